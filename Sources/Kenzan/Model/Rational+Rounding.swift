extension Rational {
  /// The largest whole number that is not larger; a fraction is never out of bounds here.
  package var floor: Int128 {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// The smallest whole number that is not smaller.
  package var ceiling: Int128 { -negated.floor }

  /// The number brought to a multiple of a step above zero; `nil` on overflow.
  package func rounded(_ mode: Rounding.Mode, to step: Self) -> Self? {
    guard let units = divided(by: step), let whole = units.rounded(mode) else { return nil }
    return Self(whole, over: 1)?.multiplied(by: step)
  }

  /// The number brought to so many decimal places, −38 to 38; negative places are tens, hundreds ….
  package func rounded(_ mode: Rounding.Mode, places: Int) -> Self? {
    Self.step(places: places).flatMap { rounded(mode, to: $0) }
  }

  /// 10 to the power of −places.
  package static func step(places: Int) -> Self? {
    guard let power = ExactDecimal.powerOfTen(places.magnitude > 38 ? -1 : abs(places)) else {
      return nil
    }
    return places < 0 ? Self(power, over: 1) : Self(1, over: power)
  }

  /// The exact decimal, where it has at most 18 places; `nil` for a number such as ⅓.
  package var decimal: ExactDecimal? {
    let limit = ExactDecimal.maximumScale
    var scale = 0
    var (rest, twos, fives) = (denominator, 0, 0)
    while rest % 2 == 0, twos <= limit { (rest, twos) = (rest / 2, twos + 1) }
    while rest % 5 == 0, fives <= limit { (rest, fives) = (rest / 5, fives + 1) }
    scale = max(twos, fives)
    guard rest == 1, let power = ExactDecimal.powerOfTen(scale) else { return nil }
    let (coefficient, overflow) = numerator.multipliedReportingOverflow(by: power / denominator)
    return overflow ? nil : ExactDecimal(coefficient: coefficient, scale: scale)
  }

  /// The decimal at so many places, half away from zero; `nil` on overflow.
  package func decimal(places: Int) -> ExactDecimal? {
    rounded(.half, places: places)?.decimal
  }

  /// The number for people and for output: exact where a decimal is, else at six places.
  package var text: String {
    (decimal ?? decimal(places: 6) ?? decimal(places: 0))?.description
      ?? "\(numerator)/\(denominator)"
  }

  private func rounded(_ mode: Rounding.Mode) -> Int128? {
    switch mode {
    case .down: return isNegative ? ceiling : floor
    case .up: return isNegative ? floor : ceiling
    case .half:
      let (whole, rest) = numerator.magnitude.quotientAndRemainder(
        dividingBy: denominator.magnitude
      )
      let units = rest >= denominator.magnitude - rest ? whole + 1 : whole
      return Int128(exactly: units).map { isNegative ? -$0 : $0 }
    }
  }
}

extension Rational {
  /// The decimal at so many significant digits, half away from zero, with at most 18 places.
  ///
  /// `nil` where it cannot be held.
  package func decimal(significant digits: Int) -> ExactDecimal? {
    guard !isZero else { return .zero }
    let whole = magnitude.floor
    var places: Int
    if whole > 0 {
      places = digits - String(whole).utf8.count
    } else {
      // Below 1: as many more places as there are zeros behind the point.
      places = digits
      var scaled = magnitude.multiplied(by: Rational(10))
      while let number = scaled, number.floor == 0, places < ExactDecimal.maximumScale {
        places += 1
        scaled = number.multiplied(by: Rational(10))
      }
    }
    return rounded(.half, places: min(places, ExactDecimal.maximumScale))?.decimal
  }

  /// The nearest binary number, or one beside it.
  package var double: Double { Double(numerator) / Double(denominator) }
}
