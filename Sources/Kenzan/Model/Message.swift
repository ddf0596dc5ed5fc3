/// A language that messages are written in.
public enum Language: String, Sendable, CaseIterable {
  case ja, en
}

/// A text in every language of the tool.
public struct Message: Sendable, Hashable {
  /// Japanese, the language of the users.
  public var ja: String
  /// English.
  public var en: String

  /// Takes both texts.
  public init(ja: String, en: String) {
    self.ja = ja
    self.en = en
  }

  /// The text in a language.
  public subscript(language: Language) -> String {
    switch language {
    case .ja: ja
    case .en: en
    }
  }
}
