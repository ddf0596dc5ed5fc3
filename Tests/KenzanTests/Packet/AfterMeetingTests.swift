import Testing

@testable import Kenzan

struct AfterMeetingTests {
  @Test func `what is wrong with the faulty worksheets is said at each`() async throws {
    let packet = try await PacketFixture.after(["returned", "returned-faulty"])
    let codes = packet.report.files.reduce(into: [String: [String]]()) { codes, file in
      let name = file.path.split(separator: "/").suffix(2).joined(separator: "/")
      let found = file.allFindings.filter { $0.severity > .info }.map(\.code.rawValue)
      if !found.isEmpty { codes[name] = found }
    }
    #expect(
      codes == [
        "returned/03.xlsx": ["returned.several"],
        "returned-faulty/01-several.xlsx": ["returned.several"],
        "returned-faulty/02-member.xlsx": ["returned.member"],
        "returned-faulty/03-project.xlsx": ["returned.project"],
        "returned-faulty/04-rejected.xlsx": ["returned.rejected", "required"],
      ]
    )
    #expect(packet.report.exitCode(failOn: .error) == 1)
    #expect(packet.report.counts.errors == 6)
    #expect(!packet.isDraft)
    // Neither of two, and nobody unknown, gets into the minutes.
    let drafted = packet.papers[3].opinions
    #expect(!drafted.contains("媒体ごとの役割が定まっていない。"))
    #expect(!drafted.contains("媒体ごとの役割が定まっておらず、同じ文章をすべての媒体に載せている。"))
    #expect(!drafted.contains("市報との使い分けが示されていない。"))
    #expect(drafted.contains("企業の選び方が公表されていない。"))
  }

  @Test func `nothing returned at all is an error`() async throws {
    let packet = try await PacketFixture.after(["minutes"])
    #expect(packet.codes == ["returned.none"])
    #expect(
      packet.report.files[0].findings[0].message.ja.contains("（様式 saitama.worksheet）が1枚もありません")
    )
    #expect(packet.papers[1].opinions.isEmpty)
  }

  @Test func `a file with nothing to collect in it is said`() async throws {
    let packet = try await PacketFixture.after(["returned", "minutes"])
    #expect(packet.codes == ["returned.form"])
    let file = packet.report.files.last
    #expect(file?.path.hasSuffix("minutes/03.xlsx") == true)
    #expect(
      file?.findings.last?.message.ja
        == "「03.xlsx」には集める様式（saitama.worksheet）のシートがありません。意見が書かれていないか、開いて確かめてください。"
    )
    #expect(packet.papers[1].opinions.count == 18)
  }

  @Test func `a form of which nobody says who fills it in is not collected`() async throws {
    let packet = try await PacketFixture.after(["returned"], [#" member="member""#: ""])
    #expect(packet.report.files[0].findings.map(\.code) == [.returnedNone])
    #expect(packet.report.files[0].findings[0].message.en.contains("'member' of <form>"))
  }

  @Test(arguments: [
    (#"src="roster.csv""#, #"src="nobody.csv""#, "was not read"),
    ("<seats ", "<!--", "add a <roster>"),
  ])
  func `without a roster nobody knows who is missing`(
    old: String,
    new: String,
    word: String
  )
    async throws
  {
    var changes = [old: new]
    if new == "<!--" {
      changes = [
        #"<roster src="roster.csv" order="kana" quorum="majority" title="外部評価委員会　委員名簿"/>"#: "",
        #"<seats shape="horseshoe" secretariat="3" entrance="right" title="外部評価委員会　第4回　席次表"/>"#:
          "",
      ]
    }
    let packet = try await PacketFixture.after(["returned"], changes)
    #expect(packet.codes == ["returned.roster"])
    #expect(packet.report.files[0].findings[0].message.en.contains(word))
    // The opinions are there all the same.
    #expect(packet.papers[1].opinions.count == 18)
  }

  @Test func `a packet without minutes has the lists alone`() async throws {
    let text = try PacketFixture.xml()
    let start = try #require(text.firstRange(of: "  <minutes ")).lowerBound
    let packet = try await PacketFixture.after(["returned"], [String(text[start...]): "</packet>"])
    #expect(packet.papers.count == 3)
    #expect(packet.workbook.names.isEmpty)
  }

  @Test func `what does not fit the minutes is said at its line`() async throws {
    let packet = try await PacketFixture.after(["returned"], [#" else="委員""#: ""])
    #expect(packet.codes == ["minutes.value", "minutes.value"])
    let finding = packet.report.files[0].findings[0]
    #expect(finding.severity == .warning)
    #expect(finding.cell?.hasPrefix("packet.xml:") == true)
    #expect(packet.report.exitCode(failOn: .error) == 0)
    #expect(packet.report.exitCode(failOn: .warning) == 1)
  }

  @Test func `the same input gives the same bytes`() async throws {
    let first = try await PacketFixture.after()
    let second = try await PacketFixture.after()
    #expect(try WorkbookWriter.write(first.workbook) == (try WorkbookWriter.write(second.workbook)))
    #expect(
      try WorkbookWriter.write(first.internalWorkbook)
        == (try WorkbookWriter.write(second.internalWorkbook))
    )
  }
}
