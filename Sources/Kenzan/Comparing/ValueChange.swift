/// One value that the later sheet states otherwise than the earlier one.
package struct ValueChange: Sendable, Equatable {
  /// What one of the sheets states.
  package struct Side: Sendable, Equatable {
    package var state: FieldState
    /// Where it stands: `Sheet1!F23`.
    package var cell: String?
    /// What its own form calls it.
    package var label: String
    /// As programs read it.
    package var plain: String
    /// As people read it, a text as it is.
    package var shown: Message
  }

  package var field: FieldPath
  /// The full label: 総事業費／R6決算額.
  package var label: String
  package var unit: String?
  /// Whether it is kept out of everything public.
  package var isInternal: Bool
  /// `nil` where the row that it belongs to is only in one of the sheets.
  package var old: Side?
  package var new: Side?
  /// The new figure less the old one, where both are figures in one unit.
  package var difference: ExactDecimal?
}

extension ValueChange {
  /// The change of a field; `nil` where both sheets say the same of it.
  init?(_ pair: FieldPairs.Pair, old: Record, stateToday: FieldState?, new: Record) {
    guard
      let field = pair.new.map({ new.schema.fields[$0] }) ?? pair.old.map({ old.schema.fields[$0] })
    else { return nil }
    let before = pair.old.flatMap { pair.new != nil || old.saysSomething($0) ? $0 : nil }
    let after = pair.new.flatMap { pair.old != nil || new.saysSomething($0) ? $0 : nil }
    guard before != nil || after != nil else { return nil }
    if let before, let after {
      guard old.schema.fields[before].isComparable(with: new.schema.fields[after]) else {
        return nil
      }
      var earlier = old[before]
      if let stateToday { earlier.state = stateToday }
      if earlier.saysTheSame(as: new[after]) { return nil }
      if old.isAsPrinted(before), new.isAsPrinted(after) { return nil }
    }
    self.field = field.path
    label = field.label
    unit = field.unit
    isInternal = field.facets.isInternal
    self.old = before.map { Side(of: $0, in: old) }
    self.new = after.map { Side(of: $0, in: new) }
    if case .number(let one)? = self.old?.state, case .number(let two)? = self.new?.state {
      difference = two.subtracting(one)
    }
  }
}

extension ValueChange.Side {
  fileprivate init(of slot: Int, in record: Record) {
    let wording = Wording(record: record)
    state = record[slot].state
    cell = wording.qualifiedCell(slot)
    label = record.schema.fields[slot].label
    plain = wording.plainValue(slot)
    shown =
      switch state {
      case .text: Message(ja: "「\(plain)」", en: "'\(plain)'")
      case .unreadable: .unreadable(record[slot].raw)
      default: wording.value(slot)
      }
  }
}

extension Record {
  /// Whether nobody wrote anything: a dash that the blank form has already says no more than none.
  fileprivate func isAsPrinted(_ slot: Int) -> Bool {
    self[slot].state != .unreadable && !isFilled(slot)
  }

  /// Whether a row has something in the field that would be missed without it.
  fileprivate func saysSomething(_ slot: Int) -> Bool {
    isFilled(slot) && self[slot].state.compared != .blank
  }
}

extension Field {
  /// Whether values of both can be said to be the same or not.
  func isComparable(with other: Field) -> Bool {
    ValueType(type) == ValueType(other.type)
      && unit?.normalizedForMatching == other.unit?.normalizedForMatching
  }
}

extension Message {
  fileprivate static func unreadable(_ raw: String) -> Self {
    Self(ja: "読み取れない「\(raw)」", en: "'\(raw)', which cannot be read")
  }
}
