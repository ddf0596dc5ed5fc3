/// A table of sheets: a row for each sheet, in a CSV, an XML instance or a worksheet.
///
/// The heads name the columns by field paths, by full labels or by groups over fields;
/// `kenzan.schema`, `kenzan.version` and `kenzan.year` say for each row which form it is.
struct SheetTable: Sendable {
  private(set) var worksheet: Worksheet
  let reader: FormReader
  let header: TableHeader
  /// The form of rows that do not say which they are.
  private let fallback: FormMatcher?
  private let formulas: CellFormulas
  private let isUntyped: Bool

  /// What is known of a worksheet that may be a table.
  struct Source {
    var file: SourceFile
    var sheet: Int
    /// The form that the worksheet says it is.
    var told: FormMatcher?
    /// Whether it could be a form as well, by its texts.
    var resemblesForm: () -> Bool

    var worksheet: Worksheet { file.worksheets[sheet] }
  }

  /// Nothing of a worksheet whose first rows name no fields: it is a form, or none.
  init?(_ source: Source, reader: FormReader) {
    worksheet = source.worksheet
    self.reader = reader
    isUntyped = source.file.kind != .workbook
    formulas = CellFormulas(CellCalculator(source.file, sheet: source.sheet))
    let named = source.told ?? reader.options.schemaID.flatMap { reader.library.matcher($0) }
    let search = TableSearch(source, library: reader.library, named: named)
    guard let found = search.best(), search.isTable(found) else { return nil }
    header = found.header
    fallback = named ?? found.matcher
  }

  /// Reads every row, with the rows of the lists that belong to it.
  func read(lists: [SourceFile]) -> [SheetReading] {
    var maps = Maps()
    let rows = TableRows(worksheet, below: header)
    var readings = read(rows, maps: &maps)
    if readings.isEmpty {
      readings = [
        SheetReading(sheet: worksheet.name, outcome: .ignored(.tableWithoutRows(worksheet.name)))
      ]
    }
    note(maps, headless: rows.headless, in: &readings)
    for list in lists {
      guard let table = ListTable(list, sheets: readings) else { continue }
      readings = table.join(readings)
    }
    return readings
  }

  /// The columns of a table by the forms of its rows, each found with its first row.
  typealias Maps = [String: TableColumns]

  /// Reads rows, one reading for each.
  func read(_ rows: TableRows, maps: inout Maps) -> [SheetReading] {
    rows.data.map { row in
      let cells = worksheet.cells[row.cells]
      return worksheet.hiddenRows.contains(row.number)
        ? hidden(row.number, cells)
        : read(row: row.number, cells, units: rows.units, maps: &maps)
    }
  }

  /// The same table with other rows below its heads.
  func over(_ worksheet: Worksheet) -> SheetTable {
    var table = self
    table.worksheet = worksheet
    return table
  }

  /// The columns of a form's rows, where such a row was read.
  func columns(of schema: FormSchema, in maps: Maps) -> TableColumns? { maps[schema.versionedID] }

  /// Puts what there is to say about the whole table to its first sheet.
  func note(_ maps: Maps, headless: [Int], in readings: inout [SheetReading]) {
    let first = readings.firstIndex { if case .record = $0.outcome { true } else { false } }
    guard let first, case .record(let record, let findings) = readings[first].outcome,
      let map = maps[record.schema.versionedID]
    else { return }
    var added = map.findings(in: worksheet, headless: headless)
    added += hiddenColumns(map)
    if !worksheet.unreadObjects.isEmpty {
      added.append(Finding(.formObjects, .info, message: .objects(worksheet.unreadObjects)))
    }
    readings[first].outcome = .record(record, findings + added)
  }

