/// An exact decimal number, `coefficient × 10⁻ˢᶜᵃˡᵉ`, for money, rates and counts.
///
/// Always in lowest terms (no trailing zero after the point), so equal values are equal. How a
/// figure was written (`0.30`, `△5`) is kept beside it, not in it.
public struct ExactDecimal: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The largest scale: more decimal places than any document prints.
  public static let maximumScale = 18
  /// Zero.
  public static let zero = Self(normalizing: 0, scale: 0)

  /// The digits as a whole number.
  public let coefficient: Int128
  /// How many of the digits stand after the point, 0 to 18.
  public let scale: Int

  /// Makes a whole number.
  public init(_ whole: Int) {
    self.init(normalizing: Int128(whole), scale: 0)
  }

  /// Reads `-?digits(.digits)?` in ASCII; `nil` for anything else, or beyond 34 digits or scale 18.
  ///
  /// Zeros before the first and after the last digit that counts are not counted against the bounds.
  public init?(_ text: some StringProtocol) {
    var coefficient: Int128 = 0
    var scale = 0
    var zeros = 0
    var hasDigits = false
    var negative = false
    var point = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: negative = true
      case UInt8(ascii: ".") where hasDigits && !point: point = true
      case UInt8(ascii: "0") where point:
        // Kept back until a digit follows: zeros at the end of a fraction say nothing.
        zeros += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        hasDigits = true
        guard let shift = Self.powerOfTen(zeros + 1), coefficient < Self.limit / shift else {
          return nil
        }
        coefficient = coefficient * shift + Int128(byte - UInt8(ascii: "0"))
        scale += point ? zeros + 1 : 0
        zeros = 0
      default: return nil
      }
    }
    guard hasDigits, !point || scale + zeros > 0, scale <= Self.maximumScale else { return nil }
    self.init(normalizing: negative ? -coefficient : coefficient, scale: scale)
  }

  /// 10³⁴: the first number with more than 34 digits.
  private static let limit = powersOfTen[34]

  /// Makes `coefficient × 10⁻ˢᶜᵃˡᵉ`; `nil` beyond scale 18 in lowest terms, or where it overflows.
  package init?(coefficient: Int128, scale: Int) {
    guard scale >= 0 else {
      guard let power = coefficient == 0 ? 1 : Self.powerOfTen(-max(scale, -39)) else { return nil }
      let (product, overflow) = coefficient.multipliedReportingOverflow(by: power)
      guard !overflow, product != .min else { return nil }
      self.init(normalizing: product, scale: 0)
      return
    }
    guard coefficient != .min else { return nil }
    self.init(normalizing: coefficient, scale: scale)
    guard self.scale <= Self.maximumScale else { return nil }
  }

  /// Takes trailing zeros off; the scale must not be negative.
  private init(normalizing coefficient: Int128, scale: Int) {
    var coefficient = coefficient
    var scale = coefficient == 0 ? 0 : scale
    while scale > 0, coefficient % 10 == 0 {
      coefficient /= 10
      scale -= 1
    }
    self.coefficient = coefficient
    self.scale = scale
  }

  /// The plain decimal text: `2504`, `-0.25`.
  public var description: String {
    // Machine words are printed many times faster, and nearly every figure is one.
    let magnitude = coefficient.magnitude
    let digits = UInt64(exactly: magnitude).map { String($0) } ?? String(magnitude)
    let sign = coefficient < 0 ? "-" : ""
    guard scale > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return sign + padded.dropLast(scale) + "." + padded.suffix(scale)
  }

  /// By value.
  public static func < (left: Self, right: Self) -> Bool {
    // Whole parts first: bringing both to one scale could overflow.
    let (leftWhole, leftRest) = left.parts
    let (rightWhole, rightRest) = right.parts
    return leftWhole == rightWhole ? leftRest < rightRest : leftWhole < rightWhole
  }

  /// The whole part, and the rest in units of 10⁻¹⁸; both with the sign of the number.
  ///
  /// The rest is below 10ˢᶜᵃˡᵉ before it is brought to 10⁻¹⁸, so it never exceeds 10¹⁸.
  private var parts: (Int128, Int128) {
    guard scale > 0, let unit = Self.powerOfTen(scale),
      let finer = Self.powerOfTen(Self.maximumScale - scale)
    else { return (coefficient, 0) }
    return (coefficient / unit, coefficient % unit * finer)
  }

  /// 10 to a power from 0 to 38; `nil` for any other.
  package static func powerOfTen(_ exponent: Int) -> Int128? {
    powersOfTen.indices.contains(exponent) ? powersOfTen[exponent] : nil
  }

  private static let powersOfTen: [Int128] = (0..<38).reduce(into: [1]) { powers, _ in
    powers.append((powers.last ?? 1) * 10)
  }
}
