import Testing

@testable import Kenzan

/// The pictures of a returned sheet, in the record and on the redrawn sheet.
struct SheetPicturesTests {
  private let schema: FormSchema

  init() throws {
    schema = try SchemaFixture.compile(
      """
      <form columns="12 12 12"><row><label>番号</label><slot field="number"/></row>
      <row height="90"><picture name="image" span="2"/><picture name="inner" visibility="internal"/></row></form>
      """
    )
  }

  private static func picture(_ width: Int, _ height: Int) -> Picture {
    let bytes = PictureFixture.png(width, height)
    return Picture(format: .png, bytes: bytes, width: width, height: height)
  }

  private func read(_ objects: [UnreadObject], hiddenRows: Set<Int> = []) -> ReadSheet {
    var sheet = ReturnedSheet(schema)
    sheet.fill("number", .text("1"))
    sheet.objects = objects
    sheet.hiddenRows = hiddenRows
    return ReadSheet(sheet)
  }

  private func object(_ content: PictureContent, _ cell: String) -> UnreadObject {
    UnreadObject(kind: .picture, anchor: CellReference(cell), picture: content)
  }

  @Test func `a picture in its place belongs to the record and stands in the frame`() throws {
    let read = read([object(.picture(Self.picture(200, 100)), "B2")])
    #expect(read.findings.isEmpty)
    let record = try #require(read.record)
    #expect(record.pictures["image"]?.map(\.cell.description) == ["B2"])
    let sheet = FormDrawing(record: record, findings: []).sheet(named: "1", lists: .none)
    let drawn = try #require(sheet.pictures.first)
    #expect(sheet.pictures.count == 1)
    #expect(drawn.anchor.description == "A2")
    let place = drawn.place
    let width = (1...2).reduce(0) { $0 + (sheet.columnWidths[$1] ?? 0) }
    let height = sheet.rowHeights[2] ?? 0
    // Its shape, inside the frame, in the middle.
    #expect(abs(place.width / place.height - 2) < 0.001)
    #expect(place.left > 0 && place.left + place.width < width)
    #expect(place.top > 0 && place.top + place.height < height)
    #expect(abs(place.left - (width - place.left - place.width)) < 0.001)
    #expect(abs(place.top - (height - place.top - place.height)) < 0.001)
    #expect(place.width > width * 0.9 || place.height > height * 0.9)
  }

  @Test func `what was written is read again with the same picture`() throws {
    let picture = Self.picture(200, 100)
    let record = try #require(read([object(.picture(picture), "A2")]).record)
    let drawing = FormDrawing(record: record, findings: [])
    var workbook = Workbook()
    workbook.sheets = [drawing.sheet(named: "1", lists: .none)]
    workbook.names = drawing.names(sheet: 0, tab: workbook.sheets[0].name)
    let bytes = try WorkbookWriter.write(workbook)
    #expect(try WorkbookWriter.write(workbook) == bytes)
    let returned = FormReader(schema).read(try Reader.read(bytes, path: "a.xlsx")).read
    #expect(returned.record?.pictures["image"]?.map(\.picture) == [picture])
    #expect(returned.findings.isEmpty)
  }

  @Test func `several stand side by side and do not meet`() throws {
    let pictures = [(100, 100), (300, 100), (50, 200)].map { Self.picture($0, $1) }
    let read = read(
      zip(pictures, ["B2", "A2", "B2"]).map { object(.picture($0), $1) }
    )
    #expect(
      read.findings.map(\.message.ja) == [
        "A2の画像欄の画像3枚は、書き出した様式や配布資料には並べて表示します。"
          + "重ねて1つの図にしている場合は、1枚の画像にまとめて貼り直してください。"
      ]
    )
    #expect(read.findings.map(\.severity) == [.info])
    let record = try #require(read.record)
    let sheet = FormDrawing(record: record, findings: []).sheet(named: "1", lists: .none)
    #expect(sheet.pictures.map(\.picture.width) == [300, 100, 50])
    for (index, one) in sheet.pictures.enumerated() {
      for other in sheet.pictures[(index + 1)...] {
        let (a, b) = (one.place, other.place)
        #expect(
          a.left + a.width <= b.left || b.left + b.width <= a.left || a.top + a.height <= b.top
            || b.top + b.height <= a.top
        )
      }
    }
  }

  @Test func `what cannot be shown is said with what to do`() {
    let read = read([
      object(.unshown(.kind("EMF")), "A2"), object(.unshown(.cropped), "A2"),
      UnreadObject(kind: .drawing, anchor: CellReference("B2")),
      UnreadObject(kind: .drawing, anchor: CellReference("B2")),
    ])
    #expect(read.codes == ["form.picture"])
    #expect(read.findings.map(\.severity) == [.warning])
    #expect(read.findings.map(\.cell) == ["Sheet1!A2"])
    #expect(
      read.findings.map(\.message.ja) == [
        "A2の画像欄にあるEMF形式の画像、一部を切り抜いた画像、図形2個は、書き出した様式や配布資料には表示できません。"
          + "PNGかJPEGで貼り直してください（コピーして［形式を選択して貼り付け］で「図（PNG）」を選ぶと、"
          + "見たとおりの画像になります）。"
      ]
    )
    #expect(read.record?.pictures.isEmpty == true)
  }

  @Test func `more than fit, and those nobody sees, are said`() {
    let many = Array(repeating: object(.picture(Self.picture(1, 1)), "A2"), count: 13)
    let read = read(many)
    #expect(read.record?.pictures["image"]?.count == SheetPictures.maximum)
    #expect(
      read.findings.map(\.message.ja) == [
        "A2の画像欄には画像が13枚あります。書き出した様式や配布資料には左から12枚だけを表示します。"
          + "1枚の画像にまとめて貼り直してください。"
      ]
    )
    let hidden = self.read([many[0]], hiddenRows: [2])
    #expect(hidden.codes == ["form.picture"])
    #expect(hidden.record?.pictures.isEmpty == true)
  }

  @Test func `pictures of internal places are for the staff alone`() throws {
    let picture = Self.picture(2, 2)
    let objects = [object(.picture(picture), "A2"), object(.picture(picture), "C2")]
    let record = try #require(read(objects).record)
    #expect(Set(record.pictures.keys) == ["image", "inner"])
    let report = SheetReport(sheet: "Sheet1", findings: [])
    let sheet = TidySheet(path: "a.xlsx", sha256: "", report: report, record: record)
    #expect(sheet.withoutInternals.record.map { Set($0.pictures.keys) } == ["image"])
  }
}
