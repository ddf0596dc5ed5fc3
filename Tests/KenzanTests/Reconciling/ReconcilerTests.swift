import Testing

@testable import Kenzan

struct ReconcilerTests {
  private func sheet(
    _ number: String,
    _ operating: String,
    _ others: [String: String] = [:]
  ) -> [String: String] {
    ["number": number, "name": "事業\(number)", "cost.R6.operating": operating]
      .merging(others) { $1 }
  }

  private func line(_ project: String, _ paid: String, setsu: String = "10需用費") -> String {
    "一般会計,02,\(project),事業\(project),\(setsu),1000,,,\(paid),"
  }

  @Test(arguments: [
    ("5", "5000", "matched"), ("5", "5499", "within-rounding"), ("5", "4500", "within-rounding"),
    ("5", "5500", "beyond-rounding"), ("5", "4499", "beyond-rounding"), ("", "0", "unverifiable"),
    ("五", "5000", "unverifiable"), ("－", "0", "matched"),
  ])
  func `a sheet in thousands against a line in yen`(
    stated: String,
    paid: String,
    expected: String
  ) throws {
    let result = try ReconcileFixture.reconciliation([line("01", paid)], [sheet("1", stated)])
    #expect(result.summary == ["01 \(expected)"])
    #expect(result.control.isProven)
  }

  @Test func `without a declared rounding every yen counts`() throws {
    let result = try ReconcileFixture.reconciliation(
      [line("1", "5001")],
      [sheet("1", "5")],
      [#" rounding="half" width="3000""#: ""]
    )
    #expect(result.summary == ["1 beyond-rounding"])
  }

  @Test func `keys that one side has, and keys that cost nothing`() throws {
    let result = try ReconcileFixture.reconciliation(
      [line("1", "5000"), line("2", "7000"), line("9", "0")],
      [sheet("1", "5"), sheet("3", "4"), sheet("4", "0")]
    )
    #expect(
      result.summary == [
        "1 matched", "2 only-in-ledger", "9 only-in-ledger", "3 only-in-sheets", "4 matched",
      ]
    )
    #expect(result.exceptions.map(\.key.text) == ["2", "3"])
    #expect(result.codes == ["reconcile.sheets", "reconcile.ledger"])
  }

  @Test func `a sheet without a number is not judged`() throws {
    let result = try ReconcileFixture.reconciliation(
      [line("1", "5000")],
      [sheet("1", "5"), sheet("", "6")]
    )
    #expect(result.items.map(\.result) == [.matched, .unverifiable])
    #expect(result.items[1].doubts == [.noKey(1)])
    #expect(result.control.isProven)
  }

  @Test func `a line that could not be read leaves its key in doubt`() throws {
    let result = try ReconcileFixture.reconciliation(
      [line("1", "5000"), line("1", "x"), line("2", "1000")],
      [sheet("1", "5"), sheet("2", "1")]
    )
    #expect(result.summary == ["1 unverifiable", "2 matched"])
  }

  @Test func `what another sheet states already is not counted`() throws {
    let result = try ReconcileFixture.reconciliation(
      [line("1", "5000")],
      [sheet("1", "5"), sheet("2", "5", ["again": "再掲"])]
    )
    #expect(result.summary == ["1 matched"])
    #expect(result.control.repeated[1]?.figures == 1 && result.control.isProven)
  }

  @Test func `many roundings do not hide an error`() throws {
    let map: KeyValuePairs = [
      #"<figure stage="settled" field="cost.{year}.operating"/>"#:
        #"<figure stage="settled" field="accounts.*.amount"/>"#,
      #"column="project" field="number""#: #"column="project" field="number""#,
      #"width="3000""#: #"width="1000""#,
    ]
    let figures = [
      "number": "1", "accounts.1.amount": "1", "accounts.2.amount": "1", "accounts.3.amount": "1",
    ]
    let inside = try ReconcileFixture.reconciliation([line("1", "3499")], [figures], map)
    #expect(inside.items[0].result == .withinRounding)
    #expect(inside.items[0].width == ExactDecimal(1000))
    let outside = try ReconcileFixture.reconciliation([line("1", "3600")], [figures], map)
    #expect(outside.items[0].result == .beyondRounding)
    #expect(outside.items[0].explanation == .roundings)
    #expect(outside.items[0].uncappedWidth == ExactDecimal(3000))
  }

  @Test func `a sheet may name several keys with an amount each`() throws {
    let result = try ReconcileFixture.reconciliation(
      [line("7", "1000"), line("8", "2000")],
      [
        [
          "number": "1", "accounts.1.code": "07", "accounts.1.amount": "1",
          "accounts.2.code": "8 道路費", "accounts.2.amount": "3",
        ]
      ],
      [
        #"<figure stage="settled" field="cost.{year}.operating"/>"#:
          #"<figure stage="settled" field="accounts.*.amount"/>"#,
        #"column="project" field="number""#: #"column="project" field="accounts.*.code""#,
      ]
    )
    #expect(result.summary == ["7 matched", "8 beyond-rounding"])
  }

