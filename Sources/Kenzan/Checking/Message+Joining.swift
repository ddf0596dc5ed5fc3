extension Message {
  /// A text that is the same in every language, such as a figure or a cell.
  init(both text: String) {
    self.init(ja: text, en: text)
  }

  /// Nothing.
  static let nothing = Message(both: "")

  /// One text after the other; a space is the writer's business.
  static func + (left: Self, right: Self) -> Self {
    Self(ja: left.ja + right.ja, en: left.en + right.en)
  }

  /// Texts with a separator of the language between them.
  static func joined(_ parts: [Message], by separator: Message) -> Self {
    Self(
      ja: parts.map(\.ja).joined(separator: separator.ja),
      en: parts.map(\.en).joined(separator: separator.en)
    )
  }

  /// A list of things: `、` in Japanese, `, ` in English.
  static func list(_ parts: [Message]) -> Self { joined(parts, by: Message(ja: "、", en: ", ")) }

  /// Sentences one after the other; empty ones leave no space.
  static func sentences(_ parts: [Message]) -> Self {
    Self(
      ja: parts.map(\.ja).joined(),
      en: parts.map(\.en).filter { !$0.isEmpty }.joined(separator: " ")
    )
  }
}
