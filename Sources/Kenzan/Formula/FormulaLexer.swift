/// Cuts a formula into tokens.
struct FormulaLexer {
  enum Dialect {
    /// Dotted names of fields; signs and digits in full width are understood.
    case schema
    /// Cell references, sheet names and defined names.
    case worksheet
  }

  let scalars: [Unicode.Scalar]
  private let dialect: Dialect
  var position = 0

  init(_ text: String, dialect: Dialect) {
    // One more than allowed, to notice; the rest of a hostile text is never looked at.
    scalars = Array(text.unicodeScalars.prefix(Formula.maximumLength + 1))
    self.dialect = dialect
  }

  /// All tokens; the last is `.end`.
  consuming func tokens() throws(FormulaError) -> [FormulaToken] {
    guard scalars.count <= Formula.maximumLength else {
      throw FormulaError(.tooLong, at: Formula.maximumLength)
    }
    var tokens: [FormulaToken] = []
    skipSpace()
    if dialect == .worksheet, current == "=" { position += 1 }
    while true {
      skipSpace()
      let start = position
      let kind = try nextKind()
      tokens.append(FormulaToken(kind: kind, text: slice(start..<position), offset: start))
      if kind == .end { return tokens }
    }
  }

  /// The character at the position, in half width where that says the same.
  var current: Unicode.Scalar? { scalar(at: position) }

  func scalar(at index: Int) -> Unicode.Scalar? {
    guard index < scalars.count else { return nil }
    return dialect == .schema ? scalars[index].halfWidth : scalars[index]
  }

  func slice(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }

  private mutating func skipSpace() {
    while let scalar = current, scalar.properties.isWhitespace { position += 1 }
  }

  private mutating func nextKind() throws(FormulaError) -> FormulaToken.Kind {
    guard let scalar = current else { return .end }
    switch scalar {
    case "\"": return .text(try quoted())
    case "0"..."9": return try number()
    case "." where self.scalar(at: position + 1)?.isFormulaDigit == true: return try number()
    case "'" where dialect == .worksheet: return try quotedSheet()
    default:
      if let sign = takeSign() { return sign }
      guard startsWord(scalar) else {
        throw FormulaError(.unexpected(slice(position..<position + 1)), at: position)
      }
      return dialect == .schema ? .name(takeName()) : try cellsOrName()
    }
  }

  private mutating func takeSign() -> FormulaToken.Kind? {
    guard let scalar = current else { return nil }
    let pair = String(scalar) + (self.scalar(at: position + 1).map { String($0) } ?? "")
    if let sign = BinaryOperator(rawValue: pair), pair.utf8.count == 2 {
      position += 2
      return .sign(sign)
    }
    let kind: FormulaToken.Kind
    switch scalar {
    case "(": kind = .open
    case ")": kind = .close
    case ",": kind = .comma
    case "%": kind = .percent
    case "≤", "≦": kind = .sign(.lessOrEqual)
    case "≥", "≧": kind = .sign(.greaterOrEqual)
    case "≠": kind = .sign(.notEqual)
    case "×": kind = .sign(.multiply)
    case "÷": kind = .sign(.divide)
    case "−": kind = .sign(.subtract)
    default:
      guard let sign = BinaryOperator(rawValue: String(scalar)) else { return nil }
      kind = .sign(sign)
    }
    position += 1
    return kind
  }

