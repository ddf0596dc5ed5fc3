/// Figures as people write them in evaluation sheets: `2,540`, `△36`, `0.30`.
enum FigureText {
  /// A decimal with thousands separators and at least so many decimal places.
  static func text(_ number: ExactDecimal, digits: Int = 0) -> Message {
    let plain = number.magnitudeText(digits: digits)
    let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts.first.map { grouped($0) } ?? plain
    let figure = parts.count > 1 ? whole + "." + parts[1] : whole
    guard number < .zero else { return Message(both: figure) }
    return Message(ja: "△" + figure, en: "-" + figure)
  }

  /// The same with a unit behind it; `%` stands as people type it.
  static func text(_ number: ExactDecimal, digits: Int = 0, unit: String?) -> Message {
    text(number, digits: digits) + Message(both: unit ?? "")
  }

  private static func grouped(_ digits: Substring) -> String {
    var result = ""
    for (index, digit) in digits.unicodeScalars.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { result += "," }
      result.unicodeScalars.append(digit)
    }
    return result
  }
}

extension ExactDecimal {
  /// The number without its sign, with zeros added up to so many decimal places.
  fileprivate func magnitudeText(digits: Int) -> String {
    var text = description
    if text.utf8.first == UInt8(ascii: "-") { text.removeFirst() }
    guard digits > scale else { return text }
    return text + (scale == 0 ? "." : "") + String(repeating: "0", count: digits - scale)
  }
}
