/// What is to be said about an export, gathered from its files.
struct ExportNotes {
  private(set) var refusals: [CSVNote] = []
  private var quoted: [CSVNote] = []
  private var mapped: [CSVNote] = []
  private let leftOut: [TidySheet]

  /// Begins with the sheets that are not exported, because they do not count.
  init(leftOut: [TidySheet]) {
    self.leftOut = leftOut
  }

  mutating func add(_ file: CSVFile) {
    refusals += file.refusals
    for note in file.notes {
      if note.kind == .quoted { quoted.append(note) } else { mapped.append(note) }
    }
  }

  /// Every kind of note, each cut short where there are many.
  var messages: [Message] {
    Self.shortened(leftOut.map { .leftOut($0) }) + Self.shortened(mapped.map(\.message))
      + Self.shortened(quoted.map(\.message))
  }

  /// Why nothing is written: every character that the encoding lacks, with its place.
  var refusal: Message {
    let messages = Self.shortened(refusals.map(\.message))
    return Message(
      ja: messages.map(\.ja).joined(separator: "\n"),
      en: messages.map(\.en).joined(separator: "\n")
    )
  }

  private static let limit = 20

  private static func shortened(_ messages: [Message]) -> [Message] {
    guard messages.count > limit else { return messages }
    let rest = messages.count - limit
    return messages.prefix(limit) + [Message(ja: "ほか\(rest)件", en: "and \(rest) more")]
  }
}

extension Message {
  fileprivate static func leftOut(_ sheet: TidySheet) -> Message {
    let reason = sheet.report.findings.first?.message ?? .nothing
    return Message(
      ja: "「\(sheet.path)」のシート「\(sheet.report.sheet)」は書き出していません。\(reason.ja)",
      en: "sheet '\(sheet.report.sheet)' of '\(sheet.path)' is left out. \(reason.en)"
    )
  }
}
