/// Finds rows of one list that have the same key, or the same value in a field that must be unique.
struct RowUniqueness {
  let wording: Wording

  private var schema: FormSchema { wording.record.schema }

  /// One finding for every row that repeats an earlier one, at the later place.
  func findings() -> [Finding] {
    schema.lists.flatMap { list in
      var columns = uniqueColumns(of: list).map { [$0] }
      if !list.key.isEmpty, !columns.contains(list.key) { columns.append(list.key) }
      return columns.flatMap { repeats(of: $0, in: list) }
    }
  }

  private func uniqueColumns(of list: ListDefinition) -> [String] {
    guard let first = list.rows.first, schema.groups.indices.contains(first) else { return [] }
    let row = schema.groups[first]
    return row.fields.filter { schema.fields[$0].facets.unique }.compactMap { slot in
      let rest = schema.fields[slot].path.segments.dropFirst(row.path.segments.count)
      return rest.joined(separator: ".")
    }
  }

  private func repeats(of names: [String], in list: ListDefinition) -> [Finding] {
    var seen: [[FieldState]: [Int]] = [:]
    var findings: [Finding] = []
    for row in list.rows where schema.groups.indices.contains(row) {
      let path = schema.groups[row].path
      let slots = names.compactMap { schema.slot(of: path.appending($0)) }
      let states = slots.map { wording.record[$0].state }
      guard slots.count == names.count, let place = slots.first,
        states.allSatisfy({ $0.isComparable })
      else { continue }
      if let earlier = seen[states] {
        let message = Message.repeated(
          .list(slots.map { wording.place($0) }),
          .list(slots.map { wording.value($0) }),
          earlier: .list(earlier.map { wording.place($0) })
        )
        findings.append(
          Finding(.duplicate, .error, at: place, of: wording, message: message, related: earlier)
        )
      } else {
        seen[states] = slots
      }
    }
    return findings
  }
}

extension FieldState {
  /// Whether two fields can be said to have the same value: something readable stands there.
  var isComparable: Bool {
    switch self {
    case .blank, .notApplicable, .unreadable, .words: false
    case .number, .text, .date, .year, .flag: true
    }
  }
}

extension Message {
  fileprivate static func repeated(
    _ places: Message,
    _ values: Message,
    earlier: Message
  ) -> Self {
    Self(
      ja: "\(places.ja)の\(values.ja)は\(earlier.ja)と重なっています。どちらかを直してください。",
      en: "\(places.en) says \(values.en), as \(earlier.en) does already. Correct one of them."
    )
  }
}
