/// A table of sheets: a wide CSV with a row for each sheet, or an XML instance with one.
///
/// The first row names the columns by field paths or full labels; `kenzan.schema`, `kenzan.version`
/// and `kenzan.year` say for each row which form it is.
struct SheetTable {
  private let worksheet: Worksheet
  private let reader: FormReader
  /// The heads of the columns as normalised, by column.
  private let heads: [(column: Int, raw: String, text: String)]
  /// The form of rows that do not say which they are.
  private let fallback: FormMatcher?

  /// Nothing of a table whose first row names no fields: it is a form saved as CSV, or none.
  init?(_ file: SourceFile, reader: FormReader) {
    guard let worksheet = file.worksheets.first else { return nil }
    self.worksheet = worksheet
    self.reader = reader
    let row = worksheet.cells.prefix { $0.reference.row == 1 }
    let heads = row.map { cell in
      let raw = cell.content.text.trimmed
      return (column: cell.reference.column, raw: raw, text: raw.normalizedForMatching)
    }
    self.heads = heads
    let library = reader.library
    let counts = library.ids.compactMap { library.matcher($0) }.map { matcher in
      (matcher, ColumnMap(heads, matcher: matcher).fields.count)
    }
    let best = counts.max { $0.1 < $1.1 }
    let isTold = heads.contains { $0.text == "kenzan.schema" }
    guard isTold || (best?.1 ?? 0) * 2 > heads.count else { return nil }
    let named = reader.options.schemaID.flatMap { library.matcher($0) }
    let isAlone = counts.count { $0.1 == best?.1 } == 1
    fallback = named ?? (isAlone ? best?.0 : nil)
  }

  /// Reads every row, with the rows of the lists that belong to it.
  func read(lists: [SourceFile]) -> [SheetReading] {
    var readings: [SheetReading] = []
    var maps: [String: ColumnMap] = [:]
    var start = worksheet.cells.prefix { $0.reference.row == 1 }.count
    while start < worksheet.cells.count {
      let row = worksheet.cells[start].reference.row
      let end = worksheet.cells[start...].firstIndex { $0.reference.row != row }
      let cells = worksheet.cells[start..<(end ?? worksheet.cells.count)]
      start = cells.endIndex
      if cells.allSatisfy(\.content.isBlankText) { continue }
      readings.append(read(row: row, cells, maps: &maps))
    }
    if readings.isEmpty {
      readings = [SheetReading(sheet: worksheet.name, outcome: .ignored(.noRows(worksheet.name)))]
    }
    let noteIndex = readings.firstIndex { if case .record = $0.outcome { true } else { false } }
    if let noteIndex, case .record(let record, let findings) = readings[noteIndex].outcome,
      let unknown = maps[record.schema.versionedID]?.unknownColumns(in: worksheet)
    {
      readings[noteIndex].outcome = .record(record, findings + [unknown])
    }
    for list in lists {
      guard let table = ListTable(list, sheets: readings) else { continue }
      readings = table.join(readings)
    }
    return readings
  }

  private func read(
    row: Int,
    _ cells: ArraySlice<Cell>,
    maps: inout [String: ColumnMap]
  ) -> SheetReading {
    var identity = FormIdentity()
    for head in heads where head.text.hasPrefix("kenzan.") {
      let cell = cells.first { $0.reference.column == head.column }
      if let text = cell?.content.text.trimmed, !text.isEmpty { identity.enter(head.text, text) }
    }
    let place = "\(worksheet.name)!\(CellReference.letters(of: 1))\(row)"
    if let id = identity.schema, reader.library.matcher(id) == nil {
      return refused(.formUnknown, place: place, .unknownForm(row, id))
    }
    let named = identity.schema ?? fallback?.schema.id
    let matcher = named.flatMap { reader.library.matcher($0, version: identity.version) }
    guard let matcher else {
      return refused(.formUnknown, place: place, .noForm(row))
    }
    let schema = matcher.schema
    if let key = identity.year, FiscalYear(written: key) != schema.year {
      var reading = refused(
        .formYear,
        place: place,
        .otherYear(row, key, schema.year),
        schema: schema
      )
      reading.year = FiscalYear(written: key)
      return reading
    }
    if let version = identity.version, version != schema.version {
      let message = Message.otherVersion(row, version, schema.version)
      return refused(.formYear, place: place, message, schema: schema)
    }
    let map = maps[schema.versionedID] ?? ColumnMap(heads, matcher: matcher)
    maps[schema.versionedID] = map
    if identity.year == nil, let other = otherYear(than: matcher, found: map.fields.count) {
      let message = Message.otherYear(row, other.key, schema.year)
      var reading = refused(.formYear, place: place, message, schema: schema)
      reading.year = other
      return reading
    }
    return record(row: row, cells, matcher: matcher, map: map)
  }

  /// The year whose fields the columns rather are.
  private func otherYear(than matcher: FormMatcher, found: Int) -> FiscalYear? {
    guard found < heads.count(where: { !$0.text.hasPrefix("kenzan.") }) else { return nil }
    for distance in [-1, 1, -2, -3] {
      guard let year = matcher.schema.year.advanced(by: distance),
        let other = reader.library.matcher(matcher.schema.id, year: year)
      else { continue }
      if ColumnMap(heads, matcher: other).fields.count > found { return year }
    }
    return nil
  }

