import Testing

@testable import Kenzan

/// Sheets of two years, compared by the columns of the same year.
struct YearComparisonTests {
  private let fixture: CompareFixture

  init() throws {
    fixture = try CompareFixture()
  }

  private let old = [
    "number": "12", "project": "広報", "cost.R5.total": "3", "cost.R6.total": "5",
    "cost.R7.total": "7",
  ]

  @Test func `columns pair by year, and what only one form has is said`() async throws {
    let comparison = try await fixture.compare(
      [old],
      [
        [
          "number": "12", "project": "広報", "cost.R6.total": "4", "cost.R7.total": "7",
          "cost.R8.total": "9",
        ]
      ]
    )
    #expect(comparison.oldYear == FiscalYear(key: "R6"))
    #expect(comparison.values == ["cost.R6.total: 5 -> 4"])
    let gap = try #require(comparison.gaps.first)
    #expect(gap.onlyOld.contains("費用／R5／総額"))
    #expect(gap.onlyNew.contains("費用／R8／総額"))
    #expect(!gap.onlyNew.contains { $0.hasPrefix("項目") })
    #expect(gap.old.year == FiscalYear(key: "R6"))
    #expect(!comparison.isUnchanged)
  }

  @Test func `the rename map pairs what has another number`() async throws {
    let new = ["number": "57", "project": "広報広聴", "cost.R8.total": "1"]
    let apart = try await fixture.compare([old], [new])
    #expect(apart.added.map(\.key) == ["57"])
    #expect(apart.removed.map(\.key) == ["12"])
    let together = try await fixture.compare(
      [old],
      [new],
      renames: "number,12,57\nproject,広報,広報広聴\n"
    )
    #expect(together.added.isEmpty)
    // A name that the map declares changed counts as the new one.
    #expect(together.values == ["cost.R6.total: 5 -> ", "cost.R7.total: 7 -> "])
  }

  @Test func `merged and split sheets are listed and not compared`() async throws {
    let second = ["number": "15", "project": "広聴", "cost.R5.total": "1"]
    let merged = try await fixture.compare(
      [old, second],
      [["number": "57", "cost.R8.total": "1"]],
      renames: "number,12,57\nnumber,15,57\n"
    )
    #expect(merged.unpaired.map(\.reason) == [.merged])
    #expect(merged.unpaired.first?.old.map(\.key) == ["12", "15"])
    let split = try await fixture.compare(
      [old],
      [["number": "12", "cost.R8.total": "1"], ["number": "58", "cost.R8.total": "1"]],
      renames: "number,12,12\nnumber,12,58\n"
    )
    #expect(split.unpaired.map(\.reason) == [.split, .split])
    #expect(split.sheets.isEmpty)
    #expect(split.removed.isEmpty)
  }

  @Test func `figures in another unit are not compared but named`() async throws {
    try fixture.folder.overwrite(
      "before.xml",
      with: CompareFixture.form(version: "0", year: "R6", unit: "円")
    )
    try fixture.folder.overwrite("form.xml", with: CompareFixture.form(year: "R7"))
    let comparison = try await fixture.compare(
      [old.merging(["kenzan.version": "0"]) { $1 }],
      [["number": "12", "project": "広報", "cost.R6.total": "5", "cost.R8.total": "9"]]
    )
    #expect(comparison.values == [])
    #expect(comparison.gaps.first?.different.contains("費用／R6／総額") == true)
  }
}
