private import CLibZip
private import Glibc

/// The bounds of an archive, each counted as really inflated, never as stated in the file.
package struct ZipLimits: Sendable {
  package var entries: Int
  package var partBytes: Int
  package var packageBytes: Int
  /// How many bytes may come out of one, counted once more than `freeBytes` came out.
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
    /// The stated size; only good for messages.
    package let statedBytes: Int
    let compressedBytes: Int
    let index: UInt64
  }

  /// The entries in the order of the directory, folders left out.
  package let parts: [Part]
  private let limits: ZipLimits
  private let handle: OpaquePointer
  private var inflatedBytes = 0

  /// Opens an archive.
  ///
  /// The corresponding C functions are `zip_source_buffer_create` and `zip_open_from_source`.
  package init(_ bytes: [UInt8], limits: ZipLimits) throws(ZipError) {
    // libzip allocates its directory by the stated count, so the count is bounded first.
    let entries = ZipDirectory.statedEntries(in: bytes)
    guard let entries else {
      throw ZipError(ZipDirectory.beginsLikeAZip(bytes) ? .truncated : .notAZip)
    }
    guard entries <= limits.entries else {
      throw ZipError(.tooManyEntries(limit: limits.entries))
    }
    self.limits = limits
    unsafe handle = try Self.open(bytes)
    do throws(ZipError) {
      parts = unsafe try Self.list(handle, limits: limits)
    } catch {
      unsafe zip_discard(handle)
      throw error
    }
  }

  deinit {
    unsafe zip_discard(handle)
  }

  /// Inflates a part, verifying its checksum; one that has more bytes than `maximum` is refused.
  ///
  /// The corresponding C functions are `zip_fopen_index` and `zip_fread`.
  package func inflate(_ part: Part, maximum: Int = .max) throws(ZipError) -> [UInt8] {
    guard let file = unsafe zip_fopen_index(handle, part.index, 0) else {
      throw ZipError(code: unsafe zip_error_code_zip(zip_get_error(handle)), part: part.name)
    }
    defer { unsafe _ = zip_fclose(file) }
    var content: [UInt8] = []
    // The stated size is only believed as far as the file itself could hold it.
    content.reserveCapacity(min(part.statedBytes, part.compressedBytes.saturatingTimes(16)))
    var window = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe window.withUnsafeMutableBytes {
        unsafe $0.baseAddress.map { unsafe zip_fread(file, $0, 1 << 16) } ?? -1
      }
      guard count >= 0 else {
        throw ZipError(code: unsafe zip_error_code_zip(zip_file_get_error(file)), part: part.name)
      }
      guard count > 0 else { break }
      content.append(contentsOf: window[..<Int(count)])
      try check(content.count, of: part, maximum: maximum)
    }
    inflatedBytes += content.count
    return content
  }

  private func check(_ count: Int, of part: Part, maximum: Int) throws(ZipError) {
    let limit = min(limits.partBytes, maximum)
    guard count <= limit else { throw ZipError(.partTooLarge(limit: limit), part: part.name) }
    guard inflatedBytes + count <= limits.packageBytes else {
      throw ZipError(.packageTooLarge(limit: limits.packageBytes), part: part.name)
    }
    if count > limits.freeBytes, count / limits.ratio > part.compressedBytes {
      throw ZipError(.bomb(ratio: limits.ratio), part: part.name)
    }
  }

  private static func open(_ bytes: [UInt8]) throws(ZipError) -> OpaquePointer {
    var error = unsafe zip_error_t()
    unsafe zip_error_init(&error)
    defer { unsafe zip_error_fini(&error) }
    // A copy that libzip frees itself: an array gives its storage away only for one closure.
    guard let copy = unsafe malloc(max(1, bytes.count)) else { throw ZipError(.outOfMemory) }
    unsafe bytes.withUnsafeBytes { source in
      if let start = source.baseAddress { unsafe _ = memcpy(copy, start, source.count) }
    }
    guard let source = unsafe zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
      unsafe free(copy)
      throw ZipError(code: unsafe zip_error_code_zip(&error))
    }
    guard let handle = unsafe zip_open_from_source(source, ZIP_RDONLY, &error) else {
      let code = unsafe zip_error_code_zip(&error)
      unsafe zip_source_free(source)
      throw ZipError(code: code)
    }
    return unsafe handle
  }

  private static func list(
    _ handle: OpaquePointer,
    limits: ZipLimits
  ) throws(ZipError) -> [Part] {
    let count = unsafe zip_get_num_entries(handle, 0)
    guard count >= 0 else { throw ZipError(.inconsistent) }
    guard count <= limits.entries else {
      throw ZipError(.tooManyEntries(limit: limits.entries))
    }
    var parts: [Part] = []
    for index in 0..<UInt64(count) {
      var entry = unsafe zip_stat_t()
      guard unsafe zip_stat_index(handle, index, 0, &entry) == 0, let name = unsafe entry.name
      else {
        throw ZipError(code: unsafe zip_error_code_zip(zip_get_error(handle)))
      }
      let text = unsafe String(cString: name)
      guard !text.hasSuffix("/") else { continue }
      parts.append(
        Part(
          name: text.hasPrefix("/") ? String(text.dropFirst()) : text,
          statedBytes: unsafe Int(clamping: entry.size),
          compressedBytes: unsafe Int(clamping: entry.comp_size),
          index: index
        )
      )
    }
    return parts
  }
}

extension Int {
  fileprivate func saturatingTimes(_ factor: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: factor)
    return overflow ? .max : product
  }
}
