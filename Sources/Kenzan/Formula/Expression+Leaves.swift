extension Expression {
  /// The leaves in the order of the text, repeated ones repeated.
  package var leaves: [Leaf] {
    var found: [Leaf] = []
    visitLeaves { found.append($0) }
    return found
  }

  /// Puts an expression in the place of every leaf.
  package func mapLeaves<New, E>(
    _ transform: (Leaf) throws(E) -> Expression<New>
  ) throws(E) -> Expression<New> {
    switch self {
    case .number(let number): return .number(number)
    case .text(let text): return .text(text)
    case .boolean(let boolean): return .boolean(boolean)
    case .leaf(let leaf): return try transform(leaf)
    case .negate(let inner): return .negate(try inner.mapLeaves(transform))
    case .percent(let inner): return .percent(try inner.mapLeaves(transform))
    case .binary(let sign, let left, let right):
      return .binary(sign, try left.mapLeaves(transform), try right.mapLeaves(transform))
    case .call(let function, let arguments):
      // A loop, because `map` does not carry the error's type through a nested call.
      var mapped: [Expression<New>] = []
      for argument in arguments { mapped.append(try argument.mapLeaves(transform)) }
      return .call(function, mapped)
    }
  }

  private func visitLeaves(_ visit: (Leaf) -> Void) {
    switch self {
    case .number, .text, .boolean: break
    case .leaf(let leaf): visit(leaf)
    case .negate(let inner), .percent(let inner): inner.visitLeaves(visit)
    case .binary(_, let left, let right):
      left.visitLeaves(visit)
      right.visitLeaves(visit)
    case .call(_, let arguments): arguments.forEach { $0.visitLeaves(visit) }
    }
  }
}

extension BinaryOperator {
  /// Whether it compares: `=`, `<>`, `<`, `<=`, `>`, `>=`.
  package var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    case .add, .subtract, .multiply, .divide, .power, .concatenate: false
    }
  }

  /// How tightly it binds, as in Excel; all operators of one rank go from left to right.
  package var precedence: Int {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: 1
    case .concatenate: 2
    case .add, .subtract: 3
    case .multiply, .divide: 4
    case .power: 5
    }
  }
}
