import Testing

@testable import Kenzan

/// A form taken apart and written down as a form description, from the file to the compiled schema.
struct FormDraftTests {
  @Test func `a form becomes fields, labels and places where they were drawn`() throws {
    let drafted = try Drafted([
      [.title("令和７年度　事務事業評価シート（令和６年度実施分）", span: 6)],
      [.head("整理番号"), .box(), .head("事務事業名"), .box(span: 3)],
      [.head("目的"), .box(span: 5)],
    ])
    #expect(drafted.fields == ["number 整理番号", "project 事務事業名", "purpose 目的"])
    #expect(drafted.slots == ["B2 number", "D2:F2 project", "B3:F3 purpose"])
    #expect(drafted.draft.shape == .form && drafted.draft.sheet == "様式")
    #expect(drafted.draft.fields == 3 && drafted.draft.remarks.isEmpty)
    #expect(drafted.schema.title == "事務事業評価シート")
    #expect(drafted.schema.year.key == "R7")
    let title = drafted.schema.layout.labels.filter { $0.role == .title }
    #expect(title.map { "\($0.area) \($0.text)" } == ["A1:F1 令和7年度　事務事業評価シート（令和6年度実施分）"])
  }

  @Test func `next year's form says next year`() throws {
    let drafted = try Drafted([
      [.title("令和７年度　評価シート（R6実績）", span: 2)], [.head("事業名"), .box()],
    ])
    let next = try SchemaFixture.compile(document: drafted.draft.xml, year: "R8")
    #expect(next.layout.labels.map(\.text).first == "令和8年度　評価シート（R7実績）")
  }

