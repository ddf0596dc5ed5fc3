/// The functions that decide, in three-valued logic: what is not known stays unknown, unless the
/// rest settles the matter.
extension Evaluator {
  func decide(_ function: Function, _ arguments: [Tree]) -> Outcome<Place> {
    switch function {
    case .and: return junction(arguments, settledBy: false)
    case .or: return junction(arguments, settledBy: true)
    case .not:
      guard let argument = arguments.first else { return .unverifiable([]) }
      switch condition(argument) {
      case .success(let truth):
        return .value(.boolean(!truth.stated, isCertain: truth.isCertain))
      case .failure(let unknown): return .unverifiable(unknown.causes)
      }
    default: return choose(function, arguments[...])
    }
  }

  /// IF and IFS: only the branch that is chosen is looked at.
  private func choose(_ function: Function, _ arguments: ArraySlice<Tree>) -> Outcome<Place> {
    guard let first = arguments.first else { return .unverifiable([]) }
    guard arguments.count > 1 else { return evaluate(first) }
    let rest = arguments.dropFirst(2)
    let taken = arguments[arguments.startIndex + 1]
    switch condition(first) {
    case .failure(let unknown): return .unverifiable(unknown.causes)
    case .success(let truth):
      func otherwise() -> Outcome<Place> {
        if !rest.isEmpty { return choose(function, rest) }
        // As in Excel: an IF without a second branch is FALSE, an IFS in which nothing holds has
        // no value.
        return function == .if ? .value(.boolean(false)) : .unverifiable([])
      }
      guard !truth.isCertain else { return truth.stated ? evaluate(taken) : otherwise() }
      let (stated, other) =
        truth.stated ? (evaluate(taken), otherwise()) : (otherwise(), evaluate(taken))
      return merge(stated, other)
    }
  }

  /// The value as stated, widened by what it would be if the condition were decided otherwise.
  private func merge(_ stated: Outcome<Place>, _ other: Outcome<Place>) -> Outcome<Place> {
    guard case .value(let one) = stated, case .value(let two) = other else {
      return .unverifiable(stated.causes + other.causes)
    }
    switch (one, two) {
    case (.number(let one), .number(let two)):
      return .value(.number(Figure(one.stated, interval: one.range.hull(two.range))))
    case (.text(let text, let others), .text(let second, let more)):
      return .value(.text(text, others: others.union(more).union([second]).subtracting([text])))
    case (.boolean(let truth, let isCertain), .boolean(let second, let isSure)):
      return .value(.boolean(truth, isCertain: isCertain && isSure && truth == second))
    default:
      return one == two ? stated : .unverifiable([])
    }
  }

  /// AND and OR: one argument that settles it is enough, whatever the others are.
  private func junction(_ arguments: [Tree], settledBy settling: Bool) -> Outcome<Place> {
    var causes: Causes<Place> = []
    var isUnknown = false
    var truth = Comparison.Truth(stated: !settling, isCertain: true)
    for argument in arguments {
      for condition in conditions(argument) {
        switch condition {
        case .failure(let unknown):
          isUnknown = true
          causes += unknown.causes
        case .success(let next) where next.stated == settling:
          if next.isCertain { return .value(.boolean(settling)) }
          truth = Comparison.Truth(stated: settling, isCertain: false)
        case .success(let next):
          truth.isCertain = truth.isCertain && next.isCertain
        }
      }
    }
    return isUnknown
      ? .unverifiable(causes) : .value(.boolean(truth.stated, isCertain: truth.isCertain))
  }

  /// The conditions of an argument: several where it is a range of marks.
  private func conditions(_ argument: Tree) -> [Result<Comparison.Truth, Unknown>] {
    guard case .leaf(let leaf) = argument, case .several(let operands) = resolver.operands(of: leaf)
    else { return [condition(argument)] }
    return operands.map { operand in
      guard case .value(let value) = operand.state else {
        return .failure(Unknown(causes: [operand.place]))
      }
      return truth(of: value)
    }
  }

  private func condition(_ expression: Tree) -> Result<Comparison.Truth, Unknown> {
    switch evaluate(expression) {
    case .value(let value): truth(of: value)
    case .unverifiable(let causes): .failure(Unknown(causes: causes))
    }
  }

  private func truth(of value: Value) -> Result<Comparison.Truth, Unknown> {
    switch value {
    case .boolean(let truth, let isCertain):
      .success(Comparison.Truth(stated: truth, isCertain: isCertain))
    case .number(let figure) where resolver.followsExcel:
      .success(Comparison.Truth(stated: !figure.stated.isZero, isCertain: true))
    case .empty: .success(Comparison.Truth(stated: false, isCertain: true))
    default: .failure(Unknown(causes: []))
    }
  }

  private struct Unknown: Error {
    var causes: Causes<Place>
  }

  /// ISBLANK, ISNA and ISNUMBER: questions about the state of a field, not about its value.
  func inspect(_ function: Function, _ arguments: [Tree]) -> Outcome<Place> {
    guard let argument = arguments.first else { return .unverifiable([]) }
    guard case .leaf(let leaf) = argument, case .one(let operand) = resolver.operands(of: leaf)
    else { return inspectValue(function, argument) }
    switch (function, operand.state) {
    case (_, .unreadable): return .unverifiable([operand.place])
    case (.isBlank, .blank), (.isNA, .notApplicable): return .value(.boolean(true))
    case (.isNumber, .value(.number)), (.isNumber, .value(.date)), (.isNumber, .value(.year)):
      return .value(.boolean(true))
    default: return .value(.boolean(false))
    }
  }

  /// The same of something calculated, which is never blank.
  private func inspectValue(_ function: Function, _ argument: Tree) -> Outcome<Place> {
    switch evaluate(argument) {
    case .unverifiable(let causes): .unverifiable(causes)
    case .value(let value): .value(.boolean(function == .isNumber && value.figure != nil))
    }
  }
}
