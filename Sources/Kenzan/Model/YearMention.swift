/// A fiscal year that is named somewhere in a text: R5決算額, 令和６年度の実績.
package struct YearMention: Sendable, Equatable {
  /// How the year is written.
  package enum Form: Sendable {
    /// The key alone: R6, Ｈ30.
    case key
    /// The name: 令和6年度, 2024年度.
    case title
    /// A year of the calendar, or nothing that says which: 令和6年, 令和6.
    case other
  }

  package var year: FiscalYear
  package var form: Form
  /// Where it stands, in scalars of the text.
  package var range: Range<Int>

  /// The years that a text names, from left to right.
  ///
  /// Two digits without an era could be several years and are none. A letter with digits is no year
  /// inside a word (`SR6`, `H2O`).
  package static func all(in text: String) -> [YearMention] {
    let scalars = Array(text.unicodeScalars)
    var mentions: [YearMention] = []
    var position = 0
    while position < scalars.count {
      guard let mention = mention(in: scalars, at: position) else {
        position += 1
        continue
      }
      mentions.append(mention)
      position = mention.range.upperBound
    }
    return mentions
  }

  /// The text with its years replaced; a mention for which nothing is given stays as it is.
  package static func replace(
    in text: String,
    by replacement: (YearMention) -> String?
  ) -> String {
    let mentions = all(in: text)
    guard !mentions.isEmpty else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var position = 0
    for mention in mentions {
      guard let new = replacement(mention) else { continue }
      result.append(contentsOf: scalars[position..<mention.range.lowerBound])
      result.append(contentsOf: new.unicodeScalars)
      position = mention.range.upperBound
    }
    result.append(contentsOf: scalars[position...])
    return String(result)
  }
}

// MARK: - Reading one

extension YearMention {
  private static func mention(in scalars: [Unicode.Scalar], at start: Int) -> YearMention? {
    var cursor = Cursor(scalars: scalars, position: start)
    let before = start > 0 ? scalars[start - 1] : nil
    if let base = cursor.readEraName() {
      cursor.skipBlanks()
      guard let number = cursor.readNumber(maximumDigits: 2, isFirstNamed: true) else { return nil }
      let end = cursor.position
      cursor.skipBlanks()
      let isFiscal = cursor.read("年度")
      return Self(
        base: base,
        number: number,
        form: isFiscal ? .title : .other,
        range: start..<(isFiscal ? cursor.position : end)
      )
    }
    guard before.map({ $0.isWordLetter || $0.digit != nil }) != true else { return nil }
    if let base = cursor.readEraLetter() {
      guard let number = cursor.readNumber(maximumDigits: 2, isFirstNamed: false),
        cursor.next?.isWordLetter != true
      else { return nil }
      return Self(base: base, number: number, form: .key, range: start..<cursor.position)
    }
    guard let year = cursor.readNumber(maximumDigits: 4, isFirstNamed: false), year > 1925,
      cursor.read("年度")
    else { return nil }
    return Self(base: 0, number: year, form: .title, range: start..<cursor.position)
  }

  private init?(base: Int, number: Int, form: Form, range: Range<Int>) {
    guard number > 0, let year = FiscalYear(base + number) else { return nil }
    self.init(year: year, form: form, range: range)
  }

  private struct Cursor {
    let scalars: [Unicode.Scalar]
    var position: Int

    var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    mutating func read(_ text: String) -> Bool {
      let wanted = Array(text.unicodeScalars)
      guard scalars[position...].starts(with: wanted) else { return false }
      position += wanted.count
      return true
    }

    mutating func skipBlanks() {
      while let next, next == " " || next == "\u{3000}" { position += 1 }
    }

    mutating func readEraName() -> Int? {
      for (name, base) in [("令和", 2018), ("平成", 1988), ("昭和", 1925)] where read(name) {
        return base
      }
      return nil
    }

    mutating func readEraLetter() -> Int? {
      let bases: [Unicode.Scalar: Int] = [
        "R": 2018, "Ｒ": 2018, "H": 1988, "Ｈ": 1988, "S": 1925, "Ｓ": 1925,
      ]
      guard let base = next.flatMap({ bases[$0] }) else { return nil }
      position += 1
      return base
    }

    /// Reads all digits that come; `nil` where there are none, or too many.
    mutating func readNumber(maximumDigits: Int, isFirstNamed: Bool) -> Int? {
      if isFirstNamed, read("元") { return 1 }
      var number = 0
      var digits = 0
      while let digit = next?.digit {
        digits += 1
        guard digits <= maximumDigits else { return nil }
        number = number * 10 + digit
        position += 1
      }
      return digits > 0 ? number : nil
    }
  }
}

extension Unicode.Scalar {
  /// A letter of the alphabet in either width.
  fileprivate var isWordLetter: Bool {
    switch self {
    case "A"..."Z", "a"..."z", "Ａ"..."Ｚ", "ａ"..."ｚ": true
    default: false
    }
  }
}
