import Testing

@testable import Kenzan

struct SheetTableTests {
  private static func csv(_ path: String, _ rows: [[String]]) -> SourceFile {
    var sheet = Worksheet(name: String(path.split(separator: ".").first ?? ""))
    for (row, values) in rows.enumerated() {
      for (column, value) in values.enumerated() where !value.isEmpty {
        sheet.cells.append(Cell(.at(row + 1, column + 1), .text(value)))
      }
    }
    return SourceFile(path: path, sha256: "", kind: .csv, worksheets: [sheet])
  }

  private let reader = FormReader(ids: ["test.program"]) { _, year in
    ProgramForm.schema(year?.number ?? 2025)
  }

  @Test func `a row is a sheet, a column a path or a label`() {
    let readings = reader.read(
      Self.csv(
        "program.csv",
        [
          ["number", "事務事業名", "cost.R6.total", "主体"],
          ["1", "行政改革", "2504", "直営"],
          ["", "", "", ""],
          ["2", "相談", "△1,000", "直営、外部委託"],
        ]
      )
    )
    #expect(readings.count == 2)
    let first = [readings[0]].read
    #expect(first.state("project") == .text("行政改革"))
    #expect(
      first.value("cost.R6.total")
        == FieldValue(state: .number(ExactDecimal(2504)), cell: .at(2, 3), raw: "2504")
    )
    #expect(first.codes.isEmpty)
    let second = [readings[1]].read
    #expect(second.state("cost.R6.total") == .number(ExactDecimal(-1000)))
    #expect(second.codes == ["code.variant", "number.text"])
    #expect(second.state("purpose") == .blank)
  }

  @Test func `an unknown column is reported once`() {
    let readings = reader.read(
      Self.csv("p.csv", [["number", "project", "備考"], ["1", "甲", "x"], ["2", "乙", "y"]])
    )
    #expect([readings[0]].read.codes == ["table.column"])
    #expect([readings[0]].read.findings[0].cell == "p!C1")
    #expect([readings[1]].read.codes.isEmpty)
  }

  @Test func `each row may say its form, year and version`() {
    let readings = reader.read(
      Self.csv(
        "p.csv",
        [
          ["kenzan.schema", "kenzan.version", "kenzan.year", "number"],
          ["test.program", "2025", "R7", "1"], ["test.program", "2025", "R6", "2"],
          ["test.program", "2024", "R7", "3"], ["other", "2025", "R7", "4"],
        ]
      )
    )
    #expect(
      readings.map { [$0].read.codes } == [[], ["form.year"], ["form.year"], ["form.unknown"]]
    )
    #expect([readings[1]].read.findings[0].cell == "p!A3")
  }

  @Test func `columns of last year's form`() {
    let read = reader.read(
      Self.csv("p.csv", [["number", "cost.R4.total", "cost.R5.total"], ["1", "5", "6"]])
    ).read
    #expect(read.codes == ["form.year"])
  }

  @Test func `a form saved as CSV is read by its labels`() {
    var sheet = ReturnedSheet(ProgramForm.schema())
    sheet.fillAll()
    sheet.insertRows(1, at: 5)
    var file = sheet.file
    file.kind = .csv
    file.names = []
    file.worksheets[0].merges = []
    let read = reader.read(file).read
    #expect(
      read.value("cost.R9.staff")?.raw
        == sheet.cells[sheet.names["cost.R9.staff"].flatMap { $0 } ?? .origin]?.text
    )
  }

  @Test func `an XML instance is a table of one row`() {
    var file = Self.csv(
      "a.xml",
      [["kenzan.schema", "number", "cost.R6.total"], ["test.program", "1", "2504"]]
    )
    file.kind = .instance
    #expect(reader.read(file).read.state("cost.R6.total") == .number(ExactDecimal(2504)))
  }

  // MARK: - Lists

  private static let listForm: FormSchema = {
    var form = GridForm()
    form.field("number", "番号")
    for row in 1...3 {
      form.field("items.\(row).name", "実施項目\(row)／項目名")
      form.field("items.\(row).amount", "実施項目\(row)／金額", .number, unit: "千円")
    }
    form.key = ["number"]
    form.lists = [("items", 3)]
    return form.schema()
  }()

  @Test func `rows of a list go to the sheets with their key`() {
    let reader = FormReader(Self.listForm)
    let readings = reader.read(
      Self.csv(
        "a/program.csv",
        [["kenzan.schema", "number"], ["test.form", "1"], ["test.form", "2"]]
      ),
      lists: [
        Self.csv(
          "a/program.items.csv",
          [
            ["number", "n", "name", "amount"],
            ["1", "", "甲", "5"], ["２", "3", "乙", "1,000千円"], ["1", "", "丙", "7"],
            ["9", "", "丁", "1"],
            ["2", "3", "戊", "1"],
          ]
        )
      ]
    )
    #expect(readings.count == 3)
    let (first, second) = ([readings[0]].read, [readings[1]].read)
    #expect(first.state("items.1.name") == .text("甲"))
    #expect(first.state("items.2.amount") == .number(ExactDecimal(7)))
    #expect(second.state("items.3.amount") == .number(ExactDecimal(1000)))
    #expect(second.codes == ["number.text"])
    #expect([readings[2]].read.codes == ["table.row", "table.row"])
    #expect([readings[2]].read.findings.map(\.cell) == ["a/program!A5", "a/program!A6"])
  }

  @Test func `the table of a list is known by its name`() {
    #expect(ListTable.listPath(of: "a/b.items.csv", beside: "a/b.csv") == FieldPath("items"))
    #expect(ListTable.listPath(of: "a/c.items.csv", beside: "a/b.csv") == nil)
    #expect(ListTable.listPath(of: "a/b.csv", beside: "a/b.csv") == nil)
  }

  // MARK: - Fields within a cell

  private func shared(_ rows: [[String]]) throws -> [ReadSheet] {
    let readings = FormReader(try SharedCellForm.schema()).read(Self.csv("p.csv", rows))
    return readings.map { [$0].read }
  }

  @Test func `a field within a cell has its own column, or is read from the cell's`() throws {
    let head = ["number", "outcome.R6.fresh", "outcome.R6.target", "outcome.R6.unit"]
    let sheets = try shared([
      head, ["1", "2", "10", "社"], ["2", "", "新規2社（累計10社）", ""],
      ["3", "2", "新規2社（累計10社）", "社"],
    ])
    for sheet in sheets {
      #expect(sheet.codes.isEmpty)
      #expect(sheet.state("outcome.R6.target") == .number(ExactDecimal(10)))
      #expect(sheet.state("outcome.R6.fresh") == .number(ExactDecimal(2)))
      #expect(sheet.state("outcome.R6.unit") == .text("社"))
    }
    #expect(sheets[0].value("outcome.R6.fresh")?.cell == .at(2, 2))
    #expect(sheets[1].value("outcome.R6.fresh")?.cell == .at(3, 3))
    let alone = try shared([["number", "outcome.R6.target"], ["1", "新規2社（累計10社）"]])
    #expect(alone[0].state("outcome.R6.fresh") == .number(ExactDecimal(2)))
  }

  @Test func `a column that says something else than the cell is a finding`() throws {
    let head = ["number", "outcome.R6.target", "outcome.R6.fresh", "outcome.R6.unit"]
    let sheet = try shared([head, ["1", "新規2社（累計10社）", "3", "社"]])[0]
    #expect(sheet.codes == ["notation"])
    #expect(sheet.findings[0].cell == "p!C2")
    #expect(sheet.state("outcome.R6.target") == .number(ExactDecimal(10)))
    #expect(sheet.state("outcome.R6.fresh") == .unreadable)
  }

  @Test func `a mark may stand in a column, and its lack in the name says nothing`() throws {
    let head = ["number", "outcome.name", "outcome.changed"]
    let sheets = try shared([
      head, ["1", "来庁者数", "○"], ["2", "※来庁者数", ""], ["3", "※来庁者数", "×"], ["4", "来庁者数", "×"],
    ])
    let flags = sheets.map { $0.state("outcome.changed") }
    #expect(flags == [.flag(true), .flag(true), .unreadable, .flag(false)])
    #expect(sheets.map(\.codes) == [[], [], ["notation"], []])
  }

  @Test func `values that no notation holds together are reported`() throws {
    let head = ["number", "outcome.R6.target", "outcome.R6.fresh", "outcome.R6.unit"]
    let sheet = try shared([head, ["1", "10", "2", ""]])[0]
    #expect(sheet.codes == ["notation"])
    #expect(sheet.findings[0].severity == .warning)
    #expect(sheet.state("outcome.R6.fresh") == .number(ExactDecimal(2)))
  }
}
