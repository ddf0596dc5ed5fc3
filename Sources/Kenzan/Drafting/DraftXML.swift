/// Writes XML with indentation, and remarks for the author as comments where they belong.
struct DraftXML {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  /// How many remarks ask for a decision.
  private(set) var questions = 0
  private var depth = 0
  private let language: Language

  init(language: Language) {
    self.language = language
  }

  /// A remark that asks for a decision.
  mutating func ask(_ message: Message) {
    questions += 1
    let mark = Message(ja: "要確認: ", en: "check: ")
    line("<!-- \(Self.comment(mark[language] + message[language])) -->")
  }

  /// A remark that explains.
  mutating func note(_ message: Message) {
    line("<!-- \(Self.comment(message[language])) -->")
  }

  /// An element of one line: empty, or with a text.
  mutating func element(
    _ name: String,
    _ attributes: KeyValuePairs<String, String?> = [:],
    text: String? = nil
  ) {
    let tag = Self.tag(name, attributes)
    line(text.map { "<\(tag)>\(Self.escaped($0))</\(name)>" } ?? "<\(tag)/>")
  }

  /// An element around others.
  mutating func element(
    _ name: String,
    _ attributes: KeyValuePairs<String, String?> = [:],
    _ body: (inout Self) -> Void
  ) {
    line("<\(Self.tag(name, attributes))>")
    depth += 1
    body(&self)
    depth -= 1
    line("</\(name)>")
  }

  /// An element around others on one line.
  mutating func row(_ tag: String, _ elements: [String], name: String) {
    guard !elements.isEmpty else {
      line("<\(tag)/>")
      return
    }
    let indent = String(repeating: "  ", count: depth)
    let whole = "<\(tag)>" + elements.joined() + "</\(name)>"
    if indent.utf8.count + whole.unicodeScalars.count <= 120 {
      line(whole)
      return
    }
    line("<\(tag)>")
    var current = ""
    for element in elements {
      if !current.isEmpty, current.unicodeScalars.count + element.unicodeScalars.count > 110 {
        line("  " + current)
        current = ""
      }
      current += element
    }
    line("  " + current)
    line("</\(name)>")
  }

  mutating func blankLine() { text += "\n" }

  private mutating func line(_ content: String) {
    text += String(repeating: "  ", count: depth) + content + "\n"
  }

  /// The name and the attributes that have a value, in their order.
  static func tag(_ name: String, _ attributes: KeyValuePairs<String, String?>) -> String {
    name
      + attributes.compactMap { key, value in
        value.map { " \(key)=\"\(escaped($0, inAttribute: true))\"" }
      }.joined()
  }

  static func escaped(_ text: String, inAttribute: Bool = false) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where inAttribute: result += "&quot;"
      case "\n" where inAttribute: result += "&#10;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      // Other control characters are none that XML could hold.
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A comment may not hold two hyphens.
  private static func comment(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return escaped(line).replacing("--", with: "－－").replacing("&lt;", with: "<")
      .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
  }
}
