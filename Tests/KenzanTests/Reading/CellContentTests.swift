import Testing

@testable import Kenzan

/// One case for each kind of cell: what stands in the file, and what is read.
struct CellContentTests {
  static let styles = """
    <numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="10"/><xf numFmtId="28"/></cellXfs>
    """

  static let strings = """
    <si><t>一般</t></si><si><r><t>太</t></r><r><rPr><b/></rPr><t>字</t></r><rPh sb="0" eb="1"><t>フト</t></rPh></si>
    <si><t>a_x000D_b_x005F_x0041_</t></si><si><t xml:space="preserve"> 端 </t></si><si><t/></si>
    """

  @Test(arguments: [
    (#"<c><v>12</v></c>"#, CellContent.number(12)),
    (#"<c t="n"><v> -1.5E-3 </v></c>"#, .number(-0.0015)),
    (#"<c><v>0.93799999999999994</v></c>"#, .number(0.938)),
    (#"<c s="3"><v>0.968</v></c>"#, .number(0.968)),
    (#"<c t="s"><v>0</v></c>"#, .text("一般")),
    (#"<c t="s"><v>1</v></c>"#, .text("太字")),
    (#"<c t="s"><v>2</v></c>"#, .text("a\rb_x0041_")),
    (#"<c t="s"><v>3</v></c>"#, .text(" 端 ")),
    (#"<c t="s"><v>4</v></c>"#, .text("")),
    (#"<c t="inlineStr"><is><t>内</t></is></c>"#, .text("内")),
    (#"<c t="inlineStr"><is><r><t>内</t></r><r><t>側</t></r></is></c>"#, .text("内側")),
    (#"<c t="str"><f>A2</f><v>結果_xD83D__xDE00_</v></c>"#, .text("結果😀")),
    (#"<c t="str"><f>""</f><v></v></c>"#, .text("")),
    (#"<c t="b"><v>1</v></c>"#, .boolean(true)),
    (#"<c t="b"><v>false</v></c>"#, .boolean(false)),
    (#"<c t="e"><v>#N/A</v></c>"#, .error("#N/A")),
    (#"<c s="1"><v>45000</v></c>"#, .date(serial: 45000, iso: "2023-03-15T00:00:00")),
    (#"<c s="4"><v>45000</v></c>"#, .date(serial: 45000, iso: "2023-03-15T00:00:00")),
    (#"<c s="2"><v>1.5</v></c>"#, .date(serial: 1.5, iso: nil)),
    (
      #"<c t="d"><v>2023-03-15T12:00:00</v></c>"#,
      .date(serial: 45000.5, iso: "2023-03-15T12:00:00")
    ),
    (#"<c><f>1+1</f><v>2</v></c>"#, .number(2)),
    (#"<c><f>1+1</f></c>"#, .uncalculated),
    (#"<c><f>1+1</f><v></v></c>"#, .uncalculated),
  ]) func `a cell has the content that the file stores`(cell: String, content: CellContent) throws {
    let parts = WorkbookParts("<row>\(cell)</row>", strings: Self.strings, styles: Self.styles)
    #expect(try parts.content() == content)
  }

  @Test(arguments: [
    (#"<c><v>1,234</v></c>"#, "1,234"), (#"<c><v>0x1A</v></c>"#, "0x1A"),
    (#"<c><v>NaN</v></c>"#, "NaN"), (#"<c><v>1e999</v></c>"#, "1e999"),
    (#"<c><v>１２</v></c>"#, "１２"), (#"<c><v>1 2</v></c>"#, "1 2"),
    (#"<c t="s"><v>99</v></c>"#, "99"), (#"<c t="s"><v>-1</v></c>"#, "-1"),
    (#"<c t="s"><v>1.0</v></c>"#, "1.0"), (#"<c t="b"><v>2</v></c>"#, "2"),
    (#"<c t="d"><v>2023-02-30</v></c>"#, "2023-02-30"), (#"<c t="z"><v>5</v></c>"#, "5"),
    (#"<c s="99"><v>5</v></c>"#, "5"), (#"<c s="x"><v>5</v></c>"#, "5"),
    // Two values, a value with an element in it, a text where the type says that there is none.
    ("<c><v>1</v><v>2</v></c>", "1 | 2"), ("<c><v>1<x>9</x>2</v></c>", "192"),
    (#"<c t="str"><v>a</v><v>b</v></c>"#, "a | b"), ("<c><is><t>a</t></is></c>", "a"),
    (#"<c t="s"><is><t>a</t></is></c>"#, "a"), ("<c><is><t>a</t></is><v>3</v></c>", "3 | a"),
    (#"<c t="inlineStr"><is><t>a</t></is><is><t>b</t></is></c>"#, "a | b"),
  ]) func `what is no value of its type keeps its raw text`(cell: String, raw: String) throws {
    let parts = WorkbookParts("<row>\(cell)</row>", strings: Self.strings, styles: Self.styles)
    #expect(try parts.content() == .invalid(raw))
  }

  @Test(arguments: [
    "<c/>", #"<c t="s"/>"#, "<c><v/></c>", #"<c t="inlineStr"/>"#, #"<c t="str"><v/></c>"#,
    #"<c s="1"/>"#,
  ]) func `a cell without content is none`(cell: String) throws {
    let parts = WorkbookParts("<row>\(cell)</row>", styles: Self.styles)
    #expect(try parts.worksheet().cells.isEmpty)
  }

  @Test func `comments, sections and foreign elements do not disturb a value`() throws {
    let cell = """
      <c t="str"><f>1</f><x:v xmlns:x="urn:other">9</x:v><v>a<!-- - -->b<![CDATA[<c>]]>&amp;&#x3042;</v>\
      <extLst><ext><v>8</v></ext></extLst></c>
      """
    #expect(try WorkbookParts("<row>\(cell)</row>").content() == .text("ab<c>&あ"))
  }

  @Test func `cells and rows without a reference follow the one before`() throws {
    let worksheet = try WorkbookParts(
      #"<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>"#
    ).worksheet()
    #expect(worksheet.cells.map { "\($0.reference)" } == ["A1", "B1", "C5", "D5", "A6"])
  }

  @Test func `cells out of order are sorted, and two at one place not believed`() throws {
    let worksheet = try WorkbookParts(
      #"<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row>"#
        + #"<row r="2"><c r="A2"><v>4</v></c><c r="B2"><v>1</v></c></row>"#
    ).worksheet()
    #expect(worksheet.cells.map { "\($0.reference)" } == ["A1", "A2", "B2"])
    #expect(worksheet.cells.map(\.content) == [.number(3), .invalid("2 | 4"), .number(1)])
  }

  @Test func `memory follows the cells, not what the worksheet states`() throws {
    let worksheet = try WorkbookParts(
      #"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#,
      before: #"<dimension ref="A1:XFD1048576"/>"#
    ).worksheet()
    #expect(worksheet.cells.map { "\($0.reference)" } == ["XFD1048576"])
  }

  @Test(arguments: [
    (#"<row r="1"><c r="XFE1"><v>1</v></c></row>"#, ReadingError.Kind.limit),
    (#"<row r="1048577"><c><v>1</v></c></row>"#, .limit),
    (#"<row r="0"/>"#, .damaged), (#"<row r="x"/>"#, .damaged),
    (#"<row r="1"><c r="A"><v>1</v></c></row>"#, .damaged),
    (#"<row r="1"><c r="$A$1"><v>1</v></c></row>"#, .damaged),
    (#"<row r="1"><c r="A2"><v>1</v></c></row>"#, .damaged),
    (#"<row r="99999999999999999999"/>"#, .damaged),
  ]) func `a cell without a place is refused`(row: String, kind: ReadingError.Kind) {
    #expect(refusal(of: WorkbookParts(row).bytes)?.kind == kind)
  }
}
