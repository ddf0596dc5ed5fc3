/// A form description drafted from a form or a table, to be corrected by hand.
///
/// It loads as it is: what was drafted has been compiled. Every decision that only a person can take is
/// marked in it by a comment.
public struct Draft: Sendable {
  /// What to draft from, and how to call it.
  public struct Options: Sendable {
    /// What the file is taken for.
    public enum Shape: String, Sendable, CaseIterable {
      /// A form: one sheet, with a grid.
      case form
      /// A table with heads: a row for each sheet.
      case table
    }

    /// The id of the form.
    public var id: String
    /// The year in which the sheets are written; `nil` to find it in the texts.
    public var year: FiscalYear?
    /// The worksheet; `nil` for the first one with anything in it.
    public var sheet: String?
    /// Form or table; `nil` to see for itself.
    public var shape: Shape?
    /// The language of the comments.
    public var language: Language
    /// What a file may cost.
    public var limits: Limits

    /// Finds everything in the file, but for the id.
    public init(id: String = "town.form") {
      self.id = id
      year = nil
      sheet = nil
      shape = nil
      language = .ja
      limits = Limits()
    }
  }

  /// The form description.
  public let xml: String
  /// The worksheet it was drafted from.
  public let sheet: String
  /// Form or table.
  public let shape: Options.Shape
  /// How many fields it has, and how many comments ask for a decision.
  public let fields: Int
  /// How many comments ask for a decision.
  public let questions: Int
  /// What else there is to say: worksheets left out, entries that the draft does not read.
  public let remarks: [Message]

  /// Drafts from the bytes of a file.
  ///
  /// Fails where the file cannot be read, holds nothing to draft from, or names no year.
  public init(
    _ bytes: [UInt8],
    path: String,
    options: Options = Options()
  ) throws(DraftError) {
    let form = try? TextPattern(#"[a-z][a-z0-9\-]*(\.[a-z0-9][a-z0-9\-]*)*"#)
    guard form?.matches(options.id) == true else { throw DraftError(.badID(options.id)) }
    let file: SourceFile
    do throws(ReadingError) {
      file = try Reader.read(bytes, path: path, limits: options.limits, readsLayout: true)
    } catch {
      throw DraftError(.unreadable(path, error.message))
    }
    guard file.kind != .instance else { throw DraftError(.instanceFile(path)) }
    let sheet = try Self.sheet(of: file, options)
    let shape = options.shape ?? (TableDraft.isTable(file.worksheets[sheet]) ? .table : .form)
    guard shape == .table || file.kind == .workbook else { throw DraftError(.gridFromCSV(path)) }
    var document =
      switch shape {
      case .form: try FormDraft(file, sheet: sheet, options).document()
      case .table: try TableDraft(file, sheet: sheet, options).document()
      }
    guard DraftKeyFields(document.root) != nil else {
      throw DraftError(.noKey(file.worksheets[sheet].name))
    }
    document.source = path.split(separator: "/").last.map(String.init) ?? path
    let (xml, questions) = document.written(in: options.language)
    let proof = try DraftProof(xml: xml, file: file, sheet: sheet)
    self.xml = xml
    self.sheet = file.worksheets[sheet].name
    self.shape = shape
    self.questions = questions
    fields = proof.schema.fields.count
    remarks = Self.otherSheets(file, than: sheet) + proof.remarks
  }

  /// Drafts from a file.
  public init(contentsOf path: String, options: Options = Options()) throws(DraftError) {
    let bytes: [UInt8]
    do throws(ReadingError) {
      bytes = try SubmissionPaths.bytes(of: path)
    } catch {
      throw DraftError(.unreadable(path, error.message))
    }
    try self.init(bytes, path: path, options: options)
  }

  private static func sheet(of file: SourceFile, _ options: Options) throws(DraftError) -> Int {
    if let name = options.sheet {
      guard let index = file.worksheets.firstIndex(where: { $0.name == name }) else {
        throw DraftError(.noWorksheet(name, file.worksheets.map(\.name)))
      }
      return index
    }
    let index = file.worksheets.firstIndex { sheet in
      sheet.state == .visible && sheet.cells.contains { !$0.content.isBlankText }
    }
    guard let index else { throw DraftError(.emptyFile(file.path)) }
    return index
  }

  private static func otherSheets(_ file: SourceFile, than sheet: Int) -> [Message] {
    let others = file.worksheets.indices.filter { index in
      let worksheet = file.worksheets[index]
      return index != sheet && worksheet.state == .visible
        && worksheet.cells.contains { !$0.content.isBlankText }
    }.map { file.worksheets[$0].name }
    return others.isEmpty ? [] : [.otherSheets(others)]
  }
}

/// Proves that a draft is a form description, and that the file it was made from can be read by it.
struct DraftProof {
  let schema: FormSchema
  private(set) var remarks: [Message] = []