  /// A text between quotes; a doubled quote stands for one.
  mutating func quoted() throws(FormulaError) -> String {
    let start = position
    // Whatever quote opens the text closes it: the other width is part of the text.
    let own = scalars[position]
    var text = String.UnicodeScalarView()
    position += 1
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      guard scalar == own else {
        text.append(scalar)
        continue
      }
      guard position < scalars.count, scalars[position] == own else { return String(text) }
      text.append(own)
      position += 1
    }
    throw FormulaError(.unclosedText, at: start)
  }

  private mutating func number() throws(FormulaError) -> FormulaToken.Kind {
    let start = position
    var text = ""
    while let scalar = current, scalar.isFormulaDigit || scalar == "." {
      text.unicodeScalars.append(scalar)
      position += 1
    }
    let exponent = takeExponent()
    if let scalar = current, startsWord(scalar) {
      throw FormulaError(.digitsBeforeLetters(slice(start..<position + 1)), at: start)
    }
    guard let number = ExactDecimal(literal: text, exponent: exponent) else {
      throw FormulaError(.badNumber(slice(start..<position)), at: start)
    }
    return .number(number)
  }

  /// The exponent of `1.5E+3`, as Excel writes large and small constants.
  private mutating func takeExponent() -> Int {
    guard current == "E" || current == "e" else { return 0 }
    let sign = scalar(at: position + 1)
    let start = position + (sign == "+" || sign == "-" ? 2 : 1)
    var end = start
    while let scalar = scalar(at: end), scalar.isFormulaDigit, end < start + 4 { end += 1 }
    guard let exponent = Int(slice(start..<end)) else { return 0 }
    position = end
    return sign == "-" ? -exponent : exponent
  }

  func startsWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLetter || scalar == "_"
      || dialect == .worksheet && (scalar == "$" || scalar == "\\" || scalar.isBeyondASCII)
  }

  /// A dotted name; after a point also digits and `*`, for keys and for every key.
  private mutating func takeName() -> String {
    var name = ""
    while let scalar = current {
      let next = self.scalar(at: position + 1)
      if scalar == ".",
        next.map({ $0.isLetter || $0.isFormulaDigit || $0 == "_" || $0 == "*" }) != true
      {
        break
      }
      guard
        scalar.isLetter || scalar.isFormulaDigit || scalar == "_" || scalar == "."
          || scalar == "*" && name.last == "."
      else { break }
      name.unicodeScalars.append(scalar)
      position += 1
      if scalar == "*", current != "." { break }
    }
    return name
  }
}

extension ExactDecimal {
  /// A number as formulas write it: `.5` and `5.` too.
  fileprivate init?(literal text: String, exponent: Int) {
    let whole = text.hasPrefix(".") ? "0" + text : text
    let plain = whole.hasSuffix(".") ? String(whole.dropLast()) : whole
    if exponent == 0, let exact = ExactDecimal(plain) {
      self = exact
    } else if let exact = ExactDecimal(plain),
      let shifted = ExactDecimal(coefficient: exact.coefficient, scale: exact.scale - exponent)
    {
      self = shifted
    } else if let double = Double(plain + "E" + String(exponent)),
      let rounded = ExactDecimal(significant: double)
    {
      self = rounded
    } else {
      return nil
    }
  }
}

extension Unicode.Scalar {
  var isFormulaDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
  fileprivate var isBeyondASCII: Bool { value > 0x7F }

  /// The ASCII character that a full-width one stands for; itself for any other.
  fileprivate var halfWidth: Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(value) else { return self }
    return Unicode.Scalar(value - 0xFEE0) ?? self
  }
}

extension Message {
  fileprivate static let tooLong = Message(
    ja: "式が\(Formula.maximumLength)文字を超えています。",
    en: "the formula is longer than \(Formula.maximumLength) characters"
  )

  fileprivate static let unclosedText = Message(
    ja: "文字列の終わりの「\"」がありません。文字列の中の「\"」は「\"\"」と書きます。",
    en: "the text has no closing '\"'; a '\"' inside a text is written '\"\"'"
  )

  fileprivate static func unexpected(_ text: String) -> Message {
    Message(
      ja: "「\(text)」は式に使えません。欄の名前は半角の英数字で、文字列は \"…\" で囲んで書きます。",
      en: "'\(text)' has no meaning in a formula; names are ASCII, texts stand between '\"'"
    )
  }

  fileprivate static func badNumber(_ text: String) -> Message {
    Message(
      ja: "「\(text)」は数値として読めません（34桁、小数18桁まで）。",
      en: "'\(text)' cannot be read as a number (34 digits, 18 of them decimal places)"
    )
  }

  fileprivate static func digitsBeforeLetters(_ text: String) -> Message {
    Message(
      ja: "「\(text)」のように数字に続けて文字は書けません。演算子を入れるか、名前を英字で始めてください。",
      en:
        "letters cannot follow digits as in '\(text)'; put an operator between or begin the name with a letter"
    )
  }
}
