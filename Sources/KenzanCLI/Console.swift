import Kenzan
import KenzanBridge

/// The two streams of a run: results go to standard output, everything else to standard error.
struct Console: Sendable {
  /// Standard output went nowhere: its reader has left, so nothing more is wanted.
  struct Closed: Error {}

  let language: Language
  let isQuiet: Bool

  /// Whether results may be coloured: on a terminal, unless `NO_COLOR` is set.
  var isColored: Bool {
    Terminal.isInteractive(.output) && (Terminal.environment("NO_COLOR") ?? "").isEmpty
  }

  /// Writes a result.
  func write(_ text: String) throws {
    try write(Array(text.utf8))
  }

  /// Writes a result.
  func write(_ bytes: [UInt8]) throws {
    switch Terminal.write(bytes, to: .output) {
    case .done: break
    case .closed: throw Closed()
    case .failed(let reason): throw NotDone(.cannotPrint(reason))
    }
  }

  /// Says what a user may want to know, unless `--quiet`.
  func note(_ message: Message) {
    if !isQuiet { say(message) }
  }

  /// Says what went wrong.
  func error(_ message: Message) {
    say(message)
  }

  /// The progress of so many steps, shown on a terminal only.
  func progress() -> ProgressBar? {
    isQuiet || !Terminal.isInteractive(.error) ? nil : ProgressBar()
  }

  private func say(_ message: Message) {
    _ = Terminal.write(Array("kenzan: \(message[language])\n".utf8), to: .error)
  }
}

/// A bar on a terminal that shows how much of the work is done.
struct ProgressBar: Sendable {
  private static let width = 30

  /// Draws the bar over the last one.
  func show(_ done: Int, of total: Int) {
    guard total > 1 else { return }
    let filled = done * Self.width / total
    let bar =
      String(repeating: "█", count: filled)
      + String(repeating: "░", count: Self.width - filled)
    let end = done == total ? "\r\u{1B}[K" : ""
    _ = Terminal.write(Array("\r\(bar) \(done)/\(total)\(end)".utf8), to: .error)
  }
}

extension Message {
  fileprivate static func cannotPrint(_ reason: String) -> Message {
    Message(ja: "結果を出力できません（\(reason)）。", en: "cannot write the result (\(reason))")
  }
}
