import Foundation
import Testing

struct CompareCommandTests {
  private func scratch(old: String = "5,18,17,甲", new: String = "5,17,17,甲") throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("own.xml", OwnForm.xml)
    try scratch.write("old/a.csv", "code,total,part,memo\r\n\(old)\r\n")
    try scratch.write("new/b.csv", "code,total,part,memo\r\n\(new)\r\n")
    return scratch
  }

  private let arguments = ["compare", "old", "new", "--schemas", "."]

  @Test func `what changed and what was settled`() throws {
    let run = try scratch().run(arguments)
    #expect(run.status == 0, "\(run)")
    #expect(
      run.output == """
        変わったシート1件（変わった値1か所）、今回だけにあるシート0件、前回だけにあるシート0件、変わらないシート0件
        指摘: 残っている0件、新しい0件、解消1件、もう確かめられない0件

        5（a.csv → b.csv）: 変わった値1か所、解消した指摘1件
          B2「合計」: 18千円 → 17千円（1千円減）
          【解消】【要修正】B2「合計」の指摘（whole）

        """
    )
    let english = try scratch().run(arguments + ["--lang", "en"])
    #expect(
      english.output == """
        sheets changed 1 (values 1), added 0, removed 0, unchanged 0
        findings: still there 0, new 0, resolved 1, no longer verifiable 0

        5 (a.csv → b.csv): values changed 1, resolved 1
          B2 '合計': 18千円 → 17千円 (1千円 less)
          resolved: error: B2 '合計' (whole)

        """
    )
  }

  @Test func `an unchanged resubmission is said to be one`() throws {
    let same = try scratch(new: "5,18,17,甲").run(arguments)
    #expect(same.output.hasPrefix("提出し直されたシートの内容は前回と同じです（シート1件）。\n"), "\(same)")
    #expect(same.output.contains("5（a.csv → b.csv）: ファイル名だけが変わりました"), "\(same)")
    // It still has an error.
    #expect(same.status == 1, "\(same)")
    #expect(same.output.contains("【残っている】【要修正】"), "\(same)")
    let rewritten = try scratch(old: "5,17,17,甲", new: "５,１７,17,甲").run(arguments)
    #expect(rewritten.status == 0, "\(rewritten)")
    #expect(rewritten.output.hasPrefix("提出し直されたシートの内容は前回と同じです"), "\(rewritten)")
    #expect(rewritten.output.contains("値はすべて同じです（表記だけの違い2か所）"), "\(rewritten)")
  }

  @Test(arguments: [
    ("mine.progress", ["items"]), ("minamiaizu.policy", ["measures", "projects"]),
  ])
  func `a table and the workbooks of the same sheets say the same`(
    _ form: String,
    _ lists: [String]
  ) throws {
    let scratch = try Scratch()
    let samples = Samples.package.appending(path: "samples/\(form)")
    for name in ["sheets-utf8.csv"] + lists.map({ "sheets-utf8.\($0).csv" }) {
      try scratch.write("table/" + name, Data(contentsOf: samples.appending(path: name)))
    }
    let run = try scratch.run(["compare", "table", samples.appending(path: "true").path])
    #expect(run.output.hasPrefix("提出し直されたシートの内容は前回と同じです"), "\(run)")
  }

  @Test func `programs get both sides of every value`() throws {
    let run = try scratch().run(arguments + ["--format", "json"])
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    )
    #expect(json["unchanged"] as? Bool == false)
    let sheet = try #require((json["sheets"] as? [[String: Any]])?.first)
    let change = try #require((sheet["changes"] as? [[String: Any]])?.first)
    #expect(change["field"] as? String == "total")
    #expect(change["difference"] as? String == "-1")
    #expect(change["unit"] as? String == "千円")
    let old = try #require(change["old"] as? [String: Any])
    #expect(old["value"] as? String == "18")
    #expect(old["state"] as? String == "number")
    #expect(old["cell"] as? String == "a!B2")
    let finding = try #require((sheet["findings"] as? [[String: Any]])?.first)
    #expect(finding["change"] as? String == "resolved")
    #expect((finding["old"] as? [String: Any])?["rule"] as? String == "whole")
  }

  @Test func `a result is written whole, and never over what was read`() throws {
    let scratch = try scratch()
    let text = try scratch.run(arguments + ["--out", "out.txt"])
    #expect(text.output.isEmpty, "\(text)")
    #expect(try scratch.text("out.txt").contains("18千円 → 17千円"))
    let book = try scratch.run(arguments + ["--out", "out.xlsx"])
    #expect(book.status == 0, "\(book)")
    #expect(book.output.contains("18千円 → 17千円"), "\(book)")
    #expect(try scratch.read("out.xlsx").starts(with: Data("PK".utf8)))
    let over = try scratch.run(arguments + ["--out", "new/b.csv", "--force"])
    #expect(over.status == 2, "\(over)")
    #expect(over.error.contains("いま読んだファイルのどれかです"), "\(over)")
  }

  @Test func `a path that leads nowhere is not compared with nothing`() throws {
    let scratch = try scratch()
    for operands in [["none", "new"], ["old", "none"], ["old"]] {
      let run = try scratch.run(["compare"] + operands + ["--schemas", "."])
      #expect(run.status == 2, "\(run)")
    }
    let run = try scratch.run(["check", "new", "--schemas", ".", "--renames", "map.csv"])
    #expect(run.status == 2, "\(run)")
    #expect(run.error.contains("--prior"), "\(run)")
  }

  @Test func `findings that are accepted do not fail`() throws {
    let scratch = try scratch(old: "5,18,17,甲", new: "5,18,17,乙")
    let xml = OwnForm.xml.replacing(
      "<check id=\"whole\">",
      with: "<check id=\"whole\" acceptable=\"true\">"
    )
    try scratch.write("own.xml", xml)
    let table = try scratch.run([
      "check", "new", "--schemas", ".", "--format", "exceptions", "--out", "accept.csv",
    ])
    #expect(table.status == 1, "\(table)")
    let text = try scratch.text("accept.csv")
      .replacing("part=17,,,", with: "part=17,端数を寄せた,財政課長,R7.5.1,")
    try scratch.write("accept.csv", text)
    #expect(try scratch.run(arguments).status == 1)
    let run = try scratch.run(arguments + ["--accept", "accept.csv"])
    #expect(run.status == 0, "\(run)")
    #expect(run.output.contains("【残っている】【承認済】"), "\(run)")
  }

  @Test func `the errata sheet has the pages of the papers that show what was wrong`() throws {
    let scratch = try scratch()
    try scratch.write(
      "p.xml",
      """
      <packet xmlns="urn:kenzan:packet:1" title="評価委員会" year="R7">
        <date>令和7年7月24日（木）</date>
        <agenda><item title="開会"/></agenda>
        <submissions path="old"/>
        <report title="報告"><text>報告</text></report>
        <sheet schema="own.form" key="5"/>
      </packet>
      """
    )
    let packet = try scratch.run("packet", "p.xml", "--schemas", ".", "--out", "p.xlsx")
    #expect(packet.status == 1, "\(packet)")
    let options = ["--packet", "p.xlsx"]
    let run = try scratch.run(arguments + options + ["--out", "c.xlsx"])
    #expect(run.status == 0, "\(run)")
    #expect(run.error.isEmpty, "\(run)")
    // Cover, agenda and the report come before the sheet.
    let dump = try scratch.run("dump", "c.xlsx").output
    #expect(dump.contains("\"A3\":[\"s\",\"4\"]"), "\(dump)")
    let json = try scratch.run(arguments + options + ["--format", "json"]).output
    #expect(json.contains("\"packet\": \"p.xlsx\""), "\(json)")
    #expect(json.filter { !$0.isWhitespace }.contains("\"pages\":[4]"), "\(json)")
    // Of other files it shows nothing.
    try scratch.write("other/c.csv", "code,total,part,memo\r\n5,18,17,乙\r\n")
    let other = try scratch.run(
      ["compare", "other", "new", "--schemas", ".", "--out", "d.xlsx"] + options
    )
    #expect(other.error.contains("変わった欄を載せた頁が見つかりません"), "\(other)")
    let none = try scratch.run(arguments + ["--packet", "c.xlsx"])
    #expect(none.status == 2, "\(none)")
  }
}
