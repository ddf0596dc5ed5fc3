/// Reads cells that hold formulas, to fill in results that were never stored and to notice those
/// that are out of date.
struct CellFormulas: Sendable {
  private let calculator: CellCalculator

  init(_ calculator: CellCalculator) {
    self.calculator = calculator
  }

  /// Reads a cell that holds a formula: by its stored result, or by the one calculated here.
  func read(
    _ source: ValueReader.Source,
    at cell: CellReference,
    by read: (ValueReader.Source) -> ValueReading
  ) -> ValueReading {
    switch source.content {
    case .uncalculated:
      guard case .number(let result) = calculator.value(at: cell), let decimal = result.decimal,
        let double = Double(decimal.description)
      else { return read(source) }
      var source = source
      source.content = .number(double)
      var reading = read(source)
      if case .number(let value) = reading.state { reading.remarks.append(.calculated(value)) }
      return reading
    case .number(let double):
      var reading = read(source)
      if case .number = reading.state, let stored = ExactDecimal(significant: double),
        case .number(let result) = calculator.correction(at: cell), let decimal = result.decimal
      {
        reading.remarks.append(.stale(stored: stored, result: decimal))
      }
      return reading
    default: return read(source)
    }
  }
}
