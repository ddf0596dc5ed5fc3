import Testing

@testable import Kenzan

struct PacketTableTests {
  private func table(_ text: String) throws -> PacketTable {
    PacketTable(try Reader.read(Array(text.utf8), path: "sns.csv").worksheets[0])
  }

  @Test func `a total that is not the sum is said with its parts`() throws {
    let table = try table(
      "媒体,H27,H28\r\nX,\"29,973\",52344\r\nF,5490,6982\r\nL,,1258\r\n合計,35463,60564"
    )
    var part = TablePart(source: "sns.csv", unit: "件")
    part.total = "合計"
    let findings = table.findings(part, sheet: "sns")
    #expect(findings.map(\.code) == [.packetTotal])
    #expect(findings[0].cell == "sns!C5")
    #expect(findings[0].expected == "60584")
    #expect(findings[0].difference == "-20")
    #expect(
      findings[0].message.ja
        == "C5「合計／H28」は60,564件ですが、内訳の合計は60,584件です。"
        + "内訳: X 52,344（C2）＋F 6,982（C3）＋L 1,258（C4）。合計か内訳を直してください。"
    )
  }

  @Test func `a total over some of the rows says which figures it stands on`() throws {
    let table = try table(
      "媒体,H26,H27,H28,H29\r\nX,1,1,1,1\r\nF,－,,1,1\r\nL,,多数,－,1\r\n合計,1,1,2,3"
    )
    var part = TablePart(source: "sns.csv", origin: "広報課調べ")
    #expect(table.basis(of: part) == nil)
    part.total = "合計"
    let basis = "「合計」は、数値のある行だけの計です（3行中、H26・H27は1行、H28は2行）。"
    #expect(table.basis(of: part) == basis)
    let sheet = PacketTableSheet(table: table, part: part, title: "表").sheet(named: "表")
    let texts = sheet.cells.suffix(2 * table.headings.count).compactMap { cell in
      if case .text(let text) = cell.content { text } else { nil }
    }
    #expect(texts.suffix(2) == [basis, "出典: 広報課調べ"])
    #expect(sheet.page.area?.last.row == 9)
  }

  @Test func `what is no figure and what is no row is said`() throws {
    let table = try table("媒体,H27\r\nX,多数\r\nF,－")
    var part = TablePart(source: "sns.csv")
    part.series = ["Y"]
    let findings = table.findings(part, sheet: "sns")
    #expect(
      findings.map { "\($0.code) \($0.cell ?? "")" } == ["packet.figure sns!B2", "packet.file "]
    )
  }

  @Test func `the chart shows the total from the cells of its own page`() throws {
    let table = try table("媒体,H27,H28\r\nX,1,2\r\n合計,1,2")
    var part = TablePart(source: "sns.csv")
    part.total = "合計"
    part.chart = .columns
    let sheet = PacketTableSheet(table: table, part: part, title: "表").sheet(named: "表")
    #expect(sheet.charts.map { $0.series[0].values.description } == ["B5:C5"])
    #expect(sheet.charts.map { $0.series[0].categories.description } == ["B3:C3"])
    let area = try #require(sheet.page.area)
    #expect(sheet.charts[0].anchor.row <= area.last.row)
  }

  @Test func `bars stand beside the rows, the highest first where that is said`() throws {
    let table = try table("答え,H29,H30\r\nア,10,30.5\r\nイ,20,－\r\nウ,15,40\r\nエ,12,30.5\r\n計,57,101")
    var part = TablePart(source: "a.csv", unit: "％")
    part.chart = .bars
    part.series = ["H30"]
    part.total = "計"
    part.isSorted = true
    let ordered = table.ordered(by: part)
    #expect(ordered.rows.map(\.name) == ["ウ", "ア", "エ", "イ", "計"])
    let sheet = PacketTableSheet(table: ordered, part: part, title: "表").sheet(named: "表")
    #expect(sheet.charts.isEmpty)
    #expect(sheet.bars.map(\.area.description) == ["D4:D8"])
    #expect(sheet.bars.map(\.minimum) == [.zero])
    #expect(sheet.bars.map(\.maximum) == [ExactDecimal(40)])
    func content(_ cell: String) -> SheetCell.Content? {
      sheet.cells.first { $0.reference.description == cell }?.content
    }
    #expect(content("D3") == .text("グラフ（H30）"))
    #expect(content("D4") == .formula("C4", .number(ExactDecimal(40))))
    // Neither what is no figure nor the total has a bar.
    #expect(content("D7") == .blank && content("D8") == .blank)
    #expect(sheet.page.area?.description == "A1:D9")
    #expect(try !WorkbookWriter.write(book(sheet)).isEmpty)
    part.isSorted = false
    #expect(table.ordered(by: part) == table)
  }

  private func book(_ sheet: WorkbookSheet) -> Workbook {
    var workbook = Workbook()
    workbook.sheets = [sheet]
    return workbook
  }

  @Test func `lines of several rows differ, and have labels only where those are readable`() throws
  {
    let table = try table("媒体,H27,H28\r\nX,1,2\r\nF,,2\r\nL,3,1")
    var part = TablePart(source: "a.csv")
    part.chart = .lines
    part.series = ["X", "F"]
    var chart = try self.chart(table, part)
    #expect(chart.series.map(\.tone) == [0, 1])
    #expect(chart.series.map(\.values.description) == ["B4:C4", "B5:C5"])
    #expect(chart.labels == .level)
    part.series = ["X", "F", "L"]
    chart = try self.chart(table, part)
    #expect(chart.labels == .none)
  }

  private func chart(_ table: PacketTable, _ part: TablePart) throws -> SheetChart {
    let page = PacketTableSheet(table: table, part: part, title: "表")
    return try #require(page.sheet(named: "表").charts.first)
  }

  @Test func `a dash is no zero in a chart`() throws {
    let table = try table("媒体,H27,H28,H29\r\nX,1,－,3")
    var part = TablePart(source: "a.csv")
    part.chart = .lines
    let page = PacketTableSheet(table: table, part: part, title: "表")
    let sheet = page.sheet(named: "表")
    let values = try #require(sheet.charts.first?.series.first?.values)
    let shown = sheet.cells.filter { values.contains($0.reference) }
    #expect(shown.map(\.reference.column) == [2, 4])
    #expect(shown.map(\.content) == [.number(ExactDecimal(1)), .number(ExactDecimal(3))])
    #expect(values.first.row > sheet.page.area?.last.row ?? .max)
  }

  @Test func `a series that is not there, and too many, are said`() throws {
    let table = try table("媒体,H27,H28\r\nX,1,2")
    var part = TablePart(source: "a.csv")
    part.chart = .bars
    part.series = ["H29"]
    #expect(
      table.findings(part, sheet: "a").map(\.message.ja) == [
        "表に「H29」という列がありません（あるのは H27、H28）。<table> の series を直してください。"
      ]
    )
    part.series = ["H27", "H28"]
    #expect(
      table.findings(part, sheet: "a").map(\.message.ja) == [
        "グラフの series は1つまでです。<table> の series を減らすか、表を分けてください。"
      ]
    )
  }

  @Test func `figures stand upright where they have no room beside one another`() {
    #expect(SheetChart.Labels.fitting(3, series: 2, categories: 4, width: 340) == .level)
    #expect(SheetChart.Labels.fitting(9, series: 2, categories: 4, width: 340) == .upright)
  }

  @Test(arguments: [("27753", "45000"), ("100000", "150000"), ("1", "1.5"), ("0.2", "1")])
  func `the axis ends well above an upright label, at a round figure`(
    _ highest: String,
    _ end: String
  ) throws {
    var chart = SheetChart(anchor: .origin, kind: .columns, title: "", axis: "", series: [])
    chart.makeRoom(above: try #require(ExactDecimal(highest)))
    #expect(chart.axisEnd == ExactDecimal(end))
  }
}
