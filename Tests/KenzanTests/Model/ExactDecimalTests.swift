import Testing

@testable import Kenzan

struct ExactDecimalTests {
  private func big(_ decimal: ExactDecimal, atScale scale: Int) -> BigInteger {
    (0..<(scale - decimal.scale)).reduce(BigInteger(decimal.coefficient)) { value, _ in
      value * BigInteger(10)
    }
  }

  private func random(_ random: inout SplitMix64, bits: Int) -> ExactDecimal? {
    let scale = Int.random(in: 0...18, using: &random)
    return ExactDecimal(coefficient: random.integer(bits: bits), scale: scale)
  }

  @Test func `agrees with plain arithmetic`() throws {
    var generator = SplitMix64(seed: 4)
    var sums = 0
    for round in 0..<4_000 {
      let bits = round.isMultiple(of: 2) ? 50 : 113
      guard let one = random(&generator, bits: bits), let two = random(&generator, bits: bits)
      else { continue }
      let (a, b) = (big(one, atScale: 18), big(two, atScale: 18))
      #expect((one < two) == (a < b))
      #expect((one == two) == (a == b))
      if let sum = one.adding(two) {
        #expect(big(sum, atScale: 18) == a + b)
        sums += 1
      }
      if let difference = one.subtracting(two) { #expect(big(difference, atScale: 18) == a - b) }
      if let product = one.multiplied(by: two) { #expect(big(product, atScale: 36) == a * b) }
      #expect(Rational(one).decimal == one)
      #expect(ExactDecimal(one.description) == (one.coefficient.magnitude < limit ? one : nil))
    }
    #expect(sums > 2_000)
  }

  private let limit = UInt128(ExactDecimal.powerOfTen(34) ?? 0)

  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("007", "7"), ("1.50", "1.5"), ("-0.25", "-0.25"),
    ("1.000000000000000000000", "1"), ("0.000000000000000001", "0.000000000000000001"),
    ("9999999999999999999999999999999999", "9999999999999999999999999999999999"),
    ("0000000000000000000000000000000000000000001", "1"),
  ])
  func reads(_ text: String, as expected: String) {
    #expect(ExactDecimal(text)?.description == expected)
  }

  @Test(arguments: [
    "", "-", ".", "1.", ".5", "1.2.3", "+1", "1e3", "１", "1 ", "--1", "0.0000000000000000001",
    "10000000000000000000000000000000000", "9999999999999999999999999999999999999999999999",
    "1234567890123456789012345678901234.5",
  ])
  func refuses(_ text: String) {
    #expect(ExactDecimal(text) == nil)
  }

  @Test func `comparison of the largest and the finest does not overflow`() throws {
    let large = try #require(ExactDecimal(coefficient: .max, scale: 0))
    let fine = try #require(ExactDecimal(coefficient: .max, scale: 18))
    #expect(fine < large)
    #expect(large.negated < fine.negated)
    #expect(large.adding(large) == nil)
    #expect(fine.adding(ExactDecimal(1)) == nil)
    #expect(fine.subtracting(ExactDecimal(1)) != nil)
    #expect(ExactDecimal(coefficient: .min, scale: 0) == nil)
    #expect(ExactDecimal(coefficient: 1, scale: 19) == nil)
    #expect(ExactDecimal(coefficient: 10, scale: 19)?.scale == 18)
    #expect(ExactDecimal(coefficient: 12, scale: -3) == ExactDecimal(12_000))
    #expect(ExactDecimal(coefficient: 0, scale: -300) == .zero)
    #expect(ExactDecimal(coefficient: 1, scale: -300) == nil)
  }

  private static let doubles: [(Double, String)] = [
    (0.300_000_000_000_000_04, "0.3"), (28.499_999_999_999_996, "28.5"), (2503.6, "2503.6"),
    (-57, "-57"), (0, "0"),
    (-0.0, "0"), (0.333333333333333_33, "0.333333333333333"),
    (0.666_666_666_666_666_6, "0.666666666666667"),
    (1e15, "1000000000000000"), (123_456_789_012_345_680, "123456789012346000"),
    (999_999_999_999_999.9, "1000000000000000"), (99_999_999_999_999.99, "100000000000000"),
    (1_234_567_890_123.125, "1234567890123.13"), (-1_234_567_890_123.125, "-1234567890123.13"),
    (1e33, "1000000000000000000000000000000000"), (1e-18, "0.000000000000000001"),
    (1e-19, "0"), (2.5e-17, "0.000000000000000025"), (.leastNonzeroMagnitude, "0"),
    (0.000_123_456_789_012_345_67, "0.000123456789012346"), (45_000.5, "45000.5"),
  ]

  @Test(arguments: doubles)
  func `takes doubles at fifteen digits`(_ double: Double, _ expected: String) {
    #expect(ExactDecimal(significant: double)?.description == expected)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e34, -1e300, .greatestFiniteMagnitude])
  func `takes no double that is out of range`(_ double: Double) {
    #expect(ExactDecimal(significant: double) == nil)
  }

  @Test func `fifteen digits survive the way through a double`() throws {
    var random = SplitMix64(seed: 5)
    for _ in 0..<4_000 {
      let digits = Int64.random(in: 1..<1_000_000_000_000_000, using: &random)
      let scale = Int.random(in: 0...14, using: &random)
      let decimal = try #require(ExactDecimal(coefficient: Int128(digits), scale: scale))
      let double = try #require(Double(decimal.description))
      #expect(ExactDecimal(significant: double) == decimal)
      #expect(ExactDecimal(significant: -double) == decimal.negated)
    }
  }

  @Test func `the fifteenth digit is right wherever the point stands`() throws {
    var random = SplitMix64(seed: 6)
    for _ in 0..<4_000 {
      let exponent = Int.random(in: -9...110, using: &random)
      let double = Double(
        sign: .plus,
        exponent: exponent,
        significand: Double.random(in: 1..<2, using: &random)
      )
      let decimal = try #require(ExactDecimal(significant: double))
      // Twice the error is at most one unit of the fifteenth digit: compared as whole numbers.
      let shift = max(0, 52 - exponent)
      let scaled = try #require(
        Int128(exactly: double * Double(sign: .plus, exponent: shift, significand: 1))
      )
      let power = (0..<shift).reduce(BigInteger(1)) { value, _ in value * BigInteger(2) }
      let ten = BigInteger(ExactDecimal.powerOfTen(decimal.scale) ?? 0)
      let error = BigInteger(decimal.coefficient) * power - BigInteger(scaled) * ten
      let size = decimal.coefficient.magnitude.description.count
      let unit = size > 15 ? BigInteger(ExactDecimal.powerOfTen(size - 15) ?? 0) : BigInteger(1)
      if decimal.scale > 0 || size > 15 {
        // A unit of the last digit kept; trailing zeros were taken off, so this is generous.
        let bound = unit * power
        #expect(error + error <= bound && -(error + error) <= bound)
      } else {
        #expect(error + error <= power && -(error + error) <= power)
      }
    }
  }

  @Test func rounds() throws {
    let half = try #require(Rounding(mode: .half, step: ExactDecimal(10)))
    #expect(ExactDecimal("2505")?.rounded(half) == ExactDecimal(2_510))
    #expect(ExactDecimal("-2505")?.rounded(half) == ExactDecimal(-2_510))
  }
}
