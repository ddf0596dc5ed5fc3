/// The word that a mistyped one was probably meant to be; `nil` where none or several are close.
func nearestWord(to typed: String, in words: [String]) -> String? {
  let limit = max(1, typed.unicodeScalars.count / 3)
  let distances = words.map { (word: $0, distance: editDistance(typed, $0)) }
    .filter { $0.distance <= limit }
  guard let best = distances.map(\.distance).min() else { return nil }
  let candidates = distances.filter { $0.distance == best }
  return candidates.count == 1 ? candidates.first?.word : nil
}

/// How many letters must be changed, added, left out or swapped with their neighbours.
private func editDistance(_ one: String, _ other: String) -> Int {
  let one = Array(one.unicodeScalars)
  let other = Array(other.unicodeScalars)
  var before: [Int] = []
  var last = Array(0...other.count)
  for i in one.indices {
    var row = [i + 1]
    for j in other.indices {
      var best = min(row[j], last[j + 1]) + 1
      best = min(best, last[j] + (one[i] == other[j] ? 0 : 1))
      if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
        best = min(best, before[j - 1] + 1)
      }
      row.append(best)
    }
    (before, last) = (last, row)
  }
  return last[other.count]
}
