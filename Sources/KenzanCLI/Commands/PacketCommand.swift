import Kenzan

/// Makes the papers of a meeting from submitted sheets.
struct PacketCommand: Command {
  static let spec = CommandSpec(
    name: "packet",
    summary: Message(
      ja: "会議の資料一式（次第、名簿、事業ごとのシートなど）を1冊のブックに作ります。",
      en: "Makes the papers of a meeting, agenda to evaluation sheets, as one workbook."
    ),
    details: Message(
      ja: """
        何をどの順に載せるかは PACKET.xml に書きます（docs/packet.md）。中のパスはそのファイルの場所からのものです。
        評価シートは提出されたものから様式どおりに描き、打ち直しません。資料番号と頁は自動で付きます。
        直すところ（要修正）が残っている間は、全頁の上に「下書き」と印刷します。
        検査結果、不足、出典は、配らない別のブック（--report）に書き出します。
        --returned があれば、会議の資料の代わりに、会議の後の資料を作ります。事業ごとの委員の意見の一覧と、議事要旨の案です。
        """,
      en: """
        PACKET.xml says what goes in, and in which order (docs/packet.md); its paths are relative to it.
        Evaluation sheets are drawn from what was submitted, never retyped; papers and pages number themselves.
        While errors stand, every page says 下書き (draft) at its top.
        Findings, what is missing and the source of every figure go into a workbook of their own (--report).
        With --returned it makes the papers after the meeting instead: the members' opinions by project, and a
        draft of the minutes.
        """
    ),
    operands: .one("PACKET.xml", Message(ja: "会議資料の記述", en: "description of the packet")),
    options: [
      OptionSpec.outBook.required, .returned, .previous, .registerOfPacket, .pdf, .report, .accept,
      .stage, .format, .force, .failOn, .jobs,
    ],
    examples: [
      "kenzan packet 第4回.xml --out 第4回.xlsx",
      "kenzan packet 第4回.xml --out 配付/第4回.xlsx --report 内部/第4回.xlsx",
      "kenzan packet 第4回.xml --out 第4回.xlsx --pdf 第4回.pdf",
      "kenzan packet 第4回.xml --out 第4回-2版.xlsx --previous 第4回.xlsx",
      "kenzan packet 第4回.xml --out 第4回.xlsx --register 台帳.csv",
      "kenzan packet 第4回.xml --returned 意見 --out 第4回-意見.xlsx",
    ]
  )

  let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  func run(_ console: Console) async throws -> ExitStatus {
    let failOn = arguments.text(.failOn).flatMap { Severity(rawValue: $0) } ?? .error
    let out = arguments.text(.outBook) ?? ""
    let report = try reportPath(beside: out)
    let pdf = arguments.text(.pdf)
    if let pdf {
      guard pdf != out, pdf != report else { throw NotDone(.oneFile(pdf)) }
      guard PacketPDF.isPossible else { throw OutputError.noLibreOffice }
    }
    let catalogue = try arguments.catalogue()
    let description = try description(catalogue)
    let previous = try previous()
    let register = try arguments.register()
    let work = try work(description.submissionPaths, description, console)
    let paths = arguments.texts(.returned)
    guard paths.isEmpty || previous == nil else { throw NotDone(.returnedOrPrevious) }
    let returned = paths.isEmpty ? nil : try self.work(paths, description, console)
    let submission = await work.submission(failOn: failOn)
    let packet =
      if let returned {
        Packet(
          description,
          submission,
          returned: await returned.submission(failOn: failOn),
          catalogue: catalogue
        )
      } else {
        try Packet(
          description,
          submission,
          catalogue: catalogue,
          register: register,
          previous: previous
        )
      }
    try packet.write(to: out, report: report, by: arguments.outputWriter)
    if let pdf { try arguments.outputWriter.write(PacketPDF.bytes(ofWorkbookAt: out), to: pdf) }
    try console.write(format(console).text(of: packet.report))
    console.note(.written(out, report, isDraft: packet.isDraft))
    if previous != nil { console.note(.edition(packet)) }
    guard work.isComplete, returned?.isComplete ?? true else { return .notDone }
    return packet.report.exitCode(failOn: failOn) == 0 ? .done : .findings
  }

  private func work(
    _ paths: [String],
    _ description: PacketDescription,
    _ console: Console
  ) throws(NotDone) -> SubmissionWork {
    // A register asks for the sheets of one or two forms; a packet shows those of others, too.
    try SubmissionWork(
      paths,
      schema: nil,
      year: description.year,
      entersRegister: false,
      arguments,
      console
    )
  }

  private func description(_ catalogue: Catalogue) throws(NotDone) -> PacketDescription {
    do throws(SchemaErrors) {
      return try PacketDescription(path: arguments.operands.first ?? "", catalogue: catalogue)
    } catch {
      throw NotDone(error)
    }
  }

  /// The papers that were handed out last.
  private func previous() throws(NotDone) -> DistributedPacket? {
    guard let path = arguments.text(.previous) else { return nil }
    do throws(SchemaErrors) { return try DistributedPacket(path: path) } catch {
      throw NotDone(error)
    }
  }

  /// 第4回-内部.xlsx for 第4回.xlsx; the two are never one file.
  private func reportPath(beside out: String) throws(NotDone) -> String {
    let path = arguments.text(.report) ?? PrintedPacket.sources(beside: out)
    guard path != out else { throw NotDone(.oneFile(out)) }
    return path
  }

  private func format(_ console: Console) -> any ReportFormat {
    switch arguments.text(.format) {
    case "json": JSONFormat(language: console.language)
    case "ndjson": NDJSONFormat(language: console.language)
    default: TextFormat(language: console.language, color: console.isColored)
    }
  }
}

extension Message {
  fileprivate static let returnedOrPrevious = Message(
    ja: "--returned（会議の後の資料）と --previous（会議の資料の差替え）は一緒に指定できません。どちらか一方にしてください。",
    en:
      "--returned (the papers after the meeting) and --previous (a new edition of those of it) exclude "
      + "each other; leave one out"
  )

  fileprivate static func oneFile(_ path: String) -> Message {
    Message(
      ja: "--out、--report、--pdf のうち二つが「\(path)」です。それぞれ別のファイルにしてください。",
      en: "two of --out, --report and --pdf are '\(path)'; each needs a file of its own"
    )
  }

  fileprivate static func edition(_ packet: Packet) -> Message {
    let count = packet.report.files.flatMap(\.findings).count { $0.code == .packetReplaced }
    return count == 0
      ? Message(
        ja: "前回の資料から変わったところはありません（第\(packet.edition)版のままです）。",
        en: "nothing differs from the papers before; they stay edition \(packet.edition)"
      )
      : Message(
        ja: "第\(packet.edition)版です。差し替える頁は、上の報告と内部資料の「差替え一覧」にあります。",
        en: "this is edition \(packet.edition); the report and '差替え一覧' say which pages to replace"
      )
  }

  fileprivate static func written(_ out: String, _ report: String, isDraft: Bool) -> Message {
    Message(
      ja: "「\(out)」に資料を、「\(report)」に内部資料を書き出しました。"
        + (isDraft ? "直すところがあるため、全頁に「下書き」と印刷します。" : ""),
      en: "wrote the papers to '\(out)' and the report to '\(report)'"
        + (isDraft ? "; every page says 下書き because errors stand" : "")
    )
  }
}
