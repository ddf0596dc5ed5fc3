import KenzanBridge

/// How the texts of a schema are taken from its XML.
extension XMLElement {
  /// A text of people: lines without the blanks at their ends, no blank lines before and after.
  var displayText: String {
    var lines = text.unicodeScalars.split(
      omittingEmptySubsequences: false,
      whereSeparator: { $0 == "\n" }
    ).map { String(String.UnicodeScalarView($0)).trimmed }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// A sentence: its lines are joined as the language joins them.
  func sentence(in language: Language) -> String {
    displayText.split(separator: "\n").joined(separator: language == .ja ? "" : " ")
  }

  /// The words of an attribute.
  func words(_ attribute: String) -> [String] {
    self[attribute: attribute].map(Self.words) ?? []
  }

  /// The words of a text.
  static func words(_ text: String) -> [String] {
    text.unicodeScalars.split(whereSeparator: { $0.properties.isWhitespace })
      .map { String(String.UnicodeScalarView($0)) }
  }
}
