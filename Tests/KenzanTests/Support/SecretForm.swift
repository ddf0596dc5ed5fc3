@testable import Kenzan

/// A form with internal fields of every type, one of them inside the cell of a public one.
enum SecretForm {
  static let xml = """
    <schema xmlns="urn:kenzan:schema:1" id="test.secret" version="1" title="内部項目のある様式" year="R7">
    <codes name="kind"><code value="QZXCODE" label="QZXLABEL"/><code value="b" label="ほか"/></codes>
    <key>number</key>
    <subject>project</subject>
    <text name="number" label="番号"/>
    <text name="project" label="事業名"/>
    <text name="clerk" label="担当者" visibility="internal" role="text"/>
    <text name="division" label="課" visibility="internal" role="division"/>
    <code name="kind" label="種別" codes="kind" visibility="internal"/>
    <date name="born" label="生年月日" visibility="internal"/>
    <group name="cost" label="事業費" role="budget">
      <number name="total" label="総事業費" unit="千円"/>
      <number name="part" label="内訳" unit="千円"/>
      <number name="secret" label="内々の額" unit="千円" visibility="internal"/>
      <number name="shared" label="人数" unit="人"><notation>{}人（{who}）</notation></number>
      <text name="who" label="対象者" within="shared" visibility="internal"/>
    </group>
    <group name="result" label="評価" role="rating">
      <text name="grade" label="評価" role="grade"/>
      <text name="reason" label="理由" role="reason" visibility="internal"/>
      <text name="grader" label="評価者" role="grader" visibility="internal"/>
    </group>
    <check id="total" for="cost"><formula>total = part</formula>
      <message lang="ja">総事業費は内訳と同じです（QZXFINDING）</message></check>
    <form columns="20 40">
      <row><title span="2">内部項目のある様式</title></row>
      <row><label>番号</label><slot field="number"/></row>
      <row><label>事業名</label><slot field="project"/></row>
      <row><label>担当者</label><slot field="clerk"/></row>
      <row><label>課</label><slot field="division"/></row>
      <row><label>種別</label><slot field="kind"/></row>
      <row><label>生年月日</label><slot field="born"/></row>
      <row><label>総事業費</label><slot field="cost.total"/></row>
      <row><label>内訳</label><slot field="cost.part"/></row>
      <row><label>内々の額</label><slot field="cost.secret"/></row>
      <row><label>人数</label><slot field="cost.shared"/></row>
      <row><label>評価</label><slot field="result.grade"/></row>
      <row><label>理由</label><slot field="result.reason"/></row>
      <row><label>評価者</label><slot field="result.grader"/></row>
    </form>
    </schema>
    """

  private static let texts = [
    "number": "1", "project": "広報事業", "clerk": "QZXCLERK", "division": "QZXDIVISION",
    "kind": "QZXCODE", "cost.who": "QZXWHO", "result.grade": "A", "result.reason": "QZXREASON",
    "result.grader": "QZXGRADER",
  ]
  private static let numbers = [
    "cost.total": "5", "cost.part": "4", "cost.secret": "918273645", "cost.shared": "12",
  ]

  /// What must not be published of it.
  static let secrets = [
    "QZXCLERK", "QZXDIVISION", "QZXLABEL", "QZXWHO", "QZXREASON", "QZXGRADER", "918273645", "31933",
  ]

  /// A sheet in which every field is filled in, and the sum is wrong.
  static func record() throws -> Record {
    let schema = try SchemaFixture.compile(document: xml)
    let values = schema.fields.map { field -> FieldValue in
      let path = field.path.description
      let state =
        texts[path].map { FieldState.text($0) }
        ?? (path == "born" ? CalendarDate(year: 1987, month: 6, day: 5) : nil).map { .date($0) }
        ?? numbers[path].flatMap { ExactDecimal($0) }.map { .number($0) } ?? .blank
      return FieldValue(state: state, cell: nil, raw: "")
    }
    return Record(schema: schema, values: values, sheet: "")
  }
}
