/// A reconciliation for people to read: what does not tie out, then the counts and the proof.
public struct ReconciliationText: Sendable {
  private let format: TextFormat
  private var language: Language { format.language }
  /// How many keys without a sheet are listed; the others are counted.
  private static let unsubmitted = 20

  /// Plain text unless colour is asked for.
  public init(language: Language = .ja, color: Bool = false) {
    format = TextFormat(language: language, color: color)
  }

  /// The whole report, ending in a line break.
  public func text(of reconciliation: Reconciliation) -> String {
    let report = reconciliation.report
    var lines = [Message.head(report.counts)[language]]
    for file in report.files where !shown(file.findings).isEmpty {
      lines += ["", file.path] + shown(file.findings).map { "  " + $0 }
    }
    if let changes = reconciliation.changes {
      lines += [""] + ReconciliationChangesText(changes: changes, language: language).lines
    }
    lines += ["", Message.source(reconciliation)[language]]
    if let coverage = reconciliation.coverage { lines += format.coverageLines(coverage) }
    for stage in reconciliation.map.compared { lines += classes(reconciliation, stage) }
    lines += rows(reconciliation)
    if let packet = reconciliation.packet { lines.append(Message.printed(packet)[language]) }
    lines.append(Message.proof(reconciliation.control)[language])
    return lines.joined(separator: "\n") + "\n"
  }

  /// Every exception in a line; what agrees only by rounding is counted further down.
  private func shown(_ findings: [Finding]) -> [String] {
    let open = findings.filter { $0.code != .reconcileRounding }
    var missing = 0
    var lines = open.compactMap { finding -> String? in
      if finding.code == .reconcileLedger {
        missing += 1
        guard missing <= Self.unsubmitted else { return nil }
      }
      return format.title(ReportLevel(finding)) + finding.message[language]
    }
    if missing > Self.unsubmitted {
      lines.append(
        format.title(.warning) + Message.moreUnsubmitted(missing - Self.unsubmitted)[language]
      )
    }
    return lines
  }

  private func classes(_ reconciliation: Reconciliation, _ stage: Int) -> [String] {
    let shares = reconciliation.control.shares[stage] ?? [:]
    let title = reconciliation.map.stages[stage].label
    var lines = [Message(ja: "「\(title)」", en: "\(title):")[language]]
    for result in ReconciledItem.Class.allCases {
      guard let share = shares[result], share.items > 0 else { continue }
      lines.append("  " + Message.share(result, share)[language])
    }
    if let repeated = reconciliation.control.repeated[stage], repeated.figures > 0 {
      lines.append("  " + Message.repeated(repeated.figures)[language])
    }
    return lines
  }

  private func rows(_ reconciliation: Reconciliation) -> [String] {
    reconciliation.ledger.files.map { Message.rows($0)[language] }
  }
}

extension Message {
  fileprivate static func source(_ reconciliation: Reconciliation) -> Message {
    let map = reconciliation.map
    let day = map.asOf ?? ""
    let settlement = map.settlement?.title
    let of = Message(
      ja: [day.isEmpty ? "" : "\(day)現在", settlement?.ja ?? ""].filter { !$0.isEmpty }
        .joined(separator: "、"),
      en: [day.isEmpty ? "" : "as of \(day)", settlement?.en ?? ""].filter { !$0.isEmpty }
        .joined(separator: ", ")
    )
    return Message(
      ja: "\(map.title)（\(map.year.title)\(of.ja.isEmpty ? "" : "、" + of.ja)）",
      en: "\(map.title) (\(map.year.key)\(of.en.isEmpty ? "" : ", " + of.en))"
    )
  }

  fileprivate static func moreUnsubmitted(_ count: Int) -> Message {
    Message(ja: "台帳のみ（未提出）が、このほかに\(count)件あります。", en: "\(count) more keys have no sheet")
  }

  fileprivate static func share(
    _ result: ReconciledItem.Class,
    _ share: ControlTotals.Share
  ) -> Message {
    let (ledger, sheets) = (yen(share.ledger), FigureText.text(share.sheets, unit: "円"))
    return Message(
      ja:
        "\(result.title.ja) \(share.items)件（台帳 \(ledger.ja)・\(share.lines)行、シート \(sheets.ja)・\(share.figures)欄）",
      en: "\(result.title.en) \(share.items) (ledger \(ledger.en), \(share.lines) lines; "
        + "sheets \(sheets.en), \(share.figures) figures)"
    )
  }

  fileprivate static func repeated(_ count: Int) -> Message {
    Message(ja: "再掲のため数えない欄 \(count)", en: "figures stated elsewhere too \(count)")
  }

  fileprivate static func rows(_ file: Ledger.File) -> Message {
    let rows = file.rows
    let name = file.path.fileName
    return Message(
      ja: "台帳「\(name)」\(file.seen)行: 明細\(rows[.read])、除外\(rows[.skipped])、合計行\(rows[.total])、"
        + "見出し\(rows[.above] + rows[.heading])、空行\(rows[.blank])、読めない行\(rows[.unread])",
      en: "ledger '\(name)' \(file.seen) rows: lines \(rows[.read]), skipped \(rows[.skipped]), "
        + "totals \(rows[.total]), headings \(rows[.above] + rows[.heading]), "
        + "blank \(rows[.blank]), not read \(rows[.unread])"
    )
  }

  fileprivate static func printed(_ ties: PacketTies) -> Message {
    let name = ties.packet.path.fileName
    let counts = PacketTies.State.allCases.map(ties.count)
    return Message(
      ja:
        "資料「\(name)」（第\(ties.packet.edition)版）に載る欄: 一致\(counts[0])、不一致\(counts[1])、数値なし\(counts[2])、"
        + "シートが空欄など\(counts[3])。資料に載らない欄\(counts[4])",
      en: "figures printed in '\(name)' (edition \(ties.packet.edition)): agree \(counts[0]), "
        + "differ \(counts[1]), no number \(counts[2]), none in the sheet \(counts[3]); "
        + "not printed \(counts[4])"
    )
  }

  fileprivate static func proof(_ control: ControlTotals) -> Message {
    let count = control.checks.count
    return control.isProven
      ? Message(
        ja: "検算: 読んだものはすべて、どれか一つの区分に入っています（\(count)項目が一致）。",
        en: "control totals: everything read is in exactly one class (\(count) checks hold)"
      )
      : Message(
        ja: "検算: 合計が合いません。この結果は使わないでください。",
        en: "control totals do not agree; do not use this result"
      )
  }
}
