extension ReconciliationChanges {
  /// The list of what moved, as a page of the workbook: 前回との比較.
  var table: SummaryTable {
    var rows = changes.map { row(of: $0) }
    if rows.isEmpty { rows = [[.text("前回から動いたものはありません。")] + blanks(11)] }
    return SummaryTable(
      title: "前回との比較",
      note: "前回: \(previous.path.fileName)（\(previous.title)）　変わらないもの \(unchanged)件　金額は円",
      columns: [
        SummaryTable.Column(heading: "キー", weight: 10),
        SummaryTable.Column(heading: "段階", weight: 10),
        SummaryTable.Column(heading: "名称", weight: 22),
        SummaryTable.Column(heading: "所属", weight: 12),
        SummaryTable.Column(heading: "動き", weight: 8, kind: .center),
        SummaryTable.Column(heading: "前回シート計", weight: 14, kind: .number),
        SummaryTable.Column(heading: "今回シート計", weight: 14, kind: .number),
        SummaryTable.Column(heading: "前回台帳計", weight: 14, kind: .number),
        SummaryTable.Column(heading: "今回台帳計", weight: 14, kind: .number),
        SummaryTable.Column(heading: "前回の区分", weight: 13, kind: .center),
        SummaryTable.Column(heading: "今回の区分", weight: 13, kind: .center),
        SummaryTable.Column(heading: "前回の回答", weight: 24),
      ],
      rows: rows
    )
  }

  private func blanks(_ count: Int) -> [SheetCell.Content] {
    Array(repeating: .blank, count: count)
  }

  private func row(of change: Change) -> [SheetCell.Content] {
    func number(_ amount: ExactDecimal?) -> SheetCell.Content {
      amount.map { .number($0) } ?? .blank
    }
    return [
      .text(change.key), .text(change.stage), .text(change.name), .text(change.department),
      .text(change.kind.title.ja), number(change.old?.stated), number(change.new?.stated),
      number(change.old?.ledger), number(change.new?.ledger), .text(change.old?.result ?? ""),
      .text(change.new?.result ?? ""), .text(change.answer),
    ]
  }
}

extension ReconciliationChanges.Change {
  /// How a key moved.
  package enum Kind: String, Sendable {
    case moved, new, gone

    /// What people call it.
    var title: Message {
      switch self {
      case .moved: Message(ja: "変更", en: "moved")
      case .new: Message(ja: "追加", en: "new")
      case .gone: Message(ja: "なし", en: "gone")
      }
    }
  }

  package var kind: Kind { old == nil ? .new : new == nil ? .gone : .moved }
}
