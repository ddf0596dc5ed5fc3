import Testing

@testable import Kenzan

/// The table of symbols, numbers and years, row by row.
struct ValueReaderTests {
  private static let form: GridForm = {
    var form = GridForm()
    form.field("name", "名称")
    form.field("remark", "備考", na: .allowed)
    form.field("amount", "金額", .number, unit: "千円", digits: 0)
    form.field("rate", "率", .number, unit: "%")
    form.field("plain", "数", .number)
    form.field("target", "目標", .number, role: "target", na: .allowed)
    form.field("worded", "目標（言葉）", .number, unit: "件", role: "target", na: .allowed)
    form.items[form.items.count - 1].facets.words = ["新方針による", "前年度以下", "95%以上"]
    form.field("staff", "人数", .number, unit: "人", digits: 2)
    form.field("area", "面積", .number, unit: "㎡")
    form.field("option", "選択", .code, codes: "options")
    form.field("rank", "区分", .code, codes: "ranks")
    form.field("account", "款", .code, codes: "accounts")
    form.field("day", "日付", .date)
    form.field("fiscal", "年度", .year)
    form.field("mark", "印", .flag)
    form.codes = [
      CodeList(
        name: "options",
        codes: ["直営", "直営・外部委託", "その他"].map { .init(value: $0, label: $0) }
      ),
      CodeList(
        name: "ranks",
        codes: ["Ⅰ", "Ⅱ", "5-2-3"].map { .init(value: $0, label: $0) }
      ),
      CodeList(
        name: "accounts",
        codes: [
          .init(value: "2", label: "2 総務費", aliases: ["総務費"]),
          .init(value: "3", label: "3 民生費", aliases: ["民生費"]),
        ]
      ),
    ]
    return form
  }()

  private static let schema = form.schema()
  private static let reader = ValueReader(schema: schema)

  private func read(
    _ path: String,
    _ content: CellContent?,
    format: String = "General",
    struck: StruckText? = nil,
    style change: (inout CellStyle) -> Void = { _ in },
    unit: String? = nil
  ) throws -> ValueReading {
    let slot = try #require(Self.schema.slot(of: FieldPath(path)))
    let field = Self.schema.fields[slot]
    var style = CellStyle()
    style.numberFormat = format
    change(&style)
    let source = ValueReader.Source(content: content, style: style, struck: struck)
    return Self.reader.read(source, for: field, unit: unit ?? field.unit)
  }

  private func number(_ text: String) throws -> FieldState {
    .number(try #require(ExactDecimal(text)))
  }

  // MARK: - Numbers

  @Test(arguments: [
    ("2504", "2504"), ("０", "0"), ("0.00", "0"), ("△0", "0"), ("１，２３４", "1234"), ("1,234", "1234"),
    ("1 234", "1234"), ("1\u{A0}234", "1234"), ("1,234,567", "1234567"), ("△756", "-756"),
    ("▲ 756", "-756"), ("−756", "-756"), ("-756", "-756"), ("－756", "-756"), ("(30,095)", "-30095"),
    ("（1,234）", "-1234"), ("0.30", "0.3"), ("１２．５", "12.5"), ("　2504　", "2504"),
    ("2,504千円", "2504"),
    ("2,504 千円", "2504"), ("+5", "5"),
  ]) func `texts that are numbers to a person`(text: String, value: String) throws {
    let reading = try read("amount", .text(text))
    let plain = ExactDecimal(value).map { $0.scale > 0 } ?? false
    #expect(reading.state == (try number(value)))
    // 0.3 in a field of whole thousands is read, and its digits are remarked upon.
    #expect(reading.remarks.first == .numberAsText(text.trimmed, try #require(ExactDecimal(value))))
    #expect(reading.remarks.count == (plain ? 2 : 1))
  }

  @Test(arguments: [
    ("新規2社 (累計10社)", "two-values"), ("29（4）", "two-values"), ("01\n01", "two-values"),
    ("10～20", "two-values"), ("1,23", "type"), ("約44", "type"), ("80くらい", "type"), ("①", "type"),
    ("10²", "type"),
    ("多数", "type"), ("(5)", "type"), ("1万2千", "two-values"),
    ("2,504,000円", "unit"), ("2百万円", "unit"), ("12人", "unit"),
  ]) func `texts that are no number of the field`(text: String, code: String) throws {
    let reading = try read("amount", .text(text))
    #expect(reading.state == .unreadable)
    #expect(reading.raw == text)
    #expect(reading.remarks.map(\.code.rawValue) == [code])
  }

  @Test func `another unit is named with its factor and never converted`() throws {
    let reading = try read("amount", .text("2,504,000円"))
    #expect(
      reading.remarks == [.unit(written: "2,504,000円", unit: "円", declared: "千円", powerOfTen: -3)]
    )
  }

