import Testing

@testable import Kenzan

/// Sheets of two years from CSV to report.
struct PriorYearTests {
  /// The form of the tests; last year's version had its costs in yen, and no item codes of their own.
  private static func form(
    version: String = "2",
    year: String = "R7",
    unit: String = "千円"
  ) -> String {
    """
    <schema xmlns="urn:kenzan:schema:1" id="test.plan" version="\(version)" title="計画" year="\(year)">
    <codes name="kinds"><code value="a" label="任意"/><code value="b" label="義務"/></codes>
    <key>number</key><subject>project</subject>
    <text name="number" label="整理番号"/><text name="project" label="事業名"/>
    <code name="kind" label="種別" codes="kinds"/>
    <group name="cost" label="費用" each="year-1..year+1" unit="\(unit)"><number name="total" label="総額"/></group>
    <group name="goals" label="指標" each="A..C" key="name"><text name="name" label="指標名"/>
    <group each="year-1..year"><number name="actual" label="実績"/></group></group>
    <list name="items" label="項目" max="3" key="code"><text name="code" label="番号"/>
    <number name="amount" label="金額"/><number name="running" label="累計"/></list>
    <number name="sum" label="計"/>
    \(version == "2" ? checks : "")
    </schema>
    """
  }

  private static let checks = """
    <check id="project" severity="warning"><when>COUNTA(project, prior.project) = 2</when>
    <formula>project = prior.project</formula></check>
    <check id="kind" severity="warning"><when>COUNTA(kind, prior.kind) = 2</when>
    <formula>kind = prior.kind</formula></check>
    <check id="past" for="goals.*.{year-1}" severity="warning"><when>COUNT(actual, prior.actual) = 2</when>
    <formula>actual = prior.actual</formula></check>
    <check id="falls" for="items.*" severity="warning"><when>COUNT(running, prior.running) = 2</when>
    <formula>running >= prior.running</formula></check>
    <check id="budget" for="cost.*" severity="warning"><when>COUNTA(total, prior.total) > 1</when>
    <formula>total &lt;= SUM(prior.total)</formula></check>
    <check id="all" severity="warning"><when>COUNT(sum) = 1</when><formula>sum >= SUM(prior.items.amount)</formula></check>
    """

  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.overwrite("forms-2.xml", with: Self.form())
  }

  /// A CSV with the sheets of a year, a dictionary each.
  private func table(_ name: String, _ sheets: [[String: String]]) throws {
    let columns = Set(sheets.flatMap(\.keys)).union(["kenzan.schema"]).sorted()
    let rows = sheets.map { sheet in
      columns.map { $0 == "kenzan.schema" ? "test.plan" : sheet[$0] ?? "" }.joined(separator: ",")
    }
    try folder.overwrite(
      name,
      with: ([columns.joined(separator: ",")] + rows).joined(separator: "\n")
    )
  }

  private func check(
    _ now: [[String: String]],
    _ then: [[String: String]],
    renames: String? = nil
  ) async throws -> CheckReport {
    try table("now.csv", now)
    try table("then.csv", then)
    return try await check(["then.csv"], renames: renames)
  }

  private func check(_ prior: [String], renames: String? = nil) async throws -> CheckReport {
    var catalogue = try Catalogue()
    try catalogue.add(directory: folder.path)
    var options = Submission.Options()
    options.prior = SubmissionPaths(prior.map { folder.path + "/" + $0 })
    if let renames {
      try folder.overwrite("map.csv", with: "field,old,new\n" + renames)
      options.renames = try RenameMap(path: folder.path + "/map.csv", catalogue: catalogue)
    }
    let paths = SubmissionPaths([folder.path + "/now.csv"])
    return await Submission.check(paths, catalogue: catalogue, options: options).report
  }

  /// `rule@field` or the code of what a report says of this year's sheets.
  private func found(_ report: CheckReport) -> [String] {
    report.files.flatMap(\.allFindings).map { finding in
      finding.rule.map { "\($0)@\(finding.field?.description ?? "")" } ?? finding.code.rawValue
    }
  }

  @Test func `a figure of the past is compared, and both cells are shown`() async throws {
    let report = try await check(
      [["number": "1", "goals.A.name": "来訪者", "goals.A.R6.actual": "57"]],
      [["number": "１", "goals.A.name": "来訪者", "goals.A.R6.actual": "75"]]
    )
    #expect(found(report) == ["past@goals.A.R6.actual"])
    let finding = try #require(report.files.first?.sheets.first?.findings.first)
    #expect(
      finding.message.ja
        == "A2「指標／A／R6／実績」は57ですが、前年度のシート（「then.csv」A2）では75です（18少ない）。75の打ち間違いではありませんか。"
    )
    #expect(
      finding.message.en
        == "A2 '指標／A／R6／実績' states 57, but last year's sheet (A2 'then.csv') states 75 (18 too little). Should it read 75?"
    )
    #expect(finding.related.map(\.file) == [folder.path + "/then.csv"])
    #expect(finding.related.map(\.cell) == ["then!A2"])
    #expect(finding.suggestions.map(\.value) == ["75"])
    let sheet = try #require(report.files.first?.sheets.first)
    #expect(sheet.prior == [PriorReference(path: folder.path + "/then.csv", sheet: "then")])
    #expect(report.prior.map(\.sheets.count) == [1])
    #expect(report.prior.flatMap(\.allFindings).isEmpty)
    #expect(report.prior.first?.sheets.first?.year?.key == "R6")
    #expect(report.prior.first?.sha256?.count == 64)
  }

  @Test func `rows pair by what identifies them, not by their place`() async throws {
    let report = try await check(
      [
        [
          "number": "1", "goals.A.name": "ＡＩ 利用", "goals.A.R6.actual": "5",
          "goals.B.name": "来訪者", "goals.B.R6.actual": "8", "goals.C.name": "新しい",
          "goals.C.R6.actual": "9",
          "items.1.code": "x", "items.1.running": "9", "items.2.code": "y", "items.2.running": "4",
          "items.3.code": "z", "items.3.running": "1",
        ]
      ],
      [
        [
          "number": "1", "goals.A.name": "来訪者", "goals.A.R6.actual": "7",
          "goals.B.name": "AI利用", "goals.B.R6.actual": "5", "goals.C.name": "やめた",
          "goals.C.R6.actual": "3",
          "items.1.code": "y", "items.1.running": "6", "items.2.code": "x", "items.2.running": "8",
        ]
      ]
    )
    #expect(
      found(report) == [
        "past@goals.B.R6.actual", "falls@items.2.running", "prior.rows", "prior.rows",
      ]
    )
    let notes = report.files.flatMap(\.allFindings).filter { $0.code == .priorRows }.map(
      \.message.ja
    )
    #expect(
      notes == [
        "前年度のシートにない「指標名」: 「新しい」（F2）。前年度のシートだけにある「指標名」: 「やめた」。"
          + "名前を変えたものは、--renames の表に書くと前年度と比べられます。",
        "前年度のシートにない「番号」: 「z」（K2）。",
      ]
    )
  }

  @Test func `names that the map gives count as the new ones`() async throws {
    let now = [
      "number": "7", "project": "新名", "kind": "義務", "goals.A.name": "来館者", "goals.A.R6.actual": "8",
      "items.1.code": "m", "items.1.running": "1", "items.2.code": "p", "items.2.running": "1",
    ]
    let then = [
      "number": "1", "project": "旧名", "kind": "任意", "goals.C.name": "来訪者", "goals.C.R6.actual": "7",
      "items.1.code": "k", "items.1.running": "5", "items.2.code": "l", "items.2.running": "5",
      "items.3.code": "s", "items.3.running": "9",
    ]
    let map = """
      整理番号,1,7
      project,旧名,新名
      種別,任意,義務
      goals.name,来訪者,来館者
      items.code,k,m
      items.code,l,m
      items.code,s,p
      items.code,s,q
      """
    // Merged rows and parts of a row are not compared one by one.
    #expect(found(try await check([now], [then], renames: map)) == ["past@goals.A.R6.actual"])
    #expect(found(try await check([now], [then])) == ["prior.new"])
    let unused = try await check([now], [then], renames: map + "\nproject,誤記,新名\n")
    #expect(unused.prior.map { $0.path.split(separator: "/").last } == ["then.csv", "map.csv"])
    #expect(unused.prior.last?.findings.map(\.code) == [.priorRename])
    #expect(unused.prior.last?.findings.map(\.value) == ["誤記"])
    #expect(unused.prior.last?.findings.first?.message.ja.hasPrefix("10行目の「誤記」は") == true)
  }

  @Test func `of merged sheets the sum is compared, of a split one nothing`() async throws {
    let then = [
      [
        "number": "1", "project": "一", "cost.R6.total": "10", "goals.A.name": "a",
        "goals.A.R6.actual": "1",
      ],
      ["number": "2", "project": "二", "cost.R6.total": "20"],
    ]
    let now = [
      "number": "1", "project": "三", "cost.R6.total": "31", "goals.A.name": "a",
      "goals.A.R6.actual": "2",
    ]
    let merged = try await check([now], then, renames: "number,2,1\n")
    // An indicator that only one of them has is compared with that one.
    #expect(found(merged) == ["budget@cost.R6.total", "past@goals.A.R6.actual", "prior.merged"])
    let budget = try #require(merged.files.flatMap(\.allFindings).first { $0.rule == "budget" })
    #expect(budget.expected == "30")
    #expect(budget.related.map(\.value) == ["10", "20"])
    let note = try #require(merged.files.flatMap(\.allFindings).first { $0.code == .priorMerged })
    #expect(
      note.message.ja
        == "前年度の2件のシートを合わせたものです: 1 一（then.csv「then」）、2 二（then.csv「then」）。前年度とは、合計で比べる検査だけをしました。"
    )
    let split = try await check([now], [then[0]], renames: "number,1,1\nnumber,1,3\n")
    #expect(found(split) == ["prior.split"])
    #expect(split.prior.flatMap(\.allFindings).isEmpty)
    let twice = try await check([now], [then[0], then[0]])
    #expect(found(twice) == ["prior.twice"])
    #expect(twice.result == .passedWithWarnings)
  }

  @Test func `a range asks for all rows of last year`() async throws {
    let then = [
      "number": "1", "items.1.code": "x", "items.1.amount": "5", "items.2.code": "y",
      "items.2.amount": "6",
    ]
    let now = ["number": "1", "sum": "10", "items.1.code": "x", "items.2.code": "y"]
    let report = try await check([now], [then])
    #expect(found(report) == ["all@sum"])
    #expect(report.files.flatMap(\.allFindings).first?.expected == "11")
  }

  @Test func `last year's version of the form, and what it does not have`() async throws {
    try folder.overwrite("forms-1.xml", with: Self.form(version: "1", year: "R6", unit: "円"))
    let now = ["number": "1", "cost.R6.total": "31", "goals.A.name": "a", "goals.A.R6.actual": "2"]
    let then = [
      "kenzan.version": "1", "number": "1", "cost.R6.total": "10000", "goals.A.name": "a",
      "goals.A.R6.actual": "1",
    ]
    let report = try await check([now], [then])
    #expect(found(report) == ["past@goals.A.R6.actual"])
    #expect(report.prior.first?.sheets.first?.schemaVersion == "1")
    #expect(report.prior.flatMap(\.allFindings).map(\.code) == [.priorField])
    #expect(
      report.prior.first?.findings.first?.message.ja
        == "前年度の様式（版「1」）には「費用／R6／総額」、「費用／R7／総額」、「費用／R8／総額」の単位が違う（円）ため、検査 budget はしていません。"
    )
    let unknown = try await check([now], [then.merging(["kenzan.version": "0"]) { $1 }])
    #expect(found(unknown) == ["prior.new"])
    #expect(unknown.prior.flatMap(\.allFindings).map(\.severity) == [.warning])
    #expect(unknown.result == .passedWithWarnings)
  }

  @Test func `what is not of last year, or not continued, is listed and fails nothing`()
    async throws
  {
    try table("now.csv", [["number": "1"], ["number": "2"], ["number": ""]])
    try table(
      "then.csv",
      [["number": "2", "project": "二"], ["number": "3", "project": "三"], ["project": "四"]]
    )
    try table(
      "older.csv",
      [["number": "1", "kenzan.year": "R5"], ["number": "1", "kenzan.year": "R7"]]
    )
    try folder.overwrite("broken.xlsx", with: "%PDF-1.4")
    let report = try await check(["then.csv", "older.csv", "broken.xlsx"])
    #expect(found(report) == ["prior.new", "prior.new"])
    let listed = report.prior.map { $0.allFindings.map(\.code.rawValue) }
    #expect(
      listed == [
        ["prior.ended", "prior.ended"], ["prior.year", "prior.year"], ["file.unreadable"],
      ]
    )
    #expect(report.prior[1].sheets.map(\.year?.key) == ["R5", "R7"])
    #expect(report.prior[2].findings.map(\.severity) == [.warning])
    #expect(report.counts.files == 1)
    #expect(report.counts.errors == 0)
    #expect(report.exitCode(failOn: .error) == 0)
    #expect(report.exitCode(failOn: .warning) == 1)
    let text = TextFormat().text(of: report)
    #expect(text.contains("前年度のシート5件（うち今年度のシートが引き継いでいるもの1件）"))
    #expect(text.contains("    3 三（\(folder.path)/then.csv）"))
  }
}
