import Testing

@testable import Kenzan

/// How a worksheet looks, which only the drafting of a form description asks for.
struct WorksheetLayoutTests {
  private static let styles = """
    <fonts><font><sz val="11"/><name val="ＭＳ Ｐゴシック"/></font><font><b/><sz val="14"/></font></fonts>
    <fills><fill><patternFill patternType="none"/></fill>\
    <fill><patternFill patternType="solid"><fgColor rgb="FFD9D9D9"/></patternFill></fill>\
    <fill><patternFill patternType="solid"><fgColor theme="0"/></patternFill></fill></fills>
    <borders><border/><border><left style="thin"/><right/><top style="none"/><bottom style="hair"/></border></borders>
    <cellXfs><xf/><xf fontId="1" fillId="1"><alignment horizontal="center" textRotation="255"/></xf>\
    <xf fillId="2" borderId="1"><alignment horizontal="fill"/></xf></cellXfs>
    """

  private func layout(
    _ rows: String,
    before: String = "",
    after: String = ""
  ) throws -> WorksheetLayout {
    let parts = WorkbookParts(rows, before: before, after: after, styles: Self.styles)
    let file = try Reader.read(parts.bytes, path: "a.xlsx", readsLayout: true)
    return try #require(file.worksheets.first?.layout)
  }

  @Test func `nothing of it is kept unless it is asked for`() throws {
    #expect(try WorkbookParts("<row ht=\"20\"><c s=\"1\"/></row>").worksheet().layout == nil)
  }

  @Test func `widths and heights are in points`() throws {
    let layout = try layout(
      "<row r=\"2\" ht=\"30\"/>",
      before: """
        <sheetFormatPr defaultRowHeight="13.5" baseColWidth="8"/>\
        <cols><col min="2" max="3" width="2.5"/><col min="5" max="16384" width="4"/></cols>
        """
    )
    #expect(layout.height(ofRow: 2) == 30)
    #expect(layout.height(ofRow: 1) == 13.5)
    // Digits of this font are 8 pixels wide.
    #expect(layout.width(ofColumn: 3) == 15)
    #expect(layout.width(ofColumn: 1) == 54)
    #expect(layout.columnWidths.count == 1_022)
  }

  @Test func `styles are kept for blank cells too`() throws {
    let layout = try layout(
      "<row r=\"1\"><c r=\"A1\" s=\"1\"/><c r=\"B1\" s=\"2\"><v>1</v></c><c r=\"C1\"/></row>"
    )
    let head = layout.appearance(at: .at(1, 1))
    #expect(head.isShaded && head.isBold && head.isVertical && head.fontSize == 14)
    #expect(head.alignment == .center)
    let cell = layout.appearance(at: .at(1, 2))
    #expect(cell.edges == [.left, .bottom])
    #expect(!cell.isShaded && cell.alignment == nil)
    #expect(layout.styles.count == 2)
  }

  @Test func `lists and bounds are read in both forms`() throws {
    let layout = try layout(
      "",
      after: """
        <dataValidations count="2"><dataValidation type="list" sqref="A1:A3 C1"><formula1>"甲,乙"</formula1></dataValidation>\
        <dataValidation type="whole" operator="greaterThanOrEqual" sqref="B1"><formula1>0</formula1></dataValidation></dataValidations>\
        <pageSetup paperSize="8" orientation="landscape"/>\
        <extLst><ext uri="{1}"><x14:dataValidations xmlns:x14="urn:x14" xmlns:xm="urn:xm">\
        <x14:dataValidation type="list"><x14:formula1><xm:f>一覧!$A$1:$A$5</xm:f></x14:formula1><xm:sqref>D1</xm:sqref>\
        </x14:dataValidation></x14:dataValidations></ext></extLst>
        """
    )
    #expect(layout.validations.map(\.kind) == [.list, .whole, .list])
    #expect(layout.validations.map(\.formulas) == [["\"甲,乙\""], ["0"], ["一覧!$A$1:$A$5"]])
    #expect(
      layout.validations.map { $0.areas.map(\.description) } == [["A1:A3", "C1"], ["B1"], ["D1"]]
    )
    #expect(layout.validations[1].comparison == "greaterThanOrEqual")
    #expect(layout.paper == .a3)
    #expect(layout.orientation == .landscape)
  }
}