  @Test func `a tall merged heading holds its rows together`() throws {
    let drafted = try Drafted([
      [.title("R7評価シート", span: 3)],
      [.head("事業名"), .box(span: 2)],
      [.head("政策体系", rows: 2), .head("基本目標"), .box()],
      [.head("施策"), .box()],
    ])
    #expect(
      drafted.fields == ["project 事業名", "system.goal 政策体系／基本目標", "system.policy 政策体系／施策"]
    )
    #expect(drafted.slots == ["B2:C2 project", "C3 system.goal", "C4 system.policy"])
  }

  @Test func `a heading stands above its place as well as to the left`() throws {
    let drafted = try Drafted([
      [.title("R7評価シート", span: 2)],
      [.head("事業名"), .head("担当課")],
      [.box(), .box()],
      [.head("課題", span: 2)],
      [.box(span: 2)],
    ])
    #expect(drafted.fields == ["project 事業名", "division 担当課", "issues 課題"])
    #expect(drafted.slots == ["A3 project", "B3 division", "A5:B5 issues"])
  }

  @Test func `a unit stands behind the place, in the heading, or above the table`() throws {
    let drafted = try Drafted([
      [.title("R7評価シート", span: 4)],
      [.head("事業名"), .box(span: 3)],
      [.head("人件費"), .box(), .head("千円"), .gap(1)],
      [.head("延べ利用者数（人）"), .box(span: 3)],
      [.text("（単位：円）")],
      [.head("区分"), .head("R5決算額"), .head("R6決算額")],
      [.head("国庫支出金"), .box(), .box()],
      [.head("一般財源"), .box(), .box()],
    ])
    let units = drafted.schema.fields.map { "\($0.label) \($0.unit ?? "")" }
    #expect(
      units == [
        "事業名 ", "人件費 千円", "延べ利用者数 人", "国庫支出金／R5決算額 円", "一般財源／R5決算額 円", "国庫支出金／R6決算額 円",
        "一般財源／R6決算額 円",
      ]
    )
  }

  @Test func `years become relative, with what their headings say of them`() throws {
    let drafted = try Drafted([
      [.title("令和7年度　評価シート", span: 4)],
      [.head("事業名"), .box(span: 3)],
      [.head("事業費（千円）"), .head("R5決算額"), .head("R6決算額"), .head("R7予算額")],
      [.head("国庫支出金"), .box(), .box(), .box()],
      [.head("一般財源"), .box(), .box(), .box()],
    ])
    #expect(drafted.lines("each=\"year-2..year\"").count == 3)
    #expect(drafted.lines("<group").first?.contains("stages=\"決算額 決算額 予算額\"") == true)
    #expect(
      drafted.fields.prefix(3) == [
        "project 事業名", "cost.R5.national 事業費／国庫支出金／R5決算額 number 千円",
        "cost.R5.general 事業費／一般財源／R5決算額 number 千円",
      ]
    )
    let heads = drafted.schema.layout.labels.map(\.text)
    #expect(heads.contains("R5決算額") && heads.contains("R7予算額"))
    let next = try SchemaFixture.compile(document: drafted.draft.xml, year: "R8")
    #expect(next.field("cost.R8.general")?.label == "事業費／一般財源／R8予算額")
  }

  @Test func `a year of history stays, and one that may move is asked about`() throws {
    let drafted = try Drafted([
      [.title("令和7年度　評価シート", span: 2)],
      [.head("事業名"), .box()],
      [.head("平成20年度の状況"), .box()],
      [.text("※令和6年4月1日現在で記入", span: 2)],
    ])
    #expect(drafted.lines("平成20年度の状況").contains { $0.contains("<label") })
    #expect(drafted.questions.contains { $0.contains("※令和6年4月1日現在で記入") })
    #expect(!drafted.draft.xml.contains("{year-17"))
  }

  @Test func `the year is that after the last results where no title says it`() throws {
    let drafted = try Drafted([
      [.title("評価シート", span: 3)],
      [.head("事業名"), .box(span: 2)],
      [.head("区分"), .head("R5実績"), .head("R6実績")],
      [.head("利用者数"), .box(), .box()],
    ])
    #expect(drafted.schema.year.key == "R7")
    #expect(drafted.questions.contains { $0.contains("year はシートを書く年度です（文字から令和7年度としました）") })
    var options = Draft.Options()
    options.year = FiscalYear(key: "R6")
    let told = try Drafted(
      [[.title("R7評価シート", span: 2)], [.head("事業名"), .box()]],
      options: options
    )
    #expect(told.schema.year.key == "R6")
    #expect(!told.questions.contains { $0.contains("年度です") })
  }

  @Test func `rows alike without a name are a list, rows with names are not`() throws {
    let drafted = try Drafted([
      [.title("R7評価シート", span: 3)],
      [.head("事業名"), .box(span: 2)],
      [.head("No"), .head("内容"), .head("金額（円）")],
      [.head("1"), .box(), .box()], [.head("2"), .box(), .box()], [.head("3"), .box(), .box()],
      [.head("費目"), .head("数量"), .head("単価")],
      [.head("委託料"), .box(), .box()], [.head("報償費"), .box(), .box()],
    ])
    let list = try #require(drafted.schema.lists.first)
    #expect(drafted.schema.lists.count == 1)
    #expect(list.maximum == 3)
    #expect(drafted.slots.prefix(4).contains("C4 \(list.path).1.amount"))
    #expect(drafted.slots.contains("C6 \(list.path).3.amount"))
    #expect(drafted.schema.fields.contains { $0.label == "委託料／数量" })
  }

  @Test func `groups that differ by a number are one, with the numbers as keys`() throws {
    let drafted = try Drafted([
      [.title("R7評価シート", span: 5)],
      [.head("事業名"), .box(span: 4)],
      [.head("指標1"), .head("名称"), .box(), .head("単位"), .box()],
      [.head("指標2"), .head("名称"), .box(), .head("単位"), .box()],
    ])
    #expect(drafted.lines("each=\"1..2\"").count == 1)
    #expect(
      drafted.fields == [
        "project 事業名", "name.1.name 指標／1／名称", "name.1.unit 指標／1／単位", "name.2.name 指標／2／名称",
        "name.2.unit 指標／2／単位",
      ]
    )
  }

  @Test func `a year with two headings of its own is no stage`() throws {
    let drafted = try Drafted([
      [.title("R7評価シート", span: 3)], [.head("事業名"), .box(span: 2)],
      [.head("区分"), .head("R6"), .head("R6実績")], [.head("件数"), .box(), .box()],
    ])
    #expect(drafted.schema.fields.count == 3)
    #expect(Set(drafted.schema.fields.map(\.label)).count == 3)
  }

  @Test func `rows under other headings are no rows of one list`() throws {
    let drafted = try Drafted([
      [.title("R7評価シート", span: 3)], [.head("事業名"), .box(span: 2)],
      [.head("内容"), .head("数量")], [.box(), .box()], [.box(), .box()],
      [.head("場所"), .head("人数")], [.box(), .box()], [.box(), .box()],
    ])
    #expect(drafted.schema.lists.map(\.maximum) == [2, 2])
  }

  @Test func `braces of the form are no placeholders, and like labels get numbers`() throws {
    let drafted = try Drafted([
      [.title("R7評価シート{案}", span: 2)], [.head("事業名"), .box()], [.head("{備考}"), .box()],
      [.head("課題"), .box()], [.head("課題"), .box()], [.head("課題（2）"), .box()],
    ])
    #expect(drafted.schema.title == "評価シート｛案｝")
    #expect(
      drafted.schema.fields.map(\.label) == ["事業名", "｛備考｝", "課題", "課題（2）", "課題（2）（2）"]
    )
  }

  @Test func `parts with the same headings are groups of their own`() throws {
    let drafted = try Drafted([
      [.title("R7評価シート", span: 4)],
      [.head("事業名"), .box(span: 3)],
      [.text("一次評価")],
      [.head("評価者"), .box(), .head("理由"), .box()],
      [.text("二次評価")],
      [.head("評価者"), .box(), .head("理由"), .box()],
    ])
    #expect(
      drafted.fields == [
        "project 事業名", "first.grader 一次評価／評価者", "first.reason 一次評価／理由",
        "second.grader 二次評価／評価者", "second.reason 二次評価／理由",
      ]
    )
  }
}
