import KenzanScan
import Testing

@testable import Kenzan

/// Rows that stay in the file against the same rows held: what `dump` prints is the same, whatever they are.
struct BigTableTests {
  private static let styles =
    "<cellXfs><xf/><xf numFmtId=\"14\"/><xf numFmtId=\"46\"/></cellXfs>"
  private static let strings =
    "<si><t>総務費</t></si><si><t xml:space=\"preserve\"> \"a\\b </t></si><si><r><t>x</t></r></si>"
    + "<si><t>a_x0041_&amp;</t></si><si><t/></si>"
  private static let rows = """
    <row r="1" spans="1:3" ht="15.5" customHeight="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"/>\
    <c r="C1" t="n"><v>1.5E3</v></c><c r="XFD1"><v>-0</v></c></row>
    <row r="2"><c r="A2" s="1"><v>45000.25</v></c><c r="B2"><v>0.93799999999999994</v></c>\
    <c r="C2" t="s" s="0"><v>1</v></c><c r="D2"><v>0.0001</v></c><c r="E2"><v>0.00001</v></c></row>\
    <row r="4"/><row r="5"><c r="B5" t="b"><v>1</v></c><c r="C5"><v>100</v></c><c r="D5"><v>1.50</v></c>\
    <c r="E5" t="inlineStr"><is><t>新&lt;&#13;"髙"</t></is></c><c r="F5" s="2"><v>1.5</v></c></row>
    <row r="1048576"><c r="A1048576"><v>123456789012345</v></c><c r="B1048576"><v>1234567890123456</v></c>\
    <c r="C1048576" t="s"><v>3</v></c><c r="D1048576" t="s"><v>4</v></c><c r="E1048576"><v>-.5</v></c></row>
    """

  private static func parts(_ rows: String = rows) -> WorkbookParts {
    WorkbookParts(rows, strings: strings, styles: styles)
  }

  /// The archive with a deflated worksheet, at a place of the parts.
  private static func archive(_ parts: WorkbookParts, _ sheet: [UInt8]? = nil) -> [UInt8] {
    var builder = ZipBuilder()
    for part in parts.parts {
      let isSheet = part.name.hasSuffix("sheet1.xml")
      let content = isSheet ? sheet ?? Array(part.content.utf8) : Array(part.content.utf8)
      var entry = ZipBuilder.Entry(name: part.name, content: content)
      if isSheet { entry.deflate() }
      builder.add(entry)
    }
    return builder.build()
  }

  private static func kept(_ bytes: [UInt8]) throws(ReadingError) -> SourceFile {
    var limits = Limits()
    limits.tableBytes = 0
    return try Reader.read(bytes, path: "a.xlsx", limits: limits, keepsTables: true)
  }

  private static func dump(_ bytes: [UInt8], keepsTables: Bool) -> String {
    var limits = Limits()
    limits.readsWithParser = true
    do throws(ReadingError) {
      let file = try keepsTables ? kept(bytes) : Reader.read(bytes, path: "a.xlsx", limits: limits)
      return DumpFormat.text(of: file)
    } catch {
      return DumpFormat.text(ofRefused: "a.xlsx", error, language: .ja)
    }
  }

  @Test func `the rows stay in the file and are written as those of any worksheet`() throws {
    let bytes = Self.archive(Self.parts())
    let sheet = try #require(try Self.kept(bytes).worksheets.first)
    #expect(sheet.table?.cells == 18)
    #expect(sheet.cells.isEmpty)
    let text = Self.dump(bytes, keepsTables: true)
    #expect(text == Self.dump(bytes, keepsTables: false))
    #expect(text.contains(#""E5":["s","新<\r\"髙\""],"F5":["d",1.5,null]"#), "\(text)")
  }

  @Test func `rows that reach over the window are put together`() throws {
    let rows = (1...2_500).map { row in
      "<row r=\"\(row)\"><c r=\"A\(row)\"><v>\(row).5</v></c><c r=\"B\(row)\" t=\"s\"><v>\(row % 3)</v></c>"
        + "<c r=\"D\(row)\" t=\"inlineStr\"><is><t>\(String(repeating: "総", count: row % 40))</t></is></c></row>"
    }
    let bytes = Self.archive(Self.parts(rows.joined()))
    #expect(try Self.kept(bytes).worksheets.first?.table?.cells == 7_500)
    #expect(Self.dump(bytes, keepsTables: true) == Self.dump(bytes, keepsTables: false))
  }

