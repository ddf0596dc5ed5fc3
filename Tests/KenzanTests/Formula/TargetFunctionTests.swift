import Testing

@testable import Kenzan

struct TargetFunctionTests {
  private typealias Entry = FormulaFixture.Entry

  private static let bands = Bands(
    name: "attainment",
    bands: [
      Bands.Band(label: "①", threshold: ExactDecimal(120), isInclusive: true),
      Bands.Band(label: "②", threshold: ExactDecimal(100), isInclusive: false),
      Bands.Band(label: "③", threshold: ExactDecimal(100), isInclusive: true),
      Bands.Band(label: "④", threshold: ExactDecimal("79.5"), isInclusive: true),
      Bands.Band(label: "⑤", threshold: nil, isInclusive: false),
    ]
  )

  private func fixture() throws -> FormulaFixture {
    var fixture = try FormulaFixture(
      [
        Entry("a", .number("333")), Entry("t", .number("341")), Entry("b", .number("342")),
        Entry("zero", .number("0")), Entry("five", .number("5")), Entry("neg", .number("-6204")),
        Entry("goal", .number("-18000")), Entry("blank", .blank), Entry("na", .notApplicable),
        Entry("nil", .notApplicable, .zero), Entry("bad", .unreadable),
        Entry("m", .text("difference")), Entry("word", .text("someday")),
        Entry("bm", .blank, type: .text), Entry("nm", .notApplicable, type: .text),
        Entry("lower", .text("lower")), Entry("higher", .text("higher")),
        Entry("apps", .number("5.7"), .rounded(.half, "0.1")),
        Entry("near", .number("120"), .rounded(.half, "1")),
        Entry("cut", .number("100"), .rounded(.down, "1")),
        Entry("p.1.n", .number("8")), Entry("p.2.n", .number("2")), Entry("p.3.n", .blank),
        Entry("long", .number("10")), Entry("printed", .number("5.7"), .printed(.half)),
        Entry("whole", .number("5"), .printed(.half)),
        Entry("rest", .number("0.3"), .rounded(.half, "1")),
      ],
      bands: [Self.bands]
    )
    // 10.00
    fixture.set("long", trailingZeros: 2)
    return fixture
  }

  @Test(arguments: [
    ("ROUND(ACHIEVEMENT(\"ratio\", a, t), 1)", "97.7"),
    ("ACHIEVEMENT(\"difference\", a, t, b)", "900"),
    ("ACHIEVEMENT(m, a, t, b)", "900"), ("ACHIEVEMENT(\"inverse\", five, 10)", "200"),
    ("ACHIEVEMENT(\"mirror\", 12, 10)", "80"), ("ACHIEVEMENT(\"mirror\", 30, 10)", "-100"),
    ("ROUND(ACHIEVEMENT(\"ratio\", neg, goal), 1)", "34.5"),
    ("ACHIEVEMENT(\"ratio\", zero, t)", "0"),
    ("ROUND(ACHIEVEMENT(\"ratio\", a, t, na), 4)", "97.654"),
    ("ACHIEVEMENT(\"difference\", 20, zero, 100)", "80"),
    // Nothing is divided by zero, and nothing is 0 %.
    ("ACHIEVEMENT(\"ratio\", a, zero)", "?zero"), ("ACHIEVEMENT(\"ratio\", zero, zero)", "?zero"),
    ("ACHIEVEMENT(\"inverse\", a, zero)", "?zero"), ("ACHIEVEMENT(\"inverse\", zero, t)", "?zero"),
    ("ACHIEVEMENT(\"mirror\", a, nil)", "?nil"), ("ACHIEVEMENT(\"ratio\", a, t - 341)", "?t"),
    ("ACHIEVEMENT(\"difference\", a, t, t)", "?t"),
    ("ACHIEVEMENT(\"difference\", a, t, na)", "?na"),
    ("ACHIEVEMENT(\"difference\", a, t, 341)", "?t"), ("ACHIEVEMENT(m, a, t)", "?m"),
    // Whatever is missing is named at once.
    ("ACHIEVEMENT(\"ratio\", blank, na)", "?blank,na"), ("ACHIEVEMENT(bm, a, bad)", "?bm,bad"),
    ("ACHIEVEMENT(nm, a, t)", "?nm"), ("ACHIEVEMENT(word, a, t)", "?word"),
    ("ACHIEVEMENT(\"ratio\", bad, zero)", "?bad"),
  ])
  func `rates of achievement`(_ formula: String, _ expected: String) throws {
    let found = try fixture().result(formula)
    #expect(found == expected)
  }

