/// What a cell of a code column says, and by what it is compared.
package struct LedgerCode: Sendable, Hashable {
  /// As it was written first, without blanks at its ends.
  package var text: String
  /// What two spellings of one code have in common: `2` for `2`, `02`, `０２`, `02 総務費` and `2款`.
  package var key: String

  package init(_ text: String, isText: Bool) {
    self.text = text.trimmed
    key = isText ? text.normalizedForMatching : Self.number(in: text.normalizedForMatching)
  }

  /// Whether nothing is written.
  package var isBlank: Bool { key.isEmpty }

  /// The code at the start of a text, its numbers without zeros before them; a text without one is its
  /// own code.
  private static func number(in text: String) -> String {
    var result = ""
    var digits = ""
    var hasDigit = false
    func flush() {
      let significant = digits.drop { $0 == "0" }
      result += digits.isEmpty || !significant.isEmpty ? String(significant) : "0"
      digits = ""
    }
    for scalar in text.unicodeScalars {
      guard scalar.isASCII, scalar.properties.isAlphabetic || isInner(scalar) else { break }
      if ("0"..."9").contains(scalar) {
        digits.unicodeScalars.append(scalar)
        hasDigit = true
      } else {
        flush()
        result.unicodeScalars.append(scalar)
      }
    }
    flush()
    while let last = result.last, "-._/".contains(last) { result.removeLast() }
    return hasDigit ? result : text
  }

  private static func isInner(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || "-._/".unicodeScalars.contains(scalar)
  }
}
