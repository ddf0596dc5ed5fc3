internal import KenzanBridge
internal import KenzanScan

/// Hands on the records of a character-separated table, stretch by stretch; of a file one block is held
/// at a time.
///
/// A record is handed on as bytes with the places of its fields, so that it costs no text and no object.
struct RecordReader: ~Copyable {
  /// Takes the bytes with the fields of a record, its line, and the offset at which it can be read again.
  typealias Body = ([UInt8], [RecordScan.Field], _ line: Int, _ offset: Int) -> Void

  /// Where a record begins.
  struct Place: Sendable, Equatable {
    /// In bytes; of the rows of a worksheet, the row.
    var offset: Int
    var line: Int
  }

  /// Records that follow each other: so many at most, and none that begins at an offset or behind it.
  struct Stretch {
    var start: Place
    var end = Int.max
    var rows = Int.max
  }

  /// What ends the reading before the end.
  enum Stop: Error {
    case openQuote(line: Int)
    /// The record on the line has more fields than a worksheet has columns.
    case tooManyFields(line: Int)
    /// The record on the line has more bytes than are held of a file at a time.
    case tooLong(line: Int)
    case file(FileError)
  }

  /// A record of so many bytes is none: a quote was left open, or the file is no table.
  private static let maximumRecord = 16 << 20

  private let separator: UInt8
  private let file: InputFile?
  private var block: [UInt8]
  /// Where the block begins in the file, and how much of it is filled.
  private var base = 0
  private var count = 0

  /// Opens a file in the state in which it was found, of which `size` bytes are held at a time.
  init(
    path: String,
    _ version: InputFile.Version,
    separator: UInt8,
    block size: Int
  ) throws(Stop) {
    do throws(FileError) { file = try InputFile(path: path, expecting: version) } catch {
      throw .file(error)
    }
    block = [UInt8](repeating: 0, count: size)
    self.separator = separator
  }

  /// Takes a table that is in memory.
  init(_ bytes: [UInt8], separator: UInt8) {
    file = nil
    block = bytes
    count = bytes.count
    self.separator = separator
  }

  /// Hands on the records of a stretch; where the record behind them begins.
  mutating func forEach(_ stretch: Stretch, _ body: Body) throws(Stop) -> Place {
    let start = stretch.start
    if file != nil, start.offset < base || start.offset >= base + count {
      base = start.offset
      count = 0
      try fill()
    }
    var scan = RecordScan(
      CSVDialect(separator: separator, start: start.offset - base),
      line: start.line,
      limit: CellReference.maximumColumn
    )
    var left = stretch.rows
    while left > 0, scan.offset < stretch.end - base {
      switch scan.next(in: block, count: count, isLast: isLast) {
      case .record:
        body(block, scan.fields, scan.line, base + scan.start)
        left -= 1
      case .end: left = 0
      case .tooManyFields: throw .tooManyFields(line: scan.line)
      case .openQuote(let line): throw .openQuote(line: line)
      case .incomplete:
        // The begun record moves to the front; one that fills the block needs a larger one.
        let rest = scan.offset
        if rest == 0, count == block.count {
          guard count < Self.maximumRecord else { throw .tooLong(line: scan.nextLine) }
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
    return Place(offset: base + scan.offset, line: scan.nextLine)
  }

  /// Whether nothing comes behind the block.
  private var isLast: Bool { file == nil || count < block.count }

  private mutating func fill() throws(Stop) {
    do throws(FileError) {
      count += try file?.read(into: &block, at: count, from: base + count) ?? 0
    } catch {
      throw .file(error)
    }
  }
}
