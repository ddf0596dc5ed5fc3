/// What sheets that were handed in say of a form that is to be filled in: the fields of the same name.
///
/// Sheets belong to one form where they agree in the fields of its key, as far as they have them.
struct TemplateSources {
  /// What one or more sheets with the same key say.
  private struct Source {
    /// The fields of the key that the sheets have.
    var key: [Int: FieldState]
    var values: [Int: FieldState]
  }

  private let schema: FormSchema
  private var sources: [Source] = []
  /// The sheets that cannot be used, with the reason.
  private(set) var notes: [Message] = []

  /// Takes the sheets in the order given: what the first one says counts.
  init(_ schema: FormSchema, _ submission: Submission) {
    self.schema = schema
    for (file, report) in zip(submission.files, submission.report.files) {
      let isUnreadable = file.findings.contains { $0.code == .fileUnreadable }
      if isUnreadable { notes.append(.unreadable(report.path)) }
      for sheet in file.sheets {
        guard let record = sheet.record else {
          notes.append(.notRead(report.path, sheet.report.sheet))
          continue
        }
        if !add(record) { notes.append(.withoutKey(report.path, sheet.report.sheet, schema)) }
      }
    }
  }

  /// The values of one form for every row, or for every key where there are no rows.
  mutating func fills(_ rows: [FormFill]) -> [FormFill] {
    guard !rows.isEmpty else { return sources.map { FormFill($0.values) } }
    return rows.enumerated().map { index, row in
      let fitting = sources.filter { fits($0, row.values) }
      if fitting.isEmpty { notes.append(.nothingFor(row: index + 1)) }
      return fitting.reduce(into: row) { $0.add(FormFill($1.values)) }
    }
  }

  /// Takes in a sheet; false where it has no field of the key, so that nobody knows whose it is.
  private mutating func add(_ record: Record) -> Bool {
    var values: [Int: FieldState] = [:]
    for field in schema.fields {
      guard let slot = record.schema.slot(of: field.path) else { continue }
      values[field.slot] = Self.state(of: slot, in: record, for: field)
    }
    let key = values.filter { schema.key.contains($0.key) }
    guard !key.isEmpty else { return false }
    if let index = sources.firstIndex(where: { $0.key == key }) {
      sources[index].values.merge(values) { first, _ in first }
    } else {
      sources.append(Source(key: key, values: values))
    }
    return true
  }

  private func fits(_ source: Source, _ row: [Int: FieldState]) -> Bool {
    source.key.allSatisfy { slot, state in row[slot].map { $0 == state } ?? true }
  }

  /// What a field says, where it is a value that the other field can hold.
  static func state(of slot: Int, in record: Record, for field: Field) -> FieldState? {
    let source = record.schema.fields[slot]
    let state = record[slot].state
    switch (state, field.type) {
    case (.blank, _), (.notApplicable, _), (.unreadable, _): return nil
    case (.text(let text), .text): return .text(record.schema.label(of: text, in: source))
    case (_, .text): return .text(record[slot].raw)
    default: return source.type == field.type ? state : nil
    }
  }
}

extension Message {
  fileprivate static func unreadable(_ path: String) -> Message {
    Message(
      ja: "「\(path)」は読み込めないため、記入に使っていません。",
      en: "'\(path)' cannot be read, and nothing was taken from it"
    )
  }

  fileprivate static func notRead(_ path: String, _ sheet: String) -> Message {
    Message(
      ja: "「\(path)」のシート「\(sheet)」は様式として読み込めないため、記入に使っていません。",
      en: "the worksheet '\(sheet)' of '\(path)' was not read, and nothing was taken from it"
    )
  }

  fileprivate static func withoutKey(
    _ path: String,
    _ sheet: String,
    _ schema: FormSchema
  ) -> Message {
    let key = schema.key.map { schema.fields[$0] }
    return Message(
      ja: """
        「\(path)」のシート「\(sheet)」には「\(key.map(\.label).joined(separator: "」「"))」のどれも\
        記入されていないため、記入に使っていません。
        """,
      en: """
        the worksheet '\(sheet)' of '\(path)' has none of \
        \(key.map(\.path.description).joined(separator: ", ")), and nothing was taken from it
        """
    )
  }

  fileprivate static func nothingFor(row: Int) -> Message {
    Message(
      ja: "記入しておく内容の\(row)行目に当たるシートが --from にありません。",
      en: "no sheet of --from belongs to row \(row) of the list"
    )
  }
}
