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
        --public では findings の代わりに definitions（定義の一覧と変更）ができ、本文に個人の連絡先や氏名らしい記載があれば知らせます。
        前に書き出したファイルは、変更されていなければ置き換え、不要になったものは除きます。
        """,
      en: """
        The folder gets workbook.xlsx, six tables (sheets, indicators, budget, ratings, texts, findings), \
        their descriptor datapackage.json, and kenzan-manifest.txt, a list of all files with their digests.
        'sha256sum -c kenzan-manifest.txt' tells whether they are as they were written.
        With --public, definitions (what everything means, and what changed) takes the place of findings, and \
        what looks like a person's name, number or address in the texts is told.
        Files of an earlier export are replaced, and removed if no longer made, unless somebody changed them.
        """
    ),
    operands: .some(
      "PATH",
      Message(ja: "評価シートのファイル、またはフォルダ", en: "files of evaluation sheets, or folders")
    ),
    options: [
      OptionSpec.outFolder.required, .isPublic, .names, .previousPublic, .licence, .source,
      .publisher, .split, .csvEncoding, .schema, .year, .stage, .accept, .register, .publicFormat,
      .failOnPublic, .asOf, .force, .jobs,
    ],
    examples: [
      "kenzan export 提出/ --out 集計",
      "kenzan export 提出/ --out 公開 --public --names 名簿.csv --fail-on warning",
    ]
  )

  let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  func run(_ console: Console) async throws -> ExitStatus {
    let failOn = arguments.text(.failOnPublic).flatMap { Severity(rawValue: $0) } ?? .error
    let names = try names()
    for note in names?.notes ?? [] { console.note(note) }
    let options = try options(console)
    let work = try SubmissionWork(arguments, console)
    let submission = await work.submission(failOn: failOn)
    let folder = arguments.text(.outFolder) ?? ""
    var status = submission.report.exitCode(failOn: failOn)
    if arguments.has(.isPublic) {
      let check = PublicCheck(submission, names: names, accepted: try arguments.accepted())
      try tell(check, console)
      status = max(status, check.report.exitCode(failOn: failOn))
      if failOn == .warning, check.isOpen {
        console.error(.heldBack(folder, check.report.counts.warnings))
        return work.isComplete ? .findings : .notDone
      }
    }
    let export = try await Export(submission, options: options, jobs: arguments.jobs)
    for note in export.notes { console.note(note) }
    try export.write(inFolder: folder, by: arguments.outputWriter)
    console.note(.written(folder, submission.report.counts))
    guard work.isComplete else { return .notDone }
    return status == 0 ? .done : .findings
  }

  /// The names that are not to be published, with what of the list cannot be looked for.
  private func names() throws -> PersonNames? {
    guard arguments.has(.isPublic) else {
      for option in [OptionSpec.names, .publicFormat, .previousPublic]
      where arguments.text(option) != nil {
        throw NotDone(.onlyPublic(option.name))
      }
      return nil
    }
    return try arguments.text(.names).map { try PersonNames(path: $0) }
  }

  /// Says what is to be looked at before publishing, on standard output.
  private func tell(_ check: PublicCheck, _ console: Console) throws {
    let language = console.language
    switch arguments.text(.publicFormat) {
    case "exceptions":
      try console.write(ExceptionsFormat(language: language).text(of: check.report))
    case "json": try console.write(JSONFormat(language: language).text(of: check.report))
    default:
      let format = TextFormat(language: language, color: console.isColored)
      if !check.report.files.isEmpty { try console.write(format.text(of: check)) }
      if !check.isOpen { console.note(.nothingPersonal(check.sheets)) }
    }
  }

  private func options(_ console: Console) throws -> Export.Options {
    var options = Export.Options()
    options.isPublic = arguments.has(.isPublic)
    options.split = arguments.text(.split).flatMap { Export.Split(rawValue: $0) }
    options.encoding =
      arguments.text(.csvEncoding).flatMap { CSVEncoding(rawValue: $0) } ?? .utf8WithMark
    options.created = arguments.date(.asOf)
    options.language = console.language
    options.terms = PublicationTerms(
      licence: arguments.text(.licence).map { Licence($0) },
      sources: arguments.texts(.source),
      publisher: arguments.text(.publisher)
    )
    options.previous = try arguments.text(.previousPublic).map {
      try PublishedFolder($0, split: options.split != nil)
    }
    return options
  }
}

extension Message {
  fileprivate static func onlyPublic(_ option: String) -> Message {
    Message(
      ja: "--\(option) は、公開用に書き出す --public とともに使います。",
      en: "--\(option) goes with --public"
    )
  }

  fileprivate static func nothingPersonal(_ sheets: Int) -> Message {
    Message(
      ja: "シート\(sheets)件に、電話番号、メールアドレス、住所、名簿の氏名らしい記載や、公開される画像で、承認されていないものはありませんでした。",
      en:
        "no telephone number, mail address, address, name of a list or published picture is open in "
        + "\(sheets) sheets"
    )
  }

  fileprivate static func heldBack(_ folder: String, _ count: Int) -> Message {
    Message(
      ja: "公開する前に確かめるところが\(count)件あるため、「\(folder)」には書き出していません。"
        + "シートを直すか、承認した表を --accept で示してください。",
      en: "nothing was written to '\(folder)', because \(count) places are to be looked at before "
        + "publishing; correct the sheets, or accept them with --accept"
    )
  }

  fileprivate static func written(_ folder: String, _ counts: CheckReport.Counts) -> Message {
    Message(
      ja: "「\(folder)」にシート\(counts.sheets)件を書き出しました（要修正\(counts.errors)件、要確認\(counts.warnings)件）。",
      en:
        "wrote \(counts.sheets) sheets to '\(folder)' (\(counts.errors) errors, \(counts.warnings) warnings)"
    )
  }
}
