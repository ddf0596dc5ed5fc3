/// The values of a record while its cells are read, and what was remarked about them.
struct RecordEntries {
  private let schema: FormSchema
  private(set) var values: [FieldValue]
  private var remarks: RemarkFindings

  /// Begins with a record in which nothing was written yet, or with one that is added to.
  init(_ worksheet: Worksheet, schema: FormSchema, values: [FieldValue]? = nil) {
    self.schema = schema
    self.values =
      values
      ?? schema.fields.map { _ in FieldValue(state: .blank, cell: nil, raw: "") }
    remarks = RemarkFindings(worksheet)
  }

  /// The findings about what was entered.
  var findings: [Finding] { remarks.findings() }

  /// Takes what a cell says for the field whose cell it is, and for those within it.
  mutating func enter(_ reading: ValueReading, for slot: Int, at cell: CellReference?) {
    take(reading, for: slot, at: cell)
    for (guest, reading) in reading.guests.sorted(by: { $0.key < $1.key }) {
      take(reading, for: guest, at: cell)
    }
  }

  /// Leaves a field unread together with those within its cell.
  mutating func leaveUnread(_ slot: Int, at cell: CellReference?, raw: String) {
    for slot in [slot] + (schema.within[slot] ?? []) {
      values[slot] = FieldValue(state: .unreadable, cell: cell, raw: raw)
    }
  }

  /// Takes back what only the form says where nobody wrote anything else.
  ///
  /// A row of a list or an optional block does not exist by that.
  mutating func withdrawSigns(_ signs: [Int: String]) -> Bool {
    let isAsPrinted = values.enumerated().map { slot, value in
      switch value.state {
      case .blank: true
      case .notApplicable: value.raw.isEmpty || value.raw == signs[slot]
      // Of a cell whose place is unknown nobody can tell.
      case .unreadable: value.cell == nil && value.raw.isEmpty
      default: false
      }
    }
    for group in schema.groups where group.isOptional {
      guard group.fields.allSatisfy({ isAsPrinted[$0] }) else { continue }
      for slot in group.fields where signs[slot] != nil && values[slot].state == .notApplicable {
        values[slot].state = .blank
      }
    }
    return isAsPrinted.allSatisfy { $0 } && !values.contains { $0.state == .unreadable }
  }

  private mutating func take(_ reading: ValueReading, for slot: Int, at cell: CellReference?) {
    values[slot] = FieldValue(reading, cell: cell)
    for remark in reading.remarks { remarks.add(remark, schema.fields[slot], values[slot]) }
  }
}

// MARK: - Rows of tables

extension RecordEntries {
  /// Reads one cell of a table: its content, its place, and the reader of its field.
  typealias CellReading = (CellContent?, CellReference?, (ValueReader.Source) -> ValueReading) ->
    ValueReading

  /// Takes a row of a table; `columns` are those of the fields, by their slots.
  mutating func enter(
    row: Int,
    _ contents: [Int: CellContent],
    columns: [Int: Int],
    matcher: FormMatcher,
    reading readCell: CellReading = { content, _, read in
      read(ValueReader.Source(content: content, isUntyped: true))
    }
  ) {
    // A field within another's cell may have a column as well: that cell comes first.
    let places = columns.sorted { $0.key < $1.key }
    let hosts = places.filter { schema.fields[$0.key].facets.within == nil }
    let guests = places.filter { schema.fields[$0.key].facets.within != nil }
    for (slot, column) in hosts + guests {
      let field = schema.fields[slot]
      let unit = unit(of: field, contents, columns: columns, matcher: matcher)
      let cell = CellReference(row: row, column: column)
      let reading = readCell(contents[column], cell) {
        matcher.fields.values.read($0, for: field, unit: unit)
      }
      if let main = field.facets.within {
        enter(reading, for: slot, within: main, at: cell)
      } else {
        enter(reading, for: slot, at: cell)
      }
    }
    for main in Set(guests.compactMap { schema.fields[$0.key].facets.within }).sorted() {
      checkNotations(of: main)
    }
  }

  /// The declared unit of a field's figures, or what the column of its unit says.
  private func unit(
    of field: Field,
    _ contents: [Int: CellContent],
    columns: [Int: Int],
    matcher: FormMatcher
  ) -> String? {
    if let unit = field.unit { return unit }
    guard let column = matcher.fields.units[field.slot].flatMap({ columns[$0] }),
      let text = contents[column]?.text.trimmed, !text.isEmpty
    else { return nil }
    return ValueReader.isNotApplicable(text) ? nil : text
  }

  /// Takes what a column of its own says for a field whose cell was entered before.
  private mutating func enter(
    _ reading: ValueReading,
    for slot: Int,
    within main: Int,
    at cell: CellReference?
  ) {
    guard reading.state != .blank else { return }
    let known = values[slot]
    guard known.isAtOdds(with: reading.state) else {
      take(reading, for: slot, at: cell)
      return
    }
    values[slot] = FieldValue(state: .unreadable, cell: cell, raw: reading.raw)
    let remark = ValueRemark.disagreement(
      reading.raw.trimmed,
      cell: schema.words(known.state, of: slot) ?? "",
      main: schema.fields[main].label
    )
    remarks.add(remark, schema.fields[slot], values[slot])
  }

  /// Remarks upon fields within a cell that no notation of the cell can hold together.
  private mutating func checkNotations(of main: Int) {
    guard case .unwritable = schema.sharedText(of: main, { values[$0].state }),
      let guest = schema.within[main]?.first(where: {
        values[$0].state.isWritten(beside: values[main].state)
      })
    else { return }
    let remark = ValueRemark.unwritable(
      schema.words(values[guest].state, of: guest) ?? "",
      main: schema.fields[main].label,
      examples: schema.fields[main].facets.notations.map { schema.example(of: $0) }
    )
    remarks.add(remark, schema.fields[guest], values[guest])
  }
}

extension FieldValue {
  /// Whether the cell of several fields says something else than a column does.
  ///
  /// A mark that is missing there says nothing.
  fileprivate func isAtOdds(with other: FieldState) -> Bool {
    switch (state, other) {
    case (.blank, _), (.unreadable, _), (.flag(false), _): false
    // Not applicable like the whole cell, or said so by a notation.
    case (.notApplicable, _): !raw.isEmpty && state != other
    case (.text(let one), .text(let two)):
      one.normalizedForMatching != two.normalizedForMatching
    default: state != other
    }
  }
}
