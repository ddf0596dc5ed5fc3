/// A pattern that a whole text must fit: a small part of regular expressions, without surprises.
///
/// Characters, `.`, classes (`[A-Z]`, `[^0-9]`, `\d`, `\w`, `\s`), groups, `|`, and the quantifiers
/// `? * + {2} {2,} {2,4}`. A text is matched in time proportional to its length times the pattern's
/// size, whatever the two are; there are no references back and no looking around.
package struct TextPattern: Sendable {
  /// The most states that a pattern may have once its repetitions are written out.
  static let maximumStates = 4_000

  /// One step of the machine; every step but a matching one costs nothing.
  enum State: Sendable {
    case scalar(ScalarSet)
    case split(Int, Int)
    case jump(Int)
    case end
  }

  /// The characters that one place of a pattern accepts.
  struct ScalarSet: Sendable {
    var ranges: [ClosedRange<UInt32>]
    var isInverted = false

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      ranges.contains { $0.contains(scalar.value) } != isInverted
    }
  }

  /// The pattern as it is written.
  package let text: String
  private let states: [State]

  /// Compiles a pattern.
  package init(_ pattern: String) throws(TextPatternError) {
    text = pattern
    var parser = TextPatternParser(pattern)
    states = TextPatternParser.states(of: try parser.parse())
  }

  /// Whether the whole text fits.
  package func matches(_ text: String) -> Bool {
    var current: Set<Int> = []
    enter(0, &current)
    for scalar in text.unicodeScalars {
      var next: Set<Int> = []
      for index in current {
        if case .scalar(let set) = states[index], set.contains(scalar) { enter(index + 1, &next) }
      }
      guard !next.isEmpty else { return false }
      current = next
    }
    return current.contains { if case .end = states[$0] { true } else { false } }
  }

  /// Adds a state and all that can be reached from it without a character.
  private func enter(_ start: Int, _ set: inout Set<Int>) {
    var pending = [start]
    while let index = pending.popLast() {
      guard set.insert(index).inserted else { continue }
      switch states[index] {
      case .split(let one, let other): pending += [one, other]
      case .jump(let target): pending.append(target)
      case .scalar, .end: break
      }
    }
  }
}

/// Why a pattern cannot be read.
package struct TextPatternError: Error {
  package var message: Message

  init(_ message: Message) {
    self.message = message
  }
}
