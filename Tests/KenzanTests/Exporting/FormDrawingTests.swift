import Testing

@testable import Kenzan

struct FormDrawingTests {
  let schema = ProgramForm.schema().laidOut(columns: 30, width: 3.1)

  private func slot(_ path: String) throws -> Int {
    try #require(schema.slot(of: FieldPath(path)))
  }

  private func record(_ values: [String: FieldState]) throws -> Record {
    var record = Record(
      schema: schema,
      values: schema.fields.map { _ in FieldValue(state: .blank, cell: nil, raw: "") },
      sheet: "Sheet1"
    )
    for (path, state) in values { record.values[try slot(path)].state = state }
    return record
  }

  private func standard(
    _ values: [String: FieldState],
    findings: [Finding] = []
  ) throws -> (drawing: FormDrawing, sheet: WorkbookSheet) {
    let drawing = FormDrawing(record: try record(values), findings: findings)
    return (drawing, drawing.sheet(named: "1", lists: .none))
  }

  private func cell(_ path: String, _ drawn: (FormDrawing, WorkbookSheet)) throws -> SheetCell {
    let reference = try #require(drawn.0.cell(of: try slot(path)))
    return try #require(drawn.1.cells.first { $0.reference == reference })
  }

  // MARK: - The blank form

  @Test func `every field has a name of its own and an unlocked cell`() throws {
    let workbook = TemplateWorkbook.workbook(schema: schema)
    let sheet = workbook.sheets[0]
    let cells = Dictionary(sheet.cells.map { ($0.reference, $0) }, uniquingKeysWith: { a, _ in a })
    var places: Set<String> = []
    for field in schema.fields {
      let name = try #require(workbook.names.first { $0.name == field.path.description })
      #expect(name.sheet == 0)
      #expect(places.insert(name.formula).inserted)
      let reference = try #require(CellReference(name.formula.split(separator: "!").last ?? ""))
      #expect(cells[reference]?.look.isUnlocked == true)
    }
    #expect(sheet.isProtected)
    #expect(cells.values.filter(\.look.isUnlocked).count == schema.fields.count)
    let constants = workbook.names.filter { $0.name.hasPrefix("kenzan.") }
    #expect(
      constants.map(\.formula).sorted() == ["\"2025\"", "\"R7\"", "\"test.program\""]
    )
  }

  @Test func `choices stand on a hidden sheet`() throws {
    let workbook = TemplateWorkbook.workbook(schema: schema)
    let lists = try #require(workbook.sheets.last)
    #expect(lists.isHidden)
    #expect(lists.cells.map(\.content) == [.text("actor"), .text("直営"), .text("直営・外部委託")])
    #expect(workbook.sheets[0].validations.map(\.list) == ["'選択肢'!$A$2:$A$3"])
  }

  @Test func `guidance becomes a message within Excel's limits`() throws {
    var form = GridForm()
    form.items = [GridForm.Item(path: "a", label: "項目", type: .text)]
    form.items[0].facets.guidance = String(repeating: "要", count: 300)
    form.items[0].facets.ownLabel = String(repeating: "項", count: 40)
    form.rows = [[.label("項目"), .slot("a", span: 3)]]
    let workbook = TemplateWorkbook.workbook(schema: form.schema())
    let rule = try #require(workbook.sheets[0].validations.first)
    #expect(rule.title.utf16.count == 32)
    #expect(rule.message.utf16.count == 255)
    #expect(rule.list == nil)
  }

  @Test func `formats follow from the fields`() throws {
    let sheet = TemplateWorkbook.workbook(schema: schema).sheets[0]
    let drawing = FormDrawing(template: schema)
    #expect(try cell("number", (drawing, sheet)).look.numberFormat == "@")
    #expect(try cell("actor", (drawing, sheet)).look.numberFormat == "@")
    let total = try cell("cost.R6.total", (drawing, sheet)).look.numberFormat
    #expect(total == "#,##0_ ;△#,##0_ ")
    let staff = try cell("cost.R6.staff", (drawing, sheet)).look.numberFormat
    #expect(staff == "#,##0.00\"人\"_ ;△#,##0.00\"人\"_ ")
    let target = try cell("outcome.R6.target", (drawing, sheet)).look.numberFormat
    #expect(target == "General;△General")
  }

  @Test func `a filled form reads back as it was filled`() throws {
    let values: [String: FieldState] = [
      "number": .text("5-2-3"), "project": .text("広報事業"), "actor": .text("直営"),
      "cost.R6.total": .number(ExactDecimal(2504)), "cost.R6.staff": .number(ExactDecimal("0.3")!),
      "cost.R5.total": .notApplicable, "issues": .text("一\n二"),
    ]
    let fills = try Dictionary(uniqueKeysWithValues: values.map { (try slot($0), $1) })
    let bytes = try WorkbookWriter.write(
      TemplateWorkbook.workbook(schema: schema, fills: [FormFill(fills)])
    )
    let file = try Reader.read(bytes, path: "a.xlsx")
    let form = schema
    let readings = FormReader(ids: ["test.program"]) { _, _ in form }.read(file)
    guard case .record(let record, let findings) = readings.first?.outcome else {
      Issue.record("not read: \(readings)")
      return
    }
    #expect(findings.isEmpty)
    for field in schema.fields {
      #expect(record[field.slot].state == fills[field.slot] ?? .blank)
    }
  }

  @Test func `words are written as declared and read back`() throws {
    let schema = try InlineForm(
      """
      <group name="rate" label="件数" each="year-1..year">
      <number name="target" label="目標" unit="件" words="新方針による 前年度以下"/></group>
      <form columns="8 8 8"><row><label>番号</label><slot field="number" span="2"/></row>
      <row><label>年度</label><label each="rate">{key}</label></row>
      <row><label>目標</label><slot each="rate" field="rate.{key}.target"/></row></form>
      """
    ).schema
    let slots = try ["rate.R6.target", "rate.R7.target"].map {
      try #require(schema.slot(of: FieldPath($0)))
    }
    let fills: [Int: FieldState] = [slots[0]: .words("前年度以下"), slots[1]: .words("新方針による")]
    let bytes = try WorkbookWriter.write(
      TemplateWorkbook.workbook(schema: schema, fills: [FormFill(fills)])
    )
    let file = try Reader.read(bytes, path: "a.xlsx")
    let read = ReadSheet(FormReader(ids: [schema.id]) { _, _ in schema }.read(file))
    #expect(read.codes.isEmpty)
    #expect(read.state("rate.R6.target") == .words("前年度以下"))
    let record = try #require(read.record)
    let sheet = FormDrawing(record: record, findings: []).sheet(
      named: "1",
      lists: .none
    )
    let texts = sheet.cells.compactMap { cell in
      if case .text(let text) = cell.content { text } else { nil }
    }
    #expect(texts.contains("前年度以下") && texts.contains("新方針による"))
  }

  // MARK: - The standard sheet

  @Test func `the four states are four`() throws {
    let drawn = try standard([
      "cost.R5.total": .number(.zero), "cost.R6.total": .notApplicable,
      "cost.R7.total": .number(ExactDecimal("2503.6")!),
    ])
    #expect(try cell("cost.R5.total", drawn).content == .number(.zero))
    #expect(try cell("cost.R6.total", drawn).content == .text("－"))
    #expect(try cell("cost.R8.total", drawn).content == .blank)
    // A figure with more places than the paper shows is shown whole.
    #expect(try cell("cost.R7.total", drawn).look.numberFormat == "#,##0.0_ ;△#,##0.0_ ")
  }

  @Test func `findings mark their cells`() throws {
    let finding = Finding(
      Finding.Code(rawValue: "check"),
      .error,
      field: FieldPath("cost.R6.total"),
      message: Message(ja: "合いません。", en: ""),
      consequences: [
        Finding(
          Finding.Code(rawValue: "check"),
          .warning,
          field: FieldPath("cost.R6.staff"),
          message: Message(ja: "確かめてください。", en: "")
        )
      ]
    )
    let drawn = try standard([:], findings: [finding])
    let fault = try cell("cost.R6.total", drawn)
    #expect(fault.look.fill == StyleSheet.faultFill)
    #expect(drawn.sheet.comments[fault.reference] == "【要修正】合いません。")
    let doubt = try cell("cost.R6.staff", drawn)
    #expect(doubt.look.fill == StyleSheet.doubtFill)
    #expect(drawn.sheet.comments[doubt.reference] == "【要確認】確かめてください。")
    #expect(drawn.sheet.comments.count == 2)
  }

  // MARK: - Room

  @Test(arguments: [1, 100, 800, 5_000])
  func `rows are tall enough for their text`(_ length: Int) throws {
    let text = String(repeating: "事", count: length)
    let drawn = try standard(["issues": .text(text)])
    let area = try #require(drawn.drawing.grid.slots[try slot("issues")])
    let width = drawn.drawing.grid.width(area)
    let rows = (area.first.row...area.last.row).map { drawn.sheet.rowHeights[$0] ?? 0 }
    #expect(rows.allSatisfy { $0 <= 409 })
    // Characters of 10 points in lines that the fixed-pitch font fills to the last.
    let lines = (Double(length) * 10 / (width - 4)).rounded(.up)
    #expect(rows.reduce(0, +) >= lines * 13)
    #expect(rows.reduce(0, +) <= max(20, lines * 17 + 10))
  }

  @Test func `names and areas move along where a row becomes several`() throws {
    let drawn = try standard([
      "purpose": .text(String(repeating: "事", count: 2_000)),
      "cost.R6.total": .number(ExactDecimal(1)),
    ])
    let plain = try standard(["cost.R6.total": .number(ExactDecimal(1))])
    let moved = try cell("cost.R6.total", drawn).reference
    #expect(moved.row > (try cell("cost.R6.total", plain).reference.row))
    for area in drawn.sheet.merges {
      #expect(drawn.sheet.merges.filter { $0.intersects(area) } == [area])
    }
  }

  @Test func `one page as long as it can be read, then breaks between blocks`() throws {
    #expect(try standard([:]).sheet.page.pagesTall == 1)
    let long = String(repeating: "事", count: 1_500)
    let drawn = try standard(["purpose": .text(long), "issues": .text(long)])
    let page = drawn.sheet.page
    #expect(page.pagesTall == 0)
    #expect(!page.breaks.isEmpty)
    #expect(page.repeatedRows == 1...2)
    for area in drawn.sheet.merges where area.first.row != area.last.row {
      let height = (area.first.row...area.last.row).reduce(0) {
        $0 + (drawn.sheet.rowHeights[$1] ?? 0)
      }
      guard height < 600 else { continue }
      #expect(!page.breaks.contains { (area.first.row..<area.last.row).contains($0) })
    }
  }

  @Test(
    arguments: [
      ([100.0, 100, 100], [1...1, 2...3], nil, 250.0, [1]),
      ([100.0, 100, 100], [1...3], nil, 250.0, [2]),
      ([300.0, 300], [1...1, 2...2], nil, 250.0, [1]),
      ([50.0, 100, 100, 100, 100], [1...1, 2...2, 3...3, 4...4, 5...5], 1...1, 250.0, [3]),
      ([100.0, 100], [1...1, 2...2], nil, 250.0, []),
    ] as [([Double], [ClosedRange<Int>], ClosedRange<Int>?, Double, [Int])]
  )
  func `pages break between blocks`(
    _ rows: [Double],
    _ blocks: [ClosedRange<Int>],
    _ heading: ClosedRange<Int>?,
    _ room: Double,
    _ breaks: [Int]
  ) {
    #expect(FormPages(rows: rows, blocks: blocks, heading: heading).breaks(room: room) == breaks)
  }

  @Test func `a note beside a heading stands in the frame of the table`() throws {
    let schema = try SchemaFixture.compile(
      """
      <form columns="8 8">
      <row><label rows="2">番号</label><note>▼箇条書きで</note></row>
      <row><slot field="number"/></row>
      <row><note span="2">※1 注</note></row>
      </form>
      """
    )
    let sheet = FormDrawing(template: schema).sheet(named: "1", lists: .none)
    let borders = sheet.cells.compactMap { cell -> CellLook.Borders? in
      guard case .text(let text) = cell.content, text != "番号" else { return nil }
      return cell.look.borders
    }
    #expect(borders == [.box(.thin), CellLook.Borders()])
  }

  @Test func `a dash that a template is filled with stands in the middle`() throws {
    let drawing = FormDrawing(
      template: schema,
      fill: [try slot("cost.R6.total"): .text("-"), try slot("issues"): .text("なし")]
    )
    let drawn = (drawing, drawing.sheet(named: "1", lists: .none))
    #expect(try cell("cost.R6.total", drawn).content == .text("-"))
    #expect(try cell("cost.R6.total", drawn).look.horizontal == .center)
    #expect(try cell("issues", drawn).look.horizontal == .left)
  }

  @Test func `a list column is a range`() throws {
    var form = GridForm()
    form.lists = [("items", 3)]
    for row in 1...3 { form.field("items.\(row).amount", "\(row)／額", .number) }
    form.rows =
      [[.label("額", span: 2)]] + (1...3).map { [.slot("items.\($0).amount", span: 2)] }
    let workbook = TemplateWorkbook.workbook(schema: form.schema())
    let name = try #require(workbook.names.first { $0.name == "items.amount" })
    #expect(name.formula.hasSuffix("!$A$2:$A$4"))
  }
}

extension FormSchema {
  /// The form with columns of one width.
  func laidOut(columns: Int, width: Double) -> FormSchema {
    var layout = layout
    layout.columnWidths = Array(repeating: width, count: columns)
    return with(layout)
  }

  /// The form with another grid.
  func with(_ layout: FormLayout) -> FormSchema {
    FormSchema(
      id: id,
      version: version,
      title: title,
      year: year,
      fields: fields,
      key: key,
      subject: subject,
      groups: groups,
      lists: lists,
      codes: codes,
      parameters: parameters,
      checks: checks,
      layout: layout
    )
  }
}
