extension ReconciliationChanges {
  /// What to say of answers that hold no longer.
  var report: FileReport {
    let stale = answers.sorted { $0.key < $1.key }.map(\.value).filter { $0.state == .stale }
    let findings =
      stale.map { finding($0.row, .stale($0.row)) } + lostAnswers.map { finding($0, .lost($0)) }
    return FileReport(
      path: previous.path,
      sha256: previous.sha256,
      result: Verdict(of: findings, failOn: .error),
      findings: findings,
      sheets: []
    )
  }

  private func finding(_ row: PreviousReconciliation.Row, _ message: Message) -> Finding {
    Finding(
      .reconcileAnswer,
      .warning,
      label: row.title,
      value: row.answer,
      message: message
    )
  }
}

extension PreviousReconciliation.Row {
  /// 12 広報紙の発行.
  var title: String { ReconciliationWording.title(key: key, name: name) }
}

extension Message {
  private static func subject(_ row: PreviousReconciliation.Row) -> Message {
    Message(ja: "「\(row.title)」の\(row.stage)", en: "\(row.stage) of '\(row.title)'")
  }

  fileprivate static func stale(_ row: PreviousReconciliation.Row) -> Message {
    let (subject, answer) = (subject(row), WorkbookText.shortened(row.answer, to: 60))
    let (stated, ledger) = (FigureText.yen(row.stated), FigureText.yen(row.ledger))
    return Message(
      ja: "\(subject.ja)の前回の回答「\(answer)」の後に、金額が変わりました（前回はシート\(stated.ja)、台帳\(ledger.ja)）。"
        + "回答を引き継いでいません。今回の金額で回答し直してください。",
      en:
        "the figures for \(subject.en) changed after the answer '\(answer)' (then: sheets \(stated.en), "
        + "ledger \(ledger.en)); the answer is not carried over, so answer again"
    )
  }

  fileprivate static func lost(_ row: PreviousReconciliation.Row) -> Message {
    let (subject, answer) = (subject(row), WorkbookText.shortened(row.answer, to: 60))
    return Message(
      ja: "\(subject.ja)には前回の回答「\(answer)」がありますが、今回はシートにも台帳にもありません。番号が変わっていないか確かめてください。",
      en:
        "\(subject.en) had the answer '\(answer)', but is in neither sheets nor ledger now; see whether "
        + "its code changed"
    )
  }
}

extension FigureText {
  /// An amount in yen; 不明 where there is none.
  static func yen(_ amount: ExactDecimal?) -> Message {
    amount.map { text($0, unit: "円") } ?? Message(ja: "不明", en: "unknown")
  }
}
