import KenzanBridge

/// A form description as it was read: well formed and in keeping with the grammar, not yet compiled.
struct SchemaSource: Sendable {
  /// The namespace of the language.
  static let namespace = "urn:kenzan:schema:1"

  let file: String
  let root: XMLElement
  /// The code lists beside it, by file name.
  let companions: [String: [UInt8]]
  let id: String
  let version: String
  let title: String
  /// The year for which it is compiled unless another is asked for.
  let year: FiscalYear
  /// Whether kenzan brought it along.
  var isEmbedded = false
  /// The stages of the evaluation.
  var stages: [String] {
    root.child(named: "stages").map { XMLElement.words($0.text) } ?? []
  }

  /// Parses the bytes and checks them against the grammar; `companion` gives a file beside it.
  init(
    _ bytes: [UInt8],
    file: String,
    companion: (String) -> [UInt8]?
  ) throws(SchemaErrors) {
    root = try SchemaGrammar().read(bytes, file: file)
    self.file = file
    var companions: [String: [UInt8]] = [:]
    for name in root.children(named: "codes").compactMap({ $0[attribute: "src"] })
    where CodeListCompiler.isBeside(name) {
      companions[name] = companion(name)
    }
    self.companions = companions
    id = root[attribute: "id"] ?? ""
    version = root[attribute: "version"] ?? ""
    title = root[attribute: "title"] ?? ""
    let key = root[attribute: "year"] ?? ""
    guard let year = FiscalYear(key: key) else {
      throw SchemaErrors([
        SchemaError(file: file, line: root.line, kind: .parameter, message: .noSuchYear(key))
      ])
    }
    self.year = year
  }

  func compile(for year: FiscalYear?) throws(SchemaErrors) -> FormSchema {
    try SchemaCompiler(source: self, year: year ?? self.year).compile()
  }
}
