/// What the cell says of a field and of those within it.
enum SharedText: Equatable {
  /// Nothing stands within: the cell holds the field's own value.
  case alone
  case text(String)
  /// No notation holds the values together.
  case unwritable
}

extension FormSchema {
  /// The text of a cell with several fields in it, by the first notation that holds what they are.
  func sharedText(of slot: Int, _ state: (Int) -> FieldState) -> SharedText {
    let guests = (within[slot] ?? []).filter { state($0).isWritten(beside: state(slot)) }
    guard !guests.isEmpty else { return .alone }
    let flags = guests.filter { fields[$0].type == .flag }
    let others = Set(guests).subtracting(flags)
    guard let words = words(state(slot), of: slot), state(slot).fits(fields[slot].type) else {
      return .unwritable
    }
    let marks = flags.compactMap { fields[$0].facets.mark }.joined()
    if others.isEmpty { return .text(marks + words) }
    let fitting = fields[slot].facets.notations.first { notation in
      Set(notation.slots).subtracting([slot]) == others
    }
    let text = fitting?.text { self.words(state($0), of: $0) }
    return text.map { .text(marks + $0) } ?? .unwritable
  }

  /// A value as it is written into a text; `nil` where nothing is.
  func words(_ state: FieldState, of slot: Int) -> String? {
    let field = fields[slot]
    return switch state {
    case .blank, .unreadable: nil
    case .notApplicable: "－"
    case .words(let words): words
    case .number(let number):
      FigureText.text(number, digits: max(field.facets.digits ?? 0, number.scale)).ja
    case .text(let text): label(of: text, in: field)
    case .date(let date): date.title + "（\(CalendarDate.daysOfWeek[date.weekday])）"
    case .year(let year): year.title
    case .flag(let isSet): isSet ? "○" : "×"
    }
  }
}

extension FieldState {
  /// Whether a field within a cell adds something to what the cell's own field says.
  func isWritten(beside main: FieldState) -> Bool {
    switch self {
    case .blank, .unreadable, .flag(false): false
    // In a cell that says nothing but －, all fields are not applicable.
    case .notApplicable: main != .notApplicable
    case .words, .number, .text, .date, .year, .flag(true): true
    }
  }

  /// Whether a field of the type can hold it.
  fileprivate func fits(_ type: FieldType) -> Bool {
    if case .text = self { type == .text || type == .code } else { true }
  }
}
