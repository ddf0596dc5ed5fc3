/// Last year's sheets of a form, read for what they say and not checked again.
public struct PriorSheets: Sendable {
  package let files: [FileReading]
  package let renames: RenameMap?

  package init(_ files: [FileReading], renames: RenameMap? = nil) {
    self.files = files
    self.renames = renames
  }

  /// Reads the files with the form of the year before, in the version that they state.
  public init(
    _ paths: SubmissionPaths,
    before schema: FormSchema,
    catalogue: Catalogue,
    renames: RenameMap? = nil,
    jobs: Int = 1
  ) async {
    var options = ReadingOptions(schemaID: schema.id, year: schema.year)
    options.keepsPictures = false
    let forms = FormReader(priorTo: options, catalogue: catalogue)
    files = await Submission.read(paths, with: forms, jobs: jobs)
    self.renames = renames
  }
}

/// A filled-in sheet that shows how a form is meant: 記入例.
public struct ExampleSheet: Sendable {
  package let record: Record

  package init(_ record: Record) {
    self.record = record
  }

  /// Reads the first worksheet of the form, also one that calls itself an example.
  public init(path: String, of schema: FormSchema, catalogue: Catalogue) async throws(OutputError) {
    var options = ReadingOptions(schemaID: schema.id, year: schema.year)
    options.readsExamples = true
    let forms = FormReader(catalogue: catalogue, options: options)
    let files = await Submission.read(SubmissionPaths([path]), with: forms)
    let sheets = files.flatMap { file -> [SheetReading] in
      if case .sheets(let sheets) = file.outcome { sheets } else { [] }
    }
    for case .record(let record, _) in sheets.map(\.outcome) where record.schema.id == schema.id {
      self.init(record)
      return
    }
    if case .refused(let error)? = files.first?.outcome {
      throw OutputError(.file(path, error.message))
    }
    throw OutputError(.noExample(path, schema))
  }
}

extension Message {
  fileprivate static func noExample(_ path: String, _ schema: FormSchema) -> Message {
    Message(
      ja: "「\(path)」には、記入例にする\(schema.year.title)の「\(schema.title)」のシートがありません。",
      en: "'\(path)' has no sheet of \(schema.id) for \(schema.year.key) to show as an example"
    )
  }
}
