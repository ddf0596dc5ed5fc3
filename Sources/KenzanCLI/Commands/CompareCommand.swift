import Kenzan

/// Compares two states of a submission.
struct CompareCommand: Command {
  static let spec = CommandSpec(
    name: "compare",
    summary: Message(
      ja: "前回と今回の評価シートを比べ、変わった値、増減したシート、直った指摘と残った指摘を知らせます。",
      en: "Compares two states of a submission: values, sheets, findings settled and open."
    ),
    details: Message(
      ja: """
        OLD と NEW はそれぞれファイルまたはフォルダです。シートは様式、年度、番号で組み合わせ、ファイル名や日時は見ません。
        値は読む人にとっての値で比べます（１２と12、1,000と1000は同じです）。
        OLD が別の年度のシートなら、同じ年度の列どうしを比べます。番号や名前が変わったものは --renames の表に書きます。
        --out に .xlsx を指定すると、変更一覧、指摘の変化、追加・削除、正誤表のブックを書き出します。
        OLD から作った会議資料を --packet で示すと、正誤表に資料の頁が入ります。
        """,
      en: """
        OLD and NEW are a file or a folder each. Sheets pair by form, year and key, never by file name or time.
        Values are compared as people read them (12 in wide characters equals 12, 1,000 equals 1000).
        If OLD has sheets of another year, columns of the same year are compared; --renames says what was renamed.
        --out FILE.xlsx writes a workbook: changes, findings, sheets added and removed, and an errata sheet,
        which has the pages of the papers that were made of OLD where --packet names them.
        """
    ),
    operands: .two(
      "OLD NEW",
      Message(
        ja: "前回と今回の、評価シートのファイルまたはフォルダ",
        en: "the earlier and the later state, a file or a folder each"
      )
    ),
    options: [
      .schema, .year, .stage, .renamesSinceOld, .accept, .packetOfOld, .reportFormat,
      .outComparison, .force, .failOn, .jobs,
    ],
    examples: [
      "kenzan compare 提出1回目/ 提出2回目/",
      "kenzan compare 提出1回目/ 提出2回目/ --out 変更.xlsx",
      "kenzan compare 提出1回目/ 提出2回目/ --out 変更.xlsx --packet 第4回.xlsx",
      "kenzan compare 前年度/ 今年度/ --renames 改称.csv --format json",
    ]
  )

  let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  func run(_ console: Console) async throws -> ExitStatus {
    let failOn = arguments.text(.failOn).flatMap { Severity(rawValue: $0) } ?? .error
    let work = try SubmissionWork(comparing: arguments, console)
    let packet = try packet()
    var comparison = await work.comparison(failOn: failOn)
    comparison.packet = packet
    let out = arguments.text(.outComparison)
    let isBook = out?.lowercased().hasSuffix(".xlsx") ?? false
    let isColored = console.isColored && (out == nil || isBook)
    let text = text(of: comparison, console, isColored: isColored)
    if let out {
      try comparison.write(isBook ? nil : text, to: out, by: arguments.outputWriter)
    }
    if out == nil || isBook { try console.write(text) }
    if comparison.isUnprinted { console.note(.unprinted) }
    return comparison.report.exitCode(failOn: failOn) == 0 ? .done : .findings
  }

  /// The papers that show the earlier state.
  private func packet() throws(NotDone) -> PrintedPacket? {
    guard let path = arguments.text(.packetOfOld) else { return nil }
    do throws(SchemaErrors) { return try PrintedPacket(path: path) } catch { throw NotDone(error) }
  }

  private func text(
    of comparison: SubmissionComparison,
    _ console: Console,
    isColored: Bool
  ) -> String {
    guard arguments.text(.reportFormat) != "json" else {
      return ComparisonJSON(language: console.language).text(of: comparison)
    }
    return ComparisonText(language: console.language, color: isColored).text(of: comparison)
  }
}

extension Message {
  fileprivate static let unprinted = Message(
    ja: "--packet の資料には、変わった欄を載せた頁が見つかりません。正誤表の頁は空欄のままです"
      + "（OLD のファイルから作った資料か確かめてください）。",
    en: "the papers of --packet show nothing that changed, so the errata sheet has no pages; check "
      + "that they were made of the files of OLD"
  )
}
