/// Writes formulas for Excel, so that a check can live in the blank form.
///
/// Excel and LibreOffice come to kenzan's verdict: what kenzan cannot verify shows nothing, and
/// binary noise decides nothing. Where a form has no such text there is none: a list column over the
/// longest formula, a code that the cell shows by another label, a tolerance that is no plain sum.
/// Two things a cell alone cannot say: numbers typed as text show nothing, where kenzan reads them,
/// and a cell crossed out by a diagonal border is like a blank one.
package struct ExcelText {
  /// The most characters of a formula, and the deepest nesting, that Excel takes.
  private static let maximumLength = 8_192
  private static let maximumNesting = 64

  private let schema: FormSchema
  private let cell: (Int) -> CellReference?

  /// Takes the form, and what tells the cell of a slot on the worksheet of the formula.
  package init(schema: FormSchema, cell: @escaping (Int) -> CellReference?) {
    self.schema = schema
    self.cell = cell
  }

  /// A check as a formula that shows ○ where it holds, exactly or within rounding, × where it
  /// fails, and nothing where it does not apply or cannot be verified.
  ///
  /// `nil` where Excel cannot hold it, and where it asks for last year's sheet.
  package func formula(for check: Check) -> String? {
    guard check.priors.isEmpty, !check.countsRows, var verdict = try? translator.verdict(of: check)
    else { return nil }
    verdict.text = "IF(\(verdict.text),\"○\",\"×\")"
    verdict.rank = ExcelPiece.primary
    var whole = verdict.sealed(otherwise: "\"\"")
    if let when = check.when {
      guard let condition = try? translator.condition(when) else { return nil }
      var outer = condition
      outer.text = "IF(\(condition.text),\(whole.text),\"\")"
      outer.mayFail = condition.mayFail || whole.mayFail
      whole = outer.sealed(otherwise: "\"\"")
    }
    if whole.mayFail { whole.text = "IFERROR(\(whole.text),\"\")" }
    for group in optionalGroups(of: check) {
      // A field within another's cell is written where that one is; what the form itself says in a
      // cell was not filled in.
      let fields = schema.groups[group].fields.filter {
        schema.fields[$0].facets.within == nil && !schema.dashed.contains($0)
      }
      let cells = fields.compactMap(cell)
      guard !cells.isEmpty, cells.count == fields.count else { return nil }
      whole.text = "IF(COUNTA(\(ExcelTranslator.list(cells)))=0,\"\",\(whole.text))"
    }
    return holdable(whole.text)
  }

  /// The value of an expression as a formula, nothing where it cannot be told.
  package func formula(for expression: Expression<FieldOperand>) -> String? {
    guard let piece = try? translator.translate(expression) else { return nil }
    let sealed = piece.sealed(otherwise: "\"\"")
    return holdable(sealed.mayFail ? "IFERROR(\(sealed.text),\"\")" : sealed.text)
  }

  private var translator: ExcelTranslator { ExcelTranslator(schema: schema, cell: cell) }

  /// The rows and optional groups that the check stands in, which may not exist.
  private func optionalGroups(of check: Check) -> [Int] {
    var found: [Int] = []
    for start in check.groups {
      var next: Int? = start
      while let index = next, schema.groups.indices.contains(index) {
        if schema.groups[index].isOptional, !found.contains(index) { found.append(index) }
        next = schema.groups[index].parent.flatMap { $0 < index ? $0 : nil }
      }
    }
    return found
  }

  private func holdable(_ text: String) -> String? {
    guard text.utf16.count <= Self.maximumLength else { return nil }
    var depth = 0
    var isQuoted = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "(") where !isQuoted: depth += 1
      case UInt8(ascii: ")") where !isQuoted: depth -= 1
      default: break
      }
      guard depth <= Self.maximumNesting else { return nil }
    }
    return text
  }
}
