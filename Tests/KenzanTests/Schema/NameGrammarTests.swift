import Testing

@testable import Kenzan

struct NameGrammarTests {
  @Test(arguments: [
    "a", "x", "total", "costTotal", "total_2", "kpi", "kpi1a", "priority", "yearly", "kenzan2",
    "xfe1", "abcd12", "rate", "column", "rows1", "r1a", "rc1x", "trueValue", "sum", "printArea",
  ])
  func `good names`(name: String) {
    #expect(NameGrammar.problem(segment: name) == nil)
    #expect(NameGrammar.problem(path: FieldPath(name)) == nil)
  }

  @Test(arguments: [
    "", "A", "Total", "1a", "_a", "名前", "a-b", "a b", "a.b", "é", "café", "ａ", "a:b", "a!",
    "a\u{0}",
  ])
  func `segments that are no names`(name: String) {
    #expect(NameGrammar.problem(segment: name) != nil)
  }

  @Test(arguments: [
    "kpi1", "a1", "xfd1048576", "fy25", "r", "c", "rc", "r1", "c2", "r1c1", "r12c", "rc12", "true",
    "false", "prior", "kenzan", "year", "print_area", "database",
  ])
  func `names that mean something else to Excel or to kenzan`(name: String) {
    #expect(NameGrammar.problem(segment: name) == nil)
    #expect(NameGrammar.problem(path: FieldPath(name)) != nil)
  }

  @Test(arguments: [
    ("cost.R6.total", true), ("items.12.rate", true), ("ratings.A.grade", true),
    ("kpi1.total", true), ("total.r1", true), ("a.year", true), ("sum.true", true),
    ("r6.total", false), ("R6.total", false), ("c1.total", false), ("rc.total", false),
    ("prior.total", false), ("kenzan.schema", false), ("year.end", false),
  ])
  func `paths are judged as a whole`(path: String, isGood: Bool) {
    #expect((NameGrammar.problem(path: FieldPath(path)) == nil) == isGood)
  }

  @Test func `a path has at most 255 bytes`() {
    let long = String(repeating: "a", count: 253)
    #expect(NameGrammar.problem(path: FieldPath(long + ".b")) == nil)
    #expect(NameGrammar.problem(path: FieldPath(long + ".bc")) != nil)
  }
}
