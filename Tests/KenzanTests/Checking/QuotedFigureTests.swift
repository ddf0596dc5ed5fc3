import Testing

@testable import Kenzan

/// How exact a quoted figure is, word by word.
struct QuotedFigureTests {
  private func agrees(_ text: String, _ figure: String, by rounding: Rounding? = nil) throws -> Bool
  {
    let pattern = try QuotePattern("は{n}件")
    let found = QuoteScanner("登録者は\(text)である。").occurrences(of: [pattern])
    #expect(found.count == 1, "\(text)")
    let quoted = try #require(found.first).figure
    let stated = Rational(try #require(ExactDecimal(figure)))
    let interval = rounding.flatMap { Interval(printing: stated, by: $0) }
    return quoted.agrees(with: Figure(stated, interval: interval))
  }

  @Test(arguments: [
    ("77,475件", "77475", true), ("77,475件", "77474", false), ("７７４７５件", "77475", true),
    ("77,475件", "77475.9", true), ("77,475件", "77474.5", true), ("77,475件", "77474.4", false),
    ("77,475件", "77476", false), ("77,000件", "77475", false), ("0件", "0", true),
    ("0件", "0.9", true), ("0件", "1", false),
    // The places quoted, rounded or cut off there.
    ("96.8件", "96.84375", true), ("96.8件", "96.75", true), ("96.8件", "96.89", true),
    ("96.8件", "96.9", false), ("96.8件", "96.74", false), ("97件", "96.84375", true),
    ("96件", "96.84375", true), ("96.80件", "96.84375", false),
    ("△6,204件", "-6204", true), ("△6,204件", "6204", false), ("▲0.6件", "-0.65", true),
    ("-0.6件", "-0.55", true), ("-0.6件", "-0.7", false), ("-0.6件", "-0.54", false),
    // 万 and 千 are places as well.
    ("7.7万件", "77475", true), ("7.8万件", "77475", false), ("7万7千件", "77475", true),
    ("7万8千件", "77475", false), ("1億2,000万件", "120000000", true), ("6千件", "6565", true),
    ("1万2件", "10002", true),
  ])
  func `an exact quote is the figure at the places quoted`(
    _ text: String,
    _ figure: String,
    _ expected: Bool
  ) throws {
    #expect(try agrees(text, figure) == expected)
  }

  @Test(arguments: [
    // One unit of the last significant digit: 100 of 6,500.
    ("約6,500件", "6565", true), ("約6,500件", "6400", true), ("約6,500件", "6399", false),
    ("約6,500件", "6601", false), ("6,500件程度", "6565", true), ("およそ 6,500 件", "6565", true),
    ("概ね6,500件", "6400", true), ("6,500件ほど", "6601", false), ("100件程度", "93", true),
    ("約96.8件", "96.7", true), ("約96.0件", "96.2", false), ("約0件", "1", true),
    ("約6,505件", "6506", true), ("約6,505件", "6507", false), ("約7.7万件", "78000", true),
    ("約△600件", "-650", true),
    // On one side only.
    ("6,500件余り", "6565", true), ("6,500余件", "6565", true), ("6,500件余り", "6499", false),
    ("6,500件強", "6600", true), ("6,500件強", "6499", false), ("6,500件弱", "6400", true),
    ("6,500件弱", "6501", false), ("約6,500件余り", "6450", true),
    // At least, at most, beyond.
    ("6,500件以上", "9999", true), ("6,500件以上", "6499", false), ("6,500件以下", "6500", true),
    ("6,500件を超える", "6501", true), ("6,500件を超える", "6500", false), ("6,500件未満", "6499", true),
    ("6,500件未満", "6500", false), ("6,500件を下回る", "6500", false),
    ("約6,500件以上", "6400", true), ("約6,500件以上", "6399", false),
    // 強化 and 余剰 are other words.
    ("6,500件強化", "6565", false), ("6,500件余剰", "6565", false),
  ])
  func `words make a quote approximate`(
    _ text: String,
    _ figure: String,
    _ expected: Bool
  ) throws {
    #expect(try agrees(text, figure) == expected)
  }

  @Test func `a rounded figure agrees if what it stands for may be quoted so`() throws {
    let rounding = try #require(Rounding(mode: .half, step: ExactDecimal(1_000)))
    #expect(try agrees("77,475件", "77000", by: rounding))
    #expect(try !agrees("77,600件", "77000", by: rounding))
    #expect(try !agrees("77,475件", "77000"))
  }
}
