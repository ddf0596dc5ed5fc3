import Testing

@testable import Kenzan

/// Places for pictures, cells that never apply, and how headings are set.
struct FormPicturesTests {
  private static let form = """
    <number name="target" label="目標" na="true"/>
    <number name="actual" label="実績" na="true"/>
    <text name="reason" label="理由" na="true"/>
    <form columns="12 12 12">
    <row><title span="3" align="left">様式</title></row>
    <row><label rows="5" vertical="true">概要</label><label>番号</label><slot field="number"/></row>
    <row><label>目標</label><slot field="target" na="／"/></row>
    <row><label>実績</label><slot field="actual" na="＼"/></row>
    <row><label align="right">理由</label><slot field="reason" na="―"/></row>
    <row height="90"><picture name="image" span="2"/></row>
    <row><note span="3">注</note></row>
    </form>
    """

  private let schema: FormSchema

  init() throws {
    schema = try SchemaFixture.compile(Self.form)
  }

  private func sheet(_ fills: [String: FieldState] = [:]) throws -> WorkbookSheet {
    var slots: [Int: FieldState] = [:]
    for (path, state) in fills { slots[try #require(schema.slot(of: FieldPath(path)))] = state }
    return FormDrawing(template: schema, fill: FormFill(slots)).sheet(named: "1", lists: .none)
  }

  private func cell(_ reference: String, _ sheet: WorkbookSheet) throws -> SheetCell {
    let place = try #require(CellReference(reference))
    return try #require(sheet.cells.first { $0.reference == place })
  }

  @Test func `a place for pictures is a frame on a sheet that takes them`() throws {
    let sheet = try sheet()
    let frame = try cell("B6", sheet)
    #expect(frame.content == .blank)
    #expect(frame.look.borders == .box(.thin))
    #expect(!frame.look.isUnlocked)
    #expect(sheet.merges.map(\.description).contains("B6:C6"))
    #expect(sheet.rowHeights[6] == 90)
    #expect(sheet.isProtected && sheet.takesPictures)
    let bytes = try WorkbookWriter.write(TemplateWorkbook.workbook(schema: schema))
    #expect(try Reader.read(bytes, path: "a.xlsx").worksheets.count == 1)
    let plain = try SchemaFixture.compile(
      "<form columns=\"9\"><row><slot field=\"number\"/></row></form>"
    )
    #expect(!FormDrawing(template: plain).sheet(named: "1", lists: .none).takesPictures)
  }

  @Test func `what never applies is crossed out, or says so, and locked`() throws {
    let sheet = try sheet()
    #expect(try cell("C3", sheet).look.diagonal == .up)
    #expect(try cell("C4", sheet).look.diagonal == .down)
    #expect(try cell("C3", sheet).content == .blank)
    #expect(try cell("C5", sheet).look.diagonal == nil)
    #expect(try cell("C5", sheet).content == .text("―"))
    for place in ["C3", "C4", "C5"] { #expect(try !cell(place, sheet).look.isUnlocked) }
    #expect(try cell("C2", sheet).look.isUnlocked)
  }

  @Test func `a value that is there all the same is shown`() throws {
    let sheet = try sheet(["target": .number(ExactDecimal(5)), "reason": .text("理由")])
    #expect(try cell("C3", sheet).look.diagonal == nil)
    #expect(try cell("C3", sheet).content == .number(ExactDecimal(5)))
    #expect(try cell("C3", sheet).look.isUnlocked)
    #expect(try cell("C5", sheet).content == .text("理由"))
  }

  @Test func `the blank form is untouched, and a filled one reads what it says`() throws {
    func read(_ fills: [FormFill]) throws -> SheetReading.Outcome? {
      let workbook = TemplateWorkbook.workbook(schema: schema, fills: fills)
      let file = try Reader.read(try WorkbookWriter.write(workbook), path: "a.xlsx")
      return FormReader(schema).read(file).first?.outcome
    }
    guard case .ignored = try read([]) else {
      Issue.record("the blank form is taken for a submission")
      return
    }
    let number = try #require(schema.slot(of: FieldPath("number")))
    guard case .record(let record, let findings) = try read([[number: .text("1")]]) else {
      Issue.record("not read")
      return
    }
    #expect(findings.isEmpty)
    for path in ["target", "actual", "reason"] {
      let slot = try #require(schema.slot(of: FieldPath(path)))
      #expect(record[slot].state == .notApplicable)
    }
  }

  @Test func `what the form says itself makes no row of a list`() throws {
    let schema = try SchemaFixture.compile(
      """
      <list name="items" label="項目" max="2"><text name="name" label="名" required="true"/>
      <number name="target" label="目標" na="true"><notation>{}{unit}</notation></number>
      <text name="unit" label="単位" within="target"/></list>
      <form columns="12 12"><row><label>番号</label><slot field="number"/></row>
      <row><label>名</label><label>目標</label></row>
      <row each="items"><slot field="items.{key}.name"/><slot field="items.{key}.target" na="／"/></row></form>
      """
    )
    let fills = try ["number": "1", "items.1.name": "甲"].map { path, text in
      (try #require(schema.slot(of: FieldPath(path))), FieldState.text(text))
    }
    let workbook = TemplateWorkbook.workbook(
      schema: schema,
      fills: [FormFill(Dictionary(uniqueKeysWithValues: fills))]
    )
    let file = try Reader.read(try WorkbookWriter.write(workbook), path: "a.xlsx")
    guard case .record(let record, _) = FormReader(schema).read(file).first?.outcome else {
      Issue.record("not read")
      return
    }
    let states = ["items.1.target", "items.1.unit", "items.2.target", "items.2.unit"].map {
      schema.slot(of: FieldPath($0)).map { record[$0].state }
    }
    #expect(states == [.notApplicable, .notApplicable, .blank, .blank])
    #expect(Checker().check(record, readingFindings: []).isEmpty)
  }

  @Test func `headings stand as the schema says`() throws {
    let sheet = try sheet()
    #expect(try cell("A1", sheet).look.horizontal == .left)
    #expect(try cell("A2", sheet).look.isStacked)
    #expect(try cell("B5", sheet).look.horizontal == .right)
    #expect(try cell("B3", sheet).look.horizontal == .center)
  }

  // MARK: - Reading

  private func objects(
    _ kinds: [(UnreadObject.Kind, String)],
    insertingRows rows: Int = 0
  ) -> [String] {
    var sheet = ReturnedSheet(schema)
    sheet.fill("number", .text("1"))
    if rows > 0 { sheet.insertRows(rows, at: 3) }
    sheet.objects = kinds.map { kind, cell in
      let picture = Picture(format: .png, bytes: [], width: 2, height: 1)
      let content: PictureContent? = kind == .picture ? .picture(picture) : nil
      return UnreadObject(kind: kind, anchor: CellReference(cell), picture: content)
    }
    return ReadSheet(sheet).findings.map { "\($0.code.rawValue) \($0.message.en)" }
  }

  @Test func `pictures in their place are not reported, whatever else lies there is`() {
    #expect(objects([(.picture, "B6")]).isEmpty)
    #expect(objects([(.picture, "B8")], insertingRows: 2).isEmpty)
    let outside = objects([(.picture, "B5"), (.picture, "B6"), (.note, "B6"), (.control, "C6")])
    #expect(
      outside == [
        "form.objects What stands outside the cells was not read: pictures (B5), notes (B6), "
          + "controls (C6)."
      ]
    )
  }

  @Test func `what is typed into the place for pictures is reported`() throws {
    var sheet = ReturnedSheet(schema)
    sheet.fill("number", .text("1"))
    sheet.cells[try #require(CellReference("B6"))] = .text("別紙")
    #expect(ReadSheet(sheet).codes == ["form.unread"])
  }
}