  private func read(
    row: Int,
    _ cells: ArraySlice<Cell>,
    units: [Int: String],
    maps: inout Maps
  ) -> SheetReading {
    var identity = FormIdentity()
    for head in header.columns where head.isConstant {
      let cell = cells.first { $0.reference.column == head.column }
      guard let text = cell?.content.text.trimmed, !text.isEmpty else { continue }
      for name in head.heads { identity.enter(name.text, text) }
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
    var map = maps[schema.versionedID] ?? TableColumns(header, matcher: matcher)
    if maps[schema.versionedID] == nil { map.compare(units: units) }
    maps[schema.versionedID] = map
    if identity.year == nil, let other = otherYear(than: matcher, found: map.count) {
      let message = Message.otherYear(row, other.key, schema.year)
      var reading = refused(.formYear, place: place, message, schema: schema)
      reading.year = other
      return reading
    }
    return record(row: row, cells, matcher: matcher, map: map)
  }

  /// The year whose fields the columns rather are.
  private func otherYear(than matcher: FormMatcher, found: Int) -> FiscalYear? {
    guard found < header.columns.count(where: { !$0.isConstant }) else { return nil }
    for distance in [-1, 1, -2, -3] {
      guard let year = matcher.schema.year.advanced(by: distance),
        let other = reader.library.matcher(matcher.schema.id, year: year)
      else { continue }
      if TableColumns(header, matcher: other).count > found { return year }
    }
    return nil
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

// MARK: - The values of a row

extension SheetTable {
  private func record(
    row: Int,
    _ cells: ArraySlice<Cell>,
    matcher: FormMatcher,
    map: TableColumns
  ) -> SheetReading {
    let schema = matcher.schema
    let contents = Dictionary(
      cells.map { ($0.reference.column, $0.content) },
      uniquingKeysWith: { first, _ in first }
    )
    var entries = RecordEntries(worksheet, schema: schema)
    for (slot, column) in map.doubtful {
      entries.leaveUnread(slot, at: CellReference(row: row, column: column), raw: "")
    }
    let shown = map.fields.filter { !worksheet.hiddenColumns.contains($0.value) }
    entries.enter(row: row, contents, columns: shown, matcher: matcher, reading: reading)
    for (slot, column) in map.fields where shown[slot] == nil {
      let cell = CellReference(row: row, column: column)
      entries.leaveUnread(slot, at: cell, raw: contents[column]?.text ?? "")
    }
    let merged = mergedFindings(row: row, map: map, schema: schema, entries: &entries)
    var record = Record(schema: schema, values: entries.values, sheet: worksheet.name)
    record.places = worksheet.places
    return SheetReading(
      sheet: worksheet.name,
      outcome: .record(record, entries.findings + merged),
      schema: schema
    )
  }

  /// Reads one cell with all that bears on its meaning.
  private func reading(
    _ content: CellContent?,
    at cell: CellReference?,
    by read: (ValueReader.Source) -> ValueReading
  ) -> ValueReading {
    var source = ValueReader.Source(content: content, isUntyped: isUntyped)
    guard !isUntyped, let cell else { return read(source) }
    source.style = worksheet.style(at: cell)
    source.struck = worksheet.struckTexts[cell]
    guard worksheet.formulas[cell] != nil else { return read(source) }
    return formulas.read(source, at: cell, by: read)
  }

  /// A merged area holds one value for several fields or sheets, and nothing says for which.
  private func mergedFindings(
    row: Int,
    map: TableColumns,
    schema: FormSchema,
    entries: inout RecordEntries
  ) -> [Finding] {
    let merges = worksheet.merges.filter {
      $0.coversRow(row) && $0.last.row > header.rows.upperBound
    }
    guard !merges.isEmpty else { return [] }
    var findings: [Finding] = []
    for merge in merges.sorted(by: { $0.first < $1.first }) {
      let slots = schema.fields.indices.filter { slot in
        map.fields[slot].map { merge.coversColumn($0) } == true
      }
      guard !slots.isEmpty, slots.count > 1 || merge.height > 1 else { continue }
      for slot in slots {
        let value = entries.values[slot]
        entries.leaveUnread(slot, at: value.cell, raw: value.raw)
      }
      let text = worksheet[merge.first]?.content.text ?? ""
      findings.append(
        Finding(
          .formConflict,
          .error,
          field: schema.fields[slots[0]].path,
          label: schema.fields[slots[0]].label,
          cell: "\(worksheet.name)!\(merge.first)",
          value: text,
          message: .mergedCells(merge, slots.prefix(3).map { schema.fields[$0].label }, text)
        )
      )
    }
    return findings
  }
}

// MARK: - Hidden rows and columns

extension SheetTable {
  private func hidden(_ row: Int, _ cells: ArraySlice<Cell>) -> SheetReading {
    let finding = Finding(
      .formHidden,
      .warning,
      cell: "\(worksheet.name)!A\(row)",
      message: .hiddenRow(row)
    )
    guard let schema = fallback?.schema else {
      return SheetReading(sheet: worksheet.name, outcome: .refused([finding]))
    }
    return SheetReading(sheet: worksheet.name, outcome: .refused([finding]), schema: schema)
  }

  private func hiddenColumns(_ map: TableColumns) -> [Finding] {
    let columns = map.fields.values.filter { worksheet.hiddenColumns.contains($0) }.sorted()
    guard !columns.isEmpty else { return [] }
    let letters = columns.map { CellReference.letters(of: $0) }
    return [
      Finding(
        .formHidden,
        .warning,
        cell: "\(worksheet.name)!\(letters[0])\(header.rows.upperBound)",
        message: .hiddenColumns(Array(letters.prefix(5)), more: max(0, letters.count - 5))
      )
    ]
  }
}
