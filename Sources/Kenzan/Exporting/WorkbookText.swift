/// Texts as a workbook can hold them.
package enum WorkbookText {
  /// The most that one cell holds, in UTF-16 units.
  package static let maximumLength = 32_767

  /// A cell's text: `_x0041_` would be read as `A`, so its first `_` is escaped.
  ///
  /// libxlsxwriter escapes control characters itself, but ends the text at a NUL.
  package static func escaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return withoutForbidden(text) }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for index in bytes.indices {
      if isEscape(bytes, at: index) { result.append(contentsOf: Array("_x005F".utf8)) }
      result.append(bytes[index])
    }
    return withoutForbidden(String(decoding: result, as: UTF8.self))
  }

  /// A text outside cells, where control characters would break the file: they become spaces.
  package static func plain(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(scalar.value < 0x20 && scalar != "\n" && scalar != "\t" ? " " : scalar)
    }
    return withoutForbidden(String(scalars))
  }

  /// The beginning of a text, within a length in UTF-16 units; cut at whole characters, with `…`.
  package static func shortened(_ text: String, to length: Int) -> String {
    guard text.utf16.count > length else { return text }
    var kept = ""
    var count = 0
    for character in text {
      count += character.utf16.count
      guard count < length else { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// Whether `_xHHHH_` begins here.
  private static func isEscape(_ bytes: [UInt8], at index: Int) -> Bool {
    guard bytes[index] == UInt8(ascii: "_"), index + 6 < bytes.count,
      bytes[index + 1] == UInt8(ascii: "x"), bytes[index + 6] == UInt8(ascii: "_")
    else { return false }
    return bytes[(index + 2)..<(index + 6)].allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
        UInt8(ascii: "A")...UInt8(ascii: "F"):
        true
      default: false
      }
    }
  }

  /// Without what no XML document may hold.
  private static func withoutForbidden(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isForbidden) else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(isForbidden(scalar) ? "\u{FFFD}" : scalar) }
    return String(scalars)
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0 || scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }
}
