/// The condition of COUNTIF and SUMIF: a value, or a sign and a value such as `>5`.
struct Criterion: Sendable, Hashable {
  let sign: BinaryOperator
  /// What is compared with numbers; `nil` if the criterion is no number.
  let number: Rational?
  /// What is compared with texts.
  let text: String

  /// Reads a criterion; `nil` for none at all, as in `=` or an empty text.
  init?(_ scalar: Scalar) {
    guard case .text(let whole) = scalar else {
      sign = .equal
      number = scalar.number
      text = scalar.description
      return
    }
    let signs: [BinaryOperator] = [
      .lessOrEqual, .greaterOrEqual, .notEqual, .less, .greater, .equal,
    ]
    sign = signs.first { whole.hasPrefix($0.rawValue) } ?? .equal
    let hasSign = whole.hasPrefix(sign.rawValue)
    text = hasSign ? String(whole.dropFirst(sign.rawValue.count)) : whole
    number = ExactDecimal(text).map { Rational($0) }
    guard !text.isEmpty else { return nil }
  }

  /// Whether Excel would read it as a pattern, which kenzan does not.
  var isPattern: Bool { text.unicodeScalars.contains { $0 == "*" || $0 == "?" || $0 == "~" } }

  /// Whether a value satisfies it; `nil` where the two cannot be compared.
  func judge(_ value: Value, ignoresCase: Bool) -> Comparison.Truth? {
    let comparison = Comparison(sign, ignoresCase: ignoresCase)
    if case .text = value {
      // The order of texts is nobody's criterion; only equal and not equal are told.
      guard sign == .equal || sign == .notEqual else {
        return Comparison.Truth(stated: false, isCertain: true)
      }
      return comparison.judge(value, .text(text))
    }
    guard let number, let figure = value.figure else {
      return Comparison.Truth(stated: sign == .notEqual, isCertain: true)
    }
    return comparison.judge(.number(figure), .number(Figure(number)))
  }
}
