internal import KenzanBridge

extension SubmissionComparison {
  /// Writes a text as it is, or without one the workbook.
  ///
  /// Throws where it would take the place of a file that was read.
  public func write(
    _ text: String?,
    to path: String,
    by writer: OutputWriter
  ) throws(OutputError) {
    let bytes: [UInt8]
    if let text {
      bytes = Array(text.utf8)
    } else {
      bytes = try book(for: path).bytes()
    }
    let packet = packet.map { [$0.path, PrintedPacket.sources(beside: $0.path)] } ?? []
    try writer.write([OutputFile(path: path, bytes: bytes)], besides: inputs + packet)
  }

  /// The workbook that stands at a path, from which its links lead.
  package func book(for path: String) -> Workbook {
    let links = SourceLinks(from: path, in: currentFolder() ?? "/")
    return ComparisonBook(comparison: self, links: links).workbook
  }
}

/// The workbook of a comparison: what changed, what became of the findings, and a 正誤表 to hand out.
struct ComparisonBook {
  enum Page: String, CaseIterable {
    case changes = "変更一覧"
    case findings = "指摘の変化"
    case places = "追加・削除"
    case errata = "正誤表"
  }

  let comparison: SubmissionComparison
  let links: SourceLinks

  var workbook: Workbook {
    var workbook = Workbook()
    workbook.properties.title = "提出前後の比較"
    workbook.sheets = Page.allCases.compactMap { page in
      switch page {
      case .changes: changes.sheet(named: page.rawValue)
      case .findings: findings.sheet(named: page.rawValue)
      case .places: places.sheet(named: page.rawValue)
      // What another year's sheets say is not wrong.
      case .errata:
        comparison.oldYear == nil
          ? ErrataSheet(comparison: comparison).sheet(named: page.rawValue) : nil
      }
    }
    return workbook
  }

  func column(
    _ heading: String,
    _ weight: Double,
    _ kind: SummaryTable.Column.Kind = .text
  ) -> SummaryTable.Column {
    SummaryTable.Column(heading: heading, weight: weight, kind: kind)
  }

  /// A text that leads to a cell, as long as the worksheet has not as many links as it may.
  private func link(_ cell: String?, of place: SheetPlace, row: Int) -> SheetCell.Content {
    guard let cell else { return .blank }
    guard row * 2 < WorkbookLimits.maximumLinks - 1 else { return .text(place.short(cell)) }
    return links.content(place.short(cell), path: place.path, cell: cell)
  }

  // MARK: - 変更一覧

  private var changes: SummaryTable {
    var rows: [[SheetCell.Content]] = []
    for sheet in comparison.sheets {
      for change in sheet.changes { rows.append(row(of: change, sheet, at: rows.count)) }
      for picture in sheet.pictures {
        let cells = [sheet.new.title, picture, "", "図", "", "別の図", "", ""]
        rows.append(cells.map { $0.isEmpty ? .blank : .text($0) })
      }
    }
    var table = SummaryTable(
      title: "変更一覧",
      note: note,
      columns: [
        column("事業", 20), column("欄", 26), column("旧 セル", 8, .link), column("旧", 27, .value),
        column("新 セル", 8, .link), column("新", 27, .value), column("差", 13, .number),
        column("単位", 7, .center),
      ],
      rows: rows
    )
    if rows.isEmpty { table.remarks = [emptyRemark] }
    return table
  }

  private var note: String {
    let head = Message.head(comparison).ja
    return comparison.oldYear.map { "旧は\($0.title)のシート　" + head } ?? head
  }

  private var emptyRemark: String {
    comparison.isUnchanged
      ? Message.unchanged(comparison.sheets.count).ja : "変わった値はありません。"
  }

  private func row(
    of change: ValueChange,
    _ sheet: ComparedSheet,
    at row: Int
  ) -> [SheetCell.Content] {
    let shown = change.written(room: 120, most: 400)
    return [
      .text(sheet.new.title), .text(change.label),
      link(change.old?.cell, of: sheet.old, row: row), content(change.old, shown.old),
      link(change.new?.cell, of: sheet.new, row: row), content(change.new, shown.new),
      change.difference.map { .number($0) } ?? .blank,
      change.unit.map { .text($0) } ?? .blank,
    ]
  }

  /// A figure as a figure, everything else in words.
  private func content(_ side: ValueChange.Side?, _ shown: String) -> SheetCell.Content {
    guard case .number(let number)? = side?.state else { return .text(shown) }
    return .number(number)
  }

  // MARK: - 指摘の変化

  private var findings: SummaryTable {
    var rows: [[SheetCell.Content]] = []
    for sheet in comparison.sheets {
      for change in sheet.findings {
        guard let finding = change.new ?? change.old else { continue }
        let place = change.new == nil ? sheet.old : sheet.new
        rows.append([
          .text(sheet.new.title), .text(change.kind.title.ja),
          .text(ReportLevel(finding).title.ja), link(finding.cell, of: place, row: rows.count),
          .text(finding.label ?? ""), .text(finding.message.ja),
        ])
      }
    }
    var table = SummaryTable(
      title: "指摘の変化",
      note: Message.findings(comparison.counts).ja,
      columns: [
        column("事業", 20), column("変化", 14, .center), column("区分", 12, .center),
        column("セル", 8, .link), column("欄", 22), column("指摘", 59),
      ],
      rows: rows
    )
    if rows.isEmpty { table.remarks = ["指摘は前回も今回もありません。"] }
    return table
  }
}
