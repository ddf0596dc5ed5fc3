import Testing

@testable import Kenzan

@Suite struct FigureTextTests {
  @Test(arguments: [
    ("0", 0, "0", "0"),
    ("44210", 0, "44,210", "44,210"),
    ("-1234567.5", 0, "△1,234,567.5", "-1,234,567.5"),
    ("0.3", 2, "0.30", "0.30"),
    ("-36", 1, "△36.0", "-36.0"),
    ("999", 0, "999", "999"),
  ])
  func figuresReadAsInSheets(_ number: String, digits: Int, ja: String, en: String) throws {
    let text = FigureText.text(try #require(ExactDecimal(number)), digits: digits)
    #expect(text == Message(ja: ja, en: en))
  }
}
