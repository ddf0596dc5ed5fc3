import Foundation
import Testing

/// The round of a year in a town of forty projects, with openpyxl as the departments' Excel.
struct RehearsedYearTests {
  @Test func `after every step the register says of every project what it should`() throws {
    let scratch = try Scratch()
    let script = Program.root.appending(path: "scripts/year.py").path()
    let said = try Program.run(Program.python, [script, Program.kenzan, scratch.path("year")])
    #expect(said.contains("The year is over"))
  }
}
