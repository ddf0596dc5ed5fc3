/// Figures that a narrative quotes, and what they must agree with, for one place of the form.
package struct Quote: Sendable {
  /// The rule's id: `followers.quoted`.
  package var id: String
  /// The texts in which it is looked for.
  package var narratives: [Int]
  /// The ways in which the figure is quoted.
  package var patterns: [QuotePattern]
  /// The groups that must exist for the quote to be judged, as indices into `FormSchema.groups`.
  package var groups: [Int]
  package var when: Expression<FieldOperand>?
  /// What the figure comes to; `nil` where all that is quoted only has to agree with the first.
  package var formula: Expression<FieldOperand>?
  package var severity: Severity
  /// The line of the schema file.
  package var line: Int
}

/// How a figure is quoted: `登録者数{n}件`, where `{n}` is the figure.
///
/// `{unit}` behind it stands for any unit that kenzan knows. Width and spaces make no difference, and the words that make a figure an approximate one (約, 程度)
/// need not be said.
package struct QuotePattern: Sendable, Hashable {
  /// As the schema says it, placeholders replaced.
  package let text: String
  /// What stands before and behind the figure, as it is matched.
  let before: [Unicode.Scalar]
  let after: [Unicode.Scalar]
  /// Whether a unit stands right behind the figure, whichever it is.
  let hasUnit: Bool

  /// What stands for the figure, and for its unit.
  static let figure = "{n}"
  static let unit = "{unit}"

  /// Any figure with a unit right behind it.
  static let anyFigure = QuotePattern()

  private init() {
    text = Self.figure + Self.unit
    (before, after, hasUnit) = ([], [], true)
  }

  /// Takes a pattern apart.
  init(_ text: String) throws(QuotePatternError) {
    var parts: [Substring] = []
    var rest = text[...]
    while let place = rest.firstRange(of: Self.figure) {
      parts.append(rest[..<place.lowerBound])
      rest = rest[place.upperBound...]
    }
    guard parts.count == 1 else { throw QuotePatternError(.figureCount(parts.count)) }
    self.text = text
    hasUnit = rest.hasPrefix(Self.unit)
    if hasUnit { rest = rest.dropFirst(Self.unit.count) }
    guard !parts[0].contains(Self.unit), !rest.contains(Self.unit) else {
      throw QuotePatternError(.misplacedUnit)
    }
    let words = (String(parts[0]).normalizedForMatching, String(rest).normalizedForMatching)
    before = Array(words.0.unicodeScalars)
    after = Array(words.1.unicodeScalars)
    guard !before.isEmpty || !after.isEmpty else { throw QuotePatternError(.bareFigure) }
    guard before.last?.digit == nil, after.first?.digit == nil else {
      throw QuotePatternError(.digitBeside)
    }
    if let word = QuotedFigure.Approximation.word(endingIn: words.0, beginningOrIn: words.1) {
      throw QuotePatternError(.approximation(word))
    }
  }
}

/// Why a pattern cannot be used.
package struct QuotePatternError: Error {
  package var message: Message

  init(_ message: Message) {
    self.message = message
  }
}

extension Message {
  fileprivate static func figureCount(_ count: Int) -> Message {
    Message(
      ja: "pattern には数値の場所 {n} をちょうど一つ書きます（\(count)個あります）。",
      en: "a pattern has {n}, the figure, exactly once; here it stands \(count) times"
    )
  }

  fileprivate static let misplacedUnit = Message(
    ja: "pattern の {unit} は {n} のすぐ後に一度だけ書きます。",
    en: "{unit} stands once, right behind {n}"
  )

  fileprivate static let bareFigure = Message(
    ja: "pattern には {n} の前か後に言葉を書きます。数値だけではどの数値か決まりません。",
    en: "a pattern has words before or behind {n}; any figure would fit it otherwise"
  )

  fileprivate static let digitBeside = Message(
    ja: "pattern の {n} の隣に数字は書けません。",
    en: "no digit may stand beside {n} in a pattern"
  )

  fileprivate static func approximation(_ word: String) -> Message {
    Message(
      ja: "pattern の「\(word)」は書かなくても読み取ります（約・程度・以上など）。除いてください。",
      en: "'\(word)' in a pattern is understood without being written; take it out"
    )
  }
}
