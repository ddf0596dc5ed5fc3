import Testing

@testable import Kenzan

@Suite struct RequiredFieldsTests {
  private func missing(_ changes: [String: String]) throws -> [Finding] {
    try SampleSheet.findings(changes).filter { $0.code == .required }
  }

  @Test func aConditionIsNamedWithItsCell() throws {
    let findings = try SampleSheet.findings(["result": ""])
    #expect(findings.map(\.code) == [.required])
    let finding = try #require(findings.first)
    #expect(
      finding.message.ja == "H41「指標の実績」が空欄です。種別（D11）が「自治事務(任意)」のため記入が必要です。"
        + "「自治事務(義務あり)」なら種別を直してください。"
    )
    #expect(
      finding.message.en == "H41 '指標の実績' is blank. It is needed because 種別 (D11) is "
        + "'自治事務(任意)'. If it should be '自治事務(義務あり)', correct 種別."
    )
    #expect(finding.cell == "Sheet1!H41")
    #expect(finding.related.map(\.cell) == ["Sheet1!D11"])
    #expect(try missing(["result": "", "kind": "義務"]).isEmpty)
  }

  @Test func aSingleFieldOffersNotApplicableWhereItIsAllowed() throws {
    let name = try #require(try missing(["project": ""]).first)
    #expect(name.message.ja == "D3「事務事業名」が空欄です。記入してください。")
    #expect(name.message.en == "D3 '事務事業名' is blank. Fill it in.")
    let cost = try #require(try missing(["cost.R6.specific": ""]).first)
    #expect(
      cost.message.ja == "F25「特定財源／R6決算額」が空欄です。記入してください。該当しないときは「－」と記入してください。"
    )
    #expect(
      cost.message.en
        == "F25 '特定財源／R6決算額' is blank. Fill it in. If it does not apply, write '－'."
    )
  }

  @Test func aBlankBlockIsOneFinding() throws {
    let names = ["total", "operating", "specific", "staff", "personnel"]
    let changes = Dictionary(uniqueKeysWithValues: names.map { ("cost.R6.\($0)", "") })
    let findings = try SampleSheet.findings(changes)
    #expect(findings.map(\.code) == [.required])
    let block = try #require(findings.first)
    #expect(
      block.message.ja == "「事業費／R6」の欄がすべて空欄です（総事業費（F23）、事業経費（F24）、特定財源（F25）、"
        + "従事常勤職員数（F26）、概算人件費（F28））。記入してください。"
    )
    #expect(
      block.message.en == "Everything in '事業費／R6' is blank (総事業費 (F23), 事業経費 (F24), "
        + "特定財源 (F25), 従事常勤職員数 (F26), 概算人件費 (F28)). Fill it in."
    )
    // What cannot be verified for want of these figures is no news of its own.
    #expect(block.consequences.count == 4)
    #expect(block.consequences.allSatisfy { $0.outcome == .unverifiable })
  }

  @Test func blankYearsOfOneBlockGoTogether() throws {
    let names = ["total", "operating", "specific", "staff", "personnel"]
    let paths = ["R5", "R6"].flatMap { year in names.map { "cost.\(year).\($0)" } }
    let findings = try missing(Dictionary(uniqueKeysWithValues: paths.map { ($0, "") }))
    #expect(findings.count == 1)
    #expect(
      findings.first?.message.ja == "「事業費／R5」「事業費／R6」の欄がすべて空欄です"
        + "（総事業費、事業経費、特定財源、従事常勤職員数、概算人件費）。記入してください。"
    )
  }

  @Test func twoMissingFieldsOfAFilledBlockAreTwoFindings() throws {
    #expect(try missing(["cost.R6.total": "", "cost.R6.staff": ""]).count == 2)
  }

  @Test func whetherAFieldIsNeededMayHangOnAnotherBlankField() throws {
    let findings = try SampleSheet.findings(["kind": "", "result": ""])
    #expect(findings.map(\.cell) == ["Sheet1!D11"])
    let doubt = try #require(findings.first?.consequences.first)
    #expect(doubt.outcome == .unverifiable)
    #expect(doubt.message.ja == "H41「指標の実績」は空欄ですが、種別（D11）が空欄のため記入が必要かどうか判定できません。")
    #expect(
      doubt.message.en == "H41 '指標の実績' is blank, but whether it is needed cannot be told "
        + "because 種別 (D11) is blank."
    )
  }

  @Test func anOptionalGroupIsAskedForOnlyWhenItIsBegun() throws {
    var form = SchemaBuilder()
    form.group("items.1", "項目1", isOptional: true) { form in
      form.field("items.1.name", "項目1／名称", .text) { $0.required = .always }
      form.field("items.1.amount", "項目1／金額")
    }
    #expect(Checker().check(try form.record([:])).isEmpty)
    #expect(Checker().check(try form.record(["items.1.amount": "1"])).map(\.code) == [.required])
  }
}
