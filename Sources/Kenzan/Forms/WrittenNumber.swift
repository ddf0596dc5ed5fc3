/// A number as a person wrote it into a text cell, and what stands around it.
struct WrittenNumber: Sendable, Hashable {
  /// The number itself.
  var value: ExactDecimal
  /// What follows it, such as a unit; without spaces at its ends.
  var suffix = ""
  /// How many digits stand behind its point.
  var decimals = 0
  /// Whether 約 stands before it.
  var isApproximate = false
  /// Whether it is written as `-?digits(.digits)?`, as a program would.
  var isPlain = true

  /// Why a text is no number.
  enum Failure: Error, Hashable {
    /// No number at all.
    case none
    /// More than one number.
    case several
    /// A small number in brackets: a minus, or the number of a list item.
    case bracketed(ExactDecimal)
  }

  /// Reads the text; digits of both widths, separators only in groups of three.
  ///
  /// Deliberately no NFKC: it would make 102 of 10² and 1 of ①.
  init(_ text: String) throws(Failure) {
    var scanner = ScalarScanner(text.trimmed)
    var isNegative = false
    value = .zero
    isApproximate = scanner.read(oneOf: ["約", "およそ"]) != nil
    let yen = scanner.read(oneOf: ["¥", "￥"]) != nil
    let bracket = scanner.read(oneOf: ["(", "（"]) != nil
    if scanner.next?.digit == nil, let sign = scanner.read(where: \.isSign) {
      isNegative = sign != "+" && sign != "＋"
      isPlain = sign == "-"
      while let space = scanner.read(where: \.isSpace), space != "\n" { isPlain = false }
    }
    guard let digits = try Self.readDigits(&scanner, isPlain: &isPlain),
      let magnitude = ExactDecimal(digits)
    else { throw Self.failure(of: text) }
    value = isNegative ? magnitude.negated : magnitude
    decimals = digits.utf8.split(separator: UInt8(ascii: ".")).dropFirst().first?.count ?? 0
    if bracket {
      guard scanner.read(oneOf: [")", "）"]) != nil, !isNegative else {
        throw Self.failure(of: text)
      }
      // (5) and (12) are numbers of list items as well.
      let isShort = digits.utf8.count <= 2
      if isShort { throw scanner.isAtEnd ? .bracketed(magnitude) : Self.failure(of: text) }
      value = magnitude.negated
    }
    suffix = scanner.rest.trimmed
    if yen { suffix = suffix.isEmpty ? "円" : "円" + suffix }
    if bracket || yen || isApproximate || !suffix.isEmpty { isPlain = false }
    if suffix.containsDigit, UnitTable.canonical(suffix) == nil { throw .several }
  }

  /// Reads digits with separators and a point; `nil` where there are none.
  private static func readDigits(
    _ scanner: inout ScalarScanner,
    isPlain: inout Bool
  ) throws(Failure) -> String? {
    var digits = ""
    while let digit = scanner.readDigit(isPlain: &isPlain) { digits += String(digit) }
    guard !digits.isEmpty else { return nil }
    var separator: Unicode.Scalar?
    while (separator == nil && digits.utf8.count <= 3) || separator != nil {
      var ahead = scanner
      guard let next = ahead.read(where: \.isGroupSeparator), separator == nil || next == separator
      else { break }
      var group = ""
      while let digit = ahead.readDigit(isPlain: &isPlain) { group += String(digit) }
      guard group.utf8.count == 3 else {
        // A space may end the number; a comma that parts no group of three makes it none.
        if next.isSpace && separator == nil { break }
        throw next.isSpace ? .several : .none
      }
      separator = next
      digits += group
      scanner = ahead
      isPlain = false
    }
    var ahead = scanner
    if let point = ahead.read(where: { $0 == "." || $0 == "．" }) {
      var decimals = ""
      while let digit = ahead.readDigit(isPlain: &isPlain) { decimals += String(digit) }
      if !decimals.isEmpty {
        isPlain = isPlain && point == "."
        digits += "." + decimals
        scanner = ahead
      }
    }
    return digits
  }

  /// Two numbers in one text are another mistake than none.
  private static func failure(of text: String) -> Failure {
    var groups = 0
    var inside = false
    for scalar in text.unicodeScalars {
      let isDigit = scalar.digit != nil
      if isDigit, !inside { groups += 1 }
      inside = isDigit || inside && (scalar == "." || scalar == ",")
    }
    return groups > 1 ? .several : .none
  }
}

extension ScalarScanner {
  fileprivate mutating func readDigit(isPlain: inout Bool) -> Int? {
    guard let scalar = read(where: { $0.digit != nil }) else { return nil }
    if scalar.asciiDigit == nil { isPlain = false }
    return scalar.digit
  }
}

extension String {
  fileprivate var containsDigit: Bool { unicodeScalars.contains { $0.digit != nil } }
}

extension Unicode.Scalar {
  fileprivate var isSign: Bool {
    switch self {
    case "-", "+", "＋", "△", "▲", "−", "－", "‐", "–", "—", "―", "﹣": true
    default: false
    }
  }

  fileprivate var isSpace: Bool {
    switch value {
    case 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x3000: true
    default: false
    }
  }

  fileprivate var isGroupSeparator: Bool { self == "," || self == "，" || isSpace }
}
