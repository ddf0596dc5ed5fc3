extension ReconciliationBook {
  /// 科目別: the subtotals of the map, each list with its own sum.
  var subtotals: SummaryTable? {
    var rows: [[SheetCell.Content]] = []
    var sums: Set<Int> = []
    for table in reconciliation.subtotals where !table.rows.isEmpty {
      let first = rows.count
      rows += table.sorted.map { cells(of: $0, table) }
      sums.insert(rows.count)
      rows.append(sum(of: table, rows: first..<rows.count))
    }
    guard !rows.isEmpty else { return nil }
    var table = SummaryTable(
      title: "\(map.title)　科目別",
      note: note,
      columns: [
        SummaryTable.Column(heading: "一覧", weight: 14),
        SummaryTable.Column(heading: "段階", weight: 14),
        SummaryTable.Column(heading: "科目", weight: 42),
        SummaryTable.Column(heading: "欄数", weight: 9, kind: .number),
        SummaryTable.Column(heading: "シート計（円）", weight: 16, kind: .number),
        SummaryTable.Column(heading: "行数", weight: 9, kind: .number),
        SummaryTable.Column(heading: "台帳計（円）", weight: 16, kind: .number),
        SummaryTable.Column(heading: "差（円）", weight: 16, kind: .number),
      ],
      rows: rows
    )
    table.sumRows = sums
    return table
  }

  private func cells(of row: SubtotalTable.Row, _ table: SubtotalTable) -> [SheetCell.Content] {
    let place =
      switch row.place {
      case .codes(let codes): codes.map(\.text).joined(separator: "　")
      case .several: "（いくつかの科目にわたるシート）"
      case .nowhere: "（台帳に科目のないシート）"
      }
    return [
      .text(table.subtotal.label), .text(map.stages[table.stage].label), .text(place),
      Self.count(row.figures), .number(row.sheets), Self.count(row.lines), Self.yen(row.ledger),
      Self.difference(row.sheets, row.ledger),
    ]
  }

  private func sum(of table: SubtotalTable, rows: Range<Int>) -> [SheetCell.Content] {
    let sheets = table.rows.reduce(ExactDecimal.zero) { $0.adding($1.sheets) ?? $0 }
    let ledger = table.rows.reduce(Int128(0)) { $0 + $1.ledger }
    let contents: [SheetCell.Content] = [
      Self.count(table.rows.reduce(0) { $0 + $1.figures }), .number(sheets),
      Self.count(table.rows.reduce(0) { $0 + $1.lines }), Self.yen(ledger),
      Self.difference(sheets, ledger),
    ]
    let heads = [table.subtotal.label, map.stages[table.stage].label, "計"]
    return heads.map { .text($0) }
      + contents.enumerated().map { index, content in
        guard case .number(let number) = content,
          let formula = SummaryTable.visibleSum(column: heads.count + index, rows: rows)
        else { return content }
        return .formula(formula, .number(number))
      }
  }

  static func difference(_ sheets: ExactDecimal, _ ledger: Int128) -> SheetCell.Content {
    ExactDecimal(coefficient: ledger, scale: 0).flatMap { sheets.subtracting($0) }
      .map { .number($0) } ?? .blank
  }
}
