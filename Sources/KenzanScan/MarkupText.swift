/// The lexical rules of the XML that `MarkupScan` understands.
enum MarkupText {
  /// Where the content begins, behind an XML declaration that changes nothing; `nil` for any other.
  static func start(of bytes: [UInt8]) -> Int? {
    guard bytes.first == UInt8(ascii: "<") else { return nil }
    guard bytes.count > 1, bytes[1] == UInt8(ascii: "?") else { return 0 }
    guard let end = bytes.prefix(200).firstIndex(of: UInt8(ascii: ">")), end > 6,
      bytes[end - 1] == UInt8(ascii: "?")
    else { return nil }
    var words = bytes[2..<end - 1].split(separator: 0x20)[...].map { word in
      String(
        decoding: word.map { $0 == UInt8(ascii: "'") ? UInt8(ascii: "\"") : $0 },
        as: UTF8.self
      )
    }[...]
    guard words.popFirst() == "xml", words.popFirst() == "version=\"1.0\"" else { return nil }
    if let word = words.first, ["encoding=\"UTF-8\"", "encoding=\"utf-8\""].contains(word) {
      words.removeFirst()
    }
    if let word = words.first, ["standalone=\"yes\"", "standalone=\"no\""].contains(word) {
      words.removeFirst()
    }
    return words.isEmpty ? end + 1 : nil
  }

  /// Whether the bytes are UTF-8 of characters that XML allows, without a carriage return from the root
  /// element on, which a parser would have to turn into a line feed.
  static func isPlain(_ bytes: [UInt8], from start: Int) -> Bool {
    var place = start
    while place < bytes.count, isSpace(bytes[place]) { place += 1 }
    return unsafe bytes.withUnsafeBytes { all in
      unsafe isPlain(UnsafeRawBufferPointer(rebasing: all[place...]))
    }
  }

