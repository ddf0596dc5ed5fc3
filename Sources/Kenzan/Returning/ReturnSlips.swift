private import KenzanBridge

/// What departments get back: a slip for each, with what was found in its sheets.
public struct ReturnSlips: Sendable {
  package let slips: [ReturnSlip]
  package let manifest: OutputManifest

  /// How many departments get one; those whose sheets nobody can assign count as one more.
  public var count: Int { slips.count }

  /// Sorts the sheets of a submission by department: in the order and under the names of the register
  /// where there is one, else in the order in which departments first occur.
  ///
  /// Files that cannot be read, and sheets that do not say whose they are, come last, together.
  public init(_ submission: Submission) {
    let rows = submission.register.map { RegisterDepartments($0) }
    var drawers = Drawers(rows?.names ?? [])
    let sheets = submission.tidySheetsByFile
    for (index, file) in submission.report.files.enumerated() {
      let own = sheets.indices.contains(index) ? sheets[index] : []
      let departments = own.map { rows?.name(of: $0) ?? $0.value(of: .department) }
      // Notes on a file, such as an example beside the sheets, ask nothing of anybody.
      if file.findings.contains(where: { $0.severity > .info }) {
        // What a department answered without effect goes back to it.
        let known = (departments + [file.department ?? ""]).filter { !$0.isBlank }
        let part = ReturnSlip.Part(file)
        if !part.isEmpty { drawers.put(part, inEach: known.isEmpty ? [""] : known) }
      }
      for (sheet, department) in zip(own, departments) {
        drawers.put(ReturnSlip.Part(sheet), in: department)
      }
    }
    slips = drawers.slips
    manifest = submission.manifest()
  }

  /// Writes a workbook for every department into a folder, with a manifest of them.
  public func writeWorkbooks(
    inFolder folder: String,
    by writer: OutputWriter,
    jobs: Int = 1
  ) async throws(OutputError) {
    let here = currentFolder() ?? "/"
    let books = await slips.mapped(jobs: jobs) { slip in
      let name = slip.fileName + ".xlsx"
      let links = SourceLinks(from: folder + "/" + name, in: here)
      return ReturnBook(slip: slip, links: links).workbook.file
    }
    var files: [OutputFile] = []
    for (slip, book) in zip(slips, books) {
      files.append(OutputFile(path: slip.fileName + ".xlsx", bytes: try book.get()))
    }
    try writer.write(files, inFolder: folder, manifest: manifest)
  }

  /// Every department on one page (HTML) that needs nothing beside it.
  public var page: String { ReturnPage(slips: slips).html }

  /// Writes a page for every department into a folder, with a manifest of them.
  public func writePages(inFolder folder: String, by writer: OutputWriter) throws(OutputError) {
    let files = slips.map { slip in
      let page = ReturnPage(slips: [slip]).html
      return OutputFile(path: slip.fileName + ".html", bytes: Array(page.utf8))
    }
    try writer.write(files, inFolder: folder, manifest: manifest)
  }
}

extension ReturnSlip {
  /// The name of its file, without an ending.
  package var fileName: String {
    let padded = number < 10 ? "0\(number)" : String(number)
    return "\(padded)_\(ExportPart.folderName(of: addressee))_指摘票"
  }
}

extension ReturnSlip.Part {
  fileprivate var isEmpty: Bool { items.isEmpty && notes.isEmpty }
}

/// The departments as a register calls them.
private struct RegisterDepartments {
  /// In the order of `kenzan status`.
  let names: [String]
  private let rows: [Register.Row]
  private let index: RowIndex

  init(_ register: Register) {
    names = RegisterStatus(register).departments.map(\.name)
    rows = register.rows
    index = RowIndex(register)
  }

  /// The department from which the sheet is expected; `nil` where nobody expects it.
  func name(of sheet: TidySheet) -> String? {
    sheet.record.flatMap { RowKey($0) }.flatMap { index[$0] }.map { rows[$0][.department] }
  }
}

/// The slips as they fill, by department.
private struct Drawers {
  private var names: [String]
  /// By name as it is compared.
  private var parts: [String: [ReturnSlip.Part]] = [:]

  /// Begins with the departments whose places are known: their numbers stay from week to week.
  init(_ names: [String]) {
    self.names = names
  }

  mutating func put(_ part: ReturnSlip.Part, in name: String) {
    let name = Self.cleaned(name)
    let key = name.normalizedForMatching
    if !names.contains(where: { $0.normalizedForMatching == key }) { names.append(name) }
    parts[key, default: []].append(part)
  }

  /// Puts it once into the drawer of every department named, however often and in whatever spelling.
  mutating func put(_ part: ReturnSlip.Part, inEach names: [String]) {
    var known: Set<String> = []
    for name in names where known.insert(Self.cleaned(name).normalizedForMatching).inserted {
      put(part, in: name)
    }
  }

  /// In one line, and no longer than a name may be: anything may stand in the place of a department.
  private static func cleaned(_ name: String) -> String {
    let words = name.split { $0.isWhitespace }.joined(separator: " ")
    return WorkbookText.shortened(words, to: 60)
  }

  var slips: [ReturnSlip] {
    let ordered = names.filter { !$0.isBlank } + names.filter(\.isBlank)
    return ordered.enumerated().compactMap { index, name in
      guard let parts = parts[name.normalizedForMatching] else { return nil }
      var slip = ReturnSlip(
        number: index + 1,
        department: name.isBlank ? nil : name,
        parts: parts
      )
      slip.count()
      return slip
    }
  }
}

extension ReturnSlip {
  /// Numbers the findings as they stand on the page.
  fileprivate mutating func count() {
    var number = 0
    for part in parts.indices {
      for item in parts[part].items.indices {
        number += 1
        parts[part].items[item].number = number
      }
    }
  }
}
