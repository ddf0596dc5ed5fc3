import Testing

@testable import Kenzan

struct CodeListTests {
  private static let document = """
    <schema xmlns="urn:kenzan:schema:1" id="test.form" version="1" title="様式" year="R7">
    <codes name="kind"><code value="a" label="任意"><alias>自主</alias></code><code value="義務"/></codes>
    <codes name="department" src="departments.csv"/>
    <key>kind</key>
    <code name="kind" label="種別" codes="kind"/>
    <code name="department" label="部" codes="department"/>
    </schema>
    """

  private static func compile(_ csv: String) throws(SchemaErrors) -> FormSchema {
    try SchemaFixture.compile(document: document, companions: ["departments.csv": csv])
  }

  @Test func `written in the schema or in a file beside it`() throws {
    let schema = try Self.compile(
      "value,label,alias,alias\r\n01,総務部\r\n02,\"市民,部\",市民生活部,住民部\r\n\r\n03\r\n"
    )
    let kinds = try #require(schema.codes["kind"])
    #expect(kinds.codes.map(\.value) == ["a", "義務"])
    #expect(kinds.codes.map(\.label) == ["任意", "義務"])
    #expect(kinds.codes.map(\.aliases) == [["自主"], []])
    let departments = try #require(schema.codes["department"])
    #expect(departments.codes.map(\.value) == ["01", "02", "03"])
    #expect(departments.codes.map(\.label) == ["総務部", "市民,部", "03"])
    #expect(departments.codes.map(\.aliases) == [[], ["市民生活部", "住民部"], []])
  }

  @Test func `the file may be in CP932, as Excel saves it`() throws {
    let source = try SchemaSource(Array(Self.document.utf8), file: "forms/test.xml") { _ in
      Array("value,label\n1,".utf8) + [0x91, 0x8D, 0x96, 0xB1, 0x95, 0x94]
    }
    #expect(try source.compile(for: nil).codes["department"]?.codes.first?.label == "総務部")
  }

  @Test(arguments: [
    ("", 1, "heading"), ("1,総務部\n", 1, "heading"),
    ("value,label\n,総務部\n", 2, "blank"),
    ("value,label\n1,総務部\n1,市民部\n", 3, "twice"),
    ("value,label\n1,総務部\n2,総務 部\n", 3, "both '1' and '2'"),
    ("value,label\n1,\"総務部\n", 2, "never closed"),
  ])
  func `mistakes are named with the file's own line`(csv: String, line: Int, word: String) {
    let errors = SchemaFixture.errors(in: Self.document, companions: ["departments.csv": csv])
    #expect(errors.map(\.file) == ["departments.csv"])
    #expect(errors.map(\.line) == [line])
    #expect(errors.first?.message.en.contains(word) == true, "\(errors)")
  }
}
