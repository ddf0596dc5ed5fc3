@testable import Kenzan

/// A form whose cells hold several fields: targets with additions and units, marked names, a meeting.
enum SharedCellForm {
  static let xml = """
    <schema xmlns="urn:kenzan:schema:1" id="test.shared" version="1" title="評価シート" year="R7">
    <key>number</key>
    <text name="number" label="番号"/>
    <group name="outcome" label="成果指標" role="indicator">
      <text name="name" label="指標名" role="name"/>
      <flag name="added" label="追加" within="name" mark="☆"/>
      <flag name="changed" label="変更" within="name" mark="※"/>
      <group each="R6 R7" role="year">
        <number name="target" label="目標" role="target" na="true" digits="0">
          <notation>{}{unit}</notation>
          <notation>新規{fresh}{unit}（累計{}{unit}）</notation>
        </number>
        <number name="fresh" label="新規" within="target" min="0"/>
        <text name="unit" label="単位" within="target"/>
      </group>
    </group>
    <number name="rate" label="執行率" unit="%"><notation>約{}割</notation></number>
    <date name="day" label="日時"><notation>{}{time}</notation></date>
    <text name="time" label="時間" within="day"/>
    <check id="cumulative"><formula>outcome.R7.target = outcome.R6.target + outcome.R7.fresh</formula></check>
    <form columns="10 10 10 10">
      <row><title span="4">評価シート</title></row>
      <row><label>番号</label><slot field="number" span="3"/></row>
      <row><label rows="2">成果指標</label><label>指標名</label><label>目標（R6）</label><label>目標（R7）</label></row>
      <row><slot field="outcome.name"/><slot each="outcome" field="outcome.{key}.target"/></row>
      <row><label>執行率</label><slot field="rate" span="3"/></row>
      <row><label>日時</label><slot field="day" span="3"/></row>
    </form>
    </schema>
    """

  static func schema() throws(SchemaErrors) -> FormSchema {
    try SchemaFixture.compile(document: xml)
  }

  /// The sheet with the texts in its cells, read.
  static func read(_ texts: KeyValuePairs<String, CellContent>) throws -> ReadSheet {
    var sheet = ReturnedSheet(try schema())
    for (path, content) in texts { sheet.fill(path, content) }
    return ReadSheet(sheet)
  }

  static func read(_ texts: KeyValuePairs<String, String>) throws -> ReadSheet {
    var sheet = ReturnedSheet(try schema())
    for (path, text) in texts { sheet.fill(path, .text(text)) }
    return ReadSheet(sheet)
  }
}
