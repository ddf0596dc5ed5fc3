import Testing

@testable import Kenzan

/// XML that is meant to do harm or lies about itself, in every part: refused with part and line.
struct HostileMarkupTests {
  /// A workbook of which one part is given in bytes.
  static func workbook(_ name: String, _ content: [UInt8]) -> [UInt8] {
    var builder = ZipBuilder()
    for part in WorkbookParts("<row><c t=\"s\"><v>0</v></c></row>", strings: "<si><t>字</t></si>")
      .parts
    {
      builder.add(
        ZipBuilder.Entry(
          name: part.name,
          content: part.name == name ? content : Array(part.content.utf8)
        )
      )
    }
    return builder.build()
  }

  static func worksheet(_ data: [UInt8], declaration: String = "") -> [UInt8] {
    let start =
      "\(declaration)<worksheet xmlns=\"\(WorkbookParts.main)\">\n<sheetData><row><c t=\"str\"><v>"
    return Array(start.utf8) + data + Array("</v></c></row></sheetData></worksheet>".utf8)
  }

  @Test(arguments: [
    "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml", "xl/styles.xml",
  ]) func `a document type is refused in every part`(part: String) {
    let content = WorkbookParts()[part] ?? ""
    for type in ["<!DOCTYPE x>", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">"] {
      let error = refusal(of: Self.workbook(part, Array(("\n" + type + content).utf8)))
      #expect(error?.kind == .damaged)
      #expect(error?.message.ja.contains("「\(part)」2行目: DOCTYPE宣言があります") == true)
    }
  }

  /// Bytes in a text on the second line of a worksheet.
  static let badTexts: [[UInt8]] = [
    [0x93, 0xFA], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE3, 0x81], [0],
    [1], [0xEF, 0xBF, 0xBE], Array("&#0;".utf8), Array("&#x1F;".utf8), Array("&#xD800;".utf8),
    Array("&#x110000;".utf8), Array("&#99999999999999999999;".utf8), Array("&lol;".utf8),
    Array("&#;".utf8), Array("]]>".utf8),
  ]

  @Test(arguments: badTexts)
  func `a text that is none is refused with its part and line`(bytes: [UInt8]) {
    let error = refusal(of: Self.workbook("xl/worksheets/sheet1.xml", Self.worksheet(bytes)))
    #expect(error?.kind == .damaged)
    #expect(
      error?.message.ja.contains("「xl/worksheets/sheet1.xml」2行目") == true,
      "\(error?.message.ja ?? "read")"
    )
  }

  @Test(arguments: ["Shift_JIS", "EUC-JP", "UTF-7", "UTF-16", "UTF-32", "IBM037", "nonsense"])
  func `an encoding that is not that of the bytes, or is none, is refused`(name: String) {
    let declaration = "<?xml version=\"1.0\" encoding=\"\(name)\"?>"
    let bytes = Self.worksheet(Array("字".utf8), declaration: declaration)
    #expect(refusal(of: Self.workbook("xl/worksheets/sheet1.xml", bytes))?.kind == .damaged)
  }

  @Test func `300,000 attributes are refused`() {
    let names = (0..<300_000).map { "a\($0)=\"\"" }.joined(separator: " ")
    let bytes = Array("<worksheet \(names)/>".utf8)
    let error = refusal(of: Self.workbook("xl/worksheets/sheet1.xml", bytes))
    #expect(error?.message.en.contains("more than 256 attributes") == true)
  }

  @Test(arguments: [" 字 ", "\n字\n", "\t"]) func `white space is kept as it stands`(
    text: String
  ) throws {
    for space in ["", " xml:space=\"preserve\"", " xml:space=\"default\""] {
      let cell = "<c t=\"inlineStr\"><is><t\(space)>\(text)</t></is></c>"
      #expect(try WorkbookParts("<row>\(cell)</row>").content() == .text(text))
    }
  }

  @Test(arguments: ["MustUnderstand", "ProcessContent"])
  func `a worksheet that cannot be understood without an extension is refused`(name: String) {
    var parts = WorkbookParts("<row><c><v>1</v></c></row>")
    let part = "xl/worksheets/sheet1.xml"
    let compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    parts[part] = parts[part]?.replacing(
      "<worksheet ",
      with: "<worksheet xmlns:mc=\"\(compatibility)\" xmlns:q=\"urn:q\" mc:\(name)=\"q\" "
    )
    #expect(refusal(of: parts.bytes)?.message.en.contains("an extension (\(name))") == true)
  }

  @Test(arguments: [0, 3])
  func `a document is read from behind its mark, and a mark inside is text`(
    mark: Int
  ) throws {
    let bytes = [0xEF, 0xBB, 0xBF].prefix(mark) + Self.worksheet([0xEF, 0xBB, 0xBF])
    let file = try Reader.read(
      Self.workbook("xl/worksheets/sheet1.xml", Array(bytes)),
      path: "a.xlsx"
    )
    #expect(file.worksheets.first?.cells.map(\.content) == [.text("\u{FEFF}")])
  }

  @Test func `elements of other namespaces are passed over with all that is in them`() throws {
    let foreign = "<x:row xmlns:x=\"urn:x\"><c xmlns=\"\(WorkbookParts.main)\"><v>9</v></c></x:row>"
    let worksheet = try WorkbookParts("\(foreign)<row><c><v>1</v></c>\(foreign)</row>").worksheet()
    #expect(worksheet.cells.map(\.content) == [.number(1)])
  }
}
