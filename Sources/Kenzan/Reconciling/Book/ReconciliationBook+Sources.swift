extension ReconciliationBook {
  /// The most lines of the ledger that are listed for one item.
  private static let maximumLines = 500

  /// 根拠: every cell and line that went into what finance must look at.
  var sources: SummaryTable? {
    var rows: [[SheetCell.Content]] = []
    for item in reconciliation.exceptions {
      for number in item.figures {
        let figure = reconciliation.sheets.figures[number]
        let path = path(of: figure)
        rows.append(
          heads(of: item, "シート") + [
            .text(path.fileName),
            link(cell(of: figure), path: path, cell: figure.cell, row: rows.count),
            .text(figure.label), figure.yen.map { .number($0) } ?? .text(figure.value),
          ]
        )
      }
      for line in item.lines.prefix(Self.maximumLines) {
        rows.append(heads(of: item, "台帳") + cells(of: line, item, row: rows.count))
      }
      let more = item.lineCount - Self.maximumLines
      if !item.lines.isEmpty, more > 0 {
        rows.append(heads(of: item, "台帳") + [.text("ほか\(more)行"), .blank, .blank, .blank])
      }
    }
    guard !rows.isEmpty else { return nil }
    return SummaryTable(
      title: "\(map.title)　根拠",
      note: note + "　要確認の金額のもとになった欄と行",
      columns: [
        SummaryTable.Column(heading: "キー", weight: 10),
        SummaryTable.Column(heading: "段階", weight: 10),
        SummaryTable.Column(heading: "名称", weight: 26),
        SummaryTable.Column(heading: "どちら", weight: 8, kind: .center),
        SummaryTable.Column(heading: "ファイル", weight: 22),
        SummaryTable.Column(heading: "場所", weight: 18, kind: .link),
        SummaryTable.Column(heading: "項目", weight: 24),
        SummaryTable.Column(heading: "金額（円）", weight: 14, kind: .number),
      ],
      rows: rows
    )
  }

  private func heads(of item: ReconciledItem, _ side: String) -> [SheetCell.Content] {
    [item.key.text, map.stages[item.stage].label, item.name, side].map { .text($0) }
  }

  private func cells(
    of line: Ledger.Line,
    _ item: ReconciledItem,
    row: Int
  ) -> [SheetCell.Content] {
    let file = reconciliation.ledger.files[line.file]
    let stage = map.stages[item.stage]
    // A line of a text has no cell that a link could lead to.
    let place = file.sheet == nil ? "\(line.number)行" : file.place(line: line.number)
    return [
      .text(file.path.fileName),
      file.sheet == nil ? .text(place) : link(place, path: file.path, cell: place, row: row),
      .text(stage.label), Self.yen(stage.value(of: line.amounts)),
    ]
  }

  /// 未提出: what only the ledger has, with keys of sheets that may be the same.
  var unsubmitted: SummaryTable {
    let candidates = Dictionary(grouping: reconciliation.candidates, by: \.ledger.id)
    let items = reconciliation.items.filter { $0.result == .onlyInLedger }
    var sum = SummaryTable.Column(heading: "台帳計（円）", weight: 14, kind: .number)
    sum.hasSum = true
    var table = SummaryTable(
      title: "\(map.title)　未提出",
      note: note + "　シートのないキーと、対応表に書くかもしれない候補",
      columns: [
        SummaryTable.Column(heading: "キー", weight: 12),
        SummaryTable.Column(heading: "段階", weight: 12),
        SummaryTable.Column(heading: "名称", weight: 36),
        SummaryTable.Column(heading: "行数", weight: 8, kind: .number),
        sum,
        SummaryTable.Column(heading: "シートのみのキーで候補になるもの", weight: 44),
        SummaryTable.Column(heading: "同じもの", weight: 12, kind: .center),
      ],
      rows: items.map { item in
        let own = item.ledgerKeys.flatMap { candidates[$0.id] ?? [] }
        let keys = own.map { "\($0.sheet.text) \($0.sheetName)" }
        return [
          .text(item.key.text), .text(map.stages[item.stage].label), .text(item.name),
          Self.count(item.lineCount), Self.yen(item.ledger), .text(keys.joined(separator: "\n")),
          .text(own.map { Self.likeness($0) }.joined(separator: "\n")),
        ]
      }
    )
    table.remarks = [
      items.isEmpty
        ? "シートのないキーはありません。" : "候補は自動では対応させません。同じものなら crosswalk の表に書いてください。"
    ]
    return table
  }

  private static func likeness(_ candidate: CrosswalkCandidate) -> String {
    [candidate.isSameName ? "名称" : nil, candidate.isSameAmount ? "金額" : nil]
      .compactMap { $0 }.joined(separator: "・")
  }

  /// 指摘: what was found in the files besides the keys, such as lines that could not be read.
  var findings: SummaryTable? {
    let listed: Set<Finding.Code> = [
      .reconcileDifference, .reconcileSheets, .reconcileLedger, .reconcileUnverifiable,
      .reconcileRounding, .reconcilePart, .crosswalkCandidate,
    ]
    let rows = reconciliation.report.files.flatMap { file in
      file.findings.filter { !listed.contains($0.code) }.map { finding -> [SheetCell.Content] in
        [
          file.path.fileName, finding.cell ?? "", ReportLevel(finding).title.ja,
          finding.code.rawValue, finding.message.ja,
        ].map { .text($0) }
      }
    }
    guard !rows.isEmpty else { return nil }
    return SummaryTable(
      title: "\(map.title)　指摘",
      note: note + "　金額の差のほかに、ファイルについて分かったこと",
      columns: [
        SummaryTable.Column(heading: "ファイル", weight: 22),
        SummaryTable.Column(heading: "場所", weight: 18),
        SummaryTable.Column(heading: "区分", weight: 9, kind: .center),
        SummaryTable.Column(heading: "コード", weight: 18),
        SummaryTable.Column(heading: "説明", weight: 70),
      ],
      rows: rows
    )
  }
}
