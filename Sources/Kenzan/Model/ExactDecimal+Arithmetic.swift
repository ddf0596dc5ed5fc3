/// Exact arithmetic: every operation gives the exact result, or `nil` where it cannot be held.
extension ExactDecimal {
  /// The number with the other sign.
  package var negated: Self { ExactDecimal(coefficient: -coefficient, scale: scale) ?? .zero }

  /// The number without its sign.
  package var magnitude: Self { coefficient < 0 ? negated : self }

  /// The sum; `nil` on overflow.
  package func adding(_ other: Self) -> Self? {
    let scale = max(scale, other.scale)
    guard let one = brought(to: scale), let two = other.brought(to: scale) else { return nil }
    let (sum, overflow) = one.addingReportingOverflow(two)
    return overflow ? nil : Self(coefficient: sum, scale: scale)
  }

  /// The difference; `nil` on overflow.
  package func subtracting(_ other: Self) -> Self? { adding(other.negated) }

  /// The product; `nil` on overflow or where it needs more than 18 decimal places.
  package func multiplied(by other: Self) -> Self? {
    let (product, overflow) = coefficient.multipliedReportingOverflow(by: other.coefficient)
    return overflow ? nil : Self(coefficient: product, scale: scale + other.scale)
  }

  /// The number brought to a multiple of the rounding's step; `nil` on overflow.
  package func rounded(_ rounding: Rounding) -> Self? {
    Rational(self).rounded(rounding.mode, to: Rational(rounding.step))?.decimal
  }

  /// The coefficient at a scale that is not smaller than its own.
  private func brought(to scale: Int) -> Int128? {
    guard let power = Self.powerOfTen(scale - self.scale) else { return nil }
    let (product, overflow) = coefficient.multipliedReportingOverflow(by: power)
    return overflow ? nil : product
  }
}
