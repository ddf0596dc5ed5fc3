import Foundation
import Testing

/// `--accept`: findings that stand for a reason.
struct AcceptOptionTests {
  private func scratch(acceptable: Bool = true, total: String = "18") throws -> Scratch {
    let scratch = try Scratch()
    let rule = acceptable ? "<check id=\"whole\" acceptable=\"true\">" : "<check id=\"whole\">"
    try scratch.write("own.xml", OwnForm.xml.replacing("<check id=\"whole\">", with: rule))
    try scratch.write("in/a.csv", "code,total,part,memo\r\n5,\(total),17,覚え\r\n")
    return scratch
  }

  private let check = ["check", "in", "--schemas", "."]

  /// The table of what was found, with reason, name and date filled in.
  private func accept(
    in scratch: Scratch,
    words: [String] = ["端数を寄せた", "財政課長", "R7.5.1"]
  ) throws {
    let run = try scratch.run(check + ["--format", "exceptions", "--out", "accept.csv"])
    #expect(run.status == 1, "\(run)")
    let text = try scratch.text("accept.csv").replacing(
      "part=17,,,",
      with: "part=17," + words.joined(separator: ",") + ","
    )
    try scratch.write("accept.csv", text)
  }

  @Test func `an accepted finding is shown as such and fails nothing`() throws {
    let scratch = try scratch()
    try accept(in: scratch)
    #expect(try scratch.run(check).status == 1)
    let run = try scratch.run(check + ["--accept", "accept.csv"])
    #expect(run.status == 0, "\(run)")
    #expect(run.output.hasPrefix("直すところ0件、確認するところ0件"), "\(run)")
    #expect(run.output.contains("【承認済】"), "\(run)")
    #expect(run.output.contains("（承認済: 端数を寄せた　財政課長　R7.5.1）"), "\(run)")
    let json = try scratch.run(check + ["--accept", "accept.csv", "--format", "json"]).output
    #expect(json.contains("\"by\": \"財政課長\""), "\(json)")
    // The table is written again with what was accepted.
    let again = try scratch.run(check + ["--accept", "accept.csv", "--format", "exceptions"]).output
    #expect(again.contains("端数を寄せた,財政課長,R7.5.1"), "\(again)")
  }

  @Test func `it lapses when a value changes, its own or another`() throws {
    for (line, word) in [
      ("5,19,17,", "値が「18」から「19」に変わったため失効しました"), ("5,18,16,", "比べた相手の値が変わったため失効しました"),
    ] {
      let scratch = try scratch()
      try accept(in: scratch)
      try scratch.write("in/a.csv", "code,total,part,memo\r\n\(line)覚え\r\n")
      let run = try scratch.run(check + ["--accept", "accept.csv"])
      #expect(run.status == 1, "\(run)")
      #expect(run.output.contains(word), "\(run)")
    }
    let scratch = try scratch()
    try accept(in: scratch)
    try scratch.write(
      "own.xml",
      try scratch.text("own.xml").replacing("version=\"1\" title", with: "version=\"2\" title")
    )
    let run = try scratch.run(check + ["--accept", "accept.csv"])
    #expect(run.output.contains("様式の版が「1」から「2」に変わったため失効しました"), "\(run)")
  }

  @Test func `a row that says not why, who and when has no effect`() throws {
    let scratch = try scratch()
    try accept(in: scratch, words: ["", "財政課長", "いつか"])
    let run = try scratch.run(check + ["--accept", "accept.csv"])
    #expect(run.status == 1, "\(run)")
    #expect(run.output.contains("2行目の承認は効力がありません。理由、日付を記入してください"), "\(run)")
  }

  @Test func `a wrong sum is accepted only where the form allows it`() throws {
    let scratch = try scratch(acceptable: false)
    try accept(in: scratch)
    let run = try scratch.run(check + ["--accept", "accept.csv"])
    #expect(run.status == 1, "\(run)")
    #expect(run.output.contains("規則「whole」は計算の誤りなので承認できません"), "\(run)")
  }

  @Test func `what fits nothing is said, and a table that is none is refused`() throws {
    let scratch = try scratch()
    try accept(in: scratch)
    try scratch.write("in/a.csv", "code,total,part,memo\r\n5,17,17,覚え\r\n")
    let run = try scratch.run(check + ["--accept", "accept.csv"])
    #expect(run.status == 0, "\(run)")
    #expect(run.output.contains("2行目（own.form R7 番号「5」、total、whole）に当たる指摘は、今回はありませんでした"), "\(run)")
    try scratch.write("accept.csv", "様式,版\r\n")
    let refused = try scratch.run(check + ["--accept", "accept.csv"])
    #expect(refused.status == 2, "\(refused)")
    #expect(refused.error.contains("見出し 年度 番号 規則"), "\(refused)")
  }

  @Test func `a packet is no draft when its errors are accepted`() throws {
    let scratch = try scratch()
    try accept(in: scratch)
    try scratch.write(
      "packet.xml",
      """
      <packet xmlns="urn:kenzan:packet:1" title="評価委員会" year="R7">
        <date>令和7年7月24日（木）</date>
        <agenda><item title="開会"/></agenda>
        <submissions path="in"/>
        <sheet schema="own.form" key="5"/>
      </packet>
      """
    )
    let packet = ["packet", "packet.xml", "--schemas", ".", "--out", "p.xlsx"]
    #expect(try scratch.run(packet).error.contains("下書き"))
    let run = try scratch.run(packet + ["--accept", "accept.csv"])
    #expect(run.status == 0, "\(run)")
    #expect(!run.error.contains("下書き"), "\(run)")
  }
}
