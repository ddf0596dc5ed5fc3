/// Aligns two sequences in order so that the weights of the pairs add up to as much as possible.
///
/// Where several alignments are equally good, every pair that occurs in one of them is a candidate:
/// a place in doubt must be seen to be in doubt.
struct MonotoneAlignment {
  /// For every element of the first sequence its partners in the best alignments.
  private(set) var candidates: [[Int]]
  /// Whether some best alignment leaves the element alone.
  private(set) var mayBeAlone: [Bool]

  /// The only partner, or `nil` where there is none or more than one.
  func partner(of index: Int) -> Int? {
    guard candidates.indices.contains(index), candidates[index].count == 1, !mayBeAlone[index]
    else { return nil }
    return candidates[index][0]
  }

  /// The weights of possible pairs; pairs of weight 0 are not made.
  init(weights: [[Int]]) {
    let height = weights.count
    let width = weights.first?.count ?? 0
    let stride = width + 1
    var before = [Int](repeating: 0, count: (height + 1) * stride)
    var after = before
    for row in 0..<height {
      for column in 0..<width {
        let skip = max(before[row * stride + column + 1], before[(row + 1) * stride + column])
        let weight = weights[row][column]
        let take = weight > 0 ? before[row * stride + column] + weight : 0
        before[(row + 1) * stride + column + 1] = max(skip, take)
      }
    }
    for row in (0..<height).reversed() {
      for column in (0..<width).reversed() {
        let skip = max(after[(row + 1) * stride + column], after[row * stride + column + 1])
        let weight = weights[row][column]
        let take = weight > 0 ? after[(row + 1) * stride + column + 1] + weight : 0
        after[row * stride + column] = max(skip, take)
      }
    }
    let best = after[0]
    candidates = []
    mayBeAlone = []
    for row in 0..<height {
      candidates.append(
        (0..<width).filter { column in
          let weight = weights[row][column]
          return weight > 0
            && before[row * stride + column] + weight + after[(row + 1) * stride + column + 1]
              == best
        }
      )
      mayBeAlone.append(
        (0...width).contains { before[row * stride + $0] + after[(row + 1) * stride + $0] == best }
      )
    }
  }
}
