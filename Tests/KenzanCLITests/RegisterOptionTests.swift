import Foundation
import Testing

/// `check --register` and `kenzan status`: which sheets are expected, and how far they have come.
struct RegisterOptionTests {
  private static let head = "code,total,part,memo\r\n"
  private let check = [
    "check", "in", "--schemas", ".", "--register", "r.csv", "--as-of", "2025-06-30",
  ]

  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("own.xml", OwnForm.xml)
    try scratch.write(
      "p.csv",
      "番号,事業名,担当課,様式\r\n5,甲,旧課,own.form\r\n6,乙,税務課,own.form\r\n7,丙,税務課,own.form\r\n"
    )
    try scratch.write("d.csv", "名前,開始,旧名\r\n税務課,,\r\n新課,R7,旧課\r\n")
    try scratch.write("in/a.csv", Self.head + "5,17,17,覚え\r\n")
    try scratch.write("in/b.csv", Self.head + "6,18,17,覚え\r\n")
    return scratch
  }

  private func states(_ scratch: Scratch) throws -> [String] {
    Samples.column("状態", of: try scratch.text("r.csv"))
  }

  @Test func `a register goes through its states`() throws {
    let scratch = try scratch()
    let begin =
      check + [
        "--projects", "p.csv", "--departments", "d.csv", "--deadline", "2025-06-13",
      ]
    let first = try scratch.run(begin)
    #expect(first.status == 1, "\(first)")
    let text = try scratch.text("r.csv")
    #expect(Samples.column("番号", of: text) == ["6", "7", "5"])
    #expect(Samples.column("状態", of: text) == ["差戻し", "未提出", "受理"])
    #expect(Samples.column("担当課", of: text) == ["税務課", "税務課", "新課"])
    #expect(Samples.column("期限", of: text) == ["2025-06-13", "2025-06-13", "2025-06-13"])
    // Once more changes no byte.
    _ = try scratch.run(check)
    #expect(try scratch.text("r.csv") == text)

    try scratch.write("in/b.csv", Self.head + "6,19,17,覚え\r\n")
    _ = try scratch.run(check)
    #expect(try states(scratch) == ["再提出", "未提出", "受理"])
    try scratch.write("in/b.csv", Self.head + "6,17,17,覚え\r\n")
    try scratch.write("in/c.csv", Self.head + "7,1,1,覚え\r\n")
    _ = try scratch.run(check)
    #expect(try states(scratch) == ["受理", "受理", "受理"])
  }

  @Test func `a check says how many of the expected sheets it stands on`() throws {
    let scratch = try scratch()
    let text = try scratch.run(check + ["--projects", "p.csv"])
    #expect(
      text.output.hasSuffix("集計できるシート: 3件中2件（直すところなし1件、あり1件、未提出1件）\n  未提出: 7 丙\n"),
      "\(text)"
    )
    let json = try scratch.run(check + ["--format", "json"]).output
    let document = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let coverage = try #require(document?["coverage"] as? [String: Any])
    let numbers = [
      "expected": 3, "found": 2, "counted": 2, "accepted": 1, "failed": 1, "missing": 1,
    ]
    for (name, number) in numbers { #expect(coverage[name] as? Int == number, "\(name)") }
    #expect(coverage["byRegister"] as? Bool == true)
    let exceptions = coverage["exceptions"] as? [[String: String]]
    #expect(exceptions == [["reason": "missing", "key": "7", "name": "丙"]])
  }

  @Test func `status counts what check entered, and reminds`() throws {
    let scratch = try scratch()
    _ = try scratch.run(check + ["--projects", "p.csv", "--deadline", "2025-06-13"])
    let status = ["status", "--register", "r.csv", "--as-of", "2025-06-30", "--schemas", "."]
    let before = try scratch.text("r.csv")
    let run = try scratch.run(status + ["--out", "督促"])
    #expect(run.status == 0, "\(run)")
    #expect(
      run.output.hasPrefix("令和7年6月30日現在、3件中2件が提出済（受理1件、差戻し1件、再提出0件）、未提出1件、期限超過2件\n"),
      "\(run)"
    )
    #expect(try scratch.text("r.csv") == before)
    #expect(try scratch.text("督促/kenzan-manifest.txt").contains("02_税務課.xlsx"))
    #expect(!(try scratch.text("督促/kenzan-manifest.txt").contains("旧課")))
    let json = try scratch.run(status + ["--format", "json"]).output
    let document = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let total = try #require(document?["total"] as? [String: Any])
    #expect(total["expected"] as? Int == 3)
    #expect(total["overdue"] as? Int == 2)
  }

  @Test func `an export counts only what the register adopts`() throws {
    let scratch = try scratch()
    _ = try scratch.run(check + ["--projects", "p.csv"])
    try scratch.write("in/d.csv", Self.head + "5,99,99,別の版\r\n")
    try scratch.write("in/e.csv", Self.head + "8,1,1,台帳にない\r\n")
    let twice = try scratch.run(check)
    #expect(twice.output.contains("「5」のシートが2枚あり、値が違います"), "\(twice)")
    let digest = try scratch.run(["check", "in/d.csv", "--schemas", ".", "--format", "json"]).output
    let sha256 = try #require(digest.firstMatch(of: /"sha256": "([0-9a-f]{8})/)).1
    let text = try scratch.text("r.csv")
    let line = try #require(text.split(separator: "\r\n").first { $0.contains(",5,甲,") })
    try scratch.write("r.csv", text.replacing(line, with: line.dropLast() + "\(sha256),"))
    let run = try scratch.run([
      "export", "in", "--schemas", ".", "--register", "r.csv", "--out", "out",
    ])
    #expect(run.status == 1, "\(run)")
    #expect(run.error.contains("「in/a.csv」のシート「a」は書き出していません。台帳の「採用」（\(sha256)）により"), "\(run)")
    #expect(run.error.contains("「in/e.csv」のシート「e」は書き出していません。"), "\(run)")
    let sheets = try scratch.text("out/sheets.csv")
    #expect(Samples.column("提出ファイル", of: sheets) == ["in/b.csv", "in/d.csv"], "\(sheets)")
  }

  @Test func `a register among the sheets is none of them`() throws {
    let scratch = try scratch()
    try scratch.write("in/p.csv", try scratch.text("p.csv"))
    let begin = [
      "check", "in", "--schemas", ".", "--register", "./in/r.csv", "--projects", "in/p.csv",
      "--as-of", "2025-06-30",
    ]
    _ = try scratch.run(begin)
    let run = try scratch.run(begin)
    #expect(run.output.contains("ファイル2件、シート2件"), "\(run)")
    #expect(run.error.contains("台帳「./in/r.csv」に書き込みました（3件中2件が提出済、うち受理1件）"), "\(run)")
    #expect(Samples.column("状態", of: try scratch.text("in/r.csv")) == ["受理", "差戻し", "未提出"])
  }

  @Test(arguments: [
    (["--register", "none.csv"], "台帳「none.csv」がありません"),
    (["--projects", "p.csv"], "--projects は、台帳を示す --register とともに使います。"),
    (["--register", "r.csv", "--projects", "p.csv"], "いつの一覧かを示す --as-of か --year が必要です"),
    (["--register", "own.xml"], "読み込めないXML"),
  ])
  func `what cannot be done is said, and nothing is written`(
    options: [String],
    message: String
  ) throws {
    let scratch = try scratch()
    let run = try scratch.run(["check", "in", "--schemas", "."] + options)
    #expect(run.status == 2, "\(run)")
    #expect(run.error.contains(message), "\(run)")
    #expect(!FileManager.default.fileExists(atPath: scratch.folder.appending(path: "r.csv").path))
  }
}
