import Foundation
import Testing

/// What `export` and `template` write, judged by programs that are not ours.
@Suite(.serialized)
struct ExportTests {
  /// The true sheets of every form, exported together.
  static let samples = Form.all.map { Program.root.appending(path: "samples/\($0.id)/true").path() }

  static func export(_ scratch: Scratch, _ name: String, _ options: [String] = []) throws -> String
  {
    let out = scratch.path(name)
    try Program.run(
      Program.kenzan,
      ["export"] + samples + ["--out", out, "--quiet"] + options,
      exits: [0, 1]
    )
    return out
  }

  @Test func `the written names and formulas obey Excel's grammar`() throws {
    try Program.run(Program.python, [Program.script("excel_grammar.py"), "--self-test"])
    let scratch = try Scratch()
    var workbooks = [try Self.export(scratch, "export") + "/workbook.xlsx"]
    for form in Form.all {
      let template = scratch.path("\(form.id).xlsx")
      try Program.run(Program.kenzan, ["template", "--schema", form.id, "--out", template])
      workbooks.append(template)
    }
    try Program.run(Program.python, [Program.script("excel_grammar.py")] + workbooks)
  }

  @Test func `every stored formula value is the recomputed one`() throws {
    let scratch = try Scratch()
    let workbook = try Self.export(scratch, "export") + "/workbook.xlsx"
    let recalculated = scratch.path("recalculated.xlsx")
    try Program.run(
      Program.systemPython,
      [Program.script("libreoffice.py"), workbook, recalculated, "recalculate"]
    )
    try Program.run(Program.python, [Program.script("recomputed.py"), workbook, recalculated])
  }

  @Test(arguments: ["utf-8-bom", "utf-8", "cp932"])
  func `the data package is valid`(encoding: String) throws {
    let scratch = try Scratch()
    let out = try Self.export(scratch, "export", ["--csv-encoding", encoding])
    let frictionless = Program.python.replacing("/python", with: "/frictionless")
    try Program.run(frictionless, ["validate", out + "/datapackage.json"])
  }

  @Test(arguments: [[], ["--csv-encoding", "cp932"]])
  func `the same input gives the same bytes`(options: [String]) throws {
    let scratch = try Scratch()
    let one = try Self.export(scratch, "one", options)
    let other = try Self.export(scratch, "other", options)
    try Program.run("/usr/bin/diff", ["-r", one, other])
  }

  @Test func `the picture of a sheet stands in the frame of the standard sheet`() throws {
    let scratch = try Scratch()
    let sheet = Program.root.appending(path: "samples/saitama.explanation/true/01.xlsx").path()
    for options in [[], ["--public"]] {
      let out = scratch.path("export\(options.count)")
      try Program.run(Program.kenzan, ["export", sheet, "--out", out, "--quiet"] + options)
      try Program.run(
        Program.python,
        [Program.script("pictures.py"), sheet, out + "/workbook.xlsx"]
      )
    }
  }

  @Test func `pages show every figure and the whole of long texts`() throws {
    let scratch = try Scratch()
    let long = String(repeating: "長い説明を最後まで読めるようにする。", count: 44) + "ここまで"
    let rows = try String(contentsOfFile: Returned.source, encoding: .utf8)
      .replacing("計画期間が今年度で終わるため", with: long)
    let fill = scratch.path("fill.csv")
    try rows.write(toFile: fill, atomically: true, encoding: .utf8)
    let filled = scratch.path("filled.xlsx")
    try Program.run(
      Program.kenzan,
      ["template", "--schema", "shimotsuma.program", "--fill", fill, "--out", filled]
    )
    let out = scratch.path("export")
    try Program.run(Program.kenzan, ["export", filled, "--out", out, "--quiet"], exits: [0, 1])
    for workbook in [filled, out + "/workbook.xlsx"] {
      try Program.run(
        "/usr/bin/soffice",
        [
          "--headless", "-env:UserInstallation=file://\(scratch.path("profile"))", "--convert-to",
          "pdf", "--outdir", scratch.path("pdf"), workbook,
        ]
      )
      let name = URL(filePath: workbook).deletingPathExtension().lastPathComponent
      let text = try Program.run(
        "/usr/bin/pdftotext",
        ["-layout", scratch.path("pdf/\(name).pdf"), "-"]
      )
      let joined = text.filter { !$0.isWhitespace }
      #expect(!joined.contains("###"))
      #expect(joined.contains("ここまで"), "the end of the long text is cut off")
    }
  }
}
