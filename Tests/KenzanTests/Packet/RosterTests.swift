import Foundation
import Testing

@testable import Kenzan

struct RosterTests {
  private func findings(
    _ text: String,
    _ part: RosterPart = RosterPart(source: "roster.csv")
  ) throws -> [String] {
    let (roster, columns) = try PacketFixture.roster(text)
    return RosterFindings(roster: roster, part: part, columns: columns, sheet: "roster").all
      .map { "\($0.code) \($0.severity) \($0.cell ?? "")" }
  }

  private static let head = "役職,氏名,ふりがな,所属,出欠\r\n"

  @Test func `readings are ordered as in a dictionary`() throws {
    let names = ["ばば", "はら", "ハヤシ", "さとう", "ざいつ", "ああ", "あぁ", ""]
    let rows = names.map { ",\($0)さん,\($0),," }.joined(separator: "\r\n")
    let (roster, _) = try PacketFixture.roster(Self.head + rows)
    let ordered = roster.ordered(by: .kana, chair: nil).map(\.kana)
    #expect(ordered == ["あぁ", "ああ", "ざいつ", "さとう", "ばば", "ハヤシ", "はら", ""])
  }

  @Test func `a list in CP932 is read like one in UTF-8`() throws {
    let text = Self.head + "会長,髙橋,たかはし,①の会,欠席"
    let data = try #require(text.data(using: .shiftJIS))
    let file = try Reader.read(Array(data), path: "roster.csv")
    #expect(Roster.read(file.worksheets[0]).roster == (try PacketFixture.roster(text).0))
  }

  @Test func `roles are ordered chair, deputies, others, members`() throws {
    let roles = ["", "オブザーバー", "副委員長 兼 委員長職務代理", "委員", "委員長", "副委員長"]
    let rows = roles.enumerated().map { "\($1),委員\($0),,," }.joined(separator: "\r\n")
    let (roster, _) = try PacketFixture.roster(Self.head + rows)
    #expect(
      roster.ordered(by: .role, chair: nil).map(\.role)
        == ["委員長", "副委員長 兼 委員長職務代理", "副委員長", "オブザーバー", "", "委員"]
    )
    #expect(roster.ordered(by: .role, chair: "オブザーバー")[0].role == "オブザーバー")
  }

  @Test(arguments: [(RosterPart.Quorum.majority, 3), (.half, 2), (.count(4), 4)])
  func `the quorum of four members`(quorum: RosterPart.Quorum, needed: Int) throws {
    let (roster, _) = try PacketFixture.roster(Self.head + ",甲,,,\r\n,乙,,,欠席\r\n,丙,,,出席\r\n,丁,,,×")
    #expect(roster.needed(for: quorum) == needed)
    #expect(roster.present.map(\.name) == ["甲", "丙"])
  }

  @Test func `a good roster has no findings`() throws {
    #expect(try findings(Self.head + "会長,甲,,,\r\n,乙,,,欠席\r\n,丙,,,出席") == [])
  }

  @Test func `a roster without a chair, with a name twice, a word for attendance`() throws {
    #expect(
      try findings(Self.head + ",甲,,,\r\n,甲,,,未定\r\n,丙,,,\r\n,,あ,,")
        == [
          "packet.chair warning ", "packet.member warning roster!B3",
          "packet.member error roster!B5",
          "packet.attendance error roster!E3",
        ]
    )
  }

  @Test func `two chairs, a missing reading, too few members`() throws {
    var part = RosterPart(source: "roster.csv")
    part.order = .kana
    #expect(
      try findings(Self.head + "会長,甲,こう,,欠席\r\n会長,乙,,,欠", part)
        == [
          "packet.chair warning roster!A3", "packet.kana error roster!C3", "packet.quorum warning ",
        ]
    )
  }

  @Test func `a list without the headings`() throws {
    #expect(
      try findings("役職,なまえ\r\n会長,甲") == [
        "packet.file error ", "packet.file error ",
      ]
    )
  }

  @Test func `the page marks who is absent and states the quorum`() throws {
    let text = Self.head + "会長,甲,,学校,\r\n,乙,,,欠\r\n,丙,,,出席"
    let file = try Reader.read(Array(text.utf8), path: "roster.csv")
    let source = try #require(RosterSource(file, part: RosterPart(source: "roster.csv")))
    let sheet = RosterSheet(source: source, title: "名簿").sheet(named: "名簿")
    #expect(sheet.origins[try #require(CellReference("B4"))]?.first?.place == "roster!B2")
    let texts = sheet.cells.compactMap { cell in
      if case .text(let text) = cell.content { text } else { nil }
    }
    #expect(texts.filter { $0 == "欠席" }.count == 1)
    #expect(texts.contains("委員3名のうち、出席2名、欠席1名。会議の成立に必要な過半数（2名）を満たしています。"))
  }
}
