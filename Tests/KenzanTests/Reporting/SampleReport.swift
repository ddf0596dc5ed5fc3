@testable import Kenzan

/// A report with every level in it.
enum SampleReport {
  static func report() throws -> CheckReport {
    let check = SubmissionCheck(version: "0.1.0")
    let unreadable = ReadingError(
      .encrypted,
      Message(ja: "読み取りパスワードがあるため開けません。", en: "asks for a password")
    )
    let note = Finding(
      .codeVariant,
      .info,
      cell: "甲!D11",
      message: Message(ja: "D11の表記を読み替えました。", en: "D11 was read as a choice.")
    )
    let first = try sheet(
      "甲",
      ["cost.R6.personnel": "2640", "outcome.R6.target": ""],
      [note, moved(note, to: "甲!D12"), moved(note, to: "甲!D13")]
    )
    let second = try sheet("乙", ["number": "13", "outcome.R6.actual": "1"], [])
    let files = [
      FileReading(path: "a.xlsx", sha256: "0a", outcome: .sheets([first, second])),
      FileReading(path: "b.xlsx", sha256: "0b", outcome: .refused(unreadable)),
    ]
    return check.report(files.map { check.check($0) })
  }

  private static func sheet(
    _ name: String,
    _ changes: [String: String],
    _ findings: [Finding]
  ) throws -> SheetReading {
    let record = try SampleSheet.record(changes, sheet: name)
    return SheetReading(sheet: name, outcome: .record(record, findings))
  }

  private static func moved(_ finding: Finding, to cell: String) -> Finding {
    var finding = finding
    finding.cell = cell
    return finding
  }
}
