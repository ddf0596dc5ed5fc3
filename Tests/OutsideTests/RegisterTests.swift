import Foundation
import Testing

/// The register and the reminders, opened and saved by programs that are not ours.
@Suite(.serialized)
struct RegisterTests {
  private static let samples = Program.root.appending(path: "samples/shimotsuma.program/true")
    .path()

  /// Checks the samples with a register that begins from a table of projects.
  private static func check(_ register: String, _ more: [String] = []) throws {
    try Program.run(
      Program.kenzan,
      ["check", samples, "--register", register, "--as-of", "2025-06-30", "--quiet"] + more,
      exits: [1]
    )
  }

  private static func begin(_ scratch: Scratch) throws -> String {
    let lines = ["番号,事業名,担当課"] + (1...9).map { "0\($0),事業\($0),\($0 < 5 ? "秘書課" : "髙﨑支所")" }
    let projects = scratch.path("p.csv")
    try Data(lines.joined(separator: "\r\n").utf8).write(to: URL(filePath: projects))
    let register = scratch.path("r.csv")
    try check(
      register,
      ["--projects", projects, "--schema", "shimotsuma.program", "--deadline", "2025-05-30"]
    )
    return register
  }

  private static func status(_ register: String, _ more: [String] = []) throws -> String {
    try Program.run(
      Program.kenzan,
      ["status", "--register", register, "--as-of", "2025-06-30", "--quiet"] + more
    )
  }

  @Test func `a register saved as CP932 by a spreadsheet is the same register`() throws {
    let scratch = try Scratch()
    let register = try Self.begin(scratch)
    let before = try Self.status(register)
    // 76 and 60 are UTF-8 and Windows-31J; 1041 is Japanese, in which dates and numbers are taken for such.
    try Program.run(
      "/usr/bin/soffice",
      [
        "--headless", "-env:UserInstallation=file://\(scratch.path("profile"))",
        "--infilter=CSV:44,34,76,1,,1041,false,true", "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,60,1,,1041,false,true", "--outdir",
        scratch.path("saved"), register,
      ]
    )
    let saved = scratch.path("saved/r.csv")
    let bytes = try Data(contentsOf: URL(filePath: saved))
    #expect(String(data: bytes, encoding: .utf8) == nil)
    #expect(try Self.status(saved) == before)
    try Self.check(saved)
    #expect(try Self.status(saved) == before)
    #expect(try Data(contentsOf: URL(filePath: saved)).starts(with: [0xEF, 0xBB, 0xBF]))
  }

  @Test func `reminders open elsewhere, a page wide, with what is missing`() throws {
    let scratch = try Scratch()
    let register = try Self.begin(scratch)
    _ = try Self.status(register, ["--out", scratch.path("out"), "--contact", "企画課 内線2345"])
    let check = """
      import glob, sys, openpyxl
      files = sorted(glob.glob(sys.argv[1] + "/*.xlsx"))
      books = [openpyxl.load_workbook(file).worksheets[0] for file in files]
      texts = [cell.value for row in books[-1] for cell in row if cell.value]
      assert [file.split("/")[-1] for file in files] == ["01_秘書課.xlsx", "02_髙﨑支所.xlsx"], files
      assert all(sheet.page_setup.paperSize in ("9", 9) for sheet in books)
      assert "髙﨑支所　御中" in texts and "事業9" in texts, texts
      assert any("企画課 内線2345" in str(text) for text in texts), texts
      """
    try Program.run(Program.python, ["-c", check, scratch.path("out")])
  }
}
