import Testing

@testable import Kenzan

@Suite struct SuggestionSearchTests {
  private static let swappedYears = [
    "cost.R5.staff": "0.5", "cost.R5.personnel": "4100", "cost.R5.total": "2504",
    "cost.R6.total": "4157",
  ]

  /// The suggestions of the first finding, as `path=value`.
  private func suggestions(_ changes: [String: String]) throws -> [String] {
    let finding = try #require(try SampleSheet.findings(changes).first)
    return finding.suggestions.map { "\($0.field)=\($0.value)" }
  }

  @Test(arguments: [
    // Two swapped digits of the stated figure.
    (["cost.R6.total": "2540"], ["cost.R6.total=2504"]),
    // A factor of ten in an operand: 8,200 times 3 persons.
    (["cost.R6.staff": "3"], ["cost.R6.staff=0.3"]),
    // A factor of a thousand: the figure was written in 円.
    (["cost.R6.operating": "44210"], ["cost.R6.operating=44"]),
    // Two cells exchanged between the years.
    (swappedYears, ["cost.R5.total=4157", "cost.R6.total=2504"]),
    // Two addends exchanged: their sum is right, the rule of one of them is not.
    (
      ["cost.R6.operating": "2460", "cost.R6.personnel": "44"],
      ["cost.R6.operating=44", "cost.R6.personnel=2460"]
    ),
    // Two cells of one rule exchanged.
    (
      ["cost.R6.total": "2460", "cost.R6.personnel": "2504"],
      ["cost.R6.total=2504", "cost.R6.personnel=2460"]
    ),
  ])
  func theOnlyChangeIsSuggested(changes: [String: String], expected: [String]) throws {
    #expect(try suggestions(changes) == expected)
  }

  @Test(arguments: [
    // 2,504 ↔ 2,534 and 44 ↔ 74 would both do.
    ["cost.R6.total": "2534"],
    // Exchanging the totals of the years would do, and exchanging their operating costs as well.
    ["cost.R6.total": "2517", "cost.R5.total": "2504"],
    // Nothing that people mistype leads to 2,504.
    ["cost.R6.total": "3000"],
  ])
  func doubtfulChangesAreNot(changes: [String: String]) throws {
    #expect(try suggestions(changes).isEmpty)
  }

  @Test func aChangeThatBreaksAnotherRuleIsNone() throws {
    // 2,460 would mend its own rule, but the total was made from 2,640.
    let findings = try SampleSheet.findings([
      "cost.R6.personnel": "2640", "cost.R6.total": "2684",
    ])
    #expect(findings.map(\.rule) == ["cost.personnel"])
    #expect(findings.first?.suggestions.isEmpty == true)
  }

  @Test func `a rule that judges suggests nothing`() throws {
    let rules = [
      // 15 and 36 exchanged would do, but a target may have been changed for a reason.
      #"<check id="same" suggest="false"><formula>next = target</formula></check>"#,
      // So would 10 for 100, but a rating is no sum.
      #"<check id="met"><formula>grade = IF(actual >= target, "A", "B")</formula></check>"#,
    ]
    for (rule, values) in zip(
      rules,
      [
        ["before": "15", "target": "15", "next": "36", "actual": "9", "grade": "B"],
        ["before": "15", "target": "100", "next": "100", "actual": "20", "grade": "A"],
      ]
    ) {
      let form = try InlineForm(
        """
        <number name="before" label="前"/><number name="target" label="目標"/><number name="actual" label="実績"/>
        <number name="next" label="次"/><text name="grade" label="評価"/>
        \(rule.replacing(">=", with: "&gt;="))
        """
      )
      let findings = try form.findings(values)
      #expect(findings.count == 1)
      #expect(findings.allSatisfy { $0.suggestions.isEmpty })
    }
  }

  @Test func aWrongSignIsSeen() throws {
    var form = SchemaBuilder()
    form.field("a", "差引", at: "B1")
    form.field("b", "収入", at: "B2")
    form.field("c", "支出", at: "B3")
    form.field("d", "収入の再掲", at: "B4")
    try form.check("rule", "a = b - c")
    try form.check("again", "d = b")
    let finding = try #require(
      Checker().check(try form.record(["a": "365", "b": "1000", "c": "1365", "d": "1000"])).first
    )
    #expect(finding.suggestions.map(\.value) == ["-365"])
    #expect(finding.message.ja.hasSuffix("符号が逆ではありませんか（△365なら合います）。"))
    #expect(finding.message.en.hasSuffix("Is the sign of it wrong (should it be -365)?"))
  }

  @Test func questionsNameTheCellThatIsMeant() throws {
    func message(_ changes: [String: String]) throws -> Message {
      try #require(try SampleSheet.findings(changes).first).message
    }
    let staff = try message(["cost.R6.staff": "3"])
    #expect(staff.ja.hasSuffix("従事常勤職員数（F26）は桁を間違えていませんか（0.30なら合います）。"))
    #expect(staff.en.hasSuffix("Are digits of 従事常勤職員数 (F26) wrong (should it be 0.30)?"))
    let yen = try message(["cost.R6.operating": "44210"])
    #expect(yen.ja.hasSuffix("事業経費（F24）は円で記入していませんか（44,210円なら44千円）。"))
    #expect(yen.en.hasSuffix("Was 事業経費 (F24) written in 円 (44,210円 is 44千円)?"))
    let swap = try message(Self.swappedYears)
    #expect(swap.ja.hasSuffix("総事業費（E23）とR6総事業費（F23）の値が入れ替わっていませんか。"))
    #expect(swap.en.hasSuffix("Were the values of 総事業費 (E23) and R6総事業費 (F23) exchanged?"))
  }
}
