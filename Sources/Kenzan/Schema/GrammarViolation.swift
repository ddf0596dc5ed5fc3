import KenzanBridge

/// One sentence of libxml2 about a document that is against its grammar, taken apart.
///
/// The library's sentences are stable and of few forms; one that is not known is passed on as it is.
struct GrammarViolation {
  /// What is wrong, for the author.
  let message: Message
  /// The element and the attribute that it is about; one message for each is enough.
  let subject: String

  /// Takes what the library says and what the grammar allows.
  init(_ problem: XMLProblem, index: GrammarIndex) {
    // "Element '{urn:…}label', attribute 'span': …", names in braces without the namespace.
    let words = Self.withoutNamespaces(problem.words)
    let quoted = Self.quoted(words)
    let element = quoted.first ?? ""
    let prefix = "Element '\(element)', attribute '"
    let attribute = words.hasPrefix(prefix) && quoted.count > 1 ? quoted[1] : nil
    subject = element + "/" + (attribute ?? "")
    let place = Place(element: element, attribute: attribute)
    message =
      Self.attributeMessage(words, quoted, place, index)
      ?? Self.contentMessage(words, place, parent: problem.parent, index)
      ?? Self.valueMessage(words, quoted, place)
      ?? .other(words)
  }

  /// The element or the attribute that a sentence is about.
  struct Place {
    var element: String
    var attribute: String?

    var ja: String {
      attribute.map { "<\(element)> の \($0) " } ?? "<\(element)> の内容"
    }

    var en: String {
      attribute.map { "'\($0)' of <\(element)>" } ?? "the content of <\(element)>"
    }
  }

  private static func attributeMessage(
    _ words: String,
    _ quoted: [String],
    _ place: Place,
    _ index: GrammarIndex
  ) -> Message? {
    if words.hasSuffix("is not allowed."), let name = place.attribute {
      let known = index.attributes[place.element] ?? []
      return .unknownAttribute(name, place.element, known, Spelling.nearest(to: name, among: known))
    }
    if words.hasSuffix("is required but missing."), quoted.count > 1 {
      return .missingAttribute(quoted[quoted.count - 1], place.element)
    }
    return nil
  }

  private static func contentMessage(
    _ words: String,
    _ place: Place,
    parent: String?,
    _ index: GrammarIndex
  ) -> Message? {
    if words.contains("This element is not expected") {
      // The library's own list leaves out what it has already met.
      let allowed = parent.flatMap { index.children[$0] } ?? []
      return allowed.contains(place.element)
        ? .misplaced(place.element, parent ?? "", allowed)
        : .unexpected(place.element, allowed, Spelling.nearest(to: place.element, among: allowed))
    }
    if words.contains("Missing child element") {
      return .missingChild(place.element, list(in: words, from: "(", to: ")"))
    }
    if words.contains("No matching global declaration") {
      return .wrongRoot(place.element, index)
    }
    if words.contains("Element content is not allowed") { return .noElements(place.element) }
    if words.contains("haracter content") { return .noText(place.element) }
    return nil
  }

  private static func valueMessage(
    _ words: String,
    _ quoted: [String],
    _ place: Place
  ) -> Message? {
    if words.contains("[facet 'enumeration']") {
      let allowed = Self.quoted(list(in: words, from: "{", to: "}").joined(separator: ","))
      let value = Self.quoted(after: "The value ", in: words)
      return .notAllowed(value, place, allowed, Spelling.nearest(to: value, among: allowed))
    }
    if words.contains("[facet 'pattern']") {
      return .notWritten(Self.quoted(after: "The value ", in: words), place)
    }
    if words.contains("[facet 'minLength']") { return .notWritten("", place) }
    if words.contains("[facet 'maxLength']") { return .tooLong(place) }
    if words.contains("[facet '") {
      return .outOfBounds(Self.quoted(after: "The value ", in: words), place)
    }
    if words.contains("is not a valid value of") {
      return .notWritten(quoted.count > 1 ? quoted[place.attribute == nil ? 1 : 2] : "", place)
    }
    return nil
  }
}

