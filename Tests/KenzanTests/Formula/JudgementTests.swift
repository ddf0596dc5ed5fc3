import Testing

@testable import Kenzan

struct JudgementTests {
  private typealias Entry = FormulaFixture.Entry

  private func costs(
    _ total: FieldState,
    _ operating: FieldState,
    _ personnel: FieldState
  ) throws -> FormulaFixture {
    try FormulaFixture([
      Entry("total", total), Entry("operating", operating), Entry("personnel", personnel),
    ])
  }

  @Test func `says what was stated, expected and drawn on`() throws {
    let fixture = try costs(.number("2540"), .number("44"), .number("2460"))
    let judgement = try fixture.check("total = operating + personnel").judge(in: fixture.record)
    #expect(judgement.verdict == .fails)
    #expect(judgement.stated == .number(Rational(2540)))
    #expect(judgement.expected == .number(Rational(2504)))
    #expect(judgement.difference == Rational(36))
    #expect(judgement.width == nil)
    #expect(judgement.operands == [1, 2])
  }

  @Test(arguments: [
    ("=", "10", "10", Judgement.Verdict.holds), ("=", "10", "11", .fails),
    ("<=", "10", "10", .holds), ("<=", "11", "10", .fails),
    (">=", "9", "10", .fails), ("<", "10", "10", .fails), (">", "11", "10", .holds),
    ("<>", "10", "10", .fails), ("<>", "1", "2", .holds),
  ])
  func `compares exact figures`(
    _ sign: String,
    _ a: String,
    _ b: String,
    _ verdict: Judgement.Verdict
  ) throws {
    let fixture = try FormulaFixture([Entry("a", .number(a)), Entry("b", .number(b))])
    #expect(try fixture.check("a \(sign) b").judge(in: fixture.record).verdict == verdict)
  }

