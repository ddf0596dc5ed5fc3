import Kenzan

/// Compares evaluation sheets with the ledger.
struct ReconcileCommand: Command {
  static let spec = CommandSpec(
    name: "reconcile",
    summary: Message(
      ja: "評価シートの金額を台帳（予算書、決算書）と突合し、合わないものだけを知らせます。",
      en:
        "Compares the amounts of evaluation sheets with the ledger and says what does not tie out."
    ),
    details: Message(
      ja: """
        台帳（CSV、XLSX）の列の意味と、シートのどの欄を比べるかは MAP.xml に書きます（docs/reconcile.md）。
        一致したものは件数と金額だけを、合わないものは両側の行とセル、考えられる原因を示します。
        読んだ行と欄がすべてどれか一つの区分に入っていることを、最後に検算で示します。
        --out でブック（総括、要確認、根拠、全件、科目別、未提出）と、同じ名前の CSV とその説明も書き出します。
        """,
      en: """
        MAP.xml says what the columns of the ledger (CSV, XLSX) are, and which fields are compared
        (docs/reconcile.md). What ties out is counted; what does not is shown with lines, cells and a cause.
        Control totals at the end prove that everything read is in exactly one class.
        --out also writes a workbook to work with, and beside it every item as CSV with its descriptor.
        """
    ),
    operands: .some(
      "PATH",
      Message(ja: "評価シートのファイル、またはフォルダ", en: "files of evaluation sheets, or folders")
    ),
    options: [
      .ledger.required, .map.required, .register, .previousResult, .packet, .outReconciliation,
      .force, .year, OptionSpec.reportFormat, .failOn, .jobs,
    ],
    examples: [
      "kenzan reconcile 提出/ --ledger 歳出.csv --map 突合.xml",
      "kenzan reconcile 提出/ --ledger 歳出.csv --map 突合.xml --out 突合.xlsx",
      "kenzan reconcile 提出/ --ledger 一般.csv --ledger 特別.xlsx --map 突合.xml --format json",
      "kenzan reconcile 提出/ --ledger 確定.csv --map 突合.xml --previous 見込.xlsx --packet 第4回.xlsx",
    ]
  )

  let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  func run(_ console: Console) async throws -> ExitStatus {
    let failOn = arguments.text(.failOn).flatMap { Severity(rawValue: $0) } ?? .error
    let catalogue = try arguments.catalogue()
    let map = try map(catalogue)
    let previous = try read(.previousResult, PreviousReconciliation.init(path:))
    let packet = try read(.packet, PrintedPacket.init(path:))
    let paths = SubmissionPaths(arguments.operands)
    if paths.count == 0, !paths.problems.isEmpty { throw NotDone(paths.problems) }
    for problem in paths.problems { console.error(problem) }
    let ledgers = arguments.texts(.ledger)
    let absent = ledgers.filter { SubmissionPaths([$0]).entries.isEmpty }
    guard absent.isEmpty else { throw NotDone(absent.flatMap { SubmissionPaths([$0]).problems }) }
    var options = Submission.Options()
    options.year = arguments.year(.year)
    options.jobs = arguments.jobs
    options.check.register = try arguments.register()
    let bar = console.progress()
    let result = await Reconciliation.make(
      map,
      ledgers: ledgers,
      sheets: paths,
      catalogue: catalogue,
      options: options,
      previous: previous,
      packet: packet
    ) { done, total in bar?.show(done, of: total) }
    if let out = arguments.text(.outReconciliation) {
      try result.write(to: out, by: arguments.outputWriter)
      console.note(.written(out))
    }
    try console.write(text(of: result, console))
    guard paths.problems.isEmpty else { return .notDone }
    return result.report.exitCode(failOn: failOn) == 0 ? .done : .findings
  }

  private func map(_ catalogue: Catalogue) throws(NotDone) -> LedgerMap {
    do throws(SchemaErrors) {
      return try LedgerMap(path: arguments.text(.map) ?? "", catalogue: catalogue)
    } catch {
      throw NotDone(error)
    }
  }

  /// The workbook that an option names, if it is given.
  private func read<Book>(
    _ option: OptionSpec,
    _ make: (String) throws(SchemaErrors) -> Book
  ) throws(NotDone) -> Book? {
    guard let path = arguments.text(option) else { return nil }
    do throws(SchemaErrors) { return try make(path) } catch { throw NotDone(error) }
  }

  private func text(of result: Reconciliation, _ console: Console) -> String {
    guard arguments.text(.reportFormat) != "json" else {
      return ReconciliationJSON(language: console.language).text(of: result)
    }
    return ReconciliationText(language: console.language, color: console.isColored).text(of: result)
  }
}

extension Message {
  fileprivate static func written(_ out: String) -> Message {
    Message(
      ja: "「\(out)」と、同じ名前の CSV とその説明を書き出しました。",
      en: "wrote '\(out)', and a CSV and its descriptor of the same name"
    )
  }
}
