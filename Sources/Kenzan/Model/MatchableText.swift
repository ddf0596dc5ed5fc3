/// A text as it is compared with others, each of its scalars with the character it came from.
///
/// What is found in the compared text can so be taken out of the text as it was typed.
struct MatchableText {
  /// What is compared, see `normalizedForMatching`.
  private(set) var scalars: [Unicode.Scalar] = []
  private let characters: [Character]
  /// The character, as an index into `characters`, of every scalar.
  private var origins: [Int] = []

  init(_ text: String) {
    characters = Array(text)
    for (index, character) in characters.enumerated() {
      for scalar in String(character).normalizedForMatching.unicodeScalars {
        scalars.append(scalar)
        origins.append(index)
      }
    }
  }

  var count: Int { scalars.count }

  /// Whether a character ends before the place, so that the text may be cut there.
  func mayBeCut(at place: Int) -> Bool {
    place == 0 || place == count || origins[place - 1] != origins[place]
  }

  /// Whether the scalars stand at the place.
  func holds(_ others: [Unicode.Scalar], at place: Int) -> Bool {
    place >= 0 && place + others.count <= count
      && others.indices.allSatisfy { scalars[place + $0] == others[$0] }
  }

  /// What was typed for a part of the compared text; nothing for an empty one.
  subscript(range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    return String(characters[origins[first]...origins[last]])
  }
}
