/// Output that was not written, with the reason; nothing was changed then.
public struct OutputError: Error, Sendable, Hashable {
  /// What stands in the way and what to do about it.
  public let message: Message

  package init(_ message: Message) {
    self.message = message
  }
}

extension OutputError {
  static func failed(_ path: String, _ reason: String) -> OutputError {
    OutputError(
      Message(
        ja: "「\(path)」に書き込めません（\(reason)）。",
        en: "cannot write '\(path)' (\(reason))"
      )
    )
  }

  static func inFile(_ path: String) -> OutputError {
    OutputError(
      Message(
        ja: "「\(path)」に書き込めません。途中の名前がフォルダではなくファイルです。",
        en: "cannot write '\(path)': a name on the way there is a file and no folder"
      )
    )
  }

  static func isFolder(_ path: String) -> OutputError {
    OutputError(
      Message(
        ja: "「\(path)」はフォルダです。--out にはファイルの名前を指定してください。",
        en: "'\(path)' is a folder; --out needs the name of a file"
      )
    )
  }

  static func isFile(_ path: String) -> OutputError {
    OutputError(
      Message(
        ja: "「\(path)」はファイルです。--out にはフォルダを指定してください。",
        en: "'\(path)' is a file; --out needs a folder"
      )
    )
  }

  static func changed(_ paths: [String]) -> OutputError {
    let names = paths.map { "  " + $0 }.joined(separator: "\n")
    return OutputError(
      Message(
        ja: """
          次のファイルは、kenzanが書いたものではないか、書いた後に変更されているため、置き換えませんでした。
          別の名前で残すか、--force を付けて置き換えてください。
          \(names)
          """,
        en: """
          these files were not written by kenzan or were changed since, so nothing was replaced; \
          keep them under another name, or replace them with --force
          \(names)
          """
      )
    )
  }
}
