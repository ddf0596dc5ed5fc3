internal import KenzanScan

/// What the row above says in its leading fields, which most lines of a ledger repeat byte by byte.
struct RowAbove {
  /// What its codes mean, by column.
  var entries: [LedgerCodeEntry] = []
  private var bytes: [UInt8] = []
  /// Where its fields end, counted from where the first begins.
  private var ends: [Int] = []

  init(columns: Int = 0) {
    entries = Array(repeating: LedgerCodeEntry(), count: columns)
  }

  /// How many fields from the first on are the same.
  func count(of row: [UInt8], _ fields: [RecordScan.Field]) -> Int {
    guard let start = fields.first?.start else { return 0 }
    var count = 0
    while count < ends.count, count < fields.count, fields[count].end - start == ends[count] {
      count += 1
    }
    guard count > 0 else { return 0 }
    let same = commonPrefix(bytes, row, from: start, count: ends[count - 1])
    while count > 0, ends[count - 1] > same { count -= 1 }
    return count
  }

  /// Keeps the fields up to a column for the next row.
  mutating func remember(_ row: [UInt8], _ fields: [RecordScan.Field], upTo column: Int) {
    guard let start = fields.first?.start, fields.indices.contains(column) else { return }
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: row[start..<fields[column].end])
    for index in 0...column { ends.append(fields[index].end - start) }
  }

  /// Nothing is known of the row above.
  mutating func forget() { ends.removeAll(keepingCapacity: true) }
}
