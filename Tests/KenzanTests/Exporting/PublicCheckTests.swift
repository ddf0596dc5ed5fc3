import Testing

@testable import Kenzan

struct PublicCheckTests {
  /// The findings of one sheet; `accepted` takes those of the first run.
  private func submission(_ fill: (inout TidySample) -> Void) throws -> Submission {
    var sample = TidySample()
    sample.set("number", text: "1", at: "B1")
    fill(&sample)
    var sheet = try #require(sample.tidy())
    sheet.report.key = "1"
    let checked = CheckedSheet(report: sheet.report, record: sheet.record)
    let file = CheckedFile(path: "a.xlsx", sha256: sheet.sha256, findings: [], sheets: [checked])
    let report = FileReport(
      path: file.path,
      sha256: file.sha256,
      result: .passed,
      findings: [],
      sheets: [sheet.report]
    )
    return Submission(
      report: CheckReport(version: "1", files: [report]),
      register: nil,
      files: [file]
    )
  }

  @Test func `findings say code, cell, label and what stands there`() throws {
    let check = PublicCheck(try submission { $0.set("issues", text: "電話0296-43-2111", at: "B4") })
    let finding = try #require(check.report.files.first?.sheets.first?.findings.first)
    #expect(finding.code == .publicTelephone)
    #expect(finding.cell == "Sheet1!B4")
    #expect(finding.value == "0296-43-2111")
    #expect(
      finding.message.ja == "B4「課題」に電話番号のような記載「0296-43-2111」があります。"
        + "個人のものなら削ってください。公開してよいものなら、理由を付けて承認できます。"
    )
    #expect(check.isOpen)
    #expect(check.report.exitCode(failOn: .warning) == 1)
    #expect(check.report.exitCode(failOn: .error) == 0)
  }

  @Test func `internal fields and codes are not looked through`() throws {
    let check = PublicCheck(
      try submission {
        $0.set("clerk", text: "0296-43-2111", at: "B3")
        $0.set("number", text: "0296432111", at: "B1")
      }
    )
    #expect(check.report.files.isEmpty)
  }

  @Test func `what an internal field says is found in the other texts`() throws {
    let check = PublicCheck(
      try submission {
        $0.set("clerk", text: "職員 花子", at: "B3")
        $0.set("issues", text: "担当の職員花子が説明した", at: "B4")
      }
    )
    let finding = try #require(check.report.files.first?.sheets.first?.findings.first)
    #expect(finding.code == .publicInternal)
    #expect(finding.message.ja.contains("B4「課題」に、公開しない項目B3「担当者」の「職員 花子」と同じ記載"))
  }

  @Test func `a figure's words are looked through, too`() throws {
    let check = PublicCheck(
      try submission { $0.set("cost.R6.total", number: "5", at: "B7", raw: "5（info@a.jp）") }
    )
    #expect(check.report.files.first?.sheets.first?.findings.map(\.code) == [.publicMail])
  }

  @Test func `what somebody accepted is not open any more, until the text changes`() throws {
    let row = AcceptedFindings.Row(
      line: 2,
      schema: "town.program",
      version: "2025",
      year: "R7",
      key: "1",
      rule: "public.telephone",
      field: "issues",
      value: "0296-43-2111",
      operands: "",
      acceptance: Finding.Acceptance(reason: "代表番号", by: "課長", date: "R7.6.1")
    )
    let accepted = AcceptedFindings(sources: [
      AcceptedFindings.Source(path: "a.csv", sha256: "", rows: [row])
    ])
    for (text, isOpen) in [("電話0296-43-2111", false), ("電話0296-43-2112", true)] {
      let submission = try submission { $0.set("issues", text: text, at: "B4") }
      #expect(PublicCheck(submission, accepted: accepted).isOpen == isOpen)
    }
    #expect(accepted.reports(used: [], failOn: .error).isEmpty, "checking knows nothing of it")
  }
}
