/// The directory of a zip archive, read by hand (APPNOTE 6.3.10, sections 4.3 to 4.5).
///
/// Programs differ in which of two contradicting records they believe, so an archive that contradicts itself
/// is none: every entry is compared with its local header, and no two may share a byte.
struct ZipDirectory {
  /// One entry, as the directory and its local header both describe it.
  struct Entry {
    /// The name as stored; one that is no UTF-8 byte by byte, which no part of a workbook needs.
    var name: String
    var method: Int
    var isEncrypted: Bool
    var checksum: UInt32
    /// Where its compressed bytes stand.
    var content: Range<Int>
    /// The size that it inflates to, as stated.
    var size: Int
  }

  private(set) var entries: [Entry] = []
  private let bytes: ByteReader

  /// Reads the directory of an archive with at most so many entries.
  init(_ all: [UInt8], maximumEntries: Int) throws(ZipError) {
    bytes = ByteReader(all)
    guard let end = EndRecord(bytes) else {
      throw ZipError(Self.beginsLikeAZip(bytes) ? .truncated : .notAZip)
    }
    guard end.entries <= maximumEntries else {
      throw ZipError(.tooManyEntries(limit: maximumEntries))
    }
    guard end.isOneDisk else { throw ZipError(.unsupported) }
    guard end.isOnly else { throw ZipError(.inconsistent) }
    var place = end.directory
    var headers: [(entry: Entry, header: Int)] = []
    for _ in 0..<end.entries {
      guard let found = try entry(at: &place, before: end.start) else {
        throw ZipError(.inconsistent)
      }
      headers.append(found)
    }
    // A directory with more entries than it says hides some from one reader or the other, and one that does
    // not reach to its end record is another archive's for programs that look for it in front of the record.
    guard place == end.directory + end.directoryBytes, place == end.start else {
      throw ZipError(.inconsistent)
    }
    try checkOverlaps(headers, before: end.directory)
    entries = headers.map(\.entry)
  }

  /// Whether the first bytes are those of a local header or of an empty archive.
  private static func beginsLikeAZip(_ bytes: ByteReader) -> Bool {
    bytes.hasSignature(3, 4, at: 0) || bytes.hasSignature(5, 6, at: 0)
  }

  // MARK: - Entries

  private func entry(
    at place: inout Int,
    before end: Int
  ) throws(ZipError) -> (entry: Entry, header: Int)? {
    guard bytes.hasSignature(1, 2, at: place), place <= end - 46 else { return nil }
    let flags = bytes.number(at: place + 8, 2)
    let (nameBytes, extraBytes) = (bytes.number(at: place + 28, 2), bytes.number(at: place + 30, 2))
    let extra = place + 46 + nameBytes
    let next = extra + extraBytes + bytes.number(at: place + 32, 2)
    guard next <= end else { return nil }
    var sizes = Sizes(
      full: bytes.number(at: place + 24, 4),
      compressed: bytes.number(at: place + 20, 4),
      offset: bytes.number(at: place + 42, 4)
    )
    guard sizes.extend(bytes, extra..<extra + extraBytes) else { return nil }
    let name = bytes.text(place + 46..<extra)
    let stored = Stored(
      name: place + 46..<extra,
      method: bytes.number(at: place + 10, 2),
      flags: flags,
      checksum: bytes.number(at: place + 16, 4),
      sizes: sizes
    )
    guard let start = content(of: stored) else { throw ZipError(.inconsistent, part: name) }
    let entry = Entry(
      name: name,
      method: stored.method,
      isEncrypted: flags & 1 == 1,
      checksum: UInt32(truncatingIfNeeded: stored.checksum),
      content: start..<start + sizes.compressed,
      size: sizes.full
    )
    place = next
    return (entry, sizes.offset)
  }

  /// What both headers say of one entry.
  private struct Stored {
    var name: Range<Int>
    var method: Int
    var flags: Int
    var checksum: Int
    var sizes: Sizes
  }

  /// Where the content of an entry begins; `nil` where its local header is none or says something else.
  private func content(of entry: Stored) -> Int? {
    let header = entry.sizes.offset
    guard bytes.hasSignature(3, 4, at: header), header <= bytes.count - 30 else { return nil }
    let flags = bytes.number(at: header + 6, 2)
    let nameBytes = bytes.number(at: header + 26, 2)
    let extra = header + 30 + nameBytes
    let start = extra + bytes.number(at: header + 28, 2)
    guard start <= bytes.count - entry.sizes.compressed, nameBytes == entry.name.count,
      bytes.number(at: header + 8, 2) == entry.method,
      // Encrypted, and with a descriptor behind the content.
      (flags ^ entry.flags) & 0b1001 == 0,
      bytes.areEqual(header + 30, entry.name.lowerBound, count: nameBytes)
    else { return nil }
    var sizes = Sizes(
      full: bytes.number(at: header + 22, 4),
      compressed: bytes.number(at: header + 18, 4),
      offset: 0
    )
    guard sizes.extend(bytes, extra..<start) else { return nil }
    // With a descriptor the header was written before all of it was known: what was not is zero.
    let mayBeLeftOpen = flags & 0b1000 != 0
    let agrees = [
      (sizes.full, entry.sizes.full), (sizes.compressed, entry.sizes.compressed),
      (bytes.number(at: header + 14, 4), entry.checksum),
    ].allSatisfy { local, stated in local == stated || mayBeLeftOpen && local == 0 }
    return agrees ? start : nil
  }

