import Testing

@testable import Kenzan

/// What is a heading, what is filled in, and what is neither.
struct DraftRolesTests {
  @Test(arguments: [
    ("", "<f></f>"), ("", "<f/>"), ("", "<f>1+1</f>"), ("t=\"str\"", "<f></f><v></v>"),
  ])
  func `a formula that shows nothing outside of boxes is nothing`(
    _ attributes: String,
    _ content: String
  ) throws {
    let drafted = try Drafted([
      [.title("R7評価シート", span: 2)], [.head("事業名"), .box()],
      [.gap(1), .raw(attributes, content)],
    ])
    #expect(drafted.fields == ["project 事業名"])
    #expect(drafted.schema.layout.labels.map(\.text) == ["R7評価シート", "事業名"])
  }

  @Test func `a formula without a result inside a box is filled in`() throws {
    let drafted = try Drafted([
      [.title("R7評価シート", span: 2)], [.head("事業名"), .box()],
      [.head("合計"), .figure("", formula: "")],
    ])
    #expect(drafted.fields.last == "total 合計 number")
  }

  @Test func `shading tells headings from what stands in places`() throws {
    let drafted = try Drafted([
      [.title("R7評価シート", span: 2)],
      [.shaded("事業名"), .head("移動図書館")],
      [.shaded("特産品"), .box()],
      [.shaded("")],
    ])
    #expect(drafted.fields == ["project 事業名", "field1 特産品"])
    #expect(drafted.questions.contains { $0.contains("「特産品」の英字の名前を付けてください") })
  }

  @Test func `in a protected form only what is unlocked is filled in`() throws {
    let drafted = try Drafted(
      [
        [.title("R7評価シート", span: 3)],
        [.head("事業名"), .box(look: .unlocked), .box()],
        [.head("課題"), .box(), .box(look: .unlocked)],
      ],
      protected: true
    )
    #expect(drafted.slots == ["B2 project", "C3 issues"])
  }

  @Test func `a line behind a text is to be written on`() throws {
    let drafted = try Drafted([
      [.title("R7評価シート", span: 3)],
      [.head("事業名"), .box(span: 2)],
      [],
      [.text("記入者"), .box(look: .underlined), .box(look: .underlined)],
    ])
    #expect(drafted.slots == ["B2:C2 project", "B4:C4 clerk"])
  }

  @Test func `remarks head nothing, and what is in doubt is asked about`() throws {
    let drafted = try Drafted([
      [.title("R7評価シート", span: 3)],
      [.head("事業名"), .box(span: 2)],
      [.head("特色"), .head("地域の皆さん"), .box()],
      [.text("※太枠の中を記入してください", span: 3)],
    ])
    let notes = drafted.schema.layout.labels.filter { $0.role == .note }.map(\.text)
    #expect(notes == ["※太枠の中を記入してください"])
    #expect(drafted.questions.contains { $0.contains("見出しなら label") || $0.contains("値なら slot") })
  }

  @Test func `the blank corner of a table is no place`() throws {
    let drafted = try Drafted([
      [.title("R7評価シート", span: 3)],
      [.head("事業名"), .box(span: 2)],
      [.box(), .head("目標"), .head("実績")],
      [.head("活動指標"), .box(), .box()],
      [.head("成果指標"), .box(), .box()],
    ])
    #expect(drafted.slots.count == 5)
    #expect(!drafted.slots.contains { $0.hasPrefix("A3") })
  }
}
