import Testing

@testable import Kenzan

@Suite struct JSONFormatTests {
  /// The example of the documentation.
  private func report(_ change: (inout Finding) -> Void = { _ in }) -> CheckReport {
    var finding = Finding(
      .check,
      .error,
      outcome: .fail,
      rule: "cost.total",
      field: FieldPath("cost.R6.total"),
      label: "総事業費／R6決算額",
      cell: "Sheet1!F23",
      value: "2540",
      expected: "2504",
      difference: "36",
      unit: "千円",
      message: Message(ja: "…", en: "'x' \"y\""),
      suggestions: [Finding.Suggestion(field: FieldPath("cost.R6.total"), value: "2504")],
      related: [
        Finding.Operand(
          field: FieldPath("cost.R6.operating"),
          label: "事業経費",
          cell: "Sheet1!F24",
          value: "44"
        )
      ]
    )
    change(&finding)
    var sheet = SheetReport(sheet: "Sheet1", findings: [finding])
    sheet.schema = "shimotsuma.program"
    sheet.schemaVersion = "2025"
    sheet.year = FiscalYear(key: "R7")
    sheet.key = "12"
    sheet.subject = "広報事業"
    let file = FileReport(
      path: "a.xlsx",
      sha256: "0a",
      result: .failed,
      findings: [],
      sheets: [sheet]
    )
    return CheckReport(version: "0.1.0", files: [file])
  }

  @Test func theShapeIsTheDocumentedOne() {
    let expected = """
      {
        "kenzan": "0.1.0",
        "result": "failed",
        "counts": {
          "files": 1,
          "sheets": 1,
          "errors": 1,
          "warnings": 0,
          "withinRounding": 0,
          "unverifiable": 0
        },
        "files": [
          {
            "path": "a.xlsx",
            "sha256": "0a",
            "result": "failed",
            "findings": [],
            "sheets": [
              {
                "sheet": "Sheet1",
                "schema": "shimotsuma.program",
                "schemaVersion": "2025",
                "year": "R7",
                "key": "12",
                "subject": "広報事業",
                "result": "failed",
                "findings": [
                  {
                    "code": "check",
                    "rule": "cost.total",
                    "severity": "error",
                    "outcome": "fail",
                    "field": "cost.R6.total",
                    "label": "総事業費／R6決算額",
                    "cell": "Sheet1!F23",
                    "value": "2540",
                    "expected": "2504",
                    "difference": "36",
                    "unit": "千円",
                    "message": "…",
                    "suggestion": {
                      "field": "cost.R6.total",
                      "value": "2504"
                    },
                    "related": [
                      {
                        "field": "cost.R6.operating",
                        "label": "事業経費",
                        "cell": "Sheet1!F24",
                        "value": "44"
                      }
                    ]
                  }
                ]
              }
            ]
          }
        ]
      }

      """
    #expect(JSONFormat().text(of: report()) == expected)
  }

  @Test func anExchangeNamesBothFields() {
    let text = NDJSONFormat().text(
      of: report {
        $0.suggestions.append(
          Finding.Suggestion(field: FieldPath("cost.R6.operating"), value: "2540")
        )
      }
    )
    let suggestion = """
      "suggestion":{"field":"cost.R6.total","value":"2504",\
      "with":{"field":"cost.R6.operating","value":"2540"}}
      """
    #expect(text.contains(suggestion))
  }

  @Test func consequencesAreFindingsToo() {
    let text = NDJSONFormat().text(
      of: report {
        $0.consequences = [
          Finding(.check, .info, outcome: .unverifiable, message: Message(ja: "？", en: "?"))
        ]
      }
    )
    let expected = """
      "consequences":[{"code":"check","severity":"info","outcome":"unverifiable","message":"？"}]}
      """
    #expect(text.contains(expected))
  }

  @Test func aLineForEveryFileInOrder() throws {
    let lines = NDJSONFormat().text(of: try SampleReport.report())
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix(#"{"path":"a.xlsx","sha256":"0a","result":"failed","#))
    #expect(lines[1].hasPrefix(#"{"path":"b.xlsx","#))
    #expect(lines[2].isEmpty)
  }

  @Test func messagesAreInTheLanguageAskedFor() {
    let text = NDJSONFormat(language: .en).text(of: report())
    #expect(text.contains(#""message":"'x' \"y\"""#))
  }
}
