import Testing

@testable import Kenzan

/// What an earlier result says, and what moved since.
struct PreviousReconciliationTests {
  private static let headings = [
    "キー", "段階", "名称", "所属", "シート計（円）", "台帳計（円）", "差（円）", "区分", "説明",
  ]

  /// The result of a run as its workbook says it, with answers by key.
  static func book(
    of result: Reconciliation,
    answers: [String: String] = [:],
    title: String? = nil,
    without heading: String = ""
  ) throws -> SourceFile {
    func row(_ item: ReconciledItem) -> [SheetCell.Content] {
      [
        .text(item.key.text), .text(result.map.stages[item.stage].label), .text(item.name),
        .text(item.department), .number(item.stated),
        ExactDecimal(coefficient: item.ledger, scale: 0).map { .number($0) } ?? .blank,
        .number(item.residual), .text(item.result.title.ja), .text("説明"),
      ]
    }
    func table(_ items: [ReconciledItem], _ more: Bool) -> SummaryTable {
      let names = headings + (more ? ["回答"] : [])
      return SummaryTable(
        title: "一覧",
        note: "",
        columns: names.map { SummaryTable.Column(heading: $0 == heading ? "x" : $0, weight: 10) },
        rows: items.map { row($0) + (more ? [.text(answers[$0.key.text] ?? "")] : []) },
        remarks: ["以上"]
      )
    }
    var workbook = Workbook()
    workbook.properties.custom = ["kenzan.reconciliation": title ?? result.map.title]
    workbook.sheets = [
      table(result.exceptions, true).sheet(named: "要確認"),
      table(result.items, false).sheet(named: "全件"),
    ]
    return try Reader.read(try WorkbookWriter.write(workbook), path: "前回.xlsx")
  }

  private func line(_ project: String, _ paid: String) -> String {
    "一般会計,02,\(project),事業\(project),10需用費,1000,,,\(paid),"
  }

  private func sheet(_ number: String, _ operating: String) -> [String: String] {
    ["number": number, "name": "事業\(number)", "cost.R6.operating": operating]
  }

  /// What moved from lines and sheets to others, with the answers of then.
  private func changes(
    _ old: ([String], [[String: String]]),
    _ new: ([String], [[String: String]]),
    answers: [String: String] = [:]
  ) throws -> (Reconciliation, ReconciliationChanges) {
    let before = try ReconcileFixture.reconciliation(old.0, old.1)
    let previous = try #require(
      PreviousReconciliation(try Self.book(of: before, answers: answers))
    )
    let ledger = try ReconcileFixture.ledger(new.0)
    let result = Reconciliation(
      ledger,
      ReconcileFixture.figures(new.1, map: ledger.map),
      Crosswalk(map: ledger.map),
      previous: previous
    )
    return (result, try #require(result.changes))
  }

