import Testing

@testable import Kenzan

@Suite struct UnverifiableTests {
  @Test func aBlankTargetLeavesTheVerdictOpen() throws {
    let findings = try SampleSheet.findings(["outcome.R6.target": ""])
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.severity == .info)
    #expect(finding.outcome == .unverifiable)
    #expect(
      finding.message.ja == "H41「達成できた」は、R6目標（J19）が空欄のため確かめられません。"
        + "誤りという意味ではありません。目標がなければ「－」と記入してください。"
    )
    #expect(
      finding.message.en == "H41 '達成できた' cannot be verified because R6目標 (J19) is blank. "
        + "This does not mean that it is wrong. If there is no 目標, write '－'."
    )
  }

  @Test func notApplicableIsSaidToo() throws {
    let findings = try SampleSheet.findings(["outcome.R6.target": "－"])
    #expect(
      findings.map(\.message.ja) == [
        "H41「達成できた」は、R6目標（J19）が「－」（該当なし）のため確かめられません。誤りという意味ではありません。"
      ]
    )
  }

  @Test func wordsAreQuoted() throws {
    let form = try InlineForm(
      """
      <number name="target" label="目標" words="新方針による"/><number name="actual" label="実績"/>
      <check id="met"><formula>actual &gt;= target</formula></check>
      <check id="low"><formula>target &lt; 100</formula></check>
      """
    )
    let findings = try form.findings(["target": "新方針による", "actual": "3"])
    #expect(findings.summary == ["unverifiable met", "unverifiable low"])
    #expect(
      findings.map(\.message.ja) == [
        "B2「実績」は、目標（C2）が「新方針による」のため確かめられません。誤りという意味ではありません。",
        "C2「目標」は「新方針による」で数値がないため確かめられません。誤りという意味ではありません。",
      ]
    )
    #expect(
      findings.first?.message.en == "B2 '実績' cannot be verified because 目標 (C2) says '新方針による', "
        + "which is no figure. This does not mean that it is wrong."
    )
    #expect(findings.first?.related.map(\.value) == ["新方針による"])
  }

  @Test func aCauseWithAFindingTakesItsConsequences() throws {
    let findings = try SampleSheet.findings(["cost.R6.operating": ""])
    #expect(findings.map(\.code) == [.required])
    let rules = findings.first?.consequences.map(\.rule)
    #expect(rules == ["cost.total", "cost.specific", "cost.jump"])
  }

  @Test func anUnreadableFieldExplainsWhatCannotBeVerified() throws {
    let record = try SampleSheet.record(["cost.R6.total": "?約2500"])
    let unread = Finding(
      Finding.Code(rawValue: "type"),
      .error,
      field: FieldPath("cost.R6.total"),
      message: Message(ja: "読めません", en: "unreadable")
    )
    let findings = Checker().check(record, readingFindings: [unread])
    #expect(findings.count == 1)
    #expect(findings.first?.consequences.map(\.rule) == ["cost.total"])
    #expect(
      findings.first?.consequences.first?.message.ja
        == "F23「総事業費／R6決算額」は値が読み取れないため確かめられません。誤りという意味ではありません。"
    )
  }

  @Test func causesAreJoinedAsOneSpeaks() throws {
    let record = try SampleSheet.record(["cost.R6.operating": "?約44"])
    let findings = Checker().check(record).filter { $0.rule == "cost.total" }
    #expect(
      findings.map(\.message.ja)
        == ["F23「総事業費／R6決算額」は、事業経費（F24）が読み取れないため確かめられません。誤りという意味ではありません。"]
    )
  }

  @Test(arguments: [
    ("rate = ACHIEVEMENT(\"ratio\", actual, target)", "D1「率」は、目標（B1）が0で達成率を計算できないため確かめられません。"),
    (
      "rate = ACHIEVEMENT(\"difference\", actual, base, target)",
      "D1「率」は、基準値（C1）、目標（B1）が同じ値で達成率を計算できないため確かめられません。"
    ),
    ("rate = GROWTH(actual, target)", "D1「率」は、目標（B1）が0で伸び率を計算できないため確かめられません。"),
    ("rate = actual / target", "D1「率」は、目標（B1）による割る数が0で計算できないため確かめられません。"),
    (
      "rate = ACHIEVEMENT(\"inverse\", base, actual)",
      "D1「率」は、基準値（C1）が0で達成率を計算できないため確かめられません。"
    ),
    (
      "rate = ACHIEVEMENT(\"ratio\", actual, target) + blank",
      "D1「率」は、目標（B1）が0で達成率を計算できない、別の数（E1）が空欄のため確かめられません。"
    ),
  ])
  func zeroesAreSaidWithTheirReason(_ formula: String, _ message: String) throws {
    var form = SchemaBuilder()
    form.field("actual", "実績", at: "A1")
    form.field("target", "目標", at: "B1")
    form.field("base", "基準値", at: "C1")
    form.field("rate", "率", at: "D1")
    form.field("blank", "別の数", at: "E1")
    try form.check("rule", formula)
    let record = try form.record(["actual": "5", "target": "0", "base": "0", "rate": "0"])
    let finding = try #require(Checker().check(record).first)
    #expect(finding.outcome == .unverifiable)
    #expect(finding.severity == .info)
    #expect(finding.message.ja.hasPrefix(message), "\(finding.message.ja)")
    #expect(finding.message.en.contains("0") || finding.message.en.contains("equal"))
  }

  @Test func overflowAndDivisionByZeroHaveNoCell() throws {
    var form = SchemaBuilder()
    form.field("a", "合計", at: "B1")
    form.field("b", "内訳", at: "B2")
    try form.check("rule", "a = 1 / b")
    let findings = Checker().check(try form.record(["a": "1", "b": "0"]))
    #expect(findings.map(\.outcome) == [.unverifiable])
    #expect(findings.first?.message.ja.contains("確かめられません") == true)
  }
}
