import Testing

@testable import Kenzan

/// A form of single fields and lists made on the spot, with what stands in it.
///
/// `a` to `z` are fields in the order given; a name with `.` in a formula such as `items.amount`
/// is the range of all fields whose names begin and end so.
struct FormulaFixture {
  var record: Record
  private var names: [String: Int]

  /// One field: its name, type, facets, and what it holds.
  struct Entry {
    var name: String
    var type: FieldType
    var state: FieldState
    var facets = Facets()

    init(_ name: String, _ state: FieldState, type: FieldType? = nil, _ facets: Facets = Facets()) {
      self.name = name
      self.state = state
      self.facets = facets
      self.type =
        type
        ?? {
          switch state {
          case .text: .text
          case .date: .date
          case .year: .year
          case .flag: .flag
          default: .number
          }
        }()
    }
  }

  init(
    _ entries: [Entry],
    groups: [Group] = [],
    codes: [CodeList] = [],
    bands: [Bands] = []
  ) throws {
    let year = try #require(FiscalYear(key: "R7"))
    let fields = entries.enumerated().map { slot, entry in
      Field(
        slot: slot,
        path: FieldPath(entry.name),
        label: entry.name,
        type: entry.type,
        unit: nil,
        group: nil,
        facets: entry.facets
      )
    }
    let schema = FormSchema(
      id: "test",
      version: "1",
      title: "",
      year: year,
      fields: fields,
      key: [],
      subject: nil,
      groups: groups,
      lists: [],
      codes: Dictionary(uniqueKeysWithValues: codes.map { ($0.name, $0) }),
      parameters: [],
      checks: [],
      layout: FormLayout(),
      bands: Dictionary(uniqueKeysWithValues: bands.map { ($0.name, $0) })
    )
    record = Record(
      schema: schema,
      values: entries.map { FieldValue(state: $0.state, cell: nil, raw: "") },
      sheet: "Sheet1"
    )
    names = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.name, $0) })
  }

  /// Says with how many zeros at its end a number is written.
  mutating func set(_ name: String, trailingZeros: Int) {
    guard let slot = names[name] else { return }
    record.values[slot].trailingZeros = trailingZeros
  }

  /// Reads a formula and resolves its names; a name that is no field is a range.
  func tree(_ text: String) throws(FormulaError) -> Expression<FieldOperand> {
    try Formula.parse(text).mapLeaves { leaf in
      if let slot = names[leaf.text] { return .leaf(.field(slot)) }
      let parts = leaf.text.split(separator: ".")
      let slots = names.keys.sorted().filter { name in
        let segments = name.split(separator: ".")
        return segments.count == 3 && segments.first == parts.first && segments.last == parts.last
      }
      return .leaf(.fields(slots.compactMap { names[$0] }))
    }
  }

  func evaluate(_ text: String) throws(FormulaError) -> Evaluation {
    Kenzan.evaluate(try tree(text), in: record)
  }

  /// The value in words, `?` and the causes' names where there is none, `~` before an uncertain one.
  func result(_ text: String) throws(FormulaError) -> String {
    let evaluation = try evaluate(text)
    guard let value = evaluation.value else {
      let causes = evaluation.causes.map { record.schema.fields[$0].path.description }
      return "?" + causes.joined(separator: ",")
    }
    return (evaluation.isCertain ? "" : "~") + value.description
  }

  func check(
    _ formula: String,
    when: String? = nil,
    groups: [Int] = [],
    rounding: Rounding? = nil,
    side: Check.RoundingSide = .right
  ) throws(FormulaError) -> Check {
    guard case .binary(let sign, let left, let right) = try tree(formula) else {
      throw FormulaError(Message(ja: "", en: "no comparison"), at: 0)
    }
    let stated: Int = if case .field(let slot) = left.leaves.first { slot } else { 0 }
    var condition: Expression<FieldOperand>?
    if let when { condition = try tree(when) }
    var check = Check(
      id: "test",
      stated: stated,
      groups: groups,
      when: condition,
      comparison: sign,
      left: left,
      right: right,
      severity: .error,
      message: nil,
      advice: nil,
      also: [],
      rounding: rounding,
      line: 1
    )
    check.roundingSide = side
    return check
  }
}

extension FieldState {
  static func number(_ text: String) -> Self {
    ExactDecimal(text).map { .number($0) } ?? .unreadable
  }

  static func date(_ year: Int, _ month: Int, _ day: Int) -> Self {
    CalendarDate(year: year, month: month, day: day).map { .date($0) } ?? .unreadable
  }
}

extension Facets {
  static var zero: Self {
    var facets = Self()
    facets.notApplicable = .zero
    return facets
  }

  static func rounded(_ mode: Rounding.Mode, _ step: String) -> Self {
    var facets = Self()
    facets.rounding = FieldRounding(mode: mode.rawValue, step: step)
    return facets
  }

  static func printed(_ mode: Rounding.Mode) -> Self {
    var facets = Self()
    facets.rounding = .printed(mode)
    return facets
  }

  static func codes(_ name: String) -> Self {
    var facets = Self()
    facets.codes = name
    return facets
  }
}

extension FormulaFixture {
  /// The formulas of a form whose fields stand in column A, one below the other, in order.
  var excel: ExcelText {
    ExcelText(schema: record.schema) { CellReference(row: $0 + 1, column: 1) }
  }
}
