import Testing

@testable import Kenzan

struct QuoteFindingsTests {
  private static let body = """
    <text name="result" label="取組実績"/>
    <text name="comment" label="所見"/>
    <group name="sns" label="登録者数" each="year-1..year" unit="件">
    <number name="target" label="目標"/><number name="actual" label="実績" words="集計中"/></group>
    <list name="items" label="項目" max="2"><text name="text" label="説明"/><number name="count" label="回数"/></list>
    <quote id="followers" in="result comment"><pattern>登録者数{n}件</pattern>
    <pattern>登録者は{n}件</pattern><formula>sns.{year-1}.actual</formula></quote>
    <quote id="rate" in="comment"><when>NOT(ISBLANK(result))</when><pattern>達成率は{n}％</pattern>
    <formula>sns.{year-1}.actual / sns.{year-1}.target * 100</formula></quote>
    <quote id="items.count" for="items.*" in="text" severity="warning"><pattern>第{key}回まで計{n}回</pattern>
    <formula>count</formula></quote>
    """

  private func findings(_ values: [String: String]) throws -> [Finding] {
    try InlineForm(Self.body).findings(values)
  }

  @Test func `what agrees, and what is not quoted, is not spoken of`() throws {
    let agreeing = try findings([
      "result": "登録者数77,475件となり、登録者は約77,000件を保った。",
      "comment": "達成率は９６.８％、登録者数７７４７５件", "sns.R6.actual": "77475",
      "sns.R6.target": "80000",
    ])
    #expect(agreeing.isEmpty)
    #expect(try findings(["result": "登録者が増えた"]).isEmpty)
    #expect(try findings(["sns.R6.actual": "5"]).isEmpty)
  }

  @Test func `a figure of another field is named with excerpt, figure and cell`() throws {
    let found = try findings([
      "result": "SNSの登録者数77,457件。\n登録者数77,457件。", "sns.R6.actual": "77475",
    ])
    #expect(found.count == 1, "the same words are said once")
    let finding = try #require(found.first)
    #expect(finding.code == .quote)
    #expect(finding.severity == .info)
    #expect(finding.outcome == .fail)
    #expect(finding.rule == "followers")
    #expect(finding.cell == "a!B2")
    #expect([finding.value, finding.expected, finding.difference] == ["77457", "77475", "-18"])
    #expect(finding.unit == "件")
    #expect(finding.related.map(\.cell) == ["a!C2"])
    #expect(
      finding.message.ja == "B2「取組実績」に「登録者数77,457件」とありますが、R6実績（C2）は77,475件です"
        + "（文章が18件少ない）。文章か欄のどちらかを確かめてください。"
    )
    #expect(
      finding.message.en == "B2 '取組実績' says '登録者数77,457件', but R6実績 (C2) is 77,475件 "
        + "(the text has 18件 too little). Check the text and the field."
    )
  }

  @Test func `a calculated figure is shown to the places quoted`() throws {
    let found = try findings([
      "result": "○", "comment": "達成率は97.8％だった", "sns.R6.actual": "77475",
      "sns.R6.target": "80000",
    ])
    #expect(found.summary == ["quote rate"])
    #expect(
      [found.first?.value, found.first?.expected, found.first?.difference] == ["97.8", "96.8", "1"]
    )
    #expect(
      found.first?.message.ja == "B2「所見」に「達成率は97.8％」とありますが、R6実績÷R6目標×100の計算では96.8になります"
        + "（文章が1.0多い）。もとの値: R6実績77,475件（D2）、R6目標80,000件（E2）。文章か欄のどちらかを確かめてください。"
    )
  }

  @Test func `what cannot be told is said only where it is quoted`() throws {
    let blank = try findings(["comment": "登録者数77,475件、登録者は約8万件。"])
    #expect(blank.summary == ["unverifiable followers"])
    #expect(blank.first?.message.ja.contains("「登録者数77,475件」、「登録者は約8万件」は、") == true)
    let words = try findings(["comment": "登録者数77,475件", "sns.R6.actual": "集計中"])
    #expect(
      words.map(\.message.ja) == [
        "B2「所見」の「登録者数77,475件」は、R6実績（C2）が「集計中」のため確かめられません。誤りという意味ではありません。"
      ]
    )
    #expect(
      words.first?.message.en == "'登録者数77,475件' in B2 '所見' cannot be verified because "
        + "R6実績 (C2) says '集計中', which is no figure. This does not mean that it is wrong."
    )
    let unread = try findings(["comment": "登録者数77,475件", "sns.R6.actual": "多数"])
    #expect(unread.summary == ["type sns.R6.actual"])
    #expect(unread.first?.consequences.map(\.rule) == ["followers"])
  }

  @Test func `a condition decides whether a quote is judged`() throws {
    let values = ["comment": "達成率は50％", "sns.R6.actual": "1", "sns.R6.target": "1"]
    #expect(try findings(values).isEmpty)
    #expect(try findings(values.merging(["result": "○"]) { $1 }).summary == ["quote rate"])
  }

  @Test func `a loop has its own words and fields`() throws {
    let found = try findings([
      "items.1.text": "第1回まで計3回", "items.1.count": "3", "items.2.text": "第2回まで計3回",
      "items.2.count": "4",
    ])
    #expect(found.map(\.field?.description) == ["items.2.text"])
    #expect(found.map(\.severity) == [.warning])
    #expect(try findings(["items.2.text": "第1回まで計3回", "items.2.count": "4"]).isEmpty)
  }

  @Test func `the report keeps quotes apart`() throws {
    let report = try InlineForm(Self.body).report([
      ["result": "登録者数1件", "comment": "登録者数2件", "sns.R6.actual": "3"]
    ])
    let text = TextFormat(language: .ja).text(of: report)
    #expect(text.contains("「登録者数1件」") && text.contains("「登録者数2件」"))
  }

  @Test func `schema show says it in words`() throws {
    let text = SchemaDescription(try InlineForm(Self.body).schema).text(in: .ja)
    #expect(text.contains("followers  [参考]\n  ［取組実績］ ［所見］ の中の 「登録者数{n}件」 「登録者は{n}件」\n"))
    #expect(text.contains("  {n} = ［登録者数／R6／実績］\n"))
    #expect(text.contains("items.count  [要確認] 2か所\n  ［項目／1／説明］ の中の 「第1回まで計{n}回」\n"))
  }
}