  @Test(arguments: [
    "<row r=\"1\"><c r=\"A1\"><f>1+1</f><v>2</v></c></row>", "<row><c r=\"A1\"><v>2</v></c></row>",
    "<row r=\"2\"/><row r=\"1\"><c r=\"A1\"><v>2</v></c></row>",
    "<row r=\"1\"><c r=\"A2\"><v>2</v></c></row>",
    "<row r=\"1\"><c r=\"B1\"><v>2</v></c><c r=\"A1\"><v>2</v></c></row>",
    "<row r=\"1\"><c r=\"A1\" s=\"3\"><v>2</v></c></row>",
    "<row r=\"1\"><c r=\"A1\"><v>x</v></c></row>",
    "<row r=\"1\" x14ac:dyDescent=\"0.25\"><c r=\"A1\"><v>2</v></c></row>", "",
    "<row r=\"1\"><c r=\"A1\"><v>2</v></c></row></sheetData><sheetData>",
  ]) func `unusual rows are held as before`(rows: String) {
    let bytes = Self.archive(Self.parts(rows))
    #expect((try? Self.kept(bytes))?.worksheets.first?.table == nil || rows.isEmpty)
    #expect(Self.dump(bytes, keepsTables: true) == Self.dump(bytes, keepsTables: false))
  }

  /// What was inflated ahead is then let go of unread.
  @Test(arguments: [1, 40, 119])
  func `an unusual row anywhere in a long part is held as before`(odd: Int) {
    let filler = String(repeating: "総務費 ", count: 3_000)
    let rows = (1...120).map { row in
      let formula = row == odd ? "<f>1+1</f>" : ""
      return "<row r=\"\(row)\"><c r=\"A\(row)\">\(formula)<v>2</v></c>"
        + "<c r=\"B\(row)\" t=\"inlineStr\"><is><t>\(filler)</t></is></c></row>"
    }
    let bytes = Self.archive(Self.parts(rows.joined()))
    #expect(Self.dump(bytes, keepsTables: true) == Self.dump(bytes, keepsTables: false))
  }

  @Test func `a table of another checksum is refused`() {
    let parts = Self.parts()
    var bytes = Self.archive(parts)
    let sheet = Array((parts["xl/worksheets/sheet1.xml"] ?? "").utf8)
    let checksum = ZipBuilder.checksum(sheet)
    let stated = [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: checksum >> UInt32($0)) }
    for place in 0..<bytes.count - 4 where Array(bytes[place..<place + 4]) == stated {
      bytes[place] ^= 1
    }
    #expect(Self.dump(bytes, keepsTables: true).contains("\"kind\":\"bad-crc\""))
  }

  private static let pieces = [
    "<", ">", "/>", "&", "&amp;", "&#0;", "\"", "]]>", "<!-- c -->", "\r\n", "\t", "\u{0}", "\u{1}",
    " ",
    "<x/>", "<c r=\"A9\"><v>1</v></c>", "<v>５</v>", "</row>", "<row r=\"3\">", "</sheetData>",
    "<sheetData>",
    "1e999", "99999999999999999999", "s=\"1\" ", "s=\"9\" ", "t=\"str\" ", "髙", "_x0041_", "0", "-",
    ".",
    "xml:space=\"preserve\" ", "\u{FFFE}", "<f>A1</f>",
  ].map { Array($0.utf8) }

  @Test(arguments: 0..<8) func `both say the same of damaged rows`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let parts = Self.parts()
    let whole = Array((parts["xl/worksheets/sheet1.xml"] ?? "").utf8)
    for _ in 0..<150 {
      var sheet = whole
      let place = Int.random(in: 0..<sheet.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: sheet[place] = UInt8.random(in: 0...255, using: &generator)
      case 1:
        sheet.removeSubrange(
          place..<min(sheet.count, place + Int.random(in: 1...9, using: &generator))
        )
      default:
        let index = Int.random(in: 0..<Self.pieces.count, using: &generator)
        sheet.insert(contentsOf: Self.pieces[index], at: place)
      }
      let bytes = Self.archive(parts, sheet)
      let (one, other) = (Self.dump(bytes, keepsTables: true), Self.dump(bytes, keepsTables: false))
      #expect(one == other, "seed \(seed), byte \(place)")
    }
  }
}
