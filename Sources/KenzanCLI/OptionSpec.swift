import Kenzan

/// One option of a command, as data: parsing, help, completion and the manual all read it.
struct OptionSpec: Sendable {
  /// What may follow the option.
  enum Value: Sendable {
    /// Nothing: the option itself says it.
    case none
    /// One of some words.
    case choice([String])
    /// A whole number from 1.
    case count
    /// A fiscal year: `R7`.
    case year
    /// A day: `2025-06-30`.
    case date
    /// A file or a folder, by the word that stands for it in the help: `FILE`, `DIR`.
    case path(String)
    /// Any other text, by the word that stands for it.
    case text(String)
  }

  /// The name without its dashes: `csv-encoding`.
  var name: String
  var value: Value
  var help: Message
  /// Whether the command cannot run without it.
  var isRequired = false
  /// Whether it may be given several times.
  var isRepeatable = false

  init(_ name: String, _ value: Value = .none, help: Message) {
    self.name = name
    self.value = value
    self.help = help
  }

  /// The same option of a command that cannot run without it.
  var required: OptionSpec {
    var option = self
    option.isRequired = true
    return option
  }

  /// The same option, which may be given several times.
  var repeatable: OptionSpec {
    var option = self
    option.isRepeatable = true
    return option
  }

  /// The option as it is typed, with the word for its value: `--year YEAR`.
  var usage: String {
    switch value {
    case .none: "--\(name)"
    case .choice(let words): "--\(name) \(words.joined(separator: "|"))"
    case .count: "--\(name) N"
    case .year: "--\(name) R7"
    case .date: "--\(name) DATE"
    case .path(let word), .text(let word): "--\(name) \(word)"
    }
  }

  /// What is wrong with a value; `nil` if nothing is.
  func fault(of text: String) -> Message? {
    switch value {
    case .none, .text, .path: text.isEmpty ? .isEmpty(self) : nil
    case .choice(let words): words.contains(text) ? nil : .noChoice(self, text, words)
    case .count: Int(text).map { $0 > 0 } == true ? nil : .noCount(self, text)
    case .year: FiscalYear(key: text) == nil ? .noYear(self, text) : nil
    case .date: CalendarDate(iso: text) == nil ? .noDate(self, text) : nil
    }
  }
}

extension CalendarDate {
  /// Reads `2025-06-30`.
  init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

extension Message {
  fileprivate static func isEmpty(_ option: OptionSpec) -> Message {
    Message(ja: "--\(option.name) の値が空です。", en: "the value of --\(option.name) is empty")
  }

  fileprivate static func noChoice(
    _ option: OptionSpec,
    _ text: String,
    _ words: [String]
  ) -> Message {
    let nearest = nearestWord(to: text, in: words)
    let hint = nearest.map { Message(ja: "「\($0)」ではありませんか。", en: "; did you mean '\($0)'?") }
    let list = words.joined(separator: ", ")
    return Message(
      ja: "--\(option.name) に「\(text)」は使えません（\(list) のいずれか）。\(hint?.ja ?? "")",
      en: "--\(option.name) does not take '\(text)' (one of \(list))\(hint?.en ?? "")"
    )
  }

  fileprivate static func noCount(_ option: OptionSpec, _ text: String) -> Message {
    Message(
      ja: "--\(option.name) には1以上の整数を指定してください（「\(text)」は使えません）。",
      en: "--\(option.name) takes a whole number from 1, not '\(text)'"
    )
  }

  fileprivate static func noYear(_ option: OptionSpec, _ text: String) -> Message {
    Message(
      ja: "--\(option.name) には R7、H30 のような年度を指定してください（「\(text)」は使えません）。",
      en: "--\(option.name) takes a fiscal year such as R7 or H30, not '\(text)'"
    )
  }

  fileprivate static func noDate(_ option: OptionSpec, _ text: String) -> Message {
    Message(
      ja: "--\(option.name) には 2025-06-30 のような日付を指定してください（「\(text)」は使えません）。",
      en: "--\(option.name) takes a date such as 2025-06-30, not '\(text)'"
    )
  }
}
