@testable import Kenzan

/// A filled-in form that a test damages as people and programs do.
struct ReturnedSheet {
  var name = "Sheet1"
  let schema: FormSchema
  var cells: [CellReference: CellContent] = [:]
  var styles: [CellReference: CellStyle] = [:]
  var struck: [CellReference: StruckText] = [:]
  var formulas: [CellReference: String] = [:]
  var merges: [CellRange] = []
  /// Field paths to cells; `nil` for a name that lost its cell.
  var names: [String: CellReference?] = [:]
  var constants: [String: String]
  var state = Worksheet.State.visible
  var hiddenRows: Set<Int> = []
  var objects: [UnreadObject] = []

  /// Draws the form as `kenzan template` does.
  init(_ schema: FormSchema) {
    self.schema = schema
    constants = [
      "kenzan.schema": schema.id, "kenzan.version": schema.version, "kenzan.year": schema.year.key,
    ]
    for label in schema.layout.labels {
      cells[label.area.first] = .text(label.text)
      if !label.area.isSingleCell { merges.append(label.area) }
    }
    for slot in schema.layout.slots {
      names[schema.fields[slot.field].path.description] = slot.area.first
      if !slot.area.isSingleCell { merges.append(slot.area) }
    }
  }

  /// The drawn cell of a field.
  func place(_ path: String) -> CellReference {
    let field = schema.slot(of: FieldPath(path))
    return schema.layout.slots.first { $0.field == field }?.area.first ?? .origin
  }

  /// The drawn cell of a label, the first with that text.
  func place(label: String) -> CellReference {
    schema.layout.labels.first { $0.text == label }?.area.first ?? .origin
  }

  mutating func fill(_ path: String, _ content: CellContent) { cells[place(path)] = content }

  /// Puts a different value into every slot, so that no two can be mistaken for each other.
  mutating func fillAll() {
    for slot in schema.layout.slots {
      cells[slot.area.first] =
        schema.fields[slot.field].type == .number
        ? .number(Double(1000 + slot.field)) : .text("値\(slot.field)")
    }
  }

  // MARK: - Damage

  /// Inserts rows; programs differ in what they take along.
  mutating func insertRows(_ count: Int, at row: Int, names: Bool = true, merges: Bool = true) {
    shift(names: names, merges: merges) { reference in
      reference.row >= row ? .at(reference.row + count, reference.column) : reference
    }
    hiddenRows = Set(hiddenRows.map { $0 >= row ? $0 + count : $0 })
  }

  mutating func insertColumns(
    _ count: Int,
    at column: Int,
    names: Bool = true,
    merges: Bool = true
  ) {
    shift(names: names, merges: merges) { reference in
      reference.column >= column ? .at(reference.row, reference.column + count) : reference
    }
  }

  /// Deletes a row or column: what stands in it is lost, names and merged areas shrink.
  mutating func delete(row: Int? = nil, column: Int? = nil) {
    func isGone(_ place: CellReference) -> Bool { place.row == row || place.column == column }
    func move(_ place: CellReference) -> CellReference {
      .at(
        place.row > row ?? .max ? place.row - 1 : place.row,
        place.column > column ?? .max ? place.column - 1 : place.column
      )
    }
    cells = cells.filter { !isGone($0.key) }
    names = names.mapValues { place in place.flatMap { isGone($0) ? nil : move($0) } }
    merges = merges.compactMap { area in
      let height = area.last.row - area.first.row
      let width = area.last.column - area.first.column
      let isHit =
        row.map { (area.first.row...area.last.row).contains($0) } ?? false
        || column.map { (area.first.column...area.last.column).contains($0) } ?? false
      guard isHit else { return CellRange(move(area.first), move(area.last)) }
      let rest = (
        rows: row == nil ? height : height - 1, columns: column == nil ? width : width - 1
      )
      guard rest.rows >= 0, rest.columns >= 0, rest.rows + rest.columns > 0 else { return nil }
      return CellRange(
        area.first,
        .at(area.first.row + rest.rows, area.first.column + rest.columns)
      )
    }
    shift(names: false, merges: false, move)
  }

  /// Inserts copies of rows above or below them, with other values, as people do for more lines.
  mutating func duplicateRows(_ range: ClosedRange<Int>, above: Bool) {
    let copies = cells.filter { range.contains($0.key.row) }
    let copiedMerges = merges.filter {
      range.contains($0.first.row) && range.contains($0.last.row)
    }
    let start = above ? range.lowerBound : range.upperBound + 1
    insertRows(range.count, at: start)
    for (place, content) in copies {
      let copy = CellReference.at(place.row - range.lowerBound + start, place.column)
      let isLabel = schema.layout.labels.contains { content == .text($0.text) }
      cells[copy] = isLabel ? content : .text("写し")
    }
    merges += copiedMerges.map { area in
      let offset = start - range.lowerBound
      return CellRange(
        .at(area.first.row + offset, area.first.column),
        .at(area.last.row + offset, area.last.column)
      )
    }
  }

