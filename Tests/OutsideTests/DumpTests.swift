import Foundation
import Testing

/// `kenzan dump` against openpyxl's own reading.
@Suite(.serialized)
struct DumpTests {
  @Test func `every sample reads as openpyxl reads it`() throws {
    let samples = Program.root.appending(path: "samples")
    let walk = FileManager.default.enumerator(at: samples, includingPropertiesForKeys: nil)
    let workbooks = (walk?.compactMap { ($0 as? URL)?.path() } ?? [])
      .filter { $0.hasSuffix(".xlsx") }.sorted()
    #expect(workbooks.count > 20)
    try Program.run(Program.python, [Program.script("dump_equal.py"), Program.kenzan] + workbooks)
  }

  @Test func `workbooks of other programs read as openpyxl reads them`() throws {
    let scratch = try Scratch()
    let written = scratch.path("openpyxl.xlsx")
    try Program.run(Program.python, [Program.script("every_cell.py"), written])
    let saved = scratch.path("libreoffice.xlsx")
    try Program.run(
      Program.systemPython,
      [Program.script("libreoffice.py"), written, saved, "save"]
    )
    let sample = Program.root.appending(path: "samples/shimotsuma.program/sheets.xlsx").path()
    let form = scratch.path("form.xlsx")
    try Program.run(Program.systemPython, [Program.script("libreoffice.py"), sample, form, "save"])
    try Program.run(
      Program.python,
      [Program.script("dump_equal.py"), Program.kenzan, written, saved, form]
    )
  }
}
