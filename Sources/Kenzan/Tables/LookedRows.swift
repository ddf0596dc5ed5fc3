internal import KenzanScan

/// Rows of a large table that were read and checked as those of any table.
struct LookedRows: Sendable {
  /// The sheets of which there is something to say, with their rows.
  private(set) var sheets: [(row: Int, sheet: CheckedSheet)] = []
  /// How many others there are.
  private(set) var passed = 0
  /// The keys of these.
  private(set) var keys = RowKeys()
  /// Their sums.
  private(set) var sums: GroupSums?
  /// Columns with content but without a head.
  private(set) var headless: Set<Int> = []
  /// Whether the whole file is to be refused.
  private(set) var hasFailed = false

  init(_ runs: [TableRun], _ plan: TablePlan, _ check: SubmissionCheck, keepsAll: Bool) {
    var rowReader = TableRowReader(plan.source)
    var offsets: [Int: Int] = [:]
    do {
      var reader = try plan.source.reader(block: 1 << 16)
      for run in runs {
        let start = RecordReader.Place(offset: run.offset, line: 1)
        var row = run.row
        _ = try reader.forEach(RecordReader.Stretch(start: start, rows: run.count)) {
          block,
          fields,
          line,
          offset in
          offsets[row] = offset
          rowReader.take(block, fields, row: row, line: line)
          row += 1
        }
      }
    } catch {
      hasFailed = true
    }
    hasFailed = hasFailed || rowReader.hasFailed
    guard !hasFailed else { return }
    var worksheet = Worksheet(name: plan.table.worksheet.name)
    worksheet.cells = rowReader.cells
    let rows = TableRows(worksheet, below: plan.table.header, units: plan.rows.units)
    headless = Set(rows.headless)
    sums = plan.totals?.emptySums
    var maps = plan.maps
    let readings = plan.table.over(worksheet).read(rows, maps: &maps)
    for (row, reading) in zip(rows.data, readings) {
      guard let sheet = check.sheet(reading) else { continue }
      let isKept = keepsAll || !sheet.report.findings.isEmpty
      // The sums are of one form.
      guard let record = sheet.record, !isKept, sums == nil || record.schema === plan.schema else {
        sheets.append((row.number, sheet))
        continue
      }
      passed += 1
      if let totals = plan.totals { sums?.add(record, at: (totals.groups, totals.sums)) }
      let own = record.schema === plan.schema ? plan.keys : KeyDigests(record.schema)
      for key in own.digests(of: record) {
        keys.add(key, offset: offsets[row.number] ?? 0, row: row.number)
      }
    }
  }
}
