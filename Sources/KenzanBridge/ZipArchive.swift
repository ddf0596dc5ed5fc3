private import CLibDeflate

/// The bounds of an archive, each counted as really inflated, never as stated in the file.
package struct ZipLimits: Sendable {
  package var entries: Int
  package var partBytes: Int
  package var packageBytes: Int
  /// How many bytes may come out of one of the archive, counted once more than `freeBytes` came out.
  package var ratio: Int
  package var freeBytes: Int

  package init(entries: Int, partBytes: Int, packageBytes: Int, ratio: Int, freeBytes: Int) {
    self.entries = entries
    self.partBytes = partBytes
    self.packageBytes = packageBytes
    self.ratio = ratio
    self.freeBytes = freeBytes
  }
}

/// A zip archive in memory: its part names, and any part inflated within bounds.
///
/// Nothing is ever written, so no name in the archive can lead to a file.
@safe
package final class ZipArchive {
  /// One entry of the directory.
  package struct Part: Sendable {
    /// The name as stored, without a leading slash.
    package let name: String
    /// The stated size, to which the part inflates or is refused.
    package let statedBytes: Int
    fileprivate let index: Int
  }

  /// The entries in the order of the directory, folders left out.
  package let parts: [Part]
  private let bytes: [UInt8]
  private let entries: [ZipDirectory.Entry]
  private let limits: ZipLimits
  private var inflater: OpaquePointer?
  private var inflatedBytes = 0

  /// Opens an archive.
  package init(_ bytes: [UInt8], limits: ZipLimits) throws(ZipError) {
    self.bytes = bytes
    self.limits = limits
    entries = try ZipDirectory(bytes, maximumEntries: limits.entries).entries
    parts = entries.enumerated().compactMap { index, entry in
      guard !entry.name.hasSuffix("/") else { return nil }
      let name = entry.name.hasPrefix("/") ? String(entry.name.dropFirst()) : entry.name
      return Part(name: name, statedBytes: entry.size, index: index)
    }
    unsafe inflater = nil
  }

  deinit {
    unsafe libdeflate_free_decompressor(inflater)
  }

  /// Inflates a part, verifying its size and its checksum; one that has more bytes than `maximum` is
  /// refused.
  ///
  /// The corresponding C functions are `libdeflate_deflate_decompress_ex` and `libdeflate_crc32`.
  package func inflate(_ part: Part, maximum: Int = .max) throws(ZipError) -> [UInt8] {
    let entry = entries[part.index]
    guard !entry.isEncrypted else { throw ZipError(.encrypted, part: part.name) }
    try check(entry, of: part, maximum: maximum)
    // What turns out to be damaged was work, too.
    inflatedBytes += entry.size
    let content: [UInt8]
    switch entry.method {
    case 0:
      guard entry.content.count == entry.size else {
        throw ZipError(.inconsistent, part: part.name)
      }
      content = Array(bytes[entry.content])
    case 8: content = try inflate(entry, of: part)
    default: throw ZipError(.unsupported, part: part.name)
    }
    let checksum = unsafe content.withUnsafeBytes {
      unsafe libdeflate_crc32(0, $0.baseAddress, $0.count)
    }
    guard checksum == entry.checksum else { throw ZipError(.checksum, part: part.name) }
    return content
  }

  /// A part to be inflated piece by piece; `nil` for one that is not compressed.
  package func source(of part: Part) throws(ZipError) -> ZipPartSource? {
    let entry = entries[part.index]
    guard entry.method == 8, !entry.isEncrypted else { return nil }
    try check(entry, of: part, maximum: .max)
    return ZipPartSource(
      name: part.name,
      archive: bytes,
      content: entry.content,
      size: entry.size,
      checksum: entry.checksum
    )
  }

  /// Counts a part that was inflated piece by piece against the bound of all parts.
  package func count(_ source: ZipPartSource) { inflatedBytes += source.size }

  /// Compares the stated size with the bounds: a part that turns out to have another size is refused.
  private func check(
    _ entry: ZipDirectory.Entry,
    of part: Part,
    maximum: Int
  ) throws(ZipError) {
    let limit = min(limits.partBytes, maximum)
    guard entry.size <= limit else { throw ZipError(.partTooLarge(limit: limit), part: part.name) }
    guard inflatedBytes + entry.size <= limits.packageBytes else {
      throw ZipError(.packageTooLarge(limit: limits.packageBytes), part: part.name)
    }
    let whole = inflatedBytes + entry.size
    if whole > limits.freeBytes, whole / limits.ratio > bytes.count {
      throw ZipError(.bomb(ratio: limits.ratio), part: part.name)
    }
    // Deflate makes at most 1,032 bytes of one, so nothing is allocated by a size that lies.
    guard entry.size / 1_032 <= entry.content.count else {
      throw ZipError(.inconsistent, part: part.name)
    }
  }

  private func inflate(_ entry: ZipDirectory.Entry, of part: Part) throws(ZipError) -> [UInt8] {
    if unsafe inflater == nil { unsafe inflater = libdeflate_alloc_decompressor() }
    guard let inflater = unsafe inflater else { throw ZipError(.outOfMemory) }
    var taken = 0
    var made = 0
    var result = LIBDEFLATE_BAD_DATA
    let content = unsafe [UInt8](unsafeUninitializedCapacity: entry.size) { room, count in
      unsafe bytes.withUnsafeBytes { all in
        let input = unsafe UnsafeRawBufferPointer(rebasing: all[entry.content])
        unsafe result = libdeflate_deflate_decompress_ex(
          inflater,
          input.baseAddress,
          input.count,
          room.baseAddress,
          entry.size,
          &taken,
          &made
        )
      }
      count = result == LIBDEFLATE_SUCCESS ? made : 0
    }
    guard result == LIBDEFLATE_SUCCESS, made == entry.size, taken == entry.content.count else {
      throw ZipError(.inconsistent, part: part.name)
    }
    return content
  }
}
