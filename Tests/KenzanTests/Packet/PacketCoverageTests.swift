import Testing

@testable import Kenzan

/// What the papers of a meeting say of the sheets they stand on.
struct PacketCoverageTests {
  private func texts(_ sheet: WorkbookSheet?) throws -> [String] {
    try #require(sheet).cells.compactMap { cell in
      if case .text(let text) = cell.content { text } else { nil }
    }
  }

  private func packet(_ register: Register?) async throws -> Packet {
    let description = try PacketFixture.description(try PacketFixture.xml())
    return try Packet(
      description,
      try await PacketFixture.submission(description),
      catalogue: try Catalogue(),
      register: register
    )
  }

  @Test func `the list of subjects says of how many sheets it is`() async throws {
    let packet = try await packet(nil)
    let list = try texts(packet.workbook.sheets.last)
    #expect(list[1] == "2件中2件のシートによる")
    #expect(!list.contains { $0.hasPrefix("※") })
    let kept = try texts(packet.internalWorkbook.sheets.first { $0.name == "提出の状況" })
    #expect(kept.filter { $0 == "提出されたもの" }.count == 3, "one for every form")
  }

  @Test func `a register names what is missing, also to the committee`() async throws {
    let packet = try await packet(
      try RegisterFixture.register([
        "saitama.program,R1,8101,,,,,,,", "saitama.program,R1,8203,,,,,,,",
        "saitama.program,R1,8304,窓口の改善,,,,,,", "saitama.program,R1,8405,公営企業,,,受理,aa,,",
      ])
    )
    #expect(packet.codes == ["packet.unit"], "a register judges no sheet")
    let list = try texts(packet.workbook.sheets.last)
    #expect(list[1] == "4件中2件のシートによる")
    #expect(
      list.suffix(2) == [
        "※ 未提出1件（この一覧にありません）: 8304 窓口の改善",
        "※ 提出済で今回の集計にないもの1件（この一覧にありません）: 8405 公営企業",
      ]
    )
    let kept = try texts(packet.internalWorkbook.sheets.first { $0.name == "提出の状況" })
    #expect(kept.contains("台帳で提出が必要なもの"))
    #expect(kept.contains("　窓口の改善"))
    #expect(kept.filter { $0 == "提出されたもの" }.count == 2, "it asks for one form only")
  }

  @Test func `what does not count is on no list, and what came twice is said`() async throws {
    let assembly = try await PacketFixture.assembly { sheets in
      let place = try #require(sheets.firstIndex { $0.report.schema == "saitama.program" })
      var again = sheets[place]
      again.path = "again/\(again.path.fileName)"
      sheets.append(again)
      again.report.isCounted = false
      sheets.append(again)
    }
    let tally = assembly.tally(of: "saitama.program")
    #expect(tally.exceptions.map(\.reason) == [.double])
    let list = try texts(assembly.papers.last { $0.sheet != nil }?.sheet)
    #expect(list[1] == "2件中2件のシートによる（重複1件を含む）")
    #expect(list.last == "※ 重複1件（同じ番号のシートが2行以上あります）")
    #expect(!list.contains { $0.contains(".xlsx") }, "names of files are internal")
  }
}
