import Testing

@testable import Kenzan

/// A field of several codes on its way through the form.
struct SeveralCodesTests {
  private static let xml = """
    <schema xmlns="urn:kenzan:schema:1" id="test.codes" version="1" title="評価シート" year="R7">
    <codes name="items"><code value="①" label="成果指標"/><code value="④" label="広報・周知"/><code value="⑦" label="努力"/></codes>
    <codes name="ways"><code value="a" label="直営"/><code value="b" label="委託"/></codes>
    <codes name="grades"><code value="Ⅰ"/><code value="Ⅱ"/></codes>
    <key>number</key>
    <text name="number" label="番号"/>
    <group name="fourth" label="④広報" role="rating"><code name="grade" label="評価" codes="grades" role="grade"/></group>
    <group name="next" label="改善" role="rating">
      <code name="items" label="方向性" codes="items" multiple="true" max="2" na="true" role="grade"/>
    </group>
    <code name="ways" label="手段" codes="ways" multiple="true" required="true"/>
    <check id="improves" stated="next.items"><when>fourth.grade = "Ⅱ"</when><formula>CONTAINS(next.items, "④") = TRUE</formula></check>
    <form columns="20 20">
      <row><label>番号</label><slot field="number"/></row>
      <row><label>④広報</label><slot field="fourth.grade"/></row>
      <row><label>方向性</label><slot field="next.items"/></row>
      <row><label>手段</label><slot field="ways"/></row>
    </form>
    </schema>
    """

  private func read(_ texts: KeyValuePairs<String, String>) throws -> ReadSheet {
    var sheet = ReturnedSheet(try SchemaFixture.compile(document: Self.xml))
    sheet.fill("number", .text("1"))
    sheet.fill("ways", .text("直営"))
    for (path, text) in texts { sheet.fill(path, .text(text)) }
    return ReadSheet(sheet)
  }

  private func findings(_ texts: KeyValuePairs<String, String>) throws -> [Finding] {
    let sheet = try read(texts)
    return Checker().check(try #require(sheet.record), readingFindings: sheet.findings)
      .filter { $0.severity > .info && $0.outcome != .unverifiable }
  }

  @Test func `a rule asks for one of several codes`() throws {
    #expect(try findings(["fourth.grade": "Ⅱ", "next.items": "④⑦"]).isEmpty)
    #expect(try findings(["fourth.grade": "I", "next.items": "⑦"]).isEmpty)
    let failing = try findings(["fourth.grade": "Ⅱ", "next.items": "①・⑦"])
    #expect(failing.map(\.rule) == ["improves"])
    let unknown = try findings(["fourth.grade": "Ⅱ", "next.items": "④⑨"])
    #expect(unknown.map(\.code.rawValue) == ["code"])
    #expect(unknown[0].message.ja.contains("の「⑨」は選択肢にありません"))
    #expect(unknown[0].consequences.map(\.rule) == ["improves"])
  }

  @Test func `how many there may be`() throws {
    let many = try findings(["next.items": "①④⑦"])
    #expect(many.map(\.code.rawValue) == ["range"])
    #expect(many[0].message.ja.contains("「①④⑦」の3個ですが、2個までの欄です"))
    #expect(many[0].message.en.contains("has 3 ('①④⑦'), but at most 2"))
    #expect(try findings(["ways": "　"]).map(\.code.rawValue) == ["required"])
  }

  @Test func `the form shows values that are numbers, else labels, and offers no list`() throws {
    let record = try #require(try read(["next.items": "7、4", "ways": "委託 直営"]).record)
    let drawing = FormDrawing(record: record, findings: [])
    let texts = drawing.sheet(named: "1", lists: .none).cells.map(\.content)
    #expect(texts.contains(.text("④⑦")))
    #expect(texts.contains(.text("直営、委託")))
    #expect(
      try read(["next.items": "④⑦", "ways": "直営、委託"]).record?.values.map(\.state)
        == record.values.map(\.state)
    )
    let workbook = TemplateWorkbook.workbook(schema: record.schema)
    let rules = workbook.sheets[0].validations
    #expect(rules.map { $0.list == nil } == [false, true, true])
    #expect(rules[1].message == "いくつでも選べます（例: ①④）。\n① 成果指標\n④ 広報・周知\n⑦ 努力")
    #expect(rules[2].message == "いくつでも選べます（例: 直営、委託）。\n直営\n委託")
  }

  @Test func `tables show what the form shows`() throws {
    let record = try #require(try read(["next.items": "7、4", "fourth.grade": "Ⅱ"]).record)
    let rows = TidyRecord(record: record, path: "a.xlsx", isPublic: false).ratings()
    #expect(rows.map { $0[3].plainText } == ["Ⅱ", "④⑦"])
  }

  @Test func `the check lives in the form`() throws {
    let schema = try SchemaFixture.compile(document: Self.xml)
    let cells = Dictionary(
      uniqueKeysWithValues: schema.layout.slots.map { ($0.field, $0.area.first) }
    )
    let formula = ExcelText(schema: schema) { cells[$0] }.formula(for: schema.checks[0])
    #expect(formula?.contains("ISNUMBER(FIND(\"④\",B3))") == true, "\(formula ?? "none")")
    #expect(formula?.contains("LEN(SUBSTITUTE(") == true)
    let text = SchemaDescription(schema).text(in: .ja)
    #expect(text.contains("選択肢 items から複数, －可, 2個まで"))
  }

  @Test(arguments: [
    ("next.items = \"④\"", "holds several codes"),
    ("CONTAINS(next.items, \"②\") = TRUE", "no value of the codes"),
    ("CONTAINS(number, \"④\") = TRUE", "multiple=\"true\" only"),
    ("COUNTIF(next.items, \"④\") = 1", "holds several codes"),
  ]) func `formulas that make no sense are refused`(formula: String, word: String) {
    let document = Self.xml.replacing(
      "<formula>CONTAINS(next.items, \"④\") = TRUE</formula>",
      with: "<formula>\(formula)</formula>"
    )
    let errors = SchemaFixture.errors(in: document)
    #expect(errors.map(\.kind) == [.type])
    #expect(errors.first?.message.en.contains(word) == true, "\(errors)")
  }
}
