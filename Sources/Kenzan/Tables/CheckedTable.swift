internal import KenzanScan

/// A large table while what was found in its rows is put together.
struct CheckedTable: Sendable {
  let plan: TablePlan
  var file: CheckedFile
  /// How many rows it has, its heads and blank ones included.
  private(set) var rows: Int
  private(set) var cells = 0
  /// The keys of the rows of which there is nothing to say.
  private(set) var keys: [RowKeys] = []
  private var sheets: [(row: Int, sheet: CheckedSheet)] = []
  private var headless: Set<Int>

  init(_ plan: TablePlan) {
    self.plan = plan
    rows = plan.next.row - 1
    cells = plan.table.worksheet.cells.count
    headless = Set(plan.rows.headless)
    file = CheckedFile(path: plan.source.file.path, findings: [], sheets: [])
    file.passed.schema = plan.schema
    file.passed.sums = plan.totals?.emptySums
  }

  /// How many sheets there are.
  var count: Int { file.sheets.count + file.passed.count }

  /// Takes a part in, behind those before it; its rows that must be looked at.
  mutating func take(_ part: RowPart) -> [TableRun] {
    let first = rows + 1
    rows += part.rows
    cells += part.cells
    file.passed.count += part.plain
    if let sums = part.sums { file.passed.sums?.add(sums) }
    var own = part.keys
    own.firstRow = first
    keys.append(own)
    return part.undecided.map { TableRun(offset: $0.offset, row: first + $0.row, count: $0.count) }
  }

  mutating func take(_ looked: LookedRows) {
    sheets += looked.sheets
    file.passed.count += looked.passed
    if let sums = looked.sums { file.passed.sums?.add(sums) }
    keys.append(looked.keys)
    headless.formUnion(looked.headless)
  }

  /// Takes in the first rows, at which stands what there is to say about the whole table.
  mutating func finish(_ check: (SheetReading) -> CheckedSheet?) {
    var readings = plan.readings
    plan.table.note(plan.maps, headless: headless.sorted(), in: &readings)
    sheets += zip(plan.rows.data, readings).compactMap { row, reading in
      check(reading).map { (row.number, $0) }
    }
    putInOrder()
  }

  /// Takes sheets in of which there is something to say after all.
  mutating func restore(_ looked: [LookedRows]) {
    for rows in looked {
      sheets += rows.sheets
      file.passed.count -= rows.sheets.count
      guard let totals = plan.totals else { continue }
      for record in rows.sheets.compactMap(\.sheet.record) {
        file.passed.sums?.add(record, at: (totals.groups, totals.sums), isTaken: true)
      }
    }
    putInOrder()
  }

  private mutating func putInOrder() {
    sheets.sort { $0.row < $1.row }
    file.sheets = sheets.map(\.sheet)
  }
}

/// The rows of large tables that share a key with another sheet.
struct RepeatedKeys {
  /// By table.
  private(set) var rows: [[TableRun]]

  init(_ tables: [CheckedTable], others: [CheckedSheet], jobs: Int) async {
    rows = tables.map { _ in [] }
    let records = (tables.flatMap(\.file.sheets) + others).compactMap(\.record)
    let known = Dictionary(
      tables.map { (ObjectIdentifier($0.plan.schema), $0.plan.keys) },
      uniquingKeysWith: { first, _ in first }
    )
    let digests = records.flatMap { record in
      (known[ObjectIdentifier(record.schema)] ?? KeyDigests(record.schema)).digests(of: record)
    }
    let lists = tables.flatMap { $0.keys.map(\.digests) } + [digests]
    let repeated = await (0..<RepeatedDigests.parts).mapped(jobs: jobs) { part in
      var repeats = RepeatedDigests(part: part)
      for list in lists { repeats.add(list) }
      return repeats.repeated
    }
    take(Set(repeated.joined()), of: tables)
  }

  private mutating func take(_ numbers: Set<Int>, of tables: [CheckedTable]) {
    var rest = numbers.sorted()[...]
    var first = 0
    for (index, table) in tables.enumerated() {
      var found: [Int: TableRun] = [:]
      for keys in table.keys {
        while let number = rest.first, number < first + keys.digests.count {
          let run = keys.row(number - first)
          found[run.row] = run
          rest.removeFirst()
        }
        first += keys.digests.count
      }
      rows[index] = found.values.sorted { $0.row < $1.row }
    }
  }
}
