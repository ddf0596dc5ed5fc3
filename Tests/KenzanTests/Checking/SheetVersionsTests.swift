import Testing

@testable import Kenzan

@Suite struct SheetVersionsTests {
  private typealias Fixture = RegisterFixture

  private func codes(_ report: CheckReport) -> [[Finding.Code]] {
    report.files.flatMap { $0.sheets.map { $0.findings.map(\.code) } }
  }

  private func counted(_ report: CheckReport) -> [Bool] {
    report.files.flatMap { $0.sheets.map(\.isCounted) }
  }

  @Test func equalVersionsAreOneSheet() throws {
    let (report, _) = try Fixture.settled(
      nil,
      try Fixture.reading("in/a.xlsx", sha256: "aaaaaaaaa", ["cost.R6.total": "1"]),
      try Fixture.reading(
        "in/b.xlsx",
        sha256: "bb",
        ["cost.R6.total": "1", "project": "広報　事業", "number": "１２"]
      )
    )
    #expect(codes(report) == [[.check], [.duplicateSame]])
    #expect(counted(report) == [true, false])
    #expect(report.files.map(\.result) == [.failed, .passed])
    let message = try #require(report.files[1].sheets[0].findings.first?.message)
    #expect(message.ja == "「a.xlsx」のシート「Sheet1」と同じ内容です。1枚として数え、こちらは数えていません。")
    #expect(
      message.en
        == "It says the same as sheet 'Sheet1' of 'a.xlsx', so the two count as one, and this one does not count."
    )
  }

  @Test func versionsThatDifferAreAnErrorOnEach() throws {
    let (report, _) = try Fixture.settled(
      nil,
      try Fixture.reading("in/a.xlsx", sha256: "aaaaaaaaa", [:]),
      try Fixture.reading("in/b.xlsx", sha256: "bb", ["project": "乙"], [:]),
      try Fixture.reading("in/c.xlsx", sha256: "cc", ["number": "13"])
    )
    #expect(codes(report) == [[.duplicateSheet], [.duplicateSheet], [.duplicateSame], []])
    #expect(counted(report) == [true, true, false, true])
    #expect(report.files.map(\.result) == [.failed, .failed, .passed])
    let message = try #require(report.files[0].sheets[0].findings.first?.message)
    #expect(
      message.ja == "D2「整理番号」が「12」のシートが3枚あり、値が違います（「b.xlsx」のシート「Sheet1」と比べて、"
        + "D3「事務事業名」がこちらは「広報事業」、あちらは「乙」）。正しい方だけを残すか、"
        + "どちらが正しいかを事務局に知らせてください（事務局は台帳の「採用」に「aaaaaaaa」か「bb」を書きます）。"
    )
    #expect(
      message.en
        == "3 sheets have '12' in D2 '整理番号', with different values (compared with sheet 'Sheet1' of "
        + "'b.xlsx': D3 '事務事業名' is '広報事業' here and '乙' there). Keep only the right one, or tell the "
        + "secretariat, which writes 'aaaaaaaa' or 'bb' into 採用 of the register."
    )
  }

  @Test func onlyAFewDifferencesAreListed() throws {
    let changes = ["R5", "R6"].reduce(into: [String: String]()) {
      $0["cost.\($1).total"] = "1"
      $0["cost.\($1).operating"] = "2"
      $0["cost.\($1).specific"] = "3"
    }
    let (report, _) = try Fixture.settled(
      nil,
      try Fixture.reading("a.xlsx", sha256: "aa", [:]),
      try Fixture.reading("b.xlsx", sha256: "bb", changes)
    )
    let message = try #require(report.files[0].sheets[0].findings.first?.message.ja)
    #expect(message.contains("、ほか3か所）"))
    #expect(message.split(separator: "あちらは").count == 4)
  }

  @Test func theRegisterSaysWhichVersionCounts() throws {
    let files = [
      try Fixture.reading("a.xlsx", sha256: "aaaa", [:]),
      try Fixture.reading("b.xlsx", sha256: "bbbb", ["project": "乙"]),
    ]
    func settled(_ adopted: String) throws -> (report: CheckReport, register: Register?) {
      let register = try Fixture.register(["test.form,R7,12,,,,差戻し,aaaa,,\(adopted)"])
      return try Fixture.settled(register, files[0], files[1])
    }
    let open = try settled("")
    #expect(codes(open.report) == [[.duplicateSheet], [.duplicateSheet]])
    #expect(open.register?.rows.first?.state == .resubmitted)
    #expect(open.register?.rows.first?[.sha256] == "aaaa")

    let adopted = try settled("bb")
    #expect(codes(adopted.report) == [[.registerSuperseded], []])
    #expect(counted(adopted.report) == [false, true])
    #expect(adopted.register?.rows.first?.state == .accepted)
    #expect(adopted.register?.rows.first?[.file] == "b.xlsx")
    #expect(
      adopted.report.files[0].sheets[0].findings.first?.message.ja
        == "台帳の「採用」（bb）により「b.xlsx」のシート「Sheet1」を採用したため、こちらは数えていません。"
    )

    let gone = try settled("cc")
    #expect(codes(gone.report) == [[.registerAdopted], [.registerAdopted]])
    #expect(counted(gone.report) == [false, false])
    #expect(gone.register?.rows.first?.state == .returned)
    #expect(
      gone.report.files[0].sheets[0].findings.first?.message.ja
        == "台帳の「採用」（cc）に当たる版がないため、こちらは数えていません。"
        + "こちらを採用するなら「採用」を「aaaa」に書き換えてください。"
    )
  }

  @Test func versionsInOneFileAreToldByTheirWorksheets() throws {
    func settled(_ adopted: String) throws -> CheckReport {
      let register = try Fixture.register(["test.form,R7,12,,,,,,,\(adopted)"])
      let file = try Fixture.reading("a.xlsx", sha256: "aaaa", [:], ["project": "乙"])
      return try Fixture.settled(register, file).report
    }
    #expect(
      codes(try settled("aa"))
        == [[.registerAdopted, .duplicateSheet], [.registerAdopted, .duplicateSheet]]
    )
    #expect(codes(try settled("aa Sheet2")) == [[.registerSuperseded], []])
    let message = try #require(try settled("").files[0].sheets[0].findings.first?.message.ja)
    #expect(message.contains("「aaaa Sheet1」か「aaaa Sheet2」"))
  }

  @Test func sheetsOfOneRowAreVersionsOfItHoweverItsNumberIsWritten() throws {
    let files = [
      try Fixture.reading("a.xlsx", sha256: "aaaa", ["number": "12"]),
      try Fixture.reading("b.xlsx", sha256: "bbbb", ["number": "012"]),
    ]
    #expect(codes(try Fixture.settled(nil, files[0], files[1]).report) == [[], []])
    let register = try Fixture.register(["test.form,R7,12,,,,,,,"])
    let report = try Fixture.settled(register, files[0], files[1]).report
    #expect(codes(report) == [[.duplicateSheet], [.duplicateSheet]])
  }

  @Test func whatDoesNotCountIsLeftOutOfWhatIsReadWithoutAReport() throws {
    let files = [
      try Fixture.reading("a.xlsx", sha256: "aaaa", [:], ["number": "13"]),
      try Fixture.reading("b.xlsx", sha256: "bbbb", [:], ["number": "13", "project": "乙"]),
    ]
    func counted(_ register: Register?) -> [[Bool]] {
      files.counted(by: register).map { file in
        guard case .sheets(let sheets) = file.outcome else { return [] }
        return sheets.map { if case .record = $0.outcome { true } else { false } }
      }
    }
    #expect(counted(nil) == [[true, true], [false, true]])
    let register = try Fixture.register(["test.form,R7,13,,,,,,,bb"])
    #expect(counted(register) == [[false, false], [false, true]])
  }
}
