/// A JSON value whose members keep their order, so that the same input gives the same bytes.
package enum JSON: Sendable {
  case null
  case boolean(Bool)
  /// A number by its JSON text, so that no digit is lost.
  case number(String)
  case string(String)
  case array([JSON])
  case object([(String, JSON)])

  /// The text on one line, or over several with two spaces for each depth.
  package func text(pretty: Bool) -> String {
    var text = ""
    write(into: &text, depth: pretty ? 0 : nil)
    return text
  }

  private func write(into text: inout String, depth: Int?) {
    switch self {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .number(let number): text += number
    case .string(let string): Self.write(string, into: &text)
    case .array(let values):
      Self.write(values, in: ("[", "]"), into: &text, depth: depth) { value, text, depth in
        value.write(into: &text, depth: depth)
      }
    case .object(let members):
      Self.write(members, in: ("{", "}"), into: &text, depth: depth) { member, text, depth in
        Self.write(member.0, into: &text)
        text += depth == nil ? ":" : ": "
        member.1.write(into: &text, depth: depth)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element],
    in brackets: (String, String),
    into text: inout String,
    depth: Int?,
    each: (Element, inout String, Int?) -> Void
  ) {
    text += brackets.0
    let inner = depth.map { $0 + 1 }
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      if let inner { text += "\n" + String(repeating: "  ", count: inner) }
      each(element, &text, inner)
    }
    if let depth, !elements.isEmpty { text += "\n" + String(repeating: "  ", count: depth) }
    text += brackets.1
  }

  private static func write(_ string: String, into text: inout String) {
    var bytes: [UInt8] = []
    JSONText.append(string, to: &bytes)
    text += String(decoding: bytes, as: UTF8.self)
  }
}
