import Testing

@testable import Kenzan

@Suite struct MastersTests {
  private typealias Fixture = RegisterFixture
  private static let departments = [
    "名前,部,開始,終了,旧名",
    "情報政策課,総務部,,R5,",
    "DX推進課,市長公室,R6,2025/3/31,情報政策課",
    "デジタル推進課,市長公室,R7.4.1,,DX推進課",
    "秘書広報課,市長公室,,R6,",
    "秘書課,市長公室,R7,,秘書広報課",
    "広報課,市長公室,R7,,秘書広報課",
    "統計課,総務部,,R6,",
  ]

  private func master() throws -> DepartmentMaster {
    try DepartmentMaster(HeadedTable(Fixture.file("d.csv", Self.departments)))
  }

  @Test(arguments: [
    ("デジタル推進課", DepartmentMaster.Meaning.current("デジタル推進課")),
    ("市長公室　デジタル推進課", .current("デジタル推進課")),
    ("ＤＸ推進課", .renamed("デジタル推進課")),
    ("情報政策課", .renamed("デジタル推進課")),
    ("秘書広報課", .split(["秘書課", "広報課"])),
    ("統計課", .ended),
    ("デジタル推課", .unknown(nearest: "デジタル推進課")),
    ("水道局", .unknown(nearest: nil)),
  ])
  func aNameMeansADepartmentOfTheDay(name: String, meaning: DepartmentMaster.Meaning) throws {
    #expect(try master().meaning(of: name, on: try #require(Fixture.today)) == meaning)
  }

  @Test func theDayDecides() throws {
    let before = try #require(CalendarDate(year: 2025, month: 3, day: 31))
    #expect(try master().meaning(of: "DX推進課", on: before) == .current("DX推進課"))
    #expect(try master().meaning(of: "情報政策課", on: before) == .renamed("DX推進課"))
    #expect(try master().meaning(of: "秘書広報課", on: before) == .current("秘書広報課"))
  }

  @Test func aRegisterBeginsFromTheProjectsOfTheDay() throws {
    let register = try Fixture.register(
      ["test.form,R7,1,旧い名前,情報政策課,,,,,", "test.form,R7,3,終わった事業,統計課,,,,,"],
      projects: [
        "番号,事業名,担当課,開始,終了,旧番号,期限",
        "1,新しい名前,DX推進課,,,,2025/5/30",
        "2,統計調査,統計課,,,,",
        "3,終わった事業,統計課,,R6,,",
        "4,広報紙,広報課,R7,,9、10,R7.6.13",
        "5,来年から,広報課,R8,,,",
        "6,電算,デジタル推進課,,,,",
      ],
      departments: Self.departments
    )
    #expect(register.rows.map { $0[.key] } == ["1", "3", "6", "4", "2"])
    #expect(register.rows.map { $0[.department] } == ["デジタル推進課", "統計課", "デジタル推進課", "広報課", "統計課"])
    #expect(register.rows[0][.subject] == "新しい名前")
    #expect(register.rows[0][.deadline] == "2025-05-30")
    #expect(register.rows[3][.deadline] == "2025-06-13")
    #expect(register.rows[3][.schema] == "test.form")
    #expect(register.rows[3][.year] == "R7")
    #expect(register.rows[3].state == .unsubmitted)
    #expect(
      register.findings.map(\.code)
        == [.registerMaster, .registerMaster, .registerMaster, .registerEnded, .registerAdded]
    )
    #expect(
      register.findings.map(\.message.ja) == [
        "番号「1」の事業名を、一覧のとおり「旧い名前」から「新しい名前」に改めました。",
        "番号「1」の担当課を、一覧のとおり「情報政策課」から「デジタル推進課」に改めました。",
        "担当課「統計課」は令和7年6月30日には部署の一覧にありません。事業の一覧の担当課を直すか、部署の一覧に旧名として加えてください。",
        "「3 終わった事業」は事業の一覧では令和7年3月31日に終了しています。シートが要らなければ、台帳の状態を「対象外」にしてください。",
        "事業の一覧から3行を台帳に加えました（6 電算、4 広報紙、2 統計調査）。",
      ]
    )
  }

  @Test func anOldNumberLeadsToItsSuccessors() throws {
    let register = try Fixture.register(
      [],
      projects: ["番号,事業名,担当課,旧番号,旧名", "57,甲,,12,", "58,乙,,12,", "60,丙,,,広報事業"]
    )
    let file = try Fixture.reading("a.xlsx", sha256: "aa", [:], ["number": "60"])
    let sheets = try Fixture.settled(register, file).report.files[0].sheets
    #expect(
      sheets[0].findings.first?.message.ja.hasSuffix("旧番号「12」は、いまは「57 甲」と「58 乙」です。") == true
    )
    #expect(sheets[1].findings.map(\.severity) == [.info])
    #expect(
      sheets[1].findings.first?.message.ja == "D3「事務事業名」の「広報事業」は旧名です。いまの名前は「丙」です。"
    )
  }

  @Test func aNameOfAnotherTimeIsAnOldName() throws {
    let register = try Fixture.register(
      [],
      projects: ["番号,事業名,担当課,開始,終了", "12,広報事業,,,R6", "12,広聴広報事業,,R7,"]
    )
    #expect(register.rows.map { $0[.subject] } == ["広聴広報事業"])
    let file = try Fixture.reading("a.xlsx", sha256: "aa", [:])
    let findings = try Fixture.settled(register, file).report.files[0].sheets[0].findings
    #expect(findings.map(\.code) == [.registerSubject])
    #expect(findings.map(\.severity) == [.info])
  }

  @Test func mistakesInTheMastersAreNamedWithTheirLines() throws {
    let errors = #expect(throws: RegisterErrors.self) {
      var options = Register.Options(path: "r.csv")
      options.year = FiscalYear(2025)
      _ = try ProjectMaster(
        HeadedTable(
          Fixture.file("p.csv", ["番号,事業名,担当課,開始,終了", ",甲,,,", "2,乙,,R8,R7", "3,丙,,Apr-25,"])
        ),
        options
      )
    }
    #expect(
      errors?.messages.map(\.ja) == [
        "p.csv:2: 番号が空欄です。評価シートの番号を書いてください。",
        "p.csv:2: 様式が分かりません。列「様式」に様式のIDを書くか、--schema で指定してください。",
        "p.csv:3: 様式が分かりません。列「様式」に様式のIDを書くか、--schema で指定してください。",
        "p.csv:3: 終了「R7」が開始「R8」より前です。",
        "p.csv:4: 様式が分かりません。列「様式」に様式のIDを書くか、--schema で指定してください。",
        "p.csv:4: 「Apr-25」を日付とも年度とも読み取れません。2025/4/1、令和7年4月1日、R7 のように書いてください。",
      ]
    )
    let twice = #expect(throws: RegisterErrors.self) {
      try Fixture.register([], projects: ["番号,事業名,担当課", "1,甲,", "1,乙,"])
    }
    #expect(
      twice?.messages.map(\.ja) == ["projects.csv:3: 番号「1」は2行目にもあります。同じ日に有効な行は1つにしてください。"]
    )
  }
}
