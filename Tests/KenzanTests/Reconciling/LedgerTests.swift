import Foundation
import Testing

@testable import Kenzan

struct LedgerTests {
  private let good = "一般会計,02,001,広報,10需用費,10,1,2,100,5"

  /// The sums of all groups of lines that count.
  private func sums(_ ledger: Ledger) -> [Int128] {
    let groups = ledger.groups.indices.filter { ledger.groups[$0].reason == nil }
    return ledger.map.amounts.indices.map { amount in
      groups.reduce(0) { $0 + ledger.sum(amount, of: $1) }
    }
  }

  private func codes(_ ledger: Ledger) -> [String] {
    ledger.files[0].findings.map { "\($0.code) \($0.cell ?? "")" }
  }

  private func isProven(_ ledger: Ledger) -> Bool {
    let figures = ReconcileFixture.figures([], map: ledger.map)
    return Reconciliation(ledger, figures, Crosswalk(map: ledger.map)).control.isProven
  }

  @Test func `numbered columns add up, and lines of one code share a group`() throws {
    let ledger = try ReconcileFixture.ledger([good, "一般会計,2,１,広報,12委託料,20,,,200,"])
    #expect(sums(ledger) == [30, 3, 300, 5])
    #expect(ledger.groups.count == 1 && ledger.groups[0].lines == 2)
    #expect(ledger.sum(ofStage: 1, in: 0) == 295)
    #expect(ledger.files[0].findings.isEmpty)
    #expect(ledger.groups[0].name == "広報")
  }

  @Test func `a blank code repeats the one above until an outer one changes`() throws {
    let ledger = try ReconcileFixture.ledger([
      good, ",,002,広聴,,1,,,1,", "水道事業会計,,003,配水,,1,,,1,", ",04,003,配水,,1,,,1,",
    ])
    let places = ledger.groups.map { group in
      [0, 1].map { ledger.codes[$0][group.codes[$0]].key }.joined(separator: "/")
    }
    #expect(places == ["一般会計/2", "一般会計/2", "水道事業会計/", "水道事業会計/4"])
  }

  @Test func `amounts are read as people and programs write them`() throws {
    let ledger = try ReconcileFixture.ledger([
      #"一般会計,2,1,広報,,"1,234",△5,－,１２３,(1234)"#, "一般会計,2,1,広報,,-4,+1, 7 ,1.00,▲ 2",
    ])
    #expect(sums(ledger) == [1230, -4 + 7, 124, -1236])
    #expect(ledger.files[0].findings.isEmpty)
  }

  @Test func `thousands of yen become yen, and no fraction of one`() throws {
    let map: KeyValuePairs = ["<ledger>": #"<ledger unit="千円">"#]
    let ledger = try ReconcileFixture.ledger(
      ["一般会計,2,1,広報,,1.5,,,2,", "一般会計,2,1,広報,,0.0005,,,2,"],
      map
    )
    #expect(sums(ledger)[0] == 1500)
    #expect(codes(ledger) == ["ledger.amount ledger.csv:3"])
  }

  @Test func `an amount may depend on a code`() throws {
    let ledger = try ReconcileFixture.ledger(
      [
        "一般会計,2,1,広報,当初,100", "一般会計,2,1,広報,補正12号,20", "一般会計,2,1,広報,支出,90",
        "一般会計,2,1,広報,雑,1",
      ],
      headings: "会計,款,事業コード,事業名,区分,金額",
      [
        #"name="setsu" heading="節""#: #"name="setsu" heading="区分""#,
        #"heading="当初""#: #"heading="金額" when="setsu" matches="当初""#,
        #"heading="補正{n}号""#: #"heading="金額" when="setsu" matches="補正\d+号""#,
        #"heading="支出済額""#: #"heading="金額" when="setsu" matches="支出""#,
        #"heading="戻入額""#: #"heading="金額" when="setsu" matches="戻入""#,
      ]
    )
    #expect(sums(ledger) == [100, 20, 90, 0])
    #expect(codes(ledger) == ["ledger.amount ledger.csv:5"])
    #expect(
      ledger.lines(of: [0]).map(\.amounts) == [[100, 0, 0, 0], [0, 20, 0, 0], [0, 0, 90, 0]]
    )
  }

