import Kenzan

/// Writes the standard workbook and the tables of submissions.
struct ExportCommand: Command {
  static let spec = CommandSpec(
    name: "export",
    summary: Message(
      ja: "評価シートから、標準様式のブックと一覧表（CSV）を作ります。",
      en: "Makes the standard workbook and tables (CSV) of evaluation sheets."
    ),
    details: Message(
      ja: """
        フォルダには workbook.xlsx、6つの表（sheets、indicators、budget、ratings、texts、findings）、\
        その説明 datapackage.json、書き出したファイルの控え kenzan-manifest.txt ができます。
        控えは「sha256sum -c kenzan-manifest.txt」で確かめられます。
        前に書き出したファイルは、変更されていなければ置き換え、不要になったものは除きます。
        """,
      en: """
        The folder gets workbook.xlsx, six tables (sheets, indicators, budget, ratings, texts, findings), \
        their descriptor datapackage.json, and kenzan-manifest.txt, a list of all files with their digests.
        'sha256sum -c kenzan-manifest.txt' tells whether they are as they were written.
        Files of an earlier export are replaced, and removed if no longer made, unless somebody changed them.
        """
    ),
    operands: .some(
      "PATH",
      Message(ja: "評価シートのファイル、またはフォルダ", en: "files of evaluation sheets, or folders")
    ),
    options: [
      OptionSpec.outFolder.required, .isPublic, .split, .csvEncoding, .schema, .year, .stage,
      .accept, .register, .asOf, .force, .jobs,
    ],
    examples: ["kenzan export 提出/ --out 集計", "kenzan export 提出/ --out 公開 --public"]
  )

  let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  func run(_ console: Console) async throws -> ExitStatus {
    let work = try SubmissionWork(arguments, console)
    let submission = await work.submission(failOn: .error)
    let export = try Export(submission, options: options(console))
    for note in export.notes { console.note(note) }
    let folder = arguments.text(.outFolder) ?? ""
    try export.write(inFolder: folder, by: arguments.outputWriter)
    console.note(.written(folder, submission.report.counts))
    guard work.isComplete else { return .notDone }
    return submission.report.exitCode(failOn: .error) == 0 ? .done : .findings
  }

  private func options(_ console: Console) -> Export.Options {
    var options = Export.Options()
    options.isPublic = arguments.has(.isPublic)
    options.split = arguments.text(.split).flatMap { Export.Split(rawValue: $0) }
    options.encoding =
      arguments.text(.csvEncoding).flatMap { CSVEncoding(rawValue: $0) } ?? .utf8WithMark
    options.created = arguments.date(.asOf)
    options.language = console.language
    return options
  }
}

extension Message {
  fileprivate static func written(_ folder: String, _ counts: CheckReport.Counts) -> Message {
    Message(
      ja: "「\(folder)」にシート\(counts.sheets)件を書き出しました（要修正\(counts.errors)件、要確認\(counts.warnings)件）。",
      en:
        "wrote \(counts.sheets) sheets to '\(folder)' (\(counts.errors) errors, \(counts.warnings) warnings)"
    )
  }
}
