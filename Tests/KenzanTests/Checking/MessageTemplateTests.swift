import Testing

@testable import Kenzan

@Suite struct MessageTemplateTests {
  private func text(_ template: String, _ changes: [String: String] = [:]) throws -> String {
    let record = try SampleSheet.record(
      ["cost.R6.operating": "44210"].merging(changes) { $1 }
    )
    let slot = { (path: String) in try #require(record.schema.slot(of: FieldPath(path))) }
    let values = MessageTemplate.Values(
      wording: Wording(record: record),
      stated: try slot("cost.R6.operating"),
      operands: [try slot("cost.R5.operating")],
      expected: Rational(17_100),
      difference: Rational(27_110)
    )
    return MessageTemplate(template).text(values, in: .ja)
  }

  @Test(arguments: [
    ("{cell}「{label}」", "F24「事業経費／R6決算額」"),
    ("{place}", "F24「事業経費／R6決算額」"),
    ("{stated} {stated:number} {stated:raw} {stated:short}", "44,210千円 44,210 44210 事業経費"),
    ("{expected} {difference}", "17,100千円 27,110千円"),
    ("{1}（{1:cell}）{1:label}", "57千円（E24）事業経費／R5決算額"),
    ("{ratio} {1:ratio}", "2.6 776"),
    ("{stated:/1000}千円", "44千円"),
    ("{total} {cost.R5.total:number}", "2,504千円 2,517"),
    ("{2}|{nobody}", "|"),
    ("{a b} {", "{a b} {"),
  ])
  func placeholdersAreFilled(template: String, expected: String) throws {
    #expect(try text(template) == expected)
  }

  @Test func bracketsAroundAnUnknownCellAreLeftOut() throws {
    var form = SchemaBuilder()
    form.field("a", "合計")
    let values = MessageTemplate.Values(
      wording: Wording(record: try form.record(["a": "1"])),
      stated: 0,
      operands: [],
      expected: nil,
      difference: nil
    )
    #expect(MessageTemplate("「{label}」（{cell}）").text(values, in: .ja) == "「合計」")
  }

  @Test func placeholdersThatStandForNothingAreNamed() throws {
    let schema = try SampleSheet.record().schema
    let stated = try #require(schema.slot(of: FieldPath("cost.R6.total")))
    let template = MessageTemplate("{stated} {2} {operating} {nobody} {x y}")
    let unknown = template.unknownPlaceholders(stated: stated, operands: [0], in: schema)
    #expect(unknown == ["{2}", "{nobody}", "{x y}"])
    #expect(MessageTemplate("総事業費は合計です").isPlain)
    #expect(!template.isPlain)
  }
}
