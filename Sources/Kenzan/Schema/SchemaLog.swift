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
}