  private func record(
    row: Int,
    _ cells: ArraySlice<Cell>,
    matcher: FormMatcher,
    map: ColumnMap
  ) -> SheetReading {
    let schema = matcher.schema
    let contents = Dictionary(
      cells.map { ($0.reference.column, $0.content) },
      uniquingKeysWith: { first, _ in first }
    )
    var entries = RecordEntries(worksheet, schema: schema)
    entries.enter(row: row, contents, columns: map.fields, matcher: matcher)
    var record = Record(schema: schema, values: entries.values, sheet: worksheet.name)
    record.places = worksheet.places
    return SheetReading(
      sheet: worksheet.name,
      outcome: .record(record, entries.findings),
      schema: schema
    )
  }

  private func refused(
    _ code: Finding.Code,
    place: String,
    _ message: Message,
    schema: FormSchema? = nil
  ) -> SheetReading {
    let finding = Finding(code, .error, cell: place, message: message)
    guard let schema else {
      return SheetReading(sheet: worksheet.name, outcome: .refused([finding]))
    }
    return SheetReading(sheet: worksheet.name, outcome: .refused([finding]), schema: schema)
  }
}

extension FormSchema {
  /// What tells it from the other versions of the form.
  fileprivate var versionedID: String { id + " " + version }
}

/// The columns of a table of sheets, by the fields that they hold.
private struct ColumnMap {
  /// The column of a field.
  private(set) var fields: [Int: Int] = [:]
  private var unknown: [(column: Int, raw: String)] = []

  init(_ heads: [(column: Int, raw: String, text: String)], matcher: FormMatcher) {
    let schema = matcher.schema
    for head in heads where !head.text.isEmpty && !head.text.hasPrefix("kenzan.") {
      let slot = schema.slot(of: FieldPath(head.text)) ?? matcher.fieldOfLabel[head.text]
      if let slot, fields[slot] == nil {
        fields[slot] = head.column
      } else {
        unknown.append((head.column, head.raw))
      }
    }
  }

  /// One finding for all columns that belong to no field, or to one that has a column already.
  func unknownColumns(in worksheet: Worksheet) -> Finding? {
    guard let first = unknown.first else { return nil }
    let shown = unknown.prefix(5).map {
      "\(CellReference.letters(of: $0.column))1「\($0.raw.excerpt)」"
    }
    return Finding(
      .tableColumn,
      .warning,
      cell: "\(worksheet.name)!\(CellReference.letters(of: first.column))1",
      value: first.raw,
      message: .unknownColumns(shown, more: unknown.count - shown.count)
    )
  }
}

// MARK: - Messages

extension Message {
  fileprivate static func noRows(_ sheet: String) -> Self {
    Self(
      ja: "「\(sheet)」には見出しのほかに記入された行がありません。",
      en: "'\(sheet)' has no rows below its heads"
    )
  }

  fileprivate static func unknownForm(_ row: Int, _ id: String) -> Self {
    Self(
      ja: "\(row)行目は様式「\(id)」ですが、この様式は登録されていないため読み込んでいません。",
      en: "Row \(row) is of the form '\(id)', which is not in the catalogue, and was not read."
    )
  }

  fileprivate static func noForm(_ row: Int) -> Self {
    Self(
      ja: "\(row)行目がどの様式かわからないため読み込んでいません。列「kenzan.schema」か --schema で様式を示してください。",
      en:
        "It is not known of which form row \(row) is. Name it in a column 'kenzan.schema' or by --schema."
    )
  }

  fileprivate static func otherYear(_ row: Int, _ year: String, _ expected: FiscalYear) -> Self {
    Self(
      ja: """
        \(row)行目は\(FiscalYear(written: year)?.title ?? year)の様式です（集計する年度は\(expected.title)）。\
        年度がずれるため数値は読み込んでいません。
        """,
      en:
        "Row \(row) is of the form of \(year), expected is \(expected.key). Its figures were not read."
    )
  }

  fileprivate static func otherVersion(_ row: Int, _ version: String, _ expected: String) -> Self {
    Self(
      ja: "\(row)行目は様式の版が「\(version)」です（今の版は「\(expected)」）。数値は読み込んでいません。",
      en:
        "Row \(row) is version '\(version)' of the form, the current one is '\(expected)'. It was not read."
    )
  }

  fileprivate static func unknownColumns(_ columns: [String], more: Int) -> Self {
    Self(
      ja: """
        次の列は様式のどの欄にも当たらないため読み込んでいません: \(columns.joined(separator: "、"))\
        \(more > 0 ? " ほか\(more)列" : "")。見出しを欄の名前（例: cost.R6.total）か様式の項目名に直してください。
        """,
      en: """
        These columns belong to no field and were not read: \(columns.joined(separator: ", "))\
        \(more > 0 ? " and \(more) more" : ""). Head them with field names or full labels.
        """
    )
  }
}
