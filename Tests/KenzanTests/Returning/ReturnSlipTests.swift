import Testing

@testable import Kenzan

/// What goes back to whom, and in which words.
struct ReturnSlipTests {
  @Test func `sheets go to their departments, and what nobody can assign comes last`() throws {
    let broken = Finding(.fileUnreadable, .error, value: "zip", message: Message(both: "壊れています。"))
    let lock = Finding(.fileIgnored, .info, message: Message(both: "一時ファイル"))
    let slips = ReturnSlips(
      ReturnFixture.submission([
        ("in/x.xlsx", [], [broken]), ("in/~$a.xlsx", [], [lock]),
        ("in/a.xlsx", [try ReturnFixture.sheet("財政課", [ReturnFixture.sum])], []),
        (
          "in/b.xlsx",
          [
            try ReturnFixture.sheet("企画課"), try ReturnFixture.sheet("財政課"),
            try ReturnFixture.sheet(""), try ReturnFixture.sheet("企画／課 "),
          ],
          [ReturnFixture.note]
        ),
      ])
    ).slips
    #expect(slips.map(\.department) == ["財政課", "企画課", "企画／課", nil])
    #expect(
      slips.map(\.fileName) == [
        "01_財政課_指摘票", "02_企画課_指摘票", "03_企画／課_指摘票", "04_部署不明_指摘票",
      ]
    )
    // Nobody gets what is only a note on a file: a lock file, or an example beside the sheets.
    #expect(slips.map { $0.parts.map(\.path) }.first == ["in/a.xlsx", "in/b.xlsx"])
    #expect(slips.last?.parts.map(\.path) == ["in/x.xlsx", "in/b.xlsx"])
    #expect(slips.last?.open.map(\.title) == ["x.xlsx"])
  }

  @Test func `findings are numbered through in the order of the form, notes are not`() throws {
    let findings = [
      ReturnFixture.sum, ReturnFixture.rating, ReturnFixture.blank, ReturnFixture.note,
      ReturnFixture.open,
    ]
    let one = try ReturnFixture.sheet("企画課", findings)
    let two = try ReturnFixture.sheet("企画課", key: "2", [ReturnFixture.blank])
    let slips = ReturnSlips(ReturnFixture.submission([("in/a.xlsx", [one, two], [])])).slips
    let parts = try #require(slips.first).parts
    #expect(parts.map { $0.items.map(\.number) } == [[1, 2, 3, 4], [5]])
    #expect(
      parts[0].items.map(\.cell) == ["F3", "U15", "K19", "K30"],
      "\(parts[0].items.map(\.finding.field))"
    )
    #expect(parts[0].items.map(\.level) == ["要修正", "判定できません", "要修正", "要確認"])
    #expect(parts[0].remarks == ["【参考】読み替えました。"])
    #expect(slips[0].summary == "直すところ3件、確認するところ1件、判定できないところ1件（シート2件のうち2件）")
    #expect(slips[0].advice.count == 4)
    #expect(slips[0].forms == "令和7年度　事務事業評価シート")
  }

  @Test func `only what the form lets stand may be answered so`() throws {
    let other = Finding(.duplicateSheet, .error, message: Message(both: "二重です。"))
    let slip = try #require(
      try ReturnFixture.slip([
        other, ReturnFixture.blank, ReturnFixture.sum, ReturnFixture.rating,
      ])
    )
    #expect(slip.parts[0].items.map(\.mayStand) == [false, true, false, true])
    #expect(slip.parts[0].items[0].answers.map(\.rawValue) == ["直した", "その他"])
    #expect(slip.parts[0].items[3].answers.map(\.rawValue) == ["直した", "このままでよい", "その他"])
  }

  @Test func `the value that should stand there is a suggestion, or what other fields come to`()
    throws
  {
    func words(_ change: (inout Finding) -> Void) throws -> [String] {
      var finding = ReturnFixture.sum
      change(&finding)
      let item = try ReturnFixture.slip([finding])?.parts.first?.items.first
      return [item?.stated ?? "", item?.expected ?? ""]
    }
    #expect(try words { _ in } == ["2,540千円", "ほかの欄からは\n2,504千円"])
    let own = Finding.Suggestion(field: FieldPath("cost.R6.total"), value: "2504")
    #expect(try words { $0.suggestions = [own] } == ["2,540千円", "2,504千円"])
    let part = Finding.Suggestion(field: FieldPath("cost.R6.operating"), value: "80")
    #expect(
      try words { $0.suggestions = [part] } == ["2,540千円", "事業経費／R6決算額（K20）が80千円"]
    )
    // A bound is no value that should stand there.
    #expect(try words { $0.rule = "cost.specific" } == ["2,540千円", ""])
    #expect(try words { $0.value = "" } == ["（空欄）", "ほかの欄からは\n2,504千円"])
  }

  @Test func `what a department answered without effect goes back to it`() throws {
    let sheet = try ReturnFixture.sheet("企画課")
    var answers = FileReport(
      path: "回答/01.xlsx",
      result: .passedWithWarnings,
      findings: [Finding(.acceptIncomplete, .warning, message: Message(both: "理由がありません。"))],
      sheets: []
    )
    answers.department = "企画課"
    let checked = ReturnFixture.submission([("in/a.xlsx", [sheet], [])])
    let report = CheckReport(version: "1", files: checked.report.files + [answers])
    let slips = ReturnSlips(Submission(report: report, register: nil, files: checked.files)).slips
    #expect(slips.count == 1)
    #expect(slips[0].open.map(\.title) == ["01.xlsx"])
  }

  @Test func `a department without findings is told so`() throws {
    let slip = try #require(try ReturnFixture.slip([]))
    #expect(slip.summary == "指摘はありません（シート1件）")
    #expect(slip.advice == ["直すところはありません。回答はいりません。"])
    #expect(slip.clear.map(\.summary) == ["指摘なし"])
  }
}

extension ReturnSlipTests {
  @Test func `whatever stands in the place of a department becomes a name`() throws {
    let long = String(repeating: "とても長い", count: 2_000)
    let sheets = [
      try ReturnFixture.sheet("企画課\n広報係"), try ReturnFixture.sheet("企画課　広報係 "),
      try ReturnFixture.sheet(long, [ReturnFixture.sum]),
    ]
    let submission = ReturnFixture.submission([("in/a.xlsx", sheets, [ReturnFixture.note])])
    let slips = ReturnSlips(submission).slips
    #expect(slips.map(\.department?.utf16.count) == [7, 60])
    #expect(slips.map(\.parts.count) == [2, 1])
    let links = SourceLinks(from: "out/02.xlsx", in: "/town")
    let book = ReturnBook(slip: slips[1], links: links).workbook
    #expect(try !book.bytes().isEmpty)
  }
}
