import Testing

@testable import Kenzan

struct RationalTests {
  /// Whether a result says the same as the fraction that plain arithmetic gives.
  private func agrees(_ result: Rational?, _ top: BigInteger, _ bottom: BigInteger) -> Bool {
    guard let result else { return true }
    return BigInteger(result.numerator) * bottom == top * BigInteger(result.denominator)
      && result.denominator > 0
  }

  @Test func `agrees with plain arithmetic wherever it gives a result`() throws {
    var random = SplitMix64(seed: 1)
    var results = 0
    for round in 0..<4_000 {
      let bits = round.isMultiple(of: 2) ? 40 : 120
      let one = Rational(random.integer(bits: bits), over: random.integer(bits: bits))
      let two = Rational(random.integer(bits: bits), over: random.integer(bits: bits))
      guard let one, let two else { continue }
      let (a, b) = (BigInteger(one.numerator), BigInteger(one.denominator))
      let (c, d) = (BigInteger(two.numerator), BigInteger(two.denominator))
      let sum = one.adding(two)
      #expect(agrees(sum, a * d + c * b, b * d))
      #expect(agrees(one.subtracting(two), a * d - c * b, b * d))
      #expect(agrees(one.multiplied(by: two), a * c, b * d))
      #expect(agrees(one.divided(by: two), a * d, b * c))
      #expect((one < two) == (a * d < c * b))
      #expect((one == two) == (a * d == c * b))
      results += sum == nil ? 0 : 1
    }
    #expect(results > 2_000)
  }

  @Test func `small numbers never overflow`() throws {
    var random = SplitMix64(seed: 2)
    for _ in 0..<1_000 {
      let one = try #require(
        Rational(random.integer(bits: 30), over: 1 + random.integer(bits: 20).magnitude128)
      )
      let two = try #require(
        Rational(random.integer(bits: 30), over: 1 + random.integer(bits: 20).magnitude128)
      )
      #expect(one.adding(two) != nil)
      #expect(one.multiplied(by: two) != nil)
      #expect((one.divided(by: two) == nil) == two.isZero)
    }
  }

  @Test func `overflow and division by zero give nothing`() throws {
    let largest = try #require(Rational(.max, over: 1))
    let smallest = try #require(Rational(1, over: .max))
    #expect(Rational(.min, over: 1) == nil)
    #expect(Rational(1, over: 0) == nil)
    #expect(largest.adding(largest) == nil)
    #expect(largest.negated.subtracting(Rational(1)) == nil)
    #expect(largest.multiplied(by: largest) == nil)
    #expect(largest.multiplied(by: smallest) == Rational(1))
    #expect(largest.divided(by: .zero) == nil)
    #expect(smallest < largest)
    #expect(largest.negated < smallest.negated)
    #expect(Rational(2).power(126) != nil)
    #expect(Rational(2).power(127) == nil)
    #expect(Rational.zero.power(-1) == nil)
    #expect(Rational(-1).power(1_000_001) == Rational(-1))
  }

  @Test(arguments: [
    ("2.5", 0, "3", "2", "3"), ("-2.5", 0, "-3", "-2", "-3"), ("2.4", 0, "2", "2", "3"),
    ("0.4", 0, "0", "0", "1"), ("-0.4", 0, "0", "0", "-1"), ("1.005", 2, "1.01", "1", "1.01"),
    ("1234", -2, "1200", "1200", "1300"), ("-1250", -2, "-1300", "-1200", "-1300"),
    ("0", 3, "0", "0", "0"),
  ])
  func rounds(_ text: String, places: Int, half: String, down: String, up: String) throws {
    let number = Rational(try #require(ExactDecimal(text)))
    #expect(number.rounded(.half, places: places)?.text == half)
    #expect(number.rounded(.down, places: places)?.text == down)
    #expect(number.rounded(.up, places: places)?.text == up)
  }

  @Test func `floor and ceiling enclose`() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<1_000 {
      guard let number = Rational(random.integer(bits: 90), over: random.integer(bits: 30)) else {
        continue
      }
      let floor = try #require(Rational(number.floor, over: 1))
      let ceiling = try #require(Rational(number.ceiling, over: 1))
      #expect(floor <= number && number <= ceiling)
      #expect(ceiling.subtracting(floor) == (number.isWhole ? .zero : Rational(1)))
    }
  }

  @Test func `text is exact where a decimal is, else at six places`() throws {
    #expect(Rational(1, over: 3)?.text == "0.333333")
    #expect(Rational(-2, over: 3)?.text == "-0.666667")
    #expect(Rational(1, over: 8)?.text == "0.125")
    #expect(Rational(1, over: 3)?.decimal == nil)
  }
}

extension Int128 {
  fileprivate var magnitude128: Int128 { self < 0 ? -self : self }
}
