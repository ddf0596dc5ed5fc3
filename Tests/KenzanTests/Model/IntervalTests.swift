import Testing

@testable import Kenzan

struct IntervalTests {
  private static let steps = ["1", "0.1", "0.01", "10", "1000", "0.5", "3", "0.25"]
  private static let modes: [Rounding.Mode] = [.half, .down, .up]

  private func interval(_ random: inout SplitMix64) -> Interval {
    while true {
      let one = number(&random), two = number(&random)
      let ends = [Bool.random(using: &random), Bool.random(using: &random)]
      if let made = Interval(
        .init(min(one, two), isClosed: ends[0]),
        .init(max(one, two), isClosed: ends[1])
      ) {
        return made
      }
    }
  }

  private func number(_ random: inout SplitMix64) -> Rational {
    Rational(
      Int128.random(in: -40...40, using: &random),
      over: Int128.random(in: 1...4, using: &random)
    ) ?? .zero
  }

  /// Numbers in an interval: its closed ends, and points between, some of them close to an end.
  private func samples(_ interval: Interval, _ random: inout SplitMix64) -> [Rational] {
    let width = interval.width ?? .zero
    let inner = (0..<6).compactMap { round -> Rational? in
      let part = Rational(
        Int128.random(in: 0...1_000, using: &random),
        over: round == 0 ? 1_000_000 : 1_000
      )
      return part.flatMap { width.multiplied(by: $0) }.flatMap(interval.lower.value.adding)
    }
    return ([interval.lower.value, interval.upper.value] + inner).filter(interval.contains)
  }

