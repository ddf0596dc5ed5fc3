/// Keeps a spreadsheet from running a text as a formula when it opens a CSV.
enum CSVFormulaGuard {
  /// The text, with an apostrophe in front if a spreadsheet would run it.
  ///
  /// What is a signed figure or a mark for "nothing" (`−5`, `+10%`, `－`, `△`) is data and stays.
  static func harmless(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, isStart(first), !isData(text) else { return text }
    return "'" + text
  }

  /// The text as it was before.
  static func unquoted(_ text: String) -> String {
    let rest = text.dropFirst()
    guard text.first == "'", let first = rest.unicodeScalars.first, isStart(first) else {
      return text
    }
    return String(rest)
  }

  /// The wide forms count as well: a Japanese Excel takes them for the narrow ones.
  private static func isStart(_ scalar: Unicode.Scalar) -> Bool {
    "=+-@＝＋－＠\t\r\n".unicodeScalars.contains(scalar)
  }

  private static func isData(_ text: String) -> Bool {
    TidyFigure.isFigure(text) || TidyFigure.isPlaceholder(text)
  }
}
