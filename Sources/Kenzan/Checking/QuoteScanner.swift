/// Finds the places of a narrative in which a pattern quotes a figure.
struct QuoteScanner {
  /// One place with its figure.
  struct Occurrence: Hashable {
    /// The words as they stand in the text.
    var excerpt: String
    var figure: QuotedFigure
    /// The unit behind it, where the pattern asks for it.
    var unit: String?
    /// Where the figure begins, so that no figure is found twice.
    var position: Int
  }

  /// One sign as it is matched.
  private struct Glyph {
    var scalar: Unicode.Scalar
    /// The character of the text that it comes from.
    var origin: Int
    /// Its value, where it was written as a digit; ① and ² are none.
    var digit: Int?
    /// Whether a space or a line break stands before it, over which no figure reaches.
    var isApart: Bool
  }

  private let characters: [Character]
  private let glyphs: [Glyph]

  init(_ text: String) {
    characters = Array(text)
    var glyphs: [Glyph] = []
    var isApart = false
    for (origin, character) in characters.enumerated() {
      let normalized = String(character).normalizedForMatching.unicodeScalars
      if normalized.isEmpty { isApart = true }
      let digit = character.unicodeScalars.first?.digit
      for scalar in normalized {
        glyphs.append(Glyph(scalar: scalar, origin: origin, digit: digit, isApart: isApart))
        isApart = false
      }
    }
    self.glyphs = glyphs
  }

  /// Every place where one of the patterns fits, in the order of the text; of several patterns for
  /// one figure the first counts.
  func occurrences(of patterns: [QuotePattern]) -> [Occurrence] {
    var found: [Int: Occurrence] = [:]
    for pattern in patterns {
      var start = 0
      while start < glyphs.count {
        guard let (occurrence, end) = match(pattern, at: start) else {
          start += 1
          continue
        }
        found[occurrence.position] = found[occurrence.position] ?? occurrence
        start = end
      }
    }
    return found.keys.sorted().compactMap { found[$0] }
  }

  /// The quote that begins at a place, and where its figure ends.
  private func match(_ pattern: QuotePattern, at start: Int) -> (Occurrence, end: Int)? {
    var position = start
    guard read(pattern.before, at: &position) else { return nil }
    var approximations: Set<QuotedFigure.Approximation> = []
    if let word = readWord(of: QuotedFigure.Approximation.before, at: &position) {
      approximations.insert(word)
    }
    let beginning = position
    guard !isInsideFigure(beginning) else { return nil }
    for (figure, end) in figures(at: beginning) {
      var rest = end
      var words = approximations
      var unit: String?
      if pattern.hasUnit {
        while let word = readWord(of: QuotedFigure.Approximation.behind, at: &rest) {
          words.insert(word)
        }
        unit = readUnit(at: &rest)
        guard unit != nil else { continue }
      }
      guard readRest(pattern.after, at: &rest, &words) else { continue }
      var figure = figure
      figure.approximations = words
      let last = glyphs[rest - 1].origin
      let excerpt = String(characters[glyphs[start].origin...last])
      return (Occurrence(excerpt: excerpt, figure: figure, unit: unit, position: beginning), end)
    }
    return nil
  }

  /// Whether a figure goes on here that began before: 475 of 77,475, 2千 of 1万2千.
  private func isInsideFigure(_ position: Int) -> Bool {
    guard position > 0, position < glyphs.count, glyphs[position].digit != nil,
      !glyphs[position].isApart
    else { return false }
    let previous = glyphs[position - 1]
    if previous.digit != nil { return true }
    let isJoint = previous.scalar == "," || previous.scalar == "."
    guard isJoint || multiplier(at: position - 1) != nil, !previous.isApart else { return false }
    return position > 1 && glyphs[position - 2].digit != nil
  }

  // MARK: - Words

  private func read(_ scalars: [Unicode.Scalar], at position: inout Int) -> Bool {
    guard position + scalars.count <= glyphs.count else { return false }
    for (offset, scalar) in scalars.enumerated() where glyphs[position + offset].scalar != scalar {
      return false
    }
    position += scalars.count
    return true
  }

  private func readUnit(at position: inout Int) -> String? {
    UnitTable.words.first { read($0.scalars, at: &position) }?.text
  }

  private func readWord(
    of words: [QuotedFigure.Approximation.Word],
    at position: inout Int
  ) -> QuotedFigure.Approximation? {
    for word in words {
      var end = position
      guard read(word.scalars, at: &end) else { continue }
      if word.scalars.count == 1, QuotedFigure.Approximation.short.contains(word.scalars[0]),
        end < glyphs.count, QuotedFigure.Approximation.continuations.contains(glyphs[end].scalar)
      {
        continue
      }
      position = end
      return word.meaning
    }
    return nil
  }

