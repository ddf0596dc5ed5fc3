internal import KenzanScan

/// Hands on the rows of a ledger, stretch by stretch, of a CSV or of a worksheet.
struct LedgerRows: ~Copyable {
  private var records: RecordReader?
  private let worksheet: WorksheetRows?

  /// Opens a ledger, of which `size` bytes are held at a time.
  init(_ source: LedgerSource, block size: Int = 1 << 18) throws(RecordReader.Stop) {
    switch source {
    case .file(let path, let version, let dialect):
      records = try RecordReader(path: path, version, separator: dialect.separator, block: size)
      worksheet = nil
    case .bytes(let bytes, let dialect):
      records = RecordReader(bytes, separator: dialect.separator)
      worksheet = nil
    case .worksheet(let sheet):
      records = nil
      worksheet = WorksheetRows(sheet)
    case .none:
      records = nil
      worksheet = nil
    }
  }

  /// Hands on the rows of a stretch; where the row behind them begins.
  mutating func forEach(
    _ stretch: RecordReader.Stretch,
    _ body: RecordReader.Body
  ) throws(RecordReader.Stop) -> RecordReader.Place {
    if let worksheet { return worksheet.forEach(stretch, body) }
    return try records?.forEach(stretch, body) ?? stretch.start
  }
}

/// The rows of a worksheet that have any content, as bytes like those of a CSV.
private struct WorksheetRows {
  let worksheet: Worksheet

  init(_ worksheet: Worksheet) {
    self.worksheet = worksheet
  }

  func forEach(
    _ stretch: RecordReader.Stretch,
    _ body: RecordReader.Body
  ) -> RecordReader.Place {
    var bytes: [UInt8] = []
    var fields: [RecordScan.Field] = []
    var cell = worksheet.firstCell(ofRow: stretch.start.offset)
    var next = stretch.start.offset
    var left = stretch.rows
    while left > 0, cell < worksheet.cells.endIndex {
      let row = worksheet.cells[cell].reference.row
      guard row < stretch.end else { break }
      bytes.removeAll(keepingCapacity: true)
      fields.removeAll(keepingCapacity: true)
      while cell < worksheet.cells.endIndex, worksheet.cells[cell].reference.row == row {
        append(worksheet.cells[cell], to: &bytes, &fields)
        cell += 1
      }
      body(bytes, fields, row, row)
      next = row + 1
      left -= 1
    }
    return RecordReader.Place(offset: next, line: next)
  }

  private func append(
    _ cell: Cell,
    to bytes: inout [UInt8],
    _ fields: inout [RecordScan.Field]
  ) {
    while fields.count < cell.reference.column - 1 {
      fields.append(RecordScan.Field(start: bytes.count, end: bytes.count))
    }
    let start = bytes.count
    // A formula without a value is no blank cell.
    let text = cell.content == .uncalculated ? "未計算の数式" : cell.content.rawText
    bytes.append(contentsOf: text.utf8)
    fields.append(RecordScan.Field(start: start, end: bytes.count))
  }
}

extension Worksheet {
  /// The first cell that stands in a row or below it.
  fileprivate func firstCell(ofRow row: Int) -> Int {
    var low = cells.startIndex
    var high = cells.endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if cells[middle].reference.row < row { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
