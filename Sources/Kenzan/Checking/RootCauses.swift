/// Tells the failures that one wrong figure causes from that figure's own.
struct RootCauses {
  let search: SuggestionSearch
  let judgements: [Judgement]
  /// The failing checks, in the order of the schema.
  let failing: [Int]
  /// The one change that mends a failing check, where there is one.
  private(set) var changes: [Int: Change] = [:]

  private var record: Record { search.record }
  private var checks: [Check] { search.record.schema.checks }

  init(record: Record, judgements: [Judgement], without explained: Set<Int> = []) {
    search = SuggestionSearch(record: record, verdicts: judgements.map(\.verdict))
    self.judgements = judgements
    failing = judgements.indices.filter {
      judgements[$0].verdict.isFailure && !explained.contains($0)
    }
    for index in failing {
      changes[index] = search.onlyChange(mending: index, operands: judgements[index].operands)
    }
  }

  /// Every failing check that is a root cause, with the failures that go when it is mended.
  func grouped() -> [(root: Int, consequences: [Int])] {
    var roots: [(root: Int, consequences: [Int])] = []
    for index in failing.sorted(by: isUpstream) {
      if let place = roots.firstIndex(where: { explains($0.root, index) }) {
        roots[place].consequences.append(index)
      } else {
        roots.append((index, []))
      }
    }
    return roots
  }

  /// The weightier first, because nothing may hang under something lighter; then the check of the
  /// cell to be changed; then equalities; then the check whose stated field others build on.
  private func isUpstream(_ left: Int, _ right: Int) -> Bool {
    rank(left).lexicographicallyPrecedes(rank(right))
  }

  private func rank(_ index: Int) -> [Int] {
    let check = checks[index]
    let isOwn = changes[index]?.edits.contains { $0.slot == check.stated } == true
    let uses = failing.count { $0 != index && judgements[$0].operands.contains(check.stated) }
    return [
      check.severity == .error ? 0 : check.severity == .warning ? 1 : 2,
      isOwn ? 0 : 1,
      check.comparison == .equal ? 0 : 1,
      -uses,
      index,
    ]
  }

  /// Whether mending the root mends the other check as well.
  private func explains(_ root: Int, _ other: Int) -> Bool {
    if let change = changes[root] {
      return concerns(change.edits.map(\.slot), other) && search.mends(change, other)
    }
    let (check, sibling) = (checks[root], checks[other])
    if check.stated == sibling.stated,
      check.also.contains(sibling.id) || sibling.also.contains(check.id)
    {
      return true
    }
    guard check.comparison == .equal, check.hasStatedAlone, concerns([check.stated], other),
      let state = judgements[root].expected?.state
    else { return false }
    var mended = record
    mended.values[check.stated].state = state
    return sibling.judge(in: mended).verdict.isGood
  }

  private func concerns(_ slots: [Int], _ other: Int) -> Bool {
    slots.contains { record.schema.checksBySlot[$0].contains(other) }
  }
}

extension Scalar {
  /// The value as a field states it; `nil` for a fraction that no decimal holds.
  fileprivate var state: FieldState? {
    switch self {
    case .number(let number): number.decimal.map { .number($0) }
    case .text(let text): .text(text)
    case .boolean(let truth): .flag(truth)
    case .date(let date): .date(date)
    case .year(let year): .year(year)
    }
  }
}
