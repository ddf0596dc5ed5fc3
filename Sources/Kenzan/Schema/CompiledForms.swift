/// The embedded forms that a process has compiled, each once for a year: they never change.
enum CompiledForms {
  private struct Key: Hashable {
    var id: String
    var version: String
    var year: FiscalYear
  }

  private static let forms = Memo<Key, FormSchema>()

  /// The form for a fiscal year, or for its own.
  static func form(
    of source: SchemaSource,
    for year: FiscalYear?
  ) throws(SchemaErrors) -> FormSchema {
    let key = Key(id: source.id, version: source.version, year: year ?? source.year)
    return try forms.value(of: key) { () throws(SchemaErrors) in try source.compile(for: year) }
  }
}
