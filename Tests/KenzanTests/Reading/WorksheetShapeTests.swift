import Testing

@testable import Kenzan

/// What of a worksheet's shape and styles bears on the meaning of its cells.
struct WorksheetShapeTests {
  static let styles = """
    <fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>
    <borders><border/><border diagonalUp="1"><diagonal style="thin"/></border>\
    <border diagonalDown="true"><diagonal style="hair"/></border><border diagonalUp="1"><diagonal/></border></borders>
    <cellXfs><xf/><xf fontId="1"/><xf fontId="2"/><xf borderId="1"/><xf borderId="2"/><xf borderId="3"/>\
    <xf><protection locked="0"/></xf><xf numFmtId="9"/></cellXfs>
    """

  func worksheet(_ row: String, strings: String? = nil) throws -> Worksheet {
    try WorkbookParts("<row>\(row)</row>", strings: strings, styles: Self.styles).worksheet()
  }

  func reference(_ text: String) throws -> CellReference { try #require(CellReference(text)) }

  @Test func `a struck font strikes the whole cell`() throws {
    let sheet = try worksheet(#"<c s="1"><v>1</v></c><c s="2"><v>1</v></c>"#)
    #expect(try sheet.style(at: reference("A1")).struck)
    #expect(try !sheet.style(at: reference("B1")).struck)
    #expect(sheet.struckTexts.isEmpty)
  }

  @Test func `struck runs are told from the others`() throws {
    let run =
      "<si><r><t>新</t></r><r><rPr><strike/></rPr><t>旧</t></r><r><rPr><b/></rPr><t>値</t></r></si>"
    let sheet = try worksheet(#"<c t="s"><v>0</v></c><c s="1" t="s"><v>0</v></c>"#, strings: run)
    #expect(try sheet[reference("A1")]?.content == .text("新旧値"))
    #expect(try runs(sheet, "A1") == ["新", "-旧", "値"])
    // A run without a font of its own has that of the cell, here a struck one.
    #expect(try runs(sheet, "B1") == ["-新旧", "値"])
  }

  /// The runs of a cell, with a dash before those that are struck.
  private func runs(_ sheet: Worksheet, _ cell: String) throws -> [String]? {
    try sheet.struckTexts[reference(cell)]?.runs.map { ($0.isStruck ? "-" : "") + $0.text }
  }

  @Test func `a blank cell is kept only where a diagonal crosses it out`() throws {
    let sheet = try worksheet(#"<c s="3"/><c s="4"/><c s="5"/><c s="1"/><c s="3"><v>1</v></c>"#)
    #expect(sheet.cells.map { "\($0.reference)" } == ["E1"])
    #expect(sheet.blankStyles.keys.map(\.description).sorted() == ["A1", "B1"])
    #expect(try sheet.style(at: reference("A1")).crossedOut)
    #expect(try sheet.style(at: reference("E1")).crossedOut)
    #expect(try !sheet.style(at: reference("C1")).crossedOut)
  }

  @Test func `number formats and protection come with the style`() throws {
    let sheet = try worksheet(#"<c s="6"><v>1</v></c><c s="7"><v>1</v></c>"#)
    #expect(try sheet.style(at: reference("A1")).unlocked)
    #expect(try !sheet.style(at: reference("B1")).unlocked)
    #expect(try sheet.style(at: reference("B1")).numberFormat == "0%")
  }

  @Test func `hidden rows, hidden columns and merged areas are known`() throws {
    let sheet = try WorkbookParts(
      #"<row r="2" hidden="1"/><row r="3" ht="0"/><row r="4" hidden="0"/>"#,
      before:
        #"<cols><col min="2" max="3" hidden="1"/><col min="5" max="99999" width="0"/></cols>"#,
      after: #"<mergeCells><mergeCell ref="A1:C2"/></mergeCells>"#
    ).worksheet()
    #expect(sheet.hiddenRows == [2, 3])
    #expect(sheet.hiddenColumns.isSuperset(of: [2, 3, 5, 16_384]))
    #expect(sheet.hiddenColumns.isDisjoint(with: [1, 4, 16_385]))
    #expect(sheet.merges.map(\.description) == ["A1:C2"])
  }

  @Test func `formulas are kept, shared ones written out`() throws {
    let sheet = try WorkbookParts(
      #"<row r="1"><c r="A1"><f>SUM(B1:C1)</f><v>1</v></c></row>"#
        + #"<row r="2"><c r="A2"><f t="shared" ref="A2:A4" si="0">B2*$C$1</f><v>1</v></c></row>"#
        + #"<row r="3"><c r="A3"><f t="shared" si="0"/><v>2</v></c><c r="B3"><f t="shared" si="7"/><v>3</v></c></row>"#
        + #"<row r="4"><c r="A4"><f t="array" ref="A4">{1}</f><v>2</v></c></row>"#
    ).worksheet()
    let formulas = sheet.formulas.map { "\($0.key) \($0.value)" }.sorted()
    #expect(formulas == ["A1 SUM(B1:C1)", "A2 B2*$C$1", "A3 B3*$C$1", "A4 {1}", "B3 #REF!"])
  }

  @Test func `a shared formula may come behind the cells that share it`() throws {
    let sheet = try WorkbookParts(
      #"<row r="1"><c r="A1"><f t="shared" si="0"/><v>1</v></c></row>"#
        + #"<row r="2"><c r="A2"><f t="shared" si="0">B2+1</f><v>1</v></c></row>"#
    ).worksheet()
    #expect(sheet.formulas.map { "\($0.key) \($0.value)" }.sorted() == ["A1 B1+1", "A2 B2+1"])
  }

  @Test(arguments: [
    ("A1", "B3"), ("$A1", "$A3"), ("A$1", "B$1"), ("$A$1", "$A$1"), ("A1:B2", "B3:C4"),
    ("A:B", "B:C"), ("$A:B", "$A:C"), ("1:2", "3:4"), ("$1:2", "$1:4"),
    ("LOG10(A1)", "LOG10(B3)"), ("\"A1\"&A1", "\"A1\"&B3"), ("Sheet1!A1", "Sheet1!B3"),
    ("'A1 x'!A1", "'A1 x'!B3"), ("Table1[A1]+A1", "Table1[A1]+B3"), ("kpi_A1+A1", "kpi_A1+B3"),
    ("1E5+A1", "1E5+B3"), ("予算A1", "予算A1"), ("XFD1", "#REF!"), ("cost.R6+A1", "cost.R6+B3"),
    ("IF(A1>=3,A1,-A1)", "IF(B3>=3,B3,-B3)"), ("A1048576+A1", "#REF!+B3"), ("", ""),
  ]) func `a shared formula moves its relative references`(text: String, moved: String) throws {
    let formula = RelativeFormula(text)
    #expect(try formula.text(movedFrom: reference("A1"), to: reference("B3")) == moved)
  }
}
