import Testing

@testable import Kenzan

/// Where cells stand, whatever the worksheet says about its own size.
struct CellPlacesTests {
  @Test func `a row of all 16,384 columns is read`() throws {
    let columns = 1...CellReference.maximumColumn
    let cells = columns.map { "<c r=\"\(CellReference.letters(of: $0))1\"><v>\($0)</v></c>" }
    let worksheet = try WorkbookParts("<row r=\"1\">\(cells.joined())</row>").worksheet()
    #expect(worksheet.cells.map(\.content) == columns.map { .number(Double($0)) })
    #expect(worksheet.cells.last.map { "\($0.reference)" } == "XFD1")
    let more = "<row r=\"1\">\(cells.joined())<c><v>1</v></c></row>"
    #expect(refusal(of: WorkbookParts(more).bytes)?.kind == .limit)
  }

  @Test(arguments: ["A1", "B2:C3", "XFE1", "A1:XFD1048576", "", "x"])
  func `a dimension that lies changes nothing`(dimension: String) throws {
    let worksheet = try WorkbookParts(
      #"<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="D9"><v>2</v></c></row>"#,
      before: "<dimension ref=\"\(dimension)\"/>"
    ).worksheet()
    #expect(worksheet.cells.map { "\($0.reference)" } == ["A1", "D9"])
  }

  @Test func `the same cell twice with one content is that cell`() throws {
    let row = #"<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>1.0</v></c></row>"#
    #expect(try WorkbookParts(row).worksheet().cells.map(\.content) == [.number(1)])
  }

  @Test(arguments: [
    "NaN", "inf", "1e999", "0x1p9", "-5", "１５", "", "9999999999999999999999999", "1E308",
  ]) func `sizes that are none are not taken for any`(size: String) throws {
    var layout = WorkbookParts(
      "<row r=\"1\" ht=\"\(size)\"><c><v>1</v></c></row>",
      before: "<sheetFormatPr defaultRowHeight=\"\(size)\" defaultColWidth=\"\(size)\"/>"
        + "<cols><col min=\"1\" max=\"2\" width=\"\(size)\"/></cols>"
    )
    layout["xl/styles.xml"] =
      "<styleSheet xmlns=\"\(WorkbookParts.main)\"><fonts><font><sz val=\"\(size)\"/></font></fonts>"
      + "<cellXfs><xf/></cellXfs></styleSheet>"
    let file = try Reader.read(layout.bytes, path: "a.xlsx", readsLayout: true)
    let read = try #require(file.worksheets.first?.layout)
    #expect(read.rowHeights.isEmpty)
    #expect(read.columnWidths.isEmpty)
  }
}
