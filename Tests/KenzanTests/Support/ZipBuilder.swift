/// Writes zip archives of stored entries, honest or not.
struct ZipBuilder {
  struct Entry {
    var name: String
    var content: [UInt8]
    /// 0 for stored, 8 for deflated; the content stands in the archive as it is.
    var method: UInt16 = 0
    /// What the directory says instead of the truth.
    var statedSize: Int?
    var checksum: UInt32?
    /// Bit 0 says that the entry is encrypted.
    var flags: UInt16 = 0
  }

  private(set) var entries: [Entry] = []
  /// How many entries the end record states instead of the truth.
  var statedEntries: Int?

  mutating func add(_ name: String, _ content: String) {
    entries.append(Entry(name: name, content: Array(content.utf8)))
  }

  mutating func add(_ entry: Entry) {
    entries.append(entry)
  }

  func build() -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = archive.count
      let header = header(of: entry)
      archive += [0x50, 0x4B, 3, 4] + header + Self.number(0, 2) + Array(entry.name.utf8)
      archive += entry.content
      directory += [0x50, 0x4B, 1, 2, 20, 0] + header + [UInt8](repeating: 0, count: 12)
      directory += Self.number(offset, 4) + Array(entry.name.utf8)
    }
    let count = Self.number(statedEntries ?? entries.count, 2)
    let end = [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count
    return archive + directory + end + Self.number(directory.count, 4)
      + Self.number(archive.count, 4) + [0, 0]
  }

  /// What the local and the central header share.
  private func header(of entry: Entry) -> [UInt8] {
    let checksum = entry.checksum ?? Self.checksum(entry.content)
    var header = Self.number(20, 2) + Self.number(Int(entry.flags), 2)
    header += Self.number(Int(entry.method), 2) + [0, 0, 0x21, 0x50]
    header += Self.number(Int(checksum), 4) + Self.number(entry.content.count, 4)
    return header + Self.number(entry.statedSize ?? entry.content.count, 4)
      + Self.number(entry.name.utf8.count, 2)
  }

  /// The CRC-32 of ISO 3309.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var checksum = UInt32.max
    for byte in bytes {
      checksum ^= UInt32(byte)
      for _ in 0..<8 {
        checksum = checksum & 1 == 1 ? checksum >> 1 ^ 0xEDB8_8320 : checksum >> 1
      }
    }
    return ~checksum
  }

  /// A deflated run of one byte, 258 at a time in 13 bits.
  static func deflatedRun(of byte: UInt8, times: Int) -> [UInt8] {
    var bits = BitWriter()
    bits.append(0b011, 3)  // the last block, with fixed codes
    bits.appendCode(0x30 + Int(byte), 8)  // literals below 144
    for _ in 0..<times {
      bits.appendCode(0b1100_0101, 8)  // length 258
      bits.appendCode(0, 5)  // distance 1
    }
    bits.appendCode(0, 7)
    return bits.bytes
  }

  /// Some bytes deflated, each as itself, with fixed codes (RFC 1951, 3.2.6).
  static func deflatedLiterals(_ content: [UInt8]) -> [UInt8] {
    var bits = BitWriter()
    bits.append(0b011, 3)
    for byte in content {
      byte < 144
        ? bits.appendCode(0x30 + Int(byte), 8) : bits.appendCode(0x190 + Int(byte) - 144, 9)
    }
    bits.appendCode(0, 7)
    return bits.bytes
  }

  private struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var count = 0

    /// Appends a number, lowest bit first.
    mutating func append(_ value: Int, _ width: Int) {
      for bit in 0..<width {
        if count.isMultiple(of: 8) { bytes.append(0) }
        if value >> bit & 1 == 1 { bytes[bytes.count - 1] |= 1 << UInt8(count % 8) }
        count += 1
      }
    }

    /// Appends a code, highest bit first.
    mutating func appendCode(_ code: Int, _ width: Int) {
      for bit in (0..<width).reversed() { append(code >> bit & 1, 1) }
    }
  }

  private static func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}
