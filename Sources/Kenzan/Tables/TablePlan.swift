internal import KenzanBridge
internal import KenzanScan

/// How the rows of a large table are read: found out from its first rows.
struct TablePlan: Sendable {
  /// The table with its first rows.
  let table: SheetTable
  /// What its first rows are; there is at least one sheet among them.
  let readings: [SheetReading]
  let rows: TableRows
  let maps: SheetTable.Maps
  let source: TableSource
  /// Where the row behind the first rows begins, and its number.
  let next: (place: RecordReader.Place, row: Int)
  let schema: FormSchema
  let keys: KeyDigests
  let check: RecordCheck
  /// The sums that are asked for.
  let totals: StatedTotals?
  private let matcher: FormMatcher
  /// The field of every column, from 0.
  private let slots: [Int?]

  /// How many rows are looked at.
  private static let sample = 32

  /// `nil` where it takes the whole table to tell what it is, or where nothing can be read.
  init?(_ source: TableSource, forms: FormReader, options: CheckOptions) {
    self.source = source
    guard let sample = Sample(source, rows: Self.sample) else { return nil }
    let name = Reader.stem(of: source.file.path)
    var file = SourceFile(path: source.file.path, sha256: "", kind: .csv, worksheets: [])
    file.worksheets = [sample.worksheet(named: name)]
    // Whether the texts of the whole table resemble a form is not known here.
    let origin = SheetTable.Source(file: file, sheet: 0, told: nil) { true }
    guard let table = SheetTable(origin, reader: forms) else { return nil }
    let rows = TableRows(table.worksheet, below: table.header)
    var maps = SheetTable.Maps()
    let readings = table.read(rows, maps: &maps)
    let model = zip(rows.data, readings).lazy.compactMap { row, reading in
      if case .record(let record, _) = reading.outcome { (row.number, record.schema) } else { nil }
    }.first
    guard let (row, schema) = model, let columns = table.columns(of: schema, in: maps),
      let matcher = forms.library.matcher(schema.id, version: schema.version)
    else { return nil }
    self.table = table
    self.rows = rows
    self.maps = maps
    self.readings = readings
    next = (sample.next, sample.records.count + 1)
    self.schema = schema
    self.matcher = matcher
    keys = KeyDigests(schema)
    totals = options.totals.flatMap { StatedTotals($0, schema: schema) }
    // What rounded figures may be is not summed up here.
    if totals?.areRounded == true { return nil }
    let compiler = RowRules(
      schema: schema,
      columns: columns,
      header: table.header,
      keys: keys,
      totals: totals,
      model: sample.records[row - 1]
    )
    slots = compiler.slots
    check = RecordCheck(compiler.rules(stage: options.stage), source.encoding)
  }

  /// What a text of a column says.
  func reading(_ content: [UInt8], column: Int) -> (slot: Int, reading: ValueReading)? {
    guard column < slots.count, let slot = slots[column],
      let text = source.encoding.decoded(content)
    else { return nil }
    let content = content.isEmpty ? nil : CellContent.text(String(decoding: text, as: UTF8.self))
    let field = schema.fields[slot]
    let cell = ValueReader.Source(content: content, isUntyped: true)
    return (slot, matcher.fields.values.read(cell, for: field, unit: field.unit))
  }

  /// Judges a text of a column as if it stood in a sheet alone.
  func judged(_ content: [UInt8], column: Int) -> RecordCheck.KnownText {
    let unknown = RecordCheck.KnownText(isPlain: false, digest: Digest())
    guard let (slot, reading) = reading(content, column: column) else { return unknown }
    if case .number = reading.state, totals?.sums.contains(slot) == true { return unknown }
    let digest = reading.state.digest
    let isKey = keys.keys.contains { $0.slots.contains(slot) }
    // Invisible characters are no value where one is required.
    guard reading.remarks.isEmpty, reading.guests.isEmpty,
      reading.state != .unreadable, reading.state != .blank,
      digest != nil || !isKey
    else { return unknown }
    var record = Record(
      schema: schema,
      values: schema.fields.map { _ in FieldValue(state: .blank, cell: nil, raw: "") },
      sheet: ""
    )
    record.values[slot] = FieldValue(reading, cell: nil)
    let faults = FieldFacets(wording: Wording(record: record), known: [:]).findings()
    return RecordCheck.KnownText(isPlain: faults.isEmpty, digest: digest ?? Digest())
  }
}

/// A table on disk with how its bytes are to be read.
struct TableSource: Sendable {
  let file: TableFile
  let version: InputFile.Version
  let dialect: CSVDialect
  let encoding: TextEncoding
  let limits: Limits

  /// Opens it, of which `size` bytes are held at a time.
  func reader(block size: Int) throws(RecordReader.Stop) -> RecordReader {
    try RecordReader(path: file.path, version, separator: dialect.separator, block: size)
  }
}

/// The first rows of a table.
private struct Sample {
  /// The contents of every record.
  private(set) var records: [[[UInt8]]] = []
  /// Where the row behind them begins.
  private(set) var next = RecordReader.Place(offset: 0, line: 1)
  private var cells: [Cell] = []

  init?(_ source: TableSource, rows: Int) {
    let start = RecordReader.Place(offset: source.dialect.start, line: source.dialect.firstLine)
    var rowReader = TableRowReader(source)
    guard var reader = try? source.reader(block: 1 << 16),
      let next = try? reader.forEach(
        RecordReader.Stretch(start: start, rows: rows),
        { block, fields, line, _ in
          records.append(fields.map { RecordScan.content(of: $0, in: block) })
          rowReader.take(block, fields, row: records.count, line: line)
        }
      ), !rowReader.hasFailed
    else { return nil }
    self.next = next
    cells = rowReader.cells
  }

  func worksheet(named name: String) -> Worksheet {
    var worksheet = Worksheet(name: name)
    worksheet.cells = cells
    return worksheet
  }
}
