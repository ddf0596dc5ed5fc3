import Testing

@testable import Kenzan

@Suite struct JudgedCheckTests {
  /// The only finding of a check in a form of three figures a, b, c in B1, B2, B3.
  private func finding(
    _ formula: String,
    _ values: [String: String],
    at stated: String? = nil,
    message: Message? = nil,
    advice: Message? = nil,
    rounding: Rounding? = nil
  ) throws -> Finding {
    var form = SchemaBuilder()
    form.codes("letters", ["1": "甲", "2": "乙"])
    form.field("a", "合計", at: "B1", unit: "千円")
    form.field("b", "内訳一", at: "B2", unit: "千円")
    form.field("c", "内訳二", at: "B3", unit: "人") { $0.digits = 2 }
    form.field("t", "評価", .code, at: "B4") { $0.codes = "letters" }
    form.field("u", "番号", .text, at: "B5")
    form.field("d", "再掲", at: "B6", unit: "千円")
    try form.check(
      "rule",
      formula,
      at: stated,
      message: message,
      advice: advice,
      rounding: rounding
    )
    let findings = Checker().check(try form.record(values))
    #expect(findings.count == 1)
    return try #require(findings.first)
  }

  @Test func aWrongSumShowsItsBreakdown() throws {
    let finding = try #require(try SampleSheet.findings(["cost.R6.total": "2540"]).first)
    #expect(finding.rule == "cost.total")
    #expect(finding.severity == .error)
    #expect(finding.outcome == .fail)
    #expect(finding.field == FieldPath("cost.R6.total"))
    #expect(finding.cell == "Sheet1!F23")
    #expect(finding.value == "2540")
    #expect(finding.expected == "2504")
    #expect(finding.difference == "36")
    #expect(finding.unit == "千円")
    #expect(finding.suggestions.map(\.value) == ["2504"])
    #expect(finding.related.map(\.cell) == ["Sheet1!F24", "Sheet1!F28"])
    #expect(finding.related.map(\.value) == ["44", "2460"])
    #expect(
      finding.message.ja == "F23「総事業費／R6決算額」は2,540千円ですが、内訳の合計は2,504千円です（36千円多い）。"
        + "内訳: 事業経費44（F24）＋概算人件費2,460（F28）。2,504の打ち間違いではありませんか。"
    )
    #expect(
      finding.message.en == "F23 '総事業費／R6決算額' states 2,540千円, but its parts add up to 2,504千円 "
        + "(36千円 too much). Parts: 事業経費 44 (F24) + 概算人件費 2,460 (F28). Should it read 2,504?"
    )
  }

  @Test func otherArithmeticIsReadAloud() throws {
    let finding = try finding("a = (b - 5) * c", ["a": "100", "b": "55", "c": "1.5"])
    #expect(
      finding.message.ja == "B1「合計」は100千円ですが、（内訳一－5）×内訳二の計算では75千円になります（25千円多い）。"
        + "もとの値: 内訳一55（B2）、内訳二1.50人（B3）。"
    )
    #expect(
      finding.message.en == "B1 '合計' states 100千円, but (内訳一 - 5) × 内訳二 gives 75千円 "
        + "(25千円 too much). Entries: 内訳一 55 (B2), 内訳二 1.50人 (B3)."
    )
  }

  @Test func whatIsMoreThanArithmeticNamesItsEntries() throws {
    let finding = try finding(
      #"t = IF(a >= b, "1", "2")"#,
      ["t": "1", "a": "3", "b": "4"],
      message: Message(ja: "評価は合計で決まります", en: "the rating follows from the total")
    )
    #expect(finding.value == "甲")
    #expect(finding.expected == "乙")
    #expect(finding.difference == nil)
    #expect(
      finding.message.ja == "B4「評価」は「甲」ですが、記入された値からは「乙」になります。"
        + "もとの値: 合計3千円（B1）、内訳一4千円（B2）。評価は合計で決まります。"
    )
    #expect(
      finding.message.en == "B4 '評価' states '甲', but the entries lead to '乙'. "
        + "Entries: 合計 3千円 (B1), 内訳一 4千円 (B2). The rating follows from the total."
    )
  }

  @Test(arguments: [
    ("a = b", "B1「合計」は5千円ですが、内訳一3千円（B2）と同じでなければなりません（2千円多い）。"),
    ("a = 0", "B1「合計」は5千円ですが、0千円でなければなりません（5千円多い）。"),
    ("a <= b", "B1「合計」は5千円ですが、内訳一3千円（B2）を超えています（2千円多い）。"),
    ("a < b", "B1「合計」は5千円ですが、内訳一3千円（B2）より小さくなければなりません。"),
    ("a >= b * 2", "B1「合計」は5千円ですが、内訳一×2の6千円を下回っています（1千円少ない）。もとの値: 内訳一3（B2）。"),
    ("a > b + 4", "B1「合計」は5千円ですが、内訳一＋4の7千円より大きくなければなりません。もとの値: 内訳一3（B2）。"),
    ("a <> 5", "B1「合計」は5千円ですが、この値であってはなりません。"),
    ("a <> d", "B1「合計」は5千円で、再掲（B6）と同じです。"),
  ])
  func comparisonsAreSaidInWords(formula: String, ja: String) throws {
    #expect(try finding(formula, ["a": "5", "b": "3", "d": "5"]).message.ja == ja)
  }

  @Test(arguments: [
    ("a = b", "B1 '合計' states 5千円, but must equal 内訳一 3千円 (B2) (2千円 too much)."),
    ("a = 0", "B1 '合計' states 5千円, but must be 0千円 (5千円 too much)."),
    ("a <= b", "B1 '合計' states 5千円, but must not exceed 内訳一 3千円 (B2) (2千円 too much)."),
    ("a < b", "B1 '合計' states 5千円, but must be less than 内訳一 3千円 (B2)."),
    (
      "a >= b * 2",
      "B1 '合計' states 5千円, but must not be below 内訳一 × 2 = 6千円 (1千円 too little). "
        + "Entries: 内訳一 3 (B2)."
    ),
    (
      "a > b + 4",
      "B1 '合計' states 5千円, but must be more than 内訳一 + 4 = 7千円. Entries: 内訳一 3 (B2)."
    ),
    ("a <> 5", "B1 '合計' states 5千円, which it must not."),
    ("a <> d", "B1 '合計' states 5千円, the same as 再掲 (B6)."),
  ])
  func comparisonsAreSaidInEnglish(formula: String, en: String) throws {
    #expect(try finding(formula, ["a": "5", "b": "3", "d": "5"]).message.en == en)
  }

  @Test func aTextThatFollowsFromAnotherNamesIt() throws {
    let finding = try finding("t = u", ["t": "1", "u": "2"])
    #expect(finding.message.ja == "B4「評価」は「甲」ですが、番号「2」（B5）からは「乙」になります。")
    #expect(finding.message.en == "B4 '評価' states '甲', but 番号 '2' (B5) leads to '乙'.")
  }

  @Test func rulesOfPresenceSayWhatStandsThere() throws {
    let advice = Message(ja: "見込みなら消してください", en: "remove a forecast")
    let message = Message(ja: "まだ終わっていない年度です", en: "the year is not over")
    let early = try finding("COUNT(a) = 0", ["a": "7"], at: "a", message: message, advice: advice)
    #expect(early.expected == nil)
    #expect(early.message.ja == "B1「合計」に7千円と記入されています。まだ終わっていない年度です。見込みなら消してください。")
    #expect(early.message.en == "B1 '合計' says 7千円. The year is not over. Remove a forecast.")
    let missing = try finding("COUNTA(a) = 1", ["b": "7"], at: "a", message: message)
    #expect(missing.message.ja == "B1「合計」が空欄です。まだ終わっていない年度です。")
    #expect(missing.message.en == "B1 '合計' is blank. The year is not over.")
  }

  @Test func blankEntriesAreNamed() throws {
    let finding = try finding(
      #"t = IF(ISBLANK(u), "2", "1")"#,
      ["t": "1"],
      message: Message(ja: "番号で決まります", en: "the number decides")
    )
    #expect(
      finding.message.ja
        == "B4「評価」は「甲」ですが、記入された値からは「乙」になります。もとの値: 番号（B5）は空欄。番号で決まります。"
    )
  }

  @Test func aForbiddenValueIsExplainedByTheAuthor() throws {
    let message = Message(ja: "理由を書くと伝わります", en: "an explanation helps")
    let finding = try finding(#"t <> "1""#, ["t": "1"], message: message)
    #expect(finding.message.ja == "B4「評価」は「甲」です。理由を書くと伝わります。")
    #expect(finding.message.en == "B4 '評価' states '甲'. An explanation helps.")
  }

  @Test func anAuthorsTemplateTakesThePlaceOfTheSentence() throws {
    let findings = try SampleSheet.findings([
      "cost.R6.operating": "44210", "cost.R6.total": "46670",
    ])
    #expect(findings.map(\.rule) == ["cost.jump"])
    #expect(
      findings.first?.message.ja == "F24「事業経費／R6決算額」44,210千円は前年度57千円（E24）の約776倍です。"
        + "円で記入していませんか（44,210円なら44千円）。正しければ理由を記入してください。"
    )
  }

  @Test func withinRoundingNamesResidualAndWidth() throws {
    let rounding = Rounding(mode: .half, step: ExactDecimal(1))
    let finding = try finding("a = b / 3", ["a": "3", "b": "10"], rounding: rounding)
    #expect(finding.severity == .info)
    #expect(finding.outcome == .withinRounding)
    #expect(finding.message.ja.contains("端数の範囲内"))
    #expect(finding.message.en.contains("within rounding"))
  }
}
