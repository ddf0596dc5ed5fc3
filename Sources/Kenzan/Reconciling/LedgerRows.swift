internal import KenzanBridge
internal import KenzanScan

/// Hands on the rows of a ledger, stretch by stretch.
///
/// A row is handed on as bytes with the places of its fields, so that a line costs no text and no object.
struct LedgerRows: ~Copyable {
  /// Takes the bytes with the fields of a row, its line, and the offset at which it can be read again.
  typealias Body = ([UInt8], [RecordScan.Field], _ line: Int, _ offset: Int) -> Void

  private let worksheet: WorksheetRows?
  private let separator: UInt8
  private let file: InputFile?
  private var block: [UInt8]
  /// Where the block begins in the file, and how much of it is filled.
  private var base = 0
  private var count = 0

  /// Opens a ledger, of which `size` bytes are held at a time.
  init(_ source: LedgerSource, block size: Int = 1 << 18) throws(LedgerSource.Stop) {
    var dialect: CSVDialect?
    switch source {
    case .file(let path, let version, let own):
      do throws(FileError) { file = try InputFile(path: path, expecting: version) } catch {
        throw .file(error)
      }
      block = [UInt8](repeating: 0, count: size)
      dialect = own
      worksheet = nil
    case .bytes(let bytes, let own):
      file = nil
      block = bytes
      count = bytes.count
      dialect = own
      worksheet = nil
    case .worksheet(let sheet):
      file = nil
      block = []
      worksheet = WorksheetRows(sheet)
    case .none:
      file = nil
      block = []
      worksheet = nil
    }
    separator = dialect?.separator ?? 0
  }

  /// Hands on the rows of a stretch; where the row behind them begins.
  mutating func forEach(
    _ stretch: LedgerSource.Stretch,
    _ body: Body
  ) throws(LedgerSource.Stop) -> LedgerSource.Place {
    if let worksheet { return worksheet.forEach(stretch, body) }
    let start = stretch.start
    if file != nil, start.offset < base || start.offset >= base + count {
      base = start.offset
      count = 0
      try fill()
    }
    var scan = RecordScan(
      CSVDialect(separator: separator, start: start.offset - base),
      line: start.line
    )
    var left = stretch.rows
    while left > 0, scan.offset < stretch.end - base {
      switch scan.next(in: block, count: count, isLast: isLast) {
      case .record:
        body(block, scan.fields, scan.line, base + scan.start)
        left -= 1
      case .end, .tooManyFields: left = 0
      case .openQuote(let line): throw .openQuote(line: line)
      case .incomplete:
        // The begun record moves to the front; one that fills the block needs a larger one.
        let rest = scan.offset
        if rest == 0, count == block.count {
          block += [UInt8](repeating: 0, count: block.count)
        } else {
          for index in rest..<count { block[index - rest] = block[index] }
          scan.rebase(by: rest)
          base += rest
          count -= rest
        }
        try fill()
      }
    }
    return LedgerSource.Place(offset: base + scan.offset, line: scan.nextLine)
  }

  /// Whether nothing comes behind the block.
  private var isLast: Bool { file == nil || count < block.count }

  private mutating func fill() throws(LedgerSource.Stop) {
    do throws(FileError) {
      count += try file?.read(into: &block, at: count, from: base + count) ?? 0
    } catch {
      throw .file(error)
    }
  }
}

/// The rows of a worksheet that have any content, as bytes like those of a CSV.
private struct WorksheetRows {
  let worksheet: Worksheet

  init(_ worksheet: Worksheet) {
    self.worksheet = worksheet
  }

  func forEach(_ stretch: LedgerSource.Stretch, _ body: LedgerRows.Body) -> LedgerSource.Place {
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
    return LedgerSource.Place(offset: next, line: next)
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
