import Foundation
import Testing

struct ExportCommandTests {
  private static let tables = ["budget", "findings", "indicators", "ratings", "sheets", "texts"]

  @Test func `a folder gets the workbook, the tables, their descriptor and a manifest`() throws {
    let scratch = try Scratch()
    try scratch.write("a.csv", try Samples.table())
    let run = try scratch.run("export", "a.csv", "--out", "out")
    #expect(run.status < 2, "\(run)")
    let expected =
      Self.tables.map { $0 + ".csv" }
      + ["datapackage.json", "kenzan-manifest.txt", "workbook.xlsx"]
    #expect(scratch.files(in: "out") == expected.sorted())
    #expect(!run.error.contains("[WARNING]") && !run.error.contains("[ERROR]"), "\(run)")
    #expect(Samples.column("シートID", of: try scratch.text("out/sheets.csv")).count == 8)
    let sums = try scratch.shell("cd out && sha256sum --check --quiet kenzan-manifest.txt")
    #expect(sums.status == 0, "\(sums)")
    #expect(
      try scratch.text("out/kenzan-manifest.txt").contains("# schema shimotsuma.program 2025")
    )
  }

  @Test func `the same input gives the same bytes`() throws {
    let scratch = try Scratch()
    try scratch.write("a.csv", try Samples.table())
    _ = try scratch.run("export", "a.csv", "--out", "one")
    _ = try scratch.run("export", "a.csv", "--out", "two", "--jobs", "1")
    for file in scratch.files(in: "one") {
      #expect(try scratch.read("one/\(file)") == scratch.read("two/\(file)"), "\(file)")
    }
  }

  @Test func `an export is replaced until somebody changes it`() throws {
    let scratch = try Scratch()
    try scratch.write("a.csv", try Samples.table())
    _ = try scratch.run("export", "a.csv", "--out", "out")
    try scratch.write("a.csv", try Samples.sheet())
    let again = try scratch.run("export", "a.csv", "--out", "out")
    #expect(again.status < 2, "\(again)")
    #expect(Samples.column("シートID", of: try scratch.text("out/sheets.csv")).count == 1)

    try scratch.write("out/texts.csv", "my own")
    let before = try scratch.read("out/sheets.csv")
    try scratch.write("a.csv", try Samples.table())
    let refused = try scratch.run("export", "a.csv", "--out", "out")
    #expect(refused.status == 2, "\(refused)")
    #expect(refused.error.contains("out/texts.csv"), "\(refused)")
    #expect(try scratch.read("out/sheets.csv") == before, "nothing else was written")
    let forced = try scratch.run("export", "a.csv", "--out", "out", "--force")
    #expect(forced.status < 2, "\(forced)")
  }

  @Test func `--public leaves out what is internal and warns of contact data`() throws {
    let scratch = try Scratch()
    try scratch.write("own.xml", OwnForm.xml)
    try scratch.write(
      "secret/a.csv",
      "code,total,part,clerk,memo\r\nx,4,4,職員A,問合せは 029-643-2111\r\n"
    )
    let arguments = ["export", "secret/a.csv", "--schema", "own.xml", "--out", "out"]
    let inner = try scratch.run(arguments)
    #expect(inner.status == 0, "\(inner)")
    #expect(try scratch.text("out/texts.csv").contains("職員A"))
    let open = try scratch.run(arguments + ["--public"])
    #expect(open.status == 0, "\(open)")
    #expect(open.output.contains("公開する前に確かめるところ1件（調べたシート1件中1件）"), "\(open)")
    #expect(open.output.contains("電話番号のような記載「029-643-2111」"), "\(open)")
    #expect(!scratch.files(in: "out").contains("findings.csv"), "the internal table is gone")
    for file in scratch.files(in: "out") {
      let isBook = file == "workbook.xlsx"
      let text =
        isBook ? try scratch.run("dump", "out/\(file)").output : try scratch.text("out/\(file)")
      #expect(!text.contains("職員A"), "\(file)")
      #expect(!text.contains("secret"), "\(file)")
    }
  }

  @Test func `--fail-on warning holds back what nobody has looked at yet`() throws {
    let scratch = try Scratch()
    try scratch.write("own.xml", OwnForm.xml)
    try scratch.write("names.txt", "職員　花子\r\n")
    try scratch.write("a.csv", "code,total,part,memo\r\nx,4,4,職員花子へ\r\n")
    let arguments = [
      "export", "a.csv", "--schema", "own.xml", "--out", "out", "--public", "--names", "names.txt",
      "--fail-on", "warning",
    ]
    let held = try scratch.run(arguments)
    #expect(held.status == 1, "\(held)")
    #expect(held.output.contains("名簿1行目の氏名「職員花子」"), "\(held)")
    #expect(held.error.contains("「out」には書き出していません"), "\(held)")
    #expect(scratch.files(in: "out").isEmpty)

    let table = try scratch.run(arguments + ["--format", "exceptions"]).output
    let row = table.replacing("職員花子,,,,", with: "職員花子,,本人の承諾あり,課長,R7.6.1,")
    #expect(row != table, "\(table)")
    try scratch.write("accepted.csv", row)
    let accepted = try scratch.run(arguments + ["--accept", "accepted.csv"])
    #expect(accepted.status == 0, "\(accepted)")
    #expect(scratch.files(in: "out").contains("workbook.xlsx"))
    let check = try scratch.run("check", "a.csv", "--schema", "own.xml", "--accept", "accepted.csv")
    #expect(!check.output.contains("accepted.csv"), "\(check)")
  }

  /// Every sheet that comes with the project, since each has other figures, dates and codes.
  @Test func `amounts, dates, codes and statistics are no false alarms`() throws {
    let scratch = try Scratch()
    let samples = try FileManager.default.contentsOfDirectory(
      at: Samples.package.appending(path: "samples"),
      includingPropertiesForKeys: nil
    )
    let tables = samples.map { $0.appending(path: "sheets-utf8.csv").path }
      .filter { FileManager.default.fileExists(atPath: $0) }.sorted()
    #expect(tables.count > 5)
    let run = try scratch.run(["export", "--out", "out", "--public"] + tables)
    #expect(run.output.isEmpty, "\(run)")
    #expect(run.error.contains("承認されていないものはありませんでした"), "\(run)")
  }

  @Test func `--previous tells what changed in the definitions since`() throws {
    let scratch = try Scratch()
    try scratch.write("own.xml", OwnForm.xml)
    try scratch.write("a.csv", "code,total,part\r\nx,4,4\r\n")
    let arguments = ["export", "a.csv", "--schema", "own.xml", "--out", "out", "--public"]
    let first = try scratch.run(arguments)
    #expect(first.status == 0, "\(first)")
    try scratch.write("own.xml", OwnForm.xml.replacing("label=\"合計\"", with: "label=\"総計\""))
    let second = try scratch.run(arguments + ["--previous", "out"])
    #expect(second.status == 0, "\(second)")
    let changed = try scratch.text("out/definitions.csv").split(separator: "\r\n")
      .filter { $0.contains("変更,") && !$0.contains("区分") }
    #expect(changed == ["様式の項目,own.form,total,総計,number,千円,1,,名称変更,合計"])
    #expect(try scratch.text("out/datapackage.json").contains("\"path\": \"definitions.csv\""))
    let none = try scratch.run(arguments + ["--previous", "nowhere"])
    #expect(none.status == 2, "\(none)")
    #expect(none.error.contains("「nowhere/definitions.csv」は見つかりません"), "\(none)")
  }

  @Test(arguments: [["--names", "a.csv"], ["--format", "json"], ["--previous", "out"]])
  func `what is for the public only says so`(option: [String]) throws {
    let scratch = try Scratch()
    try scratch.write("a.csv", try Samples.sheet())
    let run = try scratch.run(["export", "a.csv", "--out", "out"] + option)
    #expect(run.status == 2, "\(run)")
    #expect(run.error.contains("\(option[0]) は"), "\(run)")
  }

  @Test(
    arguments: [
      ("department", "department", ["市長公室", "総務部／一"]),
      ("policy", "plan.field", ["3.行財政改革", "総務部／一"]),
    ]
  )
  func `--split makes a folder for each`(split: String, field: String, folders: [String]) throws {
    let scratch = try Scratch()
    try scratch.write("a.csv", try Samples.sheet())
    try scratch.write("b.csv", try Samples.sheet(["number": "2", field: "総務部/一"]))
    let run = try scratch.run("export", "a.csv", "b.csv", "--out", "out", "--split", split)
    #expect(run.status < 2, "\(run)")
    for folder in folders {
      let sheets = try scratch.text("out/\(folder)/sheets.csv")
      #expect(Samples.column("シートID", of: sheets).count == 1)
      #expect(scratch.files(in: "out/\(folder)").contains("workbook.xlsx"))
    }
  }

  @Test(arguments: [("utf-8", [0xE3]), ("utf-8-bom", [0xEF, 0xBB, 0xBF]), ("cp932", [0x83])])
  func `--csv-encoding sets the bytes`(encoding: String, bytes: [UInt8]) throws {
    let scratch = try Scratch()
    try scratch.write("a.csv", try Samples.sheet())
    let run = try scratch.run(
      "export",
      "a.csv",
      "--out",
      "out",
      "--csv-encoding",
      encoding
    )
    #expect(run.status < 2, "\(run)")
    #expect(Array(try scratch.read("out/sheets.csv").prefix(bytes.count)) == bytes)
  }

  @Test func `a character that cp932 lacks stops the export, with its cell`() throws {
    let scratch = try Scratch()
    try scratch.write("a.csv", try Samples.sheet(["issues": "今年度➔来年度", "plans": "調査—実施"]))
    let run = try scratch.run("export", "a.csv", "--out", "out", "--csv-encoding", "cp932")
    #expect(run.status == 2, "\(run)")
    #expect(run.error.contains("➔"), "\(run)")
    #expect(run.error.contains("「記述」（a.csv a!CL2）"), "\(run)")
    #expect(scratch.files(in: "out").isEmpty)
    try scratch.write("a.csv", try Samples.sheet(["plans": "調査—実施"]))
    let mapped = try scratch.run("export", "a.csv", "--out", "out", "--csv-encoding", "cp932")
    #expect(mapped.status < 2, "\(mapped)")
    #expect(mapped.error.contains("「—（U+2014）」はCP932にないため「―」と書きました"), "\(mapped)")
  }

  @Test func `--as-of is the date that the descriptor bears`() throws {
    let scratch = try Scratch()
    try scratch.write("a.csv", try Samples.sheet())
    _ = try scratch.run("export", "a.csv", "--out", "out")
    #expect(!(try scratch.text("out/datapackage.json").contains("\"created\"")))
    _ = try scratch.run("export", "a.csv", "--out", "out", "--as-of", "2025-06-30")
    #expect(
      try scratch.text("out/datapackage.json").contains("\"created\": \"2025-06-30T00:00:00Z\"")
    )
  }

  @Test func `--year and --schema reach the reader`() throws {
    let scratch = try Scratch()
    try scratch.write("own.xml", OwnForm.xml)
    try scratch.write("a.csv", "code,total,part\r\nx,4,4\r\n")
    let run = try scratch.run(
      "export",
      "a.csv",
      "--schema",
      "own.xml",
      "--year",
      "R9",
      "--out",
      "out"
    )
    #expect(run.status == 0, "\(run)")
    #expect(Samples.column("シートID", of: try scratch.text("out/sheets.csv")) == ["own.form/R9/x"])
  }
}