extension GrammarViolation.Place {
  /// How the value is written, where the grammar says it by a pattern or by bounds.
  fileprivate var form: Message? {
    switch (element, attribute) {
    case (_, "year"), (_, "from"), ("code", "to"):
      Message(ja: "R7、H31、S60 のように書きます", en: "write R7, H31 or S60")
    case (_, "rounding"): Message(ja: "half 1、down 0.1 のように書きます", en: "write half 1 or down 0.1")
    case (_, "version"):
      Message(ja: "半角の英数字、-、. だけで書きます", en: "it holds letters, digits, - and .")
    case (_, "id"):
      Message(
        ja: "半角の英小文字で始め、英数字、-、. だけで書きます",
        en: "it begins with a lower-case letter and holds letters, digits, - and ."
      )
    case ("number", "min"), ("number", "max"), (_, "step"), ("parameter", nil):
      Message(ja: "-12.5 のように半角の数字で書きます", en: "write plain digits as in -12.5")
    case (_, "quorum"):
      Message(ja: "majority、half、8 のように書きます", en: "write majority, half or a number such as 8")
    case (_, "count"): Message(ja: "0以上の整数です", en: "it is a whole number from 0 on")
    case (_, "digits"): Message(ja: "0から15までの整数です", en: "it is a whole number from 0 to 15")
    case (_, "columns"), (_, "height"):
      Message(ja: "0より大きい数を半角で書きます", en: "write numbers above zero")
    case (_, "span"), (_, "rows"), (_, "maxlength"), (_, "lines"), (_, "blank"), (_, "number"),
      (_, "secretariat"), ("list", "max"):
      Message(ja: "1以上の整数です", en: "it is a whole number from 1 on")
    default: nil
    }
  }
}

// MARK: - Taking sentences apart

