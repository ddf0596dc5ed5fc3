import Testing

@testable import Kenzan

/// What becomes of findings from one state to the next.
struct FindingChangesTests {
  private let fixture: CompareFixture

  init() throws {
    fixture = try CompareFixture()
  }

  private func moves(_ old: [String: String], _ new: [String: String]) async throws -> [String] {
    let number = ["number": "1"]
    return try await fixture.compare(
      [old.merging(number) { $1 }],
      [new.merging(number) { $1 }]
    ).moves
  }

  @Test func `still, new and resolved`() async throws {
    let moves = try await moves(
      ["cost.R6.total": "5", "cost.R6.part": "4", "cost.R7.total": "5", "cost.R7.part": "4"],
      ["cost.R6.total": "6", "cost.R6.part": "4", "cost.R8.total": "5", "cost.R8.part": "4"]
    )
    #expect(
      moves == [
        "still whole@cost.R6.total", "new whole@cost.R8.total", "resolved whole@cost.R7.total",
      ]
    )
  }

  @Test func `a rule that was judged and cannot be any more is neither`() async throws {
    // It failed before.
    #expect(
      try await moves(
        ["cost.R6.total": "5", "cost.R6.part": "4"],
        ["cost.R6.total": "5", "cost.R6.part": ""]
      ) == ["no-longer-verifiable whole@cost.R6.total"]
    )
    // It held before.
    #expect(
      try await moves(
        ["cost.R6.total": "5", "cost.R6.part": "5"],
        ["cost.R6.total": "5", "cost.R6.part": ""]
      ) == ["no-longer-verifiable whole@cost.R6.total"]
    )
    // It could not be judged before either.
    #expect(
      try await moves(
        ["cost.R6.total": "5", "cost.R6.part": ""],
        ["cost.R6.total": "6", "cost.R6.part": ""]
      ).isEmpty
    )
  }

  @Test func `a finding follows its row`() async throws {
    let moves = try await moves(
      ["items.1.code": "x", "items.1.amount": "約束"],
      [
        "items.1.code": "y", "items.1.amount": "1", "items.2.code": "x", "items.2.amount": "約束",
      ]
    )
    #expect(moves == ["still type@items.2.amount"])
  }

  @Test func `an error that stays neither comes nor goes`() async throws {
    let sheet = ["number": "1", "cost.R6.total": "5", "cost.R6.part": "4"]
    let comparison = try await fixture.compare([sheet], [sheet])
    #expect(comparison.moves == ["still whole@cost.R6.total"])
    #expect(comparison.report.exitCode(failOn: .error) == 1)
    // Nothing came or went.
    #expect(comparison.isUnchanged)
  }
}
