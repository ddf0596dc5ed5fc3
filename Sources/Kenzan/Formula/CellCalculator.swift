/// Calculates the formulas found in the cells of a file.
package struct CellCalculator: Sendable {
  private let file: SourceFile
  private let sheet: Int

  /// Takes the file and the index of the worksheet whose cells are asked for.
  package init(_ file: SourceFile, sheet: Int) {
    self.file = file
    self.sheet = sheet
  }

  /// What the formula at a cell comes to, for one that was stored without a value.
  ///
  /// `nil` where there is no formula or it cannot be calculated: a function or reference that kenzan
  /// does not know, an error or an unreadable value among its operands.
  package func value(at cell: CellReference) -> Scalar? {
    guard
      case .value(let value) = resolver.calculate(at: CellPlace(sheet: sheet, reference: cell))
    else { return nil }
    return value.scalar.atExcelPrecision
  }

  /// What the formula at a cell should have stored, if the stored value is not what it comes to.
  ///
  /// Stale means that the exact and the binary result both differ from it at 15 significant digits;
  /// `nil` also where that cannot be told.
  package func correction(at cell: CellReference) -> Scalar? {
    let resolver = resolver
    let place = CellPlace(sheet: sheet, reference: cell)
    guard let formula = resolver.formula(at: place), let content = resolver.content(at: place),
      case .value(let value) = Evaluator(resolver: resolver).evaluate(formula)
    else { return nil }
    let exact = value.scalar.atExcelPrecision
    switch (content, exact) {
    case (.number(let stored), .number(let number)), (.date(let stored, _), .number(let number)):
      guard let shown = ExactDecimal(significant: stored), Rational(shown) != number,
        let binary = BinaryFormula(resolver: resolver).evaluate(formula),
        ExactDecimal(significant: binary) != shown
      else { return nil }
      return exact
    case (.text(let stored), .text(let text)):
      // The case of letters is Excel's business, not a sign of a stale value.
      return stored == text ? nil : exact
    case (.boolean(let stored), .boolean(let boolean)): return stored == boolean ? nil : exact
    case (.number, .text), (.text, .number), (.number, .boolean), (.boolean, .number): return exact
    default: return nil
    }
  }

  private var resolver: WorksheetResolver { WorksheetResolver(file: file, sheet: sheet) }
}

extension Scalar {
  /// A number at the fifteen digits that Excel shows.
  fileprivate var atExcelPrecision: Scalar {
    guard case .number(let number) = self, let shown = number.decimal(significant: 15) else {
      return self
    }
    return .number(Rational(shown))
  }
}