  /// Whether the bytes are UTF-8 of characters that XML allows, other than carriage returns.
  static func isPlain(_ rest: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    while index < rest.count {
      // Eight bytes of printable ASCII at a time.
      if index + 8 <= rest.count {
        let word = unsafe rest.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let isBelowSpace = (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080
        if word & 0x8080_8080_8080_8080 == 0, isBelowSpace == 0 {
          index += 8
          continue
        }
      }
      let byte = unsafe rest[index]
      if byte < 0x80 {
        guard byte >= 0x20 || byte == 0x0A || byte == 0x09 else { return false }
        index += 1
      } else {
        let width = unsafe scalarWidth(rest, index)
        guard width > 0 else { return false }
        index += width
      }
    }
    return true
  }

  /// How many bytes the scalar at a place takes; 0 where there is none that XML allows.
  private static func scalarWidth(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> Int {
    let first = unsafe UInt32(bytes[index])
    // Nearly all Japanese: three bytes of which no combination is forbidden.
    if first >= 0xE1, first <= 0xEC, index + 3 <= bytes.count {
      return unsafe bytes[index + 1] & 0xC0 == 0x80 && bytes[index + 2] & 0xC0 == 0x80 ? 3 : 0
    }
    let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard first >= 0xC2, first < 0xF5, index + width <= bytes.count else { return 0 }
    var value = first & (0xFF >> UInt32(width + 1))
    for offset in 1..<width {
      let byte = unsafe UInt32(bytes[index + offset])
      guard byte & 0xC0 == 0x80 else { return 0 }
      value = value << 6 | byte & 0x3F
    }
    let isShortest = value >= (width == 2 ? 0x80 : width == 3 ? 0x800 : 0x1_0000)
    let isSurrogate = (0xD800...0xDFFF).contains(value)
    guard isShortest, !isSurrogate, value != 0xFFFE, value != 0xFFFF, value <= 0x10_FFFF else {
      return 0
    }
    return width
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// Reads a name of ASCII letters with at most one prefix.
  static func name(
    in bytes: [UInt8],
    at place: inout Int
  ) -> (prefix: MarkupScan.Part, local: MarkupScan.Part)? {
    guard let first = word(in: bytes, at: &place) else { return nil }
    guard place < bytes.count, bytes[place] == UInt8(ascii: ":") else {
      return (MarkupScan.Part(start: first.start, end: first.start), first)
    }
    place += 1
    return word(in: bytes, at: &place).map { (first, $0) }
  }

  private static func word(in bytes: [UInt8], at place: inout Int) -> MarkupScan.Part? {
    let start = place
    while place < bytes.count {
      let byte = bytes[place]
      let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == 0x5F
      let isInner = (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
      guard isLetter || isInner && place > start else { break }
      place += 1
    }
    return place > start ? MarkupScan.Part(start: start, end: place) : nil
  }

  /// The text up to the next tag; `nil` where a parser is needed for it.
  static func text(in bytes: [UInt8], at start: Int) -> MarkupScan.Part? {
    var text = MarkupScan.Part(start: start, end: start)
    while text.end < bytes.count, case let byte = bytes[text.end], byte != UInt8(ascii: "<") {
      if byte == UInt8(ascii: "&") {
        text.hasReferences = true
      } else if byte == UInt8(ascii: ">"), text.end - start >= 2 {
        // The end of a section may not stand in a text.
        let close = UInt8(ascii: "]")
        guard bytes[text.end - 1] != close || bytes[text.end - 2] != close else { return nil }
      }
      text.end += 1
    }
    guard !text.hasReferences || areReferences(in: bytes, start, text.end) else { return nil }
    return text
  }

  /// Whether a namespace is of the usual kinds: a parser refuses what is no address.
  static func isNamespace(_ uri: String) -> Bool {
    let scheme = ["http://", "https://", "urn:"].first { uri.hasPrefix($0) }
    guard let scheme else { return false }
    let rest = uri.utf8.dropFirst(scheme.utf8.count)
    let isInner: (UInt8) -> Bool = { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E || byte == 0x5F
        || byte == (scheme == "urn:" ? UInt8(ascii: ":") : UInt8(ascii: "/"))
    }
    return !rest.isEmpty && rest.allSatisfy(isInner)
  }

  // MARK: - References

  /// The character of a reference and its end; `nil` for one that is not understood.
  static func reference(in bytes: [UInt8], at start: Int, end: Int) -> (Unicode.Scalar, Int)? {
    guard let close = bytes[start..<min(end, start + 12)].firstIndex(of: UInt8(ascii: ";")) else {
      return nil
    }
    let name = String(decoding: bytes[start + 1..<close], as: UTF8.self)
    switch name {
    case "amp": return ("&", close + 1)
    case "lt": return ("<", close + 1)
    case "gt": return (">", close + 1)
    case "quot": return ("\"", close + 1)
    case "apos": return ("'", close + 1)
    default: break
    }
    guard name.hasPrefix("#") else { return nil }
    let isHexadecimal = name.hasPrefix("#x")
    let digits = name.utf8.dropFirst(isHexadecimal ? 2 : 1)
    guard !digits.isEmpty, digits.allSatisfy({ isDigit($0, isHexadecimal) }),
      let value = UInt32(Substring(digits), radix: isHexadecimal ? 16 : 10),
      value >= 0x20 || value == 9 || value == 10 || value == 13,
      value != 0xFFFE, value != 0xFFFF, let scalar = Unicode.Scalar(value)
    else { return nil }
    return (scalar, close + 1)
  }

  private static func isDigit(_ byte: UInt8, _ isHexadecimal: Bool) -> Bool {
    (0x30...0x39).contains(byte)
      || isHexadecimal && (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }

  static func areReferences(in bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    for offset in start..<end where bytes[offset] == UInt8(ascii: "&") {
      guard reference(in: bytes, at: offset, end: end) != nil else { return false }
    }
    return true
  }

  /// Appends bytes with their references replaced.
  static func append(
    _ bytes: [UInt8],
    _ start: Int,
    _ end: Int,
    _ hasReferences: Bool,
    to result: inout [UInt8]
  ) {
    guard hasReferences else {
      result.append(contentsOf: bytes[start..<end])
      return
    }
    var copied = start
    for place in start..<end where place >= copied && bytes[place] == UInt8(ascii: "&") {
      guard let (scalar, next) = reference(in: bytes, at: place, end: end) else { continue }
      result.append(contentsOf: bytes[copied..<place])
      result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      copied = next
    }
    result.append(contentsOf: bytes[copied..<end])
  }
}
