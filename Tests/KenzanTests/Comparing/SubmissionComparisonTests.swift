import Foundation
import Testing

@testable import Kenzan

/// Two states of a submission from their files to what differs.
struct SubmissionComparisonTests {
  private let fixture: CompareFixture

  init() throws {
    fixture = try CompareFixture()
  }

  @Test func `a changed figure has both cells, its difference and its unit`() async throws {
    let comparison = try await fixture.compare(
      [["number": "1", "cost.R6.total": "2504", "cost.R6.part": "2504"]],
      [["number": "1", "cost.R6.total": "2,540", "cost.R6.part": "2504"]]
    )
    let change = try #require(comparison.sheets.first?.changes.first)
    #expect(comparison.values == ["cost.R6.total: 2504 -> 2540"])
    #expect(change.label == "費用／R6／総額")
    #expect(change.unit == "千円")
    #expect(change.difference == ExactDecimal(36))
    #expect(change.old?.cell == "old!B2")
    #expect(change.new?.cell == "new!B2")
    #expect(comparison.moves == ["new whole@cost.R6.total"])
  }

  @Test func `another notation of the same value is no change`() async throws {
    let comparison = try await fixture.compare(
      [
        [
          "number": "1", "project": "広報 事業", "cost.R6.total": "1000", "cost.R6.part": "1000",
          "kind": "a",
        ]
      ],
      [
        [
          "number": "１", "project": "広報　事業", "cost.R6.total": "１，０００", "cost.R6.part": "1,000",
          "kind": "任意",
        ]
      ]
    )
    #expect(comparison.values == [])
    #expect(comparison.isUnchanged)
    #expect(comparison.sheets.map(\.rewritten) == [5])
    #expect(comparison.sheets.map(\.hasSameBytes) == [false])
    #expect(comparison.counts.unchanged == 1)
  }

  @Test func `blank, not applicable, zero and unreadable are four states`() async throws {
    let texts = ["", "－", "0", "不明"]
    let pairs = texts.flatMap { old in texts.map { (old, $0) } }
    func sheets(_ values: [String]) -> [[String: String]] {
      values.enumerated().map { ["number": String($0.offset + 1), "cost.R6.total": $0.element] }
    }
    let comparison = try await fixture.compare(sheets(pairs.map(\.0)), sheets(pairs.map(\.1)))
    #expect(comparison.sheets.count == 16)
    for (sheet, pair) in zip(comparison.sheets, pairs) {
      #expect(sheet.changes.count == (pair.0 == pair.1 ? 0 : 1), "\(pair)")
    }
  }

  @Test func `what is unreadable differs by what stands there`() async throws {
    let comparison = try await fixture.compare(
      [["number": "1", "cost.R6.total": "12か13"]],
      [["number": "1", "cost.R6.total": "13か14"]]
    )
    #expect(comparison.values == ["cost.R6.total: 12か13 -> 13か14"])
    #expect(comparison.sheets.first?.changes.first?.new?.state == .unreadable)
  }

  @Test func `sheets pair by key and never by file or order`() async throws {
    let comparison = try await fixture.compare(
      [["number": "1", "project": "広報"], ["number": "2", "project": "統計"]],
      [
        ["number": "3", "project": "新規"], ["number": "２", "project": "統計課"],
        ["number": "1", "project": "広報"],
      ]
    )
    #expect(comparison.values == ["project: 統計 -> 統計課"])
    #expect(comparison.added.map(\.key) == ["3"])
    #expect(comparison.removed.isEmpty)
    #expect(comparison.counts.unchanged == 1)
    #expect(!comparison.isUnchanged)
  }

  @Test func `what was not handed in again does not keep the rest from being unchanged`()
    async throws
  {
    let comparison = try await fixture.compare(
      [["number": "1", "project": "広報"], ["number": "2", "project": "統計"]],
      [["number": "2", "project": "統計"]]
    )
    #expect(comparison.removed.map(\.title) == ["1 広報"])
    #expect(comparison.isUnchanged)
  }