  @Test(arguments: ["80,000件", "80000 件", "８０，０００件"])
  func `the unit beside the figures counts like a declared one`(text: String) throws {
    #expect(try read("plain", .text(text), unit: "件").state == (try number("80000")))
    #expect(try read("plain", .text(text), unit: "人").remarks.first?.code == .unit)
  }

  @Test func `spellings of one unit are one`() throws {
    #expect(try read("area", .text("120m2")).state == (try number("120")))
    #expect(try read("area", .text("120㎡")).state == (try number("120")))
    #expect(try read("staff", .text("3名")).state == (try number("3")))
  }

  @Test func `binary numbers enter at fifteen digits`() throws {
    #expect(try read("staff", .number(0.1 + 0.2)).state == (try number("0.3")))
    #expect(try read("amount", .number(2504)).remarks.isEmpty)
  }

  // MARK: - Per cent

  @Test(arguments: [
    (CellContent.number(96.8), "General"), (.number(0.968), "0.0%"), (.text("96.8％"), "General"),
    (.text("96.8%"), "General"), (.text("96.8パーセント"), "General"), (.text("96.8"), "General"),
  ]) func `per cent is 96.8 everywhere`(content: CellContent, format: String) throws {
    #expect(try read("rate", content, format: format).state == (try number("96.8")))
  }

  @Test func `a per cent format in a field of another unit is a finding`() throws {
    #expect(try read("amount", .number(0.5), format: "0%").remarks.first?.code == .unit)
    #expect(try read("plain", .number(0.75), format: "0%").state == (try number("75")))
  }

  // MARK: - Digits

  @Test func `digits that the paper does not show`() throws {
    let reading = try read("amount", .number(2503.6), format: "#,##0")
    #expect(reading.state == (try number("2503.6")))
    #expect(
      reading.remarks == [
        .digits(stated: try #require(ExactDecimal("2503.6")), shown: ExactDecimal(2504), places: 0)
      ]
    )
    #expect(try read("staff", .number(0.304)).remarks.map(\.code) == [.digits])
    #expect(try read("staff", .number(0.3), format: "0").remarks.map(\.code) == [.digits])
    #expect(try read("staff", .number(0.25), format: "0.00").remarks.isEmpty)
    #expect(try read("plain", .number(1.5), format: "0.0_ ;[Red]\\-0.0").remarks.isEmpty)
  }

  @Test func `a format that divides or names another unit is in doubt`() throws {
    #expect(try read("amount", .number(2_504_000), format: "#,##0,").state == .unreadable)
    #expect(try read("amount", .number(2504), format: "#,##0\"円\"").remarks.first?.code == .unit)
    #expect(try read("amount", .number(2504), format: "#,##0\"千円\"").state == (try number("2504")))
  }

  // MARK: - Not applicable and blank

  @Test(arguments: [
    "—", "-", "－", "―", "‐", "–", "/", "／", "＼", "なし", "該当なし", "皆増", "皆減", "ー", " － ",
  ])
  func `not applicable is a state of its own`(text: String) throws {
    #expect(try read("amount", .text(text)).state == .notApplicable)
    #expect(try read("remark", .text(text)).state == .notApplicable)
    #expect(try read("day", .text(text)).state == .notApplicable)
  }

  @Test(arguments: [
    ("新方針による", "新方針による"), (" 新方針 による　", "新方針による"), ("前年度\n以下", "前年度以下"),
    ("95％以上", "95%以上"), ("９５%以上", "95%以上"),
  ])
  func `declared words stand for no figure, without a finding`(text: String, words: String) throws {
    let reading = try read("worded", .text(text))
    #expect(reading == ValueReading(state: .words(words), raw: text))
  }

