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
  public init?(_ text: some StringProtocol) {
    var coefficient: Int128 = 0
    var scale = 0
    var digits = 0
    var negative = false
    var point = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: negative = true
      case UInt8(ascii: ".") where digits > 0 && !point: point = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        scale += point ? 1 : 0
        guard digits <= 34 else { return nil }
        coefficient = coefficient * 10 + Int128(byte - UInt8(ascii: "0"))
      default: return nil
      }
    }
    guard digits > 0, !point || scale > 0 else { return nil }
    self.init(normalizing: negative ? -coefficient : coefficient, scale: scale)
    guard self.scale <= Self.maximumScale else { return nil }
  }

  /// Takes trailing zeros off; the scale must not be negative.
  package init(normalizing coefficient: Int128, scale: Int) {
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
    let digits = String(coefficient.magnitude)
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
  private var parts: (Int128, Int128) {
    let unit = Self.powerOfTen(scale)
    return (coefficient / unit, coefficient % unit * Self.powerOfTen(Self.maximumScale - scale))
  }

  /// 10 to a power from 0 to 38.
  package static func powerOfTen(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
