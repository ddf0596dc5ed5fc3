private import KenzanBridge

/// Forms to be filled in, blank or begun, ready to be written.
public struct Template: Sendable {
  private let schema: FormSchema
  /// What is filled in, a set of values by slot for every workbook or worksheet.
  private let fills: [[Int: FieldState]]
  /// What a person should know of the sheets that the forms were filled from.
  public let notes: [Message]

  /// Makes a blank form.
  public init(_ schema: FormSchema) {
    self.schema = schema
    fills = []
    notes = []
  }

  /// Makes a form for every row of a CSV file whose first row has field paths.
  ///
  /// A plain number of a number field becomes a number; everything else stands as it was typed.
  public init(_ schema: FormSchema, fillingFrom path: String) throws(OutputError) {
    self.schema = schema
    fills = try Self.fills(schema, from: path)
    notes = []
  }

  /// Makes forms that say already what sheets of the same key, of whatever form, say in fields of the
  /// same name: one for every row of a CSV file, or for every key where there is no such file.
  public init(
    _ schema: FormSchema,
    fillingFrom path: String?,
    carryingOver submission: Submission
  ) throws(OutputError) {
    self.schema = schema
    let rows = if let path { try Self.fills(schema, from: path) } else { [[Int: FieldState]]() }
    var sources = TemplateSources(schema, submission)
    fills = sources.fills(rows)
    notes = sources.notes
    guard !fills.isEmpty else { throw OutputError(notes.first ?? .noSheets) }
  }

  private static func fills(
    _ schema: FormSchema,
    from path: String
  ) throws(OutputError) -> [[Int: FieldState]] {
    let file: SourceFile
    do throws(ReadingError) {
      file = try Reader.read(try SubmissionPaths.bytes(of: path), path: path)
    } catch {
      throw OutputError(.file(path, error.message))
    }
    let fills = try TemplateFill(schema, path: path).fills(from: file)
    guard !fills.isEmpty else { throw OutputError(.noRows(path)) }
    return fills
  }

  /// One workbook with a worksheet for every form.
  public func workbook() throws(OutputError) -> [UInt8] {
    try TemplateWorkbook.workbook(schema: schema, fills: fills).bytes()
  }

  /// Writes a workbook for every form into a folder, with a manifest of them.
  public func write(inFolder folder: String, by writer: OutputWriter) throws(OutputError) {
    var files: [OutputFile] = []
    let rows = fills.isEmpty ? [[:]] : fills
    for (index, fill) in rows.enumerated() {
      let workbook = TemplateWorkbook.workbook(schema: schema, fills: [fill])
      let name = fills.isEmpty ? "\(schema.id)-\(schema.year)" : name(of: fill, at: index)
      files.append(OutputFile(path: name + ".xlsx", bytes: try workbook.bytes()))
    }
    let manifest = OutputManifest(
      version: kenzanVersion,
      schemas: ["\(schema.id) \(schema.version)"]
    )
    try writer.write(files, inFolder: folder, manifest: manifest)
  }

  /// The number of the row, so that files sort as the list does, and what people call the sheet.
  private func name(of fill: [Int: FieldState], at index: Int) -> String {
    let digits = String(fills.count).utf8.count
    let number = String(index + 1)
    let padded = String(repeating: "0", count: max(0, digits - number.utf8.count)) + number
    guard case .text(let subject)? = schema.subject.flatMap({ fill[$0] }) else { return padded }
    return "\(padded)_\(ExportPart.folderName(of: subject))"
  }
}

extension Workbook {
  /// The file of the workbook; fails where Excel could not open it.
  func bytes() throws(OutputError) -> [UInt8] {
    do throws(WorkbookError) { return try WorkbookWriter.write(self) } catch {
      throw OutputError(error.message)
    }
  }
}

/// Reads the rows of a list that templates are filled from.
struct TemplateFill {
  private let schema: FormSchema
  private let path: String
  private let values: ValueReader

  init(_ schema: FormSchema, path: String) {
    self.schema = schema
    self.path = path
    values = ValueReader(schema: schema)
  }

