import Kenzan

/// The help texts, made from the descriptions of the commands.
struct Help: Sendable {
  let commands: [CommandSpec]
  let language: Language

  /// The list of commands.
  var overview: String {
    let shown = commands.filter { !$0.isHidden }
    let rows = shown.map { ($0.name, $0.summary[language]) }
    return """
      \(Message.tagline[language])

      \(Message.usageHeading[language])
        kenzan \(Message.commandWord[language])

      \(Message.commandsHeading[language])
      \(Self.table(rows))

      \(Message.commonHeading[language])
      \(Self.table(OptionSpec.common.map { ($0.usage, $0.help[language]) }))

      \(Message.exitHeading[language])
      \(Self.table(Message.exits.map { ("\($0.0.rawValue)", $0.1[language]) }))

      \(Message.helpHint[language])

      """
  }

  /// The help of the commands of a name, or of a family such as `schema`.
  func text(for name: String) -> String {
    commands.filter { $0.name == name || $0.name.hasPrefix(name + " ") }
      .map { text(of: $0) }
      .joined(separator: "\n")
  }

  private func text(of spec: CommandSpec) -> String {
    var sections = [
      spec.summary[language],
      "\(Message.usageHeading[language])\n  \(spec.usage)",
    ]
    if !spec.details[language].isEmpty { sections.append(spec.details[language]) }
    if spec.operands.count.upperBound > 0 {
      let row = (spec.operands.word, spec.operands.help[language])
      sections.append("\(Message.operandsHeading[language])\n\(Self.table([row]))")
    }
    let options = spec.allOptions.map { ($0.usage, $0.help[language]) }
    sections.append("\(Message.optionsHeading[language])\n\(Self.table(options))")
    if !spec.examples.isEmpty {
      let lines = spec.examples.map { "  " + $0 }
      sections.append("\(Message.examplesHeading[language])\n\(lines.joined(separator: "\n"))")
    }
    return sections.joined(separator: "\n\n") + "\n"
  }

  /// Two columns; a long name stands on a line of its own.
  private static func table(_ rows: [(String, String)]) -> String {
    let width = min(26, rows.map(\.0.count).max() ?? 0)
    return rows.map { name, text in
      name.count > width
        ? "  \(name)\n  \(String(repeating: " ", count: width))  \(text)"
        : "  \(name)\(String(repeating: " ", count: width - name.count))  \(text)"
    }
    .joined(separator: "\n")
  }
}

extension Message {
  static let tagline = Message(
    ja: "kenzan 検算 — 評価シートの数字と記入を検査し、標準様式と集計表を作ります。",
    en: "kenzan checks evaluation sheets and makes standard workbooks and tables of them."
  )
  static let exits: [(ExitStatus, Message)] = [
    (.done, Message(ja: "終了。直すところはありません", en: "done; nothing to put right")),
    (
      .findings,
      Message(
        ja: "終了。--fail-on 以上の指摘があります",
        en: "done; findings at or above --fail-on"
      )
    ),
    (
      .notDone,
      Message(
        ja: "実行できません（使い方の誤り、ないファイル、読めない様式、書けない出力）",
        en: "not done: wrong use, missing path, schema that does not load, output not written"
      )
    ),
    (.defect, Message(ja: "kenzan自体の不具合", en: "a defect in kenzan itself")),
  ]
  fileprivate static let commandWord = Message(ja: "コマンド …", en: "COMMAND …")
  fileprivate static let usageHeading = Message(ja: "使い方", en: "Usage")
  fileprivate static let commandsHeading = Message(ja: "コマンド", en: "Commands")
  fileprivate static let commonHeading = Message(ja: "共通のオプション", en: "Options of every command")
  fileprivate static let operandsHeading = Message(ja: "対象", en: "Arguments")
  fileprivate static let optionsHeading = Message(ja: "オプション", en: "Options")
  fileprivate static let examplesHeading = Message(ja: "例", en: "Examples")
  fileprivate static let exitHeading = Message(ja: "終了コード", en: "Exit status")
  fileprivate static let helpHint = Message(
    ja: "コマンドごとの使い方は「kenzan help コマンド」で表示します。",
    en: "'kenzan help COMMAND' tells more about a command."
  )
}
