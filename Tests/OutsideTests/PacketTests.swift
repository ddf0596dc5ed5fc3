import Foundation
import Testing

/// The papers of a meeting, printed by LibreOffice.
@Suite(.serialized)
struct PacketTests {
  private static let description = Program.root.appending(path: "samples/packet/packet.xml").path()

  @Test func `the pages that the contents name are those that are printed`() throws {
    let scratch = try Scratch()
    let (book, pdf) = (scratch.path("資料.xlsx"), scratch.path("資料.pdf"))
    try Program.run(
      Program.kenzan,
      ["packet", Self.description, "--out", book, "--pdf", pdf, "--quiet"]
    )
    let text = try Program.run("/usr/bin/pdftotext", ["-layout", pdf, "-"])
    let pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: true)
      .filter { $0.contains("／") }
    for (index, page) in pages.enumerated() {
      #expect(page.contains("\(index + 1)／\(pages.count)"), "page \(index + 1)")
    }
    // The list of all subjects is the last paper with pages of its own.
    let line = try #require(pages.first?.split(separator: "\n").first { $0.contains("指標・予算・評価") })
    #expect(line.hasSuffix(" \(pages.count)"), "\(line)")
    #expect(!text.contains("###"))
  }

  @Test func `one cell that openpyxl changes replaces the two papers that show it`() throws {
    let scratch = try Scratch()
    try FileManager.default.copyItem(
      atPath: Program.root.appending(path: "samples").path(),
      toPath: scratch.path("samples")
    )
    let description = scratch.path("samples/packet/packet.xml")
    let (first, second) = (scratch.path("1.xlsx"), scratch.path("2.xlsx"))
    try Program.run(Program.kenzan, ["packet", description, "--out", first])
    let sheet = scratch.path("samples/saitama.program/true/01.xlsx")
    let change =
      "import sys, openpyxl; b = openpyxl.load_workbook(sys.argv[1]); b.active['R28'] = '80,001件'; "
      + "b.save(sys.argv[1])"
    try Program.run(Program.python, ["-c", change, sheet])
    let said = try Program.run(
      Program.kenzan,
      ["packet", description, "--out", second, "--previous", first, "--lang", "ja"],
      exits: [0, 1]
    )
    let lines = said.split(separator: "\n").filter { $0.contains("を差し替えます") }
    #expect(lines.count == 2, "\(said)")
    #expect(lines.first?.contains("「資料4－2 事業評価シート」（7頁）") == true, "\(said)")
    #expect(lines.first?.contains("「80,000件」→「80,001件」") == true, "\(said)")
    #expect(lines.last?.contains("「資料9 評価対象事業の指標・予算・評価」（22頁）") == true, "\(said)")
  }

  @Test func `without LibreOffice a PDF is refused with what to do instead`() throws {
    let scratch = try Scratch()
    let out = scratch.path("p.xlsx")
    let said = try Program.run(
      "/usr/bin/env",
      [
        "PATH=/nowhere", "LANG=ja_JP.UTF-8", Program.kenzan, "packet", Self.description, "--out",
        out,
        "--pdf", scratch.path("p.pdf"),
      ],
      exits: [2]
    )
    #expect(said.contains("LibreOffice（soffice）が要りますが、見つかりません"), "\(said)")
    #expect(said.contains("Excelで開いて"), "\(said)")
    #expect(!FileManager.default.fileExists(atPath: out))
  }

  @Test func `the papers after the meeting print, and the draft can be typed into`() throws {
    let scratch = try Scratch()
    let (book, pdf) = (scratch.path("意見.xlsx"), scratch.path("意見.pdf"))
    let returned = Program.root.appending(path: "samples/packet/returned").path()
    try Program.run(
      Program.kenzan,
      [
        "packet", Self.description, "--returned", returned, "--out", book, "--pdf", pdf, "--quiet",
      ]
    )
    let text = try Program.run("/usr/bin/pdftotext", ["-layout", pdf, "-"])
    #expect(text.contains("提出5名（うち欠席1名）／出席12名"))
    #expect(text.contains("未提出: 委員E、委員H"))
    #expect(!text.contains("###"))
    #expect(!text.contains("下書き"))
    let pages = text.split(separator: "\u{0C}", omittingEmptySubsequences: true)
      .filter { $0.contains("／") }
    for (index, page) in pages.enumerated() {
      #expect(page.contains("\(index + 1)／\(pages.count)"), "page \(index + 1)")
    }
  }
}
