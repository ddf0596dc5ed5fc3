import Testing

@testable import Kenzan

struct LayoutCompilerTests {
  private static let fields = """
    <text name="project" label="事業名"/>
    <group name="cost" label="事業費" each="year-1..year" stages="決算 予算">
    <number name="total" label="総額"/><number name="staff" label="職員"/></group>
    <list name="items" label="項目" max="2"><text name="name" label="名"/></list>
    """

  private static let form = """
    <form paper="A3" orientation="landscape" columns="10 6.5 6 6">
    <row height="24"><title span="4">{year.title}　評価シート</title></row>
    <row><label>番号</label><slot field="number"/><label>事業名</label><slot field="project"/></row>
    <row><label rows="3" vertical="true" align="center">事業費</label><gap/><label each="cost">{key}{stage}</label></row>
    <row><label>総額</label><slot field="cost.{key}.total" each="year-1..year"/></row>
    <row><label>職員</label><slot field="cost.{key}.staff" each="cost"/></row>
    <row each="items"><label>{key}</label><slot field="items.{key}.name" span="3"/></row>
    <row><note span="4">
      注1
      注2
    </note></row>
    </form>
    """

  @Test func `elements stand one after the other and step over what reaches down`() throws {
    let layout = try SchemaFixture.compile(Self.fields + "\n" + Self.form).layout
    #expect(layout.paper == .a3)
    #expect(layout.orientation == .landscape)
    #expect(layout.columnWidths == [10, 6.5, 6, 6])
    #expect(layout.rowHeights == [24, nil, nil, nil, nil, nil, nil, nil])
    #expect(
      layout.labels.map { "\($0.area) \($0.role) \($0.text)" } == [
        "A1:D1 title 令和7年度　評価シート", "A2 heading 番号", "C2 heading 事業名",
        "A3:A5 heading 事業費", "C3 heading R6決算", "D3 heading R7予算", "B4 heading 総額",
        "B5 heading 職員", "A6 heading 1", "A7 heading 2", "A8:D8 note 注1\n注2",
      ]
    )
    #expect(layout.labels[3].isVertical)
    #expect(layout.labels[3].alignment == .center)
    #expect(layout.labels[0].alignment == nil)
  }

  @Test func `every field has its slot, in any year`() throws {
    for year in ["R7", "R8"] {
      let schema = try SchemaFixture.compile(Self.fields + "\n" + Self.form, year: year)
      #expect(schema.layout.slots.map(\.field).sorted() == Array(schema.fields.indices))
      let places = schema.layout.slots.map { "\($0.area) \(schema.fields[$0.field].path)" }
      let (before, now) = year == "R7" ? ("R6", "R7") : ("R7", "R8")
      #expect(
        places == [
          "B2 number", "D2 project", "C4 cost.\(before).total", "D4 cost.\(now).total",
          "C5 cost.\(before).staff", "D5 cost.\(now).staff", "B6:D6 items.1.name",
          "B7:D7 items.2.name",
        ]
      )
    }
  }

  @Test func `numbers may have zeros in front`() throws {
    let layout = try SchemaFixture.compile(
      """
      <list name="items" label="項目" max="10"><text name="name" label="名"/></list>
      <form columns="4 8">
      <row><slot field="number" span="2"/></row>
      <row each="items"><label>{key:00} {index:0}</label><slot field="items.{key}.name"/></row>
      </form>
      """
    ).layout
    #expect(layout.labels.first?.text == "01 1")
    #expect(layout.labels.last?.text == "10 10")
  }

  @Test func `without a form there is no grid`() throws {
    let layout = try SchemaFixture.compile(Self.fields).layout
    #expect(layout.columnWidths.isEmpty)
    #expect(layout.slots.isEmpty)
  }

  @Test(arguments: [
    BadSchema(
      "too wide",
      [.layout],
      ["spans 3 columns, but only 2 of 4 are left"],
      "<row><label span=\"2\">a</label><slot field=\"number\" span=\"3\"/><!--!--></row>"
    ),
    BadSchema(
      "overlap",
      [.layout],
      ["after 1 stands the element of line 5"],
      """
      <row><gap/><label rows="2">a</label></row>
      <row><slot field="number" span="2"/><!--!--></row>
      """
    ),
    BadSchema(
      "below the last row",
      [.layout],
      ["below the last row"],
      "<row><label rows=\"2\">a</label><!--!--><slot field=\"number\"/></row>"
    ),
    BadSchema(
      "two slots",
      [.layout],
      ["already has its slot on line 5"],
      "<row><slot field=\"number\"/></row>\n<row><slot field=\"number\"/><!--!--></row>"
    ),
    BadSchema(
      "an unknown field",
      [.unknown],
      ["'nunber' for the slot; did you mean 'number'"],
      "<row><slot field=\"number\"/><slot field=\"nunber\"/><!--!--></row>"
    ),
    BadSchema(
      "places for pictures",
      [.name, .duplicate],
      ["must begin with a lower-case letter", "two places for pictures with the name 'a'"],
      """
      <row><slot field="number"/><picture name="1"/><!--!--></row>
      <row><picture name="a"/><picture name="a"/><!--!--></row>
      """
    ),
    BadSchema(
      "a field that must apply",
      [.layout],
      ["give 'number' na=\"true\""],
      "<row><slot field=\"number\" na=\"／\"/><!--!--></row>"
    ),
    BadSchema(
      "keys and placeholders",
      [.keys, .placeholder, .placeholder],
      ["no key", "inside a loop", "'stages'"],
      """
      <row><slot field="number"/><label each="cots">{key}</label><!--!--></row>
      <row><label>{key}</label><!--!--></row>
      <row><label each="1..2">{stage}</label><!--!--></row>
      """
    ),
  ])
  func `mistakes of the grid`(bad: BadSchema) {
    var bad = bad
    let lines = bad.document.split(separator: "\n").map(String.init)
    let body = lines.dropFirst(3).dropLast()
    bad.document = SchemaFixture.xml(
      "<form columns=\"9 9 9 9\">\n" + body.joined(separator: "\n") + "\n</form>"
    )
    let errors = SchemaFixture.errors(in: bad.document)
    let found = errors.map { "\($0.line) \($0.kind) \($0.message.en)" }
    #expect(errors.map(\.line) == bad.lines, "\(found)")
    #expect(errors.map(\.kind) == bad.kinds, "\(found)")
    for (error, word) in zip(errors, bad.words) {
      #expect(error.message.en.contains(word), "\(found)")
    }
  }

  @Test func `what a slot says beforehand must be a sign for 'not applicable'`() {
    let body = """
      <text name="a" label="甲" na="true"/>
      <form columns="9 9"><row><slot field="number"/><slot field="a" na="不要"/></row></form>
      """
    let errors = SchemaFixture.errors(in: SchemaFixture.xml(body))
    #expect(errors.map(\.kind) == [.layout])
    #expect(errors.first?.message.en.contains("which '不要' is not") == true)
  }

  @Test func `fields without a slot are named`() throws {
    let errors = SchemaFixture.errors(
      in: SchemaFixture.xml(
        Self.fields + "\n<form columns=\"9\"><row><slot field=\"number\"/></row></form>"
      )
    )
    #expect(errors.map(\.line) == [4, 6, 6, 7])
    #expect(errors.map(\.kind) == [.layout, .layout, .layout, .layout])
    #expect(errors.first?.message.en == "the field 'project' has no slot in the form")
    #expect(
      errors.last?.message.en == "the field 'items.1.name' and 1 more have no slot in the form"
    )
  }
}
