import Foundation
import Testing

struct ReconcileCommandTests {
  private static let xml = """
    <map xmlns="urn:kenzan:map:1" title="突合" year="R7">
      <ledger>
        <code name="code" heading="番号"/>
        <amount name="paid" heading="支出済額"/>
      </ledger>
      <stage name="settled" label="支出済額">paid</stage>
      <key><part column="code"/></key>
      <sheets schema="own.form" rounding="half" width="2000">
        <identify column="code" field="code"/>
        <figure stage="settled" field="total"/>
      </sheets>
    </map>
    """

  private func scratch(_ ledger: String = "番号,支出済額\r\n05,17400\r\n") throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("own.xml", OwnForm.xml)
    try scratch.write("a.csv", "code,total,part\r\n5,17,17\r\n")
    try scratch.write("ledger.csv", ledger)
    try scratch.write("map.xml", Self.xml)
    return scratch
  }

  private let arguments = [
    "reconcile", "a.csv", "--ledger", "ledger.csv", "--map", "map.xml", "--schemas", ".",
  ]

  @Test func `what ties out is counted and proven`() throws {
    let run = try scratch().run(arguments)
    #expect(run.status == 0, "\(run)")
    #expect(
      run.output == """
        直すところ0件、確認するところ0件

        突合（令和7年度）
        「支出済額」
          端数の範囲内 1件（台帳 17,400円・1行、シート 17,000円・1欄）
        台帳「ledger.csv」2行: 明細1、除外0、合計行0、見出し1、空行0、読めない行0
        検算: 読んだものはすべて、どれか一つの区分に入っています（7項目が一致）。

        """
    )
  }

  @Test func `with a register the sums say what sheets they stand on`() throws {
    let scratch = try scratch()
    try scratch.write(
      "r.csv",
      "様式,年度,番号,事業名,状態\r\nown.form,R7,5,甲,\r\nown.form,R7,6,乙,\r\nown.form,R7,7,丙,差戻し\r\n"
    )
    try scratch.write("b.xlsx", "no workbook")
    let options = ["b.xlsx", "--register", "r.csv"]
    let run = try scratch.run(arguments + options + ["--out", "o.xlsx"])
    #expect(
      run.output.contains(
        """
        突合（令和7年度）
        集計できるシート: 3件中1件（読めなかったシート1件、未提出1件、提出済で今回の集計にないもの1件）
          読めなかったシート: b.xlsx「b」
          未提出: 6 乙
          提出済で今回の集計にないもの: 7 丙
        「支出済額」

        """
      ),
      "\(run)"
    )
    let dump = try scratch.run("dump", "o.xlsx").output
    for text in ["シート計のもとになったシート", "3件中1件（読めなかったシート1件、", "　乙", "台帳で提出が必要なもの"] {
      #expect(dump.contains(text), "\(text)")
    }
    let json = try scratch.run(arguments + options + ["--format", "json"]).output
    let document = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let coverage = try #require(document?["coverage"] as? [String: Any])
    #expect(coverage["expected"] as? Int == 3)
    #expect(coverage["failed"] == nil, "nobody checked the sheets")
  }

  @Test func `a difference ends with 1 and says both sides`() throws {
    let run = try scratch("番号,支出済額\r\n05,71000\r\n06,1\r\n").run(arguments)
    #expect(run.status == 1, "\(run)")
    #expect(run.output.contains("【要修正】「05」の支出済額が一致しません（シートが54,000円少ない）"), "\(run)")
    #expect(run.output.contains("隣り合う数字を入れ替えた71,000円の打ち間違い"), "\(run)")
    #expect(run.output.contains("【要確認】「06」の支出済額は台帳に1円（1行）ありますが"), "\(run)")
  }

  @Test func `a sheet of a form that the map does not name is noted`() throws {
    let scratch = try scratch()
    try scratch.write(
      "b/form.csv",
      Data(contentsOf: Samples.package.appending(path: "samples/toyama.goals/sheets-utf8.csv"))
    )
    let run = try scratch.run(["reconcile", "b/form.csv"] + arguments.dropFirst())
    #expect(run.output.contains("の様式「toyama.goals」は対応表（map）にないため、突合していません"), "\(run)")
    #expect(run.output.contains("端数の範囲内 1件"), "\(run)")
  }

  @Test func `programs get every item and the control totals`() throws {
    let run = try scratch("番号,支出済額\r\n05,17000\r\n06,5\r\n").run(arguments + ["--format", "json"])
    #expect(run.status == 0, "\(run)")
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    )
    let result = try #require(json["reconciliation"] as? [String: Any])
    let items = try #require(result["items"] as? [[String: Any]])
    #expect(items.map { $0["class"] as? String } == ["matched", "only-in-ledger"])
    #expect((result["control"] as? [String: Any])?["holds"] as? Bool == true)
    let warned = try scratch("番号,支出済額\r\n05,17000\r\n06,5\r\n")
    #expect(try warned.run(arguments + ["--fail-on", "warning"]).status == 1)
  }

  @Test(arguments: [
    ("map.xml", "nowhere.xml", "nowhere.xml"), ("ledger.csv", "nowhere.csv", "nowhere.csv"),
    ("a.csv", "nowhere", "nowhere"),
  ])
  func `what cannot be read ends with 2`(name: String, other: String, word: String) throws {
    let run = try scratch().run(arguments.map { $0 == name ? other : $0 })
    #expect(run.status == 2 && run.error.contains(word), "\(run)")
  }

  @Test func `a workbook, a table and its descriptor are written, and the report stays`() throws {
    let scratch = try scratch()
    let report = try scratch.run(arguments).output
    let run = try scratch.run(arguments + ["--out", "out/r.xlsx"])
    #expect(run.status == 0 && run.output == report, "\(run)")
    #expect(run.error.contains("「out/r.xlsx」と、同じ名前の CSV とその説明を書き出しました。"), "\(run)")
    #expect(scratch.files(in: "out") == ["r.csv", "r.datapackage.json", "r.xlsx"])
  }

  @Test func `a table that somebody changed is not replaced, and neither is the workbook`() throws {
    let scratch = try scratch()
    try scratch.write("r.csv", "1\r\n")
    let run = try scratch.run(arguments + ["--out", "r.xlsx"])
    #expect(run.status == 2 && run.error.contains("r.csv"), "\(run)")
    #expect(!scratch.files().contains("r.xlsx"))
    #expect(try scratch.run(arguments + ["--out", "r.xlsx", "--force"]).status == 0)
  }

  @Test func `the ledger is never replaced, not even with force`() throws {
    let scratch = try scratch()
    let run = try scratch.run(arguments + ["--out", "./ledger.xlsx", "--force"])
    #expect(run.status == 2, "\(run)")
    #expect(run.error.contains("「./ledger.csv」は、いま読んだファイルのどれかです。"), "\(run)")
    #expect(try scratch.text("ledger.csv").hasPrefix("番号,"))
  }

  @Test func `a map that does not load ends with 2 and its line`() throws {
    let scratch = try scratch()
    try scratch.write("map.xml", Self.xml.replacing("field=\"total\"", with: "field=\"totl\""))
    let run = try scratch.run(arguments)
    #expect(run.status == 2, "\(run)")
    #expect(run.error.contains("map.xml:10:") && run.error.contains("「total」の間違い"), "\(run)")
  }

  /// The folder with a packet of the sheet; then the sheet says something else.
  private func printed(_ total: String) throws -> Scratch {
    let scratch = try scratch()
    try scratch.write(
      "packet.xml",
      """
      <packet xmlns="urn:kenzan:packet:1" title="評価委員会" year="R7">
        <date>令和7年7月24日（木）</date>
        <agenda><item title="開会"/></agenda>
        <submissions path="a.csv"/>
        <roster src="roster.csv"/>
        <sheet schema="own.form" key="5"/>
      </packet>
      """
    )
    try scratch.write("roster.csv", "役職,氏名,出欠\r\n会長,委員A,出席\r\n")
    let run = try scratch.run("packet", "packet.xml", "--schemas", ".", "--out", "p.xlsx")
    #expect(run.status == 0, "\(run)")
    try scratch.write("a.csv", "code,total,part\r\n5,\(total),\(total)\r\n")
    return scratch
  }

  @Test func `what a packet prints is the third side`() throws {
    let same = try printed("17").run(arguments + ["--packet", "p.xlsx"])
    #expect(same.status == 0, "\(same)")
    #expect(same.output.contains("資料「p.xlsx」（第1版）に載る欄: 一致1、不一致0"), "\(same)")
    let other = try printed("71").run(arguments + ["--packet", "p.xlsx", "--format", "json"])
    #expect(other.status == 1, "\(other)")
    #expect(other.output.contains("資料2のB3「合計」は17千円ですが、シート（a.csvのa!B2）は71千円です。"), "\(other)")
    #expect(other.output.contains("台帳は資料と合っているので、シートを確かめて直してください。"), "\(other)")
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(other.output.utf8)) as? [String: Any]
    )
    let result = try #require(json["reconciliation"] as? [String: Any])
    let states = (result["packet"] as? [String: Any])?["states"] as? [String: Int]
    #expect(states?["differs"] == 1 && states?["agrees"] == 0)
    let items = try #require(result["items"] as? [[String: Any]])
    #expect(items.map { $0["printed"] as? String } == ["17000"])
  }

  @Test(arguments: [
    ("--packet", "p-内部.xlsx", "会議資料ではありません"), ("--packet", "nowhere.xlsx", "nowhere.xlsx"),
    ("--packet", "q/p.xlsx", "内部資料「p-内部.xlsx」が読めないか"),
    ("--previous", "p.xlsx", "が書き出した突合結果ではありません"), ("--previous", "nowhere.xlsx", "nowhere.xlsx"),
  ])
  func `a workbook that is not what an option asks for ends with 2`(
    option: String,
    path: String,
    words: String
  ) throws {
    let scratch = try printed("17")
    try scratch.write("q/p.xlsx", scratch.read("p.xlsx"))
    let run = try scratch.run(arguments + [option, path])
    #expect(run.status == 2 && run.error.contains(words) && run.output.isEmpty, "\(run)")
  }
}
