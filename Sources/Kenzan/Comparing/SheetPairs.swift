/// Sheets that are not compared cell by cell, and why.
package struct UnpairedSheets: Sendable, Equatable {
  package enum Reason: String, Sendable, CaseIterable {
    /// What identifies them is missing.
    case withoutKey = "without-key"
    /// Several sheets of one state have one key and say different things.
    case repeated
    /// Several sheets of one state have one key and say the same; the first of them is compared.
    case copies
    /// Several sheets were merged into one, as the rename map says.
    case merged
    /// A sheet was split into several, as the rename map says.
    case split
  }

  package var reason: Reason
  package var old: [SheetPlace]
  package var new: [SheetPlace]
}

/// Which sheet of the earlier state is which of the later one: by form and key, never by file or time.
struct SheetPairs {
  /// The sheets by their numbers in either state.
  private(set) var pairs: [(old: Int, new: Int)] = []
  private(set) var added: [Int] = []
  private(set) var removed: [Int] = []
  private(set) var unpaired: [UnpairedSheets] = []

  private let old: [ReadSheet]
  private let new: [ReadSheet]
  private var claimed: Set<Int> = []

  /// `priors` are the earlier sheets as the later forms ask for them; `nil` for one whose form no later
  /// sheet has.
  init(old: [ReadSheet], priors: [PriorRecord?], new: [ReadSheet]) {
    self.old = old
    self.new = new
    let numbers = priors.indices.filter { priors[$0] != nil }
    let succession = SheetSuccession(priors.compactMap { $0 })
    for group in Self.groups(new) {
      guard let first = group.first, let match = succession.match(of: new[first].record) else {
        for number in group { leave([], [number], .withoutKey) }
        continue
      }
      pair(group, with: match, numbers)
    }
    for (number, prior) in priors.enumerated() where !claimed.contains(number) {
      if let prior, prior.key == nil {
        leave([number], [], .withoutKey)
      } else {
        removed.append(number)
      }
    }
    added.sort()
    pairs.sort { $0.new < $1.new }
  }

  /// The later sheets with one form and key, in their order; one without a key stands for itself.
  private static func groups(_ sheets: [ReadSheet]) -> [[Int]] {
    var groups: [[Int]] = []
    var known: [[String]: Int] = [:]
    for (number, sheet) in sheets.enumerated() {
      let key = sheet.record.matchingKey.map { [sheet.record.schema.id] + $0 }
      if let key, let group = known[key] {
        groups[group].append(number)
      } else {
        if let key { known[key] = groups.count }
        groups.append([number])
      }
    }
    return groups
  }

  private mutating func pair(
    _ group: [Int],
    with match: Succession<Int>.Match,
    _ numbers: [Int]
  ) {
    switch match {
    case .none:
      added += group
      if group.count > 1 { leave([], group, agree(group, in: new) ? .copies : .repeated) }
    case .one(let index): pair(group, with: [numbers[index]])
    case .doubled(let indices): pair(group, with: indices.map { numbers[$0] })
    case .merged(let indices): leave(indices.map { numbers[$0] }, group, .merged)
    case .split(let indices): leave(indices.map { numbers[$0] }, group, .split)
    }
  }

  /// Sheets that are there twice are compared only if it does not matter which of them is meant.
  private mutating func pair(_ group: [Int], with earlier: [Int]) {
    claimed.formUnion(earlier)
    guard agree(group, in: new), agree(earlier, in: old) else {
      leave(earlier, group, .repeated)
      return
    }
    if group.count + earlier.count > 2 { leave(earlier, group, .copies) }
    if let first = group.first, let before = earlier.first { pairs.append((before, first)) }
  }

  private func agree(_ numbers: [Int], in sheets: [ReadSheet]) -> Bool {
    guard let first = numbers.first else { return true }
    return numbers.dropFirst().allSatisfy { sheets[$0].saysTheSame(as: sheets[first]) }
  }

  private mutating func leave(_ earlier: [Int], _ later: [Int], _ reason: UnpairedSheets.Reason) {
    claimed.formUnion(earlier)
    unpaired.append(
      UnpairedSheets(
        reason: reason,
        old: earlier.map { old[$0].place },
        new: later.map { new[$0].place }
      )
    )
  }
}
