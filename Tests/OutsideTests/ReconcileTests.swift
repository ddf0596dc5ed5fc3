import Foundation
import Testing

/// The workbook and the table of a reconciliation, judged by programs that are not ours.
@Suite(.serialized)
struct ReconcileTests {
  private static func samples(_ path: String) -> String {
    Program.root.appending(path: "samples/\(path)").path()
  }

  /// The faulty ledger and sheets, reconciled into a workbook.
  private static func workbook(_ scratch: Scratch, _ name: String = "r.xlsx") throws -> String {
    let out = scratch.path(name)
    try Program.run(
      Program.kenzan,
      [
        "reconcile", samples("finance/sheets-faulty"), samples("shimotsuma.program/true"),
        "--ledger", samples("finance/ledger-faulty.csv"), "--map", samples("finance/map.xml"),
        "--out", out, "--quiet",
      ],
      exits: [1]
    )
    return out
  }

  @Test func `every stored formula value is the recomputed one`() throws {
    let scratch = try Scratch()
    let workbook = try Self.workbook(scratch)
    let recalculated = scratch.path("recalculated.xlsx")
    try Program.run(
      Program.systemPython,
      [Program.script("libreoffice.py"), workbook, recalculated, "recalculate"]
    )
    try Program.run(Program.python, [Program.script("recomputed.py"), workbook, recalculated])
    try Program.run(Program.python, [Program.script("excel_grammar.py"), workbook])
  }

  @Test func `the table is valid against its schema`() throws {
    let scratch = try Scratch()
    _ = try Self.workbook(scratch)
    let frictionless = Program.python.replacing("/python", with: "/frictionless")
    try Program.run(frictionless, ["validate", scratch.path("r.datapackage.json")])
  }

  @Test func `links lead to files that are there`() throws {
    let scratch = try Scratch()
    let workbook = try Self.workbook(scratch)
    let check = """
      import os, sys, openpyxl
      from urllib.parse import unquote
      folder = os.path.dirname(sys.argv[1])
      book = openpyxl.load_workbook(sys.argv[1])
      links = [cell.hyperlink for sheet in book for row in sheet for cell in row if cell.hyperlink]
      files = {unquote(link.target).replace("\\\\", "/") for link in links}
      missing = [name for name in files if not os.path.isfile(os.path.join(folder, name))]
      print(len(links), missing)
      sys.exit(1 if missing or len(links) < 39 else 0)
      """
    try Program.run(Program.python, ["-c", check, workbook])
  }

  @Test func `the same input gives the same bytes`() throws {
    let scratch = try Scratch()
    let (one, other) = (try Self.workbook(scratch, "1.xlsx"), try Self.workbook(scratch, "2.xlsx"))
    try Program.run("/usr/bin/cmp", [one, other])
    try Program.run("/usr/bin/cmp", [scratch.path("1.csv"), scratch.path("2.csv")])
  }
}
