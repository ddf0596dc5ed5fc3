/// Finds rows of one list that have the same key, or the same value in a field that must be unique.
struct RowUniqueness {
  let wording: Wording

  private var schema: FormSchema { wording.record.schema }

  /// Fields of a row that together may stand only once in the list.
  private struct Columns {
    var names: [String]
    var severity = Severity.error
  }

  /// One finding for every row that repeats an earlier one, at the later place.
  func findings() -> [Finding] {
    schema.lists.flatMap { list in
      var columns = uniqueColumns(of: list)
      if !list.key.isEmpty, !columns.contains(where: { $0.names == list.key }) {
        columns.append(Columns(names: list.key))
      }
      return columns.flatMap { repeats(of: $0, in: list) }
    }
  }

  private func uniqueColumns(of list: ListDefinition) -> [Columns] {
    guard let row = list.rows.first.map({ schema.groups[$0] }) else { return [] }
    return row.fields.compactMap { slot in
      let rest = schema.fields[slot].path.segments.dropFirst(row.path.segments.count)
      return schema.fields[slot].facets.unique.map {
        Columns(names: [rest.joined(separator: ".")], severity: $0)
      }
    }
  }

  private func repeats(of columns: Columns, in list: ListDefinition) -> [Finding] {
    guard let first = list.rows.first.map({ schema.groups[$0] }) else { return [] }
    // All rows have the same fields in the same order.
    let offsets = columns.names.compactMap { name in
      schema.slot(of: first.path.appending(name)).map { $0 - first.fields.lowerBound }
    }
    guard offsets.count == columns.names.count else { return [] }
    var seen: [[FieldState]: [Int]] = [:]
    var findings: [Finding] = []
    for row in list.rows {
      let slots = offsets.map { schema.groups[row].fields.lowerBound + $0 }
      let values = slots.map { wording.record[$0].state }
      guard let place = slots.first, values.allSatisfy({ $0.isComparable }) else { continue }
      let states = values.map(\.asPeopleRead)
      if let earlier = seen[states] {
        let message = Message.repeated(
          .list(slots.map { wording.place($0) }),
          .list(slots.map { wording.value($0) }),
          earlier: .list(earlier.map { wording.place($0) })
        )
        findings.append(
          Finding(
            .duplicate,
            columns.severity,
            at: place,
            of: wording,
            message: message,
            related: earlier
          )
        )
      } else {
        seen[states] = slots
      }
    }
    return findings
  }
}

extension FieldState {
  /// The state with a text as it is compared: width and spaces make no difference.
  var asPeopleRead: FieldState {
    if case .text(let text) = self { .text(text.normalizedForMatching) } else { self }
  }

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
