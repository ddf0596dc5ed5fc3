import Testing

@testable import Kenzan

/// A cell with several fields is written as it is read.
struct SharedCellDrawingTests {
  private func number(_ value: Int) -> FieldState { .number(ExactDecimal(value)) }

  private func cell(_ path: String, of drawing: FormDrawing) throws -> SheetCell {
    let slot = try #require(drawing.schema.slot(of: FieldPath(path)))
    let reference = try #require(drawing.cell(of: slot))
    let sheet = drawing.sheet(named: "1", lists: .none)
    return try #require(sheet.cells.first { $0.reference == reference })
  }

  @Test(arguments: [
    ("outcome.R6.target", "新規2社（累計10社）", "新規2社（累計10社）"),
    ("outcome.R6.target", "新規 ２社 (累計１０社)", "新規2社（累計10社）"),
    ("outcome.R6.target", "80000件", "80,000件"), ("outcome.R6.target", "新規－社（累計10社）", "新規－社（累計10社）"),
    ("outcome.R6.target", "△5件", "△5件"), ("outcome.name", "来庁者数 ※", "※来庁者数"),
    ("outcome.name", "※☆来庁者数", "☆※来庁者数"), ("outcome.R6.target", "29（4）", "29（4）"),
    ("day", "2019/7/24 9:30～11:30", "令和元年7月24日（水）9:30～11:30"),
  ]) func `the standard form says what the cell said`(
    path: String,
    text: String,
    written: String
  ) throws {
    var sheet = ReturnedSheet(try SharedCellForm.schema())
    sheet.fill(path, .text(text))
    let record = try #require(ReadSheet(sheet).record)
    #expect(
      try cell(path, of: FormDrawing(record: record, findings: [])).content == .text(written)
    )
    var again = ReturnedSheet(record.schema)
    again.fill(path, .text(written))
    let second = try #require(ReadSheet(again).record)
    #expect(second.values.map(\.state) == record.values.map(\.state))
  }

  @Test func `a number alone stays a number`() throws {
    var sheet = ReturnedSheet(try SharedCellForm.schema())
    sheet.fill("outcome.R6.target", .number(10))
    let record = try #require(ReadSheet(sheet).record)
    let drawn = try cell("outcome.R6.target", of: FormDrawing(record: record, findings: []))
    #expect(drawn.content == .number(ExactDecimal(10)))
  }

  @Test func `only the field whose cell it is has a name, and a check on the others stays out`()
    throws
  {
    let schema = try SharedCellForm.schema()
    let workbook = TemplateWorkbook.workbook(schema: schema)
    let names = workbook.names.map(\.name)
    #expect(names.contains("outcome.R6.target") && !names.contains("outcome.R6.fresh"))
    #expect(
      workbook.sheets[0].cells.allSatisfy { if case .formula = $0.content { false } else { true } }
    )
    let text = SchemaDescription(schema).text(in: .ja)
    #expect(text.contains("「目標」のセルに書く"))
    #expect(text.contains("「指標名」のセルに※印で書く"))
    #expect(text.contains("「新規○〔単位〕（累計○〔単位〕）」とも書ける"))
    #expect(text.contains("Excelの様式の検査式には入りません"))
  }

  @Test func `a finding about a field within a cell marks the cell`() throws {
    var sheet = ReturnedSheet(try SharedCellForm.schema())
    sheet.fill("outcome.R6.target", .text("新規△2社（累計10社）"))
    let record = try #require(ReadSheet(sheet).record)
    let findings = Checker().check(record).filter { $0.code == .range }
    let marks = FormMark.marks(of: findings, in: record.schema)
    #expect(Array(marks.keys) == [record.schema.slot(of: FieldPath("outcome.R6.target"))])
  }

  // MARK: - From a list

  private func fills(_ rows: [[String]]) throws -> [FormFill] {
    let schema = try SharedCellForm.schema()
    var sheet = Worksheet(name: "list")
    for (row, values) in rows.enumerated() {
      for (column, value) in values.enumerated() where !value.isEmpty {
        sheet.cells.append(Cell(.at(row + 1, column + 1), .text(value)))
      }
    }
    let file = SourceFile(path: "list.csv", sha256: "", kind: .csv, worksheets: [sheet])
    return try TemplateList(schema, path: "list.csv").fills(from: file)
  }

  @Test func `a form is filled in from columns of the parts, or of the whole`() throws {
    let head = [
      "outcome.name", "outcome.changed", "outcome.R6.target", "outcome.R6.fresh",
      "outcome.R6.unit",
    ]
    let rows = try fills([
      head, ["来庁者数", "○", "10", "2", "社"], ["", "", "新規2社（累計10社）", "", ""],
      ["", "", "10", "", ""],
    ])
    let schema = try SharedCellForm.schema()
    let drawings = rows.map { FormDrawing(template: schema, fill: $0) }
    #expect(try cell("outcome.name", of: drawings[0]).content == .text("※来庁者数"))
    let targets = try drawings.map { try cell("outcome.R6.target", of: $0).content }
    #expect(
      targets == [.text("新規2社（累計10社）"), .text("新規2社（累計10社）"), .number(ExactDecimal(10))]
    )
    #expect(throws: OutputError.self) { try fills([head, ["", "", "10", "2", ""]]) }
    #expect(throws: OutputError.self) { try fills([head, ["", "", "10", "二", "社"]]) }
  }
}
