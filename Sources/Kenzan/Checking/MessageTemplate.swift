/// A schema author's sentence with placeholders: `{cell}「{label}」{stated}は前年度{1}の約{1:ratio}倍です`.
///
/// A placeholder is `{what}` or `{what:form}`. What: `stated`, `expected`, `difference`, the number of
/// an operand in the order of the formula, or the path of a field, from the stated field's group
/// outwards. Form: nothing (the value with its unit), `number`, `raw`, `cell`, `label`, `short`, `place`,
/// `ratio` (stated divided by it) or `/1000`. `{cell}` `{label}` `{place}` `{ratio}` are short for
/// `{stated:cell}` … and `{expected:ratio}`.
package struct MessageTemplate: Sendable {
  /// What a placeholder stands for.
  enum Subject: Hashable, Sendable {
    case stated, expected, difference
    /// An operand by its place in the formula, from 0.
    case operand(Int)
    case path(String)
  }

  /// How it is written.
  enum Form: Hashable, Sendable {
    case value, number, raw, cell, label, short, place, ratio
    case divided(by: ExactDecimal)
  }

  /// A piece of the sentence.
  enum Piece: Hashable, Sendable {
    case text(String)
    case placeholder(Subject, Form)
    /// Braces that mean nothing; they stay as they are.
    case unknown(String)
  }

  let pieces: [Piece]

  /// Takes the sentence apart.
  package init(_ text: String) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces.append(.text(String(rest[..<open])))
      let inner = rest[rest.index(after: open)..<close]
      pieces.append(Self.placeholder(inner) ?? .unknown("{\(inner)}"))
      rest = rest[rest.index(after: close)...]
    }
    pieces.append(.text(String(rest)))
    self.pieces = pieces
  }

  /// Whether the sentence stands for itself, without placeholders.
  package var isPlain: Bool {
    !pieces.contains { if case .placeholder = $0 { true } else { false } }
  }

  private static func placeholder(_ text: Substring) -> Piece? {
    switch text {
    case "cell": return .placeholder(.stated, .cell)
    case "label": return .placeholder(.stated, .label)
    case "place": return .placeholder(.stated, .place)
    case "ratio": return .placeholder(.expected, .ratio)
    default: break
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let subject = parts.first.flatMap({ subject($0) }), parts.count <= 2 else { return nil }
    guard parts.count == 2 else { return .placeholder(subject, .value) }
    return form(parts[1]).map { .placeholder(subject, $0) }
  }

  private static func subject(_ text: Substring) -> Subject? {
    switch text {
    case "": return nil
    case "stated": return .stated
    case "expected": return .expected
    case "difference": return .difference
    default: break
    }
    if let number = Int(text) { return number > 0 ? .operand(number - 1) : nil }
    let isPath = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    return isPath ? .path(String(text)) : nil
  }

  private static func form(_ text: Substring) -> Form? {
    switch text {
    case "number": return .number
    case "raw": return .raw
    case "cell": return .cell
    case "label": return .label
    case "short": return .short
    case "place": return .place
    case "ratio": return .ratio
    default:
      guard text.first == "/", let divisor = ExactDecimal(text.dropFirst()), divisor > .zero else {
        return nil
      }
      return .divided(by: divisor)
    }
  }
}
