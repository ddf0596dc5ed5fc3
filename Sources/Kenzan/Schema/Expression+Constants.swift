extension Expression where Leaf == FieldOperand {
  /// A condition without the parts that a loop has already decided: `OR(1 = 1, …)` is `TRUE`.
  ///
  /// `{index} = 1` is true or false for every row of a loop, and a message that quotes the condition
  /// must not say so.
  var withoutConstants: Self {
    switch self {
    case .binary(let sign, let left, let right) where sign.isComparison:
      return Self.truth(of: self) ?? .binary(sign, left, right)
    case .call(.not, let arguments):
      let inner = arguments.map(\.withoutConstants)
      if case .boolean(let truth)? = inner.first { return .boolean(!truth) }
      return .call(.not, inner)
    case .call(.and, let arguments): return Self.joined(.and, arguments, deciding: false)
    case .call(.or, let arguments): return Self.joined(.or, arguments, deciding: true)
    case .call(.if, let arguments):
      guard case .boolean(let truth)? = arguments.first?.withoutConstants, arguments.count == 3
      else { return self }
      return arguments[truth ? 1 : 2].withoutConstants
    default: return self
    }
  }

  private static func joined(_ function: Function, _ arguments: [Self], deciding: Bool) -> Self {
    var rest: [Self] = []
    for argument in arguments.map(\.withoutConstants) {
      guard case .boolean(let truth) = argument else {
        rest.append(argument)
        continue
      }
      if truth == deciding { return argument }
    }
    guard let first = rest.first else { return .boolean(!deciding) }
    // A range among the conditions is no condition by itself.
    if case .leaf(.fields) = first { return .call(function, rest) }
    return rest.count == 1 ? first : .call(function, rest)
  }

  private static func truth(of comparison: Self) -> Self? {
    guard comparison.leaves.isEmpty,
      case .value(.boolean(let truth, _)) = Evaluator(resolver: NoFields()).evaluate(comparison)
    else { return nil }
    return .boolean(truth)
  }
}

/// Knows no field, for expressions that have none.
private struct NoFields: LeafResolver {
  var followsExcel: Bool { false }

  func operands(of leaf: FieldOperand) -> LeafOperands<Int>? { nil }
}
