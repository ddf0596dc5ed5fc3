import Kenzan

extension Message {
  static let noCommand = Message(
    ja: "コマンドを指定してください。「kenzan --help」で一覧を表示します。",
    en: "no command given; 'kenzan --help' lists them"
  )

  static func unknownCommand(_ name: String, _ nearest: String?) -> Message {
    let hint = didYouMean(nearest)
    return Message(
      ja: "「\(name)」というコマンドはありません。\(hint.ja)",
      en: "there is no command '\(name)'\(hint.en)"
    )
  }

  static func noSubcommand(_ name: String, _ family: [CommandSpec]) -> Message {
    let list = family.map { "kenzan \($0.name)" }
    return Message(
      ja: "「kenzan \(name)」には続きが必要です: \(list.joined(separator: "、"))",
      en: "'kenzan \(name)' needs one of: \(list.joined(separator: ", "))"
    )
  }

  static func unknownOption(_ typed: String, _ command: String?, _ nearest: String?) -> Message {
    let hint = didYouMean(nearest)
    let name = command.map { "kenzan " + $0 } ?? "kenzan"
    return Message(
      ja: "「\(name)」に \(typed) というオプションはありません。\(hint.ja)",
      en: "'\(name)' has no option \(typed)\(hint.en)"
    )
  }

  static func twice(_ option: OptionSpec) -> Message {
    Message(
      ja: "--\(option.name) が二度指定されています。",
      en: "--\(option.name) is given twice"
    )
  }

  static func takesNoValue(_ option: OptionSpec) -> Message {
    Message(ja: "--\(option.name) は値をとりません。", en: "--\(option.name) takes no value")
  }

  static func needsValue(_ option: OptionSpec) -> Message {
    Message(
      ja: "--\(option.name) には値が必要です（\(option.usage)）。",
      en: "--\(option.name) needs a value (\(option.usage))"
    )
  }

  static func missingOperand(_ word: String, _ spec: CommandSpec) -> Message {
    Message(
      ja: "\(word) を指定してください: \(spec.usage)",
      en: "\(word) is missing: \(spec.usage)"
    )
  }

  static func missingOption(_ option: OptionSpec, _ spec: CommandSpec) -> Message {
    Message(
      ja: "\(option.usage) を指定してください: \(spec.usage)",
      en: "\(option.usage) is missing: \(spec.usage)"
    )
  }

  static func surplus(_ text: String, _ spec: CommandSpec) -> Message {
    Message(
      ja: "「\(text)」は余分です: \(spec.usage)",
      en: "'\(text)' is one argument too many: \(spec.usage)"
    )
  }

  private static func didYouMean(_ nearest: String?) -> Message {
    nearest.map { Message(ja: "\($0) ではありませんか。", en: "; did you mean \($0)?") }
      ?? Message(ja: "「kenzan help」で使い方を表示します。", en: "; see 'kenzan help'")
  }
}
