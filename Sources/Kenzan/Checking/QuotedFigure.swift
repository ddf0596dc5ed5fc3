/// A figure as a sentence quotes it: 77,475, 96.8, 約6,500, 1万2千.
struct QuotedFigure: Hashable {
  /// What a word beside a figure says about how exact it is.
  enum Approximation: Hashable {
    /// 約, 程度: a little more or less.
    case about
    /// 余り, 強: a little more.
    case more
    /// 弱: a little less.
    case less
    /// 以上, 以下: it or anything beyond.
    case atLeast, atMost
    /// 超, 未満: anything beyond, without it.
    case above, below
  }

  var value: Rational
  /// The worth of the last digit that is written: 1, 0.1, 1,000 of 1万2千.
  var place: Rational
  /// The worth of the last digit that is no filling zero: 100 of 6,500.
  var significantPlace: Rational
  /// How many decimal places are written.
  var decimals: Int
  var approximations: Set<Approximation> = []

  /// Whether a figure may be quoted so.
  ///
  /// An exact quote is the figure to the places quoted, rounded half away from zero or cut off there.
  /// An approximate one may be off by one unit of its last significant digit, on the side that its word
  /// says. A figure that is rounded itself agrees if one of the values that it may be does.
  func agrees(with figure: Figure) -> Bool {
    guard let (lower, upper) = bounds else { return true }
    let range = figure.range
    if let lower, !Self.isInOrder(lower, range.upper) { return false }
    if let upper, !Self.isInOrder(range.lower, upper) { return false }
    return true
  }

  /// The ends of what may be quoted so, `nil` for none; nothing where a number becomes too large.
  private var bounds: (lower: Interval.End?, upper: Interval.End?)? {
    guard let half = place.divided(by: Rational(2)) else { return nil }
    let isNegative = value.isNegative
    var below = isNegative ? place : value.isZero ? place : half
    var above = isNegative ? half : place
    // Cut off, the next digit is not reached; rounded half away from zero, the tie is.
    var isClosed = (below: !isNegative && !value.isZero, above: isNegative)
    if !approximations.isEmpty {
      let isAbout = approximations.contains(.about)
      below = isAbout || approximations.contains(.less) ? significantPlace : .zero
      above = isAbout || approximations.contains(.more) ? significantPlace : .zero
      isClosed = (!approximations.contains(.above), !approximations.contains(.below))
    }
    guard let least = value.subtracting(below), let most = value.adding(above) else { return nil }
    let isOpenAbove = !approximations.isDisjoint(with: [.atLeast, .above])
    let isOpenBelow = !approximations.isDisjoint(with: [.atMost, .below])
    return (
      isOpenBelow ? nil : Interval.End(least, isClosed: isClosed.below),
      isOpenAbove ? nil : Interval.End(most, isClosed: isClosed.above)
    )
  }

  private static func isInOrder(_ lower: Interval.End, _ upper: Interval.End) -> Bool {
    lower.value < upper.value || lower.value == upper.value && lower.isClosed && upper.isClosed
  }
}

extension QuotedFigure.Approximation {
  typealias Word = (text: String, scalars: [Unicode.Scalar], meaning: Self)

  /// The words that stand before a figure, longer ones first.
  static let before: [Word] = words([
    ("おおよそ", .about), ("おおむね", .about), ("およそ", .about), ("概ね", .about), ("凡そ", .about),
    ("ほぼ", .about), ("約", .about),
  ])

  /// The words that stand behind a figure or its unit.
  static let behind: [Word] = words([
    ("を上回", .above), ("を下回", .below), ("に満たな", .below), ("を超", .above), ("程度", .about),
    ("前後", .about), ("近く", .about), ("ほど", .about), ("余り", .more), ("あまり", .more),
    ("以上", .atLeast), ("以下", .atMost), ("未満", .below), ("超", .above), ("余", .more),
    ("強", .more), ("弱", .less),
  ])

  /// What makes another word of 強, 弱 and 余: 強化, 弱点, 余地.
  static let continuations = Set("化力調制度引いみくめ点体者ま剰裕地分白".unicodeScalars)

  /// The words of one sign that may be the beginning of another word.
  static let short = Set("強弱余".unicodeScalars)

  /// The word that a pattern need not say: at the end of what stands before the figure, or behind it.
  ///
  /// 強, 弱 and 余 are mostly parts of other words, so they are looked for right behind it only.
  static func word(endingIn before: String, beginningOrIn after: String) -> String? {
    Self.before.first { before.hasSuffix($0.text) }?.text
      ?? behind.first { word in
        word.scalars.count == 1 ? after.hasPrefix(word.text) : after.contains(word.text)
      }?.text
  }

  private static func words(_ table: [(String, Self)]) -> [Word] {
    table.map { ($0.0, Array($0.0.normalizedForMatching.unicodeScalars), $0.1) }
  }
}
