import Testing

@testable import Kenzan

struct PriorOperandTests {
  private static func compile(_ checks: String) throws -> FormSchema {
    try SchemaFixture.compile(
      """
      <group name="cost" label="事業費" each="year-1..year+1" unit="千円">
      <number name="total" label="総額"/></group>
      <group name="goals" label="指標" each="A B" key="name"><text name="name" label="名"/>
      <group each="year-1..year"><number name="actual" label="実績"/></group></group>
      <list name="items" label="項目" max="2" key="code unit"><text name="code" label="番号"/>
      <text name="unit" label="単位"/>
      <list name="parts" label="内訳" max="2" key="name"><text name="name" label="名"/>
      <number name="amount" label="金額"/></list></list>
      <list name="notes" label="注" max="2"><number name="weight" label="重み"/></list>
      <number name="sum" label="計"/>
      \(checks)
      """
    )
  }

  private static func paired(_ schema: FormSchema) -> [String] {
    schema.priors.map { prior in
      let groups = prior.paired.map { schema.groups[$0].path.description }
      return schema.fields[prior.slot].path.description + " " + groups.joined(separator: " ")
        + (prior.isOfRange ? " range" : "")
    }
  }

  @Test func `names resolve as those of this year, with absolute years`() throws {
    let schema = try Self.compile(
      """
      <check id="a" for="cost.*"><when>prior.sum > 0</when>
      <formula>total = prior.total + prior.cost.{year-1}.total</formula></check>
      """
    )
    #expect(
      schema.checks(of: "a") == [
        "cost.R6.total: (cost.R6.total = (prior.cost.R6.total + prior.cost.R6.total))",
        "cost.R7.total: (cost.R7.total = (prior.cost.R7.total + prior.cost.R6.total))",
        "cost.R8.total: (cost.R8.total = (prior.cost.R8.total + prior.cost.R6.total))",
      ]
    )
    let names = ["cost.R6.total ", "sum ", "cost.R7.total ", "cost.R8.total "]
    #expect(Self.paired(schema) == names)
    let first = schema.fields.count
    #expect(
      schema.checks.map(\.priors) == [
        [first, first + 1], [first + 2, first, first + 1], [first + 3, first, first + 1],
      ]
    )
    // What is asked of last year's sheet is no field of this year's.
    #expect(schema.checksBySlot.count == schema.fields.count)
  }

  @Test func `rows and keyed groups pair, except where a range runs over them`() throws {
    let schema = try Self.compile(
      """
      <check id="a" for="goals.A.*"><formula>actual = prior.actual</formula></check>
      <check id="b" for="items.2.parts.1"><formula>amount = prior.amount</formula></check>
      <check id="c" for="items.2.parts.1"><formula>amount = SUM(prior.items.2.parts.amount)</formula></check>
      <check id="d"><formula>sum = SUM(prior.items.parts.amount)</formula></check>
      <check id="e"><formula>sum = SUM(prior.notes.weight, prior.goals.*.R6.actual)</formula></check>
      """
    )
    #expect(
      Self.paired(schema) == [
        "goals.A.R6.actual goals.A", "goals.A.R7.actual goals.A",
        "items.2.parts.1.amount items.2 items.2.parts.1",
        "items.2.parts.1.amount items.2 range", "items.2.parts.2.amount items.2 range",
        "items.1.parts.1.amount  range", "items.1.parts.2.amount  range",
        "items.2.parts.1.amount  range", "items.2.parts.2.amount  range",
        "notes.1.weight  range", "notes.2.weight  range",
        "goals.A.R6.actual  range", "goals.B.R6.actual  range",
      ]
    )
  }

  @Test func `the blank form does without such a check, and the description says why`() throws {
    let schema = try SchemaFixture.compile(
      """
      <group name="cost" label="事業費" each="year-1..year"><number name="total" label="総額"/></group>
      <check id="a" for="cost.*"><formula>total = SUM(prior.cost.*.total)</formula></check>
      <form columns="9 9 9"><row><slot field="number"/><slot each="cost" field="cost.{key}.total"/></row></form>
      """
    )
    let cell = CellReference("A1")
    #expect(
      schema.checks.map { ExcelText(schema: schema) { _ in cell }.formula(for: $0) } == [nil, nil]
    )
    let lines = SchemaDescription(schema).text(in: .ja).split(separator: "\n").map(String.init)
    #expect(
      lines.contains("  ［総額］ = SUM(［前年度シートの事業費／R6／総額］…［前年度シートの事業費／R7／総額］)")
    )
    #expect(
      lines.contains("  前年度のシートと比べるため、Excelの様式の検査式には入りません（kenzan check --prior が確かめます）")
    )
    let english = SchemaDescription(schema).text(in: .en)
    #expect(english.contains("not in the blank form, as it asks for last year's sheet"))
  }
}
