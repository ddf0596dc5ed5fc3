import Testing

@testable import Kenzan

@Suite struct RegisterStateTests {
  @Test(arguments: [
    (
      "未提出",
      [Register.Event.nothing: "未提出", .faults: "差戻し", .faultsInAnother: "差戻し", .inOrder: "受理"]
    ),
    ("差戻し", [.nothing: "差戻し", .faults: "差戻し", .faultsInAnother: "再提出", .inOrder: "受理"]),
    ("再提出", [.nothing: "再提出", .faults: "再提出", .faultsInAnother: "再提出", .inOrder: "受理"]),
    ("受理", [.nothing: "受理", .faults: "差戻し", .faultsInAnother: "再提出", .inOrder: "受理"]),
    ("対象外", [.nothing: "対象外", .faults: "対象外", .faultsInAnother: "対象外", .inOrder: "対象外"]),
    ("該当なし", [.nothing: "該当なし", .faults: "該当なし", .faultsInAnother: "該当なし", .inOrder: "該当なし"]),
    ("読込不可", [.nothing: "読込不可", .faults: "読込不可", .faultsInAnother: "読込不可", .inOrder: "読込不可"]),
  ])
  func everyStateGoesWhereTheTableSays(word: String, results: [Register.Event: String]) throws {
    let state = try #require(Register.State(written: word))
    #expect(Set(results.keys) == Set(Register.Event.allCases))
    for (event, expected) in results {
      #expect(state.after(event).rawValue == expected, "\(state) \(event)")
    }
  }

  /// What a check makes of a row: the file that came, what it found, and the state before.
  @Test(arguments: [
    ("未提出", "", "aa", [:], "受理"),
    ("", "", "aa", [:], "受理"),
    ("未提出", "", "aa", ["cost.R6.total": "1"], "差戻し"),
    ("差戻し", "aa", "aa", ["cost.R6.total": "1"], "差戻し"),
    ("差戻し", "aa", "bb", ["cost.R6.total": "1"], "再提出"),
    ("差戻し", "aa", "bb", [:], "受理"),
    ("再提出", "bb", "bb", ["cost.R6.total": "1"], "再提出"),
    ("再提出", "bb", "cc", [:], "受理"),
    ("受理", "bb", "bb", ["cost.R6.total": "1"], "差戻し"),
    ("受理", "bb", "cc", ["cost.R6.total": "1"], "再提出"),
    ("受理", "bb", "cc", [:], "受理"),
  ])
  func aCheckMovesTheRow(
    before: String,
    known: String,
    came: String,
    changes: [String: String],
    after: String
  ) throws {
    let register = try RegisterFixture.register(["test.form,R7,12,,,,\(before),\(known),,"])
    let file = try RegisterFixture.reading("a.xlsx", sha256: came, changes)
    let row = try #require(try RegisterFixture.settled(register, file).register?.rows.first)
    #expect(row.state.rawValue == after)
    #expect(row[.sha256] == came)
    #expect(row[.submitted] == "2025-06-30")
  }

  @Test func aSheetThatDidNotComeStays() throws {
    let register = try RegisterFixture.register(["test.form,R7,13,甲,,,受理,aa,,"])
    let (report, after) = try RegisterFixture.settled(
      register,
      FileReading(path: "b.xlsx", sha256: "cc", outcome: .sheets([]))
    )
    #expect(after?.rows.first?.state == .accepted)
    #expect(report.files.last?.findings.map(\.code) == [.registerAbsent])
    #expect(report.counts.files == 1)
    let file = try RegisterFixture.reading("a.xlsx", sha256: "bb", ["number": "13"])
    #expect(try RegisterFixture.settled(register, file).report.files.map(\.path) == ["a.xlsx"])
  }
}
