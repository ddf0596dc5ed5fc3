/// The sheets that go into one folder of an export.
struct ExportPart {
  /// The folder below that of the output, with a slash; empty for the output itself.
  var folder: String
  var sheets: [TidySheet]

  /// The parts in the order in which their names first occur.
  static func parts(of sheets: [TidySheet], by split: Export.Split?) -> [ExportPart] {
    guard let split else { return [ExportPart(folder: "", sheets: sheets)] }
    var parts: [ExportPart] = []
    for sheet in sheets {
      let folder = OutputName.cleaned(sheet.value(of: split)) + "/"
      if let index = parts.firstIndex(where: { $0.folder == folder }) {
        parts[index].sheets.append(sheet)
      } else {
        parts.append(ExportPart(folder: folder, sheets: [sheet]))
      }
    }
    return parts
  }

  /// The workbook, the tables and their descriptor.
  func files(
    fileFindings: [Finding],
    unreadFiles: [String],
    register: Register?,
    options: Export.Options,
    jobs: Int,
    notes: inout ExportNotes
  ) async throws(OutputError) -> [OutputFile] {
    let tally = SubmissionTally(
      sheets: sheets.map { ($0.path, $0.report) },
      unreadFiles: unreadFiles,
      register: register
    )
    let tidy = tidyTables(fileFindings, options, in: options.language, tally)
    // The workbook is in Japanese whatever the language of the tables.
    let shown = options.language == .ja ? tidy : tidyTables(fileFindings, options, in: .ja, tally)
    async let book = workbook(shown, options, jobs: jobs)
    let tables = tidy.all + (options.isPublic ? [try definitions(of: tidy, options)] : [])
    var writer = try CSVWriter(options.encoding)
    var csv: [CSVFile] = []
    for table in tables { csv.append(writer.write(table)) }
    for file in csv { notes.add(file) }
    let descriptor = DataPackage(
      tables: tables,
      tally: tally,
      terms: options.terms,
      files: csv,
      encoding: options.encoding,
      created: options.created
    )
    let bytes = try await book.get()
    return [OutputFile(path: folder + "workbook.xlsx", bytes: bytes)]
      + csv.map { OutputFile(path: folder + $0.name, bytes: $0.bytes) }
      + [OutputFile(path: folder + DataPackage.fileName, bytes: descriptor.bytes)]
  }

  private func tidyTables(
    _ fileFindings: [Finding],
    _ options: Export.Options,
    in language: Language,
    _ tally: SubmissionTally
  ) -> TidyTables {
    TidyTables(
      sheets,
      fileFindings: fileFindings,
      audience: options.audience,
      language: language,
      tally: tally
    )
  }

  private func workbook(
    _ tables: TidyTables,
    _ options: Export.Options,
    jobs: Int
  ) async -> Result<[UInt8], OutputError> {
    let draft = ExportWorkbook.draft(
      sheets,
      tables: tables,
      audience: options.audience,
      terms: options.terms
    )
    do throws(OutputError) { return .success(try await draft.bytes(jobs: jobs)) } catch {
      return .failure(error)
    }
  }

  /// What the tables mean, and what changed since they were published before.
  private func definitions(
    of tables: TidyTables,
    _ options: Export.Options
  ) throws(OutputError) -> TidyTable {
    let previous = try options.previous?.definitions(in: folder)
    let definitions = Definitions(sheets.map(\.published), tables: tables.all)
    // A part that is new as a whole has nothing to be compared with.
    return DefinitionChanges(definitions.entries, since: previous ?? nil).table
  }
}

extension Export.Options {
  fileprivate var audience: TidyTables.Audience { isPublic ? .everyone : .staff }
}

extension TidySheet {
  /// What the sheet says whose it is, or to what it belongs; empty where nobody can tell.
  func value(of split: Export.Split) -> String { record?.value(of: split) ?? "" }
}

extension Export.Split {
  /// The roles of the fields that say it: a form that does not ask for the department asks for the division.
  fileprivate var roles: [String] {
    switch self {
    case .department: ["department", "division"]
    case .policy: ["policy"]
    }
  }
}

extension Record {
  /// The department or policy that it names; empty where it names none.
  func value(of split: Export.Split) -> String {
    let tidy = TidyRecord(record: self, path: "", isPublic: true)
    let slots = schema.fields.indices
    guard let slot = split.roles.lazy.compactMap({ tidy.field($0, in: slots) }).first,
      self[slot].state.isComparable
    else { return "" }
    return tidy.words(slot).plainText
  }
}