  @Test func `a crosswalk ties one to many and many to one`() throws {
    let lines = [line("11", "1000"), line("12", "2000"), line("21", "9000"), line("1", "7000")]
    let sheets = [sheet("1", "3"), sheet("2", "4"), sheet("3", "5")]
    let result = try ReconcileFixture.reconciliation(
      lines,
      sheets,
      crosswalk: "sheet.project,ledger.project\n1,11\n1,12\n2,21\n3,021\n9,99\n4,\n"
    )
    #expect(result.summary == ["11 matched", "21 matched", "1 only-in-ledger"])
    #expect(result.items[0].ledgerKeys.map(\.text) == ["11", "12"])
    #expect(result.items[1].sheetKeys.map(\.text) == ["2", "3"])
    let notes = result.report.files.first { $0.path == "crosswalk.csv" }?.findings ?? []
    #expect(
      notes.map { "\($0.severity) \($0.cell ?? "")" } == [
        "error crosswalk.csv:7", "warning crosswalk.csv:6", "warning crosswalk.csv:6",
      ]
    )
  }

  @Test func `a candidate is listed and not applied`() throws {
    let result = try ReconcileFixture.reconciliation(
      [line("11", "5000"), line("12", "8000")],
      [sheet("1", "5", ["name": "事業11"]), sheet("2", "8", ["name": "別の名"]), sheet("3", "1")]
    )
    #expect(result.items.count { $0.result == .onlyInSheets } == 3)
    let found = result.candidates.map { "\($0.sheet.text) \($0.ledger.text) \($0.isSameName)" }
    #expect(found == ["1 11 true", "2 12 false"])
  }

  @Test func `sheets of a part leave a gap and no error, and never exceed the whole`() throws {
    let map: KeyValuePairs = [
      #"<key name="title">"#: #"<key cover="part">"#,
      #"<part column="project"/>"#: #"<part column="kan"/>"#,
      #"column="project" field="number""#: #"column="kan" field="kan""#,
    ]
    let lines = [line("1", "5000"), line("2", "6000")]
    let part = try ReconcileFixture.reconciliation(lines, [sheet("1", "5", ["kan": "2"])], map)
    #expect(part.items[0].result == .partial && part.items[0].residual == ExactDecimal(-6000))
    #expect(part.report.exitCode(failOn: .warning) == 0)
    #expect(part.report.files[0].findings[0].message.ja.hasSuffix("1枚のシートの正否は判定できません。"))
    let more = [sheet("1", "5", ["kan": "2"]), sheet("2", "8", ["kan": "０２"])]
    let over = try ReconcileFixture.reconciliation(lines, more, map)
    #expect(over.items[0].result == .beyondRounding)
    #expect(over.report.files[0].findings[0].message.ja.contains("台帳を超えています"))
  }

  @Test func `a stage that no form asks for is not judged`() throws {
    let result = try ReconcileFixture.reconciliation(
      [line("1", "5000")],
      [sheet("1", "5")],
      [
        "</map>": """
        <sheets schema="saitama.program"><identify column="project" field="code"/>
        <figure stage="current" field="cost.settled.{year}.general"/></sheets></map>
        """
      ]
    )
    #expect(result.items.map(\.result) == [.unverifiable, .matched])
    #expect(result.items[0].doubts == [.notAsked])
  }

  @Test func `sources of funds add up on a sheet`() throws {
    let map: KeyValuePairs = [
      "<key name": """
      <stage name="national" label="国庫支出金" of="settled">initial</stage>
      <stage name="general" label="一般財源" of="settled">paid - initial - returned</stage><key name
      """,
      "<repeated": """
      <figure stage="national" field="cost.{year}.national"/>
      <figure stage="general" field="cost.{year}.general"/><repeated
      """,
    ]
    func result(_ general: String) throws -> Reconciliation {
      let funds = ["cost.R6.national": "1", "cost.R6.general": general]
      return try ReconcileFixture.reconciliation([line("1", "5000")], [sheet("1", "5", funds)], map)
    }
    #expect(try result("4").summary == ["1 matched", "1 matched", "1 matched"])
    #expect(try result("4").codes == [])
    #expect(try result("7").codes == ["reconcile.difference", "reconcile.funds"])
  }

  @Test func `subtotals add up, and what has several places is said`() throws {
    let result = try ReconcileFixture.reconciliation(
      [line("1", "5000"), "一般会計,03,1,,,,,,2000,", "一般会計,10,2,,,,,,7000,", "一般会計,9,3,,,,,,1,"],
      [sheet("1", "7"), sheet("2", "7"), sheet("5", "1")]
    )
    let table = result.subtotals[0]
    let rows = table.sorted.map { row -> String in
      let place =
        if case .codes(let codes) = row.place { codes.map(\.key).joined(separator: "/") } else {
          "\(row.place)"
        }
      return "\(place) \(row.ledger) \(row.sheets)"
    }
    #expect(
      rows == [
        "一般会計/2 5000 0", "一般会計/3 2000 0", "一般会計/9 1 0", "一般会計/10 7000 7000",
        "several 0 7000", "nowhere 0 1000",
      ]
    )
    #expect(table.rows.reduce(0) { $0 + $1.ledger } == 14_001)
  }
}
