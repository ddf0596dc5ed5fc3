import Testing

@testable import Kenzan

@Suite struct RootCausesTests {
  /// `rule(consequence consequence)` for every finding.
  private func tree(_ changes: [String: String]) throws -> [String] {
    try SampleSheet.findings(changes).map { finding in
      let below = finding.consequences.map { $0.rule ?? "" }.joined(separator: " ")
      return (finding.rule ?? finding.code.rawValue) + (below.isEmpty ? "" : "(\(below))")
    }
  }

  @Test(arguments: [
    // A wrong total breaks one rule.
    (["cost.R6.total": "2540"], ["cost.total"]),
    // A mistyped personnel cost breaks its own rule and the total.
    (["cost.R6.personnel": "2640"], ["cost.personnel(cost.total)"]),
    // The same where nothing can be suggested: the total builds on the personnel cost.
    (["cost.R6.personnel": "3000"], ["cost.personnel(cost.total)"]),
    // A figure in 円 breaks the total and looks like a jump; the error leads, the warning hangs.
    (["cost.R6.operating": "44210"], ["cost.total(cost.jump)"]),
    // A figure out of its bounds, which is what breaks the rules.
    (["cost.R6.operating": "-44"], ["range(cost.total cost.specific)"]),
    // Two mistakes that have nothing to do with each other stay two.
    (["cost.R6.total": "3000", "cost.R6.specific": "90"], ["cost.total", "cost.specific"]),
    (["cost.R6.total": "3000", "cost.R6.personnel": "2640"], ["cost.total", "cost.personnel"]),
    // Errors before warnings, though the warning stands further up the form.
    (["outcome.R6.actual": "1", "cost.R6.total": "3000"], ["cost.total", "result.met"]),
  ])
  func theRootCauseComesFirst(changes: [String: String], expected: [String]) throws {
    #expect(try tree(changes) == expected)
  }

  @Test func aFaultThatExplainsRulesAsksTheQuestion() throws {
    let finding = try #require(try SampleSheet.findings(["cost.R6.operating": "-44"]).first)
    #expect(finding.suggestions.map(\.value) == ["44"])
    #expect(
      finding.message.ja == "F24「事業経費／R6決算額」は△44千円ですが、0千円以上でなければなりません。"
        + "記入を確かめてください。符号が逆ではありませんか（44なら合います）。"
    )
  }

  @Test func siblingsOfOneFigureAreToldOnce() throws {
    var form = SchemaBuilder()
    form.field("a", "合計", at: "B1")
    form.field("b", "内訳", at: "B2")
    form.field("c", "別の内訳", at: "B3")
    try form.check("one", "a = b", also: ["two"])
    try form.check("two", "a = c")
    let findings = Checker().check(try form.record(["a": "900", "b": "7", "c": "8"]))
    #expect(findings.map(\.rule) == ["one"])
    #expect(findings.first?.consequences.map(\.rule) == ["two"])
  }

  @Test func anErrorNeverHangsUnderAWarning() throws {
    var form = SchemaBuilder()
    form.field("a", "合計", at: "B1")
    form.field("b", "内訳", at: "B2")
    form.field("c", "総計", at: "B3")
    try form.check("part", "a = b", severity: .warning)
    try form.check("whole", "c = a")
    let findings = Checker().check(try form.record(["a": "900", "b": "7", "c": "7"]))
    #expect(findings.map(\.rule).first == "whole")
    #expect(
      findings.allSatisfy { root in root.consequences.allSatisfy { $0.severity <= root.severity } }
    )
  }

  @Test func `what is said of a text that is not in its form follows from that`() throws {
    let form = try InlineForm(
      """
      <text name="goal" label="目標" pattern="[0-9]-[0-9]"/><text name="policy" label="施策" pattern="[0-9]-[0-9]-[0-9]"/>
      <check id="prefix" stated="policy"><formula>LEFT(policy, 3) = goal</formula></check>
      """
    )
    func tree(_ values: [String: String]) throws -> [String] {
      try form.findings(values).map { finding in
        ([finding.rule ?? finding.code.rawValue] + finding.consequences.map { $0.rule ?? "" })
          .joined(separator: " ")
      }
    }
    #expect(try tree(["goal": "5-2", "policy": "5-2-3"]) == [])
    #expect(try tree(["goal": "5-2", "policy": "5-1-3"]) == ["prefix"])
    #expect(try tree(["goal": "5-2", "policy": "5の1"]) == ["pattern prefix"])
    #expect(try tree(["goal": "五の二", "policy": "5-2-3"]) == ["pattern prefix"])
    // Width and the kind of hyphen make no other text.
    #expect(try tree(["goal": "５－２", "policy": "5−2−3"]) == ["text.variant"])
  }
}
