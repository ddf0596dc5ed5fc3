import Foundation
import Testing

@testable import Kenzan

/// The pages of a reconciliation's workbook.
struct ReconciliationBookTests {
  private static let lines = [
    "一般会計,2,1,広報,a,0,0,0,2540000,0", "一般会計,2,2,広聴,a,0,0,0,71000,0",
    "一般会計,3,3,福祉,a,0,0,0,900000,0", "一般会計,3,4,相談,a,0,0,0,500,0",
  ]
  private static let sheets = [
    ["number": "1", "name": "広報", "division": "=A1", "cost.R6.operating": "2540"],
    ["number": "2", "name": "広聴", "cost.R6.operating": "17"],
    ["number": "9", "name": "福祉", "cost.R6.operating": "900"],
    ["number": "4", "name": "相談", "cost.R6.operating": "未定"],
  ]

  private func reconciliation() throws -> Reconciliation {
    try ReconcileFixture.reconciliation(Self.lines, Self.sheets)
  }

  private func book(_ reconciliation: Reconciliation) -> Workbook {
    let links = SourceLinks(from: "out/r.xlsx", in: "/town")
    return ReconciliationBook(reconciliation: reconciliation, links: links).workbook
  }

  private func sheet(_ name: String, of book: Workbook) throws -> [[SheetCell.Content]] {
    let sheet = try #require(book.sheets.first { $0.name == name })
    let rows = Dictionary(grouping: sheet.cells, by: \.reference.row)
    return rows.sorted { $0.key < $1.key }.map { _, cells in
      cells.sorted { $0.reference.column < $1.reference.column }.map(\.content)
    }
  }

  private func texts(_ row: [SheetCell.Content]) -> [String] {
    row.map {
      switch $0 {
      case .text(let text), .file(_, let text), .link(_, let text), .cell(_, _, let text): text
      case .number(let number), .formula(_, .number(let number)): number.description
      case .formula(_, .text(let text)): text
      case .struck(let struck): struck.text
      case .blank, .boolean: ""
      }
    }
  }

  @Test func `the workbook is known by the map's title and has its pages in order`() throws {
    let book = book(try reconciliation())
    #expect(book.properties.custom == ["kenzan.reconciliation": "突合"])
    #expect(book.sheets.map(\.name) == ["総括", "要確認", "全件", "科目別", "未提出", "根拠"])
  }

