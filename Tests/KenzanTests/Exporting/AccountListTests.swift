import Testing

@testable import Kenzan

/// Several accounts with amounts in one sheet, from the form to the table `budget`.
struct AccountListTests {
  private static let xml = """
    <schema xmlns="urn:kenzan:schema:1" id="test.accounts" version="1" title="評価シート" year="R7">
    <codes name="subjects" src="subjects.csv"/>
    <key>number</key>
    <text name="number" label="番号"/>
    <list name="accounts" label="予算科目" max="3" role="budget">
      <code name="subject" label="款" codes="subjects" role="account"/>
      <text name="item" label="目" role="account"/>
      <number name="amount" label="事業費" unit="千円" digits="0"/>
    </list>
    <number name="total" label="合計" unit="千円" digits="0"/>
    <check id="total"><formula>total = SUM(accounts.amount)</formula></check>
    <form columns="10 10 10 10">
      <row><label>番号</label><slot field="number" span="3"/></row>
      <row><label>№</label><label>款</label><label>目</label><label>事業費（千円）</label></row>
      <row each="accounts"><label>{key}</label><slot field="accounts.{key}.subject"/><slot field="accounts.{key}.item"/><slot field="accounts.{key}.amount"/></row>
      <row><label span="3">合計</label><slot field="total"/></row>
    </form>
    </schema>
    """

  private static let subjects = """
    value,label,from,to
    2,総務費,,
    7,商工費,,R6
    7,観光費,R7,
    """

  private func read(_ total: Double, _ rows: [(String, String, Double)]) throws -> ReadSheet {
    let schema = try SchemaFixture.compile(
      document: Self.xml,
      companions: ["subjects.csv": Self.subjects]
    )
    var sheet = ReturnedSheet(schema)
    sheet.fill("number", .text("1"))
    sheet.fill("total", .number(total))
    for (index, row) in rows.enumerated() {
      sheet.fill("accounts.\(index + 1).subject", .text(row.0))
      sheet.fill("accounts.\(index + 1).item", .text(row.1))
      sheet.fill("accounts.\(index + 1).amount", .number(row.2))
    }
    return ReadSheet(sheet)
  }

  @Test func `every row is a line of the table budget`() throws {
    let sheet = try read(800, [("2 総務費", "企画費", 500), ("観光費", "観光振興費", 300)])
    let record = try #require(sheet.record)
    #expect(Checker().check(record, readingFindings: sheet.findings).isEmpty)
    let rows = TidyRecord(record: record, path: "a.xlsx", isPublic: false).budget()
    #expect(rows.map { $0[0].plainText } == ["総務費 企画費", "観光費 観光振興費"])
    #expect(rows.map { $0[1].plainText } == ["事業費", "事業費"])
    #expect(rows.map { $0[7].plainText } == ["500000", "300000"])
    #expect(rows.map { $0[9].plainText } == ["D3", "D4"])
  }

  @Test func `the sum is checked, and so is the year of a subject`() throws {
    let wrong = try read(900, [("総務費", "企画費", 500), ("観光費", "観光振興費", 300)])
    let failing = Checker().check(try #require(wrong.record), readingFindings: wrong.findings)
    #expect(failing.map(\.rule) == ["total"])
    let old = try read(800, [("総務費", "企画費", 500), ("7 商工費", "観光振興費", 300)])
    #expect(old.codes == ["code.year"])
    #expect(old.findings[0].message.ja.contains("令和6年度までの選択肢で、令和7年度には使えません"))
  }
}
