import Foundation
import Testing

/// What an outside validator says of the tables; `make test` provides it.
struct DataPackageValidationTests {
  private static let python = ProcessInfo.processInfo.environment["KENZAN_PYTHON"]

  @Test(
    .enabled(if: python != nil),
    arguments: ["utf-8", "utf-8-bom", "cp932"],
    [
      [], ["--public"],
      ["--public", "--licence", "CC-BY-4.0", "--source", "事務事業評価シート", "--publisher", "下妻市"],
      ["--public", "--licence", "市の利用規約による"],
    ]
  )
  func `frictionless accepts every package`(encoding: String, options: [String]) throws {
    let scratch = try Scratch()
    try scratch.write("a.csv", try Samples.table())
    try scratch.write("none.csv", "x,y\r\n1,2\r\n")
    let export = try scratch.run(
      ["export", "a.csv", "none.csv", "--out", "out", "--csv-encoding", encoding] + options
    )
    #expect(export.status == 1, "\(export)")
    let script = "cd out && \"$0\" -m frictionless validate datapackage.json"
    let run = try scratch.shell(script, Self.python ?? "")
    #expect(run.status == 0, "\(run)")
    #expect(!run.output.contains("INVALID"), "\(run)")
  }

  @Test(.enabled(if: python != nil))
  func `frictionless notices a table that was changed`() throws {
    let scratch = try Scratch()
    try scratch.write("a.csv", try Samples.table())
    _ = try scratch.run("export", "a.csv", "--out", "out")
    let texts = try scratch.text("out/texts.csv")
    try scratch.write("out/texts.csv", texts.replacing("計画", with: "企画"))
    let script = "cd out && \"$0\" -m frictionless validate datapackage.json"
    let run = try scratch.shell(script, Self.python ?? "")
    #expect(run.status == 1, "\(run)")
  }
}
