/// What departments answered to findings before, with or without effect.
struct PreviousAnswers {
  /// By form, year, sheet, rule and field.
  private var answers: [[String]: AcceptedFindings.Answer] = [:]

  /// Of several answers to one finding the last counts.
  init(_ accepted: AcceptedFindings?) {
    for answer in accepted?.sources.flatMap(\.answers) ?? [] {
      let row = answer.row
      answers[Self.key(row.schema, row.year, row.key, row.rule, row.field)] = answer
    }
  }

  /// The answer to a finding of a sheet, whatever value stands there now.
  subscript(finding: Finding, report: SheetReport?) -> AcceptedFindings.Answer? {
    guard !answers.isEmpty, let report, let schema = report.schema, let year = report.year?.key,
      let key = report.key, let field = finding.field?.description
    else { return nil }
    return answers[Self.key(schema, year, key, finding.ruleName, field)]
  }

  private static func key(
    _ schema: String,
    _ year: String,
    _ sheet: String,
    _ rule: String,
    _ field: String
  ) -> [String] {
    [schema, year, sheet.normalizedForMatching, rule, field]
  }
}
