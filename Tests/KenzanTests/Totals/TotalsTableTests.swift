import Foundation
import Testing

@testable import Kenzan

struct TotalsTableTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
  }

  private static let form = """
    <schema xmlns="urn:kenzan:schema:1" id="test.form" version="1" title="様式" year="R7">
    <codes name="ministry">
    <code value="1" label="総務省"><alias>総務</alias></code><code value="2" label="財務省"/>
    </codes>
    <key>number</key>
    <text name="number" label="番号"/>
    <code name="ministry" label="府省" codes="ministry"/>
    <text name="bureau" label="局"/>
    <number name="budget" label="予算" unit="千円" digits="0"/>
    <number name="rate" label="率" digits="1" rounding="half 0.1" na="true"/>
    </schema>
    """

  private static let sheets = [
    "number,府省,局,予算,率", "1,総務省,行政局,100,0.1", "2,1,行政局,△20,0.2", "3,総務省,統計局,30,－",
    "4,財務省,主計局,\"1,000\",0.4",
  ]

  /// What is said of a table of sums, and of the sheets.
  private func report(
    _ totals: [String],
    _ sheets: [String] = Self.sheets
  ) async throws -> CheckReport {
    let schema = try SchemaFixture.compile(document: Self.form)
    let paths = try [("sheets.csv", sheets), ("totals.csv", totals)].map { name, lines in
      let path = folder.path + "/" + name
      try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: path))
      return path
    }
    var options = Submission.Options()
    options.check.totals = try TotalsTable(path: paths[1])
    let forms = FormReader(ids: [schema.id]) { _, _ in schema }
    return await Submission.check(SubmissionPaths([paths[0]]), forms: forms, options: options)
      .report
  }

  private func findings(
    _ totals: [String],
    _ sheets: [String] = Self.sheets
  ) async throws -> [Finding] {
    let report = try await report(totals, sheets)
    let last = try #require(report.files.last)
    #expect(!last.isSubmission && last.path.hasSuffix("totals.csv"))
    return last.findings
  }

  private func summary(_ findings: [Finding]) -> [String] {
    findings.map { "\($0.code) \($0.cell ?? "-") \($0.value ?? "-") \($0.expected ?? "-")" }
  }

  @Test func `sums tie by group, by part of a group and as a whole`() async throws {
    let findings = try await findings([
      "府省,局,予算（千円）", "総務,行政局,80", "総務省,統 計局,３０", "財務省,主計局,1000千円", "1,,110", "合計,,\"1,110\"",
    ])
    #expect(summary(findings) == ["totals.tied - - -"])
    #expect(findings[0].message.ja == "5個の合計が、シート4枚の集計と一致しました。")
    #expect(findings[0].message.en == "5 sums tie with the 4 sheets")
  }

  @Test func `a sum that differs is told with both figures and the sheets`() async throws {
    let sheets = Self.sheets + ["5,総務省,行政局,,"]
    let report = try await report(["府省,局,予算", "総務省,行政局,90", "総務省,統計局,30", "財務省,主計局,1000"], sheets)
    let finding = try #require(report.files.last?.findings.first)
    #expect(finding.code == .totalsDiffer)
    #expect(finding.cell == "totals!C2")
    #expect(finding.field == FieldPath("budget"))
    #expect(
      [finding.value, finding.expected, finding.difference, finding.unit] == [
        "90", "80", "10", "千円",
      ]
    )
    #expect(
      finding.message.ja
        == "C2「予算」は90千円ですが、総務省／行政局のシート3枚の合計は80千円です（10千円多い）。うち1枚は空欄や「－」のため、合計に入っていません。合計表か、もとのシートの金額を確かめてください。"
    )
    #expect(
      finding.message.en
        == "C2 '予算' states 90千円, but the 3 sheets of 総務省 / 行政局 add up to 80千円 (10千円 too much). "
        + "1 of them say nothing there and are not in the sum. Check the table of sums and the figures of the sheets."
    )
    #expect(report.exitCode(failOn: .error) == 1)
    #expect(report.counts.files == 1 && report.counts.errors == 1)
  }

  @Test func `groups without a line and lines without sheets`() async throws {
    let findings = try await findings([
      "府省,局,予算", "総務省,行政局,80", "財務省,主税局,7", "財務省,理財局,0", "財務省,主計局,1000",
    ])
    #expect(
      summary(findings) == [
        "totals.unmatched totals!A3 財務省／主税局 -", "totals.missing - 総務省／統計局 -", "totals.tied - - -",
      ]
    )
    #expect(
      findings[0].message.ja == "3行目の財務省／主税局に当たるシートがありません。提出されていないか、名前が違っていないか確かめてください。"
    )
    #expect(
      findings[0].message.en
        == "no sheet belongs to 財務省 / 主税局 on line 3; see whether it is missing or named otherwise"
    )
    #expect(
      findings[1].message.ja
        == "総務省／統計局のシートが1枚ありますが、合計表に行がありません（予算 30千円）。行を加えるか、シートの記入を直してください。"
    )
    #expect(
      findings[1].message.en
        == "1 sheets are of 総務省 / 統計局, which has no line in the table of sums (予算 30千円); add one, or correct the sheets"
    )
  }

  @Test func `a sheet that says no group is of a group of its own`() async throws {
    let findings = try await findings(
      ["府省,予算", "総務省,110", "財務省,1000", ",1117"],
      Self.sheets + ["5,,,7,"]
    )
    #expect(summary(findings) == ["totals.missing - 「府省」が空欄 -", "totals.tied - - -"])
    let unreadable = try await self.findings(
      ["府省,予算", "総務省,110", "財務省,1000"],
      Self.sheets + ["5,不明省,,7,"]
    )
    #expect(summary(unreadable) == ["totals.missing - 「府省」が読取不可 -", "totals.tied - - -"])
  }

  @Test func `rounded figures tie within what they may have lost`() async throws {
    let within = try await findings(["府省,率", "総務省,0.4", "財務省,0.4"])
    #expect(summary(within) == ["totals.differ totals!B2 0.4 0.3", "totals.tied - - -"])
    #expect(within[0].outcome == .withinRounding && within[0].severity == .info)
    #expect(within[0].message.ja == "B2「率」の0.4は、総務省のシート3枚の合計0.3と、端数処理の範囲内で一致します。")
    #expect(
      within[0].message.en
        == "B2 '率' states 0.4, which ties with the 0.3 of the 3 sheets of 総務省 within rounding."
    )
    let beyond = try await findings(["府省,率", "総務省,0.5", "財務省,0.4"])
    #expect(beyond[0].outcome == .fail && beyond[0].severity == .error)
  }

  @Test func `a sum over what cannot be read is not wrong`() async throws {
    let findings = try await findings(
      ["府省,予算", "総務省,5", "財務省,1000"],
      Self.sheets + ["5,総務省,行政局,未定,"]
    )
    #expect(summary(findings) == ["totals.differ totals!B2 5 -", "totals.tied - - -"])
    #expect(findings[0].outcome == .unverifiable && findings[0].severity == .info)
    #expect(
      findings[0].message.ja == "B2「予算」は、総務省のシート4枚のうち1枚で読み取れないため確かめられません。誤りという意味ではありません。"
    )
    #expect(
      findings[0].message.en
        == "B2 '予算' cannot be verified, because 1 of the 4 sheets of 総務省 cannot be read there; this does not mean wrong."
    )
  }

  @Test func `a sheet that came twice counts once`() async throws {
    let findings = try await findings(
      ["府省,予算", "総務省,110", "財務省,1000"],
      Self.sheets + [Self.sheets[1]]
    )
    #expect(summary(findings) == ["totals.tied - - -"])
  }

  @Test func `what no form knows is said`() async throws {
    #expect(try await findings(["課,金額", "甲,1"]).map(\.code) == [.totalsTable])
    #expect(try await findings(["府省,局", "総務省,行政局"]).map(\.code) == [.totalsTable])
    let unknown = try await findings(["府省,金額,予算", "総務省,5,110", "財務省,6,1000"])
    #expect(unknown.map(\.code) == [.tableColumn, .totalsTied])
    let bad = try await findings(["府省,予算", "総務省,110", "財務省,多い", "不明省,5"])
    #expect(bad.map(\.code) == [.type, .code, .totalsTied])
    #expect(throws: SchemaErrors.self) { try TotalsTable(path: folder.path + "/nothing.csv") }
  }
}
