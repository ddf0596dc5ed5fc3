/// Calculates the formulas of one worksheet, to fill in results that were never stored and to
/// notice those that are out of date.
struct CellFormulas {
  private let worksheet: Worksheet

  init(_ worksheet: Worksheet) {
    self.worksheet = worksheet
  }

  /// Reads a cell that holds a formula: by its stored result, or by the one calculated here.
  func read(
    _ source: ValueReader.Source,
    at cell: CellReference,
    by read: (ValueReader.Source) -> ValueReading
  ) -> ValueReading {
    switch source.content {
    case .uncalculated:
      guard let result = exactResult(of: cell), let double = Double(result.description) else {
        return read(source)
      }
      var source = source
      source.content = .number(double)
      var reading = read(source)
      if case .number(let value) = reading.state { reading.remarks.append(.calculated(value)) }
      return reading
    case .number(let double):
      var reading = read(source)
      if case .number = reading.state, let stored = ExactDecimal(significant: double),
        let result = newResult(of: cell, stored: stored)
      {
        reading.remarks.append(.stale(stored: stored, result: result))
      }
      return reading
    default: return read(source)
    }
  }

  /// What a formula without a stored result comes to, at 15 significant digits.
  func exactResult(of cell: CellReference) -> ExactDecimal? {
    exactValue(of: cell, inside: [])?.significantDecimal
  }

  /// The result of a formula if its stored one is wrong both exactly and in binary arithmetic.
  ///
  /// Excel calculates in binary, so either result may rightly be stored.
  func newResult(of cell: CellReference, stored: ExactDecimal) -> ExactDecimal? {
    guard let exact = exactResult(of: cell), exact != stored,
      let tree = tree(of: cell),
      let binary = BinaryEvaluator(worksheet: worksheet).evaluate(tree),
      let shown = ExactDecimal(significant: binary), shown != stored
    else { return nil }
    return exact
  }

  private func tree(of cell: CellReference) -> Expression<CellLeaf>? {
    worksheet.formulas[cell].flatMap { try? Formula.parseCellFormula($0) }
  }

  /// A chain of formulas that never were calculated; a circle has no result.
  fileprivate func exactValue(of cell: CellReference, inside chain: [CellReference]) -> Rational? {
    guard chain.count < 32, !chain.contains(cell), let tree = tree(of: cell) else { return nil }
    let resolver = CellResolver(formulas: self, worksheet: worksheet, chain: chain + [cell])
    guard case .value(let value) = Evaluator(resolver: resolver).evaluate(tree),
      case .number(let number) = value.scalar
    else { return nil }
    return number
  }
}

/// The values of a worksheet's cells, as Excel takes them in formulas.
private struct CellResolver: LeafResolver {
  let formulas: CellFormulas
  let worksheet: Worksheet
  let chain: [CellReference]

  /// A formula over more cells than any form has is not calculated.
  private static let maximumCells = 10_000

  var followsExcel: Bool { true }

  func operands(of leaf: CellLeaf) -> LeafOperands<CellReference>? {
    guard case .cells(let sheet, let range) = leaf,
      sheet == nil || sheet?.lowercased() == worksheet.name.lowercased()
    else { return nil }
    if range.isSingleCell {
      return .one(Operand(place: range.first, state: state(worksheet[range.first])))
    }
    let cells = worksheet.cells(in: range)
    guard cells.count <= Self.maximumCells else { return nil }
    return .several(cells.map { Operand(place: $0.reference, state: state($0)) })
  }

  private func state(_ cell: Cell?) -> Operand<CellReference>.State {
    guard let cell else { return .blank }
    switch cell.content {
    case .number(let double):
      return ExactDecimal(significant: double).map { .value(.number(Figure(Rational($0)))) }
        ?? .unreadable
    case .text(let text): return .value(.text(text))
    case .boolean(let truth): return .value(.boolean(truth))
    case .date(let serial, let iso):
      if let date = iso.flatMap({ CalendarDate(isoPrefix: $0) }) { return .value(.date(date)) }
      return ExactDecimal(significant: serial).map { .value(.number(Figure(Rational($0)))) }
        ?? .unreadable
    case .uncalculated:
      return formulas.exactValue(of: cell.reference, inside: chain)
        .map { .value(.number(Figure($0))) } ?? .unreadable
    case .error, .invalid: return .unreadable
    }
  }
}

/// Calculates as Excel does, in binary numbers, what evaluation sheets calculate.
private struct BinaryEvaluator {
  let worksheet: Worksheet

  func evaluate(_ tree: Expression<CellLeaf>) -> Double? {
    switch tree {
    case .number(let number): return Double(number.description)
    case .text, .boolean: return nil
    case .leaf(let leaf):
      guard let values = values(of: leaf), values.count <= 1 else { return nil }
      return values.first ?? 0
    case .negate(let inner): return evaluate(inner).map { -$0 }
    case .percent(let inner): return evaluate(inner).map { $0 / 100 }
    case .binary(let sign, let left, let right):
      guard let one = evaluate(left), let two = evaluate(right) else { return nil }
      switch sign {
      case .add: return one + two
      case .subtract: return one - two
      case .multiply: return one * two
      case .divide: return two == 0 ? nil : one / two
      default: return nil
      }
    case .call(let function, let arguments): return call(function, arguments)
    }
  }

  private func call(_ function: Function, _ arguments: [Expression<CellLeaf>]) -> Double? {
    var numbers: [Double] = []
    for argument in arguments {
      if case .leaf(let leaf) = argument {
        guard let values = values(of: leaf) else { return nil }
        numbers += values
      } else {
        guard let number = evaluate(argument) else { return nil }
        numbers.append(number)
      }
    }
    switch function {
    case .sum: return numbers.reduce(0, +)
    case .min: return numbers.min() ?? 0
    case .max: return numbers.max() ?? 0
    case .average: return numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
    case .abs where numbers.count == 1: return numbers[0].magnitude
    case .int where numbers.count == 1: return numbers[0].rounded(.down)
    case .round where numbers.count == 2: return round(numbers, .toNearestOrAwayFromZero)
    case .roundDown where numbers.count == 2: return round(numbers, .towardZero)
    case .roundUp where numbers.count == 2: return round(numbers, .awayFromZero)
    default: return nil
    }
  }

  private func round(_ numbers: [Double], _ rule: FloatingPointRoundingRule) -> Double? {
    guard numbers[1].magnitude <= 15, let places = Int(exactly: numbers[1]) else { return nil }
    let power = (0..<places.magnitude).reduce(1.0) { value, _ in value * 10 }
    return places >= 0
      ? (numbers[0] * power).rounded(rule) / power : (numbers[0] / power).rounded(rule) * power
  }

  /// The numbers of a cell or range; `nil` where it holds what only Excel can judge.
  private func values(of leaf: CellLeaf) -> [Double]? {
    guard case .cells(let sheet, let range) = leaf,
      sheet == nil || sheet?.lowercased() == worksheet.name.lowercased()
    else { return nil }
    var values: [Double] = []
    for cell in worksheet.cells(in: range) {
      switch cell.content {
      case .number(let number), .date(let number, _): values.append(number)
      case .text where !range.isSingleCell: continue
      default: return nil
      }
    }
    return values
  }
}

extension Rational {
  /// The number at 15 significant digits, as a spreadsheet shows it.
  fileprivate var significantDecimal: ExactDecimal? {
    var whole = floor.magnitude
    var digits = 0
    while whole > 0 {
      whole /= 10
      digits += 1
    }
    // Below 1 the zeros behind the point are no digits, but 18 places is all there is.
    return decimal(places: digits > 0 ? 15 - digits : 17)
  }
}
