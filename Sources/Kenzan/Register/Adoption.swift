/// Which version of a sheet counts, as the column 採用 says: a SHA-256 or its beginning, and where a file
/// holds several versions the worksheet behind it: `1f3a9c02 Sheet2`.
package struct Adoption: Sendable, Hashable {
  /// As it is written.
  package let text: String
  private let digest: String
  private let sheet: String

  /// `nil` for a blank cell.
  package init?(_ text: String) {
    let parts = text.trimmed.split(maxSplits: 1) { $0.isWhitespace || $0 == "!" || $0 == "！" }
    guard let first = parts.first else { return nil }
    self.text = text.trimmed
    digest = String(first).normalizedForMatching.lowercased()
    sheet = parts.count > 1 ? String(parts[1]).normalizedForMatching : ""
  }

  /// Whether it means a worksheet of a file.
  ///
  /// Excel takes a beginning of nothing but digits for a number and drops its zeros in front.
  func means(_ sha256: String, sheet name: String) -> Bool {
    let isDigest =
      sha256.hasPrefix(digest) || digest.isWhole && sha256.drop { $0 == "0" }.hasPrefix(digest)
    return isDigest && (sheet.isEmpty || sheet == name.normalizedForMatching)
  }

  /// What a person writes to adopt a file.
  static func beginning(of sha256: String?) -> String { String((sha256 ?? "").prefix(8)) }
}

extension String {
  /// Whether it is a whole number in digits.
  fileprivate var isWhole: Bool {
    !isEmpty && utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
