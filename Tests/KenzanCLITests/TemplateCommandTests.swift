import Foundation
import Testing

struct TemplateCommandTests {
  @Test func `a blank form is an untouched sheet of the form`() throws {
    let scratch = try Scratch()
    let run = try scratch.run("template", "--schema", Samples.schema, "--out", "form.xlsx")
    #expect(run.status == 0, "\(run)")
    let check = try scratch.run("check", "form.xlsx")
    #expect(check.status == 0, "\(check)")
    #expect(check.output.contains("未記入"), "\(check)")
  }

  @Test func `--fill puts every row on a worksheet, which reads back as it was`() throws {
    let scratch = try Scratch()
    try scratch.write("list.csv", try Samples.table())
    let run = try scratch.run(
      "template",
      "--schema",
      Samples.schema,
      "--fill",
      "list.csv",
      "--out",
      "forms.xlsx"
    )
    #expect(run.status == 0, "\(run)")
    _ = try scratch.run("export", "forms.xlsx", "--out", "fromBook")
    _ = try scratch.run("export", "list.csv", "--out", "fromList")
    for (table, heading) in [
      ("budget", "金額（円）"), ("ratings", "評価"), ("texts", "記述"), ("indicators", "目標値"),
      ("sheets", "シートID"), ("sheets", "検査結果"),
    ] {
      let book = Samples.column(heading, of: try scratch.text("fromBook/\(table).csv"))
      let list = Samples.column(heading, of: try scratch.text("fromList/\(table).csv"))
      #expect(book == list, "\(table) \(heading)")
      #expect(!book.isEmpty)
    }
  }

  @Test func `a folder gets a workbook for every row, sorted as the list`() throws {
    let scratch = try Scratch()
    try scratch.write("list.csv", try Samples.table())
    let run = try scratch.run(
      "template",
      "--schema",
      Samples.schema,
      "--fill",
      "list.csv",
      "--out",
      "forms"
    )
    #expect(run.status == 0, "\(run)")
    let books = scratch.files(in: "forms").filter { $0.hasSuffix(".xlsx") }
    #expect(books.count == 8)
    #expect(books.first == "01_行政改革の推進に関する事務.xlsx")
    #expect(scratch.files(in: "forms").contains("kenzan-manifest.txt"))
  }

  @Test func `--year draws the form of another year`() throws {
    let scratch = try Scratch()
    let run = try scratch.run(
      "template",
      "--schema",
      Samples.schema,
      "--year",
      "R8",
      "--out",
      "form.xlsx"
    )
    #expect(run.status == 0, "\(run)")
    let dump = try scratch.run("dump", "form.xlsx")
    #expect(dump.output.contains("令和8年度"), "\(dump)")
    #expect(dump.output.contains("R10予定額"), "\(dump)")
  }

  @Test func `--force replaces a form that somebody changed`() throws {
    let scratch = try Scratch()
    try scratch.write("form.xlsx", "something")
    let arguments = ["template", "--schema", Samples.schema, "--out", "form.xlsx"]
    #expect(try scratch.run(arguments).status == 2)
    #expect(try scratch.text("form.xlsx") == "something")
    #expect(try scratch.run(arguments + ["--force"]).status == 0)
  }

  @Test(
    arguments: [
      ("none.csv", nil, "none.csv"), ("a.csv", "projct\r\nx\r\n", "projct"),
      ("a.csv", "project\r\n", "行がありません"),
      ("a.csv", "", "空"),
    ] as [(String, String?, String)]
  )
  func `a list that cannot be used ends with 2`(
    name: String,
    content: String?,
    message: String
  ) throws {
    let scratch = try Scratch()
    if let content { try scratch.write(name, content) }
    let run = try scratch.run(
      "template",
      "--schema",
      Samples.schema,
      "--fill",
      name,
      "--out",
      "form.xlsx"
    )
    #expect(run.status == 2, "\(run)")
    #expect(run.error.contains(message), "\(run)")
    #expect(scratch.files().allSatisfy { $0 == name })
  }

  @Test func `--from fills a form from sheets with the same key`() throws {
    let scratch = try Scratch()
    try scratch.write("own.xml", OwnForm.xml)
    try scratch.write("returned/a.csv", "code,total,memo\r\n5,17,覚え\r\n")
    try scratch.write("list.csv", "code,clerk\r\n5,係A\r\n6,係B\r\n")
    let arguments = [
      "template", "--schemas", ".", "--schema", "own.form", "--fill", "list.csv", "--out",
      "forms.xlsx",
    ]
    let run = try scratch.run(arguments + ["--from", "returned"])
    #expect(run.status == 0, "\(run)")
    #expect(run.error.contains("2行目に当たるシートが --from にありません"), "\(run)")
    let dump = try scratch.run("dump", "forms.xlsx").output
    for text in ["17", "覚え", "係A", "係B"] { #expect(dump.contains(text), "\(dump)") }
    #expect(try scratch.run(arguments + ["--from", "nowhere"]).status == 2)
  }

  @Test func `--prior sends last year's projects out, a book for each department`() throws {
    let scratch = try Scratch()
    let samples = Samples.package.appending(path: "samples/" + Samples.schema).path
    let arguments = [
      "template", "--schema", Samples.schema, "--prior", samples + "/prior", "--split",
      "department", "--example", samples + "/true/01.xlsx", "--out",
    ]
    let run = try scratch.run(arguments + ["sent"])
    #expect(run.status == 0, "\(run)")
    let books = scratch.files(in: "sent").filter { $0.hasSuffix(".xlsx") }
    #expect(books == ["01_市長公室.xlsx"])
    // What was sent out and comes back untouched agrees with last year; the example is no sheet of it.
    let check = try scratch.run(
      "check",
      "sent",
      "--prior",
      samples + "/prior",
      "--format",
      "json"
    )
    #expect(check.output.contains("\"sheets\": 8"), "\(check)")
    for rule in ["actual.past", "target.changed", "cost.past", "project.renamed"] {
      #expect(!check.output.contains("\"rule\": \"\(rule)\""), "\(rule)")
    }
    let refused = try scratch.run(arguments + ["sent.xlsx"])
    #expect(refused.status == 2 && refused.error.contains("--split"), "\(refused)")
    let noExample = try scratch.run(
      "template",
      "--schema",
      Samples.schema,
      "--example",
      samples + "/prior/01.xlsx",
      "--out",
      "a.xlsx"
    )
    #expect(noExample.status == 2 && noExample.error.contains("記入例"), "\(noExample)")
  }
}
