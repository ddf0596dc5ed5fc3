import Testing

@testable import Kenzan

/// Figures that are quoted in another unit than their field's, or otherwise in two places.
struct QuoteAgreementTests {
  private static let body = """
    <text name="result" label="取組実績"/>
    <text name="comment" label="所見"/>
    <number name="actual" label="実績" na="true"><notation>{}{unit}</notation></number>
    <text name="unit" label="単位" within="actual" role="unit"/>
    <quote id="count" in="result"><pattern>取組数：{n}{unit}</pattern><formula>actual</formula></quote>
    <quote id="meetings" in="result comment"><pattern>説明会を{n}回</pattern></quote>
    """

  private func findings(_ values: [String: String]) throws -> [Finding] {
    try InlineForm(Self.body).findings(values)
  }

  @Test func `a figure in another unit is named with that of its field`() throws {
    let found = try findings(["result": "取組数：193件", "actual": "193事業"])
    #expect(found.summary == ["quote count"])
    #expect([found.first?.value, found.first?.expected] == ["件", "事業"])
    #expect(
      found.first?.message.ja
        == "C2「取組実績」に「取組数：193件」とありますが、実績（B2）の単位は「事業」です。文章か欄のどちらかを確かめてください。"
    )
    #expect(
      found.first?.message.en
        == "C2 '取組実績' says '取組数：193件', but the unit of 実績 (B2) is '事業'. Check the text and the field."
    )
  }

  @Test(arguments: [
    ("取組数：193事業", "193事業"), ("取組数：１９３ 事業余り", "193事業"), ("取組数：193件", "193"),
    ("取組数：193名", "193人"), ("取組数：193か所目", "193ヵ所"), ("取組数：多数", "5件"),
  ])
  func `the same unit, or none that is known, is no finding`(
    _ text: String,
    _ actual: String
  ) throws {
    #expect(try findings(["result": text, "actual": actual]).isEmpty)
  }

  @Test func `another figure is said, not its unit`() throws {
    let found = try findings(["result": "取組数：190件", "actual": "193事業"])
    #expect(found.map(\.value) == ["190"])
  }

  @Test func `without a formula all places agree with the first`() throws {
    let found = try findings(["result": "説明会を1回開いた。", "comment": "説明会を2回、説明会を１回"])
    #expect(found.summary == ["quote meetings"])
    let finding = try #require(found.first)
    #expect([finding.value, finding.expected] == ["2", "1"])
    #expect(finding.cell == "a!B2")
    #expect(finding.related.map(\.cell) == ["a!C2"])
    #expect(
      finding.message.ja == "B2「所見」に「説明会を2回」とありますが、C2「取組実績」には「説明会を1回」とあります。"
        + "同じことなら、数値をそろえてください。"
    )
    #expect(try findings(["result": "説明会を3回", "comment": "説明会を約3回"]).isEmpty)
    #expect(try findings(["result": "説明会を約30回", "comment": "説明会を33回"]).isEmpty)
    #expect(try findings(["result": "説明会を約30回", "comment": "説明会を53回"]).count == 1)
    #expect(try findings(["comment": "説明会を3回"]).isEmpty)
  }

  @Test func `a unit stands behind the figure, once`() {
    for pattern in ["{unit}{n}", "約{n}回{unit}", "{n}{unit}{unit}", "{n}{unit}"] {
      #expect(throws: QuotePatternError.self) { try QuotePattern(pattern) }
    }
  }
}
