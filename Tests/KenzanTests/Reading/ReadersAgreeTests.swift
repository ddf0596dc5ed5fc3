import Foundation
import Testing

@testable import Kenzan

/// The scanner against the parser: whatever a workbook is, both ways of reading it say the same.
struct ReadersAgreeTests {
  private static let samples = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../samples").standardized

  @Test func `both read every sample alike`() throws {
    let files = try #require(FileManager.default.enumerator(atPath: Self.samples.path))
    var count = 0
    for case let path as String in files where path.hasSuffix(".xlsx") {
      let bytes = [UInt8](try Data(contentsOf: Self.samples.appending(path: path)))
      #expect(Reading(bytes) == Reading(bytes, withParser: true), "\(path)")
      count += 1
    }
    #expect(count > 200)
  }

  /// Everything that a worksheet may hold, so that every mutation may meet something.
  private static let rich: WorkbookParts = {
    var parts = WorkbookParts(
      """
      <row r="1" spans="1:3" ht="15" hidden="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1"/>\
      <c r="C1" t="n"><v>1.5E3</v></c></row>
      <row r="2"><c r="A2" s="2"><v>45000.25</v></c><c r="B2"><f>A1&amp;"x"</f><v>0.93799999999999994</v></c>\
      <c r="C2" t="str"><f t="shared" ref="C2:C3" si="0">A2+1</f><v>x&#10;y</v></c></row>
      <row r="3"><c r="B3" t="b"><v>1</v></c><c r="C3"><f t="shared" si="0"/><v>7</v></c>\
      <c r="D3" t="inlineStr"><is><r><rPr><strike/></rPr><t>旧</t></r><r><t>新</t></r></is></c>\
      <c r="E3" s="3"/><c r="F3" t="e"><v>#N/A</v></c><c r="G3" s="99"><v>2</v></c></row>
      <row><c><v>12</v></c><c t="s"><v>1</v></c><c t="s"><v>9</v></c></row>
      <row r="5"><c r="A5" t="str"><f>IF(A1&gt;1,"a]]","_x0041_")</f><v>a_x0041_&#10;]</v></c>\
      <c r="B5" t="str"><f></f><v></v></c><c r="C5"><f>1/3</f><v>0.33333333333333331</v></c>\
      <c r="D5" t="str"><v>x</v></c><c r="E5" s="1"><f>NOW()</f></c></row>
      """,
      before: "<cols><col min=\"2\" max=\"3\" width=\"9\" hidden=\"1\"/></cols>",
      after: "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>",
      strings: "<si><t xml:space=\"preserve\"> 総務費 </t><rPh sb=\"0\" eb=\"1\"><t>ソウ</t></rPh></si>"
        + "<si><r><t>a_x0041_</t></r><r><rPr><b/></rPr><t>b</t></r></si>",
      styles: """
        <numFmts count="1"><numFmt numFmtId="164" formatCode="ggge&quot;年&quot;m&quot;月&quot;"/></numFmts>\
        <fonts><font/><font><strike val="true"/></font></fonts>\
        <borders><border/><border diagonalUp="1"><diagonal style="thin"/></border></borders>\
        <cellXfs><xf/><xf fontId="1"/><xf numFmtId="164"/><xf borderId="1"/></cellXfs>
        """,
      workbook:
        "<definedNames><definedName name=\"a.b\" localSheetId=\"0\">Sheet1!$A$1</definedName>"
        + "</definedNames>"
    )
    parts["xl/workbook.xml"] =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n"
      + (parts["xl/workbook.xml"] ?? "")
    return parts
  }()

  /// What people's programs write and what nobody should: put in at random places.
  private static let pieces = [
    "<", ">", "/>", "&", "&amp;", "&#x41;", "&#0;", "&lol;", "\"", "'", "]]>", "<![CDATA[x]]>",
    "<!-- c -->", "<!DOCTYPE a>", "<?p?>", "\r\n", "\t", "\u{0}", "\u{1}", "\u{FFFE}", " ", "<x/>",
    "<x:y/>", "<x xmlns=\"u\"><c><v>8</v></c></x>", "xmlns:q=\"u\" ", "<q:c><v>3</v></q:c>",
    "<c r=\"A9\"><v>1</v></c>", "<c><v>５</v></c>", "<c r=\"XFE1\"/>", "<c t=\"s\"><v>-1</v></c>",
    "<mc:AlternateContent/>", "<row r=\"0\"/>", "<row r=\"1\">", "</row>", "</sheetData>", "0x1A",
    "1e999", "NaN", "99999999999999999999", "s=\"1\" ", "t=\"x\" ", "髙", "_x0041_",
    "xml:space=\"preserve\" ",
  ].map { Array($0.utf8) }

  @Test(arguments: 0..<8) func `both say the same of damaged parts`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<250 {
      let index = Int.random(in: 2..<Self.rich.parts.count, using: &generator)
      var builder = ZipBuilder()
      for (place, part) in Self.rich.parts.enumerated() {
        var content = Array(part.content.utf8)
        if place == index { Self.damage(&content, &generator) }
        builder.add(ZipBuilder.Entry(name: part.name, content: content))
      }
      let bytes = builder.build()
      let (one, other) = (Reading(bytes), Reading(bytes, withParser: true))
      #expect(one == other, "seed \(seed), \(Self.rich.parts[index].name)")
    }
  }

  private static func damage(_ content: inout [UInt8], _ generator: inout SplitMix64) {
    for _ in 0..<Int.random(in: 1...2, using: &generator) {
      guard !content.isEmpty else { return }
      let place = Int.random(in: 0..<content.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: content[place] = UInt8.random(in: 0...255, using: &generator)
      case 1:
        let end = min(content.count, place + Int.random(in: 1...12, using: &generator))
        content.removeSubrange(place..<end)
      default:
        let piece = pieces[Int.random(in: 0..<pieces.count, using: &generator)]
        content.insert(contentsOf: piece, at: place)
      }
    }
  }

  @Test func `the scanner reads what programs write, and the parser is not asked`() {
    var parts = Self.rich
    parts["xl/worksheets/sheet1.xml"] = WorkbookParts.worksheet("<row><c><v>1</v></c></row>")
    for part in parts.parts {
      let reader = PartReader(scanning: Array(part.content.utf8), part: part.name)
      #expect(reader?.hasUnderstood() == true, "\(part.name)")
    }
  }
}

/// All that a reading says, to be compared.
private struct Reading: Equatable {
  private var refusal: [String] = []
  private var sheets: [String] = []
  private var cells: [[Cell]] = []
  private var formulas: [[CellReference: String]] = []
  private var names: [DefinedName] = []
  private var properties: [String: String] = [:]

  init(_ bytes: [UInt8], withParser: Bool = false) {
    var limits = Limits()
    limits.readsWithParser = withParser
    do throws(ReadingError) {
      let file = try Reader.read(bytes, path: "a.xlsx", limits: limits)
      names = file.names
      properties = file.properties
      for sheet in file.worksheets {
        cells.append(sheet.cells)
        formulas.append(sheet.formulas)
        let shape: [any Sendable] = [
          sheet.name, sheet.state, sheet.merges, sheet.hiddenRows.sorted(),
          sheet.hiddenColumns.sorted(), sheet.styles, sheet.unreadObjects,
          sheet.blankStyles.sorted { $0.key < $1.key }.map { "\($0)" },
          sheet.struckTexts.sorted { $0.key < $1.key }.map { "\($0)" },
        ]
        sheets.append(shape.map { "\($0)" }.joined(separator: "\n"))
      }
    } catch {
      refusal = [error.kind.rawValue, error.message.ja]
    }
  }
}
