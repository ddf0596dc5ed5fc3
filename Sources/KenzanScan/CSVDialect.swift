/// How a character-separated table is written.
package struct CSVDialect: Sendable, Equatable {
  /// `,`, `;` or a tab.
  package var separator: UInt8
  /// Where the table begins: behind a byte order mark and a line `sep=;`.
  package var start: Int

  package init(separator: UInt8, start: Int) {
    self.separator = separator
    self.start = start
  }

  /// The line on which the table begins, from 1.
  package var firstLine: Int { start > 3 ? 2 : 1 }

  /// Finds the separator: as a first line `sep=` says, else the one that stands most often in the first
  /// record that has any, outside quotes.
  package init(of bytes: [UInt8]) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let line = bytes[start...].prefix { $0 != 0x0A && $0 != 0x0D }
    if line.count == 5, line.starts(with: Array("sep=".utf8)), let last = line.last,
      Self.separators.contains(last)
    {
      var end = line.endIndex
      if end < bytes.count, bytes[end] == 0x0D { end += 1 }
      if end < bytes.count, bytes[end] == 0x0A { end += 1 }
      self.init(separator: last, start: end)
    } else {
      self.init(separator: Self.commonest(in: bytes[start...]), start: start)
    }
  }

  private static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  private static func commonest(in bytes: ArraySlice<UInt8>) -> UInt8 {
    var counts = separators.map { _ in 0 }
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if byte == 0x0A || byte == 0x0D, counts.contains(where: { $0 > 0 }) { break }
      if let index = separators.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return zip(separators, counts).first { $0.1 == most }?.0 ?? separators[0]
  }
}
