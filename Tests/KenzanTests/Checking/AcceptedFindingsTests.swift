import Testing

@testable import Kenzan

struct AcceptedFindingsTests {
  @Test func `what is wrong because of an accepted finding counts for itself`() throws {
    let schema = try Catalogue().schema(id: "shimotsuma.program")
    let field = FieldPath("cost.R6.operating")
    var root = Finding(.required, .error, field: field, value: "", message: Message(both: "根"))
    let fault = Finding(
      .check,
      .error,
      rule: "cost.total",
      field: field,
      message: Message(both: "和")
    )
    let open = Finding(.check, .info, outcome: .unverifiable, message: Message(both: "不明"))
    root.consequences = [fault, open]
    var report = SheetReport(sheet: "1", findings: [root])
    report.key = "1"
    let row = AcceptedFindings.Row(
      line: 2,
      schema: schema.id,
      version: schema.version,
      year: schema.year.key,
      key: "1",
      rule: "required",
      field: "cost.R6.operating",
      value: "",
      operands: "",
      acceptance: Finding.Acceptance(reason: "理由", by: "課長", date: "R7.5.1")
    )
    let source = AcceptedFindings.Source(path: "承認.csv", sha256: "", rows: [row])
    let accepted = AcceptedFindings(sources: [source])
    var used: Set<AcceptedFindings.Place> = []
    let findings = accepted.applied(to: report, schema, used: &used).findings
    #expect(used == [AcceptedFindings.Place(source: 0, row: 0)])
    #expect(findings.map(\.severity) == [.info, .error])
    #expect(findings.first?.consequences == [open])
    #expect(findings.last == fault)
  }
}
