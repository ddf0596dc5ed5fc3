import Testing

@testable import Kenzan

/// What a cell allows, how it shows figures and what stands in it, as type and facets of the field.
struct DraftValuesTests {
  private static func form(_ place: DrawnForm.Element = .box()) -> [[DrawnForm.Element]] {
    [[.title("R7評価シート", span: 2)], [.head("事業名"), .box()], [.head("実施方法"), place]]
  }

  @Test func `the choices of a dropdown are a code list`() throws {
    let drafted = try Drafted(
      Self.form(),
      after: DrawnForm.rule("type=\"list\"", "\"直営,一部委託, 全部委託\"", at: "B3")
    )
    #expect(drafted.fields.last == "actor 実施方法 code")
    #expect(drafted.choices("actor") == ["直営", "一部委託", "全部委託"])
  }

  @Test func `the choices may stand on another worksheet`() throws {
    let rows = ["①継続", "②改善", "③廃止"].enumerated().map { offset, text in
      "<row r=\"\(offset + 1)\"><c r=\"A\(offset + 1)\" t=\"inlineStr\"><is><t>\(text)</t></is></c></row>"
    }
    let drafted = try Drafted(
      Self.form(),
      after: DrawnForm.rule("type=\"list\"", "選択肢!$A$1:$A$3", at: "B3"),
      sheets: [("選択肢", rows.joined())]
    )
    #expect(drafted.choices("actor") == ["①継続", "②改善", "③廃止"])
    #expect(drafted.draft.remarks.map(\.ja) == ["ほかのシート「選択肢」は下書きしていません（--sheet で選べます）。"])
    #expect(
      drafted.draft.remarks.map(\.en) == ["not drafted: '選択肢' (--sheet chooses one)"]
    )
  }

  @Test func `fields with the same choices share a list`() throws {
    let drafted = try Drafted(
      [
        [.title("R7評価シート", span: 2)], [.head("事業名"), .box()], [.head("必要性"), .box()],
        [.head("有効性"), .box()],
      ],
      after: DrawnForm.rule("type=\"list\"", "\"Ａ,Ｂ,Ｃ\"", at: "B3:B4")
    )
    #expect(drafted.schema.codes.count == 1)
    #expect(
      drafted.schema.fields.map { $0.facets.codes } == [nil, "need", "need"]
    )
  }

  @Test func `choices that cannot be read are asked about`() throws {
    let drafted = try Drafted(
      Self.form(),
      after: DrawnForm.rule("type=\"list\"", "INDIRECT(A1)", at: "B3")
    )
    #expect(drafted.fields.last == "actor 実施方法")
    #expect(drafted.questions.contains { $0.contains("選択肢のリスト（INDIRECT(A1)）を読み取れません") })
  }

  @Test func `bounds and the prompt of a cell are kept`() throws {
    let drafted = try Drafted(
      [[.title("R7評価シート", span: 2)], [.head("事業名"), .box()], [.head("配点"), .box()]],
      after: DrawnForm.rule(
        "type=\"whole\" operator=\"between\" prompt=\"5点満点です\"",
        "1",
        "5",
        at: "B3"
      )
    )
    let field = try #require(drafted.schema.field("score"))
    #expect(field.type == .number)
    #expect(
      drafted.lines("name=\"score\"").first?.contains("digits=\"0\" min=\"1\" max=\"5\"") == true
    )
    #expect(drafted.lines("guidance") == ["<guidance>5点満点です</guidance>"])
  }

  @Test func `bounds that nothing lies between are left out`() throws {
    let drafted = try Drafted(
      Self.form(),
      after: DrawnForm.rule("type=\"decimal\"", "5", "1", at: "B3")
    )
    #expect(drafted.lines("name=\"actor\"") == [#"<number name="actor" label="実施方法"/>"#])
  }

  @Test func `figures in one year and words in another make a text`() throws {
    let drafted = try Drafted(
      [
        [.title("R7評価シート", span: 3)], [.head("事業名"), .box(span: 2)],
        [.head("区分"), .head("R5実績"), .head("R6実績")],
        [.head("利用者数"), .figure("1.5"), .box()],
      ],
      after: DrawnForm.rule("type=\"textLength\" operator=\"lessThanOrEqual\"", "8", at: "C4")
    )
    #expect(
      drafted.fields.dropFirst() == ["yearly.R5.value 利用者数／R5実績", "yearly.R6.value 利用者数／R6実績"]
    )
  }

  @Test(arguments: [
    (DrawnForm.Look.thousands, "number", "digits=\"0\""),
    (.tenths, "number", "digits=\"2\""),
    (.percent, "number", "unit=\"%\" digits=\"2\""),
    (.date, "date", ""),
    (.framed, "text", ""),
  ])
  func `a format tells what a blank cell is for`(
    _ look: DrawnForm.Look,
    _ type: String,
    _ facets: String
  ) throws {
    let drafted = try Drafted(Self.form(.box(look: look)))
    let line = try #require(drafted.lines("name=\"actor\"").first)
    #expect(line.hasPrefix("<\(type) "))
    #expect(line.contains(facets))
  }

  @Test func `a figure that stands in a cell makes it a number`() throws {
    let drafted = try Drafted(Self.form(.figure("1.25")))
    #expect(drafted.lines("name=\"actor\"") == [#"<number name="actor" label="実施方法" digits="2"/>"#])
  }
}
