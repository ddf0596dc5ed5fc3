import Testing

@testable import Kenzan

struct FormReaderTests {
  let schema = ProgramForm.schema()

  private func filled(_ schema: FormSchema? = nil) -> ReturnedSheet {
    var sheet = ReturnedSheet(schema ?? self.schema)
    sheet.fillAll()
    sheet.fill("actor", .text("直営"))
    return sheet
  }

  /// A reader that compiles the form for any year.
  private func reader(_ options: ReadingOptions = ReadingOptions()) -> FormReader {
    FormReader(ids: ["test.program"], options: options) { _, year in
      ProgramForm.schema(year?.number ?? 2025)
    }
  }

  // MARK: - Which form

  @Test func `labels tell the form where nothing else does`() {
    var sheet = filled()
    sheet.constants = [:]
    sheet.names = [:]
    #expect(reader().read(sheet.file).read.record?.schema.id == "test.program")
  }

  @Test func `a title alone never decides`() {
    var sheet = ReturnedSheet(schema)
    sheet.constants = [:]
    sheet.names = [:]
    sheet.merges = []
    sheet.cells = [.origin: .text("令和7年度　事務事業評価シート"), .at(2, 1): .text("整理番号")]
    let read = reader().read(sheet.file).read
    #expect(read.record == nil)
    #expect(read.codes == ["form.unknown"])
  }

  @Test func `the property of the workbook names the form`() {
    var sheet = filled()
    sheet.constants = [:]
    var file = sheet.file
    file.properties = ["kenzan.schema": "test.program", "kenzan.year": "R6"]
    #expect(reader().read(file).read.codes == ["form.year"])
  }

  @Test func `a form that nobody knows`() {
    var sheet = filled()
    sheet.constants["kenzan.schema"] = "other.town"
    let read = reader().read(sheet.file).read
    #expect(read.codes == ["form.unknown"])
    #expect(read.findings[0].message.ja.contains("様式「other.town」"))
  }

  @Test func `worksheets of no form are listed, empty and hidden ones are not`() {
    var other = ReturnedSheet(schema)
    other.name = "メモ"
    other.cells = [.origin: .text("覚え書き")]
    (other.names, other.constants, other.merges) = ([:], [:], [])
    var list = other
    list.name = "選択肢"
    list.state = .hidden
    var empty = other
    empty.name = "Sheet3"
    empty.cells = [:]
    let readings = reader().read(ReturnedSheet.file([filled(), other, list, empty]))
    #expect(readings.map(\.sheet) == ["Sheet1", "メモ"])
    #expect(readings.read.ignored?.ja == "シート「メモ」は登録された様式ではないため読み込んでいません。")
  }

  // MARK: - Years

