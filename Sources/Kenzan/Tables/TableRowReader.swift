internal import KenzanScan

/// Makes cells of the rows of a table, as reading the whole file would.
struct TableRowReader {
  private(set) var cells: [Cell] = []
  /// Whether something was met for which the whole file is refused.
  private(set) var hasFailed = false
  private let source: TableSource
  private let reader: CSVReader

  init(_ source: TableSource) {
    self.source = source
    reader = CSVReader(source.limits)
  }

  mutating func take(
    _ block: [UInt8],
    _ fields: [RecordScan.Field],
    row: Int,
    line: Int
  ) {
    if source.mayBeOtherwise(block, fields) { hasFailed = true }
    for (index, field) in fields.enumerated() where !field.isEmpty && !hasFailed {
      let content = RecordScan.content(of: field, in: block)
      guard !content.contains(0), let text = source.encoding.decoded(content),
        // What a longer one comes to is told when the file is read as a whole.
        field.end - field.start <= source.limits.cellCharacters,
        let cell = try? reader.cell(
          text,
          (row: row, column: index + 1, line: line),
          bytes: text.count
        )
      else {
        hasFailed = true
        return
      }
      cells.append(cell)
    }
  }
}

extension TableSource {
  /// Whether a record of a file in CP932 has a line that is in UTF-8, for which the file is refused.
  func mayBeOtherwise(_ block: [UInt8], _ fields: [RecordScan.Field]) -> Bool {
    guard case .cp932 = encoding, let first = fields.first, let last = fields.last else {
      return false
    }
    let line = block[first.start..<last.end]
    // A line of UTF-8 has no such byte as the first beyond ASCII, most of CP932 have.
    let high = line.first { $0 >= 0x80 } ?? 0x80
    if high < 0xC0, !line.contains(where: { $0 == 0x0A || $0 == 0x0D }) { return false }
    return SourceEncoding.holdsLineOfJapaneseUTF8(Array(line))
  }
}
