import Foundation
import Testing

@testable import KenzanCLI

struct CommonOptionsTests {
  @Test func `the version is printed alone`() throws {
    let run = try Scratch().run("--version")
    #expect(run.status == 0, "\(run)")
    #expect(run.output.hasPrefix("kenzan 0."), "\(run)")
    #expect(run.error.isEmpty, "\(run)")
  }

  @Test(arguments: Main.specs.map(\.name))
  func `every command tells its use`(name: String) throws {
    let scratch = try Scratch()
    let help = try scratch.run(name.split(separator: " ").map(String.init) + ["--help"])
    #expect(help.status == 0, "\(help)")
    #expect(help.output.contains("使い方\n  kenzan \(name)"), "\(help)")
    let topic = try scratch.run(["help"] + name.split(separator: " ").map(String.init))
    #expect(topic.output == help.output)
    #expect(try scratch.run("--help").output.contains("  check  "))
  }

  @Test(
    arguments: [
      ([], "コマンドを指定してください"),
      (["chek"], "check ではありませんか"),
      (["check", "--yaer", "R7", "a.csv"], "--year ではありませんか"),
      (["check"], "PATH を指定してください"),
      (["check", "a.csv", "--year", "7"], "「7」は使えません"),
      (["check", "none.xlsx"], "「none.xlsx」というファイルもフォルダもありません"),
      (["check", "a.csv", "--schema", "shimotsuma.programm"], "shimotsuma.program ではありませんか"),
      (["check", "a.csv", "--schema", "none.xml"], "none.xml"),
      (["check", "a.csv", "--schemas", "none"], "none"),
      (["export", "a.csv"], "--out DIR を指定してください"),
      (["template", "--out", "a.xlsx"], "--schema ID|FILE を指定してください"),
      (["schema"], "kenzan schema list"),
      (["schema", "show", "none"], "様式「none」は登録されていません"),
      (["dump"], "FILE を指定してください"),
    ]
  )
  func `wrong use is said on standard error and ends with 2`(
    arguments: [String],
    message: String
  ) throws {
    let run = try Scratch().run(arguments)
    #expect(run.status == 2, "\(run)")
    #expect(run.output.isEmpty, "\(run)")
    #expect(run.error.hasPrefix("kenzan: "), "\(run)")
    #expect(run.error.contains(message), "\(run)")
  }

  @Test func `the language is Japanese unless --lang or LANG says English`() throws {
    let scratch = try Scratch()
    let cases: [([String], [String: String], Bool)] = [
      ([], [:], false), ([], ["LANG": "en_US.UTF-8"], true), ([], ["LANG": "C.UTF-8"], false),
      (["--lang", "en"], [:], true), (["--lang=ja"], ["LANG": "en_US.UTF-8"], false),
    ]
    for (arguments, environment, isEnglish) in cases {
      let run = try scratch.run(["check", "none"] + arguments, environment: environment)
      #expect(run.error.contains("does not exist") == isEnglish, "\(run)")
    }
  }

  @Test func `--quiet leaves errors and results only`() throws {
    let scratch = try Scratch()
    try scratch.write("a.csv", try Samples.sheet())
    let loud = try scratch.run("export", "a.csv", "--out", "loud")
    let quiet = try scratch.run("export", "a.csv", "--out", "quiet", "--quiet")
    #expect(!loud.error.isEmpty, "\(loud)")
    #expect(quiet.error.isEmpty, "\(quiet)")
    #expect(try scratch.run("check", "none", "--quiet").error.isEmpty == false)
  }

  @Test func `a reader that goes away is no failure`() throws {
    let scratch = try Scratch()
    try scratch.write("a.csv", String(repeating: "あいう,1\n", count: 200_000))
    let script = "\"$0\" dump a.csv | head -c 1 >/dev/null; echo ${PIPESTATUS[0]}"
    let run = try scratch.shell(script, try Scratch.tool.path)
    #expect(run.output == "0\n", "\(run)")
    #expect(run.error.isEmpty, "\(run)")
  }

  @Test func `a terminal sees a bar and colours, unless NO_COLOR is set`() throws {
    let scratch = try Scratch()
    try scratch.write("in/a.csv", try Samples.sheet(["cost.R6.total": "2540"]))
    try scratch.write("in/b.csv", try Samples.sheet(["number": "2"]))
    // `script` gives the tool a terminal; it comes with every Debian.
    let tool = try Scratch.tool.path
    let colored = try scratch.shell("script -qec \"$0 check in\" /dev/null", tool)
    #expect(colored.output.contains("\u{1B}[31m"), "\(colored)")
    #expect(colored.output.contains("2/2"), "\(colored)")
    let plain = try scratch.shell("NO_COLOR=1 script -qec \"$0 check in --quiet\" /dev/null", tool)
    #expect(!plain.output.contains("\u{1B}"), "\(plain)")
    #expect(plain.output.contains("要修正"), "\(plain)")
  }

  @Test func `completion is a script that bash accepts`() throws {
    let scratch = try Scratch()
    try scratch.write("kenzan.bash", try scratch.run("completion").output)
    let script = """
      source kenzan.bash
      COMP_WORDS=(kenzan check --fo); COMP_CWORD=2; _kenzan; echo "${COMPREPLY[@]}"
      COMP_WORDS=(kenzan export --csv-encoding cp); COMP_CWORD=3; _kenzan; echo "${COMPREPLY[@]}"
      COMP_WORDS=(kenzan schema s); COMP_CWORD=2; _kenzan; echo "${COMPREPLY[@]}"
      """
    let run = try scratch.shell(script)
    #expect(run.output == "--format --force\ncp932\nshow\n", "\(run)")
  }
}
