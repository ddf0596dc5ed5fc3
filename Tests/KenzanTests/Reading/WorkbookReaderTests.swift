import Testing

@testable import Kenzan

/// The way from the package to its worksheets, and what the workbook says about them.
struct WorkbookReaderTests {
  static let cell = "<row><c><v>1</v></c></row>"

  /// A workbook of the sheets listed, each by name, type, target and further attributes.
  static func workbook(
    _ sheets: [(name: String, type: String, target: String, more: String)],
    names: String = ""
  ) -> WorkbookParts {
    var parts = WorkbookParts(cell)
    let list = sheets.enumerated().map { index, sheet in
      "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"s\(index)\" \(sheet.more)/>"
    }
    parts["xl/workbook.xml"] =
      "<workbook xmlns=\"\(WorkbookParts.main)\" xmlns:r=\"\(WorkbookParts.office)\">"
      + "<sheets>\(list.joined())</sheets>\(names)</workbook>"
    parts["xl/_rels/workbook.xml.rels"] = WorkbookParts.relationships(
      sheets.enumerated().map { ("s\($0)", $1.type, $1.target) }
    )
    return parts
  }

  @Test func `worksheets come in workbook order with their state, other sheets are none`() throws {
    var parts = Self.workbook(
      [
        ("二", "worksheet", "worksheets/sheet2.xml", ""),
        ("図", "chartsheet", "chartsheets/c.xml", ""),
        ("一", "worksheet", "worksheets/sheet1.xml", "state=\"hidden\""),
        ("マクロ", "xlMacrosheet", "m.xml", ""),
        ("三", "worksheet", "/other/x%20y.XML", "state=\"veryHidden\""),
      ],
      names: """
        <definedNames><definedName name="a">二!$A$1</definedName>\
        <definedName name="kenzan.schema" localSheetId="2">"x.y"</definedName>\
        <definedName name="c" localSheetId="1">1</definedName></definedNames>
        """
    )
    parts["xl/worksheets/sheet2.xml"] = WorkbookParts.worksheet("<row><c><v>2</v></c></row>")
    parts["other/x y.xml"] = WorkbookParts.worksheet("<row><c><v>3</v></c></row>")
    let file = try parts.read()
    #expect(file.worksheets.map(\.name) == ["二", "一", "三"])
    #expect(file.worksheets.map(\.state) == [.visible, .hidden, .veryHidden])
    #expect(file.worksheets.map(\.cells.first?.content) == [.number(2), .number(1), .number(3)])
    #expect(
      file.names == [
        DefinedName(name: "a", sheet: nil, formula: "二!$A$1"),
        DefinedName(name: "kenzan.schema", sheet: 1, formula: "\"x.y\""),
      ]
    )
  }

  @Test(arguments: [
    [
      ("A", "worksheet", "worksheets/sheet1.xml", ""),
      ("a", "worksheet", "worksheets/sheet1.xml", ""),
    ],
    [("A", "worksheet", "worksheets/none.xml", "")], [("A", "worksheet", "../../etc/passwd", "")],
    [("A", "worksheet", "workbook.xml", "")], [("A", "worksheet", "", "")], [],
  ]) func `sheets without a part of their own are refused`(
    sheets: [(name: String, type: String, target: String, more: String)]
  ) {
    #expect(refusal(of: Self.workbook(sheets).bytes)?.kind == .damaged)
  }

  @Test(arguments: ["state=\"Hidden\"", "state=\"\""])
  func `a sheet that is neither shown nor hidden is refused`(state: String) {
    var parts = WorkbookParts()
    let workbook = parts["xl/workbook.xml"] ?? ""
    parts["xl/workbook.xml"] = workbook.replacing("sheetId=", with: "\(state) sheetId=")
    #expect(parts["xl/workbook.xml"] != workbook)
    #expect(refusal(of: parts.bytes)?.kind == .damaged)
  }

  @Test func `an external or unknown target is refused`() {
    var parts = WorkbookParts()
    let relationships = parts["xl/_rels/workbook.xml.rels"] ?? ""
    parts["xl/_rels/workbook.xml.rels"] = relationships.replacing(
      "worksheets/sheet1.xml\"",
      with: "http://example.jp/\" TargetMode=\"External\""
    )
    #expect(refusal(of: parts.bytes)?.kind == .damaged)
    parts["xl/_rels/workbook.xml.rels"] = relationships.replacing("rId1", with: "rId9")
    #expect(refusal(of: parts.bytes)?.kind == .damaged)
    parts["xl/_rels/workbook.xml.rels"] = nil
    #expect(refusal(of: parts.bytes)?.kind == .damaged)
    parts["_rels/.rels"] = nil
    #expect(refusal(of: parts.bytes)?.kind == .damaged)
  }

  @Test func `the strict format reads as the transitional one`() throws {
    var parts = WorkbookParts(
      "<row><c t=\"s\" s=\"1\"><v>0</v></c></row>",
      strings: "<si><t>字</t></si>",
      styles: "<cellXfs><xf/><xf numFmtId=\"9\"/></cellXfs>"
    )
    parts.parts = parts.parts.map { name, content in
      (
        name,
        content.replacing(WorkbookParts.main, with: "http://purl.oclc.org/ooxml/spreadsheetml/main")
          .replacing(
            WorkbookParts.office,
            with: "http://purl.oclc.org/ooxml/officeDocument/relationships"
          )
      )
    }
    #expect(parts.parts.allSatisfy { !$0.content.contains(WorkbookParts.main) })
    let worksheet = try parts.worksheet()
    #expect(worksheet.cells.map(\.content) == [.text("字")])
    #expect(worksheet.cells.first.map { worksheet.style(at: $0.reference).numberFormat } == "0%")
  }

  @Test func `parts in UTF-16, with marks and with prefixes are read`() throws {
    let sheet = """
      <?xml version="1.0" encoding="UTF-16"?><m:worksheet xmlns:m="\(WorkbookParts.main)"><m:sheetData>\
      <m:row><m:c t="inlineStr"><m:is><m:t>字😀</m:t></m:is></m:c></m:row></m:sheetData></m:worksheet>
      """
    for isMarked in [true, false] {
      for isBig in [true, false] {
        let units = (isMarked ? "\u{FEFF}" + sheet : sheet).utf16
        let content = units.flatMap {
          isBig ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
        }
        var builder = ZipBuilder()
        for part in WorkbookParts().parts {
          builder.add(
            ZipBuilder.Entry(
              name: part.name,
              content: part.name.hasSuffix("sheet1.xml")
                ? content : [0xEF, 0xBB, 0xBF] + Array(part.content.utf8)
            )
          )
        }
        let file = try Reader.read(builder.build(), path: "a.xlsx")
        #expect(file.worksheets.first?.cells.map(\.content) == [.text("字😀")])
      }
    }
  }

  @Test func `of alternative contents one is read`() throws {
    let worksheet = try WorkbookParts(
      """
      <mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">\
      <mc:Choice Requires="zz"><row><c><v>1</v></c></row></mc:Choice>\
      <mc:Fallback><row><c><v>2</v></c></row></mc:Fallback></mc:AlternateContent>
      """
    ).worksheet()
    #expect(worksheet.cells.map(\.content) == [.number(2)])
  }

  @Test func `the 1904 system and the properties are known`() throws {
    var parts = WorkbookParts(
      "<row><c s=\"1\"><v>1</v></c></row>",
      styles: "<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>",
      workbook: "<workbookPr date1904=\"true\"/>"
    )
    let properties = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    parts["_rels/.rels"] = WorkbookParts.relationships([
      ("rId1", "officeDocument", "xl/workbook.xml"),
      ("rId2", "custom-properties", "docProps/custom.xml"),
    ])
    parts["docProps/custom.xml"] = """
      <Properties xmlns="\(properties)" xmlns:vt="urn:vt"><property name="kenzan.schema"><vt:lpwstr>a.b</vt:lpwstr>\
      </property><property name="n"><vt:i4>5</vt:i4></property></Properties>
      """
    let file = try parts.read()
    #expect(file.properties == ["kenzan.schema": "a.b", "n": "5"])
    #expect(
      file.worksheets.first?.cells.map(\.content) == [.date(serial: 1, iso: "1904-01-02T00:00:00")]
    )
  }
}