  /// What the pattern says behind the figure; words such as 程度 may stand anywhere in it.
  private func readRest(
    _ scalars: [Unicode.Scalar],
    at position: inout Int,
    _ words: inout Set<QuotedFigure.Approximation>
  ) -> Bool {
    for scalar in scalars {
      while position < glyphs.count, glyphs[position].scalar != scalar,
        let word = readWord(of: QuotedFigure.Approximation.behind, at: &position)
      {
        words.insert(word)
      }
      guard position < glyphs.count, glyphs[position].scalar == scalar else { return false }
      position += 1
    }
    while let word = readWord(of: QuotedFigure.Approximation.behind, at: &position) {
      words.insert(word)
    }
    return true
  }
}

// MARK: - Figures

extension QuoteScanner {
  /// Digits up to a myriad sign or the end.
  private struct Part {
    /// The digits without separators and point.
    var digits = ""
    var decimals = 0
  }

  /// The figures that may begin at a place: the digits alone, and with 万 and its like behind them.
  private func figures(at start: Int) -> [(figure: QuotedFigure, end: Int)] {
    var position = start
    var isNegative = false
    if position < glyphs.count, ["-", "△", "▲"].contains(glyphs[position].scalar) {
      isNegative = true
      position += 1
    }
    guard let first = part(at: &position) else { return [] }
    let plain = figure(first, times: 1, below: nil, isNegative: isNegative).map { ($0, position) }
    let whole = compound(first, at: position, isNegative: isNegative)
    return [plain, whole].compactMap { $0 }
  }

  /// Digits with separators in groups of three, and decimals.
  private func part(at position: inout Int) -> Part? {
    var part = Part()
    part.digits = digits(at: &position, mayBeApart: true)
    guard !part.digits.isEmpty else { return nil }
    var isGrouped = false
    while part.digits.utf8.count <= 3 || isGrouped, isNext(",", at: position) {
      var end = position + 1
      let group = digits(at: &end)
      guard group.utf8.count == 3 else { return nil }
      part.digits += group
      position = end
      isGrouped = true
    }
    if isNext(".", at: position) {
      var end = position + 1
      let decimals = digits(at: &end)
      if !decimals.isEmpty {
        part.digits += decimals
        part.decimals = decimals.utf8.count
        position = end
      }
    }
    return part
  }

  private func isNext(_ scalar: Unicode.Scalar, at position: Int) -> Bool {
    position + 1 < glyphs.count && glyphs[position].scalar == scalar && !glyphs[position].isApart
      && glyphs[position + 1].digit != nil && !glyphs[position + 1].isApart
  }

  private func digits(at position: inout Int, mayBeApart: Bool = false) -> String {
    var digits = ""
    while position < glyphs.count, let digit = glyphs[position].digit,
      !glyphs[position].isApart || mayBeApart && digits.isEmpty
    {
      digits += String(digit)
      position += 1
    }
    return digits
  }

  /// 1万2千, 7.7万: the parts in falling order, each smaller than the sign before it.
  private func compound(
    _ first: Part,
    at start: Int,
    isNegative: Bool
  ) -> (QuotedFigure, Int)? {
    guard var multiplier = multiplier(at: start) else { return nil }
    var position = start + 1
    guard var result = figure(first, times: multiplier, below: nil, isNegative: isNegative) else {
      return nil
    }
    while true {
      var end = position
      guard let next = part(at: &end), !glyphs[position].isApart else { return (result, position) }
      var factor = 1
      if let sign = self.multiplier(at: end), sign < multiplier {
        factor = sign
        end += 1
      }
      guard
        let whole = figure(next, times: factor, below: multiplier, isNegative: isNegative),
        let sum = result.value.adding(whole.value)
      else { return (result, position) }
      result = whole
      result.value = sum
      position = end
      guard factor > 1 else { return (result, position) }
      multiplier = factor
    }
  }

  private func multiplier(at position: Int) -> Int? {
    guard position < glyphs.count else { return nil }
    switch glyphs[position].scalar {
    case "千": return 1_000
    case "万": return 10_000
    case "億": return 100_000_000
    default: return nil
    }
  }

  /// A part as a figure; `nil` where it is too large, or not smaller than the sign before it.
  private func figure(
    _ part: Part,
    times multiplier: Int,
    below bound: Int?,
    isNegative: Bool
  ) -> QuotedFigure? {
    guard let digits = ExactDecimal(part.digits), let step = Rational.step(places: part.decimals),
      let place = step.multiplied(by: Rational(multiplier)),
      let value = Rational(digits).multiplied(by: place),
      bound.map({ value < Rational($0) }) ?? true
    else { return nil }
    let zeros =
      part.decimals > 0 || digits == .zero
      ? 0 : part.digits.utf8.reversed().prefix { $0 == 48 }.count
    return QuotedFigure(
      value: isNegative ? value.negated : value,
      place: place,
      significantPlace: Rational.step(places: -zeros)?.multiplied(by: place) ?? place,
      decimals: part.decimals
    )
  }
}