  @Test func `rows pair by what identifies them, others in their order`() async throws {
    let comparison = try await fixture.compare(
      [
        [
          "number": "1", "items.1.code": "x", "items.1.amount": "1", "items.2.code": "y",
          "items.2.amount": "2", "notes.1.text": "甲", "notes.2.text": "乙",
          "goals.A.name": "来訪者", "goals.A.R6.actual": "7", "goals.B.name": "満足度",
          "goals.B.R6.actual": "9",
        ]
      ],
      [
        [
          "number": "1", "items.1.code": "z", "items.1.amount": "9", "items.2.code": "x",
          "items.2.amount": "1", "items.3.code": "y", "items.3.amount": "3",
          "notes.1.text": "新", "notes.2.text": "甲", "notes.3.text": "乙",
          "goals.A.name": "満足度", "goals.A.R6.actual": "9", "goals.B.name": "来訪者数",
          "goals.B.R6.actual": "7",
        ]
      ]
    )
    #expect(
      comparison.values == [
        // The name of an indicator that moved and was corrected tells nobody which one it is.
        "goals.B.name: nil -> 来訪者数", "goals.B.R6.actual: nil -> 7",
        "items.1.code: nil -> z", "items.1.amount: nil -> 9", "items.3.amount: 2 -> 3",
        "notes.1.text: nil -> 新", "goals.A.name: 来訪者 -> nil", "goals.A.R6.actual: 7 -> nil",
      ]
    )
  }

  @Test func `a row whose key was corrected in its place stays the same row`() async throws {
    let comparison = try await fixture.compare(
      [["number": "1", "items.1.code": "x", "items.1.amount": "1", "goals.A.name": "来訪"]],
      [["number": "1", "items.1.code": "xx", "items.1.amount": "1", "goals.A.name": "来訪者"]]
    )
    #expect(comparison.values == ["goals.A.name: 来訪 -> 来訪者", "items.1.code: x -> xx"])
  }

  @Test func `a row that was taken out is said, whatever follows it`() async throws {
    let comparison = try await fixture.compare(
      [["number": "1", "notes.1.text": "甲", "notes.2.text": "乙", "notes.3.text": "丙"]],
      [["number": "1", "notes.1.text": "甲", "notes.2.text": "丙"]]
    )
    #expect(comparison.values == ["notes.2.text: 乙 -> nil"])
  }

  @Test func `two sheets of one key are compared only where they agree`() async throws {
    let one = ["number": "1", "project": "広報"]
    let two = ["number": "1", "project": "統計"]
    let same = try await fixture.compare([one], [one, one])
    #expect(same.unpaired.map(\.reason) == [.copies])
    #expect(same.sheets.count == 1)
    let different = try await fixture.compare([one], [one, two])
    #expect(different.unpaired.map(\.reason) == [.repeated])
    #expect(different.unpaired.first?.new.map(\.subject) == ["広報", "統計"])
    #expect(different.sheets.isEmpty)
    #expect(different.removed.isEmpty)
    let before = try await fixture.compare([one, two], [one])
    #expect(before.unpaired.map(\.reason) == [.repeated])
    #expect(before.unpaired.first?.old.count == 2)
    #expect(!before.isUnchanged)
  }

  @Test func `a sheet without a key is listed and not compared`() async throws {
    let comparison = try await fixture.compare(
      [["number": "", "project": "広報"], ["number": "2", "project": "統計"]],
      [["number": "", "project": "広報"], ["number": "2", "project": "統計"]]
    )
    #expect(comparison.unpaired.map(\.reason) == [.withoutKey, .withoutKey])
    #expect(comparison.unpaired.map(\.old.count) == [0, 1])
    #expect(comparison.sheets.count == 1)
  }

  @Test func `what cannot be read is listed on its side, not dropped`() async throws {
    let file = FileManager.default
    for name in ["old", "new"] {
      try file.createDirectory(atPath: fixture.path(name), withIntermediateDirectories: true)
      try fixture.table(name + "/a.csv", [["number": "1"]])
    }
    try fixture.folder.overwrite("new/b.xlsx", with: "x")
    try fixture.folder.overwrite("old/c.csv", with: "a,b\n1,2\n")
    let comparison = try await fixture.compare("old", "new")
    #expect(comparison.unread.map(\.isOld) == [true, false])
    #expect(comparison.unread.map(\.path.fileName) == ["c.csv", "b.xlsx"])
    #expect(!comparison.isUnchanged)
  }

  @Test func `what is no submission is told in one line for each kind`() async throws {
    try FileManager.default.createDirectory(
      atPath: fixture.path("new"),
      withIntermediateDirectories: true
    )
    try fixture.table("old.csv", [["number": "1"]])
    try fixture.table("new/a.csv", [["number": "1"]])
    for number in 1...7 { try fixture.folder.overwrite("new/~$\(number).xlsx", with: "x") }
    try fixture.folder.overwrite("new/.b.csv", with: "x")
    let comparison = try await fixture.compare("old.csv", "new")
    #expect(comparison.ignored.count == 8)
    let text = ComparisonText().text(of: comparison)
    #expect(
      text.contains(
        "  今回 7件: Excelが編集中に作る一時ファイルのため読んでいません。"
          + "（~$1.xlsx、~$2.xlsx、~$3.xlsx、~$4.xlsx、~$5.xlsxほか2件）\n"
      ),
      "\(text)"
    )
    #expect(text.split(separator: "\n").filter { $0.contains("読んでいません。") }.count == 2)
    let book = comparison.book(for: fixture.path("out.xlsx"))
    let page = try #require(book.sheets.first { $0.name == "追加・削除" })
    #expect(page.cells.count { $0.content == .text("提出物以外") } == 2)
  }

  @Test func `worksheets of one kind go together whatever they are called`() {
    let places = ["記入例", "記入例 (2)"].map { name in
      UnreadPlace(isOld: false, path: "a.xlsx", sheet: name, reason: .example(name))
    }
    #expect(places.map(\.kind.ja) == ["記入例のため読み込んでいません。", "記入例のため読み込んでいません。"])
    #expect(
      Message.ignored(places).en
        == "now: 2: is an example (記入例) and was not read (a.xlsx「記入例」, a.xlsx「記入例 (2)」)"
    )
  }
}