  @Test func `holds exactly the values that print so`() throws {
    var random = SplitMix64(seed: 7)
    for step in Self.steps {
      let unit = try #require(ExactDecimal(step))
      for mode in Self.modes {
        let rounding = try #require(Rounding(mode: mode, step: unit))
        for _ in 0..<150 {
          // Sixteenths of a step, so that ties and ends are met often; both signs, and zero.
          let value = try #require(
            Rational(Int128.random(in: -64...64, using: &random), over: 16)?.multiplied(
              by: Rational(unit)
            )
          )
          let other = try #require(
            Rational(Int128.random(in: -64...64, using: &random), over: 16)?.multiplied(
              by: Rational(unit)
            )
          )
          let printed = try #require(value.rounded(mode, to: Rational(unit)))
          let interval = try #require(Interval(printing: printed, by: rounding))
          #expect(interval.contains(value))
          #expect(
            interval.contains(other) == (other.rounded(mode, to: Rational(unit)) == printed),
            "\(other) in \(interval) for \(printed) \(rounding)"
          )
          #expect(Interval(printing: value, by: rounding) == interval)
        }
      }
    }
  }

  @Test func `the ends are those of the documents`() throws {
    func text(_ figure: Int, _ mode: Rounding.Mode) throws -> String {
      let rounding = try #require(Rounding(mode: mode, step: ExactDecimal(1)))
      let interval = try #require(Interval(printing: Rational(figure), by: rounding))
      return (interval.lower.isClosed ? "[" : "(") + interval.lower.value.text + ","
        + interval.upper.value.text + (interval.upper.isClosed ? "]" : ")")
    }
    #expect(try text(2504, .half) == "[2503.5,2504.5)")
    #expect(try text(-2504, .half) == "(-2504.5,-2503.5]")
    #expect(try text(0, .half) == "(-0.5,0.5)")
    #expect(try text(7, .down) == "[7,8)")
    #expect(try text(-7, .down) == "(-8,-7]")
    #expect(try text(0, .down) == "(-1,1)")
    #expect(try text(7, .up) == "(6,7]")
    #expect(try text(-7, .up) == "[-7,-6)")
    #expect(try text(0, .up) == "[0,0]")
  }

  @Test func `operations hold the results of what their operands hold`() throws {
    var random = SplitMix64(seed: 8)
    for _ in 0..<400 {
      let one = interval(&random), two = interval(&random)
      let weight = Interval(number(&random))
      let sum = try #require(one.adding(two)), product = try #require(one.multiplied(by: two))
      let weighted = try #require(one.multiplied(by: weight)), quotient = one.divided(by: two)
      let square = try #require(one.power(2))
      let holdsZero = two.lower.value <= .zero && two.upper.value >= .zero
      #expect((quotient == nil) == holdsZero)
      for x in samples(one, &random) {
        #expect(one.negated.contains(x.negated))
        #expect(one.magnitude.contains(x.magnitude))
        #expect(weighted.contains(try #require(x.multiplied(by: weight.lower.value))))
        #expect(square.contains(try #require(x.power(2))))
        for y in samples(two, &random) {
          #expect(sum.contains(try #require(x.adding(y))))
          #expect(one.subtracting(two)?.contains(try #require(x.subtracting(y))) == true)
          #expect(product.contains(try #require(x.multiplied(by: y))), "\(x) × \(y)")
          #expect(one.minimum(two).contains(min(x, y)))
          #expect(one.maximum(two).contains(max(x, y)))
          #expect(one.hull(two).contains(x) && one.hull(two).contains(y))
          if let quotient { #expect(quotient.contains(try #require(x.divided(by: y)))) }
        }
      }
    }
  }

  @Test func `an end that is open stays out of reach`() throws {
    let open = try #require(
      Interval(.init(.zero, isClosed: false), .init(Rational(2), isClosed: false))
    )
    let closed = try #require(
      Interval(.init(.zero, isClosed: true), .init(Rational(3), isClosed: true))
    )
    #expect(open.multiplied(by: open)?.contains(.zero) == false)
    #expect(open.multiplied(by: closed)?.contains(.zero) == true)
    #expect(open.multiplied(by: closed)?.contains(Rational(6)) == false)
    #expect(open.adding(closed)?.contains(.zero) == false)
    #expect(open.divided(by: open) == nil)
    #expect(Interval(.init(.zero, isClosed: true), .init(.zero, isClosed: false)) == nil)
  }

  @Test func `rounding holds the rounded, and only what is reached`() throws {
    var random = SplitMix64(seed: 9)
    for _ in 0..<400 {
      let interval = interval(&random)
      for mode in Self.modes {
        let rounded = try #require(interval.rounded(mode, to: Rational(1)))
        for x in samples(interval, &random) {
          #expect(rounded.contains(try #require(x.rounded(mode, to: Rational(1)))))
          #expect(interval.floored?.contains(try #require(Rational(x.floor, over: 1))) == true)
        }
        // The ends are reached: some number in the interval rounds to each of them.
        let rounding = try #require(Rounding(mode: mode, step: ExactDecimal(1)))
        for end in [rounded.lower.value, rounded.upper.value] {
          #expect(Interval(printing: end, by: rounding)?.meets(interval) == true)
        }
        let widened = try #require(interval.widened(by: rounding))
        for x in samples(interval, &random) {
          #expect(widened.contains(x))
          let printed = try #require(Interval(printing: x, by: rounding))
          #expect(widened.hull(printed) == widened)
        }
      }
    }
  }

  @Test func `meeting is having a number in common`() throws {
    var random = SplitMix64(seed: 10)
    for _ in 0..<400 {
      let one = interval(&random), two = interval(&random)
      let difference = try #require(one.subtracting(two))
      #expect(one.meets(two) == difference.contains(.zero))
      #expect(one.meets(two) == two.meets(one))
    }
  }

  @Test func `the largest numbers overflow instead of wrapping`() throws {
    let largest = try #require(Rational(.max, over: 1))
    let below = try #require(
      Interval(.init(.zero, isClosed: true), .init(largest, isClosed: false))
    )
    let above = try #require(
      Interval(.init(largest, isClosed: true), .init(largest, isClosed: true))
    )
    let rounding = try #require(Rounding(mode: .half, step: ExactDecimal(1)))
    #expect(Interval(printing: largest, by: rounding) == nil)
    #expect(below.adding(above) == nil)
    #expect(below.multiplied(by: above) == nil)
    #expect(below.rounded(.up, to: Rational(1)) != nil)
    #expect(below.negated.rounded(.up, to: Rational(1)) != nil)
    #expect(above.floored != nil)
  }
}
