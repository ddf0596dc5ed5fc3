import Testing

@testable import Kenzan

/// 5, 5-2, 5-2-3: each code of a plan begins with the one above it.
struct CodeHierarchyTests {
  private static let body = """
    <group name="plan" label="計画">
      <text name="pillar" label="目標の柱"/><text name="goal" label="基本目標"/><text name="policy" label="基本計画"/>
    </group>
    <check id="goal" for="plan" stated="goal">
      <formula>LEFT(goal, LEN(pillar) + 1) = pillar &amp; "-"</formula>
    </check>
    <check id="policy" for="plan" stated="policy">
      <formula>LEFT(policy, LEN(goal) + 1) = goal &amp; "-"</formula>
    </check>
    """

  private func failing(_ pillar: String, _ goal: String, _ policy: String) throws -> [String?] {
    let schema = try SchemaFixture.compile(Self.body)
    let texts = ["1", pillar, goal, policy]
    let record = Record(
      schema: schema,
      values: texts.map { FieldValue(state: $0.isEmpty ? .blank : .text($0), cell: nil, raw: $0) },
      sheet: "Sheet1"
    )
    return Checker().check(record).filter { $0.outcome == .fail }.map(\.rule)
  }

  @Test(arguments: [
    ("5", "5-2", "5-2-3", []), ("5", "5-12", "5-12-3", []), ("5", "6-2", "6-2-3", ["goal"]),
    ("5", "5-2", "5-3-3", ["policy"]), ("5", "52", "5-2-3", ["goal", "policy"]),
    ("1", "10-2", "10-2-1", ["goal"]), ("5", "", "5-2-3", []),
  ])
  func `a code begins with the one above it`(
    pillar: String,
    goal: String,
    policy: String,
    rules: [String]
  ) throws {
    #expect(try failing(pillar, goal, policy) == rules)
  }
}
