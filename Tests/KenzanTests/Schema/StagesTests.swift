import Testing

@testable import Kenzan

/// Which fields of a form are judged from which stage on.
struct StagesTests {
  private func compile(_ body: String) throws(SchemaErrors) -> FormSchema {
    try SchemaFixture.compile(document: Self.document(body))
  }

  private static func document(_ body: String) -> String {
    """
    <schema xmlns="urn:kenzan:schema:1" id="test.form" version="1" title="様式" year="R7">
    <stages>一次 二次 外部</stages>
    <key>number</key>
    <text name="number" label="番号"/>
    \(body)
    </schema>
    """
  }

  private func stages(_ schema: FormSchema) -> [String: Int] {
    let pairs = schema.fields.compactMap { field in
      field.facets.judgedFrom.map { (field.path.description, $0) }
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  @Test func `what stands in a block is of its stage or of a later one`() throws {
    let schema = try compile(
      """
      <group name="second" label="二次評価" stage="二次"><text name="grade" label="評価"/>
      <text name="answer" label="回答" stage="外部"/></group>
      <list name="opinions" label="意見" max="2" stage="外部"><text name="text" label="意見"/></list>
      <text name="last" label="最後" stage="一次"/>
      <group name="rating" label="評価欄" each="1..3" stages="一次 二次 外部" stage="{stage}">
      <text name="grade" label="判定"/></group>
      """
    )
    #expect(schema.stages == ["一次", "二次", "外部"])
    #expect(
      stages(schema) == [
        "second.grade": 1, "second.answer": 2, "opinions.1.text": 2, "opinions.2.text": 2,
        "last": 0,
        "rating.1.grade": 0, "rating.2.grade": 1, "rating.3.grade": 2,
      ]
    )
    #expect(schema.groups.first { $0.path.description == "second" }?.judgedFrom == 1)
    let shown = SchemaDescription(schema).text(in: .ja)
    #expect(shown.contains("評価の段階: 一次 → 二次 → 外部\n"))
    #expect(shown.contains("second.grade  二次評価／評価  文字, 「二次」から\n"))
  }

  @Test(arguments: [
    ("<text name=\"a\" label=\"A\" stage=\"二時\"/>", "there is no stage '二時'"),
    (
      "<group name=\"g\" stage=\"外部\"><text name=\"a\" label=\"A\" stage=\"一次\"/></group>",
      "comes before that of the group around it, '外部'"
    ),
    (
      "<number name=\"a\" label=\"A\"/><check id=\"c\"><when>REACHED(\"三次\")</when><formula>a = 1</formula></check>",
      "There are 一次 二次 外部"
    ),
    (
      "<text name=\"a\" label=\"A\"/><number name=\"b\" label=\"B\"/><check id=\"c\"><when>REACHED(a)</when><formula>b = 1</formula></check>",
      "REACHED takes the name of a stage in quotation marks, and a is none"
    ),
  ])
  func `a stage that is none is a mistake with its line`(body: String, words: String) {
    let errors = SchemaFixture.errors(in: Self.document(body))
    #expect(errors.map(\.line) == [5])
    #expect(errors.first?.message.en.contains(words) == true, "\(errors.map(\.message.en))")
  }

  @Test func `a form without stages has none to ask for`() {
    let errors = SchemaFixture.errors(
      in: SchemaFixture.xml("<text name=\"a\" label=\"A\" stage=\"二次\"/>")
    )
    #expect(
      errors.map(\.message.en) == [
        "there is no stage '二次': the schema has no <stages>; write them before the key"
      ]
    )
    let twice = Self.document("").replacing("<stages>一次 二次 外部", with: "<stages>一次 二次 一次")
    #expect(
      SchemaFixture.errors(in: twice).map(\.message.en) == ["'一次' stands twice in the stages"]
    )
  }
}