  @Test func `what is not declared is read as before`() throws {
    #expect(try read("worded", .text("90以上")).state == .number(ExactDecimal(90)))
    #expect(try read("worded", .text("－")).state == .notApplicable)
    #expect(try read("worded", .text("現状維持")).remarks == [.targetInWords("現状維持")])
    #expect(try read("worded", .text("新方針")).remarks == [.type("新方針")])
    #expect(try read("target", .text("前年度以下")).remarks == [.targetInWords("前年度以下")])
    #expect(try read("worded", .number(5)).state == .number(ExactDecimal(5)))
  }

  @Test func `なし may be the text of a text field`() throws {
    #expect(try read("name", .text("なし")).state == .text("なし"))
    #expect(try read("name", .text("－")).state == .notApplicable)
  }

  @Test(arguments: [nil, CellContent.text(""), .text("　"), .text(" \n\u{A0}\u{200B}")])
  func `nothing to see is blank`(content: CellContent?) throws {
    #expect(try read("amount", content).state == .blank)
    #expect(try read("name", content).state == .blank)
  }

  @Test func `a crossed-out cell is not applicable`() throws {
    #expect(try read("amount", nil) { $0.crossedOut = true }.state == .notApplicable)
    #expect(try read("amount", .text("－")) { $0.crossedOut = true }.state == .notApplicable)
    let reading = try read("amount", .number(5)) { $0.crossedOut = true }
    #expect(reading.state == .unreadable)
    #expect(reading.remarks.map(\.code) == [.struck])
  }

  @Test func `struck text is never joined to what replaces it`() throws {
    var part = StruckText()
    part.add("2504", isStruck: true)
    part.add("2600", isStruck: false)
    let reading = try read("amount", .text("25042600"), struck: part)
    #expect(reading.state == .unreadable)
    #expect(reading.remarks == [.struck(kept: "2600", struck: "2504")])
    #expect(reading.struck == part)
    let whole = try read("amount", .number(2504)) { $0.struck = true }
    #expect(whole.remarks == [.struck(kept: "", struck: "2504")])
    #expect(whole.struck?.runs == [StruckText.Run(text: "2504", isStruck: true)])
  }

  // MARK: - Targets

  @Test(arguments: [("95%以上", "95"), ("95以上", "95"), ("10以下", "10"), ("約100", "100")])
  func `targets may say from where on`(text: String, value: String) throws {
    let unit = text.contains("%") ? "%" : nil
    #expect(try read("target", .text(text), unit: unit).state == (try number(value)))
  }

  @Test(arguments: ["前年度以下", "現状維持", "増加", "100未満"]) func `targets in words`(text: String) throws {
    let reading = try read("target", .text(text))
    #expect(reading.state == .unreadable)
    #expect(reading.remarks == [.targetInWords(text)])
    #expect(try read("plain", .text(text)).remarks.first?.code == .type)
  }

  // MARK: - Codes

  @Test(arguments: ["直営・外部委託", "直営･外部委託", " 直営・\n外部委託"])
  func `width and spaces make no variant`(text: String) throws {
    #expect(try read("option", .text(text)) == ValueReading(state: .text("直営・外部委託"), raw: text))
  }

  @Test(arguments: ["直営、外部委託", "直営／外部委託", "直営，外部委託", "直営/外部委託"])
  func `separators make a variant`(text: String) throws {
    let reading = try read("option", .text(text))
    #expect(reading.state == .text("直営・外部委託"))
    #expect(reading.remarks == [.codeVariant(text, label: "直営・外部委託")])
  }

  @Test(arguments: ["Ⅰ", "I", "Ｉ", " Ⅰ "]) func `one kind of Roman numeral`(text: String) throws {
    #expect(try read("rank", .text(text)).state == .text("Ⅰ"))
  }

  @Test(arguments: ["2 総務費", "２総務費", "総務費", "2", "02", "2.総務費", "(2)総務費"])
  func `numbers of codes`(text: String) throws {
    #expect(try read("account", .text(text)).state == .text("2"))
    #expect(try read("account", .number(2)).state == .text("2"))
  }