  /// The values of every row by slot.
  func fills(from file: SourceFile) throws(OutputError) -> [[Int: FieldState]] {
    guard file.kind == .csv, let table = file.worksheets.first else {
      throw OutputError(.noFillCSV(path))
    }
    var slots: [Int: Int] = [:]
    var rows: [Int: [Int: FieldState]] = [:]
    for cell in table.cells {
      guard case .text(let text) = cell.content else { continue }
      let column = cell.reference.column
      if cell.reference.row == 1 {
        if text.hasPrefix("kenzan.") { continue }
        guard let slot = schema.slot(of: FieldPath(text.trimmed)) else {
          throw OutputError(.unknownColumn(path, text, schema))
        }
        slots[column] = slot
      } else if let slot = slots[column] {
        let row = cell.reference.row
        rows[row, default: [:]][slot] = try state(of: text, at: slot, row: row)
      }
    }
    return try rows.sorted { $0.key < $1.key }.map { row, fill throws(OutputError) in
      try checkNotations(of: fill, row: row)
      return fill
    }
  }

  /// What stands within a cell must have a notation there.
  private func checkNotations(of fill: [Int: FieldState], row: Int) throws(OutputError) {
    for slot in schema.within.keys.sorted() {
      guard case .unwritable = schema.sharedText(of: slot, { fill[$0] ?? .blank }) else { continue }
      throw OutputError(.unwritable(path, row, schema.fields[slot], schema))
    }
  }

  private func state(of text: String, at slot: Int, row: Int) throws(OutputError) -> FieldState {
    let field = schema.fields[slot]
    if field.facets.within != nil {
      // It is put together with others, so it must be understood.
      let source = ValueReader.Source(content: .text(text), isUntyped: true)
      let state = values.read(source, for: field, unit: field.unit).state
      guard state != .unreadable else { throw OutputError(.noValue(path, row, field, text)) }
      return state
    }
    if field.type == .number, let number = ExactDecimal(text) {
      return .number(number)
    }
    return .text(text)
  }
}

extension Message {
  fileprivate static func noFillCSV(_ path: String) -> Message {
    Message(
      ja: "「\(path)」はCSVではありません。記入しておく内容はCSVで指定してください。",
      en: "'\(path)' is no CSV; what is to be filled in is taken from a CSV"
    )
  }

  fileprivate static let noSheets = Message(
    ja: "--from には、記入しておく内容のあるシートがありません。",
    en: "there is no sheet in --from to take anything from"
  )

  fileprivate static func noRows(_ path: String) -> Message {
    Message(
      ja: "「\(path)」には記入しておく内容の行がありません（1行目は項目名です）。",
      en: "'\(path)' has no row to fill in (row 1 has field paths)"
    )
  }

  fileprivate static func noValue(
    _ path: String,
    _ row: Int,
    _ field: Field,
    _ text: String
  ) -> Message {
    Message(
      ja: "「\(path)」の\(row)行目: 「\(field.label)」の「\(text.excerpt)」は、この欄の値として読み取れません。",
      en: "row \(row) of '\(path)': '\(text.excerpt)' cannot be read as a value of '\(field.label)'"
    )
  }

  fileprivate static func unwritable(
    _ path: String,
    _ row: Int,
    _ field: Field,
    _ schema: FormSchema
  ) -> Message {
    let examples = field.facets.notations.map { schema.example(of: $0) }
    let ja = examples.map { "「\($0)」" }.joined(separator: "か")
    let en = examples.map { "'\($0)'" }.joined(separator: " or ")
    return Message(
      ja: """
        「\(path)」の\(row)行目: 「\(field.label)」のセルには\(ja)と書きますが、この行の記入では足りないか余ります。\
        足りない列を補ってください。
        """,
      en: """
        row \(row) of '\(path)': the cell of '\(field.label)' is written as \(en), for which entries \
        are missing or too many
        """
    )
  }

  fileprivate static func unknownColumn(
    _ path: String,
    _ text: String,
    _ schema: FormSchema
  ) -> Message {
    Message(
      ja: """
        「\(path)」の列「\(text)」は様式 \(schema.id)（\(schema.year.title)）の項目ではありません。\
        項目名は「kenzan schema show \(schema.id)」で確かめられます。
        """,
      en: """
        the column '\(text)' of '\(path)' is no field of the form \(schema.id) for \(schema.year); \
        'kenzan schema show \(schema.id)' lists them
        """
    )
  }
}
