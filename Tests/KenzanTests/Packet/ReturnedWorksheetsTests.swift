import Testing

@testable import Kenzan

struct ReturnedWorksheetsTests {
  private static let aim = "opinion.aim.problem"

  private func returned(
    _ sheets: [TidySheet],
    members: [String] = ["委員A", "佐藤一郎"]
  ) throws -> ReturnedWorksheets {
    let description = try PacketFixture.description(try PacketFixture.xml())
    let roster = members.enumerated().map { Roster.Member(name: $1, row: $0 + 2) }
    return ReturnedWorksheets(description, sheets, members: roster)
  }

  private func sheet(_ member: String, _ code: String, _ opinion: String) throws -> TidySheet {
    try PacketFixture.worksheet(["member": member, "code": code, Self.aim: opinion])
  }

  @Test func `worksheets go to their project, in the order of the roster`() throws {
    let returned = try returned([
      sheet("佐藤　一郎", "8101", "い"), sheet("委員A", "8101", "あ"), sheet("委員A", "8203", "う"),
    ])
    #expect(returned.returns.map(\.project) == ["8101", "8203"])
    #expect(returned.returns.map { $0.worksheets.map(\.name) } == [["委員A", "佐藤一郎"], ["委員A"]])
    #expect(returned.returns[0].members == [0, 1])
    #expect(returned.findings.isEmpty)
  }

  @Test func `who is not on the roster is kept at the end, with the nearest name`() throws {
    let returned = try returned([sheet("佐藤一朗", "8101", "い"), sheet("委員A", "8101", "あ")])
    #expect(returned.returns[0].worksheets.map(\.name) == ["委員A", "佐藤一朗"])
    #expect(returned.returns[0].worksheets.map(\.doubt) == [nil, .notOnRoster])
    let finding = try #require(returned.findings[0]?.first)
    #expect(finding.code == .returnedMember)
    #expect(finding.severity == .error)
    #expect(finding.field == FieldPath("member"))
    #expect(
      finding.message.ja
        == "A1「委員」の「佐藤一朗」は名簿にありません。「佐藤一郎」の間違いではありませんか。意見は一覧の終わりに載せました。名前か名簿を直してください。"
    )
    #expect(finding.message.en.contains("did you mean '佐藤一郎'?"))
  }

  @Test func `nobody knows whose a worksheet is without a name, or with that of two`() throws {
    let blank = try returned([sheet("", "8101", "い")])
    #expect(blank.findings[0]?.map(\.code) == [.returnedMember])
    #expect(blank.findings[0]?.first?.message.en.contains("does not say whose") == true)
    let twins = try returned([sheet("委員A", "8101", "い")], members: ["委員A", "委員A"])
    #expect(twins.findings[0]?.map(\.code) == [.returnedMember])
    #expect(twins.findings[0]?.first?.message.ja.contains("名簿に2名いる") == true)
    #expect(twins.returns[0].worksheets.map(\.doubt) == [.notOnRoster])
  }

  @Test func `a worksheet of another project is a finding and on no list`() throws {
    let returned = try returned([sheet("委員A", "8999", "い")])
    #expect(returned.returns.allSatisfy { $0.worksheets.isEmpty })
    let finding = try #require(returned.findings[0]?.first)
    #expect(finding.code == .returnedProject)
    #expect(finding.value == "8999")
    #expect(finding.message.ja.contains("「事業コード（総振）」の「8999」は会議の対象の事業ではない"))
    #expect(finding.message.en.contains("there are 8101, 8203"))
  }

  @Test func `worksheets that say the same are one, however they are spaced`() throws {
    let returned = try returned([
      sheet("委員A", "8101", "あ　い"), sheet("委員Ａ", "8101", "あい"), sheet("委員A", "8203", "う"),
    ])
    #expect(returned.returns[0].worksheets.map(\.sheet) == [0])
    #expect(returned.findings.isEmpty)
  }

  @Test func `worksheets that say otherwise are both shown, and both findings`() throws {
    let returned = try returned([
      sheet("委員A", "8101", "あ"), sheet("委員A", "8101", "い"), sheet("委員A", "8101", "あ"),
    ])
    #expect(returned.returns[0].worksheets.map(\.sheet) == [0, 1])
    #expect(returned.returns[0].worksheets.map(\.doubt) == [.oneOfSeveral(1), .oneOfSeveral(2)])
    #expect(returned.findings.keys.sorted() == [0, 1])
    #expect(returned.findings.values.allSatisfy { $0.map(\.code) == [.returnedSeveral] })
    #expect(
      returned.findings[0]?.first?.message.ja
        == "「委員A」の事業 8101 のシートがほかにもあり、意見が違います（a.xlsxのシート「意見」）。どちらも一覧に載せました。使わないほうを除いてください。"
    )
  }

  @Test func `a worksheet with errors, and one that was not read, are said`() throws {
    var wrong = try sheet("委員A", "8101", "あ")
    wrong.report.findings = [Finding(.required, .error, message: Message(ja: "", en: ""))]
    var unread = wrong
    unread.record = nil
    let returned = try returned([wrong, unread])
    #expect(returned.findings[0]?.map(\.code) == [.returnedRejected])
    #expect(returned.findings[1]?.map(\.code) == [.returnedRejected])
    #expect(returned.findings[0]?.first?.message.ja.contains("直すところが1件") == true)
    #expect(returned.findings[1]?.first?.message.en.contains("was not read") == true)
    #expect(returned.returns[0].worksheets.count == 1)
  }

  @Test func `sheets of other forms are none of the members'`() throws {
    let other = try PacketFixture.worksheet(["series": "会議"], schema: "toyama.minutes")
    let returned = try returned([other])
    #expect(!returned.hasWorksheets)
    #expect(returned.findings.isEmpty)
  }
}
