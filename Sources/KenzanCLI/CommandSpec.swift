import Kenzan

/// A command as data: its name, what it takes, and what its help says.
struct CommandSpec: Sendable {
  /// What stands on the command line without dashes: `PATH…`.
  struct Operands: Sendable {
    /// The word for it in the help: `PATH`.
    var word: String
    var count: ClosedRange<Int>
    var help: Message

    static let none = Operands(word: "", count: 0...0, help: Message(ja: "", en: ""))

    static func one(_ word: String, _ help: Message) -> Operands {
      Operands(word: word, count: 1...1, help: help)
    }

    /// Two words that stand for one path each: `OLD NEW`.
    static func two(_ words: String, _ help: Message) -> Operands {
      Operands(word: words, count: 2...2, help: help)
    }

    static func some(_ word: String, _ help: Message) -> Operands {
      Operands(word: word, count: 1...Int.max, help: help)
    }
  }

  /// One or two words: `check`, `schema show`.
  var name: String
  /// What it does, in one line.
  var summary: Message
  /// What else a user must know.
  var details: Message
  var operands = Operands.none
  /// Its own options; those of every command are in `OptionSpec.common`.
  var options: [OptionSpec] = []
  /// Command lines that show its use.
  var examples: [String] = []
  /// Whether the list of commands leaves it out.
  var isHidden = false

  /// Every option that the command understands.
  var allOptions: [OptionSpec] { options + OptionSpec.common }

  /// The command line in short: `kenzan check PATH… [--year R7]`.
  var usage: String {
    var parts = ["kenzan", name]
    if operands.count.upperBound > 0 {
      parts.append(operands.word + (operands.count.upperBound == Int.max ? "…" : ""))
    }
    parts += options.sorted { $0.isRequired && !$1.isRequired }
      .map { $0.isRequired ? $0.usage : "[\($0.usage)]" }
    return parts.joined(separator: " ")
  }
}

/// A command: its description, its options, and what it does.
protocol Command: Sendable {
  static var spec: CommandSpec { get }
  init(_ arguments: Arguments)
  func run(_ console: Console) async throws -> ExitStatus
}

/// How a run of kenzan ends.
enum ExitStatus: Int32, Sendable {
  /// Done; nothing at or above `--fail-on`.
  case done = 0
  /// Done; findings at or above `--fail-on`.
  case findings = 1
  /// Not done: wrong use, a missing path, a schema that does not load, output that cannot be written.
  case notDone = 2
  /// A defect in kenzan itself.
  case defect = 3
}

/// Why a command did not do what it was asked for: exit status 2.
struct NotDone: Error {
  var messages: [Message]

  init(_ messages: Message...) {
    self.messages = messages
  }

  init(_ messages: [Message]) {
    self.messages = messages
  }
}
