/// The bytes of a document as UTF-8, whatever of the encodings every parser must read it is in.
enum XMLStreamEncoding {
  /// Turns UTF-16 into UTF-8, and refuses what states another encoding; says where the document begins,
  /// behind a byte order mark.
  static func utf8(_ bytes: [UInt8]) throws(XMLStreamError) -> (bytes: [UInt8], start: Int) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      try check(bytes[3...], accepting: ["UTF-8", "UTF8"])
      return (bytes, 3)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0x3C, 0x00]) {
      return (try utf16(bytes, bigEndian: false), 0)
    }
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0x00, 0x3C]) {
      return (try utf16(bytes, bigEndian: true), 0)
    }
    try check(bytes[...], accepting: ["UTF-8", "UTF8", "US-ASCII", "ASCII"])
    return (bytes, 0)
  }

  /// The longest document in UTF-16, which has to be held in both encodings; no program writes any.
  private static let maximumUTF16 = 64 << 20

  private static func utf16(_ bytes: [UInt8], bigEndian: Bool) throws(XMLStreamError) -> [UInt8] {
    guard bytes.count <= maximumUTF16 else { throw XMLStreamError(.encoding, line: 1) }
    let text: [UInt8]
    do throws(TextDecodingError) { text = try decodeUTF16(bytes, bigEndian: bigEndian) } catch {
      throw XMLStreamError(.encoding, line: 1)
    }
    try check(text[...], accepting: ["UTF-16", "UTF-16LE", "UTF-16BE"])
    return text
  }

  /// A document without a declaration may be in any encoding its bytes show it to be in.
  private static func check(
    _ bytes: ArraySlice<UInt8>,
    accepting names: [String]
  ) throws(XMLStreamError) {
    // UCS-4 and EBCDIC, which the parser would find out by itself and read with a converter.
    guard !bytes.prefix(4).contains(0), !bytes.starts(with: [0x4C, 0x6F, 0xA7, 0x94]) else {
      throw XMLStreamError(.encoding, line: 1)
    }
    guard let stated = statedEncoding(bytes), !names.contains(stated.uppercased()) else { return }
    throw XMLStreamError(.encoding, line: 1)
  }

  private static func statedEncoding(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.starts(with: Array("<?xml".utf8)),
      let end = bytes.prefix(1024).firstIndex(of: UInt8(ascii: ">"))
    else { return nil }
    let declaration = bytes[..<end]
    let word = Array("encoding".utf8)
    let name = declaration.indices.first { declaration[$0...].starts(with: word) }
    guard let name else { return nil }
    let rest = declaration[(name + word.count)...]
    let opening = rest.firstIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    guard let opening else { return nil }
    let value = rest[(opening + 1)...]
    return value.firstIndex(of: rest[opening]).map {
      String(decoding: value[..<$0], as: UTF8.self)
    }
  }
}
