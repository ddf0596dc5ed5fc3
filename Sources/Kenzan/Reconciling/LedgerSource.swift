internal import KenzanBridge
internal import KenzanScan

/// Where the rows of a ledger come from, and come from again when single lines are asked for.
///
/// A row is handed on as bytes with the places of its fields, so that a line costs no text and no object.
enum LedgerSource: Sendable {
  /// A file in an encoding of which separators are no second bytes, read block by block.
  case file(path: String, CSVDialect)
  /// A table in memory.
  case bytes([UInt8], CSVDialect)
  case worksheet(Worksheet)
  /// Nothing that can be read.
  case none

  /// Takes the bytes with the fields of a row, its line, and the offset at which it can be read again.
  typealias Body = ([UInt8], [RecordScan.Field], _ line: Int, _ offset: Int) -> Void

  /// What ends the reading before the end.
  enum Stop: Error {
    case openQuote(line: Int)
    case file(FileError)
  }

  /// How much of a file is held at a time.
  private static let block = 1 << 18

  /// Hands on every row in order.
  func forEachRow(_ body: Body) throws(Stop) {
    switch self {
    case .file(let path, let dialect): try Self.read(path, dialect, body)
    case .bytes(let bytes, let dialect):
      var scan = RecordScan(dialect, line: dialect.firstLine)
      while true {
        switch scan.next(in: bytes, count: bytes.count, isLast: true) {
        case .record: body(bytes, scan.fields, scan.line, scan.start)
        case .end, .incomplete, .tooManyFields: return
        case .openQuote(let line): throw .openQuote(line: line)
        }
      }
    case .worksheet(let worksheet): WorksheetRows(worksheet).forEach(body)
    case .none: return
    }
  }

  /// Hands on the rows at some offsets, in the order given; their lines are not known any more.
  func forEachRow(at offsets: [Int], _ body: Body) throws(Stop) {
    switch self {
    case .file(let path, let dialect):
      try Self.read(path, dialect, at: offsets, body)
    case .bytes(let bytes, let dialect):
      for offset in offsets {
        var scan = RecordScan(CSVDialect(separator: dialect.separator, start: offset))
        guard case .record = scan.next(in: bytes, count: bytes.count, isLast: true) else {
          continue
        }
        body(bytes, scan.fields, 0, offset)
      }
    case .worksheet(let worksheet): WorksheetRows(worksheet).forEach(at: Set(offsets), body)
    case .none: return
    }
  }

  private static func read(_ path: String, _ dialect: CSVDialect, _ body: Body) throws(Stop) {
    let file = try open(path)
    var block = [UInt8](repeating: 0, count: Self.block)
    var scan = RecordScan(dialect, line: dialect.firstLine)
    var count = try fill(&block, at: 0, from: 0, of: file)
    var base = 0
    while true {
      switch scan.next(in: block, count: count, isLast: count < block.count) {
      case .record: body(block, scan.fields, scan.line, base + scan.start)
      case .end, .tooManyFields: return
      case .openQuote(let line): throw .openQuote(line: line)
      case .incomplete:
        // The begun record moves to the front; one that fills the block needs a larger one.
        let rest = scan.offset
        if rest == 0 {
          block += [UInt8](repeating: 0, count: block.count)
        } else {
          for index in rest..<count { block[index - rest] = block[index] }
          scan.rebase(by: rest)
          base += rest
          count -= rest
        }
        count += try fill(&block, at: count, from: base + count, of: file)
      }
    }
  }

  /// Reads single rows; those that lie near each other come with one block.
  private static func read(
    _ path: String,
    _ dialect: CSVDialect,
    at offsets: [Int],
    _ body: Body
  ) throws(Stop) {
    let file = try open(path)
    var block = [UInt8](repeating: 0, count: 1 << 16)
    var base = 0
    var count = 0
    for offset in offsets {
      while true {
        if offset < base || offset >= base + count {
          base = offset
          count = try fill(&block, at: 0, from: base, of: file)
        }
        var scan = RecordScan(CSVDialect(separator: dialect.separator, start: offset - base))
        let step = scan.next(in: block, count: count, isLast: count < block.count)
        if case .incomplete = step {
          if offset == base { block = [UInt8](repeating: 0, count: block.count * 2) }
          count = 0
          continue
        }
        if case .record = step { body(block, scan.fields, 0, offset) }
        break
      }
    }
  }

  private static func open(_ path: String) throws(Stop) -> InputFile {
    do throws(FileError) { return try InputFile(path: path) } catch { throw .file(error) }
  }

  private static func fill(
    _ block: inout [UInt8],
    at place: Int,
    from offset: Int,
    of file: borrowing InputFile
  ) throws(Stop) -> Int {
    do throws(FileError) { return try file.read(into: &block, at: place, from: offset) } catch {
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

  func forEach(at rows: Set<Int>? = nil, _ body: LedgerSource.Body) {
    var bytes: [UInt8] = []
    var fields: [RecordScan.Field] = []
    var start = worksheet.cells.startIndex
    while start < worksheet.cells.endIndex {
      let row = worksheet.cells[start].reference.row
      var end = start
      bytes.removeAll(keepingCapacity: true)
      fields.removeAll(keepingCapacity: true)
      let isWanted = rows?.contains(row) != false
      while end < worksheet.cells.endIndex, worksheet.cells[end].reference.row == row {
        if isWanted { append(worksheet.cells[end], to: &bytes, &fields) }
        end += 1
      }
      if isWanted { body(bytes, fields, row, row) }
      start = end
    }
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
