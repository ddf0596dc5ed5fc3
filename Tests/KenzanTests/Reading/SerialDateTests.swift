import Testing

@testable import Kenzan

struct SerialDateTests {
  @Test(arguments: [
    (0, "00:00:00"), (0.5, "12:00:00"), (1, "1900-01-01T00:00:00"), (59, "1900-02-28T00:00:00"),
    (60, "1900-02-28T00:00:00"), (61, "1900-03-01T00:00:00"), (45000.5, "2023-03-15T12:00:00"),
    (45351, "2024-02-29T00:00:00"), (45000.5000014236, "2023-03-15T12:00:00.123000"),
    (45000.99999999999, "2023-03-16T00:00:00"), (2_958_465, "9999-12-31T00:00:00"),
    (2_958_466, nil), (-1, nil), (1e300, nil),
  ]) func `serials of the 1900 system`(serial: Double, iso: String?) {
    #expect(SerialDate.isoText(serial, is1904: false) == iso)
  }

  @Test(arguments: [
    (0.25, "06:00:00"), (1, "1904-01-02T00:00:00"), (60, "1904-03-01T00:00:00"),
    (43538.5, "2023-03-15T12:00:00"), (2_957_004, nil),
  ]) func `serials of the 1904 system`(serial: Double, iso: String?) {
    #expect(SerialDate.isoText(serial, is1904: true) == iso)
  }

  @Test(arguments: [
    ("1900-01-01", 1), ("1900-02-28", 59), ("1900-03-01", 61), ("2023-03-15", 45000),
    ("2023-03-15T12:00:00Z", 45000.5), ("06:00", 0.25),
    ("2023-03-15T00:00:00.5", 45000.5 / 1 - 0.5 + 0.5 / 86400),
    ("2023-3-15", nil), ("2023-02-29", nil), ("2023-03-15T25:00", nil), ("", nil), ("T", nil),
    ("２０２３-03-15", nil),
  ]) func `ISO texts become serials`(text: String, serial: Double?) {
    let found = SerialDate.serial(ofISO: text, is1904: false)
    #expect(found.map { ($0 * 1e9).rounded() } == serial.map { ($0 * 1e9).rounded() })
  }

  @Test(arguments: [
    ("yyyy/m/d", true), ("[$-411]ge.m.d", true), ("[$-411]ggge\"年\"", true), ("aaaa", true),
    ("[$-ja-JP]aaa", true), ("e", true), ("h:mm", true), ("[h]:mm", true), ("mm:ss.0", true),
    ("yyyy;@", true), ("[Red]d", true), ("General", false), ("G/標準", false), ("0.00E+00", false),
    ("#,##0;[Red]-#,##0", false), ("0.0%", false), ("\"day\"0", false), ("0\\d", false),
    ("@", false),
    ("_d0", false), ("*y0", false), ("[>=1]0\"h\";0", false), ("#,##0\"千円\"", false),
    ("A/P", false),
    ("0;d", false), ("", false),
  ]) func `a format shows a date where its first section has a date's code`(
    code: String,
    isDate: Bool
  ) {
    #expect(NumberFormatCode.isDate(code) == isDate)
  }

  @Test(arguments: [27, 28, 31, 34, 36, 50, 52, 55, 58, 14, 22, 45, 47])
  func `built-in date formats`(id: Int) {
    #expect(NumberFormatCode.builtIn(id).map(NumberFormatCode.isDate) == true)
  }

  @Test(arguments: ["[h]:mm", "[mm]:ss", "[ss]"]) func `elapsed times are no time of day`(
    code: String
  ) {
    #expect(NumberFormatCode.isElapsed(code))
    #expect(!NumberFormatCode.isElapsed("[Red]h:mm"))
  }
}
