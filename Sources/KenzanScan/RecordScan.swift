/// Splits a character-separated table into records, one block of bytes at a time.
///
/// The grammar is that of `CSVScan`. Its separators, quotes and line ends are no second bytes of CP932, so
/// the bytes of a file in that encoding need no decoding first.
package struct RecordScan: Sendable {
  /// Where the content of a field stands in the block, without the quotes around it.
  package struct Field: Sendable {
    package var start: Int
    package var end: Int
    /// Whether quotes must still be taken out of the content.
    package var needsUnquoting = false

    package init(start: Int, end: Int, needsUnquoting: Bool = false) {
      self.start = start
      self.end = end
      self.needsUnquoting = needsUnquoting
    }

    package var isEmpty: Bool { start == end }
  }

  /// What a step came to.
  package enum Step: Sendable {
    case record
    /// The block ends inside a record, of which more must be read first.
    case incomplete
    case end
    /// A quote of the record is never closed.
    case openQuote
  }

  /// The fields of the record.
  package private(set) var fields: [Field] = []
  /// The line on which the record begins, from 1.
  package private(set) var line = 0
  /// Where it begins in the block.
  package private(set) var start = 0
  /// Where the next one begins in the block.
  package private(set) var offset: Int
  private var nextLine: Int
  private let separator: UInt8

  package init(_ dialect: CSVDialect, line: Int = 1) {
    separator = dialect.separator
    offset = dialect.start
    nextLine = line
  }

  /// The content of a field, its quotes taken out.
  package static func content(of field: Field, in bytes: [UInt8]) -> [UInt8] {
    let same = CSVScan.Field(
      content: field.start..<field.end,
      needsUnquoting: field.needsUnquoting,
      endsRecord: false,
      line: 0
    )
    return CSVScan.content(of: same, in: bytes)
  }

  /// Says that the block now begins so many bytes later.
  package mutating func rebase(by count: Int) { offset -= count }

  /// Reads the next record of a block of so many bytes, the last of the table or not.
  package mutating func next(in block: [UInt8], count: Int, isLast: Bool) -> Step {
    unsafe block.withUnsafeBufferPointer { bytes in
      unsafe next(in: UnsafeBufferPointer(rebasing: bytes[..<count]), isLast: isLast)
    }
  }

  private mutating func next(in bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Step {
    fields.removeAll(keepingCapacity: true)
    line = nextLine
    start = offset
    let count = bytes.count
    var place = offset
    var lines = 1
    guard place < count else { return isLast ? .end : .incomplete }
    while true {
      if place < count, unsafe bytes[place] == UInt8(ascii: "\"") {
        guard let end = unsafe quoted(bytes, place, isLast, &lines) else {
          return isLast ? .openQuote : .incomplete
        }
        place = end
      } else {
        let first = place
        while place < count {
          let byte = unsafe bytes[place]
          if byte == separator || byte == 0x0A || byte == 0x0D { break }
          place &+= 1
        }
        fields.append(Field(start: first, end: place))
      }
      guard place < count else {
        guard isLast else { return .incomplete }
        break
      }
      let byte = unsafe bytes[place]
      place += 1
      if byte == separator { continue }
      if byte == 0x0D {
        guard place < count || isLast else { return .incomplete }
        if place < count, unsafe bytes[place] == 0x0A { place += 1 }
      }
      break
    }
    offset = place
    nextLine += lines
    return .record
  }

  /// Notes a quoted field and gives what stands behind it; `nil` where the block ends first.
  private mutating func quoted(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ first: Int,
    _ isLast: Bool,
    _ lines: inout Int
  ) -> Int? {
    let count = bytes.count
    var place = first + 1
    var hasQuotes = false
    while true {
      guard place < count else { return nil }
      let byte = unsafe bytes[place]
      place += 1
      if byte == UInt8(ascii: "\"") {
        guard place < count || isLast else { return nil }
        guard place < count, unsafe bytes[place] == byte else { break }
        hasQuotes = true
        place += 1
      } else if byte == 0x0A || byte == 0x0D {
        // CR LF is one line end.
        if byte == 0x0D, place < count, unsafe bytes[place] == 0x0A { place += 1 }
        lines += 1
      }
    }
    let closing = place - 1
    while place < count {
      let byte = unsafe bytes[place]
      if byte == separator || byte == 0x0A || byte == 0x0D { break }
      place += 1
    }
    // Text behind the closing quote keeps the quote in between, to be taken out with the others.
    let hasTail = place > closing + 1
    fields.append(
      Field(
        start: first + 1,
        end: hasTail ? place : closing,
        needsUnquoting: hasQuotes || hasTail
      )
    )
    return place
  }
}
