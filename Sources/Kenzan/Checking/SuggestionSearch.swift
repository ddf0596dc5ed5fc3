/// A change of one or two cells that may be what the writer meant.
struct Change: Hashable, Sendable {
  struct Edit: Hashable, Sendable {
    var slot: Int
    var value: ExactDecimal
  }

  /// One edit, or the two of an exchange with the lower slot first.
  var edits: [Edit]
  var slip: Slip
}

/// Searches for the one change that mends a failing check and breaks nothing.
struct SuggestionSearch {
  /// Beyond so many operands a misprint can nearly always be blamed on several cells.
  static let maximumOperands = 200

  let record: Record
  /// What every check of the schema says as the sheet stands, by its index.
  let verdicts: [Judgement.Verdict]

  private var schema: FormSchema { record.schema }

  /// The only change of a cell in the check after which every check of the changed cells holds.
  func onlyChange(mending index: Int, operands: [Int]) -> Change? {
    // A rule that knows no other cell says what is not allowed, not what was meant.
    guard (1...Self.maximumOperands).contains(operands.count) else { return nil }
    // What stands in last year's sheet is not to be changed any more.
    let slots = [schema.checks[index].stated] + operands.filter { !schema.isPrior($0) }
    var trial = record
    var found: Change?
    for change in changes(of: slots) where isMended(by: change, first: index, on: &trial) {
      guard found == nil else { return nil }
      found = change
    }
    return found
  }

  /// Whether a change of the sheet makes a failing check hold.
  func mends(_ change: Change, _ index: Int) -> Bool {
    var trial = record
    trial.apply(change)
    return schema.checks[index].judge(in: trial).verdict.isGood
  }

  /// Everything that may have been meant instead of these cells, each change once.
  private func changes(of slots: [Int]) -> [Change] {
    var changes: [Change] = []
    for slot in slots {
      guard case .number(let stated) = record[slot].state else { continue }
      let facets = schema.fields[slot].facets
      let digits = max(facets.digits ?? 0, stated.scale)
      changes += Slip.origins(of: stated, digits: digits).map {
        Change(edits: [Change.Edit(slot: slot, value: $0.value)], slip: $0.slip)
      }
    }
    changes += exchanges(of: slots)
    return changes.filter { $0.edits.allSatisfy { fits($0) } }
  }

  /// Each cell of the check with those of the rules it takes part in, and with the same field a year
  /// before and after; figures of different units are not taken for each other.
  private func exchanges(of slots: [Int]) -> [Change] {
    var pairs: Set<[Int]> = []
    for slot in slots {
      let unit = schema.fields[slot].unit
      let related = schema.checksBySlot[slot].flatMap { schema.checks[$0].slots }
      for other in related + schema.neighbours(of: slot)
      where other != slot && !schema.isPrior(other) && schema.fields[other].unit == unit {
        pairs.insert([min(slot, other), max(slot, other)])
      }
    }
    return pairs.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { pair in
      guard let one = pair.first, let other = pair.last,
        case .number(let first) = record[one].state,
        case .number(let second) = record[other].state, first != second
      else { return nil }
      return Change(
        edits: [Change.Edit(slot: one, value: second), Change.Edit(slot: other, value: first)],
        slip: .exchange
      )
    }
  }

  private func fits(_ edit: Change.Edit) -> Bool {
    let facets = schema.fields[edit.slot].facets
    if let minimum = facets.minimum, edit.value < minimum { return false }
    if let maximum = facets.maximum, edit.value > maximum { return false }
    if let digits = facets.digits, edit.value.scale > digits { return false }
    return true
  }

  /// Whether the check holds after the change, and no other check of the changed cells is worse off.
  private func isMended(by change: Change, first index: Int, on trial: inout Record) -> Bool {
    trial.apply(change)
    defer { trial.restore(change, from: record) }
    guard schema.checks[index].judge(in: trial).verdict.isGood else { return false }
    for slot in change.edits.map(\.slot) {
      for other in schema.checksBySlot[slot] where other != index {
        let after = schema.checks[other].judge(in: trial).verdict
        // What fails must hold afterwards; what does not fail must not become worse.
        guard verdicts[other].isFailure ? after.isGood : after.rank <= verdicts[other].rank else {
          return false
        }
      }
    }
    return true
  }
}

extension Judgement.Verdict {
  /// Whether the check holds, exactly or within rounding.
  var isGood: Bool {
    switch self {
    case .holds, .withinRounding: true
    case .skipped, .fails, .unverifiable: false
    }
  }

  var isFailure: Bool {
    if case .fails = self { true } else { false }
  }

  /// The worse the higher.
  fileprivate var rank: Int {
    switch self {
    case .skipped, .holds: 0
    case .withinRounding: 1
    case .unverifiable: 2
    case .fails: 3
    }
  }
}

extension Record {
  mutating func apply(_ change: Change) {
    for edit in change.edits { values[edit.slot].state = .number(edit.value) }
  }

  fileprivate mutating func restore(_ change: Change, from original: Record) {
    for edit in change.edits { values[edit.slot].state = original[edit.slot].state }
  }
}
