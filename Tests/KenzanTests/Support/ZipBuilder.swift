/// Writes zip archives of stored entries, honest or not.
struct ZipBuilder {
  struct Entry {
    var name: String
    var content: [UInt8]
    /// 0 for stored, 8 for deflated; the content stands in the archive as it is.
    var method: UInt16 = 0
    /// What both headers say instead of the truth.
    var statedSize: Int?
    var checksum: UInt32?
    /// Bit 0 says that the entry is encrypted, bit 3 that a descriptor follows.
    var flags: UInt16 = 0
    /// The name in another encoding than UTF-8.
    var nameBytes: [UInt8]?
    var descriptor: Descriptor?
    var isZip64 = false
    /// What the local header says otherwise than the directory.
    var changeLocal: (@Sendable (inout Header) -> Void)?
    /// Where its local header already stands; none is written then.
    var statedOffset: Int?

    /// Deflates the content, and stays honest.
    mutating func deflate() {
      statedSize = content.count
      checksum = ZipBuilder.checksum(content)
      method = 8
      content = ZipBuilder.deflated(content)
    }
  }

  /// What one of the two headers says of an entry.
  struct Header {
    var flags: UInt16
    var method: UInt16
    var checksum: UInt32
    var compressed: Int
    var size: Int
    var name: [UInt8]
    var extra: [UInt8] = []
  }

  /// The record behind the content of an entry that was written before its size was known.
  enum Descriptor {
    case signed, unsigned
  }

  private(set) var entries: [Entry] = []
  /// Where the archive begins in the file that it is for.
  var place = 0
  /// How many entries the end record states instead of the truth.
  var statedEntries: Int?
  var isZip64 = false
  var disk = 0
  var comment: [UInt8] = []
  /// What stands behind the end record.
  var trailer: [UInt8] = []

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
      let offset = entry.statedOffset ?? place + archive.count
      if entry.statedOffset == nil { archive += Self.local(entry) }
      var header = Self.header(of: entry)
      if entry.isZip64 {
        header.extra += Self.number(1, 2) + Self.number(24, 2) + Self.number(header.size, 8)
        header.extra += Self.number(header.compressed, 8) + Self.number(offset, 8)
        (header.size, header.compressed) = (0xFFFF_FFFF, 0xFFFF_FFFF)
      }
      directory += [0x50, 0x4B, 1, 2, 20, 0] + Self.bytes(header)
      directory += [UInt8](repeating: 0, count: 10)
      directory += Self.number(entry.isZip64 ? 0xFFFF_FFFF : offset, 4) + header.name
      directory += header.extra
    }
    return archive + directory + end(directory.count, at: place + archive.count) + trailer
  }

  /// The record at the end, with the larger one before it where the archive is zip64.
  private func end(_ directoryBytes: Int, at offset: Int) -> [UInt8] {
    let count = statedEntries ?? entries.count
    var end: [UInt8] = []
    if isZip64 {
      end += [0x50, 0x4B, 6, 6] + Self.number(44, 8) + Self.number(45, 2) + Self.number(45, 2)
      end += Self.number(disk, 4) + Self.number(disk, 4)
      end += Self.number(count, 8) + Self.number(count, 8)
      end += Self.number(directoryBytes, 8) + Self.number(offset, 8)
      end += [0x50, 0x4B, 6, 7] + Self.number(0, 4)
      end += Self.number(offset + directoryBytes, 8) + Self.number(1, 4)
    }
    end += [0x50, 0x4B, 5, 6] + Self.number(disk, 2) + Self.number(disk, 2)
    end += Self.number(isZip64 ? 0xFFFF : count, 2) + Self.number(isZip64 ? 0xFFFF : count, 2)
    end += Self.number(isZip64 ? 0xFFFF_FFFF : directoryBytes, 4)
    end += Self.number(isZip64 ? 0xFFFF_FFFF : offset, 4)
    return end + Self.number(comment.count, 2) + comment
  }

  /// The local header of an entry, its content and its descriptor.
  static func local(_ entry: Entry) -> [UInt8] {
    let stated = header(of: entry)
    var header = stated
    if entry.descriptor != nil { (header.checksum, header.size, header.compressed) = (0, 0, 0) }
    if entry.isZip64 {
      header.extra += number(1, 2) + number(16, 2) + number(header.size, 8)
      header.extra += number(header.compressed, 8)
      (header.size, header.compressed) = (0xFFFF_FFFF, 0xFFFF_FFFF)
    }
    entry.changeLocal?(&header)
    var local = [0x50, 0x4B, 3, 4] + bytes(header) + header.name + header.extra + entry.content
    guard let descriptor = entry.descriptor else { return local }
    if descriptor == .signed { local += [0x50, 0x4B, 7, 8] }
    let width = entry.isZip64 ? 8 : 4
    return local + number(Int(stated.checksum), 4) + number(stated.compressed, width)
      + number(stated.size, width)
  }

  private static func header(of entry: Entry) -> Header {
    Header(
      flags: entry.flags | (entry.descriptor == nil ? 0 : 8),
      method: entry.method,
      checksum: entry.checksum ?? checksum(entry.content),
      compressed: entry.content.count,
      size: entry.statedSize ?? entry.content.count,
      name: entry.nameBytes ?? Array(entry.name.utf8)
    )
  }

  /// What the local and the central header share.
  private static func bytes(_ header: Header) -> [UInt8] {
    number(20, 2) + number(Int(header.flags), 2) + number(Int(header.method), 2)
      + [0, 0, 0x21, 0x50] + number(Int(header.checksum), 4) + number(header.compressed, 4)
      + number(header.size, 4) + number(header.name.count, 2) + number(header.extra.count, 2)
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
    deflated([byte], run: times)
  }

  /// Bytes deflated, each as itself, the last of the first ones repeated 258 times so many times.
  static func deflated(_ before: [UInt8], run: Int = 0, _ after: [UInt8] = []) -> [UInt8] {
    var bits = BitWriter()
    bits.append(0b011, 3)  // the last block, with fixed codes (RFC 1951, 3.2.6)
    for byte in before { bits.appendLiteral(byte) }
    for _ in 0..<run {
      bits.appendCode(0b1100_0101, 8)  // length 258
      bits.appendCode(0, 5)  // distance 1
    }
    for byte in after { bits.appendLiteral(byte) }
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

    mutating func appendLiteral(_ byte: UInt8) {
      byte < 144 ? appendCode(0x30 + Int(byte), 8) : appendCode(0x190 + Int(byte) - 144, 9)
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
