/// An exact fraction in lowest terms, for quotients before they are rounded.
///
/// Every operation is checked: it gives the exact result, or `nil` where 127 bits cannot hold it.
package struct Rational: Sendable, Hashable, Comparable {
  package static let zero = Self(whole: 0)

  /// With the sign of the number; never `Int128.min`, so that negation cannot overflow.
  package let numerator: Int128
  /// Above zero.
  package let denominator: Int128

  /// Makes a fraction; `nil` where the denominator is zero or the fraction cannot be held.
  package init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0 else { return nil }
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    guard let top = Int128(exactly: numerator.magnitude / divisor),
      let bottom = Int128(exactly: denominator.magnitude / divisor)
    else { return nil }
    self.numerator = (numerator < 0) == (denominator < 0) ? top : -top
    self.denominator = bottom
  }

  package init(_ decimal: ExactDecimal) {
    let power = ExactDecimal.powerOfTen(decimal.scale) ?? 1
    // A decimal is never `Int128.min` and its power of ten is above zero, so this always holds.
    self = Self(decimal.coefficient, over: power) ?? .zero
  }

  package init(_ whole: Int) {
    self.init(whole: Int128(whole))
  }

  private init(whole: Int128) {
    numerator = whole
    denominator = 1
  }

  /// Takes parts that are already in lowest terms.
  private init(lowest numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// By value; the products are taken at full width, so nothing overflows.
  package static func < (left: Self, right: Self) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    guard left.isNegative == right.isNegative else { return left.isNegative }
    let one = left.numerator.magnitude.multipliedFullWidth(by: right.denominator.magnitude)
    let two = right.numerator.magnitude.multipliedFullWidth(by: left.denominator.magnitude)
    let isSmaller = one.high == two.high ? one.low < two.low : one.high < two.high
    let isSame = one.high == two.high && one.low == two.low
    return left.isNegative ? !isSmaller && !isSame : isSmaller
  }

  package var isNegative: Bool { numerator < 0 }
  package var isZero: Bool { numerator == 0 }
  package var isWhole: Bool { denominator == 1 }
  package var negated: Self { Self(lowest: -numerator, denominator) }
  package var magnitude: Self { isNegative ? negated : self }

  /// The whole number, where it is one that `Int` holds.
  package var whole: Int? { isWhole ? Int(exactly: numerator) : nil }

  /// Euclid's algorithm, on machine words as soon as both numbers fit.
  private static func greatestCommonDivisor(_ one: UInt128, _ two: UInt128) -> UInt128 {
    var (large, small) = (one, two)
    while small != 0 {
      if let large = UInt64(exactly: large), let small = UInt64(exactly: small) {
        return UInt128(greatestCommonDivisor(words: large, small))
      }
      (large, small) = (small, large % small)
    }
    return large == 0 ? 1 : large
  }

  private static func greatestCommonDivisor(words one: UInt64, _ two: UInt64) -> UInt64 {
    var (large, small) = (one, two)
    while small != 0 { (large, small) = (small, large % small) }
    return large == 0 ? 1 : large
  }
}

extension Rational {
  package func adding(_ other: Self) -> Self? {
    if denominator == other.denominator {
      let (sum, overflow) = numerator.addingReportingOverflow(other.numerator)
      guard !overflow, sum != .min else { return nil }
      return denominator == 1 ? Self(lowest: sum, 1) : Self(sum, over: denominator)
    }
    // Knuth, The Art of Computer Programming 4.5.1: the smallest intermediate products.
    let common = Int128(
      Self.greatestCommonDivisor(denominator.magnitude, other.denominator.magnitude)
    )
    let (one, first) = numerator.multipliedReportingOverflow(by: other.denominator / common)
    let (two, second) = other.numerator.multipliedReportingOverflow(by: denominator / common)
    let (sum, third) = one.addingReportingOverflow(two)
    guard !first, !second, !third, sum != .min else { return nil }
    let rest = Int128(Self.greatestCommonDivisor(sum.magnitude, common.magnitude))
    let (bottom, fourth) = (denominator / common).multipliedReportingOverflow(
      by: other.denominator / rest
    )
    return fourth ? nil : Self(lowest: sum / rest, bottom)
  }

  package func subtracting(_ other: Self) -> Self? { adding(other.negated) }

  package func multiplied(by other: Self) -> Self? {
    // Common factors go first, so that only a result too large overflows.
    let one = Int128(
      Self.greatestCommonDivisor(numerator.magnitude, other.denominator.magnitude)
    )
    let two = Int128(
      Self.greatestCommonDivisor(other.numerator.magnitude, denominator.magnitude)
    )
    let (top, first) = (numerator / one).multipliedReportingOverflow(by: other.numerator / two)
    let (bottom, second) = (denominator / two).multipliedReportingOverflow(
      by: other.denominator / one
    )
    guard !first, !second, top != .min else { return nil }
    return Self(lowest: top, bottom)
  }

  /// The quotient; `nil` also for a divisor of zero.
  package func divided(by other: Self) -> Self? {
    other.reciprocal.flatMap { multiplied(by: $0) }
  }

  /// One divided by the number; `nil` for zero.
  package var reciprocal: Self? {
    guard numerator != 0 else { return nil }
    return isNegative
      ? Self(lowest: -denominator, -numerator) : Self(lowest: denominator, numerator)
  }

  /// The number to a whole power; `nil` on overflow, and for zero to a negative power.
  package func power(_ exponent: Int) -> Self? {
    guard let base = exponent < 0 ? reciprocal : self else { return nil }
    // Beyond this every number but 0, 1 and −1 overflows.
    guard exponent.magnitude <= 127 || numerator.magnitude <= 1 && denominator == 1 else {
      return nil
    }
    guard exponent.magnitude <= 127 else {
      return exponent.isMultiple(of: 2) ? base.magnitude : base
    }
    var result: Self? = Self(1)
    for _ in 0..<exponent.magnitude { result = result?.multiplied(by: base) }
    return result
  }
}
