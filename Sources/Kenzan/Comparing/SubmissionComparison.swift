/// What differs between two states of a submission: values, sheets, findings.
public struct SubmissionComparison: Sendable {
  /// How many of each there are.
  package struct Counts: Sendable, Equatable {
    /// Sheets with a change of any kind, and those without.
    package var changed = 0
    package var unchanged = 0
    /// Values, and pictures in a form's places for them.
    package var values = 0
    /// Findings, by what became of them.
    package var findings: [FindingChange.Kind: Int] = [:]
  }

  /// What was found in the later state.
  public let report: CheckReport
  /// The earlier state as it was checked.
  package let oldReport: CheckReport
  /// The sheets that both states have, in the order of the later one.
  package let sheets: [ComparedSheet]
  /// The sheets that only one of the states has.
  package let added: [SheetPlace]
  package let removed: [SheetPlace]
  package let unpaired: [UnpairedSheets]
  /// What is in a state and could not be read.
  package let unread: [UnreadPlace]
  /// What is in a state and was not taken for a submission: 記入例, blank forms, lock files.
  package let ignored: [UnreadPlace]
  /// What the forms of the two states do not have in common.
  package let gaps: [FormGap]
  /// The files of either state; and the rename map, where there is one.
  package let inputs: [String]
  /// The year of the earlier sheets, where it is another one.
  package let oldYear: FiscalYear?
  /// The papers that show the earlier sheets, where somebody has them.
  public var packet: PrintedPacket?

  package var counts: Counts {
    sheets.reduce(into: Counts()) { counts, sheet in
      if sheet.isUnchanged { counts.unchanged += 1 } else { counts.changed += 1 }
      counts.values += sheet.changes.count + sheet.pictures.count
      for finding in sheet.findings { counts.findings[finding.kind, default: 0] += 1 }
    }
  }

  /// Whether everything that was handed in again says what it said before; not all need be.
  package var isUnchanged: Bool {
    oldYear == nil && !sheets.isEmpty && sheets.allSatisfy(\.isUnchanged) && added.isEmpty
      && unpaired.allSatisfy { $0.reason == .copies || $0.new.isEmpty }
      && unread.allSatisfy(\.isOld)
  }
}

extension SubmissionComparison {
  /// Whether a sheet came again in a file of another name or with other bytes and says the same.
  package func isResubmission(_ sheet: ComparedSheet) -> Bool {
    oldYear == nil && sheet.isUnchanged && !sheet.isSameFile
  }
}

extension SubmissionComparison {
  /// Reads and checks both states and compares them; the result is the same whatever the number of jobs.
  ///
  /// Sheets of the earlier state are read as those of the later one's year; where none of them can be,
  /// and they say that they are of another year or version, as such. `progress` is told how many files are done.
  public static func make(
    from old: SubmissionPaths,
    to new: SubmissionPaths,
    catalogue: Catalogue,
    options: Submission.Options = Submission.Options(),
    progress: (Int, Int) -> Void = { _, _ in }
  ) async -> SubmissionComparison {
    let total = old.entries.count + new.entries.count
    let reading = ReadingOptions(schemaID: options.schema, year: options.year)
    let forms = FormReader(catalogue: catalogue, options: reading)
    let later = await Submission.check(new, forms: forms, options: options) { done, _ in
      progress(done, total)
    }
    var before = options
    // What was accepted is said of the later state.
    before.check.accepted = nil
    var earlier = await Submission.check(old, forms: forms, options: before) { done, _ in
      progress(new.entries.count + done, total)
    }
    for year in earlier.otherYears(expected: options.year, catalogue) {
      guard !earlier.hasRecords, let next = year.advanced(by: 1) else { break }
      let reading = ReadingOptions(schemaID: options.schema, year: next)
      let forms = FormReader(priorTo: reading, catalogue: catalogue)
      let other = await Submission.check(old, forms: forms, options: before)
      if other.hasRecords { earlier = other }
    }
    return await Self(earlier, later, renames: options.renames, jobs: options.jobs)
  }

