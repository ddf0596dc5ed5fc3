import Testing

@testable import Kenzan

struct TidyTablesTests {
  private func filled() -> TidySample {
    var sheet = TidySample()
    sheet.set("number", text: "12", at: "B1")
    sheet.set("department", text: "01", at: "D1")
    sheet.set("project", text: "行政改革", at: "B2")
    sheet.set("clerk", text: "職員A", at: "B3")
    sheet.set("issues", text: "課題がある", at: "B4")
    sheet.set("outcome.name", text: "完了の割合", at: "B5")
    sheet.set("outcome.R5.target", number: "73", at: "C5")
    sheet.set("outcome.R5.actual", number: "75", at: "C6")
    sheet.set("outcome.R6.target", number: "76", at: "D5", raw: "76%以上")
    sheet.set("outcome.R6.actual", .notApplicable, at: "D6", raw: "－")
    sheet.set("cost.R5.total", number: "2504", at: "C8")
    sheet.set("cost.R5.staff", number: "0.3", at: "C9")
    sheet.set("result.grade", text: "達成できた", at: "B11")
    return sheet
  }

  private func tables(
    _ sheet: TidySample,
    audience: TidyTables.Audience = .staff,
    findings: [Finding] = []
  ) throws -> TidyTables {
    TidyTables([try #require(sheet.tidy(findings: findings))], audience: audience)
  }

  @Test func `every table has the columns that it promises`() throws {
    let tables = try tables(filled())
    let names = [
      "sheets":
        "sheet_id schema schema_version year fiscal_year key subject department division section "
        + "source_file source_sheet sha256 result errors warnings",
      "indicators":
        "sheet_id kind name unit direction year fiscal_year target target_text actual actual_text "
        + "rate_stated rate_computed verdict_stated verdict_computed target_cell actual_cell",
      "budget": "sheet_id account line year fiscal_year stage amount unit amount_yen text cell",
      "ratings": "sheet_id criterion stage grader grade reason cell",
      "texts": "sheet_id section text cell",
      "findings": "sheet_id level code rule label cell value expected difference unit message",
    ]
    #expect(
      tables.all.map(\.name)
        == ["sheets", "indicators", "budget", "ratings", "texts", "findings"]
    )
    for table in tables.all {
      #expect(table.columns.map(\.name).joined(separator: " ") == names[table.name])
      #expect(table.rows.allSatisfy { $0.count == table.columns.count })
    }
  }

  @Test func `a sheet is identified by form, year and key`() throws {
    let sheets = try #require(try tables(filled())["sheets"])
    #expect(sheets.texts("sheet_id") == ["town.program/R7/12"])
    #expect(sheets.texts("fiscal_year") == ["2025"])
    #expect(sheets.texts("department") == ["市長公室"], "the label, not the code")
    #expect(sheets.texts("subject") == ["行政改革"])
  }

  @Test func `two sheets with one key and a sheet without a key keep ids of their own`() throws {
    let sheet = try #require(filled().tidy())
    let keyless = try #require(TidySample().tidy())
    let ids = TidyTables([sheet, sheet, keyless]).sheetIDs
    #expect(
      ids == ["town.program/R7/12", "town.program/R7/12~2", "sha256-abababababab/3"]
    )
  }

  @Test func `an indicator has a row for every year in which something stands`() throws {
    let table = try #require(try tables(filled())["indicators"])
    #expect(table.texts("kind") == ["成果指標", "成果指標"])
    #expect(table.texts("year") == ["R5", "R6"])
    #expect(table.texts("unit") == ["%", "%"])
    #expect(table.texts("target") == ["73", "76"])
    #expect(table.texts("target_text") == ["", "76%以上"], "what was typed beside the figure")
    #expect(table.texts("actual") == ["75", ""])
    #expect(table.texts("actual_text") == ["", "－"], "not applicable is not blank")
    #expect(table.texts("rate_computed") == ["102.7", ""])
    #expect(table.texts("verdict_computed") == ["達成", ""])
    #expect(table.texts("actual_cell") == ["C6", "D6"])
  }

  @Test func `a target in words stands beside the figures`() throws {
    var sheet = filled()
    sheet.set("outcome.R6.target", .words("前年度以下"), at: "D5", raw: "前年度 以下")
    let table = try #require(try tables(sheet)["indicators"])
    #expect(table.texts("target") == ["73", ""])
    #expect(table.texts("target_text") == ["", "前年度以下"])
    #expect(table.texts("verdict_computed") == ["達成", ""])
  }

  @Test func `a budget line states the amount as written and in yen`() throws {
    let table = try #require(try tables(filled())["budget"])
    #expect(table.texts("line") == ["総事業費", "従事職員数"], "a year without figures has no row")
    #expect(table.texts("stage") == ["決算", "決算"])
    #expect(table.texts("amount") == ["2504", "0.3"])
    #expect(table.texts("amount_yen") == ["2504000", ""])
    #expect(table.texts("cell") == ["C8", "C9"])
  }

  @Test func `ratings and texts stand by their labels`() throws {
    let tables = try tables(filled())
    #expect(tables["ratings"]?.texts("criterion") == ["指標の実績"])
    #expect(tables["ratings"]?.texts("grade") == ["達成できた"])
    #expect(tables["texts"]?.texts("section") == ["担当者", "課題"])
  }

  @Test func `a finding and what follows from it are rows of their own`() throws {
    let consequence = Finding(
      Finding.Code(rawValue: "check"),
      .error,
      outcome: .unverifiable,
      message: Message(ja: "確かめられません", en: "unverifiable")
    )
    let finding = Finding(
      Finding.Code(rawValue: "required"),
      .error,
      cell: "Sheet1!F23",
      message: Message(ja: "空欄です", en: "blank"),
      consequences: [consequence]
    )
    let table = try #require(try tables(filled(), findings: [finding])["findings"])
    #expect(table.texts("level") == ["要修正", "判定できません"])
    #expect(table.texts("cell") == ["F23", ""])
    #expect(table.texts("message") == ["空欄です", "確かめられません"])
  }

  @Test func `public tables hold nothing internal`() throws {
    let tables = try tables(filled(), audience: .everyone)
    #expect(tables.all.map(\.name) == ["sheets", "indicators", "budget", "ratings", "texts"])
    #expect(tables["texts"]?.texts("section") == ["課題"])
    let columns = Set(tables["sheets"]?.columns.map(\.name) ?? [])
    #expect(columns.isDisjoint(with: ["source_file", "result", "errors", "warnings"]))
    let everything = tables.all.flatMap { $0.rows.joined() }.map(\.plainText)
    #expect(!everything.contains { $0.contains("職員A") || $0.contains("a.xlsx") })
  }

  @Test(
    arguments: [
      ("100", "95", "higher", "95", false), ("100", "95", "lower", nil, true),
      ("0", "0", "", nil, true), ("0", "3", "", nil, nil), ("0", "3", "higher", nil, true),
      ("3", "2", "", "66.7", false), ("180", "193", "higher", "107.2", true),
      ("2047", "-630", "", "-30.8", false), ("0.8", "1", "", "125", true),
    ] as [(String, String, String, String?, Bool?)]
  )
  func `the achievement follows from target, actual and direction`(
    target: String,
    actual: String,
    direction: String,
    rate: String?,
    isMet: Bool?
  ) {
    let achievement = Achievement(
      target: ExactDecimal(target),
      actual: ExactDecimal(actual),
      direction: direction
    )
    #expect(achievement.rate?.description == rate)
    #expect(achievement.isMet == isMet)
  }
}
