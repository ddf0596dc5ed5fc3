/// Why a register, or a table that it begins from, cannot be used: every mistake with its line.
public struct RegisterErrors: Error {
  /// The mistakes in the order of their lines.
  public let messages: [Message]

  package init(_ messages: [Message]) {
    self.messages = messages
  }
}
