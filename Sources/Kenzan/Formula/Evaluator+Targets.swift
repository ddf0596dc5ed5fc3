/// The functions about targets: what cannot be calculated is never taken for zero.
extension Evaluator {
  func judgeTarget(_ function: Function, _ arguments: [Tree]) -> Outcome<Place> {
    switch function {
    case .achievement: achievement(arguments)
    case .met: met(arguments)
    case .growth: growth(arguments)
    case .band: band(arguments)
    default: places(arguments)
    }
  }

  // MARK: - Rates

  private func achievement(_ arguments: [Tree]) -> Outcome<Place> {
    guard arguments.count >= 3 else { return .unverifiable([]) }
    let method = evaluate(arguments[0])
    let (actual, target) = (evaluate(arguments[1]), evaluate(arguments[2]))
    let missing = method.causes + actual.causes + target.causes
    guard case .value(let name) = method, case .value(let actual) = actual,
      case .value(let target) = target
    else { return .unverifiable(missing) }
    guard case .text(let word, let others) = name, others.isEmpty,
      let method = AchievementMethod(rawValue: word), let one = actual.figure,
      let two = target.figure
    else { return .unverifiable(Causes(places(of: arguments[0]))) }
    let baseline = arguments.count > 3 ? arguments[3] : nil
    if let cause = impossibility(method, one, two, arguments) { return .unverifiable(cause) }
    if method == .difference, let baseline {
      guard case .value(let start) = evaluate(baseline) else { return evaluate(baseline) }
      let way = start.figure.flatMap { two.subtracting($0) }
      if way?.range.contains(.zero) == true {
        return .unverifiable(
          Causes(
            places(of: arguments[2]) + places(of: baseline),
            way?.stated.isZero == true ? .targetIsBaseline : nil
          )
        )
      }
    }
    guard
      let rate = method.expression(
        actual: arguments[1],
        target: arguments[2],
        baseline: baseline
      )
    else { return .unverifiable(Causes(places(of: arguments[0]))) }
    return evaluate(rate)
  }

  /// A zero among the figures that leaves no rate.
  private func impossibility(
    _ method: AchievementMethod,
    _ actual: Figure,
    _ target: Figure,
    _ arguments: [Tree]
  ) -> Causes<Place>? {
    // From a baseline down to nothing there is a way; of nothing there is no share.
    if method != .difference, target.range.contains(.zero) {
      return Causes(places(of: arguments[2]), target.stated.isZero ? .zeroTarget : nil)
    }
    guard method == .inverse, actual.range.contains(.zero) else { return nil }
    return Causes(places(of: arguments[1]), actual.stated.isZero ? .zeroActual : nil)
  }

  private func growth(_ arguments: [Tree]) -> Outcome<Place> {
    guard arguments.count == 2 else { return .unverifiable([]) }
    let (now, before) = (evaluate(arguments[0]), evaluate(arguments[1]))
    guard case .value = now, case .value(let start) = before else {
      return .unverifiable(now.causes + before.causes)
    }
    guard let start = start.figure, !start.range.contains(.zero) else {
      let isZero = start.figure?.stated.isZero == true
      return .unverifiable(Causes(places(of: arguments[1]), isZero ? .zeroBefore : nil))
    }
    return evaluate(.growth(now: arguments[0], before: arguments[1]))
  }

  // MARK: - Verdicts

  /// A blank direction counts as higher is better, save where a target of zero would be met by
  /// everything: then it is likely that lower is better, and nothing can be said.
  private func met(_ arguments: [Tree]) -> Outcome<Place> {
    guard arguments.count == 3 else { return .unverifiable([]) }
    let (actual, target) = (evaluate(arguments[0]), evaluate(arguments[1]))
    let wanted = isBlank(arguments[2]) ? nil : evaluate(arguments[2])
    guard case .value(let one) = actual, case .value(let two) = target else {
      return .unverifiable(actual.causes + target.causes + (wanted?.causes ?? []))
    }
    var direction = Direction.higher
    switch wanted {
    case .unverifiable(let causes)?: return .unverifiable(causes)
    case .value(.text(let word, let others))?:
      guard others.isEmpty, let stated = Direction(rawValue: word) else {
        return .unverifiable(Causes(places(of: arguments[2])))
      }
      direction = stated
    case .value?: return .unverifiable(Causes(places(of: arguments[2])))
    case nil:
      let isZero = two.figure?.range.contains(.zero) == true
      if isZero, one.figure?.exact?.isZero != true {
        let places = places(of: arguments[1]) + places(of: arguments[2])
        return .unverifiable(Causes(places, .unknownDirection))
      }
    }
    let sign: BinaryOperator = direction == .higher ? .greaterOrEqual : .lessOrEqual
    guard let truth = Comparison(sign).judge(one, two) else { return .unverifiable([]) }
    return .value(.boolean(truth.stated, isCertain: truth.isCertain))
  }

  private func isBlank(_ tree: Tree) -> Bool {
    guard case .leaf(let leaf) = tree, case .one(let operand) = resolver.operands(of: leaf),
      case .blank = operand.state
    else { return false }
    return true
  }

  private func band(_ arguments: [Tree]) -> Outcome<Place> {
    guard arguments.count == 2, case .text(let name) = arguments[0] else {
      return .unverifiable([])
    }
    let value = evaluate(arguments[1])
    guard case .value(let number) = value else { return value }
    let label = number.figure.flatMap { figure in
      resolver.bands(named: name)?.label(of: figure)
    }
    return label.map { .value($0) } ?? .unverifiable([])
  }

  // MARK: - Decimal places

  private func places(_ arguments: [Tree]) -> Outcome<Place> {
    guard let argument = arguments.first else { return .unverifiable([]) }
    let value = evaluate(argument)
    guard case .value(let number) = value else { return value }
    if case .leaf(let leaf) = argument, case .one(let operand) = resolver.operands(of: leaf),
      let stated = resolver.decimalPlaces(at: operand.place)
    {
      return .count(stated)
    }
    return number.figure?.stated.decimal.map { .count($0.scale) } ?? .unverifiable([])
  }
}
