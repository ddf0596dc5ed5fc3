/// What Excel accepts as a defined name; libxlsxwriter accepts more.
package enum WorkbookNames {
  /// libxlsxwriter keeps a sheet's prefix and name, and a formula, in 127 bytes and cuts the rest off.
  package static let maximumBytes = 127

  /// Whether the text is a name of the workbook or of a sheet.
  package static func isName(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first, text.utf16.count <= 255,
      isLetter(first) || first == "_" || first == "\\",
      scalars.dropFirst().allSatisfy({
        isLetter($0) || isDigit($0) || "._?\\".unicodeScalars.contains($0)
      })
    else { return false }
    return !looksLikeReference(text)
  }

  /// `A1`, `R1C1`, `R`, `C`, and what Excel reads as one of these when a point follows.
  private static func looksLikeReference(_ text: String) -> Bool {
    let upper = text.uppercased()
    if ["R", "C", "TRUE", "FALSE"].contains(upper) || CellReference(upper) != nil { return true }
    guard let head = upper.split(separator: ".", omittingEmptySubsequences: false).first
    else { return false }
    return isRowColumn(head)
  }

  /// `R6`, `C1`, `R1C1`, `RC`.
  private static func isRowColumn(_ text: Substring) -> Bool {
    var rest = text.utf8[...]
    var matched = false
    for letter in [UInt8(ascii: "R"), UInt8(ascii: "C")] where rest.first == letter {
      matched = true
      rest = rest.dropFirst().drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
    return matched && rest.isEmpty
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType != nil
  }
}
