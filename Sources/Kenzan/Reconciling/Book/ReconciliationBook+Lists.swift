extension ReconciliationBook {
  /// The columns that every list of items begins with.
  private func columns(_ weights: [Double], sums: Bool = true) -> [SummaryTable.Column] {
    let headings = ["キー", "段階", "名称", "所属", "シート計（円）", "台帳計（円）", "差（円）", "幅（円）", "区分", "説明"]
    return zip(headings, weights).map { heading, weight in
      let isAmount = heading.hasSuffix("（円）")
      var column = SummaryTable.Column(
        heading: heading,
        weight: weight,
        kind: isAmount ? .number : .text
      )
      column.hasSum = sums && isAmount && heading != "幅（円）"
      if heading == "区分" { column.kind = .center }
      return column
    }
  }

  /// The weight of the column of keys: as wide as the longest, within reason.
  var keyWeight: Double {
    let longest = reconciliation.items.map { SheetMetrics.width($0.key.text, fontSize: 1.8) }.max()
    return min(max(longest ?? 0, 9), 17)
  }

  private func cells(of item: ReconciledItem) -> [SheetCell.Content] {
    let excess = item.result == .beyondRounding ? wording.excess.ja : ""
    return [
      .text(item.key.text), .text(map.stages[item.stage].label), .text(item.name),
      .text(item.department), .number(item.stated), Self.yen(item.ledger), .number(item.residual),
      item.width.map { .number($0) } ?? .blank, .text(item.result.title.ja),
      .text(excess + wording.advice(item).ja),
    ]
  }

  /// 要確認: what finance must look at, with room for an answer.
  var exceptions: SummaryTable {
    let numbers = reconciliation.exceptionNumbers
    var own = [SummaryTable.Column(heading: "回答", weight: 21)]
    if reconciliation.changes != nil {
      own.append(SummaryTable.Column(heading: "前回の回答", weight: 15))
    }
    if reconciliation.packet != nil {
      own.append(SummaryTable.Column(heading: "資料計（円）", weight: 11, kind: .number))
    }
    var table = SummaryTable(
      title: "\(map.title)　要確認",
      note: note,
      columns: columns([keyWeight, 7, 13, 7, 13.5, 13.5, 11, 7, 8, 22]) + own + [
        SummaryTable.Column(heading: "開く", weight: 5, kind: .link),
        SummaryTable.Column(heading: "根拠（シート）", weight: 14),
        SummaryTable.Column(heading: "根拠（台帳）", weight: 14),
      ],
      rows: numbers.enumerated().map { index, number in
        let item = reconciliation.items[number]
        return cells(of: item) + answers(to: number) + [
          opening(item, at: index), .text(sheetPlaces(of: item)), .text(ledgerPlaces(of: item)),
        ]
      }
    )
    // Earlier answers and printed figures need more room than A4 has.
    table.paper = own.count > 1 ? .a3 : .a4
    table.fontSize = 8
    table.minimumHeight = 36
    if numbers.isEmpty { table.remarks = ["確かめるものはありません。"] }
    return table
  }

  /// What was answered: carried over where the figures are those of then, else beside the new answer.
  private func answers(to number: Int) -> [SheetCell.Content] {
    let answer = reconciliation.changes?.answers[number]
    var cells: [SheetCell.Content] = [
      answer?.state == .carried ? .text(answer?.text ?? "") : .blank
    ]
    if reconciliation.changes != nil {
      let isOld = answer?.state == .stale
      cells.append(isOld ? .text("\(answer?.text ?? "")\n（その後に金額が変わりました）") : .blank)
    }
    if let packet = reconciliation.packet {
      let printed = packet.printed(of: reconciliation.items[number])
      cells.append(printed.map { .number($0) } ?? .blank)
    }
    return cells
  }

  /// 全件: every key at every stage.
  var all: SummaryTable {
    var table = SummaryTable(
      title: "\(map.title)　全件",
      note: note,
      columns: columns([keyWeight, 10, 23, 12, 13, 13, 12, 8, 15, 34]),
      rows: reconciliation.items.map { cells(of: $0) }
    )
    table.fontSize = 8
    if table.rows.isEmpty { table.remarks = ["比べるものがありません。"] }
    return table
  }

  // MARK: - Where it stands

  /// How many places a cell names; the others are counted, and all of them are on 根拠.
  private static let shownPlaces = 3

  private static func listed(_ places: [String], of count: Int) -> String {
    let more = count - places.count
    return (places + (more > 0 ? ["ほか\(more)件"] : [])).joined(separator: "\n")
  }

  /// Leads to the first figure.
  private func opening(_ item: ReconciledItem, at index: Int) -> SheetCell.Content {
    guard let first = item.figures.first.map({ reconciliation.sheets.figures[$0] }) else {
      return .blank
    }
    let cell = cell(of: first)
    let text = cell.split(separator: "!").last.map(String.init) ?? cell
    return link(text, path: path(of: first), cell: first.cell, row: index)
  }

  private func sheetPlaces(of item: ReconciledItem) -> String {
    let shown = item.figures.prefix(Self.shownPlaces).map { number -> String in
      let figure = reconciliation.sheets.figures[number]
      let amount = figure.value.isEmpty ? "空欄" : wording.amount(of: figure).ja
      return "\(path(of: figure).fileName) \(cell(of: figure)) \(amount)"
    }
    return Self.listed(shown, of: item.figures.count)
  }

  private func ledgerPlaces(of item: ReconciledItem) -> String {
    let shown = item.lines.prefix(Self.shownPlaces).map { line in
      let file = reconciliation.ledger.files[line.file]
      let amount = Message.yen(map.stages[item.stage].value(of: line.amounts)).ja
      // One ledger needs no name on every line.
      let isOnly = reconciliation.ledger.files.count == 1
      return "\(isOnly ? "\(line.number)行" : file.place(line: line.number)) \(amount)"
    }
    if shown.isEmpty { return item.lineCount > 0 ? "\(item.lineCount)行" : "" }
    return Self.listed(shown, of: item.lineCount)
  }

  func path(of figure: SheetFigure) -> String { reconciliation.sheets.sheets[figure.sheet].path }

  func cell(of figure: SheetFigure) -> String {
    figure.cell ?? reconciliation.sheets.sheets[figure.sheet].record.sheet
  }

  /// A link, as long as the worksheet has not as many as it may.
  func link(_ text: String, path: String, cell: String?, row: Int) -> SheetCell.Content {
    guard row < WorkbookLimits.maximumLinks else { return .text(text) }
    return links.content(text, path: path, cell: cell)
  }
}
