private import KenzanBridge
private import KenzanSchemas

/// The form descriptions that are at hand: the embedded ones, and those of a user's folders.
///
/// A form may be there in several versions. Each holds from its own `year` on, so the year of a sheet
/// decides which one it is of; years before the first version are those of the first.
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
    /// The stages of the evaluation, in their order; empty where there is only one.
    public let stages: [String]
  }

  /// The versions of every form, by id, the earlier year first.
  private var sources: [String: [SchemaSource]] = [:]
  /// The version that a user named by its file, which then holds for every year, by id.
  private var named: [String: String] = [:]

  /// Reads the embedded form descriptions.
  public init() throws(SchemaErrors) {
    let files = EmbeddedSchemas.files
    var errors: [SchemaError] = []
    for name in files.keys.sorted() where name.hasSuffix(".xml") {
      do throws(SchemaErrors) {
        var source = try SchemaSource(files[name] ?? [], file: name) { files[$0] }
        source.isEmbedded = true
        try insert(source)
      } catch {
        errors += error.errors
      }
    }
    guard errors.isEmpty else { throw SchemaErrors(errors) }
  }

  /// The ids of all forms, sorted.
  public var ids: [String] { sources.keys.sorted() }

  /// What `schema list` shows, sorted by id, then by the year from which a version holds.
  public var entries: [Entry] {
    ids.flatMap { sources[$0] ?? [] }.map { source in
      Entry(
        id: source.id,
        version: source.version,
        year: source.year,
        title: source.title,
        file: source.file,
        stages: source.stages
      )
    }
  }

  /// Compiles a form for a fiscal year, in the version that holds then; without a year the newest one
  /// for its own.
  public func schema(id: String, year: FiscalYear? = nil) throws(SchemaErrors) -> FormSchema {
    guard let source = source(of: id, in: year) else {
      let nearest = Spelling.nearest(to: id, among: sources.keys)
      throw SchemaErrors(.catalogue, id, .noSchema(id, nearest, ids))
    }
    return try source.isEmbedded ? CompiledForms.form(of: source, for: year) : source.compile(for: year)
  }

  /// The year of a form's sheets unless another is asked for; `nil` where there is no such form.
  package func defaultYear(of id: String) -> FiscalYear? { source(of: id, in: nil)?.year }

  /// Every version of a form that compiles for a year.
  package func versions(of id: String, for year: FiscalYear) -> [FormSchema] {
    (sources[id] ?? []).compactMap { source in try? source.compile(for: year) }
  }

  /// Whether there is more than one version of a form.
  package func hasVersions(_ id: String) -> Bool { (sources[id] ?? []).count > 1 }

  private func source(of id: String, in year: FiscalYear?) -> SchemaSource? {
    let versions = sources[id] ?? []
    if let version = named[id] { return versions.first { $0.version == version } }
    guard let year else { return versions.last }
    return versions.last { $0.year <= year } ?? versions.first
  }
}

// MARK: - Files

extension Catalogue {
  /// Reads every form description of a folder and the folders in it.
  ///
  /// Each is compiled once, so that a mistake shows now and not when a sheet of it turns up. XML
  /// files of other kinds are passed over. A form that is there already is a mistake, unless it is
  /// another version that holds from another year on.
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

  /// Reads one form description and returns its id; it counts for every year, whatever other
  /// versions there are.
  public mutating func add(file: String) throws(SchemaErrors) -> String {
    guard let source = try Self.source(at: file, skipsOthers: false) else { return "" }
    sources[source.id]?.removeAll { $0.version == source.version }
    named[source.id] = source.version
    enter(source)
    return source.id
  }

  private mutating func insert(_ source: SchemaSource) throws(SchemaErrors) {
    for other in sources[source.id] ?? [] {
      if other.version == source.version {
        let message = Message.repeatedVersion(source.id, source.version, other.file)
        throw SchemaErrors(.catalogue, source.file, message)
      }
      if other.year == source.year {
        let message = Message.repeatedYear(source, other)
        throw SchemaErrors(.catalogue, source.file, message)
      }
    }
    enter(source)
  }

  private mutating func enter(_ source: SchemaSource) {
    let versions = (sources[source.id] ?? []) + [source]
    sources[source.id] = versions.sorted { ($0.year, $0.version) < ($1.year, $1.version) }
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

  fileprivate static func repeatedVersion(
    _ id: String,
    _ version: String,
    _ file: String
  ) -> Message {
    Message(
      ja: "様式「\(id)」の版「\(version)」は「\(file)」にもあります。別の様式なら id を、別の版なら version を変えてください。",
      en: "version '\(version)' of the form '\(id)' is also in '\(file)'; "
        + "change the id of another form, the version of another version"
    )
  }

  fileprivate static func repeatedYear(_ one: SchemaSource, _ other: SchemaSource) -> Message {
    Message(
      ja:
        "様式「\(one.id)」の版「\(one.version)」と版「\(other.version)」（\(other.file)）は、どちらも year が \(one.year) です。"
        + "year は版を使い始める年度なので、どちらかを変えてください。",
      en:
        "the versions '\(one.version)' and '\(other.version)' (\(other.file)) of the form '\(one.id)' "
        + "both have the year \(one.year), from which a version holds; change one of them"
    )
  }

  fileprivate static func unreadable(_ words: String) -> Message {
    Message(ja: "読めません（\(words)）。", en: "cannot be read: \(words)")
  }
}
