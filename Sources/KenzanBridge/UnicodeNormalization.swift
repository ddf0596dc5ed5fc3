private import CUTF8Proc

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#elseif canImport(Darwin)
  private import Darwin
#endif

/// The text in Unicode normalization form KC (UAX #15); the text itself where memory is short.
///
/// The corresponding C function is `utf8proc_map`.
package func normalizedToCompatibilityForm(_ text: String) -> String {
  var text = text
  return text.withUTF8 { bytes in
    var result: UnsafeMutablePointer<UInt8>?
    let options = UTF8PROC_STABLE.rawValue | UTF8PROC_COMPOSE.rawValue | UTF8PROC_COMPAT.rawValue
    let length = unsafe utf8proc_map(
      bytes.baseAddress,
      bytes.count,
      &result,
      utf8proc_option_t(rawValue: options)
    )
    defer { unsafe free(result) }
    guard length >= 0, let start = unsafe result else {
      return unsafe String(decoding: bytes, as: UTF8.self)
    }
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
  }
}
