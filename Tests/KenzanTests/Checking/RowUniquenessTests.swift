import Testing

@testable import Kenzan

@Suite struct RowUniquenessTests {
  private func findings(
    _ values: [String: String],
    key: [String] = ["code"],
    severity: Severity = .error
  ) throws -> [Finding] {
    var form = SchemaBuilder()
    for row in 1...3 {
      form.group("items.\(row)", "項目\(row)", isOptional: true) { form in
        form.field("items.\(row).code", "項目\(row)／番号", .text, at: "A\(row + 1)")
        form.field("items.\(row).name", "項目\(row)／名称", .text, at: "B\(row + 1)") {
          $0.unique = severity
        }
      }
    }
    form.list("items", "項目", key: key)
    return Checker().check(try form.record(values))
  }

  @Test func theLaterRowNamesTheEarlier() throws {
    let findings = try findings([
      "items.1.code": "7", "items.1.name": "甲", "items.2.code": "8", "items.3.code": "7",
    ])
    #expect(findings.map(\.code) == [.duplicate])
    #expect(findings.first?.cell == "Sheet1!A4")
    #expect(findings.first?.related.map(\.cell) == ["Sheet1!A2"])
    #expect(
      findings.first?.message.ja
        == "A4「項目3／番号」の「7」はA2「項目1／番号」と重なっています。どちらかを直してください。"
    )
    #expect(
      findings.first?.message.en
        == "A4 '項目3／番号' says '7', as A2 '項目1／番号' does already. Correct one of them."
    )
  }

  @Test func aUniqueFieldAndACompositeKeyCount() throws {
    let same = ["items.1.name": "甲", "items.2.name": "甲"]
    #expect(try findings(same).map(\.cell) == ["Sheet1!B3"])
    let composite = [
      "items.1.code": "7", "items.1.name": "甲", "items.2.code": "7", "items.2.name": "乙",
    ]
    #expect(try findings(composite, key: ["code", "name"]).isEmpty)
    #expect(try findings(composite).map(\.cell) == ["Sheet1!A3"])
  }

  @Test func textsAreComparedAsPeopleRead() throws {
    let same = ["items.1.name": "ＡＢ 甲", "items.2.name": "AB甲"]
    #expect(try findings(same, severity: .warning).map(\.severity) == [.warning])
  }

  @Test func blankCellsAreNotAlike() throws {
    #expect(try findings(["items.1.name": "甲", "items.2.name": "乙"]).isEmpty)
  }
}
