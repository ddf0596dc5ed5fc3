import Foundation
import Testing

struct SchemaCommandTests {
  @Test func `the list has the built-in forms and those of --schemas`() throws {
    let scratch = try Scratch()
    let own = try scratch.run("schema", "list")
    #expect(own.status == 0, "\(own)")
    #expect(own.output.contains(Samples.schema), "\(own)")
    #expect(!own.output.contains("own.form"), "\(own)")
    try scratch.write("forms/own.xml", OwnForm.xml)
    let more = try scratch.run("schema", "list", "--schemas", "forms")
    #expect(more.output.contains("own.form"), "\(more)")
  }

  @Test func `a form is shown for the year that is asked for`() throws {
    let scratch = try Scratch()
    let shown = try scratch.run("schema", "show", Samples.schema)
    #expect(shown.status == 0, "\(shown)")
    #expect(shown.output.contains("cost.R6.total"), "\(shown)")
    let later = try scratch.run("schema", "show", Samples.schema, "--year", "R9")
    #expect(later.output.contains("cost.R11.total"), "\(later)")
    #expect(!later.output.contains("cost.R6.total"), "\(later)")
  }

  @Test func `a good form is said to be good`() throws {
    let scratch = try Scratch()
    try scratch.write("own.xml", OwnForm.xml)
    let run = try scratch.run("schema", "check", "own.xml")
    #expect(run.status == 0, "\(run)")
    #expect(run.output.contains("own.form"), "\(run)")
  }

  @Test(
    arguments: [
      ("<key>code</key>", "<key>codex</key>", 3),
      ("total = part", "total = prat", 10),
      ("</check>", "</chek>", 12),
      ("label=\"備考\"", "lable=\"備考\"", 8),
      ("name=\"total\"", "name=\"kpi1\"", 5),
    ]
  )
  func `a mistake is named with its line`(old: String, new: String, line: Int) throws {
    let scratch = try Scratch()
    try scratch.write("own.xml", OwnForm.xml.replacing(old, with: new))
    for arguments in [
      ["schema", "check", "own.xml"], ["check", "own.xml", "--schema", "own.xml"],
    ] {
      let run = try scratch.run(arguments)
      #expect(run.status == 2, "\(run)")
      #expect(run.error.contains("own.xml:\(line): "), "\(run)")
      #expect(run.output.isEmpty, "\(run)")
    }
  }
}
