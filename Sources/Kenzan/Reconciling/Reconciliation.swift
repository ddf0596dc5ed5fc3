/// Sheets compared with a ledger: what came of every key, and the proof that nothing was lost.
public struct Reconciliation: Sendable {
  package let map: LedgerMap
  package let ledger: Ledger
  package let sheets: SheetFigures
  /// One for every key and compared stage; those of the ledger first, in the order of their first lines.
  package let items: [ReconciledItem]
  /// Keys that only one side has and that may be the same.
  package let candidates: [CrosswalkCandidate]
  package let control: ControlTotals
  package let subtotals: [SubtotalTable]
  /// What moved since an earlier run; `nil` where none was given.
  package let changes: ReconciliationChanges?
  /// What a packet prints; `nil` where none was given.
  package let packet: PacketTies?
  /// Which sheets the figures of the sheets' side are from.
  package var coverage: SubmissionTally? { report.coverage }
  /// What was found in the map's files, the ledgers and the sheets.
  public let report: CheckReport

  /// Reads ledgers and sheets and compares them.
  ///
  /// `progress` is told how many files of sheets are done, and how many there are.
  public static func make(
    _ map: LedgerMap,
    ledgers: [String],
    sheets: SubmissionPaths,
    catalogue: Catalogue,
    options: Submission.Options = Submission.Options(),
    previous: PreviousReconciliation? = nil,
    packet: PrintedPacket? = nil,
    progress: (Int, Int) -> Void = { _, _ in }
  ) async -> Reconciliation {
    async let ledger = Ledger.read(ledgers, map: map, jobs: options.jobs)
    let files = await Submission.read(
      sheets,
      expecting: map.forms.map(\.schema),
      catalogue: catalogue,
      options: options,
      progress: progress
    )
    let counted = files.counted(by: options.check.register)
    return await Reconciliation(
      ledger,
      SheetFigures(counted, map: map),
      Crosswalk(map: map),
      coverage: SubmissionTally(counted, map: map, register: options.check.register),
      previous: previous,
      packet: packet
    )
  }

  /// Compares what was read.
  package init(
    _ ledger: Ledger,
    _ sheets: SheetFigures,
    _ crosswalk: Crosswalk,
    coverage: SubmissionTally? = nil,
    previous: PreviousReconciliation? = nil,
    packet: PrintedPacket? = nil
  ) {
    let reconciler = Reconciler(ledger: ledger, sheets: sheets, crosswalk: crosswalk)
    map = ledger.map
    self.ledger = ledger
    self.sheets = sheets
    items = reconciler.items
    candidates = CrosswalkCandidate.all(in: items, sheets: sheets)
    control = ControlTotals(ledger: ledger, sheets: sheets, items: items)
    subtotals = SubtotalTable.all(ledger: ledger, sheets: sheets, items: items)
    let changes = previous.map {
      ReconciliationChanges(from: $0, to: reconciler.items, map: ledger.map)
    }
    let ties = packet.map { PacketTies($0, sheets, ledger: ledger, items: reconciler.items) }
    self.changes = changes
    self.packet = ties
    let wording = ReconciliationWording(ledger: ledger, sheets: sheets)
    let findings =
      ReconciliationFindings(wording: wording, items: items, candidates: candidates).all
      + control.findings
    let own = FileReport(
      path: map.path,
      sha256: map.sha256,
      result: Verdict(of: findings, failOn: .error),
      findings: findings,
      sheets: []
    )
    let ledgers = ledger.files.map { file in
      FileReport(
        path: file.path,
        sha256: file.sha256,
        result: Verdict(of: file.findings, failOn: .error),
        findings: file.findings + file.unlistedFindings,
        sheets: []
      )
    }
    var report = CheckReport(
      version: kenzanVersion,
      files: [own] + reconciler.crosswalk.reports + ledgers + sheets.reports
        + [changes?.report, ties?.report].compactMap { $0 }
    )
    report.coverage = coverage
    self.report = report
  }

  /// The items that finance must look at, the largest difference first.
  package var exceptions: [ReconciledItem] { exceptionNumbers.map { items[$0] } }

  /// The numbers of these items.
  package var exceptionNumbers: [Int] {
    items.indices.filter { items[$0].isException }.sorted { one, two in
      let (left, right) = (items[one].residual.magnitude, items[two].residual.magnitude)
      return left == right ? one < two : left > right
    }
  }

  /// How many items of a stage are of a class.
  package func count(_ result: ReconciledItem.Class, stage: Int) -> Int {
    items.count { $0.stage == stage && $0.result == result }
  }
}

extension SubmissionTally {
  /// Counts the sheets of files of which only those that count are left; sheets of forms that the map
  /// does not name are none of its.
  fileprivate init(_ files: [FileReading], map: LedgerMap, register: Register?) {
    let forms = map.forms.map(\.schema)
    let sheets = files.flatMap { file -> [(path: String, report: SheetReport)] in
      guard case .sheets(let readings) = file.outcome else { return [] }
      return readings.compactMap { reading in
        SheetReport(unchecked: reading).map { (file.path, $0) }
      }.filter { _, report in report.schema.map(forms.contains) ?? true }
    }
    let unread = files.filter { if case .refused = $0.outcome { true } else { false } }
    self.init(
      sheets: sheets,
      unreadFiles: unread.map(\.path),
      register: register,
      forms: forms,
      isChecked: false
    )
  }
}

extension SheetReport {
  /// What is known of a sheet that nobody checked; `nil` for what is no submission.
  fileprivate init?(unchecked reading: SheetReading) {
    self.init(sheet: reading.sheet, findings: [])
    switch reading.outcome {
    case .ignored: return nil
    case .refused:
      schema = reading.schemaID
      year = reading.year
      isRead = false
    case .record(let record, _):
      schema = record.schema.id
      year = record.schema.year
      key = record.keyText
    }
  }
}

extension Ledger.File {
  /// What stands for the findings that are not listed one by one.
  var unlistedFindings: [Finding] {
    unlisted.sorted { $0.key.rawValue < $1.key.rawValue }.map { code, count in
      let severity = findings.first { $0.code == code }?.severity ?? .error
      let message = Message(
        ja: "同じ種類の指摘（\(code)）が、このほかに\(count)行あります。まず上のものから直してください。",
        en: "\(count) more lines have the same finding (\(code)); begin with those above"
      )
      return Finding(code, severity, value: String(count), message: message)
    }
  }
}
