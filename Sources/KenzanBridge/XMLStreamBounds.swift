/// Counts depth and attributes ahead of the parser, which compares every attribute of an element
/// with every other and would spend minutes on one element with hundreds of thousands.
struct XMLStreamBounds {
  private enum State {
    case text, opened, tag, closing, bang, bangDash, comment, section, instruction
    case quoted(UInt8)
  }

  private let limits: XMLLimits
  private var state = State.text
  private var depth = 0
  private var attributes = 0
  /// The byte before, and how many times it stood there in a row.
  private var last: UInt8 = 0
  private var run = 0
  private(set) var line = 1

  init(_ limits: XMLLimits) {
    self.limits = limits
  }

  /// Goes through the bytes up to an offset and on to where no tag, comment or section is open.
  ///
  /// The end of the scan is returned: cut there, the parser never has to look for the end of something
  /// in what it was given before, which it does from the start each time. Throws where a bound is broken.
  mutating func scan(
    _ bytes: Span<UInt8>,
    from start: Int,
    beyond end: Int
  ) throws(XMLStreamError) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") { line += 1 }
      switch state {
      case .text:
        if index >= end { return index }
        if byte == UInt8(ascii: "<") { state = .opened }
      case .tag: try scanTag(byte)
      case .quoted(let quote): if byte == quote { state = .tag }
      case .closing: if byte == UInt8(ascii: ">") { self.end() }
      default: try scanOther(byte)
      }
      index += 1
    }
    return index
  }

  private mutating func scanTag(_ byte: UInt8) throws(XMLStreamError) {
    switch byte {
    case UInt8(ascii: ">"):
      if last == UInt8(ascii: "/") { end() } else { state = .text }
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      state = .quoted(byte)
    case UInt8(ascii: "="):
      attributes += 1
      guard attributes <= limits.attributes else {
        throw XMLStreamError(.tooManyAttributes(limit: limits.attributes), line: line)
      }
    default: break
    }
    last = byte
  }

  private mutating func scanOther(_ byte: UInt8) throws(XMLStreamError) {
    switch state {
    case .opened: try scanOpening(byte)
    case .bang:
      switch byte {
      case UInt8(ascii: "-"): state = .bangDash
      case UInt8(ascii: "["): enter(.section)
      default: throw XMLStreamError(.documentType, line: line)
      }
    case .bangDash: enter(.comment)
    case .comment: leave(after: UInt8(ascii: "-"), times: 2, byte)
    case .section: leave(after: UInt8(ascii: "]"), times: 2, byte)
    case .instruction: leave(after: UInt8(ascii: "?"), times: 1, byte)
    default: break
    }
  }

  private mutating func scanOpening(_ byte: UInt8) throws(XMLStreamError) {
    switch byte {
    case UInt8(ascii: "/"): state = .closing
    case UInt8(ascii: "!"): state = .bang
    case UInt8(ascii: "?"): enter(.instruction)
    default:
      state = .tag
      attributes = 0
      last = byte
      depth += 1
      guard depth <= limits.depth else {
        throw XMLStreamError(.tooDeep(limit: limits.depth), line: line)
      }
    }
  }

  private mutating func end() {
    state = .text
    depth -= 1
  }

  private mutating func enter(_ new: State) {
    state = new
    run = 0
  }

  /// Ends a comment, section or instruction at `>` after its mark.
  private mutating func leave(after mark: UInt8, times: Int, _ byte: UInt8) {
    if byte == mark {
      run += 1
    } else {
      if byte == UInt8(ascii: ">"), run >= times { state = .text }
      run = 0
    }
  }
}
