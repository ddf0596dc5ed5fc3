/// How a rate of achievement is calculated, in percent; documents differ, and some within one page.
package enum AchievementMethod: String, Sendable, CaseIterable {
  /// 実績÷目標.
  case ratio
  /// (実績−基準)÷(目標−基準): how much of the way from a baseline has been gone.
  case difference
  /// 目標÷実績, where lower is better.
  case inverse
  /// 2−実績÷目標, where lower is better.
  case mirror

  /// The rate as plain arithmetic; `nil` where the baseline is needed and not given.
  func expression<Leaf>(
    actual: Expression<Leaf>,
    target: Expression<Leaf>,
    baseline: Expression<Leaf>?
  ) -> Expression<Leaf>? {
    let quotient: Expression<Leaf>
    switch self {
    case .ratio: quotient = .binary(.divide, actual, target)
    case .inverse: quotient = .binary(.divide, target, actual)
    case .mirror:
      quotient = .binary(.subtract, .number(ExactDecimal(2)), .binary(.divide, actual, target))
    case .difference:
      guard let baseline else { return nil }
      quotient = .binary(
        .divide,
        .binary(.subtract, actual, baseline),
        .binary(.subtract, target, baseline)
      )
    }
    return .binary(.multiply, quotient, .number(ExactDecimal(100)))
  }
}

/// Which way an indicator should go.
package enum Direction: String, Sendable, CaseIterable {
  case higher, lower
}

extension Expression {
  /// GROWTH as plain arithmetic, with each figure once, so that rounded ones stay as narrow as they are.
  static func growth(now: Self, before: Self) -> Self {
    .binary(
      .multiply,
      .binary(.subtract, .binary(.divide, now, before), .number(ExactDecimal(1))),
      .number(ExactDecimal(100))
    )
  }
}
