private import KenzanBridge
private import KenzanSchemas

/// The form descriptions that are at hand: the embedded ones, and those of a user's folders.
///
/// ```swift
/// var catalogue = try Catalogue()
/// try catalogue.add(directory: "schemas")
/// let schema = try catalogue.schema(id: "town.program", year: FiscalYear(key: "R8"))
/// ```
public struct Catalogue: Sendable {
  /// One form description, before it is compiled for a year.
  public struct Entry: Sendable, Hashable {
    /// The id.
    public let id: String
    /// The version of the description.
    public let version: String
    /// The fiscal year for which it is compiled unless another is asked for.
    public let year: FiscalYear
    /// The form's title.
    public let title: String
    /// The file that it was read from; for an embedded one its name.
    public let file: String
  }

  private var sources: [String: SchemaSource] = [:]

  /// Reads the embedded form descriptions.
  public init() throws(SchemaErrors) {
    let files = EmbeddedSchemas.files
    var errors: [SchemaError] = []
    for name in files.keys.sorted() where name.hasSuffix(".xml") {
      do throws(SchemaErrors) {
        try insert(SchemaSource(files[name] ?? [], file: name) { files[$0] })
      } catch {
        errors += error.errors
      }
    }
    guard errors.isEmpty else { throw SchemaErrors(errors) }
  }

  /// The ids of all forms, sorted.
  public var ids: [String] { sources.keys.sorted() }

  /// What `schema list` shows, sorted by id.
  public var entries: [Entry] {
    ids.compactMap { sources[$0] }.map { source in
      Entry(
        id: source.id,
        version: source.version,
        year: source.year,
        title: source.title,
        file: source.file
      )
    }
  }

  /// Compiles a form for a fiscal year, its own default year for `nil`.
  public func schema(id: String, year: FiscalYear? = nil) throws(SchemaErrors) -> FormSchema {
    guard let source = sources[id] else {
      let nearest = Spelling.nearest(to: id, among: sources.keys)
      throw SchemaErrors(.catalogue, id, .noSchema(id, nearest, ids))
    }
    return try source.compile(for: year)
  }
}

// MARK: - Files

extension Catalogue {
  /// Reads every form description of a folder and the folders in it.
  ///
  /// Each is compiled once, so that a mistake shows now and not when a sheet of it turns up. XML
  /// files of other kinds are passed over. An id that is already taken is a mistake.
  public mutating func add(directory: String) throws(SchemaErrors) {
    let entries: [FolderEntry]
    do throws(FileError) {
      entries = try listFolder(at: directory)
    } catch {
      throw SchemaErrors(.file, directory, .unreadable(error.words))
    }
    var errors: [SchemaError] = []
    for entry in entries where entry.kind == .file && entry.path.hasSuffix(".xml") {
      do throws(SchemaErrors) {
        guard let source = try Self.source(at: entry.path, skipsOthers: true) else { continue }
        _ = try source.compile(for: nil)
        try insert(source)
      } catch {
        errors += error.errors
      }
    }
    guard errors.isEmpty else { throw SchemaErrors(errors) }
  }

  /// Reads one form description and returns its id; it takes the place of another with that id.
  public mutating func add(file: String) throws(SchemaErrors) -> String {
    guard let source = try Self.source(at: file, skipsOthers: false) else { return "" }
    sources[source.id] = source
    return source.id
  }

  private mutating func insert(_ source: SchemaSource) throws(SchemaErrors) {
    if let other = sources[source.id] {
      throw SchemaErrors(.catalogue, source.file, .repeatedID(source.id, other.file))
    }
    sources[source.id] = source
  }

  /// A form description with the CSV files beside it; `nil` for another kind of XML if that is to
  /// be passed over.
  private static func source(
    at path: String,
    skipsOthers: Bool
  ) throws(SchemaErrors) -> SchemaSource? {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try readFile(at: path, maximum: XMLDocument.maximumSize + 1)
    } catch {
      throw SchemaErrors(.file, path, .unreadable(error.words))
    }
    if skipsOthers, let root = try? XMLDocument.read(bytes),
      root.name != "schema" || root.namespace.map({ $0 != SchemaSource.namespace }) == true
    {
      return nil
    }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return try SchemaSource(bytes, file: path) { name in
      try? readFile(at: folder + name, maximum: XMLDocument.maximumSize)
    }
  }
}

extension SchemaErrors {
  fileprivate init(_ kind: SchemaError.Kind, _ file: String, _ message: Message) {
    self.init([SchemaError(file: file, line: 0, kind: kind, message: message)])
  }
}

extension Message {
  fileprivate static func noSchema(_ id: String, _ nearest: String?, _ ids: [String]) -> Message {
    let list = ids.joined(separator: " ")
    return Message(
      ja: "様式「\(id)」はありません。" + Message.suggestion(nearest).ja + "使えるのは \(list) です。",
      en: "there is no form '\(id)'" + Message.suggestion(nearest).en + " Known forms: \(list)"
    )
  }

  fileprivate static func repeatedID(_ id: String, _ file: String) -> Message {
    Message(
      ja: "id「\(id)」の様式は「\(file)」にもあります。どちらかの id を変えてください。",
      en: "the form '\(id)' is also in '\(file)'; change one of the ids"
    )
  }

  fileprivate static func unreadable(_ words: String) -> Message {
    Message(ja: "読めません（\(words)）。", en: "cannot be read: \(words)")
  }
}
