import Testing

@testable import Kenzan

struct PacketTests {
  @Test func `the sample has its papers in order, with numbers, pages and no draft`() async throws {
    let packet = try await PacketFixture.packet()
    #expect(packet.codes == ["packet.unit"])
    #expect(!packet.isDraft)
    #expect(
      packet.papers.dropFirst(2).map(\.number) == [
        "資料1", "資料2", "資料3", "資料4", "資料4－1", "資料4－2", "資料4－3", "資料4－4", "資料4－5", "資料4－6", "資料4－7",
        "資料5", "資料5－1", "資料5－2", "資料5－3", "資料5－4", "資料6", "資料7", "資料8", "資料9", "資料10",
      ]
    )
    let tabs = packet.workbook.sheets.map(\.name)
    #expect(tabs.prefix(3) == ["表紙", "次第", "資料1 外部評価委員会　委員名簿"])
    #expect(tabs.count == 20)
    for sheet in packet.workbook.sheets {
      #expect(!sheet.page.header.contains("下書き"))
      #expect(sheet.page.footer.contains("&P／&N"))
    }
    #expect(packet.workbook.sheets[5].page.footer.hasSuffix("資料4－1"))
    #expect(packet.workbook.sheets.last?.page.paper == .a3)
  }

  @Test func `the agenda says once what every project has`() async throws {
    let agenda = try await PacketFixture.packet().workbook.sheets[1]
    let texts = agenda.cells.compactMap { cell in
      if case .text(let text) = cell.content { text } else { nil }
    }
    #expect(texts.filter { $0 == "事業評価シート" }.count == 1)
    #expect(
      texts.suffix(7) == [
        "資料4・資料5の内容", "－1", "事業の説明シート", "－2", "事業評価シート", "－3", "意見出し用ワークシート",
      ]
    )
    #expect(texts.contains("資料4－4"))
  }

  @Test func `the contents lead to the tabs with their pages`() async throws {
    let packet = try await PacketFixture.packet()
    let cover = packet.workbook.sheets[0]
    let links = cover.cells.compactMap { cell in
      if case .link(let sheet, let text) = cell.content {
        (sheet, text, cell.reference.row)
      } else {
        nil
      }
    }
    #expect(links.map(\.0) == Array(1...19))
    var page = 2
    for (sheet, text, row) in links {
      let pages = packet.workbook.sheets[sheet].pages
      let shown = cover.cells.last { $0.reference.row == row }?.content
      #expect(shown == .text(pages == 1 ? "\(page)" : "\(page)～\(page + pages - 1)"), "\(text)")
      page += pages
    }
  }

  @Test func `the committee's papers hold nothing internal`() async throws {
    let packet = try await PacketFixture.packet()
    let texts = packet.workbook.sheets.flatMap(\.cells).compactMap { cell in
      if case .text(let text) = cell.content { text } else { nil }
    }
    #expect(!texts.contains { $0.contains(".xlsx") || $0.contains("packet.") })
    #expect(packet.workbook.sheets.allSatisfy { $0.comments.isEmpty })
    #expect(
      packet.internalWorkbook.sheets.map(\.name)
        == ["検査結果", "資料一覧", "提出の状況", "提出ファイル", "出典"]
    )
  }

  @Test func `a sheet shows internal fields only where the packet says so`() async throws {
    func names(_ packet: Packet) -> [SheetCell.Content] {
      let cells = packet.papers.first { $0.number == "資料8" }?.sheet?.cells ?? []
      return cells.map(\.content).filter { $0 == .text("委員F") }
    }
    #expect(names(try await PacketFixture.packet()).count == 1)
    let withheld = try await PacketFixture.packet([#" shows="attendees.name""#: ""])
    #expect(!withheld.isDraft)
    #expect(names(withheld).isEmpty)
  }

  @Test func `the chair's report has its headings and paragraphs in order`() async throws {
    let packet = try await PacketFixture.packet()
    let paper = packet.papers.first { $0.number == "資料6" }
    #expect(paper?.title == "委員長報告")
    let texts = (paper?.sheet?.cells ?? []).compactMap { cell in
      if case .text(let text) = cell.content { text } else { nil }
    }
    #expect(texts.count == 7)
    #expect(texts[1] == "第2回・第3回の「委員会からのメッセージ」について")
    #expect(texts[2].hasPrefix("　第2回の健康・スポーツと第3回の子育てについて"))
    #expect(texts[3].hasPrefix("　取りまとめに当たっては"))
    #expect(texts[4] == "所管課からの回答")
  }

  @Test func `a paragraph longer than a row goes on in the next`() {
    let long = String(repeating: "長い報告です。", count: 600)
    let sheet = ReportSheet(
      blocks: [ReportBlock(text: long, isHeading: false, line: 5)],
      title: "報告"
    ) { CellOrigin(label: "", value: $0.text, path: "", sha256: "", place: "\($0.line)行目") }
    .sheet(named: "報告")
    let parts = sheet.cells.compactMap { cell -> String? in
      if case .text(let text) = cell.content, cell.reference.column == 2 { text } else { nil }
    }
    #expect(parts.count > 1)
    #expect(parts.joined() == "　" + long)
    #expect(sheet.rowHeights.values.allSatisfy { $0 <= SheetMetrics.maximumRowHeight })
    #expect(sheet.pages > 1)
  }

  @Test func `the same input gives the same bytes`() async throws {
    let first = try await PacketFixture.packet()
    let second = try await PacketFixture.packet()
    #expect(try WorkbookWriter.write(first.workbook) == (try WorkbookWriter.write(second.workbook)))
    #expect(
      try WorkbookWriter.write(first.internalWorkbook)
        == (try WorkbookWriter.write(second.internalWorkbook))
    )
  }

  @Test(arguments: [
    ("（水）</date>", "（木）</date>", "packet.weekday", true),
    ("year=\"R1\"", "year=\"R2\"", "packet.year", false),
    ("\"roster.csv\"", "\"nobody.csv\"", "packet.file", true),
    ("field=\"policy.name\"", "field=\"policy.nmae\"", "packet.file", true),
    ("../saitama.explanation/true", "../saitama.worksheet/true", "packet.missing", true),
    ("total=\"46\"", "total=\"47\"", "packet.total", true),
    ("../saitama.program/true", "../saitama.program", "packet.several", true),
    ("../saitama.program/true", "../saitama.program", "packet.code", false),
    ("\"相談の窓口に関する事業群\"", "\"企業との連携・協定による公共サービスの充実\"", "packet.name", false),
    ("窓口が分かれていても", "企業との連携・協定による公共サービスの充実は、窓口が分かれていても", "packet.name", false),
    (">市民と行政の絆による市政運営</fill>", ">市民と行政の絆による市政の運営</fill>", "packet.name", false),
  ])
  func `a drift or a missing part is a finding`(
    old: String,
    new: String,
    code: String,
    isDraft: Bool
  ) async throws {
    let packet = try await PacketFixture.packet([old: new])
    #expect(packet.codes.contains(code), "\(packet.codes)")
    if isDraft {
      #expect(packet.isDraft)
      #expect(packet.workbook.sheets.allSatisfy { $0.page.header.contains("&C&14下書き") })
    }
  }

  @Test func `a sheet that fails its check is said at its line`() async throws {
    let faulty = "samples/saitama.program/faulty/01-share-of-settlement.xlsx"
    let packet = try await PacketFixture.packet([
      "../saitama.program/true": "../../\(faulty)"
    ])
    let own = packet.report.files[0]
    #expect(own.findings.map(\.code).contains(.packetRejected))
    #expect(
      own.findings.first { $0.code == .packetRejected }?.cell?.hasPrefix("packet.xml:") == true
    )
  }

  @Test func `one project with two names is a finding with both cells`() async throws {
    let assembly = try await PacketFixture.assembly { sheets in
      let place = try #require(
        sheets.firstIndex { $0.record?.schema.id == "saitama.program" && $0.report.key == "8203" }
      )
      let slot = try #require(sheets[place].record?.schema.subject)
      sheets[place].record?.values[slot].state = .text("企業との連携・協定による公共サービスの充実")
    }
    let findings = PacketConsistency(assembly: assembly).findings.filter { $0.code == .packetName }
    #expect(findings.count == 1)
    #expect(findings.first?.related.count == 2)
    #expect(findings.first?.message.ja.contains("「企業との連携・協定による公共的サービスの充実」（資料5－1、") == true)
  }

  @Test func `the plan seats who comes, and the tree shows what the sheets say`() async throws {
    let packet = try await PacketFixture.packet()
    func texts(_ number: String) -> [String] {
      (packet.papers.first { $0.number == number }?.sheet?.cells ?? []).compactMap { cell in
        if case .text(let text) = cell.content { text } else { nil }
      }
    }
    let plan = texts("資料2").joined(separator: "\n")
    for (letter, isThere) in [("A", false), ("B", false), ("C", true), ("F", true), ("O", true)] {
      #expect(plan.contains("委員\(letter)") == isThere, "\(plan)")
    }
    let tree = texts("資料3").joined(separator: "\n")
    #expect(tree.contains("企業との連携・協定による公共的サービスの充実"))
    #expect(tree.contains("達成度　B"))
    #expect(!tree.contains("—"))
  }

  @Test func `a figure with two digits swapped in another paper is a finding`() async throws {
    let assembly = try await PacketFixture.assembly { sheets in
      let place = try #require(
        sheets.firstIndex {
          $0.record?.schema.id == "saitama.explanation" && $0.report.key == "8101"
        }
      )
      let slot = try #require(
        sheets[place].record?.values.firstIndex { $0.raw.contains("77,475件") }
      )
      let raw = sheets[place].record?[slot].raw.replacing("77,475件", with: "77,457件") ?? ""
      sheets[place].record?.values[slot].raw = raw
    }
    let findings = PacketConsistency(assembly: assembly).findings.filter { $0.code == .packetDrift }
    #expect(findings.map(\.value) == ["77,457件／77,475件"])
    #expect(findings.first?.message.ja.contains("どちらかの書き誤りです") == true)
  }

  @Test func `one figure with two units is a finding`() async throws {
    let packet = try await PacketFixture.packet()
    let finding = packet.report.files[0].findings.first { $0.code == .packetUnit }
    #expect(finding?.value == "193件／193事業")
    #expect(finding?.message.en.contains("one figure has different units") == true)
  }
}
