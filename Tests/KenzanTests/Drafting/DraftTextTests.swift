import Testing

@testable import Kenzan

/// What the drafting reads out of headings, without a form around them.
struct DraftTextTests {
  @Test(arguments: [
    ("1", 1), ("①", 1), ("（2）", 2), ("No.3", 3), ("Ⅳ", 4), ("ウ", 3), ("第5", 5),
  ])
  func `texts that only count`(_ text: String, _ number: Int) {
    #expect(DraftText.ordinal(text) == number)
  }

  @Test(arguments: ["", "A", "指標1", "1月", "0", "12345", "㎡"])
  func `texts that do not`(_ text: String) {
    #expect(!DraftText.isOrdinal(text))
  }

  @Test(arguments: [
    ("１　事業の概要", "事業の概要"), ("(2)目的", "目的"), ("①必要性", "必要性"), ("■ 評価", "評価"), ("3か年計画", "3か年計画"),
    ("1.", "1."),
  ])
  func `a heading without its number`(_ text: String, _ heading: String) {
    #expect(DraftText.withoutEnumerator(text) == heading)
  }

  @Test func `the number at the end of a heading`() {
    #expect(DraftText.splitNumber("成果指標②").map { "\($0.stem) \($0.number)" } == "成果指標 2")
    #expect(DraftText.splitNumber("指標　3").map { "\($0.stem) \($0.number)" } == "指標 3")
    #expect(DraftText.splitNumber("12") == nil)
    #expect(DraftText.month("１２月") == 12)
    #expect(DraftText.month("13月") == nil)
  }

  @Test func `blanks go, but not between words`() {
    #expect(DraftText.withoutBlanks("事　業　名") == "事業名")
    #expect(DraftText.withoutBlanks("R&D  team") == "R&D team")
  }

  @Test(arguments: [
    ("事　業　名", "project"), ("２　事業費（千円）", "cost"), ("今後の事業費", "cost"), ("R6決算額", "settlement"),
    ("必要性の理由", "needReason"), ("【目的】", "purpose"),
  ])
  func `names of the words of headings`(_ heading: String, _ name: String) {
    #expect(DraftTerm.name(for: heading) == name)
  }

  @Test func `a heading of no known word has no name`() {
    #expect(DraftTerm.name(for: "特産品") == nil)
    #expect(!DraftTerm.isWord("特産品の目的"))
    #expect(DraftTerm.isWord("目的"))
  }

  @Test func `what an XML comment or text could not hold is left out`() {
    var xml = DraftXML(language: .ja)
    xml.ask(Message(ja: "甲--乙\n<丙>", en: ""))
    xml.element("label", ["name": "a\"&\n"], text: "<\u{1}&\t>")
    let lines = xml.text.split(separator: "\n").dropFirst()
    #expect(
      lines == [
        "<!-- 要確認: 甲－－乙 <丙> -->", "<label name=\"a&quot;&amp;&#10;\">&lt;&amp;\t&gt;</label>",
      ]
    )
    #expect(xml.questions == 1)
  }
}
