import Testing

@testable import Kenzan

struct DumpFormatTests {
  @Test func `every kind of cell has its letter`() throws {
    var sheet = Worksheet(name: "表\"1")
    let contents: [CellContent] = [
      .number(1.5), .number(2), .text("a\n\"\u{1}字"), .boolean(true), .error("#N/A"),
      .date(serial: 45000.5, iso: "2023-03-15T12:00:00"), .date(serial: -1, iso: nil),
      .uncalculated,
      .invalid("1,2"),
    ]
    for (index, content) in contents.enumerated() {
      sheet.cells.append(Cell(try #require(CellReference(row: 1, column: index + 1)), content))
    }
    sheet.state = .veryHidden
    let file = SourceFile(
      path: "a.xlsx",
      sha256: "",
      kind: .workbook,
      worksheets: [sheet, Worksheet(name: "空")]
    )
    #expect(
      DumpFormat.text(of: file) == #"{"file":"a.xlsx","outcome":"read","sheets":["#
        + #"{"name":"表\"1","state":"veryHidden","cells":{"A1":["n",1.5],"B1":["n",2],"#
        + ##""C1":["s","a\n\"\u0001字"],"D1":["b",true],"E1":["e","#N/A"],"##
        + #""F1":["d",45000.5,"2023-03-15T12:00:00"],"G1":["d",-1,null],"H1":["u",null],"I1":["x","1,2"]}},"#
        + #"{"name":"空","state":"visible","cells":{}}]}"#
    )
  }

  @Test func `a refusal has its kind and its message`() {
    let error = ReadingError(.zipBomb, Message(ja: "大きい", en: "large"))
    #expect(
      DumpFormat.text(ofRefused: "b.xlsx", error, language: .en)
        == #"{"file":"b.xlsx","outcome":"refused","kind":"zip-bomb","message":"large"}"#
    )
  }

  @Test(arguments: [
    (1, "1"), (-0.0, "-0"), (0.1, "0.1"), (1e300, "1e+300"), (1e16, "1e+16"), (1e-300, "1e-300"),
    (0.938, "0.938"), (123_456_789_012_345_680, "1.2345678901234568e+17"),
  ]) func `numbers are the shortest that read back the same`(value: Double, text: String) {
    #expect(JSONText.number(value) == text)
  }
}
