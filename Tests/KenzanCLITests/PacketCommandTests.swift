import Foundation
import Testing

struct PacketCommandTests {
  /// The folder of a packet of its own: a roster, a sheet of a town's own form, and the description.
  private func scratch(_ changes: [String: String] = [:], total: String = "17") throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("own.xml", OwnForm.xml)
    try scratch.write("m/returned/a.csv", "code,total,part,memo\r\n5,\(total),17,覚え\r\n")
    try scratch.write("m/roster.csv", "役職,氏名,出欠\r\n会長,委員A,\r\n,委員B,欠席\r\n,委員C,出席\r\n")
    var xml = """
      <packet xmlns="urn:kenzan:packet:1" title="評価委員会" year="R7">
        <date>令和7年7月24日（木）</date>
        <agenda><item title="開会"/></agenda>
        <submissions path="returned"/>
        <roster src="roster.csv"/>
        <sheet schema="own.form" key="5"/>
      </packet>
      """
    for (old, new) in changes { xml = xml.replacing(old, with: new) }
    try scratch.write("m/packet.xml", xml)
    return scratch
  }

  private let arguments = ["packet", "m/packet.xml", "--schemas", ".", "--out", "p.xlsx"]

  @Test func `a packet and its report are written, and written again over themselves`() throws {
    let scratch = try scratch()
    let run = try scratch.run(arguments)
    #expect(run.status == 0, "\(run)")
    #expect(run.output.hasPrefix("直すところ0件、確認するところ0件"), "\(run)")
    #expect(run.error.contains("「p-内部.xlsx」"), "\(run)")
    let bytes = try scratch.read("p.xlsx")
    #expect(try scratch.run(arguments).status == 0)
    #expect(try scratch.read("p.xlsx") == bytes)
    #expect(scratch.files().filter { $0.hasSuffix(".xlsx") } == ["p-内部.xlsx", "p.xlsx"])
    let dump = try scratch.run("dump", "p.xlsx").output
    for text in ["評価委員会", "覚え", "委員B", "会議の成立に必要な過半数（2名）"] {
      #expect(dump.contains(text), "\(text)")
    }
  }

  @Test func `a register says which sheets a list lacks, and judges none`() throws {
    let sheet = "<sheet schema=\"own.form\" key=\"5\"/>"
    let scratch = try scratch([sheet: sheet + "<subjects schema=\"own.form\"/>"])
    try scratch.write("r.csv", "様式,年度,番号,事業名\r\nown.form,R7,6,乙\r\n")
    let run = try scratch.run(arguments + ["--register", "r.csv"])
    #expect(run.status == 0, "\(run)")
    let dump = try scratch.run("dump", "p.xlsx").output
    #expect(dump.contains("※ 未提出1件（この一覧にありません）: 6 乙"), "\(dump)")
    #expect(try scratch.text("r.csv").hasSuffix("6,乙\r\n"), "a packet enters nothing")
  }

  @Test func `an error makes a draft and status 1, a warning only with --fail-on`() throws {
    let wrong = try scratch(total: "18").run(arguments)
    #expect(wrong.status == 1, "\(wrong)")
    #expect(wrong.output.contains("6行目: 資料2「小さな様式」（m/returned/a.csv）には直すところが1件あります"), "\(wrong)")
    #expect(wrong.error.contains("下書き"), "\(wrong)")
    let early = ["令和7年7月24日（木）": "令和8年7月24日（金）"]
    #expect(try scratch(early).run(arguments).status == 0)
    #expect(try scratch(early).run(arguments + ["--fail-on", "warning"]).status == 1)
  }

  @Test(arguments: [
    ("<agenda>", "<agendas>", "m/packet.xml"), ("own.form", "own.from", "m/packet.xml:6:"),
    ("令和7年7月24日（木）", "来週", "m/packet.xml:2:"), ("path=\"returned\"", "path=\"nowhere\"", "nowhere"),
  ])
  func `what cannot be read writes nothing and ends with 2`(
    old: String,
    new: String,
    word: String
  ) throws {
    let scratch = try scratch([old: new])
    let run = try scratch.run(arguments)
    #expect(run.status == 2, "\(run)")
    #expect(run.error.contains(word), "\(run)")
    #expect(!scratch.files().contains { $0.hasSuffix(".xlsx") })
  }

  @Test func `papers and report are never one file`() throws {
    let run = try scratch().run(arguments + ["--report", "p.xlsx"])
    #expect(run.status == 2, "\(run)")
    #expect(run.error.contains("別のファイル"), "\(run)")
    #expect(try scratch().run(arguments + ["--report", "r.xlsx", "--format", "json"]).status == 0)
  }

  @Test func `a second edition says which pages to replace`() throws {
    let scratch = try scratch()
    #expect(try scratch.run(arguments).status == 0)
    let again = ["packet", "m/packet.xml", "--schemas", ".", "--out", "p2.xlsx", "--previous"]
    let same = try scratch.run(again + ["p.xlsx"])
    #expect(same.status == 0, "\(same)")
    #expect(same.error.contains("変わったところはありません（第1版のままです）"), "\(same)")
    try scratch.write("m/roster.csv", "役職,氏名,出欠\r\n会長,委員A,\r\n,委員B,\r\n,委員C,出席\r\n")
    let run = try scratch.run(again + ["p.xlsx", "--format", "json"])
    #expect(run.error.contains("第2版です。"), "\(run)")
    #expect(run.output.contains("packet.replaced"), "\(run)")
    let refused = try scratch.run(again + ["p-内部.xlsx"])
    #expect(refused.status == 2, "\(refused)")
    #expect(refused.error.contains("kenzan packet が書き出した会議資料ではありません"), "\(refused)")
    let missing = try scratch.run(again + ["nobody.xlsx"])
    #expect(missing.status == 2, "\(missing)")
    #expect(missing.error.contains("--previous で指定したファイルは"), "\(missing)")
  }

  @Test func `a packet that somebody changed is replaced with --force only`() throws {
    let scratch = try scratch()
    try scratch.write("p.xlsx", "something")
    #expect(try scratch.run(arguments).status == 2)
    #expect(try scratch.text("p.xlsx") == "something")
    #expect(try scratch.run(arguments + ["--force"]).status == 0)
  }

  private static let sample = Samples.package.appending(path: "samples/packet").path + "/"

  private func after(_ folders: String...) -> [String] {
    ["packet", Self.sample + "packet.xml", "--out", "after.xlsx"]
      + folders.flatMap { ["--returned", Self.sample + $0] }
  }

  @Test func `after the meeting the opinions are listed, and the draft is a form to check`() throws
  {
    let scratch = try Scratch()
    let run = try scratch.run(after("returned"))
    #expect(run.status == 0, "\(run)")
    #expect(run.output.hasPrefix("直すところ0件、確認するところ0件"), "\(run)")
    #expect(scratch.files().filter { $0.hasSuffix(".xlsx") } == ["after-内部.xlsx", "after.xlsx"])
    let dump = try scratch.run("dump", "after.xlsx").output
    for text in ["提出状況", "提出5名（うち欠席1名）／出席12名", "中小の企業が参加した取組がほとんどない。"] {
      #expect(dump.contains(text), "\(text)")
    }
    let check = try scratch.run("check", "after.xlsx", "--year", "R1")
    #expect(check.output.contains("外部評価委員会／4"), "\(check)")
    // What only the secretariat can write is all that is missing.
    #expect(check.output.contains("要修正2件、要確認0件"), "\(check)")
    #expect(check.output.contains("「議題2／事務局の説明」が空欄です"), "\(check)")
  }

  @Test func `a new edition is one of the papers of the meeting`() throws {
    let scratch = try Scratch()
    #expect(try scratch.run(after("returned")).status == 0)
    let run = try scratch.run(after("returned") + ["--previous", "after.xlsx"])
    #expect(run.status == 2, "\(run)")
    #expect(run.error.contains("--previous"), "\(run)")
  }

  @Test func `worksheets in doubt give status 1, and paths that lead nowhere 2`() throws {
    let faulty = try Scratch().run(after("returned", "returned-faulty"))
    #expect(faulty.status == 1, "\(faulty)")
    #expect(faulty.output.hasPrefix("直すところ6件"), "\(faulty)")
    #expect(!faulty.error.contains("下書き"), "\(faulty)")
    let scratch = try Scratch()
    let nowhere = try scratch.run(after("nowhere"))
    #expect(nowhere.status == 2, "\(nowhere)")
    #expect(nowhere.error.contains("nowhere"), "\(nowhere)")
    #expect(scratch.files().isEmpty)
    let half = try scratch.run(after("returned", "nowhere"))
    #expect(half.status == 2, "\(half)")
  }
}
