/// The draft of the minutes as a description wants it: a form, and what stands in its fields.
package struct MinutesPart: Sendable, Equatable {
  /// What the rows of a list are made of.
  package enum Each: String, Sendable, CaseIterable {
    case member, topic, opinion

    /// What a text may say of one of them, behind the word itself: `{member.name}`.
    package var properties: [String] {
      switch self {
      case .member: ["number", "role", "name", "kana", "affiliation", "attendance"]
      case .topic: ["number", "code", "label", "name", "title"]
      case .opinion:
        ["number", "topic", "code", "project", "heading", "item", "text", "member", "role"]
      }
    }
  }

  /// One field, or one column of a list.
  package struct Fill: Sendable, Equatable {
    /// The path of the field; for a column with `{key}` in the place of the rows.
    package var field: String
    package var each: Each?
    package var text: MinutesText
    /// What stands there where the text is blank or does not fit.
    package var otherwise: String?
    package var line: Int
  }

  /// What a text may say of the meeting: `{date}`.
  package static let meeting = ["title", "number", "year", "date", "time", "place"]

  package var schema: String
  package var title: String?
  package var fills: [Fill]
  package var line: Int

  /// Everything that a text may say in rows of a kind.
  package static func placeholders(of each: Each?) -> [String] {
    meeting + (each.map { each in each.properties.map { "\(each.rawValue).\($0)" } } ?? [])
  }
}

/// A text with places for what is known only when the members have returned their forms.
package struct MinutesText: Sendable, Equatable {
  package enum Piece: Sendable, Equatable {
    case words(String)
    /// A place, by its name: `member.name`.
    case place(String)
  }

  package var pieces: [Piece]

  /// Takes the text apart; fails where a brace has no other.
  package init?(_ text: String) {
    pieces = []
    var rest = Substring(text)
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else { return nil }
      let name = rest[rest.index(after: open)..<close]
      guard !name.contains("{") else { return nil }
      if open > rest.startIndex { pieces.append(.words(String(rest[..<open]))) }
      pieces.append(.place(String(name).trimmed))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.words(String(rest))) }
  }

  /// The names of its places.
  package var places: [String] {
    pieces.compactMap { if case .place(let name) = $0 { name } else { nil } }
  }

  /// The text with what is known; blank where it has places and nothing is known for any of them.
  package func filled(with values: [String: String]) -> String {
    let places = places
    if !places.isEmpty, places.allSatisfy({ values[$0, default: ""].isEmpty }) { return "" }
    return pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .place(let name): values[name] ?? ""
      }
    }.joined()
  }
}
