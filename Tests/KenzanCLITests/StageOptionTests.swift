import Testing

@testable import KenzanCLI

/// `--stage` of check and export.
struct StageOptionTests {
  private static let form = OwnForm.xml
    .replacing("<key>code</key>", with: "<stages>一次 二次</stages><key>code</key>")
    .replacing("label=\"備考\"", with: "label=\"備考\" stage=\"二次\" required=\"true\"")

  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write("forms/own.xml", Self.form)
    try scratch.write("a.csv", "code,total,part,memo\n1,2,2,\n")
    try scratch.write("b.csv", "code,total,part,memo\n1,2,2,早すぎる記入\n")
    return scratch
  }

  private func text(_ name: String, _ scratch: Scratch) throws -> String {
    String(decoding: try scratch.read(name), as: UTF8.self)
  }

  @Test func `a sheet is judged up to the stage`() throws {
    let scratch = try scratch()
    let early = try scratch.run("check", "a.csv", "--schemas", "forms", "--stage", "一次")
    #expect(early.status == 0, "\(early)")
    #expect(early.output.contains("（「一次」まで）: 直すところはありません"), "\(early)")
    let late = try scratch.run("check", "a.csv", "--schemas", "forms")
    #expect(late.status == 1, "\(late)")
    #expect(late.output.contains("「備考」が空欄です"), "\(late)")
  }

  @Test func `an export leaves out what comes later`() throws {
    let scratch = try scratch()
    let run = try scratch.run(
      "export",
      "b.csv",
      "--schemas",
      "forms",
      "--stage",
      "一次",
      "--out",
      "early"
    )
    #expect(run.status == 0, "\(run)")
    #expect(try !text("early/texts.csv", scratch).contains("早すぎる"))
    #expect(try text("early/findings.csv", scratch).contains("「一次」より後の段階の欄"))
    _ = try scratch.run("export", "b.csv", "--schemas", "forms", "--out", "late")
    #expect(try text("late/texts.csv", scratch).contains("早すぎる"))
  }

  @Test(arguments: [
    (["--schemas", "forms", "--stage", "二字"], "段階「二字」はありません。"),
    (["--schemas", "forms", "--stage", "三"], "あるのは 一次 二次 "),
    (
      ["--schemas", "forms", "--schema", "shimotsuma.program", "--stage", "一次"],
      "様式「shimotsuma.program」には段階"
    ),
    (["--stage", ""], "--stage"),
  ])
  func `a stage that no form has is wrong use`(options: [String], message: String) throws {
    let run = try scratch().run(["check", "a.csv"] + options)
    #expect(run.status == 2, "\(run)")
    #expect(run.output.isEmpty, "\(run)")
    #expect(run.error.contains(message), "\(run)")
  }
}
