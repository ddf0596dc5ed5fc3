internal import KenzanBridge
internal import KenzanScan

/// Where the rows of a ledger come from, and come from again when single lines are asked for.
enum LedgerSource: Sendable {
  /// A file in an encoding of which separators are no second bytes, read block by block.
  case file(path: String, InputFile.Version, CSVDialect)
  /// A table in memory.
  case bytes([UInt8], CSVDialect)
  case worksheet(Worksheet)
  /// Nothing that can be read.
  case none

  /// Where the first row begins.
  var start: RecordReader.Place {
    switch self {
    case .file(_, _, let dialect), .bytes(_, let dialect):
      RecordReader.Place(offset: dialect.start, line: dialect.firstLine)
    case .worksheet, .none: RecordReader.Place(offset: 1, line: 1)
    }
  }

  /// How many bytes a file has.
  var size: Int {
    guard case .file(_, let version, _) = self else { return 0 }
    return version.size
  }
}
