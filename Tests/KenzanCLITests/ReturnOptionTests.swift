import Foundation
import Testing

/// `check --format xlsx` and `html`: what departments get back.
struct ReturnOptionTests {
  /// Two departments, one with a wrong sum, and a file that cannot be read.
  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    let department = OwnForm.xml.replacing(
      "visibility=\"internal\" role=\"text\"",
      with: "role=\"department\""
    )
    try scratch.write("own.xml", department)
    try scratch.write(
      "in/a.csv",
      "code,total,part,clerk,memo\r\n5,18,17,企画課,\r\n6,17,17,財政課,<script>\r\n"
    )
    try scratch.write("in/z.xlsx", "壊れた")
    return scratch
  }

  private let check = ["check", "in", "--schemas", "."]

  @Test func `every department gets a workbook, and what nobody can assign is one more`() throws {
    let scratch = try scratch()
    let run = try scratch.run(check + ["--format", "xlsx", "--out", "返却"])
    #expect(run.status == 1, "\(run)")
    #expect(run.output.isEmpty)
    #expect(run.error.contains("「返却」に指摘票を3部書き出しました（要修正2件、要確認0件）。"), "\(run)")
    let files = scratch.files(in: "返却")
    #expect(
      files == [
        "01_企画課_指摘票.xlsx", "02_財政課_指摘票.xlsx", "03_部署不明_指摘票.xlsx",
        "kenzan-manifest.txt",
      ]
    )
    // It is replaced as long as nobody wrote into it.
    #expect(try scratch.run(check + ["--format", "xlsx", "--out", "返却"]).status == 1)
    try scratch.write("返却/01_企画課_指摘票.xlsx", "回答")
    let again = try scratch.run(check + ["--format", "xlsx", "--out", "返却"])
    #expect(again.status == 2, "\(again)")
    #expect(again.error.contains("01_企画課_指摘票.xlsx"), "\(again)")
  }

  @Test func `a workbook needs a folder`() throws {
    let run = try scratch().run(check + ["--format", "xlsx"])
    #expect(run.status == 2, "\(run)")
    #expect(run.error.contains("--format xlsx には、書き出すフォルダを示す --out が要ります"), "\(run)")
    let english = try scratch().run(check + ["--format", "xlsx", "--lang", "en"])
    #expect(english.error.contains("--format xlsx needs --out, the folder to write into"))
  }

  @Test func `a deadline and a contact stand on every slip`() throws {
    let scratch = try scratch()
    let notice = ["--deadline", "2025-06-13", "--contact", "企画課 内線2345"]
    let run = try scratch.run(check + ["--format", "html"] + notice)
    #expect(run.output.contains("<dt>期限</dt><dd>令和7年6月13日（金）</dd>"), "\(run)")
    #expect(run.output.contains("<dt>返し先・問い合わせ先</dt><dd>企画課 内線2345</dd>"), "\(run)")
    #expect(!run.error.contains("--contact"), "\(run)")
    let without = try scratch.run(check + ["--format", "html"])
    #expect(!without.output.contains("<dt>期限</dt>"), "\(without)")
    #expect(without.error.contains("問い合わせ先は記していません"), "\(without)")
  }

  @Test(arguments: [
    (["check", "in", "--contact", "企画課"], "--contact は、--format xlsx|html とともに使います。"),
    (["check", "in", "--deadline", "2025-06-13"], "--deadline は、台帳を示す --register とともに使います。"),
    (["status", "--register", "r.csv", "--contact", "企画課"], "--contact は、--out DIR とともに使います。"),
  ])
  func `nobody is told nothing for want of a paper`(arguments: [String], words: String) throws {
    let scratch = try scratch()
    try scratch.write("r.csv", "様式,年度,番号\r\n")
    let run = try scratch.run(arguments)
    #expect(run.status == 2, "\(run)")
    #expect(run.error.contains(words), "\(run)")
  }

  @Test func `slips among the submissions are no submissions`() throws {
    let scratch = try scratch()
    #expect(try scratch.run(check + ["--format", "xlsx", "--out", "in/返却"]).status == 1)
    let run = try scratch.run(check)
    #expect(run.output.hasPrefix("直すところ2件、確認するところ0件"), "\(run)")
    #expect(run.output.contains("【参考】指摘票とその写しのため"), "\(run)")
  }

  @Test func `a page goes to a file, to standard output, or one per department to a folder`() throws
  {
    let scratch = try scratch()
    let run = try scratch.run(check + ["--format", "html", "--out", "p.html"])
    #expect(run.status == 1, "\(run)")
    let page = try scratch.text("p.html")
    #expect(try scratch.run(check + ["--format", "html"]).output == page)
    #expect(page.contains("<h2>企画課</h2>"))
    #expect(page.contains("<h2>部署不明</h2>"))
    _ = try scratch.run(check + ["--format", "html", "--out", "頁"])
    #expect(
      scratch.files(in: "頁") == [
        "01_企画課_指摘票.html", "02_財政課_指摘票.html", "03_部署不明_指摘票.html",
        "kenzan-manifest.txt",
      ]
    )
    #expect(try !scratch.text("頁/02_財政課_指摘票.html").contains("企画課"))
  }

  @Test func `tables and slips of several paths are all read`() throws {
    let scratch = try scratch()
    _ = try scratch.run(check + ["--format", "exceptions", "--out", "accept.csv"])
    _ = try scratch.run(check + ["--format", "xlsx", "--out", "返却"])
    let run = try scratch.run(check + ["--accept", "accept.csv", "--accept", "返却"])
    #expect(run.status == 1, "\(run)")
    // The table has no reasons yet, and nobody answered the slips.
    #expect(run.output.contains("2行目の承認は効力がありません"), "\(run)")
    let refused = try scratch.run(check + ["--accept", "in/z.xlsx", "--accept", "なし.csv"])
    #expect(refused.status == 2, "\(refused)")
    #expect(refused.error.contains("「なし.csv」というファイルもフォルダもありません"), "\(refused)")
    #expect(refused.error.contains("in/z.xlsx"), "\(refused)")
    _ = try scratch.run(["template", "--schema", "own.xml", "--out", "form.xlsx"])
    let form = try scratch.run(check + ["--accept", "form.xlsx"])
    #expect(form.status == 2, "\(form)")
    #expect(form.error.contains("承認の表（CSV）でも、kenzanが書き出した指摘票（XLSX）でもありません"), "\(form)")
  }
}
