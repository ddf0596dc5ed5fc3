import Testing

@testable import Kenzan

/// Forms that are sent out with what last year's sheets settle.
struct TemplatePriorTests {
  private static let form = """
    <schema xmlns="urn:kenzan:schema:1" id="test.plan" version="1" title="計画" year="R7">
    <codes name="kinds"><code value="a" label="任意"/><code value="b" label="義務"/></codes>
    <key>number</key><subject>project</subject>
    <text name="number" label="整理番号"/><text name="project" label="事業名"/>
    <text name="division" label="課" role="division"/><text name="contact" label="担当" visibility="internal"/>
    <code name="kind" label="種別" codes="kinds"/><text name="purpose" label="目的"/>
    <group name="cost" label="費用" each="year-2..year+1" stages="決算 決算 予算 予定" unit="千円"
     labels="{field}／{key}{stage}"><number name="total" label="総額"/></group>
    <group name="goals" label="指標" each="A..B" key="name"><text name="name" label="指標名"/>
    <group each="year-2..year"><number name="target" label="目標" na="true"/><number name="actual" label="実績"/></group></group>
    <check id="kind" severity="warning"><when>COUNTA(kind, prior.kind) = 2</when>
    <formula>kind = prior.kind</formula></check>
    <check id="target" for="goals.*.{year-1}" severity="warning"><when>COUNT(target, prior.target) = 2</when>
    <formula>target = prior.target</formula></check>
    </schema>
    """

  private let folder: ScratchFolder
  private let schema: FormSchema
  private let catalogue: Catalogue

  init() throws {
    folder = try ScratchFolder()
    try folder.overwrite("plan.xml", with: Self.form)
    var catalogue = try Catalogue()
    try catalogue.add(directory: folder.path)
    self.catalogue = catalogue
    schema = try catalogue.schema(id: "test.plan", year: nil)
  }

  /// The forms that last year's sheets begin, as texts by path, `!` before what is locked.
  private func sent(
    _ then: [[String: String]],
    list: [[String: String]] = [],
    renames: String? = nil
  ) async throws -> (fills: [[String: String]], notes: [String]) {
    let columns = Set(then.flatMap(\.keys)).union(["kenzan.schema"]).sorted()
    let rows = then.map { sheet in
      columns.map { $0 == "kenzan.schema" ? "test.plan" : sheet[$0] ?? "" }.joined(separator: ",")
    }
    try folder.overwrite(
      "then.csv",
      with: ([columns.joined(separator: ",")] + rows).joined(separator: "\n")
    )
    var map: RenameMap?
    if let renames {
      try folder.overwrite("map.csv", with: "field,old,new\n" + renames)
      map = try RenameMap(path: folder.path + "/map.csv", catalogue: catalogue)
    }
    let sheets = await PriorSheets(
      SubmissionPaths([folder.path + "/then.csv"]),
      before: schema,
      catalogue: catalogue,
      renames: map
    )
    var prior = TemplatePrior(schema, sheets)
    let begun = try list.map { row in
      FormFill(
        try Dictionary(
          uniqueKeysWithValues: row.map {
            (try #require(schema.slot(of: FieldPath($0))), FieldState.text($1))
          }
        )
      )
    }
    let fills = prior.fills(begun).map { fill in
      Dictionary(
        uniqueKeysWithValues: fill.values.map { slot, state in
          let lock = fill.locked.contains(slot) ? "!" : ""
          let words = schema.words(state, of: slot) ?? ""
          return (schema.fields[slot].path.description, lock + words)
        }
      )
    }
    return (fills, prior.notes.map(\.ja))
  }

  @Test func `settled figures are locked, names are begun with, the rest is left to be filled in`()
    async throws
  {
    let (fills, notes) = try await sent([
      [
        "number": "1", "project": "広報", "division": "企画課", "contact": "委員A", "kind": "a",
        "purpose": "知らせる", "cost.R5.total": "10", "cost.R6.total": "20", "cost.R7.total": "30",
        "goals.A.name": "部数", "goals.A.R5.target": "－", "goals.A.R5.actual": "7",
        "goals.A.R6.target": "9", "goals.A.R6.actual": "8",
      ]
    ])
    #expect(notes.isEmpty)
    // R6 was a budget then and is a settlement now; R6's actual was not yet settled.
    #expect(
      fills == [
        [
          "number": "!1", "project": "広報", "division": "企画課", "kind": "任意",
          "cost.R5.total": "!10", "goals.A.name": "部数", "goals.A.R5.target": "!－",
          "goals.A.R5.actual": "!7", "goals.A.R6.target": "!9",
        ]
      ]
    )
  }

  @Test func `what the list says counts and is locked; new, ended and divided projects are named`()
    async throws
  {
    let then = ["1", "2", "3", "4"].map {
      ["number": $0, "project": "旧\($0)", "cost.R5.total": $0]
    }
    let (fills, notes) = try await sent(
      then,
      list: [
        ["number": "１", "project": "新しい名"], ["number": "9"], ["number": "23"],
      ],
      renames: "number,2,23\nnumber,3,23"
    )
    #expect(
      fills == [
        ["number": "!１", "project": "!新しい名", "cost.R5.total": "!1"], ["number": "!9"],
        ["number": "!23"],
      ]
    )
    #expect(
      notes == [
        "前年度のシートがないもの（新規）は1件です: 9",
        "統合、分割されたか、前年度に同じ番号のシートがいくつもあるため、前年度の内容を写していないものは1件です: 23",
        "前年度のシートがあり、今年度の様式を作っていないものは1件です: 4",
      ]
    )
  }

  @Test func `without a list every sheet goes on under its new key`() async throws {
    let (fills, notes) = try await sent(
      [["number": "1", "cost.R5.total": "5"], ["cost.R5.total": "6"]],
      renames: "number,1,31"
    )
    #expect(fills == [["number": "!31", "cost.R5.total": "!5"]])
    #expect(notes.count == 1)
    #expect(notes.first?.contains("どの事業のシートか分からない") == true)
  }

  @Test func `locked cells cannot be typed into and say whom to ask; an example is never counted`()
    throws
  {
    let layout = try SchemaFixture.compile(
      """
      <form columns="12 12"><row><label>番号</label><slot field="number"/></row></form>
      """
    )
    let slot = try #require(layout.slot(of: FieldPath("number")))
    let fill = FormFill([slot: .text("1")], locked: [slot])
    let workbook = TemplateWorkbook.workbook(
      schema: layout,
      fills: [fill, [slot: .text("2")]],
      example: FormFill([slot: .text("9")]).record(of: layout)
    )
    #expect(workbook.sheets.map(\.name).prefix(3) == ["1", "記入例", "2"])
    let cells = workbook.sheets.map { sheet in sheet.cells.filter { $0.look.isUnlocked }.count }
    #expect(cells.prefix(3) == [0, 0, 1])
    #expect(workbook.sheets[0].validations.map(\.title) == ["記入済み"])
    let file = try Reader.read(try WorkbookWriter.write(workbook), path: "a.xlsx")
    let keys = FormReader(layout).read(file).compactMap { reading in
      if case .record(let record, _) = reading.outcome { record.keyText } else { nil }
    }
    #expect(keys == ["1", "2"])
  }
}
