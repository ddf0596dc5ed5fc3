internal import KenzanBridge

extension Reconciliation {
  /// Writes the workbook, and beside it a table of every item (CSV) with its descriptor: all three or none.
  ///
  /// Throws where one of them would take the place of a file that was read.
  public func write(to path: String, by writer: OutputWriter) throws(OutputError) {
    let inputs =
      report.files.map(\.path) + sheets.sheets.map(\.path) + map.crosswalks.map(\.path)
    try writer.write(try files(for: path), besides: inputs)
  }

  /// The workbook, `NAME.csv` and `NAME.datapackage.json` beside it.
  package func files(for path: String) throws(OutputError) -> [OutputFile] {
    let stem = path.lowercased().hasSuffix(".xlsx") ? String(path.dropLast(5)) : path
    let name = stem.fileName
    let links = SourceLinks(from: path, in: currentFolder() ?? "/")
    let table = ReconciliationTable(reconciliation: self).table
    var writer = try CSVWriter(.utf8WithMark)
    var csv = writer.write(table)
    csv.name = name + ".csv"
    var package = DataPackage(tables: [table], files: [csv], encoding: .utf8WithMark)
    package.name = "reconciliation"
    package.title = map.title
    return [
      OutputFile(
        path: path,
        bytes: try ReconciliationBook(reconciliation: self, links: links).workbook.bytes()
      ),
      OutputFile(path: stem + ".csv", bytes: csv.bytes),
      OutputFile(path: stem + "." + DataPackage.fileName, bytes: package.bytes),
    ]
  }
}

/// The workbook of a reconciliation: what it came to, what to look at, and everything.
struct ReconciliationBook {
  enum Page: String, CaseIterable {
    case overview = "総括"
    case exceptions = "要確認"
    case changes = "前回との比較"
    case all = "全件"
    case subtotals = "科目別"
    case unsubmitted = "未提出"
    case findings = "指摘"
    case sources = "根拠"
  }

  let reconciliation: Reconciliation
  let links: SourceLinks

  var workbook: Workbook {
    var workbook = Workbook()
    workbook.properties.title = map.title
    workbook.properties.custom = [
      PreviousReconciliation.property: WorkbookText.shortened(map.title, to: 80)
    ]
    workbook.sheets = Page.allCases.compactMap { sheet($0) }
    return workbook
  }

  var map: LedgerMap { reconciliation.map }
  var wording: ReconciliationWording {
    ReconciliationWording(ledger: reconciliation.ledger, sheets: reconciliation.sheets)
  }

  private func sheet(_ page: Page) -> WorkbookSheet? {
    switch page {
    case .overview: overview(named: page.rawValue)
    case .exceptions: exceptions.sheet(named: page.rawValue)
    case .changes: reconciliation.changes?.table.sheet(named: page.rawValue)
    case .sources: sources.map { $0.sheet(named: page.rawValue) }
    case .all: all.sheet(named: page.rawValue)
    case .subtotals: subtotals.map { $0.sheet(named: page.rawValue) }
    case .unsubmitted: unsubmitted.sheet(named: page.rawValue)
    case .findings: findings.map { $0.sheet(named: page.rawValue) }
    }
  }

  /// What stands below every title.
  var note: String {
    let day = map.asOf.map { "\($0)現在" }
    return [map.year.title, day, map.settlement?.title.ja].compactMap { $0 }.joined(separator: "　")
  }

  static func yen(_ amount: Int128) -> SheetCell.Content {
    ExactDecimal(coefficient: amount, scale: 0).map { .number($0) } ?? .text(String(amount))
  }

  static func count(_ count: Int) -> SheetCell.Content { .number(ExactDecimal(count)) }
}
