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

/// Splits a character-separated table into fields, byte by byte.
///
/// Fields may be quoted, and a quoted one may hold separators, line ends and doubled quotes. Lines end in
/// LF, CR LF or CR, also mixed. What stands between a closing quote and the next separator is part of the field.
package struct CSVScan {
  /// One field, and whether its record ends with it.
  package struct Field: Equatable, Sendable {
    /// Where its content stands, without the quotes around it.
    package var content: Range<Int>
    /// Whether quotes must still be taken out of the content.
    package var needsUnquoting: Bool
    package var endsRecord: Bool
    /// The line on which it begins, from 1.
    package var line: Int
  }

  /// A quote that is never closed.
  package struct OpenQuote: Error, Equatable {
    package var line: Int
  }

  private let separator: UInt8
  private var offset: Int
  private var line: Int
  private var isAtStartOfRecord = true

  package init(_ dialect: CSVDialect, line: Int = 1) {
    separator = dialect.separator
    offset = dialect.start
    self.line = line
  }

  /// The next field; `nil` at the end.
  package mutating func next(in bytes: [UInt8]) throws(OpenQuote) -> Field? {
    guard offset < bytes.count || !isAtStartOfRecord else { return nil }
    let first = line
    let start = offset
    var field: Field
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
      field = try quoted(in: bytes)
    } else {
      skipPlain(in: bytes)
      field = Field(content: start..<offset, needsUnquoting: false, endsRecord: true, line: first)
    }
    field.endsRecord = endField(in: bytes)
    isAtStartOfRecord = field.endsRecord
    return field
  }

  /// The content of a field, its quotes taken out.
  package static func content(of field: Field, in bytes: [UInt8]) -> [UInt8] {
    guard field.needsUnquoting else { return Array(bytes[field.content]) }
    var content: [UInt8] = []
    content.reserveCapacity(field.content.count)
    var isQuoted = true
    var index = field.content.lowerBound
    while index < field.content.upperBound {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "\""), isQuoted else {
        content.append(byte)
        continue
      }
      if index < field.content.upperBound, bytes[index] == byte {
        content.append(byte)
        index += 1
      } else {
        isQuoted = false
      }
    }
    return content
  }

  private mutating func skipPlain(in bytes: [UInt8]) {
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == separator || byte == 0x0A || byte == 0x0D { return }
      offset += 1
    }
  }

  private mutating func quoted(in bytes: [UInt8]) throws(OpenQuote) -> Field {
    let first = line
    offset += 1
    let start = offset
    var hasQuotes = false
    while true {
      guard offset < bytes.count else { throw OpenQuote(line: first) }
      let byte = bytes[offset]
      offset += 1
      if byte == 0x0A || byte == 0x0D {
        // CR LF is one line end.
        if byte == 0x0D, offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
        line += 1
      } else if byte == UInt8(ascii: "\"") {
        guard offset < bytes.count, bytes[offset] == byte else { break }
        hasQuotes = true
        offset += 1
      }
    }
    let closing = offset - 1
    skipPlain(in: bytes)
    // Text behind the closing quote keeps the quote in between, to be taken out with the others.
    let end = offset > closing + 1 ? offset : closing
    return Field(
      content: start..<end,
      needsUnquoting: hasQuotes || end > closing,
      endsRecord: true,
      line: first
    )
  }

  /// Steps over what ends a field; true where it ends the record too.
  private mutating func endField(in bytes: [UInt8]) -> Bool {
    guard offset < bytes.count else { return true }
    let byte = bytes[offset]
    offset += 1
    guard byte != separator else { return false }
    if byte == 0x0D, offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
    line += 1
    return true
  }
}
