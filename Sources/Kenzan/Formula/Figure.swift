/// A number in a calculation: as stated, and what it may be if a rounding was declared for it.
package struct Figure: Sendable, Hashable {
  /// The number as it stands, or as it follows from the numbers that stand.
  package var stated: Rational
  /// What it may be; `nil` if it is exactly what is stated.
  package var interval: Interval?

  package init(_ stated: Rational, interval: Interval? = nil) {
    self.stated = stated
    self.interval = interval
  }

  package init(_ whole: Int) {
    self.init(Rational(whole))
  }

  /// What it may be, an exact number included.
  package var range: Interval { interval ?? Interval(stated) }

  /// The number, if it is exact.
  package var exact: Rational? { interval == nil || interval?.single == stated ? stated : nil }

  /// Applies an operation to the stated number and, where needed, to the interval.
  func map(
    _ operation: (Rational) -> Rational?,
    _ spread: (Interval) -> Interval?
  ) -> Figure? {
    guard let result = operation(stated) else { return nil }
    guard let interval else { return Figure(result) }
    return spread(interval).map { Figure(result, interval: $0) }
  }

  /// Applies an operation of two operands in the same way.
  func combined(
    with other: Figure,
    _ operation: (Rational, Rational) -> Rational?,
    _ spread: (Interval, Interval) -> Interval?
  ) -> Figure? {
    guard let result = operation(stated, other.stated) else { return nil }
    guard interval != nil || other.interval != nil else { return Figure(result) }
    return spread(range, other.range).map { Figure(result, interval: $0) }
  }

  func adding(_ other: Figure) -> Figure? {
    combined(with: other, { $0.adding($1) }, { $0.adding($1) })
  }

  func subtracting(_ other: Figure) -> Figure? {
    combined(with: other, { $0.subtracting($1) }, { $0.subtracting($1) })
  }

  func multiplied(by other: Figure) -> Figure? {
    combined(with: other, { $0.multiplied(by: $1) }, { $0.multiplied(by: $1) })
  }

  func divided(by other: Figure) -> Figure? {
    combined(with: other, { $0.divided(by: $1) }, { $0.divided(by: $1) })
  }

  func minimum(_ other: Figure) -> Figure? {
    combined(with: other, { min($0, $1) }, { $0.minimum($1) })
  }

  func maximum(_ other: Figure) -> Figure? {
    combined(with: other, { max($0, $1) }, { $0.maximum($1) })
  }

  /// The power; `nil` for an exponent that is no whole number or not exact.
  func power(_ exponent: Figure) -> Figure? {
    guard let exponent = exponent.exact?.whole else { return nil }
    // 0⁰ is an error in Excel too.
    guard exponent != 0 || !range.contains(.zero) else { return nil }
    return map({ $0.power(exponent) }, { $0.power(exponent) })
  }

  func rounded(_ mode: Rounding.Mode, places: Figure) -> Figure? {
    guard let places = places.exact?.whole, let step = Rational.step(places: places) else {
      return nil
    }
    return map({ $0.rounded(mode, to: step) }, { $0.rounded(mode, to: step) })
  }

  /// The figure with its interval widened to whatever prints alike.
  func widened(by rounding: Rounding) -> Figure? {
    range.widened(by: rounding).map { Figure(stated, interval: $0) }
  }
}
