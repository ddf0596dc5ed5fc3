import Testing

@testable import Kenzan

struct OpinionsSheetTests {
  private func texts(_ paper: PacketPaper, row: Int) -> [String] {
    (paper.sheet?.cells ?? []).filter { $0.reference.row == row }.map { cell in
      if case .text(let text) = cell.content { text } else { "" }
    }
  }

  private func paper(_ worksheets: [[String: String]]) throws -> PacketPaper {
    let description = try PacketFixture.description(try PacketFixture.xml())
    let sheets = try worksheets.map { try PacketFixture.worksheet($0) }
    let members = [Roster.Member(name: "委員A", row: 2), Roster.Member(name: "委員B", row: 3)]
    let returned = ReturnedWorksheets(description, sheets, members: members)
    return OpinionsSheet(
      returns: returned.returns[0],
      sheets: sheets,
      members: members,
      title: "意見一覧"
    ).paper
  }

  @Test func `the sample has a row for every heading and member, problem beside solution`()
    async throws
  {
    let packet = try await PacketFixture.after()
    #expect(packet.codes.isEmpty, "\(packet.codes)")
    #expect(packet.papers.count == 4)
    let paper = packet.papers[1]
    #expect(paper.title == "意見一覧　（高品質経営プログラム①）新たな情報発信媒体を活用した効果的な広報の推進")
    #expect(texts(paper, row: 2) == ["提出5名（うち欠席1名）／出席12名"])
    #expect(texts(paper, row: 3) == ["項目", "委員", "問題点", "解決策"])
    let rows = (4...12).map { Array(texts(paper, row: $0).prefix(2)) }
    #expect(rows.prefix(3) == [["①現状認識", "委員C"], ["①現状認識", "委員D"], ["①現状認識", "委員J"]])
    #expect(rows[3...5].map { $0[1] } == ["委員B", "委員C", "委員F"])
    #expect(rows[6...8].map { $0[1] } == ["委員D", "委員F", "委員J"])
    #expect(texts(paper, row: 5)[2] == "高齢の家族は市報しか見ておらず、SNSの登録を勧められても始め方が分からない。")
    #expect(texts(paper, row: 13) == ["未提出: 委員E、委員H、委員I、委員K、委員L、委員M、委員N、委員O"])
    #expect(texts(packet.papers[2], row: 12) == ["提出したが意見なし: 委員D"])
  }

  @Test func `every opinion says where it was written`() async throws {
    let packet = try await PacketFixture.after()
    let citations = packet.papers[1].sheet?.citations ?? []
    #expect(citations.count == 18)
    let (cell, source) = try #require(citations.first)
    #expect(cell.description == "C4")
    #expect(source.label == "委員C／①現状認識／問題点")
    #expect(source.path.hasSuffix("returned/01.xlsx"))
    #expect(source.place.hasSuffix("!E15"))
    #expect(source.sha256.count == 64)
    for paper in packet.papers {
      for (reference, source) in paper.sheet?.citations ?? [] {
        let cell = paper.sheet?.cells.first { $0.reference == reference }
        #expect(cell?.content == .text(source.value))
      }
    }
    #expect(packet.internalWorkbook.sheets.map(\.name) == ["検査結果", "資料一覧", "提出ファイル", "出典"])
  }

  @Test func `who returned what stands first`() async throws {
    let sheet = try await PacketFixture.after().workbook.sheets[0]
    #expect(sheet.name == "提出状況")
    func row(_ number: Int) -> [SheetCell.Content] {
      sheet.cells.filter { $0.reference.row == number }.map(\.content)
    }
    #expect(row(5) == ["委員B", "副委員長 兼 委員長職務代理", "欠席", "○", "－"].map { .text($0) })
    #expect(row(6) == ["委員C", "", "", "○", "○"].map { .text($0) })
    #expect(row(11) == ["委員H", "", "", "－", "○"].map { .text($0) })
  }

  @Test func `an opinion longer than a row goes on in the next, and nothing is lost`() throws {
    let long = String(repeating: "とても長い意見です。", count: 300)
    let paper = try paper([
      ["member": "委員A", "code": "8101", "opinion.aim.problem": long, "opinion.aim.solution": "短い"]
    ])
    let rows = (4...9).map { texts(paper, row: $0) }.filter { $0.count == 4 }
    #expect(rows.count > 1)
    #expect(rows.map { $0[2] }.joined() == long)
    #expect(rows.map { $0[3] }.joined() == "短い")
    #expect(rows[1][1] == "委員A（続き）")
    #expect(
      paper.sheet?.rowHeights.values.allSatisfy { $0 <= SheetMetrics.maximumRowHeight } == true
    )
  }

  @Test func `what is in doubt is marked`() throws {
    let paper = try paper([
      ["member": "委員B", "code": "8101", "opinion.aim.problem": "あ"],
      ["member": "委員B", "code": "8101", "opinion.aim.problem": "い"],
      ["member": "委員X", "code": "8101", "opinion.aim.problem": "う"],
    ])
    #expect((4...6).map { texts(paper, row: $0)[1] } == ["委員B\n※1枚目", "委員B\n※2枚目", "委員X\n※名簿にない"])
    #expect(texts(paper, row: 7) == ["未提出: 委員A"])
    #expect(texts(paper, row: 8)[0].hasPrefix("※ 名前の下に注記のあるシート"))
  }

  @Test func `a project without any opinion says so`() throws {
    let paper = try paper([])
    #expect(texts(paper, row: 4) == ["意見はありません。", "", ""])
    #expect(texts(paper, row: 5) == ["未提出: 委員A、委員B"])
  }
}
