import Testing

@testable import Kenzan

@Suite struct FieldFacetsTests {
  private func findings(
    _ value: String,
    _ type: FieldType = .number,
    known: [Int: Set<Finding.Code>] = [:],
    _ change: (inout Facets) -> Void = { _ in }
  ) throws -> [Finding] {
    var form = SchemaBuilder()
    form.codes("letters", ["A": "甲", "B": "乙"])
    form.field("a", "欄", type, at: "B2", unit: type == .number ? "千円" : nil, change)
    let record = try form.record(["a": value])
    return FieldFacets(wording: Wording(record: record), known: known).findings()
  }

  private func one(_ findings: [Finding]) throws -> Finding {
    #expect(findings.count == 1)
    return try #require(findings.first)
  }

  @Test func notApplicableWhereItIsNotAllowed() throws {
    let finding = try one(try findings("－"))
    #expect(finding.code == .notApplicable)
    #expect(finding.cell == "Sheet1!B2")
    #expect(finding.message.ja == "B2「欄」に「－」（該当なし）とありますが、この欄では使えません。値を記入してください。")
    #expect(
      finding.message.en
        == "B2 '欄' says '－' (not applicable), which this field does not accept. Enter its value."
    )
    #expect(try findings("－") { $0.notApplicable = .zero }.isEmpty)
  }

  @Test func figuresOutOfRange() throws {
    let low = try one(try findings("-1200") { $0.minimum = .zero })
    #expect(low.code == .range)
    #expect(low.expected == "0")
    #expect(low.message.ja == "B2「欄」は△1,200千円ですが、0千円以上でなければなりません。記入を確かめてください。")
    #expect(low.message.en == "B2 '欄' states -1,200千円, but must be at least 0千円. Check the entry.")
    let high = try one(try findings("101") { $0.maximum = ExactDecimal(100) })
    #expect(high.message.ja == "B2「欄」は101千円ですが、100千円以下でなければなりません。記入を確かめてください。")
    #expect(high.message.en == "B2 '欄' states 101千円, but must be at most 100千円. Check the entry.")
    #expect(try findings("100") { $0.maximum = ExactDecimal(100) }.isEmpty)
  }

  @Test func textsThatAreTooLongNameTheLimit() throws {
    let long = try one(try findings("あいう\nえお", .text) { $0.maximumLength = 3 })
    #expect(long.code == .length)
    #expect(long.message.ja == "B2「欄」は5字あります。この欄は3字までです。「えお」が入らないので、2字減らしてください。")
    #expect(
      long.message.en
        == "B2 '欄' has 5 characters; this field holds 3, so 'えお' is too much. Shorten it by 2."
    )
    let lines = try one(try findings("一\r\n二\n三\n", .text) { $0.maximumLines = 2 })
    #expect(lines.code == .lines)
    #expect(lines.message.ja == "B2「欄」は3行あります。この欄は2行までです。3行目「三」から後をつめて、行を減らしてください。")
    #expect(
      lines.message.en == "B2 '欄' has 3 lines; this field holds 2. Line 3 is '三'. Use fewer lines."
    )
    #expect(try findings("一\r\n二\r\n", .text) { $0.maximumLines = 2 }.isEmpty)
  }

  /// Two lines of a merged area, as they were typed and whatever its width.
  @Test(arguments: [
    ("一\n二", 0), ("一\n二\n三", 1), ("一\n\n三", 1), (String(repeating: "長い文", count: 80), 0),
  ])
  func linesOfAMergedCell(_ text: String, _ count: Int) throws {
    let schema = try InlineForm(
      """
      <text name="purpose" label="目的" lines="2"/>
      <form columns="4 4 4 4"><row><label>番号</label><slot field="number" span="3"/></row>
      <row height="30"><label rows="2">目的</label><slot field="purpose" span="3" rows="2"/></row><row/></form>
      """
    ).schema
    let slot = try #require(schema.slot(of: FieldPath("purpose")))
    let workbook = TemplateWorkbook.workbook(schema: schema, fills: [[slot: .text(text)]])
    let file = try Reader.read(try WorkbookWriter.write(workbook), path: "a.xlsx")
    let read = ReadSheet(FormReader(ids: [schema.id]) { _, _ in schema }.read(file))
    let found = Checker().check(try #require(read.record), readingFindings: read.findings)
    #expect(found.map(\.code) == Array(repeating: .lines, count: count))
    #expect(found.allSatisfy { $0.cell?.hasSuffix("!B2") == true })
  }

  @Test func textsThatDoNotFitThePattern() throws {
    let pattern = try TextPattern("[A-Z][0-9]{4}")
    let finding = try one(
      try findings("A12", .text) {
        $0.pattern = pattern
        $0.guidance = "英字1字と数字4字です。"
      }
    )
    #expect(finding.code == .pattern)
    #expect(
      finding.message.ja
        == "B2「欄」の「A12」は決められた書き方に合いません。書き直してください。記入要領: 英字1字と数字4字です。"
    )
    #expect(
      finding.message.en == "B2 '欄' says 'A12', which is not in the form asked for. "
        + "Rewrite it. The form says: 英字1字と数字4字です。"
    )
    // Without a word of the form, the pattern has to do.
    let bare = try one(try findings("A12", .text) { $0.pattern = pattern })
    #expect(bare.message.ja == "B2「欄」の「A12」は決められた書き方（[A-Z][0-9]{4}）に合いません。書き直してください。")
    #expect(
      bare.message.en
        == "B2 '欄' says 'A12', which does not have the form [A-Z][0-9]{4}. Rewrite it."
    )
    #expect(try findings("A1234", .text) { $0.pattern = pattern }.isEmpty)
    #expect(try findings("xA1234", .text) { $0.pattern = pattern }.count == 1)
  }

  @Test func valuesThatAreNoChoice() throws {
    let finding = try one(try findings("C", .code) { $0.codes = "letters" })
    #expect(finding.code == .code)
    #expect(finding.message.ja == "B2「欄」の「C」は選択肢にありません。次から選んでください: 「甲」、「乙」。")
    #expect(finding.message.en == "B2 '欄' says 'C', which is not a choice. Choose one of '甲', '乙'.")
    #expect(try findings("C", .code, known: [0: [.code]]) { $0.codes = "letters" }.isEmpty)
    #expect(try findings("A", .code) { $0.codes = "letters" }.isEmpty)
  }
}
