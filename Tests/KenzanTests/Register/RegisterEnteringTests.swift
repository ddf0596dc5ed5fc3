import Testing

@testable import Kenzan

@Suite struct RegisterEnteringTests {
  private typealias Fixture = RegisterFixture

  private func codes(_ report: CheckReport) -> [[Finding.Code]] {
    report.files.flatMap { $0.sheets.map { $0.findings.map(\.code) } }
  }

  @Test func whatCameIsEntered() throws {
    let register = try Fixture.register(["test.form,R7,12,広報事業,総務課,2025/5/30,,,,"])
    let file = try Fixture.reading(
      "in/a.xlsx",
      sha256: "aa",
      ["cost.R6.total": "2540", "outcome.R6.actual": "1"]
    )
    let row = try #require(try Fixture.settled(register, file).register?.rows.first)
    let expected: [Register.Column: String] = [
      .file: "in/a.xlsx", .sheet: "Sheet1", .sha256: "aa", .submitted: "2025-06-30", .errors: "1",
      .warnings: "1", .accepted: "0", .state: "差戻し", .deadline: "2025/5/30",
    ]
    for (column, text) in expected { #expect(row[column] == text, "\(column)") }
  }

  @Test func aSheetThatNobodyExpectsDoesNotCount() throws {
    let register = try Fixture.register([
      "test.form,R7,112,広報事業,,,,,,", "test.form,R7,40,河川の維持管理,,,,,,",
      "test.form,R6,13,他の年度,,,,,,",
    ])
    let file = try Fixture.reading("a.xlsx", sha256: "aa", [:], ["number": "13", "project": "無関係"])
    let (report, after) = try Fixture.settled(register, file)
    #expect(codes(report) == [[.registerUnexpected], [.registerUnexpected]])
    #expect(report.files[0].sheets.map(\.isCounted) == [false, false])
    #expect(report.files[0].sheets.map(\.result) == [.failed, .failed])
    #expect(after?.rows == register.rows)
    let messages = report.files[0].sheets.compactMap(\.findings.first?.message)
    #expect(
      messages.first?.ja == "D2「整理番号」の「12」は、台帳の令和7年度の「評価シート」にありません。このシートは数えていません。"
        + "番号を直すか、台帳に行を加えてください。「112 広報事業」ではありませんか。"
    )
    #expect(
      messages.first?.en
        == "D2 '整理番号' says '12', which is not among the sheets of '評価シート' that the register "
        + "expects in R7, so it does not count. Correct the number, or add a row. Is it '112 広報事業'?"
    )
    #expect(messages.last?.ja.hasSuffix("行を加えてください。") == true)
  }

  @Test func aRowThatPeopleDecidedStays() throws {
    for state in ["対象外", "該当なし"] {
      let register = try Fixture.register(["test.form,R7,12,,,,\(state),,,"])
      let (report, after) = try Fixture.settled(
        register,
        try Fixture.reading("a.xlsx", sha256: "aa", [:])
      )
      #expect(after?.rows == register.rows)
      let finding = try #require(report.files[0].sheets[0].findings.first)
      #expect(finding.code == .registerExcluded)
      #expect(!report.files[0].sheets[0].isCounted)
      #expect(
        finding.message.ja == "D2「整理番号」の「12」は、台帳で「\(state)」になっているため数えていません。"
          + "提出が要るのなら、台帳の状態を「未提出」に直してください。"
      )
    }
  }

  @Test func theNumberOfAnotherProjectIsTold() throws {
    let register = try Fixture.register(["test.form,R7,12,河川の維持管理,,,,,,"])
    let (report, _) = try Fixture.settled(
      register,
      try Fixture.reading("a.xlsx", sha256: "aa", [:])
    )
    let finding = try #require(report.files[0].sheets[0].findings.first)
    #expect(finding.code == .registerSubject)
    #expect(finding.severity == .warning)
    #expect(finding.expected == "河川の維持管理")
    #expect(
      finding.message.ja == "D3「事務事業名」は「広報事業」ですが、台帳の番号「12」は「河川の維持管理」です。"
        + "番号が違うならシートを、名前が変わったのなら台帳を直してください。"
    )
  }

  @Test func departmentsAreFoundUnderTheirOldNames() throws {
    var form = try SampleSheet.builder()
    form.field("division", "課", .text, at: "D4") { $0.role = "division" }
    let master = ["名前,開始,終了,旧名", "DX推進課,,2025-03-31,", "デジタル推進課,2025-04-01,,DX推進課"]
    func findings(_ division: String, _ department: String) throws -> [Finding] {
      let register = try Fixture.register(
        ["test.form,R7,12,,\(department),,,,,"],
        departments: master
      )
      let file = try Fixture.reading("a.xlsx", sha256: "aa", ["division": division], form: form)
      return try Fixture.settled(register, file).report.files[0].sheets[0].findings
    }
    #expect(try findings("デジタル推進課", "デジタル推進課").isEmpty)
    #expect(try findings("デジタル推進課", "総務部　デジタル推進課").isEmpty)
    let old = try #require(try findings("ＤＸ推進課", "デジタル推進課").first)
    #expect(old.code == .registerDepartment)
    #expect(old.severity == .info)
    #expect(old.message.ja == "D4「課」の「ＤＸ推進課」は旧名です。「デジタル推進課」のシートとして扱いました。")
    let other = try #require(try findings("総務課", "デジタル推進課").first)
    #expect(other.severity == .warning)
    #expect(other.message.ja == "D4「課」は「総務課」ですが、台帳では「デジタル推進課」の担当です。どちらかを直してください。")
  }

  @Test func whatCouldNotBeReadStandsAtTheEnd() throws {
    let register = try Fixture.register(["test.form,R7,12,,,,,,,", ",,,,,,読込不可,old,,"])
    let locked = ReadingError(.encrypted, Message(ja: "開けません。", en: "is locked"))
    let refused = FileReading(path: "b.xlsx", sha256: "bb", outcome: .refused(locked))
    let keyless = try Fixture.reading("c.xlsx", sha256: "cc", ["number": ""])
    let after = try #require(try Fixture.settled(register, refused, keyless).register)
    #expect(after.rows.map(\.state) == [.unsubmitted, .unreadable, .unreadable, .unreadable])
    #expect(after.rows.map { $0[.file] } == ["", "", "b.xlsx", "c.xlsx"])
    #expect(after.rows.map { $0[.sheet] } == ["", "", "", "Sheet1"])
    #expect(after.counts.rows == 1)
    // The same again changes nothing; once it is readable the row goes.
    #expect(try Fixture.settled(after, refused, keyless).register?.rows == after.rows)
    let mended = try Fixture.reading("b.xlsx", sha256: "dd", [:])
    let later = try #require(try Fixture.settled(after, mended, keyless).register)
    #expect(later.rows.map { $0[.file] } == ["b.xlsx", "", "c.xlsx"])
    #expect(later.rows[0].state == .accepted)
  }

  @Test func aFileThatCouldNotBeReadGetsTheDepartmentThatItsPathNames() throws {
    let register = try Fixture.register([
      "test.form,R7,12,,観光課,,,,,", "test.form,R7,13,,産業観光課,,,,,",
    ])
    let locked = ReadingError(.encrypted, Message(ja: "開けません。", en: "is locked"))
    func refused(_ path: String) -> FileReading {
      FileReading(path: path, sha256: "bb", outcome: .refused(locked))
    }
    let after = try #require(
      try Fixture.settled(
        register,
        refused("観光課の机/提出/産業観光課.xls"),
        refused("観光課の机/提出/観光課/a.xls"),
        refused("観光課の机/提出/観光課と産業観光課.xls"),
        refused("観光課の机/提出/総務課.xls")
      ).register
    )
    #expect(after.rows.suffix(4).map { $0[.department] } == ["産業観光課", "観光課", "産業観光課", ""])
    // What people wrote stays.
    var corrected = after
    corrected.rows[5][.department] = "観光課"
    let again = try Fixture.settled(corrected, refused("観光課の机/提出/総務課.xls"))
    #expect(again.register?.rows.last?[.department] == "観光課")
  }
}