  @Test(arguments: [
    ("MET(a, t, \"higher\")", "FALSE"), ("MET(a, t, \"lower\")", "TRUE"),
    ("MET(a, t, lower)", "TRUE"),
    ("MET(a, t, higher)", "FALSE"), ("MET(a, t, bm)", "FALSE"), ("MET(b, t, bm)", "TRUE"),
    ("MET(zero, zero, bm)", "TRUE"), ("MET(five, zero, bm)", "?zero,bm"),
    ("MET(five, zero, lower)", "FALSE"), ("MET(zero, zero, lower)", "TRUE"),
    ("MET(five, zero, higher)", "TRUE"), ("MET(five, nil, bm)", "?nil,bm"),
    ("MET(blank, na, bad)", "?blank,na,bad"), ("MET(a, t, nm)", "?nm"),
    ("MET(a, t, word)", "?word"),
    ("MET(apps, 5.7, higher)", "~TRUE"), ("MET(apps, 5.75, lower)", "TRUE"),
    ("MET(apps, 5.75, higher)", "FALSE"),
  ])
  func `met or missed`(_ formula: String, _ expected: String) throws {
    #expect(try fixture().result(formula) == expected)
  }

  @Test(arguments: [
    ("BAND(\"attainment\", 900)", "①"), ("BAND(\"attainment\", 120)", "①"),
    ("BAND(\"attainment\", 119.999)", "②"), ("BAND(\"attainment\", 100.1)", "②"),
    ("BAND(\"attainment\", 100)", "③"), ("BAND(\"attainment\", 99.9)", "④"),
    ("BAND(\"attainment\", 79.5)", "④"), ("BAND(\"attainment\", -25.1)", "⑤"),
    ("BAND(\"attainment\", blank)", "?blank"), ("BAND(\"attainment\", a / zero)", "?zero"),
    // 120 rounded may be 119.6; 100 cut off is at least 100.
    ("BAND(\"attainment\", near) = \"①\"", "~TRUE"),
    ("BAND(\"attainment\", near) = \"②\"", "~FALSE"),
    ("BAND(\"attainment\", near) = \"③\"", "FALSE"),
    ("BAND(\"attainment\", cut) = \"②\"", "~FALSE"),
    ("BAND(\"attainment\", cut) = \"④\"", "FALSE"),
    ("GROWTH(120, 80)", "50"), ("GROWTH(zero, five)", "-100"), ("GROWTH(five, zero)", "?zero"),
    ("GROWTH(blank, zero)", "?blank"), ("GROWTH(five, nil)", "?nil"),
    ("GROWTH(five, rest)", "?rest"),
    ("GROWTH(apps, 5.7) = 0.8", "~FALSE"), ("GROWTH(apps, 5.7) = 0.9", "FALSE"),
    ("RUNNING(p.n)", "10"),
    ("PLACES(a)", "0"), ("PLACES(apps)", "1"), ("PLACES(long)", "2"), ("PLACES(blank)", "?blank"),
    ("PLACES(na)", "?na"), ("ROUND(7.9, PLACES(five))", "8"), ("ROUND(1.37, PLACES(apps))", "1.4"),
    // To the places written: 5.7 is [5.65, 5.75), and 5 is counted.
    ("printed = 5.67", "~FALSE"), ("printed = 5.75", "FALSE"),
    ("printed / 5 * 100 = 113.4", "~FALSE"),
    ("whole = 5.1", "FALSE"),
  ])
  func `bands, growth, running totals and places`(_ formula: String, _ expected: String) throws {
    #expect(try fixture().result(formula) == expected)
  }

