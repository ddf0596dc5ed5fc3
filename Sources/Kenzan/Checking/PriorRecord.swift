/// One sheet of last year, with as much of it as this year's checks may ask for.
struct PriorRecord: Sendable {
  let form: PriorForm
  let sheet: PriorSheet
  /// The values of the fields that are kept, in their order.
  let values: [FieldValue]
  /// What texts count as today, by field: those that the rename map gives a new name.
  private let renamed: [Int: FieldState]
  /// What identifies it: as compared, and as reports write it; `nil` where something is missing.
  let key: [String]?
  let keyText: String?
  /// The keys under which it goes on this year.
  let successors: [[String]]
  let subject: String?
  /// The lines of the rename map that speak of it.
  let lines: Set<Int>

  init(_ record: Record, form: PriorForm, sheet: PriorSheet, renames: RenameMap?) {
    self.form = form
    self.sheet = sheet
    values = form.kept.map { record[$0] }
    keyText = record.keyText
    subject = record.subjectText
    let naming = PriorNaming(form: form, renames: renames)
    let texts = form.key?.map { record[$0].state.matchingText } ?? [nil]
    if let slots = form.key, !texts.contains(nil) {
      key = texts.compactMap { $0 }
      successors = naming.successors(of: slots, in: record)
    } else {
      key = nil
      successors = []
    }
    var renamed: [Int: FieldState] = [:]
    for slot in form.kept { renamed[slot] = naming.newState(of: slot, in: record) }
    self.renamed = renamed
    lines = naming.lines(about: record)
  }

  /// The values that this year's checks ask for, in the order of `FormSchema.priors`.
  func answers(to record: Record, as index: Int, renames: RenameMap?) -> [[PriorValue]?] {
    var rows = PriorRows(prior: self, record: record, renames: renames)
    return form.now.priors.enumerated().map { place, prior in
      guard form.gaps[place] == nil else { return nil }
      let slots = rows.slots(for: prior).compactMap { $0 }
      if slots.isEmpty { return prior.isOfRange && rows.isInRow(prior) ? [] : nil }
      return slots.map { value(at: $0, as: index, beside: record[prior.slot].state) }
    }
  }

  /// What a field counts as today: a name that has changed counts as the new one.
  func stateToday(_ slot: Int) -> FieldState { renamed[slot] ?? state(slot) }

  /// The value of one of its fields.
  func state(_ slot: Int) -> FieldState { form.value(slot, in: values)?.state ?? .blank }

  private func value(at slot: Int, as index: Int, beside now: FieldState) -> PriorValue {
    let value = form.value(slot, in: values) ?? FieldValue(state: .blank, cell: nil, raw: "")
    var state = stateToday(slot)
    // A name in other width, or with other spaces, is the same name.
    if case .text(let new) = now, case .text(let old) = state, form.then.fields[slot].type == .text,
      new.normalizedForMatching == old.normalizedForMatching
    {
      state = now
    }
    return PriorValue(sheet: index, field: form.then.fields[slot], value: value, state: state)
  }
}
