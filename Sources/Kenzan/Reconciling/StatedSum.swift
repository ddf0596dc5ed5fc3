/// What the sheets state for a key: the sum, and what it may be where figures were rounded.
struct StatedSum {
  private(set) var stated = ExactDecimal.zero
  private(set) var interval = Interval(.zero)
  /// Whether a sum could not be held.
  private(set) var isTooLarge = false

  mutating func add(_ yen: ExactDecimal, _ range: Interval?) {
    guard let sum = stated.adding(yen),
      let wide = interval.adding(range ?? Interval(Rational(yen)))
    else {
      isTooLarge = true
      return
    }
    stated = sum
    interval = wide
  }

  /// The distance between the ends; `nil` where the sum is exact.
  var width: ExactDecimal? {
    interval.single == nil ? interval.width?.decimal : nil
  }

  /// The interval narrowed to a width around the sum, its sides in proportion.
  func capped(to limit: Int?) -> Interval {
    guard let limit, let width = interval.width, width > Rational(limit),
      let share = Rational(limit).divided(by: width)
    else { return interval }
    let middle = Rational(stated)
    func end(_ end: Interval.End) -> Interval.End? {
      end.value.subtracting(middle)?.multiplied(by: share)?.adding(middle)
        .map { Interval.End($0, isClosed: end.isClosed) }
    }
    guard let low = end(interval.lower), let high = end(interval.upper) else { return interval }
    return Interval(low, high) ?? interval
  }
}
