/// What a field of a sheet holds.
///
/// Blank, zero, words, not applicable and unreadable are five states.
public enum FieldState: Sendable, Hashable {
  /// Nothing was written.
  case blank
  /// Said not to apply: －, 該当なし, a crossed-out cell.
  case notApplicable
  /// Something stands there, but its value or its place is in doubt; a finding says why.
  case unreadable
  /// Words in the place of a figure, as the form declares them: 前年度以下, 新方針による.
  case words(String)
  /// A number, exact.
  case number(ExactDecimal)
  /// A text; of a code field the canonical value of its list.
  case text(String)
  /// A day.
  case date(CalendarDate)
  /// A fiscal year.
  case year(FiscalYear)
  /// A mark that is set or not.
  case flag(Bool)
}

/// The state of one field with where it came from.
public struct FieldValue: Sendable, Hashable {
  /// What it holds.
  public var state: FieldState
  /// Where it stands in the file, `nil` where its place is unknown.
  public var cell: CellReference?
  /// What the cell says, as typed; empty where nothing stands.
  public var raw: String
  /// The worksheet or table that the cell is in, where it is not the sheet's own: the table of a list.
  package var table: String?
  /// How many zeros end its decimals as written: two in 10.00, which the number itself does not tell.
  package var trailingZeros = 0
  /// The text with its strokes, where something of it is struck out.
  package var struck: StruckText?

  /// Puts the three together.
  public init(state: FieldState, cell: CellReference?, raw: String) {
    self.state = state
    self.cell = cell
    self.raw = raw
  }

  /// Takes what was read from a cell.
  init(_ reading: ValueReading, cell: CellReference?) {
    self.init(state: reading.state, cell: cell, raw: reading.raw)
    trailingZeros = reading.trailingZeros
    struck = reading.struck
  }

  /// The decimal places of a number as it is written.
  package var decimalPlaces: Int? {
    guard case .number(let number) = state else { return nil }
    return number.scale + trailingZeros
  }
}

/// A picture of a sheet with where it lies.
package struct RecordPicture: Sendable, Equatable {
  package var picture: Picture
  /// The cell at its top left.
  package var cell: CellReference

  package init(_ picture: Picture, at cell: CellReference) {
    self.picture = picture
    self.cell = cell
  }
}

/// One sheet as its form understands it: a value for every slot of the schema.
public struct Record: Sendable {
  /// The compiled form.
  public let schema: FormSchema
  /// The values by slot.
  public var values: [FieldValue]
  /// The worksheet it was read from; for a row of a CSV, that of the table.
  public var sheet: String
  /// What a cell is called in messages where its reference is not its place: lines of XML.
  package var places: [CellReference: String] = [:]
  /// Last year's values for its checks, where there is a sheet of last year.
  package var prior: PriorValues?

  /// The pictures in the form's places for them, by the name of the place, from left to right.
  package var pictures: [String: [RecordPicture]] = [:]

  /// The stage of the evaluation up to which it is judged, an index into the schema's; `nil` for the last.
  package var stage: Int?

  package init(schema: FormSchema, values: [FieldValue], sheet: String) {
    self.schema = schema
    self.values = values
    self.sheet = sheet
  }

  /// Whether something was filled in: what the blank form itself says in a cell was not, and of a cell
  /// whose place is unknown nobody can tell.
  package func isFilled(_ slot: Int) -> Bool {
    switch values[slot].state {
    case .blank: false
    case .notApplicable: !schema.dashed.contains(slot)
    case .unreadable: values[slot].cell != nil || !values[slot].raw.isEmpty
    case .words, .number, .text, .date, .year, .flag: true
    }
  }

  /// The value at a slot.
  public subscript(slot: Int) -> FieldValue { values[slot] }
}