  @Test func `an unknown code names what is near`() throws {
    #expect(
      try read("option", .text("直営・外部委")).remarks == [
        .unknownCode("直営・外部委", options: ["直営・外部委託"], areNear: true, total: 3)
      ]
    )
    #expect(
      try read("option", .text("XYZ")).remarks == [
        .unknownCode("XYZ", options: ["直営", "直営・外部委託", "その他"], areNear: false, total: 3)
      ]
    )
    #expect(try read("account", .text("3 総務費")).remarks.first?.code.rawValue == "code")
  }

  @Test func `a date in a code slot names the likely code`() throws {
    let date = CellContent.date(serial: 37743, iso: "2003-05-02T00:00:00")
    #expect(
      try read("rank", date).remarks == [.dateInstead(shown: "2003-05-02", likely: ["5-2-3"])]
    )
    #expect(try read("name", date).remarks.first?.code == .type)
    #expect(try read("amount", date).state == .unreadable)
  }

  // MARK: - Years, dates and marks

  @Test(arguments: [
    ("令和元年度", 2019), ("令和1年度", 2019), ("R1", 2019), ("Ｒ１", 2019), ("R01", 2019), ("元年度", 2019),
    ("平成31年度", 2019), ("平成31(令和元)年度", 2019), ("H31", 2019), ("2019", 2019), ("㋿元年度", 2019),
    ("令和５", 2023), ("昭和39", 1964), ("令和6年度", 2024), ("2024年度（令和6年度）", 2024),
  ]) func `years of every spelling`(text: String, year: Int) throws {
    #expect(try read("fiscal", .text(text)).state == .year(try #require(FiscalYear(year))))
  }

  @Test(arguments: ["18", "令和", "平成40年度", "平成31(令和2)年度", "来年度"])
  func `no year, or several`(text: String) throws {
    #expect(try read("fiscal", .text(text)).state == .unreadable)
  }

  @Test(arguments: [
    "令和3年12月15日", "令和3年12月15日（水）", "R3.12.15", "2021/12/15", "2021-12-15", "令和３年１２月１５日 水曜日",
  ]) func `dates of every spelling`(text: String) throws {
    let date = try #require(CalendarDate(year: 2021, month: 12, day: 15))
    #expect(try read("day", .text(text)).state == .date(date))
    #expect(try read("day", .date(serial: 44545, iso: "2021-12-15T00:00:00")).state == .date(date))
  }

  @Test func `a wrong day of the week`() throws {
    let reading = try read("day", .text("令和3年12月15日（月）"))
    #expect(reading.state == .unreadable)
    #expect(reading.remarks.map(\.code) == [.dateWeekday])
  }

  @Test(arguments: [("○", true), ("〇", true), ("レ", true), ("☑", true), ("×", false), ("□", false)])
  func `marks`(text: String, isSet: Bool) throws {
    #expect(try read("mark", .text(text)).state == .flag(isSet))
    #expect(try read("mark", .boolean(isSet)).state == .flag(isSet))
  }

  // MARK: - What is none

  @Test func `errors and damaged content are unreadable`() throws {
    #expect(try read("amount", .error("#N/A")).remarks == [.errorValue("#N/A")])
    #expect(try read("name", .error("#REF!")).state == .unreadable)
    #expect(try read("amount", .invalid("1e")).remarks == [.invalid("1e")])
    #expect(try read("amount", .uncalculated).remarks == [.uncalculated])
    #expect(try read("amount", .boolean(true)).remarks.first?.code == .type)
  }

  @Test func `characters that others cannot see`() throws {
    #expect(try read("name", .text("事業\u{0}名")).remarks == [.controlCharacters])
    #expect(try read("name", .text("髙\u{E000}")).remarks == [.privateUse])
    #expect(try read("name", .text("一行目\r\n二行目")).state == .text("一行目\n二行目"))
  }

  @Test func `numbers in text slots keep the zeros of their format`() throws {
    #expect(try read("name", .number(12), format: "0000").state == .text("0012"))
    #expect(try read("name", .number(1.5)).state == .text("1.5"))
  }

  @Test(arguments: [
    (CellContent.number(10), "General", 0), (.number(10), "0.00", 2), (.number(5.7), "0.0", 0),
    (.number(5.7), "0.00", 1), (.number(1.25), "0.0", 0), (.number(0.5), "0.0%", 1),
    (.number(0.953), "0.0%", 0), (.text("10.00"), "General", 2), (.text("１，２８４．０"), "General", 1),
    (.text("△25.10"), "General", 1), (.text("7"), "0.0", 0), (.text("5.7 "), "General", 0),
  ])
  func `zeros at the end of decimals are kept`(
    _ content: CellContent,
    _ format: String,
    _ zeros: Int
  ) throws {
    #expect(try read("rate", content, format: format).trailingZeros == zeros)
  }
}
