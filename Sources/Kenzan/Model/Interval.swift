/// A range of numbers with open or closed ends: what a figure may be before it was rounded.
///
/// Never empty. A single number is an interval whose ends are equal and closed.
package struct Interval: Sendable, Hashable {
  /// One end, which belongs to the interval if it is closed.
  package struct End: Sendable, Hashable {
    package var value: Rational
    package var isClosed: Bool

    package init(_ value: Rational, isClosed: Bool) {
      self.value = value
      self.isClosed = isClosed
    }
  }

  package let lower: End
  package let upper: End

  /// Makes an interval; `nil` if nothing lies in it.
  package init?(_ lower: End, _ upper: End) {
    guard
      lower.value < upper.value || lower.value == upper.value && lower.isClosed && upper.isClosed
    else { return nil }
    self.lower = lower
    self.upper = upper
  }

  /// The interval that holds one number only.
  package init(_ number: Rational) {
    lower = End(number, isClosed: true)
    upper = lower
  }

  /// Takes ends in order, of which operations on intervals that are not empty are sure.
  private init(ordered lower: End, _ upper: End) {
    self.lower = lower
    self.upper = upper
  }

  package func contains(_ number: Rational) -> Bool {
    (lower.value < number || lower.value == number && lower.isClosed)
      && (number < upper.value || number == upper.value && upper.isClosed)
  }

  /// Whether some number lies in both.
  package func meets(_ other: Self) -> Bool {
    !isBelow(other) && !other.isBelow(self)
  }

  /// Whether every number in it is smaller than every number in the other.
  package func isBelow(_ other: Self) -> Bool {
    upper.value < other.lower.value
      || upper.value == other.lower.value && !(upper.isClosed && other.lower.isClosed)
  }

  /// The one number in it, if it holds only one.
  package var single: Rational? { lower.value == upper.value ? lower.value : nil }

  /// How far its ends are apart.
  package var width: Rational? { upper.value.subtracting(lower.value) }

  /// The smallest interval that holds both.
  package func hull(_ other: Self) -> Self {
    Self(ordered: .smaller(lower, other.lower), .larger(upper, other.upper))
  }

  /// The smaller of two numbers of which each lies in one of the intervals.
  package func minimum(_ other: Self) -> Self {
    Self(
      ordered: .smaller(lower, other.lower),
      .smaller(upper, other.upper, isClosed: { $0 && $1 })
    )
  }

  /// The larger of two such numbers.
  package func maximum(_ other: Self) -> Self {
    Self(ordered: .larger(lower, other.lower, isClosed: { $0 && $1 }), .larger(upper, other.upper))
  }
}

extension Interval.End {
  /// The smaller end; of two equal ones, closed as `isClosed` says: by default if either is.
  static func smaller(
    _ one: Self,
    _ two: Self,
    isClosed: (Bool, Bool) -> Bool = { $0 || $1 }
  ) -> Self {
    guard one.value == two.value else { return one.value < two.value ? one : two }
    return Self(one.value, isClosed: isClosed(one.isClosed, two.isClosed))
  }

  static func larger(
    _ one: Self,
    _ two: Self,
    isClosed: (Bool, Bool) -> Bool = { $0 || $1 }
  ) -> Self {
    guard one.value == two.value else { return one.value > two.value ? one : two }
    return Self(one.value, isClosed: isClosed(one.isClosed, two.isClosed))
  }
}
