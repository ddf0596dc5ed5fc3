import Foundation
import Testing

struct DumpCommandTests {
  @Test func `cells are printed as they stand, a line for each file`() throws {
    let scratch = try Scratch()
    try scratch.write("a.csv", "あ,1\r\n,\"x\"\"y\"\r\n")
    try scratch.write("b.csv", "z\r\n")
    let run = try scratch.run("dump", "b.csv", "a.csv", "--jobs", "2")
    #expect(run.status == 0, "\(run)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2, "\(run)")
    #expect(lines.first?.contains("\"file\":\"b.csv\",\"outcome\":\"read\"") == true, "\(run)")
    let cells = #""cells":{"A1":["s","あ"],"B1":["s","1"],"B2":["s","x\"y"]}"#
    #expect(lines.last?.contains(cells) == true, "\(run)")
  }

  @Test func `a file that cannot be opened is said in its line, and ends with 1`() throws {
    let scratch = try Scratch()
    try scratch.write("a.csv", "x\r\n")
    try scratch.write("page.xlsx", "<html><body></body></html>")
    let run = try scratch.run("dump", "page.xlsx", "a.csv", "--lang", "en")
    #expect(run.status == 1, "\(run)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.first?.contains("\"outcome\":\"refused\",\"kind\":\"html\"") == true, "\(run)")
    #expect(lines.last?.contains("\"outcome\":\"read\"") == true, "\(run)")
  }

  @Test func `a missing file ends with 2`() throws {
    let run = try Scratch().run("dump", "none.xlsx")
    #expect(run.status == 2, "\(run)")
    #expect(run.output.isEmpty, "\(run)")
  }
}