  @Test(arguments: [
    // Whole numbers, half rounded: 10 is [9.5, 10.5).
    ("=", "10", "10.4", Judgement.Verdict.withinRounding), ("=", "10", "9.5", .withinRounding),
    ("=", "10", "10.5", .fails), ("=", "10", "10", .holds),
    ("<=", "10", "9.6", .withinRounding), ("<=", "10", "9.4", .fails), ("<=", "10", "10", .holds),
    (">=", "10", "10.4", .withinRounding), (">=", "10", "10.5", .fails),
    ("<>", "10", "10", .withinRounding), ("<>", "10", "10.2", .holds), ("<", "10", "9.5", .fails),
    (">", "10", "10.4", .withinRounding),
  ])
  func `compares a rounded figure with an exact one`(
    _ sign: String,
    _ a: String,
    _ b: String,
    _ verdict: Judgement.Verdict
  ) throws {
    let fixture = try FormulaFixture([
      Entry("a", .number(a), .rounded(.half, "1")), Entry("b", .number(b)),
    ])
    #expect(try fixture.check("a \(sign) b").judge(in: fixture.record).verdict == verdict)
    // The relation may declare it instead of the field, for either side.
    let plain = try FormulaFixture([Entry("a", .number(a)), Entry("b", .number(b))])
    let rounding = try #require(Rounding(mode: .half, step: ExactDecimal(1)))
    #expect(
      try plain.check("a \(sign) b", rounding: rounding, side: .left).judge(in: plain.record)
        .verdict == verdict
    )
  }

  @Test func `a total of rounded parts has room for each part`() throws {
    let parts = (1...4).map { Entry("p.\($0).n", .number("25"), .rounded(.half, "1")) }
    for (total, verdict) in [
      ("100", Judgement.Verdict.holds), ("98", .withinRounding), ("102", .withinRounding),
      ("97", .fails),
    ] {
      let fixture = try FormulaFixture(
        [Entry("total", .number(total), .rounded(.half, "1"))] + parts
      )
      let judgement = try fixture.check("total = SUM(p.n)").judge(in: fixture.record)
      #expect(judgement.verdict == verdict, "\(total)")
      #expect(judgement.width == Rational(5))
    }
  }

  @Test func `a rounding of the right side takes what prints alike`() throws {
    let tenth = try #require(ExactDecimal("0.1"))
    let rounding = try #require(Rounding(mode: .half, step: tenth))
    for (rate, verdict) in [
      ("96.8", Judgement.Verdict.withinRounding), ("96.7", .fails), ("96.9", .fails),
    ] {
      let fixture = try FormulaFixture([
        Entry("rate", .number(rate)), Entry("actual", .number("30")),
        Entry("target", .number("31")),
      ])
      let check = try fixture.check("rate = actual / target * 100", rounding: rounding)
      #expect(check.roundingSide == .right)
      let judgement = check.judge(in: fixture.record)
      #expect(judgement.verdict == verdict, "\(rate)")
      #expect(judgement.expected == Rational(3_000, over: 31).map { .number($0) })
    }
  }

  @Test func `what is missing is said, also in the condition`() throws {
    let fixture = try costs(.blank, .number("1"), .notApplicable)
    #expect(
      try fixture.check("total = operating + personnel").judge(in: fixture.record).verdict
        == .unverifiable(causes: [0, 2])
    )
    #expect(
      try fixture.check("operating = 1", when: "total > 0").judge(in: fixture.record).verdict
        == .unverifiable(causes: [0])
    )
    #expect(
      try fixture.check("operating = 2", when: "operating > 1").judge(in: fixture.record).verdict
        == .skipped
    )
    #expect(
      try fixture.check("operating = 2", when: "operating = 1").judge(in: fixture.record).verdict
        == .fails
    )
  }

  @Test func `a number too large has no cause`() throws {
    let fixture = try costs(
      .number("9999999999999999999999999999999999"),
      .number("2"),
      .number("0")
    )
    #expect(
      try fixture.check("operating = total * total").judge(in: fixture.record).verdict
        == .unverifiable(causes: [])
    )
    #expect(
      try fixture.check("operating = total / personnel").judge(in: fixture.record).verdict
        == .unverifiable(causes: [2])
    )
  }

  @Test func `a condition that rounding leaves open makes no false alarm`() throws {
    let fixture = try FormulaFixture([
      Entry("rate", .number("100"), .rounded(.half, "1")), Entry("grade", .text("B")),
    ])
    #expect(
      try fixture.check("grade = \"A\"", when: "rate >= 100").judge(in: fixture.record).verdict
        == .withinRounding
    )
    #expect(
      try fixture.check("grade = \"A\"", when: "rate >= 99").judge(in: fixture.record).verdict
        == .fails
    )
    #expect(
      try fixture.check("grade = IF(rate >= 100, \"A\", \"B\")").judge(in: fixture.record).verdict
        == .withinRounding
    )
    #expect(
      try fixture.check("grade = IF(rate >= 100, \"A\", \"C\")").judge(in: fixture.record).verdict
        == .fails
    )
  }

  @Test func `texts, dates and years are compared too`() throws {
    let fixture = try FormulaFixture([
      Entry("kind", .text("任意")), Entry("day", .date(2021, 12, 15)),
      Entry("eve", .date(2021, 12, 13)),
      Entry("from", .year(try #require(FiscalYear(key: "R5")))),
      Entry("to", .year(try #require(FiscalYear(key: "R7")))),
    ])
    let text = try fixture.check("kind = \"義務\"").judge(in: fixture.record)
    #expect(text.verdict == .fails && text.stated == .text("任意") && text.expected == .text("義務"))
    #expect(text.difference == nil)
    let date = try fixture.check("day = eve + 1").judge(in: fixture.record)
    #expect(date.expected?.description == "2021-12-14")
    #expect(try fixture.check("to >= from + 2").judge(in: fixture.record).verdict == .holds)
    let year = try fixture.check("to = from + 1").judge(in: fixture.record)
    #expect(year.expected?.description == "R6")
  }

  @Test func `a row whose cells are all blank does not exist`() throws {
    let groups = [
      Group(path: FieldPath("i.1"), label: "", parent: nil, fields: 0..<2, isOptional: true),
      Group(path: FieldPath("i.1.x"), label: "", parent: 0, fields: 1..<2),
    ]
    let blank = try FormulaFixture(
      [Entry("a", .blank), Entry("b", .blank), Entry("c", .number("1"))],
      groups: groups
    )
    #expect(try blank.check("a = c", groups: [0]).judge(in: blank.record).verdict == .skipped)
    #expect(try blank.check("b = c", groups: [1]).judge(in: blank.record).verdict == .skipped)
    #expect(try blank.check("a = c").judge(in: blank.record).verdict == .unverifiable(causes: [0]))
    let filled = try FormulaFixture(
      [Entry("a", .blank), Entry("b", .notApplicable), Entry("c", .number("1"))],
      groups: groups
    )
    #expect(
      try filled.check("a = c", groups: [1]).judge(in: filled.record).verdict
        == .unverifiable(causes: [0])
    )
  }

  @Test func `a left side that is no field states nothing`() throws {
    let fixture = try costs(.blank, .number("1"), .number("2"))
    let judgement = try fixture.check("COUNTA(total) = 1").judge(in: fixture.record)
    #expect(judgement.verdict == .fails)
    #expect(judgement.stated == nil && judgement.expected == nil && judgement.difference == nil)
    #expect(judgement.operands.isEmpty)
  }

  @Test func `true figures never fail, however they were rounded`() throws {
    var random = SplitMix64(seed: 12)
    let modes: [Rounding.Mode] = [.half, .down, .up]
    var lenient = 0
    for _ in 0..<3_000 {
      let mode = modes[Int.random(in: 0..<3, using: &random)]
      let step = ["1", "10", "0.1"][Int.random(in: 0..<3, using: &random)]
      let rounding = try #require(ExactDecimal(step).flatMap { Rounding(mode: mode, step: $0) })
      let parts = (0..<3).map { _ in
        ExactDecimal(coefficient: Int128.random(in: -5_000...5_000, using: &random), scale: 2)
          ?? .zero
      }
      let total = try #require(parts[0].adding(parts[1])?.subtracting(parts[2]))
      let facets = Facets.rounded(mode, step)
      let printed = try ([total] + parts).map { try #require($0.rounded(rounding)) }
      let fixture = try FormulaFixture(
        zip(["t", "a", "b", "c"], printed).map { Entry($0, .number($1), facets) }
      )
      for formula in [
        "t = a + b - c", "t <= a + b - c", "t >= a + b - c", "a * 3 = a + a * 2",
        "t * 0.5 = (a + b - c) / 2",
      ] {
        let verdict = try fixture.check(formula).judge(in: fixture.record).verdict
        #expect(
          verdict == .holds || verdict == .withinRounding,
          "\(formula) \(printed) \(rounding)"
        )
        lenient += verdict == .withinRounding ? 1 : 0
      }
    }
    #expect(lenient > 500)
  }
}