  @Test func `last year's form is refused with the heading that differs`() throws {
    let read = reader().read(filled(ProgramForm.schema(2024)).file).read
    #expect(read.record == nil)
    #expect(read.codes == ["form.year"])
    #expect(
      read.findings[0].message.ja == """
        シート「Sheet1」は令和6年度の様式です（R9の見出し「令和4年度」、令和7年度は「令和5年度」）。\
        年度がずれるため数値は読み込んでいません。令和7年度の様式に書き移してください。
        """
    )
  }

  @Test(arguments: [true, false]) func `the headings tell the year where constants lie or lack`(
    lie: Bool
  ) {
    var sheet = filled(ProgramForm.schema(2024))
    sheet.constants["kenzan.year"] = lie ? "R7" : nil
    let read = reader().read(sheet.file).read
    #expect(read.codes == ["form.year"])
    #expect(read.findings[0].cell == "Sheet1!R9")
  }

  @Test func `a constant of another year over this year's headings is refused too`() {
    var sheet = filled()
    sheet.constants["kenzan.year"] = "R6"
    #expect(reader().read(sheet.file).read.codes == ["form.year"])
  }

  @Test func `the year that the user names counts`() {
    let options = ReadingOptions(year: FiscalYear(2024))
    let read = reader(options).read(filled(ProgramForm.schema(2024)).file).read
    #expect(read.record?.schema.year.number == 2024)
    #expect(reader(options).read(filled().file).read.codes == ["form.year"])
  }

  @Test func `another version is refused`() {
    var sheet = filled()
    sheet.constants["kenzan.version"] = "2024"
    let read = reader().read(sheet.file).read
    #expect(read.codes == ["form.year"])
    #expect(read.findings[0].expected == "2025")
  }

  @Test func `one heading of last year is a changed heading, not last year's form`() throws {
    var sheet = filled()
    let place = sheet.place(label: "R6決算額")
    sheet.cells[place] = .text("R5決算額")
    let read = reader().read(sheet.file).read
    #expect(read.codes == ["form.label"])
    #expect(read.findings[0].value == "R5決算額")
    #expect(read.findings[0].expected == "R6決算額")
    #expect(read.findings[0].cell == "Sheet1!\(place)")
    for name in ["total", "operating", "staff"] {
      #expect(read.state("cost.R6.\(name)") == .unreadable)
      #expect(
        read.value("cost.R5.\(name)")?.raw
          == "\(1000 + (schema.slot(of: FieldPath("cost.R5.\(name)")) ?? 0))"
      )
    }
  }

  // MARK: - Headings

  @Test func `a changed row heading leaves its row unread`() {
    var sheet = filled()
    sheet.cells[sheet.place(label: "事業経費")] = .text("委託料")
    let read = reader().read(sheet.file).read
    #expect(read.codes == ["form.label"])
    #expect(
      read.findings[0].message.ja == """
        A17の見出しが「委託料」になっています（様式では「事業経費」）。次の欄は読み込んでいません: \
        「事業経費／R5決算額」「事業経費／R6決算額」「事業経費／R7予算額」「事業経費／R8予定額」「事業経費／R9予定額」。\
        見出しを元に戻してください。
        """
    )
    #expect(read.state("cost.R5.operating") == .unreadable)
    #expect(read.state("cost.R5.total") != .unreadable)
  }

  @Test func `a deleted heading is no harm where the name agrees`() {
    var sheet = filled()
    sheet.cells[sheet.place(label: "事業経費")] = nil
    let read = reader().read(sheet.file).read
    #expect(read.codes == ["form.label"])
    #expect(read.findings[0].severity == .warning)
    #expect(read.state("cost.R5.operating") != .unreadable)
    sheet.names = [:]
    let nameless = reader().read(sheet.file).read
    #expect(nameless.findings.map(\.severity) == [.error])
    #expect(nameless.state("cost.R5.operating") == .unreadable)
  }

  @Test func `a changed text without fields of its own is only told`() {
    var sheet = filled()
    sheet.cells[sheet.place(label: "事業費（千円）")] = .text("事業費（円）")
    let read = reader().read(sheet.file).read
    #expect(read.codes == ["form.label"])
    #expect(read.findings[0].severity == .warning)
    #expect(read.findings[0].message.ja.contains("「事業費（円）」"))
  }

  @Test func `a row that was deleted is missing, and the others are read`() {
    var sheet = filled()
    let row = sheet.place(label: "事業経費").row
    sheet.cells = sheet.cells.filter { $0.key.row != row }
    sheet.merges = sheet.merges.filter { $0.first.row != row }
    for (path, place) in sheet.names where place?.row == row { sheet.names[path] = .some(nil) }
    sheet.insertRows(-1, at: row + 1)
    let read = reader().read(sheet.file).read
    #expect(read.codes == ["form.label"])
    #expect(read.state("cost.R9.staff") != .unreadable)
    #expect(read.state("cost.R9.operating") == .unreadable)
    #expect(read.value("issues")?.raw.hasPrefix("値") == true)
  }

  // MARK: - What else stands there

  @Test func `content beside the form is reported`() {
    var sheet = filled()
    sheet.insertRows(1, at: 16)
    sheet.cells[.at(16, 1)] = .text("補足")
    sheet.cells[.at(16, 6)] = .number(120)
    sheet.cells[.at(40, 2)] = .text("別紙参照")
    let read = reader().read(sheet.file).read
    #expect(read.codes == ["form.unread", "form.unread", "form.unread"])
    #expect(read.findings.map(\.cell) == ["Sheet1!A16", "Sheet1!F16", "Sheet1!B40"])
    #expect(
      read.findings[2].message.ja
        == "B40「別紙参照」は様式のどの欄にも当たらないため読み込んでいません。必要な内容なら、該当する欄に書き移してください。"
    )
    for row in 41...50 { sheet.cells[.at(row, 1)] = .number(Double(row)) }
    #expect(reader().read(sheet.file).read.codes == ["form.unread"])
  }

  @Test func `the form's own check column is no content`() {
    var sheet = filled()
    sheet.cells[.at(1, 32)] = .text("点検")
    sheet.cells[.at(16, 32)] = .text("○")
    sheet.formulas[.at(16, 32)] = "IF(F16=F17,\"○\",\"×\")"
    #expect(reader().read(sheet.file).read.codes.isEmpty)
    sheet.cells[.at(20, 32)] = .text("書き込み")
    #expect(reader().read(sheet.file).read.codes == ["form.unread"])
  }

  @Test func `a value in another cell of its area is read, two are not`() {
    var sheet = filled()
    let place = sheet.place("project")
    sheet.merges.removeAll { $0.first == place }
    sheet.cells[place] = nil
    sheet.cells[.at(place.row, place.column + 3)] = .text("名称")
    let read = reader().read(sheet.file).read
    #expect(read.value("project")?.raw == "名称")
    #expect(read.codes.isEmpty)
    sheet.cells[.at(place.row, place.column + 5)] = .text("続き")
    #expect(reader().read(sheet.file).read.codes == ["two-values"])
  }

  @Test func `hidden rows are not counted`() {
    var sheet = filled()
    sheet.hiddenRows = [sheet.place("cost.R5.operating").row]
    let read = reader().read(sheet.file).read
    #expect(read.codes == ["form.hidden"])
    #expect(read.state("cost.R5.operating") == .unreadable)
    #expect(read.findings[0].related.count == 5)
  }

  @Test func `drawings and notes are listed`() {
    var sheet = filled()
    sheet.objects = [
      UnreadObject(kind: .textBox, anchor: .at(5, 2)), UnreadObject(kind: .note, anchor: .at(7, 3)),
    ]
    let read = reader().read(sheet.file).read
    #expect(read.codes == ["form.objects"])
    #expect(
      read.findings[0].message.ja
        == "セルの外にあるものは読み込んでいません: テキストボックス（B5）、コメント・メモ（C7）。必要な内容なら欄に記入してください。"
    )
  }

  // MARK: - What is no submission

  @Test func `an untouched form`() {
    let read = reader().read(ReturnedSheet(schema).file).read
    #expect(read.record == nil)
    #expect(read.ignored?.ja == "シート「Sheet1」は未記入のため集計していません。")
  }

  @Test(arguments: ["記入例", "【記入例】", "（記入例1）"]) func `an example`(text: String) {
    var sheet = filled()
    sheet.cells[.at(1, 31)] = .text(text)
    #expect(reader().read(sheet.file).read.ignored?.ja.contains("記入例のため") == true)
    sheet = filled()
    sheet.name = text
    #expect(reader().read(sheet.file).read.record == nil)
  }

  @Test func `a hidden sheet of the form`() {
    var sheet = filled()
    sheet.state = .hidden
    let read = reader().read(sheet.file).read
    #expect(read.codes == ["form.hidden"])
    #expect(read.findings[0].severity == .warning)
    #expect(read.record == nil)
  }

  // MARK: - Notes and formulas

  @Test func `notes of one kind are one finding`() throws {
    var sheet = filled()
    for year in ["R5", "R6", "R7", "R8", "R9"] {
      sheet.fill("cost.\(year).total", .text("２，５０４"))
    }
    sheet.fill("cost.R5.operating", .text("100千円"))
    let read = reader().read(sheet.file).read
    #expect(read.codes == ["number.text"])
    #expect(read.findings[0].related.count == 6)
    #expect(
      read.findings[0].message.ja == """
        文字で書かれた数値を数値として集計しました（記入は変えていません）: F16「総事業費／R5決算額」「２，５０４」→2,504、\
        K16「総事業費／R6決算額」「２，５０４」→2,504、P16「総事業費／R7予算額」「２，５０４」→2,504、\
        U16「総事業費／R8予定額」「２，５０４」→2,504、Z16「総事業費／R9予定額」「２，５０４」→2,504 ほか1か所。
        """
    )
  }

  @Test func `the unit cell of an indicator is its unit`() {
    var sheet = filled()
    sheet.fill("activity.unit", .text("件"))
    sheet.fill("activity.R6.target", .text("80,000件"))
    sheet.fill("outcome.unit", .text("％"))
    sheet.fill("outcome.R6.target", .number(0.76))
    var style = CellStyle()
    style.numberFormat = "0%"
    sheet.styles[sheet.place("outcome.R6.target")] = style
    let read = reader().read(sheet.file).read
    #expect(read.state("activity.R6.target") == .number(ExactDecimal(80_000)))
    #expect(read.state("outcome.R6.target") == .number(ExactDecimal(76)))
    sheet.fill("activity.unit", .text("人"))
    #expect(reader().read(sheet.file).read.codes == ["unit"])
  }

  @Test func `a formula without a result is calculated`() {
    var sheet = filled()
    let place = sheet.place("cost.R5.total")
    sheet.cells[place] = .uncalculated
    sheet.formulas[place] = "F17+SUM(F18:F18)"
    let read = reader().read(sheet.file).read
    let operating = 1000 + (schema.slot(of: FieldPath("cost.R5.operating")) ?? 0)
    let staff = 1000 + (schema.slot(of: FieldPath("cost.R5.staff")) ?? 0)
    #expect(read.state("cost.R5.total") == .number(ExactDecimal(operating + staff)))
    #expect(read.codes == ["formula.uncalculated"])
    #expect(read.findings[0].severity == .warning)
    sheet.formulas[place] = "F16+1"
    let circle = reader().read(sheet.file).read
    #expect(circle.state("cost.R5.total") == .unreadable)
    #expect(circle.findings.map(\.severity) == [.error])
  }

  @Test func `a result is stale only if exact and binary arithmetic both say so`() {
    var sheet = filled()
    let place = sheet.place("cost.R5.staff")
    sheet.formulas[place] = "1.1*1.1+0.1"
    sheet.cells[place] = .number(1.1 * 1.1 + 0.1)
    #expect(reader().read(sheet.file).read.codes == [])
    sheet.cells[place] = .number(1.25)
    let read = reader().read(sheet.file).read
    #expect(read.codes == ["formula.stale"])
    #expect(read.findings[0].expected == "1.31")
    #expect(read.state("cost.R5.staff") == .number(ExactDecimal("1.25") ?? .zero))
  }

  @Test func `look-alike radicals in labels and texts make no difference, and texts are kept`() {
    var sheet = ReturnedSheet(ProgramForm.schema())
    sheet.fillAll()
    sheet.fill("purpose", .text("市⺠の⼤⼩の⾒⽅"))
    let looks = ["人": "⼈", "行": "⾏", "目": "⽬", "民": "⺠", "用": "⽤"]
    sheet.relabel { label in looks.reduce(label) { $0.replacing($1.key, with: $1.value) } }
    #expect(sheet.schema.layout.labels.contains { $0.text.contains("目") })
    let read = ReadSheet(sheet)
    #expect(read.codes.allSatisfy { !$0.hasPrefix("form.") })
    #expect(read.state("purpose") == .text("市⺠の⼤⼩の⾒⽅"))
    #expect(read.state("cost.R6.total") != .unreadable)
  }
}
