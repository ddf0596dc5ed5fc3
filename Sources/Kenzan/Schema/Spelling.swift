/// Finds the word that was probably meant.
package enum Spelling {
  /// The one candidate that differs by fewest letters, if it is near and no other is as near.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars)
    let reach = min(2, wanted.count / 2)
    var best: (distance: Int, words: Set<String>) = (reach + 1, [])
    for candidate in candidates {
      let distance = distance(
        wanted,
        Array(candidate.lowercased().unicodeScalars),
        atMost: best.distance
      )
      guard distance <= reach else { continue }
      if distance < best.distance { best = (distance, []) }
      if distance == best.distance { best.words.insert(candidate) }
    }
    return best.words.count == 1 ? best.words.first : nil
  }

  /// How many letters must be changed, added, taken away or swapped with their neighbour.
  private static func distance(
    _ one: [Unicode.Scalar],
    _ two: [Unicode.Scalar],
    atMost bound: Int
  ) -> Int {
    guard abs(one.count - two.count) <= bound, one.count <= 255 else { return bound + 1 }
    var beforeLast: [Int] = []
    var last: [Int] = []
    var row = Array(0...two.count)
    for (line, letter) in one.enumerated() {
      (beforeLast, last) = (last, row)
      row[0] = line + 1
      for (column, other) in two.enumerated() {
        let change = last[column] + (letter == other ? 0 : 1)
        row[column + 1] = min(change, last[column + 1] + 1, row[column] + 1)
        if line > 0, column > 0, letter == two[column - 1], one[line - 1] == other {
          row[column + 1] = min(row[column + 1], beforeLast[column - 1] + 1)
        }
      }
    }
    return row[two.count]
  }
}
