/// Forms to be filled in, blank or begun, ready to be written.
public struct Template: Sendable {
  /// What the forms begin with.
  public struct Filling: Sendable {
    /// A CSV whose first row has field paths: one form for every row.
    ///
    /// A plain number of a number field becomes a number; everything else stands as it was typed.
    public var list: String?
    /// Sheets of whatever form, of which fields of the same name are taken over by key.
    public var sources: Submission?
    /// Last year's sheets, of which names and settled figures are taken over by key.
    ///
    /// Forms are then sent out: their keys, what the list says and the settled figures cannot be typed over.
    public var prior: PriorSheets?
    /// A sheet that shows how to fill the form in, as its second worksheet.
    public var example: ExampleSheet?

    /// Nothing: a blank form.
    public init() {}
  }

  private let schema: FormSchema
  /// What is filled in for every workbook or worksheet; empty for a blank form.
  private let fills: [FormFill]
  private let example: Record?
  /// What a person should know of the sheets that the forms were filled from.
  public let notes: [Message]

  /// Makes a blank form, or the forms that a list, other sheets or last year's begin: one for every row
  /// of the list, or for every key where there is no list.
  public init(_ schema: FormSchema, filling: Filling = Filling()) throws(OutputError) {
    self.schema = schema
    example = filling.example?.record
    var fills: [FormFill] = []
    var notes: [Message] = []
    if let path = filling.list { fills = try TemplateList(schema, path: path).fills() }
    if let submission = filling.sources {
      var sources = TemplateSources(schema, submission)
      fills = sources.fills(fills)
      notes += sources.notes
      guard !fills.isEmpty else { throw OutputError(notes.first ?? .noSheets("--from")) }
    }
    if let sheets = filling.prior {
      var prior = TemplatePrior(schema, sheets)
      fills = prior.fills(fills)
      notes += prior.notes
      guard !fills.isEmpty else { throw OutputError(notes.first ?? .noSheets("--prior")) }
    }
    self.fills = fills
    self.notes = notes
  }

  /// One workbook with a worksheet for every form.
  public func workbook() throws(OutputError) -> [UInt8] {
    try workbook(of: fills).bytes()
  }

  /// Writes a workbook for every form into a folder, or for every department or policy with a worksheet
  /// for each of its forms, with a manifest of them.
  public func write(
    inFolder folder: String,
    for split: Export.Split? = nil,
    by writer: OutputWriter,
    jobs: Int = 1
  ) async throws(OutputError) {
    let books = books(for: split)
    let made = await books.map(\.fills).mapped(jobs: jobs) { fills in workbook(of: fills).file }
    var files: [OutputFile] = []
    for (index, book) in books.enumerated() {
      let name =
        fills.isEmpty
        ? book.name : OutputName.numbered(index + 1, of: books.count, book.name)
      files.append(OutputFile(path: name + ".xlsx", bytes: try made[index].get()))
    }
    let manifest = OutputManifest(
      version: kenzanVersion,
      schemas: ["\(schema.id) \(schema.version)"]
    )
    try writer.write(files, inFolder: folder, manifest: manifest)
  }

  private func workbook(of fills: [FormFill]) -> Workbook {
    TemplateWorkbook.workbook(schema: schema, fills: fills, example: example)
  }

  /// What goes into one workbook each, in the order of the list, and what the workbook is about.
  private func books(for split: Export.Split?) -> [(name: String, fills: [FormFill])] {
    guard !fills.isEmpty else { return [("\(schema.id)-\(schema.year)", [])] }
    guard let split else { return fills.map { (name(of: $0), [$0]) } }
    var books: [(name: String, fills: [FormFill])] = []
    for fill in fills {
      let name = OutputName.cleaned(fill.record(of: schema).value(of: split))
      if let index = books.firstIndex(where: { $0.name == name }) {
        books[index].fills.append(fill)
      } else {
        books.append((name, [fill]))
      }
    }
    return books
  }

  /// What people call the sheet, as far as a file may be named so.
  private func name(of fill: FormFill) -> String {
    guard case .text(let subject)? = schema.subject.flatMap({ fill.values[$0] }) else { return "" }
    return OutputName.cleaned(subject)
  }
}

extension Workbook {
  /// The file of the workbook; fails where Excel could not open it.
  func bytes() throws(OutputError) -> [UInt8] { try file.get() }

  /// The same for a task that makes one file of many.
  var file: Result<[UInt8], OutputError> {
    do throws(WorkbookError) { return .success(try WorkbookWriter.write(self)) } catch {
      return .failure(OutputError(error.message))
    }
  }
}

extension Message {
  fileprivate static func noSheets(_ option: String) -> Message {
    Message(
      ja: "\(option) には、記入しておく内容のあるシートがありません。",
      en: "there is no sheet in \(option) to take anything from"
    )
  }
}
