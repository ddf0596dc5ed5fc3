import Testing

@testable import Kenzan

struct ComparisonBookTests {
  private let fixture: CompareFixture

  init() throws {
    fixture = try CompareFixture()
  }

  /// The texts and figures of a page, row by row.
  private func rows(_ page: String, of workbook: Workbook) throws -> [[String]] {
    let sheet = try #require(workbook.sheets.first { $0.name == page })
    let rows = Dictionary(grouping: sheet.cells, by: \.reference.row)
    return rows.sorted { $0.key < $1.key }.map { _, cells in
      cells.sorted { $0.reference.column < $1.reference.column }.map { cell in
        switch cell.content {
        case .text(let text), .link(_, let text), .file(_, let text): text
        case .number(let number): number.description
        default: ""
        }
      }
    }
  }

  private func book(
    _ old: [String: String],
    _ new: [String: String]
  ) async throws -> Workbook {
    let names = ["number": "1", "project": "広報"]
    let comparison = try await fixture.compare(
      [old.merging(names) { $1 }],
      [new.merging(names) { $1 }]
    )
    return comparison.book(for: fixture.path("out.xlsx"))
  }

  @Test func `changes, findings and an errata sheet without internal fields`() async throws {
    let book = try await book(
      ["clerk": "山田", "cost.R6.total": "5", "cost.R6.part": "5", "notes.1.text": "甲"],
      ["clerk": "田中", "cost.R6.total": "", "cost.R6.part": "5", "notes.1.text": "乙"]
    )
    #expect(book.sheets.map(\.name) == ["変更一覧", "指摘の変化", "追加・削除", "正誤表"])
    let changes = try rows("変更一覧", of: book)
    #expect(changes[2] == ["事業", "欄", "旧 セル", "旧", "新 セル", "新", "差", "単位"])
    #expect(changes[3].prefix(4) == ["1 広報", "担当者", "A2", "山田"])
    #expect(changes[4].prefix(6) == ["1 広報", "費用／R6／総額", "C2", "5", "C2", "（空欄）"])
    let errata = try rows("正誤表", of: book)
    #expect(
      errata == [
        ["正誤表"], ["頁", "事業・欄", "誤", "正"],
        ["", "1 広報\n費用／R6／総額", "5千円", "（空欄）"], ["", "1 広報\n備考／1／内容", "甲", "乙"],
      ]
    )
    let page = try #require(book.sheets.last?.page)
    #expect(page.orientation == .landscape)
    #expect(page.repeatedRows == 2...2)
  }

  @Test func `nothing changed is said on every page`() async throws {
    let book = try await book(
      ["cost.R6.total": "5", "cost.R6.part": "5"],
      ["cost.R6.total": "5", "cost.R6.part": "5"]
    )
    #expect(
      try rows("変更一覧", of: book).last == ["提出し直されたシートの内容は前回と同じです（シート1件）。"]
    )
    #expect(try rows("指摘の変化", of: book).last == ["指摘は前回も今回もありません。"])
    #expect(try rows("正誤表", of: book).last == ["訂正はありません。"])
  }

  @Test func `another year's sheets are no errors to be corrected`() async throws {
    let comparison = try await fixture.compare(
      [["number": "1", "project": "広報", "cost.R5.total": "1"]],
      [["number": "1", "project": "広報", "cost.R8.total": "1"]]
    )
    let book = comparison.book(for: fixture.path("out.xlsx"))
    #expect(book.sheets.map(\.name) == ["変更一覧", "指摘の変化", "追加・削除"])
  }

  @Test func `the same comparison is the same bytes`() async throws {
    let one = try await book(["cost.R6.total": "5"], ["cost.R6.total": "6"]).bytes()
    let two = try await book(["cost.R6.total": "5"], ["cost.R6.total": "6"]).bytes()
    #expect(one == two)
  }
}
