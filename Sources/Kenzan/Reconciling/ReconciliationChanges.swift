/// What moved since an earlier reconciliation, as from 見込 to 確定, and what became of its answers.
package struct ReconciliationChanges: Sendable {
  /// What both sides had, and what came of it.
  package struct Side: Sendable, Equatable {
    /// In yen; `nil` where the earlier workbook holds no number.
    package var stated: ExactDecimal?
    package var ledger: ExactDecimal?
    package var result: String
  }

  /// A key at a stage that moved, appeared or is gone.
  package struct Change: Sendable, Equatable {
    package var key: String
    package var stage: String
    package var name: String
    package var department: String
    /// `nil` for a key that is new.
    package var old: Side?
    /// `nil` for a key that is gone.
    package var new: Side?
    /// What finance answered last time.
    package var answer = ""
  }

  /// What finance answered last time.
  package struct Answer: Sendable, Equatable {
    package enum State: String, Sendable {
      /// Both values are what they were, so the answer holds.
      case carried
      /// A value changed, so somebody has to look at the answer again.
      case stale
      /// A value changed and nothing is left to answer.
      case settled
    }

    package var text: String
    package var state: State
    package var row: PreviousReconciliation.Row
  }

  package let previous: PreviousReconciliation
  /// The largest first.
  package let changes: [Change]
  /// How many keys are as they were.
  package let unchanged: Int
  /// The answers, by the numbers of the items that they belong to.
  package let answers: [Int: Answer]
  /// The answers whose keys are gone.
  package let lostAnswers: [PreviousReconciliation.Row]

  init(from previous: PreviousReconciliation, to items: [ReconciledItem], map: LedgerMap) {
    self.previous = previous
    let now = items.map { Self.state(of: $0, map) }
    let rows = Self.pairs(previous.rows, now, map)
    let answered = Self.pairs(previous.answers, now, map)
    let owned = Set(answered.values)
    let lost = previous.answers.indices.filter { !owned.contains($0) }.map { previous.answers[$0] }
    var changes: [Change] = []
    for (index, state) in now.enumerated() {
      var state = state
      state.old = rows[index].map { Self.side(of: previous.rows[$0]) }
      state.answer = answered[index].map { previous.answers[$0].answer } ?? ""
      if state.old != state.new { changes.append(state) }
    }
    unchanged = now.count - changes.count
    let met = Set(rows.values)
    for (index, row) in previous.rows.enumerated() where !met.contains(index) {
      changes.append(
        Change(
          key: row.key,
          stage: row.stage,
          name: row.name,
          department: row.department,
          old: Self.side(of: row),
          answer: lost.first { $0.key == row.key && $0.stage == row.stage }?.answer ?? ""
        )
      )
    }
    self.changes = changes.enumerated().sorted { one, two in
      let (left, right) = (one.element.size, two.element.size)
      return left == right ? one.offset < two.offset : left > right
    }.map(\.element)
    answers = answered.reduce(into: [:]) { answers, pair in
      let row = previous.answers[pair.value]
      let isSame = Self.isSame(row, now[pair.key])
      answers[pair.key] = Answer(
        text: row.answer,
        state: isSame ? .carried : items[pair.key].isException ? .stale : .settled,
        row: row
      )
    }
    lostAnswers = lost
  }

  /// How many keys moved, are new and are gone.
  package var counts: (moved: Int, new: Int, gone: Int) {
    func count(_ kind: Change.Kind) -> Int { changes.count { $0.kind == kind } }
    return (count(.moved), count(.new), count(.gone))
  }

  /// How many answers are in a state.
  package func count(_ state: Answer.State) -> Int { answers.values.count { $0.state == state } }

  // MARK: - Pairs

  private struct Identity: Hashable {
    var key: String
    var stage: String

    init(_ key: String, _ stage: String, _ map: LedgerMap) {
      self.key = ReconciliationKey.id(ofText: key, map)
      self.stage = stage
    }
  }

  /// The row of every item, by their numbers.
  ///
  /// Where several rows have one key, as sheets without a number do, each is given to an item with
  /// its values first.
  private static func pairs(
    _ rows: [PreviousReconciliation.Row],
    _ items: [Change],
    _ map: LedgerMap
  ) -> [Int: Int] {
    var open = Dictionary(grouping: rows.indices) { Identity(rows[$0].key, rows[$0].stage, map) }
    let identities = items.map { Identity($0.key, $0.stage, map) }
    var pairs: [Int: Int] = [:]
    for wantsValues in [true, false] {
      for (index, item) in items.enumerated() where pairs[index] == nil {
        let identity = identities[index]
        guard
          let place = open[identity]?.firstIndex(where: { !wantsValues || isSame(rows[$0], item) })
        else { continue }
        pairs[index] = open[identity]?.remove(at: place)
      }
    }
    return pairs
  }

  private static func isSame(_ row: PreviousReconciliation.Row, _ item: Change) -> Bool {
    row.stated == item.new?.stated && row.ledger == item.new?.ledger
  }

  private static func side(of row: PreviousReconciliation.Row) -> Side {
    Side(stated: row.stated, ledger: row.ledger, result: row.result)
  }

  private static func state(of item: ReconciledItem, _ map: LedgerMap) -> Change {
    Change(
      key: item.key.text,
      stage: map.stages[item.stage].label,
      name: item.name,
      department: item.department,
      new: Side(
        stated: item.stated,
        ledger: ExactDecimal(coefficient: item.ledger, scale: 0),
        result: item.result.title.ja
      )
    )
  }
}

extension ReconciliationChanges.Change {
  /// How far the side that moved most did.
  fileprivate var size: ExactDecimal {
    let pairs = [(old?.stated, new?.stated), (old?.ledger, new?.ledger)]
    return pairs.map { ($1 ?? .zero).subtracting($0 ?? .zero)?.magnitude ?? .zero }.max() ?? .zero
  }
}
