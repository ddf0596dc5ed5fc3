extension ExactDecimal {
  /// Takes a binary number at 15 significant digits, as Excel shows it: 0.1 + 0.2 is 0.3.
  ///
  /// The exact binary value is rounded, half away from zero, once. At most 18 decimal places are
  /// kept. `nil` for what is no number, and from 10³⁴ on.
  public init?(significant double: Double) {
    guard double.isFinite, double.magnitude < 1e34 else { return nil }
    if double.magnitude < 1e15, let whole = Int128(exactly: double) {
      self.init(coefficient: whole, scale: 0)
      return
    }
    // Half of the last place that is kept: nothing of the number remains.
    guard double.magnitude >= 5e-19 else {
      self = .zero
      return
    }
    // log₁₀ 2 by a fraction; the estimate is the wanted number of places, or one too many.
    var places = min(14 - (Int(double.exponent) * 30_103).flooredQuotient(by: 100_000), 18)
    var digits = Self.digits(of: double.magnitude, places: places)
    while let tooMany = digits, tooMany > 1_000_000_000_000_000 {
      places -= 1
      digits = Self.digits(of: double.magnitude, places: places)
    }
    guard let digits else { return nil }
    self.init(coefficient: double < 0 ? -Int128(digits) : Int128(digits), scale: places)
  }

  /// `magnitude × 10ᵖˡᵃᶜᵉˢ` as a whole number, half rounded up.
  private static func digits(of magnitude: Double, places: Int) -> UInt128? {
    let exponent = Int(magnitude.exponent) - Double.significandBitCount
    guard let up = powerOfTen(max(places, 0)), let down = powerOfTen(max(-places, 0)),
      let significand = UInt128(exactly: magnitude.significandBits(above: exponent))
    else { return nil }
    // Below 2⁵³ × 10¹⁸ × 2ᵉ: for every magnitude and number of places in question this fits.
    let (product, tooLarge) = significand.multipliedReportingOverflow(by: UInt128(up))
    let (numerator, numeratorOverflow) = product.multipliedReportingOverflow(
      by: UInt128(1) << UInt128(max(exponent, 0))
    )
    let (denominator, denominatorOverflow) = UInt128(down).multipliedReportingOverflow(
      by: UInt128(1) << UInt128(max(-exponent, 0))
    )
    guard !tooLarge, !numeratorOverflow, !denominatorOverflow, denominator > 0 else { return nil }
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder >= denominator - remainder ? quotient + 1 : quotient
  }
}

extension Double {
  /// The significand as a whole number, the value being that number times 2 to the exponent.
  fileprivate func significandBits(above exponent: Int) -> Double {
    significand * Double(sign: .plus, exponent: Self.significandBitCount, significand: 1)
  }
}

extension Int {
  fileprivate func flooredQuotient(by divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
