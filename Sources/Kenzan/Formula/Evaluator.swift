/// Evaluates expressions: exact, with intervals, in three-valued logic, and lazily.
///
/// There is one evaluator for the fields of a record and for the cells of a worksheet; what differs
/// is where leaves find their values.
struct Evaluator<Resolver: LeafResolver> {
  typealias Place = Resolver.Place
  typealias Tree = Expression<Resolver.Leaf>

  let resolver: Resolver

  func evaluate(_ expression: Tree) -> Outcome<Place> {
    switch expression {
    case .number(let number): return .value(.number(Figure(Rational(number))))
    case .text(let text): return .value(.text(text))
    case .boolean(let boolean): return .value(.boolean(boolean))
    case .leaf(let leaf): return evaluate(leaf: leaf)
    case .negate(let inner):
      return mapNumber(inner) { figure in figure.map({ $0.negated }, { $0.negated }) }
    case .percent(let inner):
      return mapNumber(inner) { $0.divided(by: Figure(100)) }
    case .binary(let sign, let left, let right):
      return evaluate(sign, left, right)
    case .call(let function, let arguments):
      return call(function, arguments)
    }
  }

  /// The single value of a leaf in arithmetic, comparisons and text functions.
  private func evaluate(leaf: Resolver.Leaf) -> Outcome<Place> {
    guard case .one(let operand) = resolver.operands(of: leaf) else { return .unverifiable([]) }
    switch operand.state {
    case .value(let value): return .value(value)
    case .notApplicable(isZero: true): return .value(.number(Figure(.zero)))
    case .blank where resolver.followsExcel: return .value(.empty)
    case .blank, .notApplicable, .unreadable, .words: return .unverifiable([operand.place])
    }
  }

  private func evaluate(_ sign: BinaryOperator, _ left: Tree, _ right: Tree) -> Outcome<Place> {
    // Both sides always, so that everything that is missing is named at once.
    switch (evaluate(left), evaluate(right)) {
    case (.value(let one), .value(let two)):
      if sign.isComparison {
        let truth = Comparison(sign, ignoresCase: resolver.followsExcel).judge(one, two)
        return truth.map { .value(.boolean($0.stated, isCertain: $0.isCertain)) }
          ?? .unverifiable([])
      }
      if sign == .concatenate { return concatenate(one, two) }
      if sign == .divide, two.figure?.range.contains(.zero) == true {
        let isZero = two.figure?.stated.isZero == true
        return .unverifiable(Causes(places(of: right), isZero ? .zeroDivisor : nil))
      }
      return calculate(sign, one, two)
    case (let one, let two): return .unverifiable(one.causes + two.causes)
    }
  }

  private func calculate(_ sign: BinaryOperator, _ left: Value, _ right: Value) -> Outcome<Place> {
    guard let one = left.figure, let two = right.figure else { return .unverifiable([]) }
    let result: Figure?
    switch sign {
    case .add: result = one.adding(two)
    case .subtract: result = one.subtracting(two)
    case .multiply: result = one.multiplied(by: two)
    case .divide: result = one.divided(by: two)
    case .power: result = one.power(two)
    default: result = nil
    }
    guard sign == .add || sign == .subtract, let whole = result?.exact?.whole else {
      return .number(result)
    }
    switch (left, right) {
    case (.date, .number), (.number, .date):
      return CalendarDate(serialNumber: whole).map { .value(.date($0)) } ?? .unverifiable([])
    case (.year, .number), (.number, .year):
      return FiscalYear(whole).map { .value(.year($0)) } ?? .unverifiable([])
    default: return .number(result)
    }
  }

  /// The number that an expression comes to, taken further.
  func mapNumber(_ expression: Tree, _ transform: (Figure) -> Figure?) -> Outcome<Place> {
    switch evaluate(expression) {
    case .value(let value): return .number(value.figure.flatMap(transform))
    case .unverifiable(let causes): return .unverifiable(causes)
    }
  }

  /// The same for two expressions.
  func mapNumbers(
    _ left: Tree,
    _ right: Tree,
    _ transform: (Figure, Figure) -> Figure?
  ) -> Outcome<Place> {
    switch (evaluate(left), evaluate(right)) {
    case (.value(let one), .value(let two)):
      guard let one = one.figure, let two = two.figure else { return .unverifiable([]) }
      return .number(transform(one, two))
    case (let one, let two): return .unverifiable(one.causes + two.causes)
    }
  }

  /// The places that an expression draws on: what to look at when a divisor may be zero.
  func places(of expression: Tree) -> [Place] {
    expression.leaves.flatMap { resolver.operands(of: $0)?.all.map(\.place) ?? [] }
  }

  private func call(_ function: Function, _ arguments: [Tree]) -> Outcome<Place> {
    switch function {
    case .sum, .min, .max, .average, .count, .countA, .running: aggregate(function, arguments)
    case .countIf, .sumIf: countMatches(function, arguments)
    case .if, .ifs, .and, .or, .not: decide(function, arguments)
    case .isBlank, .isNA, .isNumber: inspect(function, arguments)
    case .len, .left, .right, .mid, .exact, .contains, .mentions, .text:
      compose(function, arguments)
    case .reached: reach(arguments)
    case .round, .roundUp, .roundDown, .int, .abs, .weekday, .fiscalYear:
      calculate(function, arguments)
    case .achievement, .met, .band, .growth, .places: judgeTarget(function, arguments)
    }
  }

  private func calculate(_ function: Function, _ arguments: [Tree]) -> Outcome<Place> {
    guard let first = arguments.first else { return .unverifiable([]) }
    switch function {
    case .int:
      return mapNumber(first) { figure in
        figure.map({ Rational($0.floor, over: 1) }, { $0.floored })
      }
    case .abs: return mapNumber(first) { figure in figure.map({ $0.magnitude }, { $0.magnitude }) }
    case .fiscalYear: return mapNumber(first) { Self.fiscalYear(of: $0) }
    case .weekday:
      let type = arguments.count > 1 ? arguments[1] : .number(ExactDecimal(1))
      return mapNumbers(first, type) { Self.weekday($0, type: $1) }
    default:
      guard arguments.count == 2 else { return .unverifiable([]) }
      let mode: Rounding.Mode =
        switch function {
        case .roundUp: .up
        case .roundDown: .down
        default: .half
        }
      return mapNumbers(first, arguments[1]) { $0.rounded(mode, places: $1) }
    }
  }

  private static func fiscalYear(of date: Figure) -> Figure? {
    let day = date.exact.flatMap { Int(exactly: $0.floor) }
    return day.flatMap { CalendarDate(serialNumber: $0) }.map {
      Figure($0.month < 4 ? $0.year - 1 : $0.year)
    }
  }

  /// WEEKDAY: type 1 counts from Sunday as 1, type 2 from Monday as 1, type 3 from Monday as 0.
  private static func weekday(_ date: Figure, type: Figure) -> Figure? {
    guard let serial = date.exact.flatMap({ Int(exactly: $0.floor) }),
      let day = CalendarDate(serialNumber: serial)?.weekday
    else { return nil }
    switch type.exact?.whole {
    case 1: return Figure(day + 1)
    case 2: return Figure((day + 6) % 7 + 1)
    case 3: return Figure((day + 6) % 7)
    default: return nil
    }
  }
}
