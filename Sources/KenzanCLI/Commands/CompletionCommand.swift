import Kenzan

/// Prints the completion script for bash.
struct CompletionCommand: Command {
  static let spec = CommandSpec(
    name: "completion",
    summary: Message(ja: "bash の補完スクリプトを出力します。", en: "Prints the completion script for bash."),
    details: Message(ja: "", en: ""),
    examples: ["kenzan completion > /etc/bash_completion.d/kenzan"],
    isHidden: true
  )

  init(_ arguments: Arguments) {}

  func run(_ console: Console) throws -> ExitStatus {
    try console.write(Completion(commands: Main.specs).script)
    return .done
  }
}
