import Testing

@testable import Kenzan

/// Parts are found by the relationships that lead to them, and by nothing else.
struct OfficePackageTests {
  /// A workbook whose main part and all others stand where no program puts them.
  static func odd(_ prefix: String) -> WorkbookParts {
    var parts = WorkbookParts(
      "<row><c t=\"s\" s=\"1\"><v>0</v></c></row>",
      strings: "<si><t>字</t></si>",
      styles: "<cellXfs><xf/><xf numFmtId=\"9\"/></cellXfs>"
    )
    let old = parts
    parts.parts = []
    parts["_rels/.rels"] = WorkbookParts.relationships([("x", "officeDocument", "/odd/本/main")])
    parts["odd/本/main"] = old["xl/workbook.xml"]
    parts["odd/本/_rels/main.rels"] = WorkbookParts.relationships([
      ("rId1", "worksheet", prefix + "s.bin.txt"), ("a", "sharedStrings", prefix + "t"),
      ("b", "styles", prefix + "u.XML"),
    ])
    parts["odd/s.bin.txt"] = old["xl/worksheets/sheet1.xml"]
    parts["odd/t"] = old["xl/sharedStrings.xml"]
    parts["odd/u.xml"] = old["xl/styles.xml"]
    return parts
  }

  @Test(arguments: ["/odd/", "../", "./.././", "../../odd/", "//odd//", "../../ODD/"])
  func `parts are found wherever they are`(prefix: String) throws {
    let worksheet = try Self.odd(prefix).worksheet()
    #expect(worksheet.cells.map(\.content) == [.text("字")])
    #expect(worksheet.cells.first.map { worksheet.style(at: $0.reference).numberFormat } == "0%")
  }

  @Test(arguments: ["../../../odd/", "/../odd/", "http:", "C:\\", "#"])
  func `what leads out of the package, or nowhere, is refused`(prefix: String) {
    #expect(refusal(of: Self.odd(prefix).bytes)?.kind == .damaged)
  }

  static let relationships = "xl/_rels/workbook.xml.rels"

  /// A workbook of which one relationship leads to another target.
  static func aimed(_ target: String, at new: String) -> WorkbookParts {
    var parts = WorkbookParts("<row><c><v>1</v></c></row>")
    parts[relationships] = parts[relationships]?.replacing("\"\(target)\"", with: "\"\(new)\"")
    return parts
  }

  @Test(arguments: ["worksheets/sheet1.xml", "sharedStrings.xml", "/xl/styles.xml"])
  func `a part that is missing, itself or another is refused with its name`(target: String) {
    for (new, name) in [
      ("gone.xml", "xl/gone.xml"), ("workbook.xml", "xl/workbook.xml"),
      ("_rels/workbook.xml.rels", "xl/_rels/workbook.xml.rels"), ("/_rels/.rels", "_rels/.rels"),
    ] {
      let error = refusal(of: Self.aimed(target, at: new).bytes)
      #expect(error?.kind == .damaged)
      #expect(error?.message.ja.contains("「\(name)」") == true, "\(error?.message.ja ?? "")")
    }
  }

  @Test func `the refusal of a missing part says what to do`() {
    #expect(
      refusal(of: Self.aimed("sharedStrings.xml", at: "gone.xml").bytes)?.message.ja
        == "壊れているため読み込めません（「xl/gone.xml」: この部分がありません）。Excelで開いて保存し直し、再提出してください。"
    )
  }

  @Test func `a main part that is external, missing or itself is refused`() {
    for (target, more) in [
      ("http://example.jp/a.xml", "\" TargetMode=\"External"), ("xl/none.xml", ""),
      ("_rels/.rels", ""), ("", ""), ("../xl/workbook.xml", ""),
    ] {
      var parts = WorkbookParts()
      parts["_rels/.rels"] = WorkbookParts.relationships([("a", "officeDocument", target + more)])
      parts["[Content_Types].xml"] = "<Types/>"
      #expect(refusal(of: parts.bytes)?.kind == .damaged, "\(target)")
    }
  }

  @Test(arguments: ["sharedStrings", "styles"])
  func `two parts where there can be one are refused`(type: String) {
    var parts = WorkbookParts("<row><c><v>1</v></c></row>")
    parts["xl/other.xml"] = parts["xl/\(type).xml"]
    parts[Self.relationships] = parts[Self.relationships]?.replacing(
      "</Relationships>",
      with: "<Relationship Id=\"o\" Type=\"\(WorkbookParts.office)/\(type)\" Target=\"other.xml\"/>"
        + "</Relationships>"
    )
    #expect(refusal(of: parts.bytes)?.kind == .damaged)
  }

  @Test func `two relationships of one id are refused with the line`() {
    var parts = WorkbookReaderTests.workbook([
      ("A", "worksheet", "worksheets/sheet1.xml", ""), ("B", "worksheet", "worksheets/b.xml", ""),
    ])
    parts["xl/worksheets/b.xml"] = WorkbookParts.worksheet("")
    #expect(refusal(of: parts.bytes) == nil)
    parts[Self.relationships] = parts[Self.relationships]?.replacing("\"s1\"", with: "\"s0\"")
    let error = refusal(of: parts.bytes)
    #expect(error?.kind == .damaged)
    #expect(error?.message.ja.contains("参照「s0」が2つあります") == true)
  }

  @Test func `one part is not the content of two sheets`() {
    let parts = WorkbookReaderTests.workbook([
      ("A", "worksheet", "worksheets/sheet1.xml", ""),
      ("B", "worksheet", "Worksheets/../worksheets/SHEET1.xml", ""),
    ])
    let error = refusal(of: parts.bytes)
    #expect(error?.kind == .damaged)
    #expect(error?.message.ja.contains("シート「B」の中身が、ほかのシートのものです") == true)
  }

  @Test func `a sheet of a kind that nobody knows is not left out silently`() {
    let parts = WorkbookReaderTests.workbook([
      ("A", "worksheet", "worksheets/sheet1.xml", ""), ("B", "newsheet", "b.xml", ""),
    ])
    let error = refusal(of: parts.bytes)
    #expect(error?.kind == .damaged)
    #expect(error?.message.en.contains("sheet 'B' is of the unknown kind 'newsheet'") == true)
  }
}