  private init(
    _ earlier: Submission,
    _ later: Submission,
    renames: RenameMap?,
    jobs: Int
  ) async {
    let old = ReadSheet.all(of: earlier)
    let new = ReadSheet.all(of: later)
    let forms = ComparedForms(new)
    let priors = old.map { forms.prior($0, renames: renames) }
    let sheetPairs = SheetPairs(old: old, priors: priors, new: new)
    sheets = await sheetPairs.pairs.mapped(jobs: jobs, progress: { _, _ in }) { pair in
      priors[pair.old].map {
        ComparedSheet($0, old: old[pair.old], new: new[pair.new], renames: renames)
      }
    }.compactMap { $0 }
    added = sheetPairs.added.map { new[$0].place }
    removed = sheetPairs.removed.map { old[$0].place }
    unpaired = sheetPairs.unpaired
    unread = earlier.unread(isOld: true) + later.unread(isOld: false)
    ignored = earlier.ignored(isOld: true) + later.ignored(isOld: false)
    gaps = forms.gaps(priors)
    report = later.report
    oldReport = earlier.report
    let year = old.first?.record.schema.year
    oldYear = new.first.map { $0.record.schema.year == year } ?? true ? nil : year
    inputs =
      (earlier.report.files + later.report.files).map(\.path) + [renames?.path].compactMap { $0 }
  }
}

/// The later forms, each with the earlier ones that it is compared with.
private struct ComparedForms {
  private struct Key: Hashable {
    var id: String
    var version: String
    var year: FiscalYear
  }

  private let now: [String: FormSchema]
  private let forms = Memo<Key, PriorForm?>()

  init(_ sheets: [ReadSheet]) {
    now = Dictionary(sheets.map { ($0.record.schema.id, $0.record.schema) }) { first, _ in first }
  }

  /// The earlier sheet as the later form asks for it; `nil` where no later sheet has its form.
  func prior(_ sheet: ReadSheet, renames: RenameMap?) -> PriorRecord? {
    let schema = sheet.record.schema
    let key = Key(id: schema.id, version: schema.version, year: schema.year)
    let form = forms.value(of: key) {
      now[schema.id].map { PriorForm(now: $0, then: schema, keepsAll: true) }
    }
    let place = PriorSheet(
      file: sheet.place.path,
      name: sheet.place.sheet,
      isAlone: false,
      schema: schema,
      places: sheet.record.places
    )
    return form.map { PriorRecord(sheet.record, form: $0, sheet: place, renames: renames) }
  }

  /// What the forms do not have in common, each pair of them once.
  func gaps(_ priors: [PriorRecord?]) -> [FormGap] {
    var known: Set<Key> = []
    return priors.compactMap { prior in
      guard let form = prior?.form else { return nil }
      let key = Key(id: form.then.id, version: form.then.version, year: form.then.year)
      return known.insert(key).inserted ? FormGap(old: form.then, new: form.now) : nil
    }
  }
}

extension Submission {
  fileprivate var hasRecords: Bool { files.flatMap(\.sheets).contains { $0.record != nil } }

  /// The years, or the versions of a year, that sheets are of which were not read for that reason; that
  /// of most of them first.
  fileprivate func otherYears(
    expected: FiscalYear?,
    _ catalogue: Catalogue
  ) -> [FiscalYear] {
    let years = files.flatMap(\.sheets).filter { sheet in
      sheet.record == nil && sheet.report.findings.contains { $0.code == .formYear }
    }.flatMap { sheet -> [FiscalYear?] in
      let own = expected ?? sheet.report.schema.flatMap { catalogue.defaultYear(of: $0) }
      // Another version may be an earlier one of the same year, or that of the year before.
      return sheet.report.year == own
        ? [own, own?.advanced(by: -1)] : [sheet.report.year]
    }.compactMap { $0 }
    let counts = Dictionary(grouping: years) { $0 }.mapValues(\.count)
    return counts.sorted { ($0.value, $0.key) > ($1.value, $1.key) }.map(\.key)
  }

  /// What was not read because it is no submission.
  fileprivate func ignored(isOld: Bool) -> [UnreadPlace] {
    report.files.flatMap { file in
      file.findings.filter { $0.code == .fileIgnored || $0.code == .sheetIgnored }.map {
        UnreadPlace(isOld: isOld, path: file.path, sheet: $0.value, reason: $0.message)
      }
    }
  }

  /// The files and sheets that could not be read.
  fileprivate func unread(isOld: Bool) -> [UnreadPlace] {
    zip(files, report.files).flatMap { file, report -> [UnreadPlace] in
      let own = report.findings.filter { $0.code == .fileUnreadable }.map {
        UnreadPlace(isOld: isOld, path: file.path, sheet: nil, reason: $0.message)
      }
      let sheets = file.sheets.filter { $0.record == nil }.map { sheet in
        UnreadPlace(
          isOld: isOld,
          path: file.path,
          sheet: sheet.report.sheet,
          reason: sheet.report.findings.first?.message ?? .nothing
        )
      }
      return own + sheets
    }
  }
}
