import Testing

@testable import Kenzan

struct ExplanationTests {
  /// The explanation of the only difference.
  private func explained(
    _ lines: [String],
    _ sheets: [[String: String]],
    _ changes: KeyValuePairs<String, String> = [:]
  ) throws -> (item: ReconciledItem, text: String) {
    let result = try ReconcileFixture.reconciliation(lines, sheets, changes)
    let differing = result.items.filter { $0.result == .beyondRounding }
    #expect(differing.count == 1, "\(result.summary)")
    let item = try #require(differing.first)
    #expect(result.control.isProven)
    let finding = result.report.files[0].findings.first { $0.code == .reconcileDifference }
    return (item, finding?.message.ja ?? "")
  }

  private func sheet(_ operating: String, _ others: [String: String] = [:]) -> [String: String] {
    ["number": "1", "cost.R6.operating": operating].merging(others) { $1 }
  }

  private func line(_ paid: String, initial: String = "", setsu: String = "10需用費") -> String {
    "一般会計,02,1,広報,\(setsu),\(initial),,,\(paid),"
  }

  @Test func `a factor of a thousand`() throws {
    let (item, text) = try explained([line("2504120")], [sheet("2504120")])
    #expect(item.explanation == .factor(figure: 0, meant: ExactDecimal(2_504_120)))
    #expect(text.contains("単位を取り違えていませんか（2,504,120円なら一致します）"))
  }

  @Test func `swapped digits`() throws {
    let (item, text) = try explained([line("2504120")], [sheet("2540")])
    #expect(item.explanation == .digits(figure: 0, meant: ExactDecimal(2_504_000)))
    #expect(text.contains("（シートが35,880円多い）"))
    #expect(text.contains("a.csv") && text.contains("ledger.csv:2（2,504,120円）"))
  }

  @Test func `a sign`() throws {
    #expect(try explained([line("9120")], [sheet("-9")]).item.explanation == .figureSign(figure: 0))
  }

  @Test func `a line that no sheet has`() throws {
    let (item, text) = try explained(
      [line("9000"), line("70300"), line("800")],
      [sheet("10")]
    )
    guard case .lineMissing(let line) = item.explanation else {
      Issue.record("\(String(describing: item.explanation))")
      return
    }
    #expect(line.number == 3 && line.amounts[2] == 70_300)
    #expect(text.contains("台帳のledger.csv:3（70,300円）がシートに含まれていない"))
    #expect(item.lines.map(\.number) == [2, 3, 4])
  }

  @Test func `a line that stands twice in the ledger`() throws {
    let (item, _) = try explained(
      [line("9000"), line("70300"), line("70300")],
      [sheet("79")]
    )
    guard case .lineTwice(let one, let two) = item.explanation else {
      Issue.record("\(String(describing: item.explanation))")
      return
    }
    #expect([one.number, two.number] == [3, 4])
  }

  @Test func `a line that the sheets count twice`() throws {
    let (item, _) = try explained([line("9000"), line("70000")], [sheet("149")])
    guard case .lineCountedTwice(let line) = item.explanation else {
      Issue.record("\(String(describing: item.explanation))")
      return
    }
    #expect(line.number == 3)
  }

  @Test func `a line with the wrong sign`() throws {
    let (item, _) = try explained([line("9000"), line("70000"), line("-300000")], [sheet("379")])
    guard case .lineSign(let line) = item.explanation else {
      Issue.record("\(String(describing: item.explanation))")
      return
    }
    #expect(line.number == 4)
  }

  @Test func `a sheet that is counted twice`() throws {
    let sheets = [sheet("9"), sheet("700", ["name": "a"])]
    let (item, _) = try explained([line("3000"), line("6000")], sheets)
    #expect(item.explanation == .figureTwice(figure: 1))
  }

  @Test func `two sheets alike are one explanation`() throws {
    let (item, _) = try explained([line("3000"), line("6000")], [sheet("9"), sheet("9")])
    #expect(item.explanation == .figureTwice(figure: 0))
  }

  @Test func `yen that were rounded before they were written`() throws {
    let (item, _) = try explained([line("9100"), line("70300")], [sheet("79000")])
    #expect(item.explanation == .factor(figure: 0, meant: ExactDecimal(79000)))
  }

  @Test func `the column of another year`() throws {
    let (item, text) = try explained([line("8000")], [sheet("5", ["cost.R5.operating": "8"])])
    guard case .year(0, let label, _) = item.explanation else {
      Issue.record("\(String(describing: item.explanation))")
      return
    }
    #expect(label == "事業経費／R5")
    #expect(text.contains("別の年度の額"))
  }

  @Test func `another stage`() throws {
    let (item, _) = try explained([line("8000", initial: "5200")], [sheet("5")])
    #expect(item.explanation == .stage(0))
  }

  @Test(arguments: [("110", true), ("91", false)])
  func `tax of an enterprise`(stated: String, isWith: Bool) throws {
    let lines = ["水道事業会計,02,1,広報,,1,,,100000,"]
    let (item, _) = try explained(lines, [sheet(stated)])
    let expected = Explanation.tax(
      rate: try #require(ExactDecimal("1.1")),
      sheetsAreWithTax: isWith
    )
    #expect(item.explanation == expected)
    let general = try explained([line("100000")], [sheet(stated)])
    #expect(general.item.explanation == nil)
  }

  @Test func `two explanations are none`() throws {
    // Either the sign of the sheet is wrong, or it states the other stage.
    let (item, text) = try explained([line("9000", initial: "-9000")], [sheet("-9")])
    #expect(item.explanation == nil)
    #expect(text.hasSuffix("シートと台帳のどちらが正しいか確かめてください。"))
  }
}
