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

  @Test func `archives that other programs write in other ways read alike`() throws {
    let scratch = try Scratch()
    let sample = Program.root.appending(path: "samples/shimotsuma.program/sheets.xlsx").path()
    let archives = Program.script("archives.py")
    try Program.run(Program.python, [archives, "repack", sample, scratch.folder.path()])
    let workbooks = try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path())
      .filter { $0.hasSuffix(".xlsx") }.sorted()
    #expect(workbooks.count == 14)
    let plain = try Program.run(Program.kenzan, ["dump", sample])
    let sheets = plain.drop { $0 != "," }
    for workbook in workbooks {
      let dump = try Program.run(Program.kenzan, ["dump", scratch.path(workbook)])
      #expect(dump.drop { $0 != "," } == sheets, "\(workbook)")
    }
  }

  @Test func `large hostile archives are refused in bounded time and memory`() throws {
    let scratch = try Scratch()
    let archives = Program.script("archives.py")
    try Program.run(Program.python, [archives, "hostile", scratch.folder.path()])
    try Program.run(Program.python, [archives, "refused", Program.kenzan, scratch.folder.path()])
  }
}
