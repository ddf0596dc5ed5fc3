import KenzanScan
import Testing

/// The conversion of decimal texts against the standard library's.
struct DecimalScanTests {
  @Test(arguments: [
    "0", "-0", "1", "0.1", "0.30000000000000004", "123456789012345678", "1e22", "1e23",
    "9007199254740993",
    "2.2250738585072014e-308", "4.9e-324", "1.7976931348623157e308", "00012.500", "5.", ".5",
    "1E+2",
    "0.000000000000000000000000000000000000001", "99999999999999999999999", "-12.25e-3",
  ]) func `finite numbers are exactly those of the standard library`(text: String) throws {
    let value = try #require(scanDouble(Array(text.utf8)))
    let padded = text.hasSuffix(".") ? text + "0" : text.hasPrefix(".") ? "0" + text : text
    let expected = try #require(Double(padded))
    #expect(value.bitPattern == expected.bitPattern)
  }

  @Test func `random decimals are exactly those of the standard library`() throws {
    var state: UInt64 = 42
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let digits = String(state >> (state % 60))
      let exponent = Int(state >> 32 % 61) % 40
      let text = "\(digits)e\(exponent - 20)"
      let expected = try #require(Double(text))
      #expect(scanDouble(Array(text.utf8))?.bitPattern == expected.bitPattern, "\(text)")
    }
  }

  @Test(arguments: [
    "", " ", "-", "+", ".", "e5", "1e", "1e+", "1.2.3", "1,2", "0x1A", "NaN", "INF", "-inf",
    "1e999", "１",
    "1 2", "1\u{0}", "--1", "1_000",
  ]) func `everything else is none`(text: String) {
    #expect(scanDouble(Array(text.utf8)) == nil)
  }
}
