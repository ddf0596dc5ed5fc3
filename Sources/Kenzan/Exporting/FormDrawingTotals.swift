/// The fields of a record that an equation of their own sheet gives, with its right side.
struct FormTotals {
  private(set) var expressions: [Int: Expression<FieldOperand>] = [:]

  init(record: Record) {
    var sources: [Int: Set<Int>] = [:]
    for check in record.schema.checks {
      guard check.comparison == .equal, check.left == .leaf(.field(check.stated)),
        check.rounding == nil, check.roundings.isEmpty, expressions[check.stated] == nil,
        case .number(let total) = record[check.stated].state
      else { continue }
      let operands = Set(check.right.slots)
      // A formula that draws on its own result, by whatever way, would be a circular reference.
      guard !operands.isEmpty, !Self.reaches(check.stated, from: operands, sources),
        check.judge(in: record).verdict == .holds
      else { continue }
      sources[check.stated] = operands
      expressions[check.stated] = Self.exact(check.right, total, in: record)
    }
  }

  /// The expression, rounded to the places of its value where binary fractions may miss it.
  private static func exact(
    _ expression: Expression<FieldOperand>,
    _ value: ExactDecimal,
    in record: Record
  ) -> Expression<FieldOperand> {
    let isWhole = expression.slots.allSatisfy { slot in
      if case .number(let number) = record[slot].state { number.scale == 0 } else { true }
    }
    guard !(isWhole && expression.isSum) else { return expression }
    return .call(.round, [expression, .number(ExactDecimal(value.scale))])
  }

  private static func reaches(
    _ slot: Int,
    from starts: Set<Int>,
    _ sources: [Int: Set<Int>]
  ) -> Bool {
    var seen: Set<Int> = []
    var open = Array(starts)
    while let next = open.popLast() {
      if next == slot { return true }
      if seen.insert(next).inserted { open += sources[next] ?? [] }
    }
    return false
  }
}

extension Expression {
  /// Whether it only adds and subtracts fields and whole numbers.
  fileprivate var isSum: Bool {
    switch self {
    case .leaf: true
    case .number(let number): number.scale == 0
    case .negate(let inner): inner.isSum
    case .binary(.add, let left, let right), .binary(.subtract, let left, let right):
      left.isSum && right.isSum
    case .call(.sum, let arguments): arguments.allSatisfy(\.isSum)
    default: false
    }
  }
}
