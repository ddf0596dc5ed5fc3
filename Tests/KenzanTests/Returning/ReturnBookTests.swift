import Testing

@testable import Kenzan

/// The workbook of a slip, as drawn.
struct ReturnBookTests {
  private func book(_ slip: ReturnSlip) -> Workbook {
    let links = SourceLinks(from: "out/01.xlsx", in: "/town")
    return ReturnBook(slip: slip, links: links).workbook
  }

  private func book(_ findings: [Finding]) throws -> Workbook {
    book(try #require(try ReturnFixture.slip(findings)))
  }

  @Test func `a row says where, what stands there, what to do, and links to file and copy`() throws
  {
    let book = try book([ReturnFixture.rating, ReturnFixture.sum])
    #expect(book.sheets.map(\.name) == ["指摘票", "1 広報事業", "選択肢"])
    #expect(book.properties.custom == ["kenzan.return": "企画課"])
    let list = book.sheets[0]
    let heads = try #require(list.row(of: "番号"))
    let titles = [
      "番号", "重さ", "場所", "セル", "写し", "記入された値", "正しいと思われる値", "何をするか", "回答", "理由", "回答者", "日付",
    ]
    let shown = "ABCDEFGHIJKL".map { list["\($0)\(heads)"] }
    #expect(shown == titles.map { .text($0) })
    #expect(list["A\(heads + 1)"] == .text("1 広報事業　直すところ1件、確認するところ1件"))
    let row = heads + 2
    #expect(list["A\(row)"] == .text("1"))
    #expect(list["B\(row)"] == .text("要修正"))
    #expect(list["C\(row)"] == .text("総事業費／R6決算額"))
    #expect(list["D\(row)"] == .file("../in/a.xlsx#'Sheet1'!K19", text: "K19"))
    guard case .cell(let cell, 1, "見る") = list["E\(row)"] else {
      Issue.record("no link to the copy: \(String(describing: list["E\(row)"]))")
      return
    }
    #expect(list["F\(row)"] == .text("2,540千円"))
    #expect(list["G\(row)"] == .text("ほかの欄からは\n2,504千円"))
    #expect(list["H\(row)"] == .text("合計を直してください。"))
    // The copy is marked where the link leads, and nothing may be typed into it.
    let copy = book.sheets[1]
    #expect(copy.comments[cell] == "【要修正】合計を直してください。")
    #expect(copy.isProtected)
    #expect(!copy.cells.contains { $0.look.isUnlocked })
    #expect(book.names.isEmpty)
  }

  @Test func `what an answer is about stands in hidden columns beside the page`() throws {
    let list = try book([ReturnFixture.sum]).sheets[0]
    let heads = try #require(list.row(of: "番号"))
    #expect(list.hiddenColumns == Set(13...20))
    #expect(list.page.area?.last.column == 12)
    let technical = "MNOPQRST".map { (list["\($0)\(heads)"], list["\($0)\(heads + 2)"]) }
    let expected = [
      ("kenzan.schema", "shimotsuma.program"), ("kenzan.version", "2025"), ("kenzan.year", "R7"),
      ("kenzan.key", "1"), ("kenzan.rule", "cost.total"), ("kenzan.field", "cost.R6.total"),
      ("kenzan.value", "2540"), ("kenzan.operands", "cost.R6.operating=44"),
    ]
    for (found, wanted) in zip(technical, expected) {
      #expect(found.0 == .text(wanted.0))
      #expect(found.1 == .text(wanted.1))
    }
  }

  @Test func `only answers may be typed, chosen from what the finding allows`() throws {
    let list = try book([ReturnFixture.sum, ReturnFixture.rating]).sheets[0]
    let heads = try #require(list.row(of: "番号"))
    #expect(list.isProtected)
    let unlocked = list.cells.filter(\.look.isUnlocked).map(\.reference.description)
    let answers = [heads + 2, heads + 3].flatMap { row in "IJKL".map { "\($0)\(row)" } }
    #expect(unlocked == answers)
    let choices = list.validations.filter { $0.list != nil }
    #expect(choices.map(\.list) == ["'選択肢'!$B$1:$B$2", "'選択肢'!$A$1:$A$3"])
    #expect(choices.map(\.area.first.row) == [heads + 2, heads + 3])
  }

  @Test func `what follows from a finding stands under it and is not answered`() throws {
    var root = ReturnFixture.sum
    root.consequences = [ReturnFixture.rating]
    let list = try book([root]).sheets[0]
    let heads = try #require(list.row(of: "番号"))
    #expect(list["C\(heads + 3)"] == .text("└ 【要確認】選び直すか、理由を書いてください。"))
    #expect(list["Q\(heads + 3)"] == nil)
    #expect(list.validations.filter { $0.list != nil }.count == 1)
  }

  @Test func `a copy says what its colours mean, on paper and beside the form`() throws {
    let copy = try book([ReturnFixture.rating, ReturnFixture.sum]).sheets[1]
    #expect(copy.page.header.contains("■&K000000直すところ（要修正）"))
    #expect(copy.page.header.contains("写し（見るためのもの）。直すのは、提出したファイルのこのシートです（a.xlsx　シート「Sheet1」）"))
    let last = try #require(copy.page.area?.last.column)
    let beside = copy.cells.filter { $0.reference.column > last }
    let fills = beside.compactMap(\.look.fill)
    #expect(fills == [StyleSheet.faultFill, StyleSheet.doubtFill])
    let marks = beside.filter { $0.reference.column == last + 2 }.map(\.content)
    #expect(marks == [.text("← 番号1"), .text("← 番号2")])
    #expect(copy.page.margins.top + copy.page.margins.bottom == 1.05)
  }

  @Test func `text that was struck out is struck out on list and copy`() throws {
    var text = StruckText()
    text.add("2,540", isStruck: true)
    text.add(" 2,504", isStruck: false)
    var struck = ReturnFixture.sum
    struck.code = .struck
    var sheet = try ReturnFixture.sheet("企画課", [struck])
    let slot = try #require(struck.field.flatMap { sheet.record?.schema.slot(of: $0) })
    sheet.record?.values[slot].state = .unreadable
    sheet.record?.values[slot].raw = text.text
    sheet.record?.values[slot].struck = text
    let slips = ReturnSlips(ReturnFixture.submission([(sheet.path, [sheet], [])]))
    let slip = try #require(slips.slips.first)
    let sheets = book(slip).sheets
    let heads = try #require(sheets[0].row(of: "番号"))
    #expect(sheets[0]["F\(heads + 2)"] == .struck(text))
    #expect(sheets[1].cells.contains { $0.content == .struck(text) })
    #expect(slips.page.contains("<s>2,540</s> 2,504"))
  }

  @Test func `a long list is divided between findings, with its headings on every page`() throws {
    let all = (1...24).flatMap { number -> [Finding] in
      var long = ReturnFixture.sum
      long.message = Message(both: String(repeating: "長い説明です。", count: number * 4))
      long.consequences = [ReturnFixture.rating]
      return [long, ReturnFixture.blank]
    }
    let sheets = try (1...2).map { number in
      try ReturnFixture.sheet("企画課", key: "\(number)", all)
    }
    let slips = ReturnSlips(ReturnFixture.submission([("in/a.xlsx", sheets, [])])).slips
    let list = book(try #require(slips.first)).sheets[0]
    let heads = try #require(list.row(of: "番号"))
    #expect(list.page.repeatedRows == heads...heads)
    #expect(list.page.orientation == .landscape)
    #expect(list.page.footer.contains("&P／&N"))
    #expect(list.pages > 3)
    let last = try #require(list.page.area?.last.row)
    var first = 1
    for end in list.page.breaks + [last] {
      let height = (first...end).reduce(0) { $0 + (list.rowHeights[$1] ?? 15) }
      #expect(height <= list.page.room.height)
      first = end + 1
      // A page never begins with what follows from a finding, nor ends with the heading of a sheet.
      if case .text(let text) = list["C\(first)"] { #expect(!text.hasPrefix("└")) }
      if case .text(let text) = list["A\(end)"] { #expect(!text.contains("広報事業")) }
    }
    #expect(list.cells.allSatisfy { $0.look.fontSize >= 8 })
    #expect(list.rowHeights.values.allSatisfy { $0 <= SheetMetrics.maximumRowHeight })
  }

  @Test func `sheets without findings take a line, and a slip without any has no list`() throws {
    let clear = try ReturnFixture.sheet("企画課", key: "2", path: "in/b.xlsx", [ReturnFixture.note])
    let slips = ReturnSlips(
      ReturnFixture.submission([
        ("in/b.xlsx", [clear], []),
        ("in/a.xlsx", [try ReturnFixture.sheet("企画課", [ReturnFixture.sum])], []),
      ])
    ).slips
    let list = book(try #require(slips.first)).sheets[0]
    let row = try #require(
      list.row(of: "指摘のないシート（1件）　└ の行は、すぐ上のシートについての参考です。直すことも、回答もいりません。")
    )
    #expect(list["A\(row + 1)"] == .text("2 広報事業"))
    #expect(list["H\(row + 1)"] == .text("b.xlsx　シート「Sheet1」"))
    #expect(list["C\(row + 2)"] == .text("└ 【参考】読み替えました。"))
    let none = try book([])
    #expect(none.sheets.map(\.name) == ["指摘票", "選択肢"])
    #expect(none.sheets[0].row(of: "番号") == nil)
    #expect(none.sheets[0].row(of: "期限") == nil)
  }

  @Test func `the same slip gives the same bytes`() throws {
    let findings = [ReturnFixture.sum, ReturnFixture.rating]
    #expect(try book(findings) == book(findings))
    #expect(try book(findings).bytes() == book(findings).bytes())
  }
}
