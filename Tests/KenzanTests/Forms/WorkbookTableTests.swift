import Testing

@testable import Kenzan

/// Tables of sheets in worksheets, as evaluation systems export them.
struct WorkbookTableTests {
  /// A form without a grid: what a table of a town's own system holds.
  private static func gridless(_ year: Int = 2025) -> FormSchema {
    var form = GridForm()
    form.id = "town.table"
    form.year = year
    form.field("number", "整理番号")
    form.field("project", "基本情報／事業名")
    form.field("division", "基本情報／課")
    for year in year - 2...year {
      let key = FiscalYear(year)?.key ?? ""
      form.field("cost.\(key).total", "事業費／\(key)／合計", .number, unit: "千円", na: .allowed)
    }
    form.field("note", "備考")
    form.key = ["number"]
    return form.schema()
  }

  private static let reader = FormReader(ids: ["town.table", "test.program"]) { id, year in
    id == "town.table" ? gridless(year?.number ?? 2025) : ProgramForm.schema(year?.number ?? 2025)
  }

  /// A worksheet of texts and numbers; `－1.5` is the text, `=A1` a formula without a result.
  private static func sheet(
    _ rows: [[String]],
    merges: [String] = [],
    _ change: (inout Worksheet) -> Void = { _ in }
  ) -> SourceFile {
    var sheet = Worksheet(name: "一覧")
    for (row, values) in rows.enumerated() {
      for (column, value) in values.enumerated() where !value.isEmpty {
        let content = Double(value).map { CellContent.number($0) } ?? .text(value)
        sheet.cells.append(Cell(.at(row + 1, column + 1), content))
      }
    }
    sheet.merges = merges.compactMap { CellRange($0) }
    change(&sheet)
    return SourceFile(path: "a.xlsx", sha256: "", kind: .workbook, worksheets: [sheet])
  }

  private static let heads = [
    ["整理番号", "基本情報", "", "事業費（千円）", "", "", "備考"],
    ["", "事業名", "課", "R5合計", "R6合計", "R7合計", ""],
  ]
  private static let headMerges = ["A1:A2", "B1:C1", "D1:F1", "G1:G2"]

  private static func table(
    _ data: [[String]],
    above: [[String]] = [],
    _ change: (inout Worksheet) -> Void = { _ in }
  ) -> SourceFile {
    sheet(above + heads + data, merges: above.isEmpty ? headMerges : [], change)
  }

  @Test func `a row is a sheet, and findings name its cells`() {
    let readings = Self.reader.read(
      Self.table([["1", "相談", "市民課", "10", "20", "△30"], ["2", "広報", "秘書課", "１", "2", "x"]])
    )
    #expect(readings.map(\.schemaID) == ["town.table", "town.table"])
    let first = [readings[0]].read
    #expect(first.state("project") == .text("相談"))
    #expect(first.value("cost.R6.total")?.cell == .at(3, 5))
    #expect(first.state("cost.R7.total") == .number(ExactDecimal(-30)))
    #expect(first.codes == ["number.text"])
    let second = [readings[1]].read
    #expect(second.codes == ["type", "number.text"])
    #expect(second.findings[0].cell == "一覧!F4")
  }

  @Test func `a title above and units below the heads are no sheets`() {
    let readings = Self.reader.read(
      Self.table(
        [["", "", "", "千円", "千円", "千円"], ["1", "相談", "市民課", "10", "20", "30"]],
        above: [["令和7年度 一覧表"], []]
      )
    )
    #expect(readings.count == 1)
    #expect(readings.read.state("cost.R7.total") == .number(ExactDecimal(30)))
    #expect(readings.read.value("project")?.cell == .at(6, 2))
  }

  @Test func `a column in another unit is not read`() {
    let read = Self.reader.read(
      Self.table([["", "", "", "千円", "円", "千円"], ["1", "相談", "市民課", "10", "20000", "30"]])
    ).read
    #expect(read.codes == ["table.column"])
    #expect(read.findings[0].severity == .error)
    #expect(read.findings[0].cell == "一覧!E2")
    #expect(read.state("cost.R6.total") == .unreadable)
    #expect(read.state("cost.R5.total") == .number(ExactDecimal(10)))
  }

