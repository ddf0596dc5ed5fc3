import Testing

@testable import Kenzan

@Suite struct SubmissionCheckTests {
  private func file(_ path: String, _ sheets: [(String, [String: String])]) throws -> FileReading {
    let readings = try sheets.map { name, changes in
      SheetReading(
        sheet: name,
        outcome: .record(try SampleSheet.record(changes, sheet: name), [])
      )
    }
    return FileReading(path: path, sha256: "00", outcome: .sheets(readings))
  }

  private func report(
    _ files: [FileReading],
    failOn: Severity = .error
  ) -> CheckReport {
    let check = SubmissionCheck(options: CheckOptions(failOn: failOn), version: "0.1.0")
    return check.report(files.map { check.check($0) })
  }

  @Test func aSheetSaysWhatItIs() throws {
    let report = report([try file("a.xlsx", [("Sheet1", [:])])])
    let sheet = try #require(report.files.first?.sheets.first)
    #expect(sheet.schema == "test.form")
    #expect(sheet.schemaVersion == "1")
    #expect(sheet.year == FiscalYear(key: "R7"))
    #expect(sheet.key == "12")
    #expect(sheet.subject == "広報事業")
    #expect(sheet.result == .passed)
    #expect(report.result == .passed)
    #expect(report.counts == CheckReport.Counts(files: 1, sheets: 1))
  }

  @Test func aFileThatCannotBeReadIsAFinding() throws {
    let reason = ReadingError(
      .encrypted,
      Message(ja: "読み取りパスワードがあるため開けません。", en: "asks for a password")
    )
    let report = report([
      FileReading(path: "課/○○課.xlsx", sha256: "00", outcome: .refused(reason)),
      try file("b.xlsx", [("Sheet1", [:])]),
    ])
    let finding = try #require(report.files.first?.findings.first)
    #expect(finding.code == .fileUnreadable)
    #expect(finding.value == "encrypted")
    #expect(finding.message.ja == "「○○課.xlsx」は読み取りパスワードがあるため開けません。")
    #expect(finding.message.en == "'○○課.xlsx' asks for a password.")
    #expect(report.files.map(\.result) == [.failed, .passed])
    #expect(report.exitCode(failOn: .error) == 1)
  }

  @Test func whatIsIgnoredIsListedAndNotCounted() throws {
    let reason = Message(ja: "ロックファイルのため読み込みません。", en: "A lock file is not read.")
    let example = Message(ja: "記入例のため読み込みません。", en: "An example is not read.")
    let report = report([
      FileReading(path: "~$a.xlsx", sha256: nil, outcome: .ignored(reason)),
      FileReading(
        path: "a.xlsx",
        sha256: "00",
        outcome: .sheets([SheetReading(sheet: "記入例", outcome: .ignored(example))])
      ),
    ])
    #expect(report.files.map { $0.findings.map(\.code) } == [[.fileIgnored], [.sheetIgnored]])
    #expect(report.counts == CheckReport.Counts(files: 1))
    #expect(report.result == .passed)
  }

  @Test func aRefusedSheetFails() throws {
    let finding = Finding(.formYear, .error, message: Message(ja: "昨年度の様式です", en: "last year's"))
    var sheet = SheetReading(sheet: "Sheet1", outcome: .refused([finding]))
    sheet.schemaID = "test.form"
    let report = report([FileReading(path: "a.xlsx", sha256: "00", outcome: .sheets([sheet]))])
    #expect(report.files.first?.sheets.first?.schema == "test.form")
    #expect(report.files.first?.sheets.first?.result == .failed)
    #expect(report.result == .failed)
  }

  @Test(arguments: [
    // Nothing; a warning; an error; only what cannot be told.
    ([:], Severity.error, Verdict.passed, Int32(0)),
    ([:], .warning, .passed, 0),
    (["outcome.R6.actual": "1"], .error, .passedWithWarnings, 0),
    (["outcome.R6.actual": "1"], .warning, .failed, 1),
    (["cost.R6.total": "2540"], .error, .failed, 1),
    (["cost.R6.total": "2540"], .warning, .failed, 1),
    (["outcome.R6.target": ""], .warning, .passed, 0),
  ])
  func verdictAndExitCodeFollowTheLevel(
    changes: [String: String],
    failOn: Severity,
    verdict: Verdict,
    exitCode: Int32
  ) throws {
    let report = report([try file("a.xlsx", [("Sheet1", changes)])], failOn: failOn)
    #expect(report.result == verdict)
    #expect(report.exitCode(failOn: failOn) == exitCode)
  }
}
