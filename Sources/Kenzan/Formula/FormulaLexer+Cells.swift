/// The references of formulas found in worksheets.
extension FormulaLexer {
  /// `'シート 1'!A1`.
  mutating func quotedSheet() throws(FormulaError) -> FormulaToken.Kind {
    let start = position
    let sheet = try quoted()
    guard current == "!" else { throw FormulaError(.unsupportedReference, at: start) }
    return try cells(on: sheet, at: start)
  }

  /// `A1`, `$A$1:B3`, `Sheet1!A1`, a defined name, or the name of a function.
  mutating func cellsOrName() throws(FormulaError) -> FormulaToken.Kind {
    let start = position
    let word = takeWord()
    if current == "!" { return try cells(on: word, at: start) }
    if current == "(" { return .name(word.droppingFunctionPrefix) }
    if let first = CellReference(word) { return try range(from: first, on: nil, at: start) }
    // A whole column or row (`A:A`) is more than any form needs.
    guard current != ":", !word.unicodeScalars.contains("$") else {
      throw FormulaError(.unsupportedReference, at: start)
    }
    return .name(word)
  }

  private mutating func cells(
    on sheet: String,
    at start: Int
  ) throws(FormulaError) -> FormulaToken.Kind {
    position += 1
    // `[` names another workbook, `:` several worksheets.
    guard let first = CellReference(takeWord()), !sheet.contains("["), !sheet.contains(":") else {
      throw FormulaError(.unsupportedReference, at: start)
    }
    return try range(from: first, on: sheet, at: start)
  }

  private mutating func range(
    from first: CellReference,
    on sheet: String?,
    at start: Int
  ) throws(FormulaError) -> FormulaToken.Kind {
    guard current == ":" else { return .cells(sheet: sheet, CellRange(first, first)) }
    position += 1
    guard let last = CellReference(takeWord()) else {
      throw FormulaError(.unsupportedReference, at: start)
    }
    return .cells(sheet: sheet, CellRange(first, last))
  }

  private mutating func takeWord() -> String {
    let start = position
    while let scalar = current, startsWord(scalar) || scalar.isFormulaDigit || scalar == "." {
      position += 1
    }
    return slice(start..<position)
  }
}

extension String {
  /// Excel marks functions that are younger than the file format: `_xlfn.IFS`.
  fileprivate var droppingFunctionPrefix: String {
    for prefix in ["_xlfn._xlws.", "_xlfn."] where lowercased().hasPrefix(prefix) {
      return String(dropFirst(prefix.count))
    }
    return self
  }
}

extension Message {
  fileprivate static let unsupportedReference = Message(
    ja: "この形のセル参照は計算できません（列全体、ほかのブック、複数シートなど）。",
    en:
      "this kind of reference cannot be calculated (a whole column, another workbook, several sheets)"
  )
}
