import Testing

@testable import Kenzan

/// Sheets judged up to a stage of the evaluation.
struct RecordStagesTests {
  private static let document = """
    <schema xmlns="urn:kenzan:schema:1" id="test.form" version="1" title="様式" year="R7">
    <codes name="grades"><code value="A"/><code value="B"/></codes>
    <stages>一次 二次 外部</stages>
    <key>number</key>
    <text name="number" label="番号"/>
    <number name="cost" label="費用" required="true"/>
    <group name="first" label="一次評価" required="true" role="rating">
    <code name="grade" label="評価" codes="grades" role="grade"/>
    <text name="grader" label="評価者" role="grader"/></group>
    <group name="second" label="二次評価" stage="二次" required="true">
    <text name="grader" label="評価者" role="grader"/>
    <group name="need" label="必要性" role="rating">
    <code name="grade" label="評価" codes="grades" role="grade"/>
    <text name="reason" label="理由" role="reason" required="false"/></group>
    <number name="limit" label="上限"/></group>
    <text name="minutes" label="議事"><required>REACHED("外部")</required></text>
    <check id="within"><formula>cost &lt;= second.limit</formula></check>
    <check id="limit"><formula>second.limit &gt;= 10</formula></check>
    <check id="told"><when>REACHED("二次")</when><formula>cost &gt; 1</formula></check>
    <form columns="8 8 8"><row><label>番号</label><slot field="number"/><slot field="cost"/></row>
    <row><label>一次評価</label><slot field="first.grade"/><slot field="first.grader"/></row>
    <row><label>二次評価</label><slot field="second.need.grade"/><slot field="second.need.reason"/></row>
    <row><label>上限</label><slot field="second.limit"/><slot field="second.grader"/></row>
    <row><label>議事</label><slot field="minutes" span="2"/></row></form>
    </schema>
    """

  private static let first = ["cost": "1", "first.grade": "A", "first.grader": "課長"]
  private static let second = first.merging([
    "second.need.grade": "B", "second.grader": "部長", "second.limit": "5",
  ]) { $1 }

  private func findings(_ values: [String: String], _ stage: String?) throws -> [String] {
    try InlineForm(document: Self.document).findings(values, stage: stage).summary
  }

  @Test func `later blocks are not missing before their stage`() throws {
    #expect(try findings(Self.first, "一次").isEmpty)
    #expect(
      try findings(Self.first, "二次")
        == ["check told", "required second.grader"]
    )
    let missing = try InlineForm(document: Self.document).findings(Self.first)
    #expect(missing.summary == ["check told", "required second.grader", "required minutes"])
    #expect(missing[1].consequences.map(\.rule) == ["within", "limit"])
  }

  @Test func `rules of a later stage are not judged before it`() throws {
    #expect(
      try findings(Self.second, "二次") == ["check told", "check limit"],
      "the minutes are asked for at the last stage only"
    )
    let external = try findings(Self.second, "外部")
    #expect(external == (try findings(Self.second, nil)))
    #expect(external == ["check told", "check limit", "required minutes"])
  }

  @Test func `what is filled in too early is noted and counts for nothing`() throws {
    let found = try InlineForm(document: Self.document).findings(
      Self.second.merging(["second.need.grade": "Z"]) { $1 },
      stage: "一次"
    )
    #expect(found.summary == ["stage second.grader", "code second.need.grade"])
    #expect(found.map(\.severity) == [.info, .info])
    let note = try #require(found.first)
    #expect(note.related.map(\.field.description) == ["second.need.grade", "second.limit"])
    #expect(note.message.ja.hasPrefix("E2「二次評価／評価者」、"))
    #expect(
      note.message.ja.hasSuffix("は「一次」より後の段階の欄ですが、記入があります。今回は確かめず、集計にも入れていません。")
    )
    #expect(note.message.en.hasSuffix("It was neither checked nor counted."))
  }

  @Test func `a form without the stage takes no notice`() throws {
    #expect(try findings(Self.second, "最終") == (try findings(Self.second, nil)))
    let plain = try InlineForm("<number name=\"cost\" label=\"費用\" required=\"true\"/>")
    let report = try plain.report([[:]], stage: "一次")
    #expect(report.files[0].sheets[0].stage == nil)
    #expect(report.counts.errors == 1)
  }

  @Test func `the report says which stage was judged`() throws {
    let form = try InlineForm(document: Self.document)
    let report = try form.report([Self.second], stage: "一次")
    #expect(report.files[0].sheets[0].stage == "一次")
    #expect(JSONFormat().text(of: report).contains("\"stage\": \"一次\""))
    #expect(TextFormat().text(of: report).contains("  1（シート「a」）（「一次」まで）: "))
    let whole = try form.report([Self.second])
    #expect(!JSONFormat().text(of: whole).contains("\"stage\""))
    #expect(!TextFormat().text(of: whole).contains("まで）"))
  }

  @Test func `every stage of a criterion is a row with its grader`() throws {
    func ratings(_ stage: String?) throws -> TidyTable {
      let read = try InlineForm(document: Self.document).read(Self.second)
      let record = try #require(read.record).judged(upTo: stage, []).record
      let report = SheetReport(sheet: "a", findings: [])
      let sheet = TidySheet(path: "a.csv", sha256: "00", report: report, record: record)
      return try #require(TidyTables([sheet])["ratings"])
    }
    let all = try ratings(nil)
    #expect(all.texts("criterion") == ["一次評価", "必要性"])
    #expect(all.texts("stage") == ["一次", "二次"])
    #expect(all.texts("grader") == ["課長", "部長"])
    #expect(all.texts("grade") == ["A", "B"])
    #expect(try ratings("一次").texts("stage") == ["一次"])
  }

  @Test func `the standard sheet leaves a later block blank and grey`() throws {
    let read = try InlineForm(document: Self.document).read(Self.second)
    let record = try #require(read.record).judged(upTo: "一次", []).record
    let drawing = FormDrawing(record: record, findings: [])
    let sheet = drawing.sheet(named: "1", lists: .none)
    func cell(_ path: String) throws -> SheetCell {
      let slot = try #require(record.schema.slot(of: FieldPath(path)))
      let place = try #require(drawing.cell(of: slot))
      return try #require(sheet.cells.first { $0.reference == place })
    }
    #expect(try cell("second.limit").content == .blank)
    #expect(try cell("second.limit").look.fill == StyleSheet.laterFill)
    #expect(try cell("first.grade").content == .text("A"))
    #expect(try cell("first.grade").look.fill == nil)
  }
}
