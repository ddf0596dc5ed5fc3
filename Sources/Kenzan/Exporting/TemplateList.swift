/// The list of forms to be filled in: a CSV whose first row has field paths, one row for every form.
struct TemplateList {
  private let schema: FormSchema
  private let path: String
  private let values: ValueReader

  init(_ schema: FormSchema, path: String) {
    self.schema = schema
    self.path = path
    values = ValueReader(schema: schema)
  }

  /// Reads the file; a list without rows is a mistake.
  func fills() throws(OutputError) -> [FormFill] {
    let file: SourceFile
    do throws(ReadingError) {
      file = try Reader.read(try SubmissionPaths.bytes(of: path), path: path)
    } catch {
      throw OutputError(.file(path, error.message))
    }
    let fills = try fills(from: file)
    guard !fills.isEmpty else { throw OutputError(.noRows(path)) }
    return fills
  }

  /// The values of every row by slot.
  func fills(from file: SourceFile) throws(OutputError) -> [FormFill] {
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
    return try rows.sorted { $0.key < $1.key }.map { row, values throws(OutputError) in
      try checkNotations(of: values, row: row)
      return FormFill(values)
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