extension GrammarViolation {
  private static func withoutNamespaces(_ words: String) -> String {
    var result = ""
    var rest = Substring(words)
    while let open = rest.firstRange(of: "{urn:") {
      result += rest[..<open.lowerBound]
      guard let close = rest[open.upperBound...].firstIndex(of: "}") else { break }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// What stands between single quotes, in order.
  private static func quoted(_ words: String) -> [String] {
    let parts = words.split(separator: "'", omittingEmptySubsequences: false)
    return parts.indices.filter { !$0.isMultiple(of: 2) }.map { String(parts[$0]) }
  }

  /// What stands in quotes behind some words.
  private static func quoted(after start: String, in words: String) -> String {
    guard let range = words.firstRange(of: start) else { return "" }
    return quoted(String(words[range.upperBound...])).first ?? ""
  }

  /// The items of the last list between two signs.
  private static func list(in words: String, from open: Character, to close: Character) -> [String]
  {
    guard let end = words.lastIndex(of: close), let start = words[..<end].lastIndex(of: open) else {
      return []
    }
    return words[words.index(after: start)..<end].split(separator: ",").map { String($0).trimmed }
  }
}

extension Message {
  fileprivate static func unknownAttribute(
    _ name: String,
    _ element: String,
    _ known: [String],
    _ nearest: String?
  ) -> Message {
    let list = known.joined(separator: " ")
    return Message(
      ja: "<\(element)> に属性 \(name) はありません。" + Message.suggestion(nearest).ja
        + (list.isEmpty ? "" : "使えるのは \(list) です。"),
      en: "<\(element)> has no attribute '\(name)'" + Message.suggestion(nearest).en
        + (list.isEmpty ? "" : nearest == nil ? "; it may have: \(list)" : " It may have: \(list)")
    )
  }

  fileprivate static func missingAttribute(_ name: String, _ element: String) -> Message {
    Message(
      ja: "<\(element)> に属性 \(name) が必要です。",
      en: "<\(element)> needs the attribute '\(name)'"
    )
  }

  fileprivate static func unexpected(
    _ element: String,
    _ expected: [String],
    _ nearest: String?
  ) -> Message {
    let list = expected.map { "<\($0)>" }.joined(separator: " ")
    return Message(
      ja: "<\(element)> はここに書けません。" + Message.suggestion(nearest).ja
        + (list.isEmpty ? "" : "ここに書けるのは \(list) です。"),
      en: "<\(element)> cannot stand here" + Message.suggestion(nearest).en
        + (list.isEmpty ? "" : nearest == nil ? "; allowed are: \(list)" : " Allowed are: \(list)")
    )
  }

  fileprivate static func misplaced(
    _ element: String,
    _ parent: String,
    _ order: [String]
  ) -> Message {
    let list = order.map { "<\($0)>" }.joined(separator: " ")
    return Message(
      ja: "<\(element)> の順序か数が違います。<\(parent)> の中は \(list) の順に書きます。",
      en: "<\(element)> is out of order or too many; the order in <\(parent)> is \(list)"
    )
  }

  fileprivate static func missingChild(_ element: String, _ expected: [String]) -> Message {
    let list = expected.map { "<\($0)>" }.joined(separator: " ")
    return Message(
      ja: "<\(element)> の中に必要な要素がありません: \(list)。",
      en: "something is missing inside <\(element)>: \(list)"
    )
  }

  fileprivate static func wrongRoot(_ element: String, _ index: GrammarIndex) -> Message {
    let root = "<\(index.root) xmlns=\"\(index.namespace)\">"
    return Message(
      ja: "一番外の要素は \(root) でなければなりません（今は <\(element)>）。",
      en: "the outermost element must be \(root), but it is <\(element)>"
    )
  }

  fileprivate static func noElements(_ element: String) -> Message {
    Message(
      ja: "<\(element)> の中には文字だけを書きます。要素は書けません。",
      en: "<\(element)> holds text only, no elements"
    )
  }

  fileprivate static func noText(_ element: String) -> Message {
    Message(
      ja: "<\(element)> の中に文字は書けません。要素だけを書きます。",
      en: "<\(element)> holds elements only, no text"
    )
  }

  fileprivate static func notAllowed(
    _ value: String,
    _ place: GrammarViolation.Place,
    _ allowed: [String],
    _ nearest: String?
  ) -> Message {
    let list = allowed.joined(separator: " ")
    return Message(
      ja: "\(place.ja)に「\(value)」は使えません。使えるのは \(list) です。",
      en: "'\(value)' is no value of \(place.en); it is one of: \(list)"
    )
  }

  fileprivate static func notWritten(_ value: String, _ place: GrammarViolation.Place) -> Message {
    guard !value.isBlank else {
      return Message(ja: "\(place.ja)が空です。", en: "\(place.en) is blank")
    }
    let form = place.form
    return Message(
      ja: "\(place.ja)の「\(value)」は決められた書き方に合いません。" + (form.map { "\($0.ja)。" } ?? ""),
      en: "'\(value)' is not how \(place.en) is written" + (form.map { "; \($0.en)" } ?? "")
    )
  }

  fileprivate static func outOfBounds(_ value: String, _ place: GrammarViolation.Place) -> Message {
    let form = place.form
    return Message(
      ja: "\(place.ja)の「\(value)」は使える範囲の外です。" + (form.map { "\($0.ja)。" } ?? ""),
      en: "'\(value)' is out of bounds for \(place.en)" + (form.map { "; \($0.en)" } ?? "")
    )
  }

  fileprivate static func tooLong(_ place: GrammarViolation.Place) -> Message {
    Message(ja: "\(place.ja)が長すぎます。", en: "\(place.en) is too long")
  }

  fileprivate static func other(_ words: String) -> Message {
    Message(ja: "文法に合いません（\(words)）。", en: "this is against the grammar: \(words)")
  }
}
