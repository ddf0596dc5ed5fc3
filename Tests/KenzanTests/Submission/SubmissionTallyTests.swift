import Testing

@testable import Kenzan

struct SubmissionTallyTests {
  private func sheet(_ key: String?, isRead: Bool = true) -> (path: String, report: SheetReport) {
    var report = SheetReport(sheet: "Sheet1", findings: [])
    report.schema = "town.program"
    report.year = FiscalYear(2025)
    report.key = key
    report.isRead = isRead
    return ("提出/\(key ?? "x").xlsx", report)
  }

  @Test func `every sheet counts once, and the others are named`() {
    let tally = SubmissionTally(
      sheets: [sheet("1"), sheet("2"), sheet("１"), sheet(nil), sheet(nil, isRead: false)],
      unreadFiles: ["提出/broken.xlsx"]
    )
    #expect(tally.expected == 4)
    #expect(tally.counted == 3)
    #expect(tally.share().ja == "4件中3件")
    #expect(tally.exceptions.map(\.reason) == [.double, .unreadSheet, .unreadFile])
    #expect(tally.exceptions.map(\.name) == ["１.xlsx「Sheet1」", "x.xlsx「Sheet1」", "broken.xlsx"])
    #expect(tally.remark?.ja == "読めなかったシート1件、読めないファイル1件、重複1件")
    #expect(!tally.isWhole)
  }

  @Test func `a register says how many there should be`() {
    let missing = ExpectedSheets.Missing(key: "3", subject: "広報事業")
    let tally = SubmissionTally(
      sheets: [sheet("1"), sheet("2")],
      expected: ExpectedSheets(count: 3, missing: [missing])
    )
    #expect(tally.share().ja == "3件中2件")
    #expect(tally.exceptions.map(\.name) == ["広報事業"])
    #expect(SubmissionTally(sheets: [sheet("1"), sheet("2")]).isWhole)
  }

  @Test func `the text of a check says it beside the totals`() {
    var file = FileReport(
      path: "a.xlsx",
      sha256: nil,
      result: .failed,
      findings: [],
      sheets: [sheet("1").report, sheet("2", isRead: false).report]
    )
    let text = TextFormat().text(of: CheckReport(version: "1", files: [file]))
    #expect(text.hasSuffix("集計できるシート: 2件中1件（読めなかったシート1件）\n"))
    file.sheets.removeLast()
    let whole = TextFormat().text(of: CheckReport(version: "1", files: [file]))
    #expect(!whole.contains("集計できる"), "nothing is missing from the totals")
  }

  @Test func `lists and tables say how many sheets they stand on`() throws {
    var first = TidySample()
    first.set("number", text: "1", at: "B1")
    first.set("cost.R6.total", number: "5", at: "B7")
    var second = TidySample()
    second.set("number", text: "2", at: "B1")
    let sheets = [try #require(first.tidy()), try #require(second.tidy(path: "b.xlsx"))]
    let tally = SubmissionTally(
      sheets: sheets.map { ($0.path, $0.report) },
      unreadFiles: ["c.xlsx"]
    )
    let tables = TidyTables(sheets, tally: tally)
    #expect(tables["sheets"]?.sheets == 2)
    #expect(tables["budget"]?.sheets == 1)
    let summary = SummarySheets(sheets: sheets, tables: tables, audience: .staff)
    #expect(summary.note(of: "budget") == "令和7年度　2件中1件のシートによる")
    #expect(
      summary.status.map(\.name) == [
        "提出・読込の状況", "対象のシート", "集計したシート", "読めないファイル", "　c.xlsx",
      ]
    )
    let open = SummarySheets(sheets: sheets, tables: tables, audience: .everyone)
    #expect(!open.status.contains { $0.name.contains("c.xlsx") }, "file names are internal")
  }
}
