import Testing

@testable import Kenzan

/// The column in which a form checks itself, and the totals of a standard sheet.
struct FormChecksTests {
  /// Two costs of one year with a total, and a text.
  private func form() throws -> FormSchema {
    var builder = SchemaBuilder()
    builder.field("project", "事業名", .text)
    for name in ["total", "operating", "staff"] {
      builder.field("cost.\(name)", "費用／\(name)", own: name)
    }
    builder.field("cost.rate", "費用／率", own: "率", unit: "%") { $0.digits = 1 }
    try builder.check(
      "total",
      "cost.total = cost.operating + cost.staff * 8200",
      message: Message(ja: "合計は\"内訳\"の和です", en: "")
    )
    try builder.check("back", "cost.operating = cost.total - cost.staff * 8200")
    try builder.check("few", "cost.staff <= 9", severity: .warning)
    try builder.check("note", "cost.staff <> 5", severity: .info)
    let schema = try #require(builder.schema())
    var layout = FormLayout()
    layout.columnWidths = Array(repeating: 10, count: 4)
    let rows = ["project", "cost.total", "cost.operating", "cost.staff", "cost.rate"]
    for (index, path) in rows.enumerated() {
      let row = index + 3
      let slot = try #require(schema.slot(of: FieldPath(path)))
      let label = try #require(CellRange("A\(row)"))
      layout.labels.append(PlacedLabel(text: path, area: label, role: .heading))
      layout.slots.append(PlacedSlot(field: slot, area: try #require(CellRange("B\(row):D\(row)"))))
    }
    return schema.with(layout)
  }

  private func fills(_ figures: [String: String], _ schema: FormSchema) throws -> [Int: FieldState]
  {
    var fills: [Int: FieldState] = [:]
    for (path, figure) in figures {
      let slot = try #require(schema.slot(of: FieldPath(path)))
      fills[slot] = .number(try #require(ExactDecimal(figure)))
    }
    return fills
  }

  private func template(_ figures: [String: String]) throws -> WorkbookSheet {
    let schema = try form()
    return TemplateWorkbook.workbook(schema: schema, fills: [FormFill(try fills(figures, schema))])
      .sheets[0]
  }

  private func result(_ cell: String, _ sheet: WorkbookSheet) -> String? {
    for drawn in sheet.cells where drawn.reference.description == cell {
      if case .formula(_, .text(let text)) = drawn.content { return text }
    }
    return nil
  }

  @Test(arguments: [
    ([:], "", "", "いまのところ直すところはありません"),
    (["cost.total": "2504"], "", "", "いまのところ直すところはありません"),
    (
      ["cost.total": "2504", "cost.operating": "44", "cost.staff": "0.3"], "○", "○",
      "いまのところ直すところはありません"
    ),
    (
      ["cost.total": "2540", "cost.operating": "44", "cost.staff": "0.3"],
      "【要修正】費用／total：合計は\"内訳\"の和です", "○", "2か所を確かめてください"
    ),
    (
      ["cost.staff": "10"], "", "【要確認】費用／staff：ほかの欄の記入と合っていません", "1か所を確かめてください"
    ),
  ])
  func `the first problem of a row is said beside it`(
    _ figures: [String: String],
    _ total: String,
    _ staff: String,
    _ summary: String
  ) throws {
    let sheet = try template(figures)
    // The form has four columns, a gap, and one hidden column: no row has more than one check.
    #expect(sheet.hiddenColumns == [6])
    #expect(result("G4", sheet) == total)
    #expect(result("G6", sheet) == staff)
    #expect(result("G2", sheet) == summary)
  }

  @Test func `checks stand outside what is printed, and locked`() throws {
    let sheet = try template([:])
    let area = try #require(sheet.page.area)
    let checks = sheet.cells.filter { if case .formula = $0.content { true } else { false } }
    #expect(checks.count == 7)
    #expect(checks.allSatisfy { !area.contains($0.reference) && !$0.look.isUnlocked })
  }

  @Test func `a total that holds is a formula, and none draws on itself`() throws {
    let schema = try form()
    let figures = ["cost.total": "2504", "cost.operating": "44", "cost.staff": "0.3"]
    let values = try fills(figures, schema)
    let record = Record(
      schema: schema,
      values: schema.fields.map {
        FieldValue(state: values[$0.slot] ?? .blank, cell: nil, raw: "")
      },
      sheet: "a"
    )
    let sheet = FormDrawing(record: record, findings: []).sheet(named: "a", lists: .none)
    let contents = Dictionary(
      uniqueKeysWithValues: sheet.cells.map { ($0.reference.description, $0.content) }
    )
    guard case .formula(let formula, let value)? = contents["B4"] else {
      Issue.record("no formula: \(contents)")
      return
    }
    #expect(formula.contains("B5") && formula.contains("B6") && formula.contains("ROUND"))
    #expect(value == .number(ExactDecimal(2504)))
    #expect(contents["B5"] == .number(ExactDecimal(44)))
  }

  @Test func `a total that is wrong stays what was written`() throws {
    let schema = try form()
    let figures = ["cost.total": "2540", "cost.operating": "44", "cost.staff": "0.3"]
    let values = try fills(figures, schema)
    let record = Record(
      schema: schema,
      values: schema.fields.map {
        FieldValue(state: values[$0.slot] ?? .blank, cell: nil, raw: "")
      },
      sheet: "a"
    )
    #expect(FormTotals(record: record).expressions.isEmpty)
  }

  @Test func `a filled form with checks reads back without a word`() throws {
    let schema = try form()
    let values = try fills(
      ["cost.total": "2540", "cost.operating": "44", "cost.staff": "0.3", "cost.rate": "96.8"],
      schema
    )
    let bytes = try WorkbookWriter.write(
      TemplateWorkbook.workbook(schema: schema, fills: [FormFill(values)])
    )
    let file = try Reader.read(bytes, path: "a.xlsx")
    let readings = FormReader(ids: [schema.id]) { _, _ in schema }.read(file)
    guard case .record(let record, let findings) = readings.first?.outcome else {
      Issue.record("not read: \(readings)")
      return
    }
    #expect(findings.isEmpty)
    for field in schema.fields { #expect(record[field.slot].state == values[field.slot] ?? .blank) }
  }
}
