import Testing

@testable import Kenzan

struct EvaluatorTests {
  private typealias Entry = FormulaFixture.Entry

  /// One field in each state, and a list of three rows.
  private func fixture() throws -> FormulaFixture {
    try FormulaFixture([
      Entry("a", .number("10")), Entry("b", .number("4")), Entry("neg", .number("-2.5")),
      Entry("z", .number("0")), Entry("blank", .blank), Entry("na", .notApplicable),
      Entry("nil", .notApplicable, .zero), Entry("bad", .unreadable),
      Entry("t", .text("自治事務")), Entry("u", .text("自治事務")), Entry("bt", .blank, type: .text),
      Entry("yes", .flag(true)), Entry("no", .flag(false)), Entry("mark", .blank, type: .flag),
      Entry("day", .date(2021, 12, 15)), Entry("eve", .date(2021, 12, 13)),
      Entry("y", .year(try #require(FiscalYear(key: "R6")))),
      Entry("half", .number("5"), .rounded(.half, "1")),
      Entry("items.1.n", .number("1")), Entry("items.2.n", .blank),
      Entry("items.3.n", .number("7")), Entry("items.4.n", .notApplicable),
      Entry("items.1.k", .text("x")), Entry("items.2.k", .blank, type: .text),
      Entry("items.3.k", .text("y")), Entry("items.4.k", .text("x")),
      Entry("items.1.r", .number("3"), .rounded(.half, "1")),
      Entry("items.2.r", .number("4"), .rounded(.half, "1")),
      Entry("l.1.m", .flag(true)), Entry("l.2.m", .flag(false)),
      Entry("w.1.n", .number("1")), Entry("w.2.n", .unreadable),
      Entry("s.1.n", .blank), Entry("s.2.n", .notApplicable),
      Entry("q.1.z", .number("2"), .zero), Entry("q.2.z", .notApplicable, .zero),
    ])
  }

  @Test(arguments: [
    ("a + b", "14"), ("a - b * 2", "2"), ("a / b", "2.5"), ("1 / 3 * 3", "1"), ("b ^ 2", "16"),
    ("b ^ -1", "0.25"), ("2 ^ 0.5", "?"), ("0 ^ 0", "?"), ("-neg", "2.5"), ("a%", "0.1"),
    ("a & \"x\" & b", "10x4"),
    ("neg & \"\"", "-2.5"), ("a / z", "?z"), ("a / (b - 4)", "?b"), ("z / a", "0"),
    ("0.1 + 0.2 = 0.3", "TRUE"),
    ("0.285 * 100 = 28.5", "TRUE"), ("day - eve", "2"), ("eve + 2 = day", "TRUE"),
    ("eve + 2", "2021-12-15"),
    ("1 + eve > eve", "TRUE"), ("y - 1", "R5"), ("y - 1 < y", "TRUE"),
    ("99999999999999999999999 ^ 2", "?"),
  ])
  func operators(_ formula: String, _ expected: String) throws {
    #expect(try fixture().result(formula) == expected)
  }

  @Test(arguments: [
    ("a + blank", "?blank"), ("blank + na * bad", "?blank,na,bad"), ("a + nil", "10"),
    ("nil * 5 = 0", "TRUE"),
    ("a = blank", "?blank"), ("na <> 1", "?na"), ("bad > 0", "?bad"), ("bt = \"x\"", "?bt"),
    ("-blank", "?blank"),
    ("t & bt", "?bt"), ("blank * 0", "?blank"), ("blank%", "?blank"), ("items.n + 1", "?"),
    ("ISBLANK(blank)", "TRUE"), ("ISBLANK(na)", "FALSE"), ("ISBLANK(nil)", "FALSE"),
    ("ISBLANK(bad)", "?bad"), ("ISBLANK(a)", "FALSE"),
    ("ISNA(na)", "TRUE"), ("ISNA(nil)", "TRUE"), ("ISNA(blank)", "FALSE"), ("ISNA(bad)", "?bad"),
    ("ISNA(a)", "FALSE"),
    ("ISNUMBER(a)", "TRUE"), ("ISNUMBER(t)", "FALSE"), ("ISNUMBER(blank)", "FALSE"),
    ("ISNUMBER(na)", "FALSE"),
    ("ISNUMBER(bad)", "?bad"), ("ISNUMBER(a + b)", "TRUE"), ("ISNUMBER(a + blank)", "?blank"),
    ("ISBLANK(a + b)", "FALSE"),
  ])
  func `the four states`(_ formula: String, _ expected: String) throws {
    #expect(try fixture().result(formula) == expected)
  }

  /// Words in the place of a figure: asked for they are there, reckoned with they are nothing.
  @Test(arguments: [
    ("ISBLANK(w)", "FALSE"), ("ISNA(w)", "FALSE"), ("ISNUMBER(w)", "FALSE"),
    ("COUNTA(w, a)", "2"), ("COUNT(w, a)", "1"), ("COUNT(l.n)", "1"), ("COUNTIF(l.n, \">0\")", "1"),
    ("SUM(w, a)", "?w"), ("MIN(w, a)", "?w"), ("MAX(l.n)", "?l.2.n"), ("AVERAGE(l.n)", "?l.2.n"),
    ("SUMIF(l.n, \">0\")", "?l.2.n"), ("SUMIF(l.k, \"x\", l.n)", "?l.2.n"),
    ("SUMIF(l.k, \"y\", l.n)", "3"), ("a + w", "?w"), ("w > a", "?w"), ("w = a", "?w"),
    ("w & \"x\"", "?w"), ("IF(ISNUMBER(w), w, 0)", "0"), ("AND(a > 1, w > 1)", "?w"),
  ])
  func `words in the place of a figure`(_ formula: String, _ expected: String) throws {
    let fixture = try FormulaFixture([
      Entry("a", .number("10")), Entry("w", .words("前年度以下"), type: .number),
      Entry("l.1.n", .number("3")), Entry("l.2.n", .words("前年度以下"), type: .number),
      Entry("l.1.k", .text("y")), Entry("l.2.k", .text("x")),
    ])
    #expect(try fixture.result(formula) == expected)
  }

  @Test(arguments: [
    ("SUM(items.n)", "8"), ("SUM(a, blank, na, nil, b)", "14"), ("SUM(a, bad)", "?bad"),
    ("SUM(w.n)", "?w.2.n"), ("SUM(s.n)", "0"),
    ("SUM(a * 2, b)", "24"), ("SUM(a * blank, bad)", "?blank,bad"),
    ("MIN(items.n)", "1"), ("MAX(items.n, 3)", "7"), ("MIN(nil, a)", "0"),
    ("MIN(s.n)", "?s.1.n,s.2.n"), ("MAX(bad, a)", "?bad"),
    ("MIN(day, eve)", "2021-12-13"), ("MAX(day, eve)", "2021-12-15"),
    ("AVERAGE(items.n)", "4"), ("AVERAGE(q.z)", "1"), ("AVERAGE(s.n)", "?s.1.n,s.2.n"),
    ("AVERAGE(w.n)", "?w.2.n"),
    ("COUNT(items.n)", "2"), ("COUNT(q.z)", "2"), ("COUNT(s.n)", "0"), ("COUNT(w.n)", "?w.2.n"),
    ("COUNT(day, y)", "2"),
    ("COUNTA(items.n)", "3"), ("COUNTA(items.k)", "3"), ("COUNTA(blank)", "0"), ("COUNTA(na)", "1"),
    ("COUNTA(t)", "1"), ("COUNTA(bad)", "?bad"),
    ("COUNTIF(items.k, \"x\")", "2"), ("COUNTIF(items.k, \"=y\")", "1"),
    ("COUNTIF(items.k, \"<>x\")", "1"), ("COUNTIF(items.k, \"X\")", "0"),
    ("COUNTIF(items.n, \">5\")", "1"), ("COUNTIF(items.n, 7)", "1"),
    ("COUNTIF(items.n, \"<=\" & 7)", "2"), ("COUNTIF(w.n, 1)", "?w.2.n"),
    ("COUNTIF(items.n, blank)", "?blank"), ("COUNTIF(q.z, 0)", "1"),
    ("COUNTIF(items.k, \"x*\")", "?"), ("COUNTIF(items.n, \"\")", "?"),
    ("SUMIF(items.k, \"x\", items.n)", "1"), ("SUMIF(items.k, \"y\", items.n)", "7"),
    ("SUMIF(items.n, \">0\")", "8"),
    ("SUMIF(items.k, \"x\", w.n)", "?"), ("SUMIF(w.n, 1)", "?w.2.n"), ("SUMIF(q.z, 0)", "0"),
  ])
  func aggregates(_ formula: String, _ expected: String) throws {
    #expect(try fixture().result(formula) == expected)
  }

  @Test(arguments: [
    ("ROUND(2.5, 0)", "3"), ("ROUND(neg, 0)", "-3"), ("ROUND(1.005, 2)", "1.01"),
    ("ROUND(1250, -2)", "1300"), ("ROUND(blank, 0)", "?blank"),
    ("ROUND(a / 3, 1)", "3.3"), ("ROUND(a, blank)", "?blank"), ("ROUND(a, 0.5)", "?"),
    ("ROUND(a, 99)", "?"), ("ROUND(bad, na)", "?bad,na"), ("ROUND(nil, 0)", "0"),
    ("ROUNDUP(2.1, 0)", "3"), ("ROUNDUP(neg, 0)", "-3"), ("ROUNDUP(na, 0)", "?na"),
    ("ROUNDDOWN(2.9, 0)", "2"), ("ROUNDDOWN(neg, 0)", "-2"), ("ROUNDDOWN(bad, 0)", "?bad"),
    ("INT(2.9)", "2"), ("INT(neg)", "-3"), ("INT(0.3 / 0.1)", "3"), ("INT(blank)", "?blank"),
    ("ABS(neg)", "2.5"), ("ABS(bad)", "?bad"),
    ("WEEKDAY(day)", "4"), ("WEEKDAY(day, 2)", "3"), ("WEEKDAY(day, 3)", "2"),
    ("FISCALYEAR(day)", "2021"), ("FISCALYEAR(day + 106)", "2021"),
    ("FISCALYEAR(day + 107)", "2022"),
    ("FISCALYEAR(na)", "?na"), ("FISCALYEAR(bad)", "?bad"), ("WEEKDAY(day, 9)", "?"),
    ("WEEKDAY(blank)", "?blank"),
    ("LEN(t)", "4"), ("LEN(bt)", "?bt"), ("LEN(\"\")", "0"), ("LEN(\"𠮷野\")", "2"),
    ("LEFT(t, 2)", "自治"), ("LEFT(t)", "自"), ("RIGHT(t, 2)", "事務"), ("RIGHT(bad)", "?bad"),
    ("LEFT(t, 99)", "自治事務"), ("LEFT(t, 0)", ""), ("LEFT(t, -1)", "?"), ("MID(t, 2, 2)", "治事"),
    ("MID(t, 9, 2)", ""), ("MID(t, 0, 1)", "?"), ("MID(t, blank, 1)", "?blank"),
    ("EXACT(t, u)", "TRUE"), ("EXACT(\"a\", \"A\")", "FALSE"), ("EXACT(t, bt)", "?bt"),
    ("MENTIONS(\"目標値を改めた\", \"変更\", \"改め\")", "TRUE"), ("MENTIONS(\"ABC\", \"b\")", "FALSE"),
    ("MENTIONS(t, u)", "TRUE"), ("MENTIONS(bt, \"x\")", "?bt"), ("MENTIONS(t, bt)", "?bt"),
    ("t = u", "TRUE"), ("\"a\" = \"A\"", "FALSE"), ("\"が\" = \"か\u{3099}\"", "FALSE"),
    ("TEXT(1234.5, \"#,##0\")", "1,235"), ("TEXT(1234567, \"#,##0.0\")", "1,234,567.0"),
    ("TEXT(0.968, \"0.0%\")", "96.8%"), ("TEXT(neg, \"0\")", "-3"), ("TEXT(-0.4, \"0\")", "0"),
    ("TEXT(7, \"000\")", "007"), ("TEXT(day, \"yyyy-mm-dd\")", "2021-12-15"),
    ("TEXT(day, \"yyyy年m月d日(aaa)\")", "2021年12月15日(水)"), ("TEXT(day, \"aaaa\")", "水曜日"),
    ("TEXT(0.05, \"0.0\")", "0.1"), ("TEXT(blank, \"0\")", "?blank"), ("TEXT(a, \"x\")", "?"),
    ("TEXT(999, \"#,##0\")", "999"), ("TEXT(3, \"0\"\"回\"\"\")", "3回"), ("TEXT(a, \"yy\")", "?"),
  ])
  func functions(_ formula: String, _ expected: String) throws {
    #expect(try fixture().result(formula) == expected)
  }

  @Test(arguments: [
    ("AND(yes, no)", "FALSE"), ("AND(yes, a > 1)", "TRUE"), ("AND(blank > 1, no)", "FALSE"),
    ("AND(no, blank > 1)", "FALSE"), ("AND(yes, blank > 1)", "?blank"),
    ("OR(yes, blank > 1)", "TRUE"), ("OR(blank > 1, yes)", "TRUE"),
    ("OR(no, blank > 1, na > 1)", "?blank,na"), ("OR(no, no)", "FALSE"),
    ("NOT(yes)", "FALSE"), ("NOT(blank > 1)", "?blank"), ("AND(l.m)", "FALSE"), ("OR(l.m)", "TRUE"),
    ("AND(mark, yes)", "?mark"), ("AND(mark, no)", "FALSE"),
    ("IF(yes, a, blank)", "10"), ("IF(no, blank, b)", "4"), ("IF(yes, blank, b)", "?blank"),
    ("IF(blank > 0, a, b)", "?blank"), ("IF(no, TRUE)", "FALSE"), ("IF(yes, a / b, a / z)", "2.5"),
    ("IFS(no, blank, yes, b)", "4"), ("IFS(a > 100, 1, a > 5, 2, blank > 1, 3)", "2"),
    ("IFS(no, 1)", "?"), ("IFS(blank > 1, 1, yes, 2)", "?blank"),
    ("IF(ISBLANK(blank), 0, blank)", "0"), ("AND(NOT(ISBLANK(blank)), blank > 5)", "FALSE"),
    ("IF(t, 1, 2)", "?"),
  ])
  func `three-valued and lazy`(_ formula: String, _ expected: String) throws {
    #expect(try fixture().result(formula) == expected)
  }

  @Test(arguments: [
    // `half` says 5 and stands for [4.5, 5.5).
    ("half + 1", "~6"), ("half > 4", "TRUE"), ("half > 5", "~FALSE"), ("half >= 5.5", "FALSE"),
    ("half = 5", "~TRUE"), ("half = 6", "FALSE"), ("half < 5.5", "TRUE"), ("half <> 5", "~FALSE"),
    ("a / (half - 5)", "?half"), ("a / half", "~2"), ("half - half = 0.9", "~FALSE"),
    ("half - half = 1", "FALSE"), ("ROUND(half, 0)", "5"), ("INT(half)", "~5"),
    ("ABS(-half) = 5.4", "~FALSE"),
    ("IF(half > 5, \"A\", \"B\") = \"A\"", "~FALSE"),
    ("IF(half > 5, \"A\", \"B\") = \"C\"", "FALSE"), ("IF(half > 5, 1, 0)", "~0"),
    ("IF(half > 5, blank, 0)", "?blank"), ("IF(half > 9, blank, 0)", "0"),
    ("LEFT(IF(half > 5, \"AB\", \"CD\"), 1) = \"A\"", "~FALSE"),
    ("LEFT(IF(half > 5, \"AB\", \"AD\"), 1)", "A"), ("LEN(IF(half > 5, \"A\", \"BCD\"))", "~3"),
    ("IF(half > 5, \"A\", \"B\") & \"x\" = \"Ax\"", "~FALSE"),
    ("AND(half > 5, yes)", "~FALSE"), ("AND(half > 5, no)", "FALSE"), ("OR(half > 5, yes)", "TRUE"),
    ("OR(half < 5, no)", "~FALSE"), ("NOT(half > 5)", "~TRUE"),
    ("SUM(items.r) = 8", "FALSE"), ("SUM(items.r) = 7.9", "~FALSE"),
    ("AVERAGE(items.r) = 3.9", "~FALSE"), ("MAX(items.r) = 4.4", "~FALSE"),
    ("MAX(items.r) = 4.5", "FALSE"), ("MIN(items.r) = 2.4", "FALSE"),
    ("COUNTIF(items.r, \">=4\")", "~1"), ("COUNTIF(items.r, \">2\")", "2"),
    ("SUMIF(items.r, \">=4\") = 0", "~FALSE"), ("COUNT(items.r)", "2"), ("TEXT(half, \"0\")", "5"),
    ("TEXT(half, \"0.0\")", "?"),
    ("half & \"件\"", "?"), ("half ^ 2 = 30", "~FALSE"), ("half ^ 2 = 31", "FALSE"),
    ("half% = 0.054", "~FALSE"),
  ])
  func `rounded figures leave open what they leave open`(
    _ formula: String,
    _ expected: String
  ) throws {
    #expect(try fixture().result(formula) == expected)
  }

  @Test func `every slot that is missing is named once, in order`() throws {
    #expect(try fixture().result("na + blank + na * SUM(bad, blank)") == "?na,blank,bad")
  }

  @Test func `the deepest formulas that are read do not exhaust the stack`() async throws {
    let fixture = try fixture()
    let chain = "a" + String(repeating: "+a", count: 254)
    let nested =
      String(repeating: "ABS(-(", count: 20) + chain.dropLast(200)
      + String(repeating: "))", count: 20)
    #expect(try fixture.result(chain) == "2550")
    // Half a megabyte is the smallest stack that a task is given.
    let value = try await Task.detached { try fixture.result(nested) }.value
    #expect(value == "1550")
    #expect(try fixture.excel.formula(for: fixture.tree(chain)) != nil)
  }
}
