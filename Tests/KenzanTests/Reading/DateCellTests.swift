import Testing

@testable import Kenzan

/// Cells that are dates because of their style, from the file to the value.
struct DateCellTests {
  /// A cell of one format, by its number or by a code of its own.
  static func content(
    _ serial: String,
    id: Int,
    code: String? = nil,
    is1904: Bool = false
  ) throws
    -> CellContent?
  {
    let formats = code.map {
      "<numFmts><numFmt numFmtId=\"\(id)\" formatCode=\"\($0)\"/></numFmts>"
    }
    return try WorkbookParts(
      "<row><c s=\"1\"><v>\(serial)</v></c></row>",
      styles: (formats ?? "") + "<cellXfs><xf/><xf numFmtId=\"\(id)\"/></cellXfs>",
      workbook: is1904 ? "<workbookPr date1904=\"1\"/>" : ""
    ).content()
  }

  @Test(arguments: [
    "<cellXfs><xf/></cellXfs><cellXfs><xf numFmtId=\"14\"/></cellXfs>",
    "<numFmts><numFmt numFmtId=\"164\" formatCode=\"0\"/>"
      + "<numFmt numFmtId=\"164\" formatCode=\"yyyy\"/></numFmts><cellXfs><xf/></cellXfs>",
    "<cellXfs>" + String(repeating: "<xf/>", count: 65_537) + "</cellXfs>",
  ]) func `styles that programs would understand differently are refused`(styles: String) {
    let parts = WorkbookParts("<row><c><v>1</v></c></row>", styles: styles)
    #expect([.damaged, .limit].contains(refusal(of: parts.bytes)?.kind))
  }

  @Test(arguments: ["TRUE", "2", ""])
  func `a system of dates that is none of the two is refused`(flag: String) {
    let parts = WorkbookParts(workbook: "<workbookPr date1904=\"\(flag)\"/>")
    #expect(refusal(of: parts.bytes)?.kind == .damaged)
  }

  @Test(arguments: Array(14...22) + Array(27...36) + [45, 47] + Array(50...58))
  func `built-in formats of dates and times`(id: Int) throws {
    #expect(
      try Self.content("45000.5", id: id) == .date(serial: 45000.5, iso: "2023-03-15T12:00:00")
    )
  }

  @Test(arguments: Array(0...13) + Array(37...44) + [23, 26, 48, 49, 59, 163, 9_999])
  func `formats that are none of a date`(id: Int) throws {
    #expect(try Self.content("45000.5", id: id) == .number(45000.5))
  }

  @Test(arguments: [
    "[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "[$-411]ge.m.d", "aaa", "[$-411]aaaa",
    "[$-ja-JP-x-gannen]ggge&quot;年度&quot;", "[DBNum3][$-411]e", "yyyy/m/d(aaa)",
  ]) func `codes of eras and weekdays`(code: String) throws {
    #expect(
      try Self.content("45000", id: 164, code: code)
        == .date(serial: 45000, iso: "2023-03-15T00:00:00")
    )
  }

  @Test(arguments: [
    ("60", false, "1900-02-28T00:00:00"), ("0", false, "00:00:00"), ("0", true, "00:00:00"),
    ("43538", true, "2023-03-15T00:00:00"), ("-1", false, nil), ("-1", true, nil),
    ("2958465", false, "9999-12-31T00:00:00"), ("2958466", false, nil), ("1E300", false, nil),
    ("-1.7976931348623157E308", false, nil),
  ]) func `serials at the edges keep their number`(
    serial: String,
    is1904: Bool,
    iso: String?
  ) throws {
    let number = try #require(Double(serial))
    #expect(
      try Self.content(serial, id: 14, is1904: is1904) == .date(serial: number, iso: iso)
    )
  }

  @Test(arguments: ["x", "-1", "1.5", "１４", "", "99999999999999999999"])
  func `a style of which the format is no number is refused`(id: String) {
    let styles = [
      "<cellXfs><xf/><xf numFmtId=\"\(id)\"/></cellXfs>",
      "<numFmts><numFmt numFmtId=\"\(id)\" formatCode=\"d\"/></numFmts><cellXfs><xf/><xf/></cellXfs>",
    ]
    for styles in styles {
      let parts = WorkbookParts("<row><c s=\"1\"><v>45000</v></c></row>", styles: styles)
      let error = refusal(of: parts.bytes)
      #expect(error?.kind == .damaged)
      #expect(error?.message.ja.contains("「xl/styles.xml」1行目: numFmtId「\(id)」") == true)
    }
  }
}
