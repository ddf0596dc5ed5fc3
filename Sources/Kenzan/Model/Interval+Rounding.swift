/// Rounding, in both directions: from a printed figure to what it may stand for, and onwards.
extension Interval {
  /// Every number that prints as this figure does; `nil` on overflow.
  ///
  /// 2,504 rounded half away from zero to whole numbers stands for [2503.5, 2504.5), −2,504 for
  /// (−2504.5, −2503.5]; 0 cut off toward zero stands for (−1, 1).
  package init?(printing figure: Rational, by rounding: Rounding) {
    let step = Rational(rounding.step)
    guard let printed = figure.rounded(rounding.mode, to: step),
      let half = step.multiplied(by: Self.half)
    else { return nil }
    let inward: Rational
    let outward: Rational
    switch rounding.mode {
    case .half: (inward, outward) = (half, half)
    case .down: (inward, outward) = (.zero, step)
    case .up: (inward, outward) = (step, .zero)
    }
    guard let near = printed.magnitude.subtracting(inward),
      let far = printed.magnitude.adding(outward)
    else { return nil }
    if printed.isZero {
      // Both sides of zero print as zero, except when every rest is rounded up.
      let isClosed = rounding.mode == .up
      self.init(End(far.negated, isClosed: isClosed), End(far, isClosed: isClosed))
      return
    }
    let nearEnd = End(near, isClosed: rounding.mode != .up)
    let farEnd = End(far, isClosed: rounding.mode == .up)
    self.init(nearEnd, farEnd)
    if printed.isNegative { self = negated }
  }

  /// The interval widened at both ends to every number that prints as one in it does.
  package func widened(by rounding: Rounding) -> Self? {
    if let single { return Self(printing: single, by: rounding) }
    guard let rounded = rounded(rounding.mode, to: Rational(rounding.step)),
      let low = Self(printing: rounded.lower.value, by: rounding),
      let high = Self(printing: rounded.upper.value, by: rounding)
    else { return nil }
    return low.hull(high)
  }

  /// The results of rounding the numbers in it to a step above zero: from the least to the largest.
  ///
  /// An open end counts by the numbers next to it: [3.5, 4.5) rounds to 4 only.
  package func rounded(_ mode: Rounding.Mode, to step: Rational) -> Self? {
    guard
      let low = lower.value.rounded(mode, to: step, side: lower.isClosed ? .at : .above),
      let high = upper.value.rounded(mode, to: step, side: upper.isClosed ? .at : .below)
    else { return nil }
    return Self(End(low, isClosed: true), End(high, isClosed: true))
  }

  /// The results of rounding to the next whole number that is not larger, as INT does.
  package var floored: Self? {
    let high = upper.isClosed ? upper.value.floor : upper.value.ceiling - 1
    guard let low = Rational(lower.value.floor, over: 1), let high = Rational(high, over: 1) else {
      return nil
    }
    return Self(End(low, isClosed: true), End(high, isClosed: true))
  }

  private static let half = Rational(ExactDecimal(5)).divided(by: Rational(10)) ?? .zero
}

extension Rational {
  fileprivate enum Side {
    case below, at, above
  }

  /// What the number rounds to, or the numbers right below or above it do.
  fileprivate func rounded(_ mode: Rounding.Mode, to step: Self, side: Side) -> Self? {
    guard side != .at else { return rounded(mode, to: step) }
    // Seen from above, the numbers below are the numbers above the negative.
    if side == .below { return negated.rounded(mode, to: step, side: .above)?.negated }
    guard let units = divided(by: step) else { return nil }
    let whole: Int128?
    // Past the largest number, `&+` gives `Int128.min`, which no fraction takes.
    switch mode {
    case .half: whole = Self.half.flatMap { units.adding($0)?.floor }
    case .down: whole = units.isNegative ? units.floor &+ 1 : units.floor
    case .up: whole = units.isNegative ? units.floor : units.floor &+ 1
    }
    return whole.flatMap { Self($0, over: 1)?.multiplied(by: step) }
  }

  private static let half = Self(1, over: 2)
}