  @Test(arguments: [
    ("a / zero", Impossibility.zeroDivisor), ("ACHIEVEMENT(\"ratio\", a, zero)", .zeroTarget),
    ("ACHIEVEMENT(\"difference\", a, t, t)", .targetIsBaseline),
    ("ACHIEVEMENT(\"inverse\", zero, t)", .zeroActual), ("GROWTH(a, zero)", .zeroBefore),
    ("MET(a, zero, bm)", .unknownDirection), ("a / rest", nil), ("a / blank", nil),
    ("9999999999999999 ^ 9", nil), ("1 + SUM(a / zero)", .zeroDivisor),
  ])
  func `why there is no value`(_ formula: String, _ reason: Impossibility?) throws {
    let evaluation = try fixture().evaluate(formula)
    #expect(evaluation.value == nil)
    #expect(evaluation.impossibility == reason)
  }
}

/// What holds of all rates, whatever the figures.
struct TargetPropertyTests {
  private typealias Entry = FormulaFixture.Entry

  @Test func `methods agree where they must`() throws {
    var random = SplitMix64(seed: 41)
    for _ in 0..<400 {
      let (actual, target) = (figure(&random), figure(&random))
      let base = figure(&random)
      let fixture = try FormulaFixture([
        Entry("a", .number(actual)), Entry("t", .number(target)), Entry("b", .number(base)),
        Entry("z", .number("0")), Entry("d", .blank, type: .text),
      ])
      // A way from zero is a share of the target.
      let ratio = try fixture.result("ACHIEVEMENT(\"ratio\", a, t)")
      #expect(try fixture.result("ACHIEVEMENT(\"difference\", a, t, z)") == ratio || target == "0")
      // Both exist exactly where the target is something.
      #expect(ratio.hasPrefix("?") == (target == "0"))
      #expect(
        try fixture.result("ACHIEVEMENT(\"mirror\", a, t) = 200 - ACHIEVEMENT(\"ratio\", a, t)")
          == (target == "0" ? "?t" : "TRUE")
      )
      if target != "0", actual != "0" {
        #expect(
          try fixture.result("ACHIEVEMENT(\"inverse\", a, t) = ACHIEVEMENT(\"ratio\", t, a)")
            == "TRUE"
        )
      }
      // Who arrives has gone the whole way, from wherever.
      if target != base {
        #expect(try fixture.result("ACHIEVEMENT(\"difference\", t, t, b)") == "100")
        #expect(try fixture.result("ACHIEVEMENT(\"difference\", b, t, b)") == "0")
      }
      // One of the directions is met, both exactly at the target.
      let both = try fixture.result("AND(MET(a, t, \"higher\"), MET(a, t, \"lower\"))")
      #expect(try fixture.result("OR(MET(a, t, \"higher\"), MET(a, t, \"lower\"))") == "TRUE")
      #expect((both == "TRUE") == (actual == target))
      if base != "0" {
        #expect(try fixture.result("GROWTH(a, b) = ACHIEVEMENT(\"ratio\", a, b) - 100") == "TRUE")
      }
    }
  }

  /// A rate of figures that were rounded for print holds within rounding if it holds for the figures.
  @Test func `a rate of unrounded figures is never a failure`() throws {
    var random = SplitMix64(seed: 42)
    for _ in 0..<300 {
      let exact = Int.random(in: 1...9_999, using: &random)
      let target = Int.random(in: 1...999, using: &random)
      let unrounded = try #require(ExactDecimal(coefficient: Int128(exact), scale: 2))
      let shown = try #require(
        ExactDecimal(coefficient: 1, scale: 1).flatMap { Rounding(mode: .half, step: $0) }
          .flatMap { unrounded.rounded($0) }
      )
      var fixture = try FormulaFixture([
        Entry("rate", .blank), Entry("a", .number(shown), .printed(.half)),
        Entry("u", .number(unrounded)), Entry("t", .number(ExactDecimal(target))),
      ])
      fixture.set("a", trailingZeros: 1 - shown.scale)
      let rate = try #require(try fixture.evaluate("ROUND(ACHIEVEMENT(\"ratio\", u, t), 1)").value)
      fixture.record.values[0].state = .number(rate.description)
      let check = try fixture.check("rate = ROUND(ACHIEVEMENT(\"ratio\", a, t), 1)")
      #expect(check.judge(in: fixture.record).verdict.isGood, "\(unrounded) of \(target)")
    }
  }

  private func figure(_ random: inout SplitMix64) -> String {
    ["0", "1", "2.5", "-3", "100", "0.07", "99.3", "-18000", "12360"].randomElement(using: &random)
      ?? "0"
  }
}
