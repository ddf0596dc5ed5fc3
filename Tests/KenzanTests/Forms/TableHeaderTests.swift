import Testing

@testable import Kenzan

struct TableHeaderTests {
  /// The titles of the columns of a header of so many rows at the top.
  private static func titles(
    _ rows: [[String]],
    merges: [String] = [],
    at first: Int = 1
  ) -> [String] {
    var sheet = Worksheet(name: "a")
    for (row, texts) in rows.enumerated() {
      for (column, text) in texts.enumerated() where !text.isEmpty {
        sheet.cells.append(Cell(.at(row + 1, column + 1), .text(text)))
      }
    }
    sheet.merges = merges.compactMap { CellRange($0) }
    let header = TableHeader(TableTop(sheet), rows: first...rows.count)
    return header?.columns.map { $0.title } ?? ["none"]
  }

  @Test func `a group reaches to the next one`() {
    #expect(
      Self.titles([["番号", "事業費", "", "評価", ""], ["", "R5", "R6", "評価", "理由"]])
        == ["番号", "事業費／R5", "事業費／R6", "評価", "評価／理由"]
    )
  }

  @Test func `a head over nothing is a column's own and reaches nowhere`() {
    #expect(
      Self.titles([["番号", "名称", "", "備考"], ["", "正式", "略称", ""]]) == ["番号", "名称／正式", "名称／略称", "備考"]
    )
    #expect(Self.titles([["番号", "", "備考"], ["", "名称", ""]]) == ["番号", "名称", "備考"])
  }

  @Test func `an inner group ends with the outer one`() {
    #expect(
      Self.titles([
        ["費用", "", "", "成果", ""], ["事業費", "", "人件費", "", "指標"], ["R5", "R6", "R6", "内容", "R6"],
      ]) == ["費用／事業費／R5", "費用／事業費／R6", "費用／人件費／R6", "成果／内容", "成果／指標／R6"]
    )
  }

  @Test func `merged areas say how far a group reaches`() {
    #expect(
      Self.titles([["事業費", "", ""], ["R5", "R6", "備考"]], merges: ["A1:B1"])
        == ["事業費／R5", "事業費／R6", "備考"]
    )
    #expect(
      Self.titles([["番号", "事業費", ""], ["", "R5", "R6"]], merges: ["A1:A2", "B1:C1"])
        == ["番号", "事業費／R5", "事業費／R6"]
    )
  }

  @Test func `few cells above the heads are a title, more are not`() {
    func rows(_ cells: [[String]]) -> [ClosedRange<Int>] {
      var sheet = Worksheet(name: "a")
      for (row, texts) in cells.enumerated() {
        for (column, text) in texts.enumerated() where !text.isEmpty {
          sheet.cells.append(Cell(.at(row + 1, column + 1), .text(text)))
        }
      }
      return TableHeader.candidates(in: TableTop(sheet)).map(\.rows)
    }
    let title = rows([["一覧表", "", "令和7年度"], [], ["番号", "名称", "備考"]])
    #expect(title.contains(3...3))
    #expect(!rows([["a", "b", "c"], ["番号", "名称", "備考"]]).contains(2...2))
  }
}
