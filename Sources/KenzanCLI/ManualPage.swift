import Kenzan

/// The manual page in the language of `man`, made from the descriptions of the commands.
struct ManualPage: Sendable {
  let commands: [CommandSpec]
  let language: Language
  let version: String

  var text: String {
    var lines = [
      ".TH KENZAN 1 \"\" \"kenzan \(version)\"",
      ".SH \(heading(ja: "名前", en: "NAME"))",
      "kenzan \\- \(Self.escaped(Message.tagline[language]))",
      ".SH \(heading(ja: "コマンド", en: "COMMANDS"))",
    ]
    for spec in commands where !spec.isHidden { lines += section(of: spec) }
    lines.append(".SH \(heading(ja: "共通のオプション", en: "COMMON OPTIONS"))")
    lines += OptionSpec.common.flatMap { entry($0.usage, $0.help[language]) }
    lines.append(".SH \(heading(ja: "終了コード", en: "EXIT STATUS"))")
    lines += Message.exits.flatMap { entry("\($0.0.rawValue)", $0.1[language]) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(of spec: CommandSpec) -> [String] {
    var lines = [".SS \(Self.escaped(spec.usage))", Self.escaped(spec.summary[language])]
    if !spec.details[language].isEmpty {
      lines += [".PP", Self.escaped(spec.details[language])]
    }
    if spec.operands.count.upperBound > 0 {
      lines += entry(spec.operands.word, spec.operands.help[language])
    }
    return lines + spec.options.flatMap { entry($0.usage, $0.help[language]) }
  }

  private func entry(_ name: String, _ text: String) -> [String] {
    [".TP", ".B \(Self.escaped(name))", Self.escaped(text)]
  }

  private func heading(ja: String, en: String) -> String { Message(ja: ja, en: en)[language] }

  /// Keeps roff from taking a backslash, a dash or a dot at the start of a line for its own.
  private static func escaped(_ text: String) -> String {
    var result = ""
    var isLineStart = true
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case ".", "'":
        if isLineStart { result += "\\&" }
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
      isLineStart = scalar == "\n"
    }
    return result
  }
}
