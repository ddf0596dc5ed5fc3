import Testing

@testable import Kenzan

/// The sums of the form as rules of the draft.
struct DraftSumsTests {
  private typealias Element = DrawnForm.Element

  private static func form(_ rows: [[Element]]) throws -> Drafted {
    try Drafted([[.title("R7評価シート", span: 3)], [.head("事業名"), .box(span: 2)]] + rows)
  }

  @Test func `a sum that every year has is one rule`() throws {
    let drafted = try Self.form([
      [.head("事業費（千円）"), .head("R6決算額"), .head("R7予算額")],
      [.head("国庫支出金"), .box(), .box()],
      [.head("一般財源"), .box(), .box()],
      [.head("合計"), .figure("", formula: "SUM(B4:B5)"), .figure("0", formula: "SUM(C4:C5)")],
      [.head("人件費"), .box(), .box()],
      [.head("総事業費"), .figure("", formula: "B6+B7"), .figure("", formula: "C6+C7")],
    ])
    #expect(
      drafted.lines("<formula>") == [
        "<formula>cost.{key}.total = SUM(cost.{key}.national, cost.{key}.general)</formula>",
        "<formula>cost.{key}.cost = cost.{key}.total + cost.{key}.personnel</formula>",
      ]
    )
    #expect(
      drafted.schema.checks(of: "cost.total") == [
        "cost.R6.total: (cost.R6.total = SUM(cost.R6.national, cost.R6.general))",
        "cost.R7.total: (cost.R7.total = SUM(cost.R7.national, cost.R7.general))",
      ]
    )
    #expect(drafted.questions.contains { $0.contains("次の規則は、もとの様式の計算式から作りました") })
  }

  @Test func `a sum of one year only is a rule of that year`() throws {
    let drafted = try Self.form([
      [.head("事業費（千円）"), .head("R6決算額"), .head("R7予算額")],
      [.head("国庫支出金"), .box(), .box()],
      [.head("一般財源"), .box(), .box()],
      [.head("合計"), .figure("", formula: "B4+B5"), .box()],
    ])
    #expect(
      drafted.lines("<formula>") == [
        "<formula>cost.{year-1}.total = cost.{year-1}.national + cost.{year-1}.general</formula>"
      ]
    )
    #expect(drafted.schema.checks.count == 1)
  }

  @Test func `a sum over all rows of a list is one over its column`() throws {
    let drafted = try Self.form([
      [.head("No"), .head("内容"), .head("金額（円）")],
      [.head("1"), .box(), .box()], [.head("2"), .box(), .box()], [.head("3"), .box(), .box()],
      [.head("合計額", span: 2), .figure("", formula: "SUM(C4:C6)")],
    ])
    let path = try #require(drafted.schema.lists.first?.path)
    let total = try #require(drafted.schema.fields.last)
    #expect(
      drafted.lines("<formula>") == [
        "<formula>\(total.path) = SUM(\(path).*.amount)</formula>"
      ]
    )
    #expect(drafted.schema.checks.map(\.stated) == [total.slot])
  }

  @Test func `what is taken away twice keeps its brackets`() throws {
    let drafted = try Self.form([
      [.head("予算額"), .box(span: 2)], [.head("国庫支出金"), .box(span: 2)],
      [.head("地方債"), .box(span: 2)], [.head("一般財源"), .figure("", formula: "B3-(B4+B5)"), .gap(1)],
    ])
    #expect(
      drafted.lines("<formula>") == [
        "<formula>general = budget - (national + bond)</formula>"
      ]
    )
  }

  @Test(arguments: [
    "B3*B4", "SUM(A3:B4)", "SUM(別!B3:B4)", "B3", "B3+B3", "SUM(B3:B5)", "SUM(D3:D4)+B3", "SUM(",
    "IF(B3=1,B3,B4)",
  ])
  func `other formulas are no rules`(_ formula: String) throws {
    let drafted = try Self.form([
      [.head("国庫支出金"), .box(span: 2)], [.head("一般財源"), .box(span: 2)],
      [.head("合計"), .figure("", formula: formula), .gap(1)],
    ])
    #expect(drafted.schema.checks.isEmpty && drafted.lines("<check").isEmpty)
    #expect(drafted.schema.field("total")?.type == .number)
  }

  @Test func `texts cannot be added up, and stop nothing`() throws {
    let drafted = try Drafted(
      [
        [.title("R7評価シート", span: 3)], [.head("事業名"), .box(span: 2)],
        [.head("実施方法"), .box(span: 2)], [.head("一般財源"), .box(span: 2)],
        [.head("合計"), .figure("", formula: "B3+B4"), .gap(1)],
      ],
      after: DrawnForm.rule("type=\"list\"", "\"1,2\"", at: "B3")
    )
    #expect(drafted.schema.field("actor")?.type == .code)
    #expect(drafted.schema.checks.isEmpty)
  }
}
