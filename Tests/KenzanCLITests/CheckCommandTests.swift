import Foundation
import Testing

struct CheckCommandTests {
  /// The report of `--format json` as far as the tests look at it.
  private struct Report: Decodable {
    struct File: Decodable {
      var path: String
      var result: String
      var findings: [Finding]
      var sheets: [Sheet]
    }
    struct Sheet: Decodable {
      var schema: String?
      var year: String?
      var key: String?
      var result: String
      var findings: [Finding]
    }
    struct Finding: Decodable {
      var code: String
      var rule: String?
      var severity: String
      var value: String?
      var expected: String?
    }
    var result: String
    var files: [File]
  }

  private func report(_ run: Scratch.Outcome) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
  }

  @Test func `a true sheet passes with 0, a wrong one fails with 1`() throws {
    let scratch = try Scratch()
    try scratch.write("good.csv", try Samples.sheet())
    try scratch.write("bad.csv", try Samples.sheet(["cost.R6.total": "2540"]))
    let good = try scratch.run("check", "good.csv")
    #expect(good.status == 0, "\(good)")
    let bad = try scratch.run("check", "bad.csv")
    #expect(bad.status == 1, "\(bad)")
    #expect(bad.output.contains("【要修正】"), "\(bad)")
    #expect(bad.output.contains("2,504千円"), "\(bad)")
    #expect(bad.error.isEmpty, "\(bad)")
    let json = try report(try scratch.run("check", "bad.csv", "--format", "json"))
    #expect(json.result == "failed")
    let finding = try #require(json.files.first?.sheets.first?.findings.first)
    #expect(finding.rule == "cost.total")
    #expect(finding.value == "2540")
    #expect(finding.expected == "2504")
  }

  @Test func `ndjson is a line for every file`() throws {
    let scratch = try Scratch()
    try scratch.write("in/b.csv", try Samples.sheet(["number": "2"]))
    try scratch.write("in/a.csv", try Samples.sheet())
    let run = try scratch.run("check", "in", "--format", "ndjson")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2, "\(run)")
    #expect(lines.first?.contains("in/a.csv") == true, "\(run)")
  }

  @Test(.enabled(if: Scratch.keepsMarks))
  func `--out writes the report to a file and keeps what somebody changed`() throws {
    let scratch = try Scratch()
    try scratch.write("a.csv", try Samples.sheet(["cost.R6.total": "2540"]))
    let shown = try scratch.run("check", "a.csv")
    let written = try scratch.run("check", "a.csv", "--out", "report.txt")
    #expect(written.status == 1, "\(written)")
    #expect(written.output.isEmpty, "\(written)")
    #expect(try scratch.text("report.txt") == shown.output)

    try scratch.write("a.csv", try Samples.sheet())
    let again = try scratch.run("check", "a.csv", "--out", "report.txt")
    #expect(again.status == 0, "\(again)")

    try scratch.write("report.txt", "my notes")
    let refused = try scratch.run("check", "a.csv", "--out", "report.txt")
    #expect(refused.status == 2, "\(refused)")
    #expect(refused.error.contains("report.txt"), "\(refused)")
    #expect(try scratch.text("report.txt") == "my notes")
    let forced = try scratch.run("check", "a.csv", "--out", "report.txt", "--force")
    #expect(forced.status == 0, "\(forced)")
    #expect(try scratch.text("report.txt") != "my notes")
  }

  @Test func `output that cannot be written ends with 2`() throws {
    let scratch = try Scratch()
    try scratch.write("a.csv", try Samples.sheet())
    try scratch.write("file", "")
    for out in ["file/report.txt", "."] {
      let run = try scratch.run("check", "a.csv", "--out", out)
      #expect(run.status == 2, "\(run)")
      #expect(run.error.contains(out), "\(run)")
    }
  }

  @Test func `--fail-on warning makes a warning fail`() throws {
    let scratch = try Scratch()
    // A target that was missed without a reason is a warning of the form.
    try scratch.write("a.csv", try Samples.sheet(["effectiveness.result.reason": ""]))
    let lenient = try scratch.run("check", "a.csv")
    #expect(lenient.status == 0, "\(lenient)")
    #expect(lenient.output.contains("要確認"), "\(lenient)")
    let strict = try scratch.run("check", "a.csv", "--fail-on", "warning")
    #expect(strict.status == 1, "\(strict)")
  }

  @Test func `the number of jobs changes nothing in the report`() throws {
    let scratch = try Scratch()
    for number in 1...12 {
      let total = number.isMultiple(of: 3) ? "2540" : "2504"
      let sheet = try Samples.sheet(["number": "\(number)", "cost.R6.total": total])
      try scratch.write("in/\(number).csv", sheet)
    }
    let one = try scratch.run("check", "in", "--jobs", "1")
    let many = try scratch.run("check", "in", "--jobs", "8")
    #expect(one.output == many.output)
    #expect(one.status == 1, "\(one)")
  }

  @Test func `--year reads the sheets of another year`() throws {
    let scratch = try Scratch()
    let table = try Samples.sheet()
    let next = table.replacing("R9", with: "R10").replacing("R8", with: "R9")
      .replacing("R7", with: "R8").replacing("R6", with: "R7").replacing("R5", with: "R6")
    try scratch.write("next.csv", next)
    let wrong = try report(try scratch.run("check", "next.csv", "--format", "json"))
    #expect(wrong.files.first?.sheets.first?.findings.contains { $0.code == "form.year" } == true)
    let run = try scratch.run("check", "next.csv", "--format", "json", "--year", "R8")
    #expect(try report(run).files.first?.sheets.first?.year == "R8", "\(run)")
  }

  @Test func `a town's own forms come from --schemas or from a file`() throws {
    let scratch = try Scratch()
    try scratch.write("forms/own.xml", OwnForm.xml)
    try scratch.write("a.csv", "code,total,part\r\nx,5,4\r\n")
    for options in [["--schemas", "forms"], ["--schema", "forms/own.xml"]] {
      let run = try scratch.run(["check", "a.csv", "--format", "json"] + options)
      #expect(run.status == 1, "\(run)")
      let sheet = try #require(try report(run).files.first?.sheets.first)
      #expect(sheet.schema == "own.form", "\(run)")
      #expect(sheet.findings.map(\.rule) == ["whole"], "\(run)")
    }
    let unknown = try scratch.run("check", "a.csv", "--format", "json")
    #expect(try report(unknown).files.first?.sheets.first?.findings.first?.code == "form.unknown")
  }

  @Test func `what cannot be read is a finding, and the others are checked`() throws {
    let scratch = try Scratch()
    try scratch.write("in/a.csv", try Samples.sheet())
    try scratch.write("in/empty.xlsx", "")
    try scratch.write("in/page.xlsx", "<html><body></body></html>")
    try scratch.write("in/~$a.xlsx", "lock")
    try scratch.write("in/memo.txt", "memo")
    let run = try scratch.run("check", "in", "--format", "json")
    #expect(run.status == 1, "\(run)")
    let codes = try report(run).files.map { file in
      "\(file.path) \(file.findings.first?.code ?? file.result)"
    }
    #expect(
      codes == [
        "in/a.csv passed", "in/empty.xlsx file.unreadable", "in/memo.txt file.ignored",
        "in/page.xlsx file.unreadable", "in/~$a.xlsx file.ignored",
      ],
      "\(run)"
    )
  }

  @Test func `a missing path ends with 2, and the others are checked`() throws {
    let scratch = try Scratch()
    try scratch.write("a.csv", try Samples.sheet())
    let run = try scratch.run("check", "a.csv", "none.xlsx")
    #expect(run.status == 2, "\(run)")
    #expect(run.error.contains("none.xlsx"), "\(run)")
    #expect(run.output.contains("a.csv"), "\(run)")
  }

  @Test func `a folder without sheets ends with 2`() throws {
    let scratch = try Scratch()
    try scratch.write("in/memo.txt", "memo")
    let run = try scratch.run("check", "in")
    #expect(run.status == 2, "\(run)")
    #expect(run.error.contains("評価シート"), "\(run)")
  }
}
