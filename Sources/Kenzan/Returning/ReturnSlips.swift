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
  /// What could not be read goes to the department of the other sheets of its file, or the only one that
  /// its path names; what nobody can assign comes last, together.
  public init(_ submission: Submission, notice: SecretariatNotice = SecretariatNotice()) {
    let owners = SheetOwners(submission)
    let answers = PreviousAnswers(submission.accepted)
    var drawers = Drawers(owners.names)
    let sheets = submission.tidySheetsByFile
    for (index, file) in submission.report.files.enumerated() {
      let own = sheets.indices.contains(index) ? sheets[index] : []
      let departments = own.map { owners.department(of: $0) }
      // Notes on a file, such as an example beside the sheets, ask nothing of anybody.
      if file.findings.contains(where: { $0.severity > .info }) {
        var part = ReturnSlip.Part(file)
        // What a department answered without effect goes back to it.
        var known = (departments + [file.department ?? ""]).filter { !$0.isBlank }
        if known.isEmpty, let presumed = owners.presumed(file.path, sheet: "", besides: []) {
          known = [presumed]
          part.isPresumed = true
        }
        if !part.isEmpty { drawers.put(part, inEach: known.isEmpty ? [""] : known) }
      }
      for (sheet, department) in zip(own, departments) {
        var part = ReturnSlip.Part(sheet, answers: answers)
        part.deadline = owners.deadline(of: sheet)
        var name = department
        if name.isBlank, sheet.record == nil,
          let presumed = owners.presumed(
            file.path,
            sheet: sheet.report.sheet,
            besides: departments
          )
        {
          name = presumed
          // Beside sheets that were read nobody doubts whose it is.
          part.isPresumed = departments.allSatisfy(\.isBlank)
        }
        drawers.put(part, in: name)
      }
    }
    slips = drawers.slips(with: notice, asOf: submission.register?.asOf)
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
    OutputName.numbered(number, of: count, OutputName.cleaned(addressee)) + "_指摘票"
  }
}

extension ReturnSlip.Part {
  fileprivate var isEmpty: Bool { items.isEmpty && notes.isEmpty }
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

  func slips(with notice: SecretariatNotice, asOf day: CalendarDate?) -> [ReturnSlip] {
    let ordered = names.filter { !$0.isBlank } + names.filter(\.isBlank)
    return ordered.enumerated().compactMap { index, name in
      guard let parts = parts[name.normalizedForMatching] else { return nil }
      var slip = ReturnSlip(
        number: index + 1,
        count: ordered.count,
        department: name.isBlank ? nil : name,
        parts: parts,
        notice: notice,
        asOf: day
      )
      slip.numberItems()
      return slip
    }
  }
}
