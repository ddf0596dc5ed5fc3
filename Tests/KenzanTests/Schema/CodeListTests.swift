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
    ("value,label,from\n1,総務部,18\n", 2, "no fiscal year"),
    ("value,label,from,to\n1,総務部,R5,R4\n", 2, "later than"),
    ("value,label,from,to\n1,総務部,,R4\n1,企画部,R4,\n", 3, "twice"),
  ])
  func `mistakes are named with the file's own line`(csv: String, line: Int, word: String) {
    let errors = SchemaFixture.errors(in: Self.document, companions: ["departments.csv": csv])
    #expect(errors.map(\.file) == ["departments.csv"])
    #expect(errors.map(\.line) == [line])
    #expect(errors.first?.message.en.contains(word) == true, "\(errors)")
  }

  // MARK: - Years

  private static let subjects = """
    value,label,alias,from,to
    7,商工費,商工業費,,R4
    7,観光費,,令和5年度,
    8,土木費,,,
    9,防災費,,2026,
    """

  private static func dated(_ year: String) throws(SchemaErrors) -> FormSchema {
    try SchemaFixture.compile(
      document: """
        <schema xmlns="urn:kenzan:schema:1" id="test.form" version="1" title="様式" year="R7">
        <codes name="subjects" src="subjects.csv"/>
        <codes name="grades"><code value="A" to="R6"/><code value="B"/></codes>
        <key>account</key>
        <code name="account" label="款" codes="subjects"/>
        <code name="grade" label="評価" codes="grades"/>
        <group name="cost" label="事業費" each="year-3..year"><code name="account" label="款" codes="subjects"/></group>
        </schema>
        """,
      year: year,
      companions: ["subjects.csv": subjects]
    )
  }

  private static func read(
    _ path: String,
    _ text: String,
    year: String = "R7"
  ) throws -> ValueReading {
    let schema = try dated(year)
    let field = try #require(schema.field(path))
    let source = ValueReader.Source(content: .text(text))
    return ValueReader(schema: schema).read(source, for: field, unit: nil)
  }

  @Test func `a list holds what is valid in the year of the sheet`() throws {
    #expect(try Self.dated("R7").codes["subjects"]?.codes.map(\.label) == ["観光費", "土木費"])
    #expect(try Self.dated("R4").codes["subjects"]?.codes.map(\.label) == ["商工費", "土木費"])
    #expect(try Self.dated("R8").codes["subjects"]?.codes.count == 3)
    #expect(try Self.dated("R7").codes["grades"]?.codes.map(\.value) == ["B"])
    #expect(try Self.read("account", "7 観光費").state == .text("7"))
    #expect(try Self.read("account", "7 商工費", year: "R4").state == .text("7"))
  }

  @Test func `in a loop over years the year of the loop counts`() throws {
    #expect(try Self.read("cost.R4.account", "7 商工費").state == .text("7"))
    #expect(try Self.read("cost.R5.account", "7 観光費").state == .text("7"))
    #expect(try Self.read("cost.R5.account", "商工費").remarks.map(\.code) == [.codeYear])
    let schema = try Self.dated("R7")
    let old = try #require(schema.field("cost.R4.account"))
    #expect(schema.label(of: "7", in: old) == "商工費")
    #expect(SchemaDescription(schema).text(in: .ja).contains("subjects R4 (2)"))
    #expect(SchemaDescription(schema).text(in: .ja).contains("7  観光費  R5から"))
  }

  @Test func `a choice of other years is told since or until when it is one`() throws {
    let old = try Self.read("account", "７　商工費")
    #expect(old.state == .unreadable)
    let place = FieldPlace(try #require(try Self.dated("R7").field("account")), .at(9, 6))
    #expect(
      old.remarks.map { $0.message(at: place).ja } == [
        "F9「款」の「７　商工費」は令和4年度までの選択肢で、令和7年度には使えません。令和7年度の選択肢から選び直してください。"
      ]
    )
    #expect(old.remarks.map(\.severity) == [.error])
    let coming = try Self.read("account", "9 防災費")
    #expect(coming.remarks[0].message(at: place).en.contains("a choice from R8, not of R7"))
    #expect(try Self.read("account", "7 農業費").remarks.map(\.code) == [.code])
  }
}