  @Test func `a total is checked against its lines, those counted elsewhere included`() throws {
    let lines = [good, ",,002,基金,27繰出金,5,,,50,", ",,,,款計,15,1,2,150,", ",,,,款計,15,,,151,"]
    let ledger = try ReconcileFixture.ledger(lines)
    #expect(codes(ledger) == ["ledger.sum ledger.csv:5"])
    #expect(ledger.files[0].rows[.total] == 2 && ledger.files[0].rows[.skipped] == 1)
    let finding = ledger.files[0].findings[0]
    #expect(finding.value == "151" && finding.expected == "150")
    #expect(
      finding.message.ja == "5行目の合計行の「支出済額」は151円ですが、明細の合計は150円です（差 1円）。抜けた行や読めない行がないか確かめてください。"
    )
    #expect(isProven(ledger))
  }

  @Test func `a total leaves out what only stands there again`() throws {
    let lines = [good, ",,002,基金,27繰出金,5,,,50,", ",,,,款計,10,1,2,100,", ",,,,款計,,,,150,"]
    let ledger = try ReconcileFixture.ledger(lines, [#"as="transfer""#: #"as="repeat""#])
    #expect(codes(ledger) == ["ledger.sum ledger.csv:5"])
    #expect(ledger.files[0].findings[0].expected == "100")
  }

  /// Every bad row is named by its line, and the control totals still hold.
  @Test(arguments: [
    ("一般会計,2,1,広報,,1,1", "ledger.row", 0), ("一般会計,2,1,広報,,1,1,1,1,1,1", "ledger.row", 0),
    ("一般会計,2,1,広報,,1,1,1,百円,1", "ledger.amount", 1),
    ("一般会計,2,1,広報,,1,1,1,\"1,23\",1", "ledger.amount", 1),
    ("一般会計,2,1,広報,,1,1,1,#N/A,1", "ledger.amount", 1),
    ("一般会計,2,1,広報,,1,1,1,99999999999999999999,1", "ledger.amount", 1),
    ("一般会計,2,,広報,,1,1,1,1,1", "ledger.key", 0), ("一般会計,2,1,広報,小計,1,1,1,1,1", "ledger.total", 1),
    ("一般会計,2,1,広報,目計,1,1,1,1,1", "ledger.total", 1),
  ])
  func `a bad row is named and not lost`(row: String, code: String, doubtful: Int) throws {
    let ledger = try ReconcileFixture.ledger([good, row, good])
    #expect(codes(ledger) == ["\(code) ledger.csv:3"])
    #expect(ledger.files[0].rows[.unread] == 1 && ledger.files[0].rows[.read] == 2)
    #expect(sums(ledger) == [20, 6, 200, 10])
    #expect(ledger.groups.count { $0.isDoubtful && !$0.codes.isEmpty } >= doubtful)
    #expect(isProven(ledger))
  }

  @Test func `a row that repeats the headings is none, and a mark inside the file is said`() throws
  {
    let mark = "\u{FEFF}"
    let ledger = try ReconcileFixture.ledger([good, mark + ReconcileFixture.headings, good])
    #expect(codes(ledger) == ["ledger.mark ledger.csv:3"])
    #expect(ledger.files[0].rows[.heading] == 2 && ledger.files[0].rows[.read] == 2)
    #expect(isProven(ledger))
  }

  @Test func `a line that is the sum of those above is doubted`() throws {
    let ledger = try ReconcileFixture.ledger([
      "一般会計,2,1,広報,10需用費,1,,,5,", "一般会計,2,1,広報,12委託料,2,,,6,", "一般会計,2,1,広報,,3,,,11,",
    ])
    #expect(codes(ledger) == ["ledger.sum ledger.csv:4"])
    #expect(sums(ledger)[2] == 22)
  }

  @Test func `lines that agree in what must be unique are named`() throws {
    let ledger = try ReconcileFixture.ledger(
      [good, "一般会計,2,1,広報,12委託料,1,1,1,1,1", good],
      ["<total column": #"<unique columns="project setsu"/><total column"#]
    )
    #expect(codes(ledger) == ["ledger.twice ledger.csv:4"])
    #expect(ledger.files[0].findings[0].message.ja.contains("ledger.csv:2"))
  }

  @Test func `sources of funds add up on every line`() throws {
    let ledger = try ReconcileFixture.ledger(
      [good, "一般会計,2,1,広報,,60,,,60,"],
      ["<key name": #"<stage name="nation" label="国庫" of="settled">initial</stage><key name"#]
    )
    #expect(codes(ledger) == ["ledger.funds ledger.csv:2"])
  }

  @Test(arguments: ["", "\r\n", ReconcileFixture.headings])
  func `an empty ledger is said`(text: String) throws {
    let ledger = Ledger.read(Array(text.utf8), path: "l.csv", map: try ReconcileFixture.map())
    #expect(ledger.files[0].findings.contains { $0.code == .ledgerFile }, "\(ledger.files[0])")
    #expect(isProven(ledger))
  }

  @Test func `a column that is missing or there twice is said, and nothing guessed`() throws {
    let missing = try ReconcileFixture.ledger(
      [good],
      headings: "会計,款,事業コード,事業名,節,当初,補正1号,補正2号,支出額,戻入額"
    )
    #expect(codes(missing) == ["ledger.column ledger.csv:1"])
    #expect(missing.files[0].findings[0].message.ja.contains("ある見出しは"))
    #expect(missing.files[0].rows[.unread] == 1)
    let twice = try ReconcileFixture.ledger(
      [good],
      headings: "会計,款,事業コード,事業名,節,当初,支出済額,補正1号,支出済額,戻入額"
    )
    #expect(codes(twice) == ["ledger.column ledger.csv:1"])
    #expect(isProven(missing) && isProven(twice))
  }

  @Test func `CP932 is read, and another encoding inside is named by its line`() throws {
    func cp932(_ text: String) throws -> [UInt8] {
      Array(try #require(text.data(using: .shiftJIS)))
    }
    let map = try ReconcileFixture.map()
    let lines = ReconcileFixture.headings + "\n" + good + "\n"
    let whole = Ledger.read(try cp932(lines), path: "l.csv", map: map)
    #expect(whole.files[0].findings.isEmpty && whole.files[0].rows[.read] == 1)
    #expect(whole.groups[0].name == "広報")
    let mixed = Ledger.read(
      Array(lines.utf8) + (try cp932("一般会計,2,1,広報,,1,1,1,1,1\n")) + Array(good.utf8),
      path: "l.csv",
      map: map
    )
    #expect(codes(mixed) == ["ledger.encoding l.csv:3"])
    #expect(mixed.files[0].rows[.read] == 2 && isProven(mixed))
  }

  @Test func `what stands above the headings is counted`() throws {
    let ledger = try ReconcileFixture.ledger(
      [ReconcileFixture.headings, good],
      headings: "歳出予算執行状況",
      ["<ledger>": #"<ledger header="2">"#]
    )
    #expect(ledger.files[0].rows[.above] == 1 && ledger.files[0].rows[.read] == 1)
    #expect(ledger.files[0].findings.isEmpty)
  }

  @Test func `a quote that stays open is said with its line`() throws {
    let ledger = try ReconcileFixture.ledger([good, #"一般会計,"2,1"#])
    #expect(ledger.files[0].findings.map(\.code) == [.ledgerFile])
    #expect(ledger.unknownRows == 1)
  }

  @Test func `so many findings of a kind are listed, and the others counted`() throws {
    let rows = Array(repeating: "x", count: 130)
    let file = try ReconcileFixture.ledger(rows).files[0]
    #expect(file.findings.count == 100 && file.unlisted == [.ledgerRow: 30])
    #expect(file.unlistedFindings.map(\.value) == ["30"])
  }

  @Test func `a file larger than a block is read and its lines found again`() async throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/big.csv"
    let filler = String(repeating: "あ", count: 30_000)
    let lines = (0..<40).map { "一般会計,2,\($0 % 7),\"\(filler)\n\",,\($0),,,\($0 * 1_000),1" }
    let text = ([ReconcileFixture.headings] + lines).joined(separator: "\r\n")
    try Data(text.utf8).write(to: URL(filePath: path))
    let ledger = await Ledger.read([path], map: try ReconcileFixture.map())
    #expect(ledger.files[0].findings.isEmpty && ledger.files[0].rows[.read] == 40)
    #expect(ledger.files[0].sha256?.count == 64)
    let found = ledger.lines(of: [3])
    #expect(found.map(\.amounts[0]) == [3, 10, 17, 24, 31, 38])
    #expect(found.map(\.number) == [3, 10, 17, 24, 31, 38].map { 2 + $0 * 2 })
    #expect(found.map(\.amounts[2]) == [3_000, 10_000, 17_000, 24_000, 31_000, 38_000])
  }
}
