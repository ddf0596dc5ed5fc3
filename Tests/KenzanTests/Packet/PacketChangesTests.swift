import Foundation
import Testing

@testable import Kenzan

/// What differs from the papers that were handed out last.
struct PacketChangesTests {
  /// The packet as it comes back from the workbook that was handed out.
  private func distributed(_ packet: Packet) throws -> DistributedPacket {
    let bytes = try WorkbookWriter.write(packet.workbook)
    return try #require(DistributedPacket(try Reader.read(bytes, path: "前回.xlsx")))
  }

  private func replaced(_ packet: Packet) -> [String] {
    packet.report.files[0].findings.filter { $0.code == .packetReplaced }.map(\.message.ja)
  }

  @Test func `an unchanged packet stays the edition that it is, byte for byte`() async throws {
    let first = try await PacketFixture.packet()
    let again = try await PacketFixture.packet(previous: try distributed(first))
    #expect(first.edition == 1)
    #expect(again.edition == 1)
    #expect(replaced(again).isEmpty)
    #expect(try WorkbookWriter.write(again.workbook) == (try WorkbookWriter.write(first.workbook)))
    #expect(again.internalWorkbook.sheets.map(\.name).first == "差替え一覧")
  }

  @Test func `a changed cell replaces the pages that show it and says so`() async throws {
    let first = try distributed(try await PacketFixture.packet())
    let second = try await PacketFixture.packet(
      ["市役所近くのビル　3階　西会議室": "市役所近くのビル　5階　東会議室"],
      previous: first
    )
    #expect(second.edition == 2)
    #expect(
      replaced(second) == [
        "「次第」（2頁）を差し替えます: D6「会議」「市役所近くのビル　3階　西会議室」→「市役所近くのビル　5階　東会議室」",
        "「資料2 外部評価委員会　第4回　席次表」（4頁）を差し替えます: A10「会議」"
          + "「令和元年7月24日（水）　市役所近くのビル　3階　西会議室」→「令和元年7月24日（水）　市役所近くのビル　5階　東会議室」",
      ]
    )
    let marked = second.workbook.sheets.filter { $0.page.header.contains("差替え（第2版）") }
    #expect(marked.map(\.name) == ["表紙", "次第", "資料2 外部評価委員会　第4回　席次表"])
    let cover = second.workbook.sheets[0].cells.map(\.content)
    #expect(cover.contains(.text("第2版")))
    #expect(cover.contains(.link(sheet: 1, text: "次第（差替え）")))
    // A page that was replaced once keeps its mark while nothing else changes.
    let third = try await PacketFixture.packet(
      ["市役所近くのビル　3階　西会議室": "市役所近くのビル　5階　東会議室"],
      previous: try distributed(second)
    )
    #expect(third.edition == 2)
    #expect(
      third.workbook.sheets.filter { $0.page.header.contains("差替え（第2版）") }.map(\.name)
        == marked.map(\.name)
    )
  }

  @Test func `another picture replaces its page`() async throws {
    let packet = try await PacketFixture.packet()
    var workbook = packet.workbook
    let place = try #require(workbook.sheets.firstIndex { !$0.pictures.isEmpty })
    workbook.sheets[place].pictures = []
    let bytes = try WorkbookWriter.write(workbook)
    let before = try #require(DistributedPacket(try Reader.read(bytes, path: "前回.xlsx")))
    let words = replaced(try await PacketFixture.packet(previous: before))
    #expect(words.count == 1)
    #expect(words.first?.contains("資料4－1 事業の説明シート」（6頁）を差し替えます") == true, "\(words)")
    #expect(words.first?.contains("「」→「［画像 ") == true, "\(words)")
  }

  @Test func `a paper that is put in, taken out or moved is known again`() async throws {
    let first = try distributed(try await PacketFixture.packet())
    let seats =
      "  <seats shape=\"horseshoe\" secretariat=\"3\" entrance=\"right\""
      + " title=\"外部評価委員会　第4回　席次表\"/>\n"
    let without = try await PacketFixture.packet([seats: ""], previous: first)
    let words = replaced(without)
    #expect(words.contains { $0.hasSuffix("資料番号だけが変わります。") && $0.contains("資料3－1 事業の説明シート") })
    #expect(words.contains("「資料2 外部評価委員会　第4回　席次表」（差替え前の4頁）を除きます。"))
    let back = try await PacketFixture.packet(previous: try distributed(without))
    #expect(replaced(back).contains("「資料2 外部評価委員会　第4回　席次表」（4頁）を加えます。"))
    #expect(back.edition == 3)
  }

  @Test func `pages that only have other numbers are named apart`() throws {
    func packet(_ edition: Int, roster: Int) -> DistributedPacket {
      DistributedPacket(
        edition: edition,
        meeting: "会議",
        path: "前回.xlsx",
        papers: [
          "a": .init(tab: "資料1", edition: 1, firstPage: 1, breaks: [], rows: rows(roster)),
          "b": .init(tab: "資料2", edition: 1, firstPage: roster, breaks: [1], rows: rows(2)),
        ]
      )
    }
    func rows(_ count: Int) -> [[Int: String]] { (0..<count).map { [1: "\($0)"] } }
    let papers = ["a", "b"].map { identity in
      var paper = PacketPaper(title: identity, sheet: WorkbookSheet(name: identity))
      paper.identity = identity
      return paper
    }
    let changes = PacketChanges(from: packet(1, roster: 2), to: packet(1, roster: 3), order: papers)
    #expect(changes.papers.map(\.tab) == ["資料1"])
    let cell = try #require(CellReference("A3"))
    #expect(changes.papers.first?.kind == .changed([.init(cell: cell, old: "", new: "2")]))
    #expect(changes.moved == ["資料2"])
  }

  @Test func `rows that were put in are aligned, and only their pages differ`() throws {
    func packet(_ rows: [String]) -> DistributedPacket {
      DistributedPacket(
        edition: 1,
        meeting: "会議",
        path: "前回.xlsx",
        papers: [
          "a": .init(
            tab: "資料1",
            edition: 1,
            firstPage: 5,
            breaks: [2, 4],
            rows: rows.map { [2: $0] }
          )
        ]
      )
    }
    var paper = PacketPaper(title: "資料1", sheet: WorkbookSheet(name: "資料1"))
    paper.identity = "a"
    let changes = PacketChanges(
      from: packet(["a", "b", "c", "d", "e"]),
      to: packet(["a", "b", "c", "x", "d", "f"]),
      order: [paper]
    )
    let changed = try #require(changes.papers.first)
    #expect(changed.pages == [6, 7])
    guard case .changed(let cells) = changed.kind else {
      Issue.record("\(changed)")
      return
    }
    #expect(cells.map(\.new) == ["x", "f"])
    #expect(cells.map(\.old) == ["", "e"])
    #expect(PacketChanges.range(of: [3, 4, 5, 8]) == "3～5、8")
  }

  @Test func `a workbook that is no packet is refused, another meeting's is a warning`()
    async throws
  {
    let workbook = try Reader.read(Array("甲,乙".utf8), path: "前回.csv")
    #expect(DistributedPacket(workbook) == nil)
    let first = try distributed(try await PacketFixture.packet())
    let other = try await PacketFixture.packet(["number=\"4\"": "number=\"5\""], previous: first)
    #expect(other.codes.contains("packet.previous"))
  }
}