  @Test func `columns that could be two fields, or are one field twice, are not read`() {
    var rows = Self.heads
    rows[0][6] = "課"
    rows[1][6] = ""
    let read = Self.reader.read(Self.sheet(rows + [["1", "相談", "甲", "1", "2", "3", "乙"]])).read
    #expect(read.codes == ["table.column"])
    #expect(read.state("division") == .text("甲"))
    rows[0][6] = "基本情報"
    rows[1][6] = "課"
    let twice = Self.reader.read(Self.sheet(rows + [["1", "相談", "甲", "1", "2", "3", "乙"]])).read
    #expect(twice.state("division") == .unreadable)
    #expect(twice.findings.map(\.severity) == [.error])
    #expect(
      twice.findings[0].message.ja
        == """
        「基本情報／課」の列が2つあります: C2「基本情報／課」、G2「基本情報／課」。どれを集計するか決められないため、\
        いずれも読み込んでいません。一つにしてください。
        """
    )
  }

  @Test func `what stands under no head is reported`() {
    let read = Self.reader.read(
      Self.table([["1", "相談", "市民課", "1", "2", "3", "", "", "メモ"]])
    ).read
    #expect(read.codes == ["table.column"])
    #expect(read.findings[0].cell == "一覧!I2")
    #expect(read.findings[0].severity == .warning)
  }

  @Test func `hidden rows and columns are not counted`() {
    let readings = Self.reader.read(
      Self.table([
        ["1", "相談", "市民課", "1", "2", "3"], ["2", "広報", "秘書課", "1", "2", "3"],
      ]) {
        $0.hiddenRows = [4]
        $0.hiddenColumns = [5]
      }
    )
    #expect([readings[0]].read.codes == ["form.hidden"])
    #expect([readings[0]].read.state("cost.R6.total") == .unreadable)
    #expect([readings[1]].read.record == nil)
    #expect([readings[1]].read.findings[0].cell == "一覧!A4")
  }

  @Test func `a merged area over several sheets is none's`() {
    let readings = Self.reader.read(
      Self.table([["1", "相談", "市民課", "1", "2", "3"], ["2", "広報", "", "1", "2", "3"]]) {
        $0.merges.append(CellRange(.at(3, 3), .at(4, 3)))
      }
    )
    for reading in readings {
      #expect([reading].read.state("division") == .unreadable)
      #expect([reading].read.codes == ["form.conflict"])
    }
  }

  @Test func `columns of last year are not read`() {
    let read = Self.reader.read(
      Self.sheet([["整理番号", "事業名", "R4合計", "R5合計", "R6合計"], ["1", "相談", "1", "2", "3"]])
    ).read
    #expect(read.codes == ["form.year"])
  }

  @Test func `a form with a grid is read from a table that names its fields`() {
    let schema = ProgramForm.schema()
    let fields = schema.fields
    let file = Self.sheet([
      fields.map(\.label), fields.map { $0.type == .number ? "5" : "値" },
    ])
    let readings = Self.reader.read(file)
    #expect(readings.map(\.schemaID) == ["test.program"])
    #expect(readings.read.record?.values.allSatisfy { $0.cell?.row == 2 } == true)
  }

  @Test func `a form stays a form, though its headings name fields`() {
    var sheet = ReturnedSheet(ProgramForm.schema())
    sheet.fillAll()
    sheet.names = [:]
    sheet.constants = [:]
    sheet.insertRows(2, at: 3)
    let readings = Self.reader.read(sheet.file)
    #expect(readings.count == 1)
    #expect(readings.read.record != nil)
  }

  @Test func `a worksheet of constants without the heads is refused in words`() {
    var file = Self.sheet([["番号簿"], ["1", "2"]])
    file.names = [DefinedName(name: "kenzan.schema", sheet: 0, formula: "\"town.table\"")]
    let read = Self.reader.read(file).read
    #expect(read.codes == ["form.unknown"])
    #expect(read.findings[0].message.ja.contains("見出しの行"))
  }

  @Test func `a hidden table and one that shows how to fill it in are not counted`() {
    let data = [["1", "相談", "市民課", "1", "2", "3"]]
    #expect(Self.reader.read(Self.table(data) { $0.state = .hidden }).read.codes == ["form.hidden"])
    #expect(Self.reader.read(Self.table(data) { $0.name = "記入例" }).read.ignored != nil)
  }
}
