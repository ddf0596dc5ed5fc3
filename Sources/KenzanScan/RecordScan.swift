/// Splits a character-separated table into records, one block of bytes at a time.
///
/// Fields may be quoted, and a quoted one may hold separators, line ends and doubled quotes. Lines end in
/// LF, CR LF or CR, also mixed. What stands between a closing quote and the next separator is part of the
/// field. Separators, quotes and line ends are no second bytes of CP932, so the bytes of a file in that
/// encoding need no decoding first.
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
    /// The quote on a line is never closed.
    case openQuote(line: Int)
    /// The record has more fields than are allowed.
    case tooManyFields
  }

  /// The fields of the record.
  package private(set) var fields: [Field] = []
  /// The line on which the record begins, from 1.
  package private(set) var line = 0
  /// Where it begins in the block.
  package private(set) var start = 0
  /// Where the next one begins in the block.
  package private(set) var offset: Int
  /// The line on which the next one begins.
  package private(set) var nextLine: Int
  private let separator: UInt8
  private let limit: Int

  /// Begins where the table does; `limit` is how many fields a record may have.
  package init(_ dialect: CSVDialect, line: Int = 1, limit: Int = .max) {
    separator = dialect.separator
    self.limit = limit
    offset = dialect.start
    nextLine = line
  }

  /// The content of a field, its quotes taken out.
  package static func content(of field: Field, in bytes: [UInt8]) -> [UInt8] {
    guard field.needsUnquoting else { return Array(bytes[field.start..<field.end]) }
    var content: [UInt8] = []
    content.reserveCapacity(field.end - field.start)
    var isQuoted = true
    var index = field.start
    while index < field.end {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "\""), isQuoted else {
        content.append(byte)
        continue
      }
      if index < field.end, bytes[index] == byte {
        content.append(byte)
        index += 1
      } else {
        isQuoted = false
      }
    }
    return content
  }

  /// Says that the block now begins so many bytes later.
  package mutating func rebase(by count: Int) { offset -= count }

  /// Reads the next record of a block of so many bytes, the last of the table or not.
  package mutating func next(in block: [UInt8], count: Int, isLast: Bool) -> Step {
    line = nextLine
    start = offset
    let parser = FieldParser(separator: separator, count: min(count, block.count), isLast: isLast)
    while true {
      // Most records have as many fields as the one before, whose places are taken over.
      let record = unsafe block.withUnsafeBufferPointer { bytes in
        unsafe fields.withUnsafeMutableBufferPointer { fields in
          unsafe parser.record(of: bytes, from: start, into: fields)
        }
      }
      if record.fields > limit { return .tooManyFields }
      if record.fields > fields.count {
        let more = max(16, fields.count)
        fields.append(contentsOf: repeatElement(Field(start: 0, end: 0), count: more))
        continue
      }
      if record.fields < fields.count { fields.removeLast(fields.count - record.fields) }
      if case .record = record.step {
        offset = record.end
        nextLine += record.lines
      }
      if case .openQuote(let further) = record.step { return .openQuote(line: line + further) }
      return record.step
    }
  }
}

/// Finds the fields of one record of a block.
private struct FieldParser {
  let separator: UInt8
  let count: Int
  let isLast: Bool
  private let separators: UInt64

  init(separator: UInt8, count: Int, isLast: Bool) {
    self.separator = separator
    self.count = count
    self.isLast = isLast
    separators = UInt64(separator) &* everyByte
  }

  struct Record {
    var step = RecordScan.Step.record
    /// How many fields it has; one more than there was room for where that did not do.
    var fields = 0
    var end = 0
    /// How many lines it takes; the line of an open quote counts from its first.
    var lines = 1
  }

  func record(
    of bytes: UnsafeBufferPointer<UInt8>,
    from start: Int,
    into fields: UnsafeMutableBufferPointer<RecordScan.Field>
  ) -> Record {
    var record = Record()
    var place = start
    guard place < count else { return Record(step: isLast ? .end : .incomplete) }
    while true {
      let field: RecordScan.Field
      let further = record.lines - 1
      if place < count, unsafe bytes[place] == UInt8(ascii: "\"") {
        guard let quoted = unsafe quoted(bytes, place, &record.lines) else {
          return Record(step: isLast ? .openQuote(line: further) : .incomplete)
        }
        field = quoted.field
        place = quoted.end
      } else {
        let first = place
        place = unsafe plainEnd(bytes, place)
        field = RecordScan.Field(start: first, end: place)
      }
      record.fields += 1
      guard record.fields <= fields.count else { return record }
      unsafe fields[record.fields - 1] = field
      guard place < count else {
        guard isLast else { return Record(step: .incomplete) }
        break
      }
      let byte = unsafe bytes[place]
      place += 1
      if byte == separator { continue }
      if byte == 0x0D {
        guard place < count || isLast else { return Record(step: .incomplete) }
        if place < count, unsafe bytes[place] == 0x0A { place += 1 }
      }
      break
    }
    record.end = place
    return record
  }

  /// Where the next separator or line end stands, looked for in eight bytes at a time.
  private func plainEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ first: Int) -> Int {
    var place = first
    while place &+ 8 <= count {
      let word = unsafe word(of: bytes, at: place)
      // A separator is a zero here; line ends are below 0x10, as are bytes that no table has.
      let other = word ^ separators
      let isOther = ((other & lowBits) &+ lowBits) | other
      let isText = ((word & lowBits) &+ 0x70 &* everyByte) | word
      let ends = ~(isOther & isText) & ~lowBits
      guard ends != 0 else {
        place &+= 8
        continue
      }
      place &+= ends.trailingZeroBitCount >> 3
      if unsafe isEnd(bytes[place]) { return place }
      place &+= 1
    }
    while place < count, unsafe !isEnd(bytes[place]) { place &+= 1 }
    return place
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == separator || byte == 0x0A || byte == 0x0D
  }

  /// A quoted field and what stands behind it; `nil` where the block ends first.
  private func quoted(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ first: Int,
    _ lines: inout Int
  ) -> (field: RecordScan.Field, end: Int)? {
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
    place = unsafe plainEnd(bytes, place)
    // Text behind the closing quote keeps the quote in between, to be taken out with the others.
    let hasTail = place > closing + 1
    let field = RecordScan.Field(
      start: first + 1,
      end: hasTail ? place : closing,
      needsUnquoting: hasQuotes || hasTail
    )
    return (field, place)
  }
}
