/// What the values of a sheet of last year are called this year.
struct PriorNaming {
  let form: PriorForm
  let renames: RenameMap?

  /// The keys under which a sheet or a row goes on, by the fields that identify it.
  func successors(of slots: [Int], in record: Record) -> [[String]] {
    successors(of: slots) { record[$0].state }
  }

  /// The same with what gives the values of fields.
  func successors(of slots: [Int], state: (Int) -> FieldState) -> [[String]] {
    let own = slots.map { state($0).matchingText ?? "" }
    guard let renames else { return [own] }
    let stems = slots.map { form.stems[$0] }
    let texts = slots.map { spellings(of: $0, state($0)) }
    let together = renames.rows(of: stems, saying: texts)
    if !together.isEmpty {
      return together.map { row in
        let new = zip(renames.rows[row].fields, renames.rows[row].new)
        let byField = Dictionary(new, uniquingKeysWith: { first, _ in first })
        return zip(slots, stems).map { slot, stem in canonical(byField[stem] ?? "", slot) }
      }.unique
    }
    return slots.indices.reduce([[]]) { keys, index in
      let rows = renames.rows(of: stems[index], saying: texts[index])
      let new = rows.compactMap { renames.rows[$0].new.first }.map { canonical($0, slots[index]) }
      let values = new.isEmpty ? [own[index]] : new.unique
      return keys.flatMap { key in values.map { key + [$0] } }
    }
  }

  /// What a text or a choice counts as today; `nil` where it has no new name, or more than one.
  func newState(of slot: Int, in record: Record) -> FieldState? {
    guard let renames, case .text = record[slot].state else { return nil }
    let field = form.then.fields[slot]
    let texts = spellings(of: slot, record[slot].state)
    let rows = renames.rows(of: form.stems[slot], saying: texts)
    let new = rows.compactMap { renames.rows[$0].new.first }.unique
    guard new.count == 1, let text = new.first else { return nil }
    return .text(field.type == .code ? code(text, of: slot) ?? text : text)
  }

  /// The lines of the rename map whose old values stand in a sheet.
  func lines(about record: Record) -> Set<Int> {
    guard let renames else { return [] }
    var lines: Set<Int> = []
    for field in form.then.fields where record[field.slot].state.matchingText != nil {
      let texts = spellings(of: field.slot, record[field.slot].state)
      let rows = renames.rows(of: form.stems[field.slot], saying: texts)
      lines.formUnion(rows.map { renames.rows[$0].line })
    }
    if let key = form.key {
      let stems = key.map { form.stems[$0] }
      let texts = key.map { spellings(of: $0, record[$0].state) }
      lines.formUnion(renames.rows(of: stems, saying: texts).map { renames.rows[$0].line })
    }
    return lines
  }

  /// How a value may be written in the rename map: of a choice also its label.
  private func spellings(of slot: Int, _ state: FieldState) -> Set<String> {
    guard let text = state.matchingText else { return [] }
    guard case .text(let value) = state else { return [text] }
    let label = form.then.label(of: value, in: form.then.fields[slot])
    return [text, label.normalizedForMatching]
  }

  /// A new value as this year's sheets say it: of a choice not its label.
  private func canonical(_ text: String, _ slot: Int) -> String {
    (code(text, of: slot) ?? text).normalizedForMatching
  }

  /// The value of a choice of this year, by its value or label.
  private func code(_ text: String, of slot: Int) -> String? {
    guard let field = form.now.slot(of: form.then.fields[slot].path).map({ form.now.fields[$0] }),
      let list = field.facets.codes.flatMap({ form.now.codes[$0] })
    else { return nil }
    let wanted = text.normalizedForMatching
    return list.codes.first { code in
      [code.value, code.label].contains { $0.normalizedForMatching == wanted }
    }?.value
  }
}
