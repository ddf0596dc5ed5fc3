import Testing

@testable import Kenzan

struct CheckCompilerTests {
  private static func compile(_ checks: String, year: String = "R7") throws -> FormSchema {
    try SchemaFixture.compile(
      document: """
        <schema xmlns="urn:kenzan:schema:1" id="test.form" version="1" title="様式" year="R7">
        <parameter name="unitCost" from="R7" unit="千円">8300</parameter>
        <parameter name="unitCost" from="R5" unit="千円">8200</parameter>
        <key>kind</key>
        <text name="kind" label="種別"/>
        <group name="cost" label="事業費" each="year-1..year+1">
        <number name="total" label="総額"/><number name="operating" label="経費"/>
        <number name="staff" label="職員数"/></group>
        <list name="items" label="項目" max="2"><number name="amount" label="金額"/>
        <number name="share" label="割合"/></list>
        <number name="sum" label="計"/>
        <group name="extra" label="追加" optional="true"><number name="more" label="上乗せ"/></group>
        \(checks)
        </schema>
        """,
      year: year
    )
  }

  @Test func `one check for every key, names from the inside outwards`() throws {
    let schema = try Self.compile(
      "<check id=\"a\" for=\"cost.*\"><formula>total = operating + staff * unitCost + sum</formula></check>"
    )
    #expect(
      schema.checks(of: "a") == [
        "cost.R6.total: (cost.R6.total = ((cost.R6.operating + (cost.R6.staff * 8200)) + sum))",
        "cost.R7.total: (cost.R7.total = ((cost.R7.operating + (cost.R7.staff * 8300)) + sum))",
        "cost.R8.total: (cost.R8.total = ((cost.R8.operating + (cost.R8.staff * 8300)) + sum))",
      ]
    )
    #expect(schema.checks.map(\.groups) == [[0], [1], [2]])
    #expect(schema.checks[0].severity == .error)
  }

  @Test func `a parameter outside loops is that of the sheet's year`() throws {
    let body = "<check id=\"a\"><formula>sum = unitCost</formula></check>"
    #expect(try Self.compile(body, year: "R6").checks(of: "a") == ["sum: (sum = 8200)"])
    #expect(try Self.compile(body, year: "R9").checks(of: "a") == ["sum: (sum = 8300)"])
  }

  @Test func `the key before: no check where there is none`() throws {
    let schema = try Self.compile(
      """
      <check id="a" for="cost.*"><when>cost.{key-1}.total > 0</when>
      <formula>total &lt;= cost.{key-1}.total * {index}</formula></check>
      <check id="b" for="cost.{year}"><formula>total = cost.{year-1}.total</formula></check>
      """
    )
    #expect(
      schema.checks(of: "a") == [
        "cost.R7.total: (cost.R7.total <= (cost.R6.total * 2))",
        "cost.R8.total: (cost.R8.total <= (cost.R7.total * 3))",
      ]
    )
    #expect(schema.checks(of: "b") == ["cost.R7.total: (cost.R7.total = cost.R6.total)"])
  }

  @Test func `columns of lists and of keys are ranges`() throws {
    let schema = try Self.compile(
      """
      <check id="a"><formula>sum = SUM(items.amount)</formula></check>
      <check id="b"><formula>sum = SUM(cost.*.total)</formula></check>
      <check id="c" for="items.*"><formula>share = amount / SUM(items.amount)</formula></check>
      """
    )
    #expect(schema.checks(of: "a") == ["sum: (sum = SUM({items.1.amount items.2.amount}))"])
    #expect(
      schema.checks(of: "b") == ["sum: (sum = SUM({cost.R6.total cost.R7.total cost.R8.total}))"]
    )
    #expect(
      schema.checks(of: "c").last
        == "items.2.share: (items.2.share = (items.2.amount / SUM({items.1.amount items.2.amount})))"
    )
  }

  @Test func `a calculated left side names the stated field`() throws {
    let schema = try Self.compile(
      """
      <check id="a" for="cost.{year} cost.{year}" stated="total" severity="warning" also="b">
      <formula>COUNT(total) = 1</formula></check>
      <check id="b"><formula>extra.more = 1</formula></check>
      """
    )
    #expect(schema.checks(of: "a") == ["cost.R7.total: (COUNT(cost.R7.total) = 1)"])
    #expect(schema.checks[0].severity == .warning)
    #expect(schema.checks[0].also == ["b"])
    // The group of the stated field must exist too.
    #expect(schema.paths([schema.checks[1].stated]) == ["extra.more"])
    #expect(schema.checks[1].groups.map { schema.groups[$0].path.description } == ["extra"])
  }

  @Test func `sentences, roundings and conditions`() throws {
    let schema = try Self.compile(
      """
      <check id="a" for="cost.*"><when>AND({index} = 2, kind = "x")</when>
      <formula>total = operating</formula>
      <rounding side="left" mode="down" step="10"/>
      <message lang="ja">{key.title}は
        {expected}です</message>
      <advice lang="en">see
        {cost.{key-1}.total:cell}</advice></check>
      """
    )
    let check = try #require(schema.checks.first)
    #expect(schema.checks.count == 1)
    #expect(check.message == Message(ja: "令和7年度は{expected}です", en: "令和7年度は{expected}です"))
    #expect(check.advice?.en == "see {cost.R6.total:cell}")
    #expect(check.rounding == Rounding(mode: .down, step: ExactDecimal(10)))
    #expect(check.roundingSide == .left)
    #expect(check.when.map(schema.text) == "(kind = \"x\")")
    #expect(check.line == 13)
  }
}
