/// Takes a text apart into several codes: ④⑦, ④・⑦, 4、7.
///
/// Words of the list may hold separators themselves, so every way to cut the text is tried; it is
/// read only if all of them come to the same codes.
struct CodeSplitter {
  /// What a text of several codes means.
  enum Outcome: Equatable {
    /// The codes, as indices into the list, in its order; whether all are written as there, once.
    case codes([Int], isExact: Bool)
    /// The text may mean other codes as well.
    case ambiguous([[Int]])
    /// The parts that mean no code.
    case unknown([String])
  }

  /// One way to read the rest of a text.
  private struct Way {
    var codes: Set<Int> = []
    var isExact = true

    func adding(_ index: Int, isExact: Bool) -> Way {
      Way(codes: codes.union([index]), isExact: self.isExact && isExact && !codes.contains(index))
    }
  }

  /// More characters than any list of choices that a person wrote.
  private static let maximumLength = 1_000

  private let matcher: CodeMatcher
  private let characters: [Character]
  private let longestWord: Int
  /// The ways to read what begins at a place; at most two that differ.
  private var ways: [[Way]]

  init(_ text: String, matcher: CodeMatcher) {
    self.matcher = matcher
    characters = Array(text)
    let words = matcher.list.codes.flatMap { [$0.value + $0.label] + $0.aliases }
    // What people put around a word, as brackets and spaces.
    longestWord = 2 * (words.map(\.count).max() ?? 0) + 4
    ways = Array(repeating: [], count: characters.count + 1)
  }

  mutating func outcome() -> Outcome {
    guard characters.count <= Self.maximumLength else { return .unknown([String(characters)]) }
    // From the end, as every way leads on to a later place.
    for place in ways.indices.reversed() { ways[place] = waysToRead(from: place) }
    let found = ways[0].filter { !$0.codes.isEmpty }
    guard let only = found.first else { return .unknown(unknownParts()) }
    guard found.count == 1 else { return .ambiguous(found.map { $0.codes.sorted() }) }
    return .codes(only.codes.sorted(), isExact: only.isExact)
  }

  private func waysToRead(from place: Int) -> [Way] {
    guard place < characters.count else { return [Way()] }
    var found: [Way] = []
    func take(_ way: Way) {
      if let index = found.firstIndex(where: { $0.codes == way.codes }) {
        found[index].isExact = found[index].isExact || way.isExact
      } else if found.count < 2 {
        found.append(way)
      }
    }
    if characters[place].isCodeSeparator { ways[place + 1].forEach(take) }
    for end in ends(after: place) {
      guard !ways[end].isEmpty, let match = match(place..<end) else { continue }
      for way in ways[end] { take(way.adding(match.index, isExact: match.isExact)) }
    }
    return found
  }

  /// Where a word that begins at a place may end: not inside a number or a word of letters.
  private func ends(after place: Int) -> [Int] {
    (place + 1...min(characters.count, place + longestWord)).filter { end in
      end == characters.count || !characters[end - 1].joins(characters[end])
    }
  }

  private func match(_ range: Range<Int>) -> (index: Int, isExact: Bool)? {
    // A separator at its ends is none of the word.
    guard !characters[range.lowerBound].isCodeSeparator,
      !characters[range.upperBound - 1].isCodeSeparator
    else { return nil }
    // 1 2 is no twelve, though spaces make no difference elsewhere.
    let isApart = range.dropFirst().dropLast().contains { place in
      characters[place].isWhitespace && characters[place - 1].isDigit
        && characters[place + 1].isDigit
    }
    return isApart ? nil : matcher.find(String(characters[range]))
  }

  /// What is left when all words that mean a code are taken out, the longest first.
  private func unknownParts() -> [String] {
    var parts: [String] = []
    var part = ""
    var place = 0
    func close() {
      if !part.isBlank { parts.append(part.trimmed) }
      part = ""
    }
    while place < characters.count {
      let isWithin = place > 0 && characters[place - 1].joins(characters[place])
      let end = isWithin ? nil : ends(after: place).last { match(place..<$0) != nil }
      if let end {
        close()
        place = end
      } else {
        if characters[place].isCodeSeparator { close() } else { part.append(characters[place]) }
        place += 1
      }
    }
    close()
    return parts
  }
}

extension Character {
  /// Whether it parts codes: a middle dot, a comma, a slash, a space, a line break.
  fileprivate var isCodeSeparator: Bool {
    isWhitespace || "・･·、，,／/；;".contains(self)
  }

  fileprivate var isDigit: Bool { kind == 0 }

  /// Whether it is of one number, or one word of letters, with the next character.
  fileprivate func joins(_ next: Character) -> Bool {
    guard let one = kind, let other = next.kind else { return false }
    return one == other
  }

  /// Whether it is a digit (0) or a Latin letter (1) of either width.
  private var kind: Int? {
    guard unicodeScalars.count == 1, let scalar = unicodeScalars.first else { return nil }
    if scalar.digit != nil { return 0 }
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xFF21...0xFF3A, 0xFF41...0xFF5A: return 1
    default: return nil
    }
  }
}
