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

  @Test func `what is no figure and what is no row is said`() throws {
    let table = try table("媒体,H27\r\nX,多数\r\nF,－")
    var part = TablePart(source: "sns.csv")
    part.series = "Y"
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
}
