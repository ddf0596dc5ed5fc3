import Testing

@testable import Kenzan

/// Forms that say already what sheets of other forms with the same key say.
struct TemplateSourcesTests {
  /// A form to be filled in: two fields of its key, three that others have.
  private static let form = """
    <schema xmlns="urn:kenzan:schema:1" id="test.opinion" version="1" title="意見" year="R7">
    <key>code member</key>
    <text name="code" label="番号"/>
    <text name="member" label="委員"/>
    <text name="project" label="事業名"/>
    <number name="total" label="総額"/>
    <text name="rank" label="区分"/>
    <text name="opinion" label="意見"/>
    </schema>
    """
  /// A form that was handed in.
  private static let sheet = """
    <schema xmlns="urn:kenzan:schema:1" id="test.sheet" version="1" title="評価" year="R7">
    <codes name="rank"><code value="a" label="重点"/></codes>
    <key>code</key>
    <text name="code" label="番号"/>
    <text name="project" label="事業名" na="true"/>
    <number name="total" label="総額"/>
    <code name="rank" label="区分" codes="rank"/>
    <text name="memo" label="備考"/>
    </schema>
    """

  private let form: FormSchema
  private let sheet: FormSchema

  init() throws {
    form = try SchemaFixture.compile(document: Self.form)
    sheet = try SchemaFixture.compile(document: Self.sheet)
  }

  private func record(_ schema: FormSchema, _ values: [String: FieldState]) throws -> Record {
    var record = Record(
      schema: schema,
      values: schema.fields.map { _ in FieldValue(state: .blank, cell: nil, raw: "") },
      sheet: "Sheet1"
    )
    for (path, state) in values {
      let slot = try #require(schema.slot(of: FieldPath(path)))
      record.values[slot].state = state
    }
    return record
  }

  private func submission(_ records: [Record]) -> Submission {
    let check = SubmissionCheck(version: "0")
    let files = records.enumerated().map { index, record in
      check.check(
        FileReading(
          path: "\(index + 1).xlsx",
          sha256: nil,
          outcome: .sheets([SheetReading(sheet: "Sheet1", outcome: .record(record, []))])
        )
      )
    }
    return Submission(report: check.report(files), register: nil, files: files)
  }

  private func fills(
    _ records: [Record],
    rows: [[String: FieldState]] = []
  ) throws -> (fills: [[String: FieldState]], notes: [String]) {
    var sources = TemplateSources(form, submission(records))
    let slots = try rows.map { row in
      FormFill(
        try Dictionary(
          uniqueKeysWithValues: row.map { (try #require(form.slot(of: FieldPath($0))), $1) }
        )
      )
    }
    let fills = sources.fills(slots).map { fill in
      Dictionary(uniqueKeysWithValues: fill.values.map { (form.fields[$0].path.description, $1) })
    }
    return (fills, sources.notes.map(\.en))
  }

  @Test func `fields of the same name carry over, codes as people read them`() throws {
    let values: [String: FieldState] = [
      "code": .text("8101"), "project": .text("広報"), "total": .number(ExactDecimal(17)),
      "rank": .text("a"), "memo": .text("覚え"),
    ]
    let (fills, notes) = try fills([try record(sheet, values)])
    #expect(notes.isEmpty)
    #expect(
      fills == [
        [
          "code": .text("8101"), "project": .text("広報"), "total": .number(ExactDecimal(17)),
          "rank": .text("重点"),
        ]
      ]
    )
  }

  @Test func `of several sheets the first that says something counts`() throws {
    let (fills, _) = try fills([
      try record(sheet, ["code": .text("1"), "project": .notApplicable, "total": .unreadable]),
      try record(sheet, ["code": .text("2"), "project": .text("乙")]),
      try record(sheet, ["code": .text("1"), "project": .text("甲")]),
      try record(sheet, ["code": .text("1"), "project": .text("丙"), "rank": .text("a")]),
    ])
    #expect(
      fills == [
        ["code": .text("1"), "project": .text("甲"), "rank": .text("重点")],
        ["code": .text("2"), "project": .text("乙")],
      ]
    )
  }

  @Test func `every row takes what belongs to its key, and its own words first`() throws {
    let (fills, notes) = try fills(
      [
        try record(sheet, ["code": .text("1"), "project": .text("甲")]),
        try record(sheet, ["code": .text("2"), "project": .text("乙")]),
        try record(
          form,
          ["code": .text("1"), "member": .text("委員B"), "opinion": .text("前回の意見")]
        ),
      ],
      rows: [
        ["code": .text("1"), "member": .text("委員A")],
        ["code": .text("1"), "member": .text("委員B")],
        ["code": .text("2"), "member": .text("委員A"), "project": .text("乙の事業")],
        ["code": .text("3"), "member": .text("委員A")],
      ]
    )
    #expect(
      fills == [
        ["code": .text("1"), "member": .text("委員A"), "project": .text("甲")],
        [
          "code": .text("1"), "member": .text("委員B"), "project": .text("甲"),
          "opinion": .text("前回の意見"),
        ],
        ["code": .text("2"), "member": .text("委員A"), "project": .text("乙の事業")],
        ["code": .text("3"), "member": .text("委員A")],
      ]
    )
    #expect(notes == ["no sheet of --from belongs to row 4 of the list"])
  }

  @Test func `what cannot be used is said`() throws {
    let keyless = try record(sheet, ["project": .text("甲")])
    let (fills, notes) = try fills([keyless])
    #expect(fills.isEmpty)
    #expect(
      notes == [
        "the worksheet 'Sheet1' of '1.xlsx' has none of code, member, and nothing was taken from it"
      ]
    )
    #expect(throws: OutputError.self) {
      var filling = Template.Filling()
      filling.sources = submission([keyless])
      _ = try Template(form, filling: filling)
    }
  }
}
