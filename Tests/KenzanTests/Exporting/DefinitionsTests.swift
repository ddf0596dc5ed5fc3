import Testing

@testable import Kenzan

struct DefinitionsTests {
  private func definitions() throws -> [Definitions.Entry] {
    var sample = TidySample()
    sample.set("number", text: "1", at: "B1")
    sample.set("outcome.name", text: "受講者数", at: "B5")
    sample.set("outcome.R6.target", number: "10", at: "B6")
    let sheets = [try #require(sample.tidy()).published]
    return Definitions(sheets, tables: TidyTables(sheets, audience: .everyone).all).entries
  }

  private func changes(_ change: (inout [Definitions.Entry]) -> Void) throws -> [[String]] {
    var before = try definitions()
    change(&before)
    return DefinitionChanges(try definitions(), since: before).rows
      .filter { !$0.change.isEmpty }.map { [$0.entry.id, $0.change, $0.before] }
  }

  private func index(_ id: String, in entries: [Definitions.Entry]) throws -> Int {
    try #require(entries.firstIndex { $0.id == id })
  }

  @Test func `columns, fields, choices and indicators are defined, once for all years`() throws {
    let entries = try definitions()
    func entry(_ id: String) -> Definitions.Entry? { entries.first { $0.id == id } }
    #expect(entry("budget.amount_yen")?.title == "予算一覧／金額（円）")
    #expect(entry("cost.{year}.total")?.title == "事業費／総事業費")
    #expect(entry("cost.{year}.total")?.unit == "千円")
    #expect(entry("departments/01")?.title == "市長公室")
    #expect(entry("1/outcome")?.title == "受講者数")
    #expect(entry("1/outcome")?.unit == "%")
    #expect(entry("clerk") == nil, "what is internal is not defined in public")
    #expect(!entries.contains { $0.id.contains("R6") })
  }

  @Test func `the first time nothing has changed`() throws {
    #expect(DefinitionChanges(try definitions(), since: nil).rows.allSatisfy { $0.change.isEmpty })
    #expect(try changes { _ in } == [])
  }

  @Test func `what was added, removed, renamed and measured otherwise is said`() throws {
    let found = try changes { before in
      before.removeAll { $0.id == "issues" }
      before.append(Definitions.Entry(kind: "様式の項目", form: "town.program", id: "old", title: "旧"))
      for (id, path, text) in [
        ("1/outcome", \Definitions.Entry.title, "参加者数"), ("1/outcome", \.unit, "人"),
        ("departments/01", \.title, "企画部"), ("town.program", \.version, "2024"),
        ("project", \.id, "name"),
      ] {
        guard let index = before.firstIndex(where: { $0.id == id }) else { continue }
        before[index][keyPath: path] = text
      }
      for index in before.indices where before[index].form == "town.program" {
        before[index].version = "2024"
      }
    }
    #expect(
      found == [
        ["town.program", "版変更", "2024"], ["project", "名前変更", "name"], ["issues", "追加", ""],
        ["departments/01", "名称変更", "企画部"],
        ["1/outcome", "名称変更・単位変更", "参加者数・人"], ["old", "削除", ""],
      ]
    )
  }

  /// Whoever reads the tables year after year relies on it.
  @Test func `the columns stand in the order in which they always stood`() {
    let columns = TidyTables([], audience: .everyone).all.map { table in
      "\(table.name): " + table.columns.map(\.name).joined(separator: " ")
    }
    #expect(
      columns == [
        "sheets: sheet_id schema schema_version year fiscal_year key subject department division "
          + "section sha256",
        "indicators: sheet_id kind name unit direction year fiscal_year target target_text actual "
          + "actual_text rate_stated rate_computed verdict_stated verdict_computed target_cell actual_cell",
        "budget: sheet_id account line year fiscal_year stage amount unit amount_yen text cell",
        "ratings: sheet_id criterion stage grader grade reason cell",
        "texts: sheet_id section text cell",
      ]
    )
  }
}
