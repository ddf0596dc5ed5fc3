/// Evaluates a formula the way spreadsheet programs do, in binary floating point.
///
/// Never used to judge a figure, only to tell a stored value that is stale from one in which binary
/// arithmetic shows. Decisions and everything but arithmetic are left to the exact evaluator.
struct BinaryFormula {
  let resolver: WorksheetResolver

  /// The number that the formula comes to; `nil` if it is none, or cannot be told.
  func evaluate(_ expression: Expression<CellLeaf>) -> Double? {
    switch expression {
    case .leaf(let leaf): resolver.operands(of: leaf).flatMap { numbers($0).first }
    case .negate(let inner): evaluate(inner).map { -$0 }
    case .percent(let inner): evaluate(inner).map { $0 / 100 }
    case .binary(let sign, let left, let right): calculate(sign, left, right)
    case .call(let function, let arguments): call(function, arguments, of: expression)
    case .number, .text, .boolean: exact(expression)
    }
  }

  private func calculate(
    _ sign: BinaryOperator,
    _ left: Expression<CellLeaf>,
    _ right: Expression<CellLeaf>
  ) -> Double? {
    guard let one = evaluate(left), let two = evaluate(right) else { return nil }
    switch sign {
    case .add: return one + two
    case .subtract: return one - two
    case .multiply: return one * two
    case .divide: return two == 0 ? nil : one / two
    case .power: return whole(right).flatMap { power(one, $0) }
    default: return nil
    }
  }

  private func power(_ base: Double, _ exponent: Int) -> Double? {
    guard exponent.magnitude <= 127 else { return nil }
    let product = (0..<exponent.magnitude).reduce(1.0) { result, _ in result * base }
    return exponent < 0 ? 1 / product : product
  }

  private func call(
    _ function: Function,
    _ arguments: [Expression<CellLeaf>],
    of expression: Expression<CellLeaf>
  ) -> Double? {
    switch function {
    case .sum: return all(arguments)?.reduce(0, +)
    case .average:
      guard let numbers = all(arguments), !numbers.isEmpty else { return nil }
      return numbers.reduce(0, +) / Double(numbers.count)
    case .abs: return arguments.first.flatMap(evaluate).map(\.magnitude)
    case .round, .roundUp, .roundDown:
      guard arguments.count == 2, let number = evaluate(arguments[0]),
        let places = whole(arguments[1]), places.magnitude <= 20
      else { return nil }
      return round(number, function, places: places)
    case .int: return arguments.first.flatMap(evaluate).flatMap { whole($0, .int) }
    case .if:
      guard arguments.count == 3,
        case .value(.boolean(let truth, _)) = Evaluator(resolver: resolver).evaluate(arguments[0])
      else { return nil }
      return evaluate(arguments[truth ? 1 : 2])
    default: return exact(expression)
    }
  }

  private func round(_ number: Double, _ function: Function, places: Int) -> Double? {
    guard let power = ExactDecimal.powerOfTen(abs(places)).map({ Double($0) }) else { return nil }
    let scaled = places < 0 ? number / power : number * power
    guard let whole = whole(scaled, function) else { return nil }
    return places < 0 ? whole * power : whole / power
  }

  /// The whole number next to a number; by way of an integer, because the standard library's own
  /// rounding calls the C library.
  private func whole(_ number: Double, _ function: Function) -> Double? {
    guard number.isFinite else { return nil }
    // From 2⁵³ on every double is whole already.
    guard number.magnitude < 9_007_199_254_740_992 else { return number }
    let cut = Double(Int64(number))
    let rest = (number - cut).magnitude
    switch function {
    case .roundUp where rest > 0, .round where rest >= 0.5: return cut + (number < 0 ? -1 : 1)
    case .int where number < 0 && rest > 0: return cut - 1
    default: return cut
    }
  }

  /// The numbers of all arguments, with what ranges skip left out.
  private func all(_ arguments: [Expression<CellLeaf>]) -> [Double]? {
    var found: [Double] = []
    for argument in arguments {
      if case .leaf(let leaf) = argument {
        guard let operands = resolver.operands(of: leaf) else { return nil }
        found += numbers(operands)
      } else {
        guard let number = evaluate(argument) else { return nil }
        found.append(number)
      }
    }
    return found
  }

  private func numbers(_ operands: LeafOperands<CellPlace>) -> [Double] {
    operands.all.compactMap { operand in
      // The stored double with all its bits, not the fifteen digits that Excel shows of it.
      switch resolver.content(at: operand.place) {
      case .number(let number), .date(let number, _): return number
      default:
        guard case .value(.number(let figure)) = operand.state else { return nil }
        return figure.stated.double
      }
    }
  }

  private func exact(_ expression: Expression<CellLeaf>) -> Double? {
    figure(expression)?.stated.double
  }

  private func whole(_ expression: Expression<CellLeaf>) -> Int? {
    figure(expression)?.stated.whole
  }

  private func figure(_ expression: Expression<CellLeaf>) -> Figure? {
    guard case .value(let value) = Evaluator(resolver: resolver).evaluate(expression) else {
      return nil
    }
    return value.figure
  }
}
