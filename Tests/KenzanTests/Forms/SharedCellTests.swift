import Testing

@testable import Kenzan

struct SharedCellTests {
  private func number(_ value: Int) -> FieldState { .number(ExactDecimal(value)) }

  // MARK: - Notations

  @Test(arguments: [
    "新規2社（累計10社）", "新規2社 (累計10社)", "新規２社(累計１０社)", "新規　2 社\n（累計 10 社）", "新規2社 （累計10社）",
  ]) func `one cell holds several fields, whatever its widths and spaces`(text: String) throws {
    let sheet = try SharedCellForm.read(["outcome.R6.target": text])
    #expect(sheet.codes.isEmpty)
    #expect(sheet.state("outcome.R6.target") == number(10))
    #expect(sheet.state("outcome.R6.fresh") == number(2))
    #expect(sheet.state("outcome.R6.unit") == .text("社"))
    #expect(sheet.value("outcome.R6.target")?.raw == text)
    #expect(sheet.value("outcome.R6.fresh")?.cell == sheet.value("outcome.R6.target")?.cell)
  }

  @Test(arguments: [
    ("180事業", 180, "事業"), ("80,000件", 80_000, "件"), ("８０，０００ 件", 80_000, "件"),
    ("△630m2", -630, "m2"), ("1 234人", 1_234, "人"), ("180事業以上", 180, "事業"),
    ("約6,500件", 6_500, "件"),
  ]) func `a number takes its digits, the words beside it the rest`(
    text: String,
    value: Int,
    unit: String
  ) throws {
    let sheet = try SharedCellForm.read(["outcome.R6.target": text])
    #expect(sheet.codes.isEmpty)
    #expect(sheet.state("outcome.R6.target") == number(value))
    #expect(sheet.state("outcome.R6.unit") == .text(unit))
    #expect(sheet.state("outcome.R6.fresh") == .blank)
  }

  @Test func `the value alone is read as ever`() throws {
    let sheet = try SharedCellForm.read(["outcome.R6.target": .number(10), "rate": .number(81.1)])
    #expect(sheet.codes.isEmpty)
    #expect(sheet.state("outcome.R6.target") == number(10))
    #expect(sheet.state("outcome.R6.fresh") == .blank)
    #expect(sheet.state("outcome.R6.unit") == .blank)
    #expect(sheet.state("rate") == .number(try #require(ExactDecimal("81.1"))))
  }

  @Test func `a notation may hold the field alone`() throws {
    #expect(try SharedCellForm.read(["rate": "約8割"]).state("rate") == number(8))
    #expect(
      try SharedCellForm.read(["rate": "81.1%"]).state("rate")
        == .number(try #require(ExactDecimal("81.1")))
    )
  }

  @Test(arguments: [
    ("新規2社（累計10件）", "two-values"), ("新規2社", "type"), ("29（4）", "two-values"),
    ("新規2社（累計10社）、ほか3社", "two-values"), ("10社（うち新規）", "type"), ("100件未満", "target.text"),
  ]) func `what fits no notation is not read, and its ways are named`(
    text: String,
    code: String
  ) throws {
    let sheet = try SharedCellForm.read(["outcome.R6.target": text])
    #expect(sheet.codes == [code])
    for name in ["target", "fresh", "unit"] {
      #expect(sheet.state("outcome.R6.\(name)") == .unreadable)
    }
    if code == "two-values" {
      #expect(sheet.findings[0].message.ja.contains("「新規○〔単位〕（累計○〔単位〕）」のように") == true)
    }
  }

