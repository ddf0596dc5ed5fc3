/// Finds what is nearly, but not quite, a name, and so is probably a slip for it.
enum NearName {
  /// Whether two names are so alike: a fifth of the letters may differ.
  ///
  /// Equal names, and one that holds the other, are not near.
  static func isNear(_ one: String, _ other: String) -> Bool {
    let (one, other) = (one.normalizedForMatching, other.normalizedForMatching)
    guard !one.contains(other), !other.contains(one) else { return false }
    let (left, right) = (Array(one.unicodeScalars), Array(other.unicodeScalars))
    let reach = min(left.count, right.count) / 5
    guard reach > 0, abs(left.count - right.count) <= reach else { return false }
    // Both to their ends: the last column of the last row.
    var rows = Rows(name: left, isOpen: false)
    for letter in right { rows.step(letter) }
    return rows.distance <= reach
  }

  /// What stands in a text for a name with a few letters of another: 公共サービス in the name with
  /// 公共的サービス.
  ///
  /// A tenth of the letters may differ; shorter names than ten letters are like too many other words.
  static func occurrence(of name: String, in text: String) -> String? {
    let name = name.normalizedForMatching
    let letters = Array(name.unicodeScalars)
    guard letters.count >= 10 else { return nil }
    let reach = letters.count / 10
    // Where the name itself stands nothing is near it.
    for part in text.normalizedForMatching.split(separator: name) {
      let scalars = Array(part.unicodeScalars)
      var rows = Rows(name: letters, isOpen: true)
      var best: (distance: Int, range: Range<Int>)?
      for (index, letter) in scalars.enumerated() {
        rows.step(letter)
        guard rows.distance <= reach, rows.distance < best?.distance ?? .max else { continue }
        best = (rows.distance, rows.start..<(index + 1))
      }
      if let best, best.distance > 0 {
        var found = String.UnicodeScalarView()
        found.append(contentsOf: scalars[best.range])
        return String(found)
      }
    }
    return nil
  }

  /// The distances of the beginnings of a name to a text that is read letter by letter.
  private struct Rows {
    private let name: [Unicode.Scalar]
    /// Whether the name may begin anywhere in the text.
    private let isOpen: Bool
    private var distances: [Int]
    private var starts: [Int]
    private var count = 0

    init(name: [Unicode.Scalar], isOpen: Bool) {
      self.name = name
      self.isOpen = isOpen
      distances = Array(0...name.count)
      starts = Array(repeating: 0, count: name.count + 1)
    }

    /// How far the whole name is from what was read, or from its best end.
    var distance: Int { distances[name.count] }
    /// Where in the text that begins.
    var start: Int { starts[name.count] }

    mutating func step(_ letter: Unicode.Scalar) {
      count += 1
      var (diagonal, diagonalStart) = (distances[0], starts[0])
      distances[0] = isOpen ? 0 : count
      starts[0] = isOpen ? count : 0
      for place in name.indices {
        let change = diagonal + (name[place] == letter ? 0 : 1)
        let (above, aboveStart) = (distances[place + 1], starts[place + 1])
        let left = distances[place] + 1
        let least = min(change, above + 1, left)
        let start =
          least == change ? diagonalStart : least == above + 1 ? aboveStart : starts[place]
        (diagonal, diagonalStart) = (above, aboveStart)
        distances[place + 1] = least
        starts[place + 1] = start
      }
    }
  }
}