  @Test func `a workbook is read back as it was written`() throws {
    let result = try ReconcileFixture.reconciliation(
      [line("01", "5000"), line("2", "7000")],
      [sheet("1", "9"), sheet("3", "4")]
    )
    let previous = try #require(
      PreviousReconciliation(try Self.book(of: result, answers: ["3": "番号の誤り"]))
    )
    #expect(previous.title == "突合")
    #expect(previous.rows.map(\.key) == ["01", "2", "3"])
    #expect(previous.rows.map(\.result) == ["不一致", "台帳のみ（未提出）", "シートのみ"])
    #expect(previous.rows.map(\.stated?.description) == ["9000", "0", "4000"])
    #expect(previous.rows.map(\.ledger?.description) == ["5000", "7000", "0"])
    #expect(previous.answers.map(\.answer) == ["番号の誤り"])
    #expect(previous.answers.first?.name == "事業3")
  }

  @Test(arguments: ["キー", "シート計（円）", "回答"])
  func `a workbook without a heading is none`(heading: String) throws {
    let result = try ReconcileFixture.reconciliation([line("1", "5000")], [sheet("1", "9")])
    #expect(PreviousReconciliation(try Self.book(of: result, without: heading)) == nil)
    var file = try Self.book(of: result)
    file.properties = [:]
    #expect(PreviousReconciliation(file) == nil)
  }

  @Test func `an unchanged run moved nothing and keeps its answers`() throws {
    let run = ([line("1", "5000"), line("2", "7000")], [sheet("1", "9")])
    let (result, changes) = try changes(run, run, answers: ["1": "転記誤り", "2": "未提出"])
    #expect(changes.changes.isEmpty && changes.unchanged == 2)
    #expect(changes.answers.mapValues(\.text) == [0: "転記誤り", 1: "未提出"])
    #expect(changes.answers.values.allSatisfy { $0.state == .carried })
    #expect(changes.lostAnswers.isEmpty)
    #expect(!result.codes.contains("reconcile.answer"))
  }

  @Test func `an answer to figures that changed is shown and never carried over`() throws {
    let (result, changes) = try changes(
      (
        [line("1", "5000"), line("2", "7000"), line("3", "1000")],
        [sheet("1", "9"), sheet("2", "9")]
      ),
      ([line("1", "5100"), line("2", "9000")], [sheet("1", "9"), sheet("2", "9")]),
      answers: ["1": "転記誤り", "2": "繰越", "3": "未提出"]
    )
    #expect(changes.answers.mapValues(\.state) == [0: .stale, 1: .settled])
    #expect(changes.lostAnswers.map(\.answer) == ["未提出"])
    let findings = result.report.files.flatMap(\.findings).filter { $0.code == .reconcileAnswer }
    #expect(findings.map(\.severity) == [.warning, .warning])
    #expect(
      findings.map(\.message.ja) == [
        "「1 事業1」の支出済額の前回の回答「転記誤り」の後に、金額が変わりました（前回はシート9,000円、台帳5,000円）。"
          + "回答を引き継いでいません。今回の金額で回答し直してください。",
        "「3 事業3」の支出済額には前回の回答「未提出」がありますが、今回はシートにも台帳にもありません。番号が変わっていないか確かめてください。",
      ]
    )
  }

  @Test func `what moved stands by the size of the movement`() throws {
    let (result, changes) = try changes(
      (
        [line("1", "5000"), line("2", "7000"), line("3", "1000")],
        [sheet("1", "5"), sheet("2", "7")]
      ),
      (
        [line("1", "5600"), line("2", "7000"), line("4", "900000")],
        [sheet("1", "5"), sheet("2", "7")]
      )
    )
    #expect(changes.changes.map(\.key) == ["4", "3", "1"])
    #expect(changes.changes.map(\.kind) == [.new, .gone, .moved])
    #expect(changes.changes.last?.old?.result == "一致")
    #expect(changes.changes.last?.new?.result == "不一致")
    let text = ReconciliationText().text(of: result)
    #expect(
      text.contains(
        """
        前回から動いたもの（前回は「前回.xlsx」、突合）: 変更1件、追加1件、なくなったもの1件、変わらないもの1件
          「4 事業4」の支出済額: 追加（シート 0円、台帳 900,000円）
          「3 事業3」の支出済額: なくなったもの（シート 0円、台帳 1,000円）
          「1 事業1」の支出済額: シート 5,000円のまま、台帳 5,000円→5,600円、区分 一致→不一致

        """
      ),
      "\(text)"
    )
    let rows = changes.table.rows
    #expect(rows.map(\.count) == [12, 12, 12])
    #expect(rows[2][6] == .number(ExactDecimal(5000)) && rows[2][8] == .number(ExactDecimal(5600)))
  }

  @Test func `sheets without a number keep their answers by their figures`() throws {
    let run = ([line("1", "5000")], [sheet("", "6"), sheet("", "8")])
    let (_, same) = try changes(run, (run.0, run.1.reversed()), answers: ["": "番号を照会中"])
    #expect(same.changes.isEmpty)
    #expect(same.answers.mapValues(\.row.stated) == [1: ExactDecimal(8000), 2: ExactDecimal(6000)])
    #expect(same.answers.values.allSatisfy { $0.state == .carried })
  }

  @Test func `another spelling of a key is the same key`() throws {
    let (_, same) = try changes(
      ([line("01", "5000"), line("2", "7000")], [sheet("1", "9")]),
      ([line("２", "7000"), line("1", "5000")], [sheet("001", "9")]),
      answers: ["01": "転記誤り"]
    )
    #expect(same.changes.isEmpty && same.lostAnswers.isEmpty)
    #expect(same.answers.mapValues(\.text) == [1: "転記誤り"])
  }

  @Test(arguments: [
    ("一般会計／02", "一般会計／2", true), ("一般会計／02", "特別会計／2", false),
    ("02 広報", "02 広聴", true), ("一般会計／2", "一般会計", false),
  ])
  func `keys of several parts are told apart part by part`(
    one: String,
    two: String,
    isSame: Bool
  ) throws {
    let part = #"<part column="project"/>"#
    let parts: KeyValuePairs = [
      part: one.contains("／") ? #"<part column="account"/>"# + part : part,
      #"<identify column="project""#: one.contains("／")
        ? ##"<identify column="account" field="division"/><identify column="project""##
        : #"<identify column="project""#,
    ]
    let map = try ReconcileFixture.map(parts)
    let ids = [one, two].map { ReconciliationKey.id(ofText: $0, map) }
    #expect((ids[0] == ids[1]) == isSame)
  }

  @Test func `the workbook carries answers on from run to run`() throws {
    let (first, _) = try changes(
      ([line("1", "5000"), line("2", "7000")], [sheet("1", "9"), sheet("2", "9")]),
      ([line("1", "5000"), line("2", "7100")], [sheet("1", "9"), sheet("2", "9")]),
      answers: ["1": "転記誤り", "2": "繰越"]
    )
    let links = SourceLinks(from: "新.xlsx", in: "/")
    let book = ReconciliationBook(reconciliation: first, links: links)
    #expect(book.workbook.sheets.map(\.name).contains("前回との比較"))
    let bytes = try WorkbookWriter.write(book.workbook)
    let read = try #require(PreviousReconciliation(try Reader.read(bytes, path: "新.xlsx")))
    #expect(read.answers.map(\.key) == ["1"] && read.answers.map(\.answer) == ["転記誤り"])
    let same = ReconciliationChanges(from: read, to: first.items, map: first.map)
    #expect(same.changes.isEmpty && same.unchanged == 2)
    let columns = book.exceptions.columns.map(\.heading)
    let place = try #require(columns.firstIndex(of: "前回の回答"))
    let old = book.exceptions.rows.map { $0[place] }
    #expect(old == [.blank, .text("繰越\n（その後に金額が変わりました）")])
  }
}
