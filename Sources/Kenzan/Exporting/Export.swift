private import KenzanBridge

/// The workbook and the tables of a submission, ready to be written into a folder.
public struct Export: Sendable {
  /// What goes into a folder of its own.
  public enum Split: String, Sendable, CaseIterable {
    case department, policy
  }

  /// What is exported, and for whom.
  public struct Options: Sendable {
    /// Whether everybody may see it: no internal fields, findings or paths.
    public var isPublic: Bool
    /// What goes into a folder of its own; `nil` for everything in one.
    public var split: Split?
    /// The encoding of the CSV files.
    public var encoding: CSVEncoding
    /// The day that the files bear as that of their making, if any: the clock is never read.
    public var created: CalendarDate?
    /// The language of messages in the tables.
    public var language: Language
    /// Where the data come from and how they may be used.
    public var terms: PublicationTerms
    /// What was published before, to tell what changed in the definitions since.
    public var previous: PublishedFolder?

    /// Everything for the town hall, in one folder, in UTF-8 that Excel knows.
    public init() {
      isPublic = false
      split = nil
      encoding = .utf8WithMark
      created = nil
      language = .ja
      terms = PublicationTerms()
      previous = nil
    }
  }

  /// What a reader of the files should know: characters written otherwise, texts to look at.
  public let notes: [Message]
  package let files: [OutputFile]
  package let manifest: OutputManifest

  /// Makes the files, their parts side by side where there is more than one job; fails where the encoding
  /// cannot hold a character.
  public init(
    _ submission: Submission,
    options: Options = Options(),
    jobs: Int = 1
  ) async throws(OutputError) {
    let all = submission.tidySheets
    let sheets = all.filter(\.report.isCounted)
    manifest = submission.manifest(isPublic: options.isPublic)
    var files: [OutputFile] = []
    var notes = ExportNotes(leftOut: all.filter { !$0.report.isCounted })
    for part in ExportPart.parts(of: sheets, by: options.split) {
      let findings = part.folder.isEmpty ? submission.files.flatMap(\.findings) : []
      files += try await part.files(
        fileFindings: findings,
        unreadFiles: submission.report.files.filter(\.isUnread).map(\.path),
        // A register tells of all sheets together.
        register: part.folder.isEmpty ? submission.register : nil,
        options: options,
        jobs: jobs,
        notes: &notes
      )
    }
    guard notes.refusals.isEmpty else { throw OutputError(notes.refusal) }
    self.files = files
    self.notes = notes.messages
  }

  /// Writes everything into a folder, with a manifest of it.
  public func write(inFolder folder: String, by writer: OutputWriter) throws(OutputError) {
    try writer.write(files, inFolder: folder, manifest: manifest)
  }
}

extension Submission {
  /// Every sheet with its report and values, in the order of input.
  package var tidySheets: [TidySheet] { tidySheetsByFile.flatMap { $0 } }

  /// The same, file by file.
  package var tidySheetsByFile: [[TidySheet]] {
    zip(files, report.files).map { file, fileReport in
      zip(file.sheets, fileReport.sheets).map { sheet, report in
        TidySheet(
          path: file.path,
          sha256: file.sha256 ?? "",
          report: report,
          record: sheet.record
        )
      }
    }
  }

  /// What output is made of, before anything is written; without paths where everybody may see it.
  func manifest(isPublic: Bool = false) -> OutputManifest {
    let inputs = files.compactMap { file in
      file.sha256.map { OutputManifest.Input(sha256: $0, path: isPublic ? nil : file.path) }
    }
    let forms = report.files.flatMap(\.sheets).compactMap { sheet in
      sheet.schema.map { "\($0) \(sheet.schemaVersion ?? "")" }
    }
    return OutputManifest(version: kenzanVersion, inputs: inputs, schemas: Set(forms).sorted())
  }
}
