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

  @Test func `a register says how many there should be, and which are not there`() throws {
    let register = try RegisterFixture.register([
      "town.program,R7,01,観光事業,,,,,,", "town.program,R7,2,統計事業,,,,,,",
      "town.program,R7,3,広報事業,,,,,,", "town.program,R7,4,広聴事業,,,受理,aa,,",
      "town.program,R7,5,,,,対象外,,,", "town.program,R6,6,,,,,,,", "town.other,R7,7,,,,,,,",
      ",,,,,,読込不可,bb,,",
    ])
    let tally = SubmissionTally(sheets: [sheet("1"), sheet("2")], register: register)
    #expect(tally.share().ja == "4件中2件")
    #expect(tally.exceptions.map(\.reason) == [.missing, .absent])
    #expect(tally.exceptions.map(\.title) == ["3 広報事業", "4 広聴事業"])
    #expect(tally.remark?.ja == "未提出1件、提出済で今回の集計にないもの1件")
    #expect(!tally.isWhole)
    #expect(SubmissionTally(sheets: [sheet("1"), sheet("2")]).isWhole)
    let unkeyed = SubmissionTally(sheets: [sheet(nil)], register: register)
    #expect(unkeyed.exceptions.map(\.reason) == [.unkeyed, .missing, .missing, .missing, .absent])
    // Where nothing came, the register is asked for the forms in question.
    let none = SubmissionTally(sheets: [], register: register, forms: ["town.other"])
    #expect(none.exceptions.map(\.key) == ["7"])
    #expect(SubmissionTally(sheets: [], register: register).expected == 6)
  }

  @Test func `those in order and those to be corrected add up to what counts`() throws {
    var wrong = sheet("2")
    wrong.report.result = .failed
    let tally = SubmissionTally(sheets: [sheet("1"), wrong, sheet("3"), sheet(nil, isRead: false)])
    #expect(tally.found == 4)
    #expect(tally.counted == 3)
    #expect(tally.failed == 1)
    #expect(
      tally.verdictAndRemark?.en == "2 in order, 1 to be corrected, 1 sheets not read"
    )
    #expect(SubmissionTally(sheets: [wrong], isChecked: false).verdictAndRemark == nil)
  }

  @Test func `programs get every number and what is not in the sums by name`() throws {
    let register = try RegisterFixture.register(["town.program,R7,1,,,,,,,"])
    let tally = SubmissionTally(sheets: [sheet("2")], unreadFiles: ["b.xlsx"], register: register)
    #expect(
      tally.json.text(pretty: false)
        == "{\"expected\":1,\"byRegister\":true,\"found\":1,\"counted\":1,\"accepted\":1,"
        + "\"failed\":0,\"unreadSheets\":0,\"unreadFiles\":1,\"missing\":1,\"absent\":0,"
        + "\"double\":0,\"unkeyed\":0,"
        + "\"exceptions\":[{\"reason\":\"unreadFiles\",\"name\":\"b.xlsx\"},"
        + "{\"reason\":\"missing\",\"key\":\"1\",\"name\":\"\"}]}"
    )
    let open = ["expected", "byRegister", "found", "counted"]
    #expect(tally.counts.prefix(5).map(\.0) == open + ["unreadSheets"], "verdicts are internal")
  }

  @Test func `the text of a check says it beside the totals`() throws {
    var file = FileReport(
      path: "a.xlsx",
      sha256: nil,
      result: .failed,
      findings: [],
      sheets: [sheet("1").report, sheet("2", isRead: false).report]
    )
    func text(_ register: Register? = nil) -> String {
      var report = CheckReport(version: "1", files: [file])
      report.coverage = SubmissionTally(report, register: register)
      return TextFormat().text(of: report)
    }
    #expect(
      text().hasSuffix(
        "集計できるシート: 2件中1件（直すところなし1件、あり0件、読めなかったシート1件）\n  読めなかったシート: a.xlsx「Sheet1」\n"
      )
    )
    file.sheets.removeLast()
    #expect(!text().contains("集計できる"), "nothing is missing from the totals")
    let lines = (1...23).map { "town.program,R7,\($0),,,,,,," }
    let named = text(try RegisterFixture.register(lines))
    #expect(named.contains("\n集計できるシート: 23件中1件（直すところなし1件、あり0件、未提出22件）\n"))
    let missing = (2...21).map(String.init).joined(separator: "、")
    #expect(named.hasSuffix("\n  未提出: \(missing)、ほか2件\n"))
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
