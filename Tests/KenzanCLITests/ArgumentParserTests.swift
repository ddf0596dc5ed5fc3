import Kenzan
import Testing

@testable import KenzanCLI

struct ArgumentParserTests {
  private static let specs = [
    CommandSpec(
      name: "check",
      summary: Message(ja: "", en: ""),
      details: Message(ja: "", en: ""),
      operands: .some("PATH", Message(ja: "", en: "")),
      options: [.jobs, .year, .format, .force, .asOf, .schema]
    ),
    CommandSpec(
      name: "template",
      summary: Message(ja: "", en: ""),
      details: Message(ja: "", en: ""),
      options: [OptionSpec.schema.required, .out]
    ),
    CommandSpec(
      name: "schema show",
      summary: Message(ja: "", en: ""),
      details: Message(ja: "", en: ""),
      operands: .one("ID", Message(ja: "", en: ""))
    ),
  ]

  /// The outcome in one line, for a table of cases.
  private func outcome(_ line: String) -> String {
    let arguments = line.split(separator: " ").map(String.init)
    do throws(NotDone) {
      switch try ArgumentParser(commands: Self.specs).parse(arguments) {
      case .version: return "version"
      case .help(let topic): return "help \(topic ?? "")"
      case .run(let spec, let arguments):
        let values = arguments.values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return ([spec.name] + arguments.operands + values).joined(separator: " ")
      }
    } catch {
      return "! " + error.messages.map(\.en).joined(separator: " ")
    }
  }

  @Test(
    arguments: [
      ("check a.xlsx b", "check a.xlsx b"),
      ("check a --jobs 2 b", "check a b jobs=2"),
      ("check --jobs=2 a", "check a jobs=2"),
      ("--lang en check a", "check a lang=en"),
      ("check a --force --year R7", "check a force=true year=R7"),
      ("check -- --force", "check --force"),
      ("check -", "check -"),
      ("schema show x", "schema show x"),
      ("check --as-of 2025-06-30 a", "check a as-of=2025-06-30"),
      ("--version", "version"), ("check --version", "version"),
      ("--help", "help "), ("-h", "help "), ("help", "help "), ("help check", "help check"),
      ("check --help", "help check"), ("help schema", "help schema"),
      ("schema --help", "help schema"), ("schema show --help", "help schema show"),
      ("check a --help --year R7", "help check"),
    ]
  )
  func `a command line is understood`(line: String, expected: String) {
    #expect(outcome(line) == expected)
  }

  @Test(
    arguments: [
      ("", "! no command given; 'kenzan --help' lists them"),
      ("chek a", "! there is no command 'chek'; did you mean check?"),
      ("frobnicate", "! there is no command 'frobnicate'; see 'kenzan help'"),
      ("schema", "! 'kenzan schema' needs one of: kenzan schema show"),
      ("schema shwo x", "! 'kenzan schema' needs one of: kenzan schema show"),
      ("check a --yaer R7", "! 'kenzan check' has no option --yaer; did you mean --year?"),
      ("check a --zzz", "! 'kenzan check' has no option --zzz; see 'kenzan help'"),
      ("check a -j 2", "! 'kenzan check' has no option -j; see 'kenzan help'"),
      ("check", "! PATH is missing: "),
      ("template --out a.xlsx", "! --schema ID|FILE is missing: "),
      ("schema show a b", "! 'b' is one argument too many: "),
      ("check a --jobs", "! --jobs needs a value (--jobs N)"),
      ("check a --jobs 0", "! --jobs takes a whole number from 1, not '0'"),
      ("check a --jobs 99999999999999999999", "! --jobs takes a whole number from 1, not "),
      ("check a --jobs=", "! --jobs takes a whole number from 1, not ''"),
      ("check a --year 7", "! --year takes a fiscal year such as R7 or H30, not '7'"),
      ("check a --format jsn", "! --format does not take 'jsn' (one of text, json, ndjson); did"),
      ("check a --as-of 2025-02-30", "! --as-of takes a date such as 2025-06-30, not "),
      ("check a --force=yes", "! --force takes no value"),
      ("check a --force --force", "! --force is given twice"),
      ("check a --schema=", "! the value of --schema is empty"),
      ("help chek", "! there is no command 'chek'; did you mean check?"),
    ]
  )
  func `a mistake is named`(line: String, expected: String) {
    #expect(outcome(line).hasPrefix(expected), "\(outcome(line))")
  }
}