  init(xml: String, file: SourceFile, sheet: Int) throws(DraftError) {
    let schema: FormSchema
    do throws(SchemaErrors) {
      schema = try SchemaSource(Array(xml.utf8), file: "draft.xml") { _ in nil }.compile(for: nil)
    } catch {
      throw DraftError(.notCompiled(error))
    }
    self.schema = schema
    var alone = file
    alone.worksheets = [file.worksheets[sheet]]
    alone.names = []
    alone.properties = [:]
    let reader = FormReader(ids: [schema.id]) { _, _ in schema }
    for reading in reader.read(alone) {
      guard case .record(_, let findings) = reading.outcome else { continue }
      // What a person typed and no field takes is the draft's fault until proved otherwise.
      let codes: Set<Finding.Code> = [
        .formUnread, .formConflict, .formPlace, .formLabel, .type, .unit, .code, .twoValues,
      ]
      let faults = findings.filter { codes.contains($0.code) }
      if let first = faults.first { remarks.append(.notRead(first, count: faults.count)) }
      return
    }
  }
}

extension Message {
  fileprivate static func unreadable(_ path: String, _ reason: Message) -> Self {
    Self(ja: "「\(path)」は\(reason.ja)", en: "'\(path)' \(reason.en)")
  }

  fileprivate static func badID(_ id: String) -> Self {
    Self(
      ja: "id「\(id)」は使えません。半角の英小文字で始め、英数字、-、. だけで書きます（例: town.form）。",
      en:
        "'\(id)' is no id; it begins with a lower-case letter and holds letters, digits, - and . (town.form)"
    )
  }

  fileprivate static func otherSheets(_ names: [String]) -> Self {
    Self(
      ja: "ほかのシート「\(names.joined(separator: "」「"))」は下書きしていません（--sheet で選べます）。",
      en: "not drafted: '\(names.joined(separator: "', '"))' (--sheet chooses one)"
    )
  }

  fileprivate static func notRead(_ finding: Finding, count: Int) -> Self {
    let more =
      count > 1 ? (ja: "（ほか\(count - 1)件）", en: " (and \(count - 1) more)") : (ja: "", en: "")
    return Self(
      ja: "もとのファイルを下書きで読むと指摘が残ります。下書きを直す手がかりにしてください: \(finding.message.ja)\(more.ja)",
      en:
        "reading the file by the draft leaves this, a hint at what to correct: \(finding.message.en)\(more.en)"
    )
  }

  fileprivate static func notCompiled(_ errors: SchemaErrors) -> Self {
    let first = errors.errors.first
    return Self(
      ja: """
        この様式からは下書きを作れませんでした（\(first?.message.ja ?? "")）。kenzan の誤りです。様式を添えて知らせてください。\
        使わない行や列を消した様式で試すか、docs/new-form.md の手順で書いてください。
        """,
      en: """
        no draft could be made of this form (\(first?.message.en ?? "")), which is a defect of kenzan; \
        please report it with the form. Try the form without unused rows and columns, or write the \
        description by docs/new-form.md
        """
    )
  }
}
