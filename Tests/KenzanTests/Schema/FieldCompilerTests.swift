import Testing

@testable import Kenzan

struct FieldCompilerTests {
  private static let body = """
    <group name="outcome" label="成果指標" role="indicator">
    <text name="name" label="指標名"/>
    <group each="year-1..year" role="year"><number name="target" label="目標"/></group>
    </group>
    <group name="cost" label="事業費" each="year-1..year" stages="決算 予算" unit="千円" digits="0"
      rounding="half 1" na="zero" required="true" role="budget" labels="{field}／{key}{stage}額">
    <number name="total" label="総事業費"/>
    <number name="staff" label="職員数" unit="人" digits="2" required="false" na="false"/>
    </group>
    <list name="items" label="実施項目" max="2" key="name">
    <text name="name" label="内容"/>
    <list name="steps" label="手順" max="2"><number name="hours" label="時間"/></list>
    </list>
    """

  @Test func `one file serves every year`() throws {
    let seven = try SchemaFixture.compile(Self.body)
    let eight = try SchemaFixture.compile(Self.body, year: "R8")
    #expect(
      seven.fields.map(\.path.description) == [
        "number", "outcome.name", "outcome.R6.target", "outcome.R7.target",
        "cost.R6.total", "cost.R6.staff", "cost.R7.total", "cost.R7.staff",
        "items.1.name", "items.1.steps.1.hours", "items.1.steps.2.hours",
        "items.2.name", "items.2.steps.1.hours", "items.2.steps.2.hours",
      ]
    )
    #expect(seven.fields.map(\.slot) == Array(0..<14))
    #expect(
      eight.fields[2...7].map(\.path.description) == [
        "outcome.R7.target", "outcome.R8.target",
        "cost.R7.total", "cost.R7.staff", "cost.R8.total", "cost.R8.staff",
      ]
    )
    #expect(eight.year.key == "R8")
    #expect(seven.slot(of: FieldPath("COST.r6.Total")) == 4)
  }

  @Test func `full labels tell fields apart`() throws {
    let schema = try SchemaFixture.compile(Self.body)
    #expect(
      schema.fields.map(\.label) == [
        "番号", "成果指標／指標名", "成果指標／R6／目標", "成果指標／R7／目標",
        "総事業費／R6決算額", "職員数／R6決算額", "総事業費／R7予算額", "職員数／R7予算額",
        "実施項目／1／内容", "実施項目／1／手順／1／時間", "実施項目／1／手順／2／時間",
        "実施項目／2／内容", "実施項目／2／手順／1／時間", "実施項目／2／手順／2／時間",
      ]
    )
    #expect(schema.fields[4].facets.ownLabel == "総事業費")
  }

  @Test func `a template ends the default ones around it`() throws {
    let schema = try SchemaFixture.compile(
      """
      <group name="need" label="必要性"><group name="future" label="今後" labels="{group}の{field}">
      <text name="reason" label="理由"/></group></group>
      """
    )
    #expect(schema.field("need.future.reason")?.label == "今後の理由")
  }

  @Test func `facets come from the group, except where a field has its own`() throws {
    let schema = try SchemaFixture.compile(Self.body)
    let total = try #require(schema.field("cost.R6.total"))
    let staff = try #require(schema.field("cost.R6.staff"))
    #expect(total.unit == "千円")
    #expect(total.facets.rounding == Rounding(mode: .half, step: ExactDecimal(1)).map { .step($0) })
    #expect(total.facets.notApplicable == .zero)
    #expect(total.facets.digits == 0)
    if case .always = total.facets.required {} else { Issue.record("total is required") }
    #expect(staff.unit == "人")
    #expect(staff.facets.rounding == nil)
    #expect(staff.facets.notApplicable == .forbidden)
    #expect(staff.facets.digits == 2)
    if case .never = staff.facets.required {} else { Issue.record("staff is not required") }
  }

  @Test func `groups and rows, outer before inner, with the slots in them`() throws {
    let schema = try SchemaFixture.compile(Self.body)
    #expect(
      schema.groups.map(\.path.description) == [
        "outcome", "outcome.R6", "outcome.R7", "cost.R6", "cost.R7",
        "items.1", "items.1.steps.1", "items.1.steps.2",
        "items.2", "items.2.steps.1", "items.2.steps.2",
      ]
    )
    #expect(schema.groups.map(\.parent) == [nil, 0, 0, nil, nil, nil, 5, 5, nil, 8, 8])
    #expect(schema.groups[0].fields == 1..<4)
    #expect(schema.groups[8].fields == 11..<14)
    #expect(schema.groups[3].year?.key == "R6")
    #expect(schema.groups[3].stage == "決算")
    #expect(schema.groups[3].role == "budget")
    #expect(
      schema.groups.map(\.isOptional) == [false, false, false, false, false] + [
        true, true, true, true, true, true,
      ]
    )
    #expect(schema.lists.map(\.path.description) == ["items.1.steps", "items.2.steps", "items"])
    #expect(schema.lists[2].rows == [5, 8])
    #expect(schema.lists[2].key == ["name"])
    #expect(schema.fields[9].group == 6)
  }

  @Test func `the first rows and keys may be bound to exist`() throws {
    let schema = try SchemaFixture.compile(
      """
      <group name="indicator" label="指標" each="A..C" optional="true" min="1"><text name="name" label="名"/></group>
      <list name="items" label="項目" max="3" min="2"><text name="name" label="名"/></list>
      """
    )
    #expect(schema.groups.map(\.isOptional) == [false, true, true, false, false, true])
  }

  @Test func `a condition is compiled where the field stands`() throws {
    let schema = try SchemaFixture.compile(
      """
      <group name="sdgs" label="SDGs" each="1..3">
      <text name="goal" label="番号"><required>OR({index} = 1, NOT(ISBLANK(name)))</required></text>
      <text name="name" label="名"><required>NOT(ISBLANK(goal))</required></text></group>
      """
    )
    func condition(_ path: String) -> String {
      switch schema.field(path)?.facets.required {
      case .when(let condition)?: schema.text(condition)
      case .always?: "always"
      case .never?, nil: "never"
      }
    }
    #expect(condition("sdgs.1.goal") == "always")
    #expect(condition("sdgs.2.goal") == "NOT(ISBLANK(sdgs.2.name))")
    #expect(condition("sdgs.3.name") == "NOT(ISBLANK(sdgs.3.goal))")
  }
}