  @Test func `a cell that says － says so of every field in it`() throws {
    let sheet = try SharedCellForm.read(["outcome.R6.target": "－", "number": "1"])
    #expect(sheet.state("outcome.R6.fresh") == .notApplicable)
    let record = try #require(sheet.record)
    #expect(Checker().check(record).filter { $0.severity > .info }.isEmpty)
    #expect(
      try SharedCellForm.read(["outcome.R6.target": "新規－社（累計10社）"]).state("outcome.R6.fresh")
        == .notApplicable
    )
  }

  @Test func `two ways of reading a cell leave it unread`() throws {
    let schema = try SchemaFixture.compile(
      """
      <text name="place" label="場所"><notation>{}（{room}）</notation></text>
      <text name="room" label="室" within="place"/>
      <number name="a" label="実績"><notation>{}/{of}</notation><notation>{of}/{}</notation></number>
      <number name="of" label="対象" within="a"/>
      """
    )
    let reader = ValueReader(schema: schema)
    func read(_ path: String, _ text: String) throws -> ValueReading {
      let field = try #require(schema.field(path))
      return reader.read(ValueReader.Source(content: .text(text)), for: field, unit: nil)
    }
    let clear = try read("place", "庁舎（3階）")
    #expect(clear.state == .text("庁舎"))
    #expect(clear.guests.values.map(\.state) == [.text("3階")])
    let nested = try read("place", "庁舎（本館）（3階）")
    #expect(nested.state == .unreadable)
    #expect(nested.remarks.map(\.code) == [.notation])
    #expect(nested.guests.values.map(\.state) == [.unreadable])
    #expect(try read("a", "3/4").remarks.map(\.code) == [.notation])
    // Both say the same.
    #expect(try read("a", "4/4").state == number(4))
  }

  @Test func `a text that could be cut in endless ways is given up, and said`() throws {
    let schema = try SchemaFixture.compile(
      """
      <text name="a" label="A"><notation>{}・{one}・{two}・{three}終</notation></text>
      <text name="one" label="一" within="a"/><text name="two" label="二" within="a"/>
      <text name="three" label="三" within="a"/>
      """
    )
    let text = String(repeating: "・あ", count: 10_000)
    let source = ValueReader.Source(content: .text(text))
    let reading = ValueReader(schema: schema)
      .read(source, for: try #require(schema.field("a")), unit: nil)
    #expect(reading.remarks.map(\.code) == [.notation])
  }

  // MARK: - Marks

  @Test(arguments: [
    ("来庁者数", "来庁者数", false, false), ("※来庁者数", "来庁者数", false, true),
    ("来庁者数 ☆", "来庁者数", true, false), ("☆ ※ 来庁者数", "来庁者数", true, true),
    ("※来庁者数☆", "来庁者数", true, true), ("来庁※者数", "来庁※者数", false, false), ("※", "※", false, false),
  ]) func `marks at the ends of a text are flags`(
    text: String,
    name: String,
    added: Bool,
    changed: Bool
  ) throws {
    let sheet = try SharedCellForm.read(["outcome.name": text])
    #expect(sheet.state("outcome.name") == .text(name))
    #expect(sheet.state("outcome.added") == .flag(added))
    #expect(sheet.state("outcome.changed") == .flag(changed))
    #expect(sheet.codes.isEmpty)
  }

  @Test func `an untouched sheet stays untouched`() throws {
    #expect(try SharedCellForm.read(KeyValuePairs<String, String>()).ignored != nil)
  }

  // MARK: - Dates

  @Test(arguments: [
    ("令和元年7月24日（水）9:30～11:30", "9:30～11:30"), ("令和元年7月24日(水) 13時から", "13時から"),
    ("2019/7/24 9:30", "9:30"), ("R1.7.24 9:30", "9:30"),
  ]) func `a time may follow a date`(text: String, time: String) throws {
    let sheet = try SharedCellForm.read(["day": text])
    #expect(sheet.state("day") == CalendarDate(isoPrefix: "2019-07-24").map { .date($0) })
    #expect(sheet.state("time") == .text(time))
    #expect(sheet.codes.isEmpty)
  }

  @Test func `the day of the week is checked before a time too`() throws {
    for text in ["令和3年12月15日（月）9:30～11:30", "令和3年12月15日（月）"] {
      let sheet = try SharedCellForm.read(["day": text])
      #expect(sheet.codes == ["date.weekday"])
      #expect(sheet.state("day") == .unreadable)
      #expect(sheet.findings.first?.message.ja.contains("令和3年12月15日は水曜日ですが") == true)
    }
  }

  // MARK: - Findings

  @Test func `a finding about a field within a cell names that cell`() throws {
    let sheet = try SharedCellForm.read([
      "number": "1", "outcome.R6.target": "新規2社（累計10社）", "outcome.R7.target": "新規△3社（累計12社）",
    ])
    let findings = Checker().check(try #require(sheet.record)).filter { $0.severity == .error }
    #expect(findings.map(\.code.rawValue) == ["range", "check"])
    let cell = try #require(sheet.value("outcome.R7.target")?.cell)
    #expect(findings.map(\.cell) == ["Sheet1!\(cell)", "Sheet1!\(cell)"])
  }

  @Test func `what cannot be told of an unread cell hangs under what is wrong with it`() throws {
    let sheet = try SharedCellForm.read([
      "number": "1", "outcome.R6.target": "10社", "outcome.R7.target": "新規2社（累計12件）",
    ])
    let findings = Checker().check(
      try #require(sheet.record),
      readingFindings: sheet.findings
    )
    #expect(findings.map(\.code.rawValue) == ["two-values"])
    #expect(findings[0].consequences.map(\.rule) == ["cumulative"])
  }
}