  @Test func `exceptions come by size, under the headings by which they are read back`() throws {
    let rows = try sheet("要確認", of: book(try reconciliation())).map(texts)
    #expect(
      rows[2] == [
        "キー", "段階", "名称", "所属", "シート計（円）", "台帳計（円）", "差（円）", "幅（円）", "区分", "説明", "回答", "開く",
        "根拠（シート）", "根拠（台帳）",
      ]
    )
    let list = rows.dropFirst(3)
    #expect(list.map { $0[0] } == ["3", "9", "2", "4"])
    #expect(list.map { $0[6] } == ["-900000", "900000", "-54000", "-500"])
    #expect(list.map { $0[8] } == ["台帳のみ（未提出）", "シートのみ", "不一致", "判定不能"])
    let difference = try #require(list.first { $0[0] == "2" })
    #expect(difference[9].contains("71,000円の打ち間違い"))
    #expect(difference[10] == "")
    #expect(difference[13] == "3行 71,000円")
  }

  @Test func `every item is listed, and the sum of those shown stands above`() throws {
    let result = try reconciliation()
    let rows = try sheet("全件", of: book(result))
    #expect(rows.dropFirst(3).count == result.items.count)
    #expect(rows[1].contains(.formula("SUBTOTAL(109,$E$4:$E$8)", .number(ExactDecimal(3_457_000)))))
    #expect(rows[1].contains(.formula("SUBTOTAL(109,$F$4:$F$8)", .number(ExactDecimal(3_511_500)))))
    #expect(rows[1].contains(.formula("SUBTOTAL(109,$G$4:$G$8)", .number(ExactDecimal(-54_500)))))
  }

  @Test func `subtotals add up to the control totals`() throws {
    let rows = try sheet("科目別", of: book(try reconciliation()))
    let sum = try #require(rows.last)
    #expect(texts(sum) == ["款別", "支出済額", "計", "4", "3457000", "4", "3511500", "-54500"])
    #expect(
      sum[4] == .formula("SUBTOTAL(109,$E$4:$E$6)", .number(ExactDecimal(3_457_000)))
    )
  }

  @Test func `what only the ledger has stands with its candidate`() throws {
    let rows = try sheet("未提出", of: book(try reconciliation())).map(texts)
    #expect(rows[3] == ["3", "支出済額", "福祉", "1", "900000", "9 福祉", "名称・金額"])
  }

  @Test func `the overview counts, proves and names the files`() throws {
    let rows = try sheet("総括", of: book(try reconciliation()))
    let all = rows.map(texts)
    #expect(all.contains { $0.first == "台帳の基準日" && $0[1] == "2025-06-30現在" })
    #expect(all.contains { $0.first == "決算の段階" && $0[1] == "見込" })
    #expect(
      all.contains {
        $0.last == "確かめるものが4件あります（不一致1件、シートのみ1件、台帳のみ（未提出）1件、判定不能1件）。"
          + "「要確認」に差の大きい順に並べています。"
      }
    )
    let total = try #require(all.first { $0.first == "支出済額　計" })
    #expect(total == ["支出済額　計", "5", "3457000", "3511500", "-54500", "4", "4"])
    #expect(all.count { $0.last == "一致" } == (try reconciliation().control.checks.count))
    #expect(all.contains(["評価シート", "a.csv", "00"]))
  }

  @Test func `links lead from the workbook's folder to the file and its cell`() {
    let links = SourceLinks(from: "out/r.xlsx", in: "/town")
    #expect(links.relative("提出/a b.xlsx") == "../提出/a b.xlsx")
    #expect(links.relative("/town/out/a.xlsx") == "a.xlsx")
    #expect(links.relative("../x/./a.csv") == "../../x/a.csv")
    #expect(
      links.content("F24", path: "a.xlsx", cell: "Sheet 1!F24")
        == .file("../a.xlsx#'Sheet 1'!F24", text: "F24")
    )
    #expect(links.content("F24", path: "a.csv", cell: "a!F24") == .file("../a.csv", text: "F24"))
    #expect(links.content("F24", path: "a#1.xlsx", cell: "a!F24") == .text("F24"))
    let long = String(repeating: "長", count: 700) + ".xlsx"
    #expect(links.content("F24", path: long) == .text("F24"))
  }

  @Test func `the table has a row for each item, and nothing that runs as a formula`() throws {
    let result = try reconciliation()
    let files = try result.files(for: "out/突合.xlsx")
    #expect(files.map(\.path) == ["out/突合.xlsx", "out/突合.csv", "out/突合.datapackage.json"])
    let text = String(decoding: files[1].bytes, as: UTF8.self)
    let lines = text.split(separator: "\r\n")
    #expect(lines.count == result.items.count + 1)
    #expect(lines[2].hasPrefix("2,settled,支出済額,広聴,,beyond-rounding,17000,1,71000,1,-54000,"))
    #expect(!text.contains(",=A1") && text.contains(",'=A1"))
    #expect(try result.files(for: "out/突合.xlsx") == files)
  }

  @Test func `a line that is not understood is a finding, and the verdict says so`() throws {
    let lines = Self.lines + ["一般会計,3,5,窓口,a,0,0,0,精算中,0"]
    let book = book(try ReconcileFixture.reconciliation(lines, Self.sheets))
    let found = try sheet("指摘", of: book).map(texts).dropFirst(3)
    #expect(found.map { $0[1] } == ["ledger.csv:6"])
    #expect(found.map { $0[3] } == ["ledger.amount"])
    let verdict = try #require(try sheet("総括", of: book).map(texts).first { $0[0] == "結果" })
    #expect(verdict[1].hasSuffix("このほか、ファイルについての指摘が1件あります（「指摘」）。"))
  }

  @Test func `nothing to look at is said`() throws {
    let result = try ReconcileFixture.reconciliation([Self.lines[0]], [Self.sheets[0]])
    let book = book(result)
    #expect(!book.sheets.map(\.name).contains("根拠"))
    #expect(try sheet("要確認", of: book).last?.first == .text("確かめるものはありません。"))
    #expect(try sheet("総括", of: book).map(texts).contains(["結果", "確かめるものはありません。"]))
  }
}
