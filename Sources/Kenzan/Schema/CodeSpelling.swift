/// The spellings under which a text is looked up among the words of a code list.
struct CodeSpelling {
  /// As it is compared anywhere; but two numbering signs in a row stay two, so that ①② is not 12.
  let plain: String

  init(_ text: String) {
    plain = text.withSignsApart.normalizedForMatching
  }

  /// With the number before it written in one way: ②上回った, (2) 上回った and Ⅱ 上回った as 2上回った.
  var numbered: String { number.map { String($0.value) + $0.rest } ?? plain }

  /// The same with one separator for all: 直営、外部委託 and 直営・外部委託 are one.
  var loose: String {
    var text = String.UnicodeScalarView()
    for scalar in numbered.unicodeScalars { text.append(scalar.isSeparator ? "・" : scalar) }
    return String(text)
  }

  /// The text behind the number if that is the other's whole text: 上回った of ②上回った and ②.
  func text(behind other: CodeSpelling) -> String? {
    guard let number, let whole = other.number, whole.rest.isEmpty, whole.value == number.value,
      !number.rest.isEmpty
    else { return nil }
    return number.rest
  }

  /// Whether it is nothing but a number, of whatever kind.
  var isNumber: Bool { number?.rest.isEmpty == true }

  /// The number that a text begins with, and what follows it.
  private var number: (value: Int, rest: String)? {
    var scanner = ScalarScanner(plain)
    let isBracketed = scanner.read("(")
    var text = ""
    let isArabic = scanner.next?.asciiDigit != nil
    while let scalar = scanner.read(where: {
      isArabic ? $0.asciiDigit != nil : $0 == "I" || $0 == "V" || $0 == "X"
    }) {
      text.unicodeScalars.append(scalar)
    }
    guard let value = isArabic ? Int(text) : Self.romanNumbers[text] else { return nil }
    let closing = isBracketed ? [")"] : [")", ".", ":", "、", ",", "・"]
    let isClosed = scanner.read(oneOf: closing) != nil
    // "(1" is none; nor are 0.5 and 1,2, and letters go on as I.T or IT do.
    guard isClosed || !isBracketed else { return nil }
    if isClosed, scanner.next?.asciiDigit != nil { return nil }
    if !isArabic, scanner.next?.isLatinOrDigit == true { return nil }
    return (value, scanner.rest)
  }

  private static let romanNumbers: [String: Int] = {
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]
    var numbers: [String: Int] = [:]
    for value in 1...39 {
      numbers[String(repeating: "X", count: value / 10) + ones[value % 10]] = value
    }
    return numbers
  }()
}

extension String {
  /// The text with a separator between numbering signs that follow each other.
  fileprivate var withSignsApart: String {
    guard unicodeScalars.contains(where: \.isNumberingSign) else { return self }
    var text = String.UnicodeScalarView()
    var isAfterSign = false
    for scalar in unicodeScalars {
      if isAfterSign, scalar.isNumberingSign { text.append("・") }
      isAfterSign = scalar.isNumberingSign
      text.append(scalar)
    }
    return String(text)
  }
}

extension Unicode.Scalar {
  /// Whether it is a whole number in one sign: ①, ⑴, ⒈, Ⅰ, ⅰ.
  var isNumberingSign: Bool {
    switch value {
    case 0x2160...0x217F, 0x2460...0x249B, 0x3251...0x325F, 0x32B1...0x32BF: true
    default: false
    }
  }

  fileprivate var isSeparator: Bool {
    switch self {
    case "、", ",", "/", "・", ";": true
    default: false
    }
  }

  fileprivate var isLatinOrDigit: Bool {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