  /// Inserts cells in some columns only, so that what stands below moves down.
  mutating func insertCells(_ columns: ClosedRange<Int>, at row: Int) {
    shift(names: true, merges: true) { place in
      columns.contains(place.column) && place.row >= row ? .at(place.row + 1, place.column) : place
    }
  }

  private mutating func shift(
    names movesNames: Bool,
    merges movesMerges: Bool,
    _ move: (CellReference) -> CellReference
  ) {
    cells = Dictionary(uniqueKeysWithValues: cells.map { (move($0), $1) })
    styles = Dictionary(uniqueKeysWithValues: styles.map { (move($0), $1) })
    if movesNames { names = names.mapValues { $0.map(move) } }
    if movesMerges { merges = merges.map { CellRange(move($0.first), move($0.last)) } }
  }

  /// Cuts a cell and pastes it onto another; its name goes with it, the other's is lost.
  mutating func drag(_ path: String, onto other: String) {
    let (from, to) = (place(path), place(other))
    cells[to] = cells.removeValue(forKey: from)
    names[path] = to
    names[other] = .some(nil)
  }

  /// Exchanges two cells by cut and paste: the names go along.
  mutating func swap(_ one: String, _ other: String) {
    let (first, second) = (place(one), place(other))
    (cells[first], cells[second]) = (cells[second], cells[first])
    names[one] = second
    names[other] = first
  }

  mutating func relabel(_ transform: (String) -> String) {
    for label in schema.layout.labels {
      for (place, content) in cells where content == .text(label.text) {
        cells[place] = .text(transform(label.text))
      }
    }
  }

  // MARK: - Files

  var worksheet: Worksheet {
    var sheet = Worksheet(name: name)
    sheet.state = state
    var styleList = [CellStyle()]
    var index: [CellReference: Int] = [:]
    for (place, style) in styles.sorted(by: { $0.key < $1.key }) {
      styleList.append(style)
      index[place] = styleList.count - 1
      if cells[place] == nil { sheet.blankStyles[place] = styleList.count - 1 }
    }
    sheet.styles = styleList
    sheet.cells = cells.sorted { $0.key < $1.key }.map {
      Cell($0.key, $0.value, style: index[$0.key] ?? 0)
    }
    sheet.struckTexts = struck
    sheet.formulas = formulas
    sheet.merges = merges
    sheet.hiddenRows = hiddenRows
    sheet.unreadObjects = objects
    return sheet
  }

  /// The file of one sheet.
  var file: SourceFile { Self.file([self]) }

  static func file(_ sheets: [ReturnedSheet]) -> SourceFile {
    var file = SourceFile(
      path: "a.xlsx",
      sha256: "",
      kind: .workbook,
      worksheets: sheets.map(\.worksheet)
    )
    for (index, sheet) in sheets.enumerated() {
      for (path, place) in sheet.names.sorted(by: { $0.key < $1.key }) {
        let formula =
          place.map {
            "'\(sheet.name)'!$\(CellReference.letters(of: $0.column))$\($0.row)"
          } ?? "'\(sheet.name)'!#REF!"
        file.names.append(DefinedName(name: path, sheet: index, formula: formula))
      }
      for (name, value) in sheet.constants.sorted(by: { $0.key < $1.key }) {
        file.names.append(DefinedName(name: name, sheet: index, formula: "\"\(value)\""))
      }
    }
    return file
  }
}

/// What came of reading the only sheet of a file.
struct ReadSheet {
  var record: Record?
  var findings: [Finding]
  var ignored: Message?

  init(_ sheet: ReturnedSheet, options: ReadingOptions = ReadingOptions()) {
    self.init(FormReader(sheet.schema, options: options).read(sheet.file))
  }

  init(_ readings: [SheetReading]) {
    findings = []
    for reading in readings {
      switch reading.outcome {
      case .record(let record, let found):
        self.record = self.record ?? record
        findings += found
      case .refused(let found): findings += found
      case .ignored(let message): ignored = message
      }
    }
  }

  /// What a field holds.
  func state(_ path: String) -> FieldState? { value(path)?.state }

  func value(_ path: String) -> FieldValue? {
    guard let record, let slot = record.schema.slot(of: FieldPath(path)) else { return nil }
    return record[slot]
  }

  /// The codes of the findings, in order.
  var codes: [String] { findings.map(\.code.rawValue) }
}

extension FormReader {
  /// A reader that knows one form, for whatever year it is compiled.
  init(_ schema: FormSchema, options: ReadingOptions = ReadingOptions()) {
    self.init(ids: [schema.id], options: options) { id, _ in id == schema.id ? schema : nil }
  }
}

extension Array where Element == SheetReading {
  var read: ReadSheet { ReadSheet(self) }
}
