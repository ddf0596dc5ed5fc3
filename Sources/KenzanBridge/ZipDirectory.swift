/// What the end of a zip archive says about its directory, before a library is let near it.
enum ZipDirectory {
  /// The largest number of entries that any end record in the file states; `nil` without one.
  ///
  /// A file may carry several records that look like the end, and libraries differ in which they
  /// believe; so the largest number counts.
  static func statedEntries(in bytes: [UInt8]) -> Int? {
    let recordBytes = 22
    guard bytes.count >= recordBytes else { return nil }
    let last = bytes.count - recordBytes
    var found: Int?
    for offset in stride(from: last, through: max(0, last - 0xFFFF), by: -1)
    where isSignature(5, 6, at: offset, in: bytes) {
      var entries = number(at: offset + 10, width: 2, in: bytes)
      if let extended = extendedEntries(before: offset, in: bytes) { entries = extended }
      found = max(found ?? 0, entries)
    }
    return found
  }

  /// Whether the first bytes are those of a local header or of an empty archive.
  static func beginsLikeAZip(_ bytes: [UInt8]) -> Bool {
    isSignature(3, 4, at: 0, in: bytes) || isSignature(5, 6, at: 0, in: bytes)
  }

  /// The number of entries in the zip64 end record that the locator before an end record names.
  private static func extendedEntries(before offset: Int, in bytes: [UInt8]) -> Int? {
    let locator = offset - 20
    guard locator >= 0, isSignature(6, 7, at: locator, in: bytes) else { return nil }
    let record = number(at: locator + 8, width: 8, in: bytes)
    guard record <= locator - 56, isSignature(6, 6, at: record, in: bytes) else { return nil }
    return number(at: record + 32, width: 8, in: bytes)
  }

  private static func isSignature(
    _ third: UInt8,
    _ fourth: UInt8,
    at offset: Int,
    in bytes: [UInt8]
  ) -> Bool {
    offset >= 0 && offset <= bytes.count - 4 && bytes[offset] == UInt8(ascii: "P")
      && bytes[offset + 1] == UInt8(ascii: "K") && bytes[offset + 2] == third
      && bytes[offset + 3] == fourth
  }

  /// A little-endian number, or the largest integer where it is out of range.
  private static func number(at offset: Int, width: Int, in bytes: [UInt8]) -> Int {
    guard offset >= 0, offset <= bytes.count - width else { return .max }
    var value: UInt64 = 0
    for byte in bytes[offset..<offset + width].reversed() { value = value << 8 | UInt64(byte) }
    return Int(clamping: value)
  }
}
