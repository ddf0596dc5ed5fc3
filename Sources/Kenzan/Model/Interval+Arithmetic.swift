/// Interval arithmetic: the result holds everything that the operation makes of numbers in the
/// operands, and nothing else.
///
/// A figure that occurs twice in a formula counts as two independent ones. That can only widen a
/// result: a verdict may become lenient, never a false alarm. `nil` is an overflow.
extension Interval {
  package var negated: Self {
    map(lower: upper.value.negated, upper.isClosed, upper: lower.value.negated, lower.isClosed)
  }

  package func adding(_ other: Self) -> Self? {
    guard let low = lower.value.adding(other.lower.value),
      let high = upper.value.adding(other.upper.value)
    else { return nil }
    return map(
      lower: low,
      lower.isClosed && other.lower.isClosed,
      upper: high,
      upper.isClosed && other.upper.isClosed
    )
  }

  package func subtracting(_ other: Self) -> Self? { adding(other.negated) }

  package func multiplied(by other: Self) -> Self? {
    var ends: [End] = []
    for one in [lower, upper] {
      for two in [other.lower, other.upper] {
        guard let product = one.value.multiplied(by: two.value) else { return nil }
        // Zero is reached with any partner, so one closed end at zero is enough.
        let isClosed =
          one.isClosed && two.isClosed
          || one.isClosed && one.value.isZero
          || two.isClosed && two.value.isZero
        ends.append(End(product, isClosed: isClosed))
      }
    }
    return Self(
      ends.dropFirst().reduce(ends[0]) { End.smaller($0, $1) },
      ends.dropFirst().reduce(ends[0]) { End.larger($0, $1) }
    )
  }

  /// The quotient; `nil` also where the divisor holds zero or reaches up to it.
  package func divided(by other: Self) -> Self? {
    guard other.lower.value > .zero || other.upper.value < .zero,
      let low = other.upper.value.reciprocal, let high = other.lower.value.reciprocal
    else { return nil }
    return multiplied(by: map(lower: low, other.upper.isClosed, upper: high, other.lower.isClosed))
  }

  package var magnitude: Self {
    if lower.value >= .zero { return self }
    if upper.value <= .zero { return negated }
    let zero = End(.zero, isClosed: true)
    let far = End.larger(End(lower.value.negated, isClosed: lower.isClosed), upper)
    return Self(zero, far) ?? self
  }

  /// The interval to a whole power; `nil` on overflow or for a divisor that holds zero.
  package func power(_ exponent: Int) -> Self? {
    if let single { return single.power(exponent).map { Self($0) } }
    guard exponent.magnitude <= 127 else { return nil }
    var result: Self? = Self(Rational(1))
    for _ in 0..<exponent.magnitude { result = result?.multiplied(by: self) }
    return exponent < 0 ? result.flatMap { Self(Rational(1)).divided(by: $0) } : result
  }

  private func map(
    lower: Rational,
    _ lowerIsClosed: Bool,
    upper: Rational,
    _ upperIsClosed: Bool
  ) -> Self {
    // The ends keep their order under every operation that calls this.
    Self(End(lower, isClosed: lowerIsClosed), End(upper, isClosed: upperIsClosed)) ?? self
  }
}
