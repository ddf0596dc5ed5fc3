import Kenzan

/// Prints what stands in the cells of files, before any form gives it a meaning.
struct DumpCommand: Command {
  static let spec = CommandSpec(
    name: "dump",
    summary: Message(
      ja: "ファイルのセルの内容を、様式によらずそのままJSONで出力します。",
      en: "Prints the cells of files as JSON, as they are and without any form."
    ),
    details: Message(
      ja: "1ファイルにつき1行です。開けないファイルも1行になり、終了コードは1になります。",
      en:
        "One line for each file; a file that cannot be opened has one too, and the exit status is 1."
    ),
    operands: .some("FILE", Message(ja: "ブックまたはCSV", en: "workbooks or CSV files")),
    options: [.jobs],
    examples: ["kenzan dump 提出/企画課.xlsx"]
  )

  let arguments: Arguments

  init(_ arguments: Arguments) {
    self.arguments = arguments
  }

  func run(_ console: Console) async throws -> ExitStatus {
    let paths = SubmissionPaths(arguments.operands)
    for problem in paths.problems { console.error(problem) }
    let dump = await Dump.make(paths, jobs: arguments.jobs, language: console.language)
    for line in dump.lines { try line.write { try console.write($0) } }
    guard paths.problems.isEmpty else { return .notDone }
    return dump.isComplete ? .done : .findings
  }
}
