/// The formulas of schemas and of worksheets, written as in Excel.
package enum Formula {
  /// The most characters a formula may have, as in Excel.
  package static let maximumLength = 8_192
  /// How deeply parentheses and calls may be nested, as in Excel.
  package static let maximumNesting = 64
  /// How deep the tree of a formula may be; a sum of that many operands is better a `SUM`.
  package static let maximumDepth = 256

  /// Reads a formula of a schema; names stay names, to be resolved by whoever knows the fields.
  ///
  /// Besides Excel's own signs `≤ ≥ ≠ × ÷` and full-width signs and digits are understood.
  package static func parse(_ text: String) throws(FormulaError) -> Expression<NameToken> {
    let tokens = try FormulaLexer(text, dialect: .schema).tokens()
    var parser = FormulaParser<NameToken>(tokens: tokens, dialect: .schema) { token in
      guard case .name(let name) = token.kind else { return nil }
      return NameToken(text: name, offset: token.offset)
    }
    return try parser.parse()
  }

  /// Reads a formula found in a worksheet, with or without the leading `=`.
  package static func parseCellFormula(_ text: String) throws(FormulaError) -> Expression<CellLeaf>
  {
    let tokens = try FormulaLexer(text, dialect: .worksheet).tokens()
    var parser = FormulaParser<CellLeaf>(tokens: tokens, dialect: .worksheet) { token in
      switch token.kind {
      case .cells(let sheet, let range): .cells(sheet: sheet, range)
      case .name(let name): .name(name)
      default: nil
      }
    }
    return try parser.parse()
  }
}
