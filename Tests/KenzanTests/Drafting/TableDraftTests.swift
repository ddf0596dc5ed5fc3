import Testing

@testable import Kenzan

/// A table with heads, in which each row is a sheet.
struct TableDraftTests {
  private static let heads = "番号,事業名,担当課,R5決算額,R6決算額,評価,理由,備考\n"

  @Test func `a table is drafted without a grid`() throws {
    var options = Draft.Options()
    options.year = FiscalYear(key: "R7")
    let drafted = try Drafted(csv: Self.heads, options: options)
    #expect(drafted.draft.shape == .table)
    #expect(drafted.schema.layout.slots.isEmpty && !drafted.draft.xml.contains("</form>"))
    #expect(
      drafted.fields.map { $0.split(separator: " ").first } == [
        "number", "project", "division", "settlement.R5.value", "settlement.R6.value", "grade",
        "reason",
        "note",
      ]
    )
  }

  @Test func `two rows of heads make groups`() throws {
    let csv = """
      番号,事業名,事業費（千円）,,,一次評価,,備考
      ,,R5決算額,R6決算額,R7予算額,評価,理由,
      1,移動図書館,10,12,14,A,利用が多い,
      """
    let drafted = try Drafted(csv: csv)
    #expect(drafted.schema.year.key == "R7")
    #expect(
      drafted.fields == [
        "number 番号 number", "project 事業名", "cost.R5.amount 事業費／R5決算額 number 千円",
        "cost.R6.amount 事業費／R6決算額 number 千円", "cost.R7.amount 事業費／R7予算額 number 千円",
        "first.grade 一次評価／評価", "first.reason 一次評価／理由", "note 備考",
      ]
    )
  }

  @Test func `values that repeat are choices, to be completed`() throws {
    let rows = (1...9).map { "\($0),事業\($0),課\($0),1,2,\(["A", "B", "C"][$0 % 3]),理由\($0),\n" }
    let drafted = try Drafted(csv: Self.heads + rows.joined())
    #expect(drafted.choices("grade") == ["A", "B", "C"])
    #expect(drafted.schema.codes.count == 1)
    #expect(drafted.questions.contains { $0.contains("「評価」の選択肢は、記入されていた値から集めました") })
  }

  @Test func `figures, signs and texts of the rows tell the types`() throws {
    let rows = "1,あ,甲課,1000,－,A,多い,\n2,い,乙課,20.5,30,B,少ない,\n"
    let drafted = try Drafted(csv: Self.heads + rows)
    let cost = try #require(drafted.schema.field("settlement.R6.value"))
    #expect(cost.type == .number)
    #expect(cost.facets.notApplicable == .allowed)
    #expect(drafted.schema.field("reason")?.type == .text)
  }

  @Test func `few heads are a form and many are a table`() {
    func sheet(_ columns: Int, merged: Bool = false) -> Worksheet {
      var sheet = Worksheet(name: "a")
      sheet.cells = (1...columns).map { Cell(.at(1, $0), .text("見出し\($0)")) }
      if merged { sheet.merges = (2...9).compactMap { CellRange("A\($0):B\($0)") } }
      return sheet
    }
    #expect(TableDraft.isTable(sheet(8)))
    #expect(!TableDraft.isTable(sheet(7)))
    #expect(!TableDraft.isTable(sheet(8, merged: true)))
  }
}
