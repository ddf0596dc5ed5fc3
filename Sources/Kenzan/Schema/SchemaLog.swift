/// Collects the mistakes of one schema, so that an author sees all of them at once.
struct SchemaLog {
  let file: String
  private(set) var errors: [SchemaError] = []
  private var seen: Set<String> = []

  init(file: String) {
    self.file = file
  }

  /// Notes a mistake; what is compiled once per key of a loop is reported once.
  ///
  /// Two mistakes are one if kind, line and subject agree; the subject is what the author wrote.
  mutating func report(
    _ kind: SchemaError.Kind,
    line: Int,
    _ message: Message,
    subject: String = "",
    file: String? = nil
  ) {
    let file = file ?? self.file
    guard seen.insert("\(file)\n\(kind)\n\(line)\n\(subject)").inserted else { return }
    errors.append(SchemaError(file: file, line: line, kind: kind, message: message))
  }

  /// The text with its placeholders replaced; `nil` after a mistake in one, which is noted.
  mutating func expand(
    _ text: String,
    by placeholders: Placeholders,
    line: Int,
    keepsOthers: Bool = false
  ) -> String? {
    do throws(PlaceholderError) {
      if case .text(let result) = try placeholders.expand(text, keepsOthers: keepsOthers) {
        return result
      }
      report(.placeholder, line: line, .beyondLoop(text), subject: text)
    } catch {
      report(.placeholder, line: line, error.message, subject: text)
    }
    return nil
  }
}
