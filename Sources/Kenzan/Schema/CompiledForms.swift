internal import Synchronization

/// The embedded forms that a process has compiled, each once for a year: they never change.
enum CompiledForms {
  private struct Key: Hashable {
    var id: String
    var version: String
    var year: FiscalYear
  }

  private static let forms = Mutex<[Key: FormSchema]>([:])

  /// The form for a fiscal year, or for its own.
  static func form(
    of source: SchemaSource,
    for year: FiscalYear?
  ) throws(SchemaErrors) -> FormSchema {
    let key = Key(id: source.id, version: source.version, year: year ?? source.year)
    if let form = forms.withLock({ $0[key] }) { return form }
    // Two tasks may compile it at once, which costs time but changes nothing.
    let form = try source.compile(for: year)
    forms.withLock { $0[key] = form }
    return form
  }
}
