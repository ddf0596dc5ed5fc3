/// A key of the sheets and one of the ledger that may be the same; listed, never applied.
package struct CrosswalkCandidate: Sendable, Equatable {
  package var sheet: ReconciliationKey
  package var ledger: ReconciliationKey
  package var sheetName: String
  package var ledgerName: String
  /// Whether the two have the same name.
  package var isSameName: Bool
  /// Whether the two have the same amount, but for rounding.
  package var isSameAmount: Bool

  /// Pairs of the same name, and pairs of an amount that is the only one on either side.
  static func all(in items: [ReconciledItem], sheets: SheetFigures) -> [CrosswalkCandidate] {
    guard let stage = items.first?.stage else { return [] }
    let open = items.filter { $0.stage == stage }
    let ones = open.filter { $0.result == .onlyInSheets }
    let others = open.filter { $0.result == .onlyInLedger && $0.ledger != 0 }
    let byName = Dictionary(grouping: others, by: \.name.normalizedForMatching)
    let lines = others.sorted { $0.ledger < $1.ledger }
    var candidates: [CrosswalkCandidate] = []
    for one in ones {
      let range = interval(of: one, sheets)
      let named = one.name.isEmpty ? [] : byName[one.name.normalizedForMatching] ?? []
      let equal = amounts(in: range, of: lines)
      // An amount says something only where no other sheet could claim it too.
      let rivals =
        equal.count == 1
        ? ones.count { interval(of: $0, sheets).meets(Interval(amount(equal[0]))) } : 0
      let pairs = named.count == 1 ? named : equal.count == 1 && rivals == 1 ? equal : []
      for other in pairs {
        guard let sheet = one.sheetKeys.first, let ledger = other.ledgerKeys.first else { continue }
        candidates.append(
          CrosswalkCandidate(
            sheet: sheet,
            ledger: ledger,
            sheetName: one.name,
            ledgerName: other.name,
            isSameName: named.count == 1,
            isSameAmount: range.contains(amount(other))
          )
        )
      }
    }
    return candidates
  }

  private static func amount(_ item: ReconciledItem) -> Rational {
    Rational(item.ledger, over: 1) ?? .zero
  }

  private static func interval(of item: ReconciledItem, _ sheets: SheetFigures) -> Interval {
    var sum = StatedSum()
    for figure in item.figures {
      if let yen = sheets.figures[figure].yen { sum.add(yen, sheets.figures[figure].interval) }
    }
    return sum.interval
  }

  /// The items whose amount lies in a range, of items by amount.
  private static func amounts(in range: Interval, of lines: [ReconciledItem]) -> [ReconciledItem] {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if amount(lines[middle]) < range.lower.value { low = middle + 1 } else { high = middle }
    }
    return Array(
      lines[low...].prefix { amount($0) <= range.upper.value }
        .filter { range.contains(amount($0)) }.prefix(2)
    )
  }
}
