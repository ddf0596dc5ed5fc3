import Kenzan

/// Checks submissions and reports what is to be put right.
struct CheckCommand: Command {
  static let spec = CommandSpec(
    name: "check",
    summary: Message(
      ja: "記入された評価シートを検査し、どのセルの何をどう直すかを知らせます。",
      en: "Checks evaluation sheets: what is wrong, in which cell, and what to do."
    ),
    details: Message(
      ja: """
        ファイル（.xlsx、.xlsm、.csv、.xml）またはフォルダを指定します。フォルダの中は順に全部調べます。
        --prior で前年度のシートを示すと、過去の実績や目標が変わっていないかなども調べます。
        --register の台帳に、どのシートがどこまで済んだかを書き込みます（kenzan status で集計）。
        --format xlsx は部署ごとに、回答を記入して返してもらう指摘票を作ります（docs/returns.md）。
        --totals の合計表（部署別の合計など）を、シートの合計と比べます（docs/totals.md）。
        回答した指摘票か、理由、承認者、日付を記入した --format exceptions の表を --accept で示すと、\
        その指摘は承認済になります。
        --out のファイルは、kenzanが書いたままのものだけを置き換えます（--force で必ず置き換え）。
        """,
      en: """
        Takes files (.xlsx, .xlsm, .csv, .xml) and folders, which are searched through in order.
        With --prior the sheets are also compared with those of last year.
        With --register it is entered which sheets came and which are in order (see kenzan status).
        With --totals stated sums are compared with those of the sheets (docs/totals.md).
        --format xlsx makes a slip for every department to answer (docs/returns.md); --accept takes the answered
        slips, and the table of findings that may be accepted, which --format exceptions begins.
        A file named by --out is replaced only if it is as kenzan wrote it, or with --force.
        """
    ),
    operands: .some(
      "PATH",
      Message(ja: "評価シートのファイル、またはフォルダ", en: "files of evaluation sheets, or folders")
    ),
    options: [
      .schema, .year, .stage, .prior, .renames, .accept, .register, .projects, .departments,
      .deadline, .contact, .asOfRegister, .totals, .checkFormat, .outCheck, .force, .failOn, .jobs,
    ],
    examples: [
      "kenzan check 提出/", "kenzan check 提出/ --format json --out result.json",
      "kenzan check 今年度/ --prior 前年度/ --renames 改称.csv",
      "kenzan check 提出/ --register 台帳.csv --as-of 2025-06-30",
      "kenzan check 提出/ --totals 合計表.csv",
      "kenzan check 提出/ --format xlsx --out 返却 --deadline 2025-06-13 --contact \"企画課 内線2345\"",
      "kenzan check 提出/ --accept 返却された指摘票/",
    ]
  )

  let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  func run(_ console: Console) async throws -> ExitStatus {
    let failOn = arguments.text(.failOn).flatMap { Severity(rawValue: $0) } ?? .error
    let work = try SubmissionWork(arguments, console)
    let isDrawn = arguments.text(.checkFormat) == "xlsx"
    if isDrawn, !arguments.has(.out) { throw NotDone(.noFolder) }
    let notice = try arguments.notice(
      whereMade: arguments.isReturning,
      by: "--format xlsx|html"
    )
    let submission = await work.submission(
      failOn: failOn,
      keepsPictures: isDrawn,
      isCondensed: !arguments.isReturning
    )
    if arguments.isReturning {
      try await write(ReturnSlips(submission, notice: notice), of: submission.report, console)
      if notice.contact.isEmpty { console.note(.withoutContact) }
    } else {
      try write(format(console).text(of: submission.report), console)
    }
    if let register = submission.register {
      try register.write()
      console.note(.entered(register))
    }
    guard work.isComplete else { return .notDone }
    return submission.report.exitCode(failOn: failOn) == 0 ? .done : .findings
  }

  /// What departments get back: workbooks in a folder, pages in one, or one page.
  private func write(
    _ slips: ReturnSlips,
    of report: CheckReport,
    _ console: Console
  ) async throws {
    let out = arguments.text(.out) ?? ""
    if arguments.text(.checkFormat) == "xlsx" {
      let writer = arguments.outputWriter
      try await slips.writeWorkbooks(inFolder: out, by: writer, jobs: arguments.jobs)
    } else if out.isEmpty || [".html", ".htm"].contains(where: out.lowercased().hasSuffix) {
      try write(slips.page, console)
    } else {
      try slips.writePages(inFolder: out, by: arguments.outputWriter)
    }
    if !out.isEmpty { console.note(.written(out, slips.count, report.counts)) }
  }

  private func write(_ text: String, _ console: Console) throws {
    if let path = arguments.text(.out) {
      try arguments.outputWriter.write(Array(text.utf8), to: path)
    } else {
      try console.write(text)
    }
  }

  private func format(_ console: Console) -> any ReportFormat {
    switch arguments.text(.checkFormat) {
    case "exceptions": ExceptionsFormat(language: console.language)
    case "json": JSONFormat(language: console.language)
    case "ndjson": NDJSONFormat(language: console.language)
    default:
      TextFormat(
        language: console.language,
        color: console.isColored && arguments.text(.out) == nil
      )
    }
  }
}

extension Message {
  fileprivate static let noFolder = Message(
    ja: "--format xlsx には、書き出すフォルダを示す --out が要ります。",
    en: "--format xlsx needs --out, the folder to write into"
  )

  fileprivate static func written(
    _ folder: String,
    _ slips: Int,
    _ counts: CheckReport.Counts
  ) -> Message {
    Message(
      ja: "「\(folder)」に指摘票を\(slips)部書き出しました（要修正\(counts.errors)件、要確認\(counts.warnings)件）。",
      en:
        "wrote \(slips) slips to '\(folder)' (\(counts.errors) errors, \(counts.warnings) warnings)"
    )
  }

  fileprivate static func entered(_ register: Register) -> Message {
    let counts = register.counts
    return Message(
      ja:
        "台帳「\(register.path)」に書き込みました（\(counts.expected)件中\(counts.submitted)件が提出済、うち受理\(counts.accepted)件）。",
      en:
        "entered into the register '\(register.path)' (\(counts.submitted) of \(counts.expected) submitted, "
        + "\(counts.accepted) of them accepted)"
    )
  }
}
