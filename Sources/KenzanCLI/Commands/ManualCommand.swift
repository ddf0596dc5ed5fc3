import Kenzan

/// Prints the manual page.
struct ManualCommand: Command {
  static let spec = CommandSpec(
    name: "man",
    summary: Message(ja: "マニュアル（man形式）を出力します。", en: "Prints the manual page."),
    details: Message(ja: "", en: ""),
    examples: ["kenzan man | man -l -"],
    isHidden: true
  )

  init(_ arguments: Arguments) {}

  func run(_ console: Console) throws -> ExitStatus {
    let page = ManualPage(
      commands: Main.specs,
      language: console.language,
      version: kenzanVersion
    )
    try console.write(page.text)
    return .done
  }
}
