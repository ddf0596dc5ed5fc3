import Foundation
import Testing

/// Slips as departments get and answer them, in programs that are not ours.
@Suite(.serialized)
struct ReturnedSlipTests {
  private static let folder = Program.root.appending(path: "samples/shimotsuma.program/faulty")

  /// A sheet with a wrong sum and a rating that does not fit its figures.
  private static let sheet = folder.appending(path: "32-total-and-rating.xlsx").path()

  private static func slip(_ scratch: Scratch, _ format: String = "xlsx") throws -> URL {
    try Program.run(
      Program.kenzan,
      ["check", sheet, "--format", format, "--out", scratch.path("slips"), "--quiet"],
      exits: [1]
    )
    return scratch.folder.appending(path: "slips/01_市長公室_指摘票.\(format)")
  }

  @Test func `an answer in the returned workbook lets its finding stand`() throws {
    let scratch = try Scratch()
    let slip = try Self.slip(scratch).path(percentEncoded: false)
    let answered = scratch.path("answered.xlsx")
    try Program.run(
      Program.python,
      [
        Program.script("answer.py"), slip, answered, "1=このままでよい,端数,企画 太郎,R7.5.1",
        "2=このままでよい,目標は超えた,企画 太郎,令和7年5月1日",
      ]
    )
    for file in [answered, try Self.saved(answered, scratch)] {
      let report = try Program.run(
        Program.kenzan,
        ["check", Self.sheet, "--accept", file],
        exits: [1]
      )
      #expect(report.contains("（承認済: 目標は超えた　企画 太郎　令和7年5月1日）"), "\(report)")
      #expect(report.contains("規則「cost.total」は計算の誤りなので承認できません"), "\(report)")
    }
  }

  /// The workbook as LibreOffice saves it.
  private static func saved(_ path: String, _ scratch: Scratch) throws -> String {
    let saved = scratch.path("saved.xlsx")
    try Program.run(
      Program.systemPython,
      [Program.script("libreoffice.py"), path, saved, "save"]
    )
    return saved
  }

  @Test func `the page shows in a browser and asks for nothing`() throws {
    let scratch = try Scratch()
    let page = try Self.slip(scratch, "html").absoluteString
    let browser = [
      "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + scratch.path("browser"),
    ]
    // What the browser says of itself comes before the page.
    let dom =
      try Program.run("/usr/bin/chromium", browser + ["--dump-dom", page])
      .split(separator: "<html", maxSplits: 1).last ?? ""
    for text in ["<h2>市長公室</h2>", "総事業費／R6決算額", "□このままでよい"] {
      #expect(dom.contains(text), "\(text)")
    }
    for word in ["<script", "src=", "http://", "https://", "url("] {
      #expect(!dom.contains(word), "\(word)")
    }
    let paper = scratch.path("page.pdf")
    try Program.run(
      "/usr/bin/chromium",
      browser + ["--no-pdf-header-footer", "--print-to-pdf=" + paper, page]
    )
    let text = try Program.run("/usr/bin/pdftotext", ["-layout", paper, "-"])
    #expect(text.contains("指摘票"), "\(text)")
    #expect(text.contains("2,505千円"), "\(text)")
    // Lists that lead about on the screen are not printed.
    #expect(!text.contains("目次"), "\(text)")
    let facts = try Program.run("/usr/bin/pdfinfo", [paper])
    #expect(facts.contains("Pages:           1"), "\(facts)")
    #expect(facts.contains("(A4)"), "\(facts)")
  }
}