  private func checkOverlaps(
    _ headers: [(entry: Entry, header: Int)],
    before directory: Int
  ) throws(ZipError) {
    var end = 0
    for (entry, header) in headers.sorted(by: { $0.header < $1.header }) {
      guard header >= end, entry.content.upperBound <= directory else {
        throw ZipError(.inconsistent, part: entry.name)
      }
      end = entry.content.upperBound
    }
  }
}

/// The sizes of an entry, which a zip64 field extends where they do not fit.
private struct Sizes {
  var full: Int
  var compressed: Int
  var offset: Int

  /// Takes what the fields of an entry say; false where one is cut off or a size is missing.
  mutating func extend(_ bytes: ByteReader, _ fields: Range<Int>) -> Bool {
    var place = fields.lowerBound
    while place <= fields.upperBound - 4 {
      let id = bytes.number(at: place, 2)
      let end = place + 4 + bytes.number(at: place + 2, 2)
      guard end <= fields.upperBound else { return false }
      if id == 1 { return take(bytes, place + 4..<end) }
      place = end
    }
    return true
  }

  private mutating func take(_ bytes: ByteReader, _ field: Range<Int>) -> Bool {
    var place = field.lowerBound
    for path in [\Sizes.full, \Sizes.compressed, \Sizes.offset]
    where self[keyPath: path] == 0xFFFF_FFFF {
      guard place <= field.upperBound - 8 else { return false }
      self[keyPath: path] = bytes.number(at: place, 8)
      place += 8
    }
    return true
  }
}

/// The record at the end of an archive that says where its directory is.
private struct EndRecord {
  let directory: Int
  let directoryBytes: Int
  let entries: Int
  let isOneDisk: Bool
  /// Whether no other record could be taken for the end of this file.
  let isOnly: Bool
  /// Where it begins, the zip64 record before it included.
  let start: Int

  private static let size = 22

  /// Looks for the record whose comment reaches to the end of the file; else for the last one, behind
  /// which some servers append bytes.
  init?(_ bytes: ByteReader) {
    let records = Self.places(bytes)
    let reaching = records.filter { $0 + Self.size + bytes.number(at: $0 + 20, 2) == bytes.count }
    guard let record = reaching.first ?? records.first else { return nil }
    // Some programs take the last one, whatever its comment, and some the first whose comment fits.
    isOnly = record == records.first && reaching.count <= 1
    var numbers = (
      disk: bytes.number(at: record + 4, 2) + bytes.number(at: record + 6, 2),
      here: bytes.number(at: record + 8, 2), entries: bytes.number(at: record + 10, 2),
      bytes: bytes.number(at: record + 12, 4), offset: bytes.number(at: record + 16, 4)
    )
    var start = record
    let stated = numbers
    let locator = record - 20
    if locator >= 0, bytes.hasSignature(6, 7, at: locator) {
      let place = bytes.number(at: locator + 8, 8)
      guard place <= locator - 56, bytes.hasSignature(6, 6, at: place),
        place + 12 + bytes.number(at: place + 4, 8) == locator
      else { return nil }
      start = place
      numbers = (
        disk: bytes.number(at: place + 16, 4) + bytes.number(at: place + 20, 4),
        here: bytes.number(at: place + 24, 8), entries: bytes.number(at: place + 32, 8),
        bytes: bytes.number(at: place + 40, 8), offset: bytes.number(at: place + 48, 8)
      )
    }
    // What does not fit the small record stands as its largest number there.
    guard numbers.offset <= start, numbers.bytes <= start - numbers.offset,
      stated.entries == numbers.entries || stated.entries == 0xFFFF,
      stated.bytes == numbers.bytes || stated.bytes == 0xFFFF_FFFF,
      stated.offset == numbers.offset || stated.offset == 0xFFFF_FFFF
    else { return nil }
    directory = numbers.offset
    directoryBytes = numbers.bytes
    entries = numbers.entries
    isOneDisk = numbers.disk == 0 && numbers.here == numbers.entries
    self.start = start
  }

  /// Where records may begin, from the end of the file as far as the longest comment reaches.
  private static func places(_ bytes: ByteReader) -> [Int] {
    let last = bytes.count - size
    guard last >= 0 else { return [] }
    return stride(from: last, through: max(0, last - 0xFFFF), by: -1).filter {
      bytes.hasSignature(5, 6, at: $0)
    }
  }
}

/// Little-endian numbers and texts at places of a file, none of which can lie outside.
private struct ByteReader {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var count: Int { bytes.count }

  /// A number, or one far larger than any file where it is out of range or too large.
  func number(at offset: Int, _ width: Int) -> Int {
    guard offset >= 0, offset <= bytes.count - width else { return Self.tooLarge }
    var value: UInt64 = 0
    for index in 0..<width { value |= UInt64(bytes[offset + index]) << UInt64(index * 8) }
    return value > UInt64(Self.tooLarge) ? Self.tooLarge : Int(value)
  }

  /// Sums of a few of these still are numbers.
  private static let tooLarge = 1 << 56

  func hasSignature(_ third: UInt8, _ fourth: UInt8, at offset: Int) -> Bool {
    offset >= 0 && offset <= bytes.count - 4 && bytes[offset] == UInt8(ascii: "P")
      && bytes[offset + 1] == UInt8(ascii: "K") && bytes[offset + 2] == third
      && bytes[offset + 3] == fourth
  }

  func areEqual(_ one: Int, _ other: Int, count: Int) -> Bool {
    guard one <= bytes.count - count, other <= bytes.count - count else { return false }
    return (0..<count).allSatisfy { bytes[one + $0] == bytes[other + $0] }
  }

  func text(_ range: Range<Int>) -> String {
    String(validating: bytes[range], as: UTF8.self)
      ?? String(String.UnicodeScalarView(bytes[range].map { Unicode.Scalar($0) }))
  }
}
