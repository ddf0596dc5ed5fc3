/// What stands in one field of a drawn form.
struct FormEntry: Sendable {
  var content: SheetCell.Content
  /// The content as it is shown, for the room it takes.
  var text: String
  /// The number format that shows it whole; `nil` for the one of the field.
  var numberFormat: String?
  /// Whether it says "not applicable".
  var isNotApplicable = false
  /// Whether the form says so itself, and nobody else has anything to say.
  var isPrinted = false
  /// The line that crosses the cell out.
  var diagonal: CellLook.Diagonal?

  /// The text with its strokes, where something of it was struck out.
  var struck: StruckText?

  /// Whether it is a text with several fields in it.
  var isShared = false

  /// What the form says in a field that never applies: a line across the cell for a slash.
  init(notApplicable sign: String) {
    content = .blank
    text = ""
    isNotApplicable = true
    isPrinted = true
    switch sign.normalizedForMatching {
    case "/": diagonal = .up
    case "\\": diagonal = .down
    default: set(sign)
    }
  }

  init(_ field: Field, _ record: Record, _ formats: FormFormats) {
    content = .blank
    text = ""
    if case .text(let text) = formats.schema.sharedText(of: field.slot, { record[$0].state }) {
      set(text)
      isShared = true
      return
    }
    let value = record[field.slot]
    switch value.state {
    case .blank: break
    case .notApplicable:
      set(value.raw.isBlank ? "－" : value.raw.trimmed)
      isNotApplicable = true
    case .unreadable:
      set(value.raw)
      struck = value.struck
    case .words(let words): set(words)
    case .number(let number):
      let digits = max(field.facets.digits ?? 0, number.scale)
      content = .number(number)
      text = FigureText.text(number, digits: digits, unit: nil).ja
      numberFormat = formats.numberFormat(of: field, digits: digits)
    case .text(let text):
      set(formats.schema.label(of: text, in: field))
      // A form that is filled in beforehand has what was typed, which may be a dash.
      isNotApplicable =
        ValueReader.isDash(text)
        || field.facets.notApplicable != .forbidden && ValueReader.isNotApplicable(text)
    case .date(let date):
      content = .number(ExactDecimal(date.serialNumber))
      text = "令和99年12月31日（水）"
      numberFormat = StyleSheet.dateFormat
    case .year(let year): set(year.title)
    case .flag(let isSet): set(isSet ? "○" : "×")
    }
  }

  private mutating func set(_ text: String) {
    content = text.isEmpty ? .blank : .text(text)
    self.text = text
  }
}

/// A fault or doubt at a field of a standard sheet.
struct FormMark: Sendable, Equatable {
  var fill: UInt32
  var comment: String

  /// The marks of findings, by slot; what hangs under a finding is said where it stands.
  static func marks(of findings: [Finding], in schema: FormSchema) -> [Int: FormMark] {
    var marks: [Int: FormMark] = [:]
    for finding in findings { add(finding, to: &marks, schema) }
    return marks
  }

  private static func add(
    _ finding: Finding,
    to marks: inout [Int: FormMark],
    _ schema: FormSchema
  ) {
    if let field = finding.field.flatMap({ schema.slot(of: $0) }) {
      let slot = schema.fields[field].facets.within ?? field
      let isFault = finding.severity == .error && finding.outcome != .unverifiable
      let line = "【\(ReportLevel(finding).title.ja)】" + finding.message.ja
      var mark = marks[slot] ?? FormMark(fill: StyleSheet.doubtFill, comment: "")
      if isFault { mark.fill = StyleSheet.faultFill }
      mark.comment = mark.comment.isEmpty ? line : mark.comment + "\n" + line
      marks[slot] = mark
    }
    for consequence in finding.consequences { add(consequence, to: &marks, schema) }
  }
}

/// The number formats of a form's fields.
struct FormFormats: Sendable {
  let schema: FormSchema
  /// The units that a label of the form gives in brackets: 事業費（千円）.
  private let shownUnits: Set<String>

  init(_ schema: FormSchema) {
    self.schema = schema
    let brackets: Set<Unicode.Scalar> = ["（", "(", "）", ")"]
    let labels = schema.layout.labels.map(\.text)
      .filter { $0.unicodeScalars.contains(where: brackets.contains) }
    shownUnits = Set(schema.fields.compactMap(\.unit)).filter { unit in
      labels.contains { text in
        ["（\(unit)", "(\(unit)", "\(unit)）", "\(unit))"].contains { text.contains($0) }
      }
    }
  }

  /// The format of a field's cell before anything stands in it.
  func format(of field: Field) -> String? {
    switch field.type {
    case .number: numberFormat(of: field, digits: field.facets.digits)
    case .text, .code: StyleSheet.textFormat
    case .date: StyleSheet.dateFormat
    case .year, .flag: nil
    }
  }

  /// △ for minus, and the unit where no heading of the form gives it.
  func numberFormat(of field: Field, digits: Int?) -> String {
    guard let digits else { return StyleSheet.openNumberFormat }
    let format = StyleSheet.numberFormat(digits: digits)
    guard let unit = field.unit, Self.isQuotable(unit), !shownUnits.contains(unit) else {
      return format
    }
    let figures = format.split(separator: ";")
    return figures.map { $0.dropLast(2) + "\"\(unit)\"_ " }.joined(separator: ";")
  }

  private static func isQuotable(_ unit: String) -> Bool {
    !unit.isEmpty && unit.utf8.count <= 30 && !unit.contains("\"") && !unit.contains(";")
  }
}
