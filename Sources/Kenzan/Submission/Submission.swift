private import KenzanBridge

/// Files that departments handed in, read and checked.
public struct Submission: Sendable {
  /// What was found.
  public let report: CheckReport
  /// The register with what came entered into it, where there is one; it is not written yet.
  public let register: Register?
  /// The sheets behind the report, file by file.
  package let files: [CheckedFile]
  /// What was accepted and answered.
  package var accepted: AcceptedFindings?

  /// How files are read and checked.
  public struct Options: Sendable {
    /// The form to read every sheet with; `nil` to recognize it sheet by sheet.
    public var schema: String?
    /// The fiscal year of the sheets; `nil` for that of the form.
    public var year: FiscalYear?
    /// Last year's files, with which the sheets are compared.
    public var prior: SubmissionPaths?
    /// What has another name this year than last year.
    public var renames: RenameMap?
    /// Whether the pictures of the sheets are kept, for papers that show them.
    public var keepsPictures: Bool
    /// Whether sheets without findings are only counted in files with very many, such as large tables,
    /// whose rows are not held then.
    public var isCondensed: Bool
    /// What makes a sheet fail.
    public var check: CheckOptions
    /// What a file may cost.
    public var limits: Limits
    /// How many files are worked on at once.
    public var jobs: Int

    /// Recognizes forms, fails on errors, works on one file at a time.
    public init() {
      schema = nil
      year = nil
      prior = nil
      renames = nil
      keepsPictures = true
      isCondensed = false
      check = CheckOptions()
      limits = Limits()
      jobs = 1
    }
  }

  /// Reads and checks files, several at once; the result is the same whatever the number of jobs.
  ///
  /// `progress` is told how many files are done, and how many there are.
  public static func check(
    _ paths: SubmissionPaths,
    catalogue: Catalogue,
    options: Options = Options(),
    progress: (Int, Int) -> Void = { _, _ in }
  ) async -> Submission {
    var reading = ReadingOptions(schemaID: options.schema, year: options.year)
    reading.keepsPictures = options.keepsPictures
    let forms = FormReader(catalogue: catalogue, options: reading)
    let before = options.prior?.entries.count ?? 0
    let total = before + paths.entries.count
    let prior = await priorYear(forms, catalogue, options) { done, _ in progress(done, total) }
    return await check(paths, forms: forms, prior: prior, options: options) { done, _ in
      progress(before + done, total)
    }
  }

  /// Reads files with these forms and checks them.
  static func check(
    _ paths: SubmissionPaths,
    forms: FormReader,
    prior: PriorYear? = nil,
    options: Options,
    progress: (Int, Int) -> Void = { _, _ in }
  ) async -> Submission {
    let check = SubmissionCheck(options: options.check, version: kenzanVersion, prior: prior)
    let tables = TableCheck(check: check, forms: forms, limits: options.limits, jobs: options.jobs)
    // A register has a row for every sheet, and last year's sheets are asked about each.
    let isCondensed = options.isCondensed && options.check.register == nil
    let mayPass = isCondensed && prior == nil
    let checked = await paths.entries.mapped(jobs: options.jobs, progress: progress) { entry in
      mayPass && tables.concerns(entry)
        ? nil : check.check(FileReading(entry, forms: forms, limits: options.limits))
    }
    let files = await tables.files(paths.entries, checked)
    let (report, register) = check.settled(files)
    return Submission(
      report: isCondensed
        ? report.condensed(above: options.limits.listedSheets) : report,
      register: register,
      files: files,
      accepted: options.check.accepted
    )
  }

  /// Reads files without checking them, several at once, in their order.
  ///
  /// Tables are first taken for those of the forms that are expected, since comparing their headings with
  /// every form means to compile every form; one that is none of them is read like any other file.
  package static func read(
    _ paths: SubmissionPaths,
    expecting expected: [String],
    catalogue: Catalogue,
    options: Options = Options(),
    progress: (Int, Int) -> Void = { _, _ in }
  ) async -> [FileReading] {
    let reading = ReadingOptions(schemaID: options.schema, year: options.year)
    let forms = FormReader(catalogue: catalogue, options: reading)
    let own = FormReader(ids: expected, options: reading) { id, year in
      try? catalogue.schema(id: id, year: year)
    }
    return await paths.entries.mapped(jobs: options.jobs, progress: progress) { entry in
      guard entry.path.lowercased().hasSuffix(".csv") else {
        return FileReading(entry, forms: forms, limits: options.limits)
      }
      let file = FileReading(entry, forms: own, limits: options.limits)
      guard case .sheets(let sheets) = file.outcome, sheets.contains(where: \.isRefused) else {
        return file
      }
      return FileReading(entry, forms: forms, limits: options.limits)
    }
  }

  /// Reads files with the forms of a reader, without checking them, several at once, in their order.
  package static func read(
    _ paths: SubmissionPaths,
    with forms: FormReader,
    jobs: Int = 1
  ) async -> [FileReading] {
    await paths.entries.mapped(jobs: jobs) {
      FileReading($0, forms: forms, limits: Limits())
    }
  }

  /// Reads last year's files and keeps of them what this year's checks may ask for.
  private static func priorYear(
    _ forms: FormReader,
    _ catalogue: Catalogue,
    _ options: Options,
    progress: (Int, Int) -> Void
  ) async -> PriorYear? {
    guard let paths = options.prior else { return nil }
    var reading = ReadingOptions(schemaID: options.schema, year: options.year)
    reading.keepsPictures = false
    let before = FormReader(priorTo: reading, catalogue: catalogue)
    let pairs = PriorForms(now: forms, then: before)
    let files = await paths.entries.mapped(jobs: options.jobs, progress: progress) { entry in
      let file = FileReading(entry, forms: before, limits: options.limits)
      return PriorFile(file, forms: pairs, renames: options.renames)
    }
    return PriorYear(files, renames: options.renames)
  }
}

extension SheetReading {
  fileprivate var isRefused: Bool { if case .refused = outcome { true } else { false } }
}

extension FileReading {
  /// Reads one file from disk to values.
  init(_ entry: SubmissionPaths.Entry, forms: FormReader, limits: Limits) {
    if let reason = entry.ignored {
      // A list is read with its table; what it was made from is to be known all the same.
      let bytes = entry.isList ? try? SubmissionPaths.bytes(of: entry.path) : nil
      let digest = bytes.map { KenzanBridge.sha256(of: $0) }
      self.init(path: entry.path, sha256: digest, outcome: .ignored(reason))
      return
    }
    var digest: String?
    do throws(ReadingError) {
      let bytes = try SubmissionPaths.bytes(of: entry.path)
      digest = KenzanBridge.sha256(of: bytes)
      let file = try Reader.read(bytes, path: entry.path, limits: limits)
      var lists: [SourceFile] = []
      for list in entry.lists {
        lists.append(
          try Reader.read(try SubmissionPaths.bytes(of: list), path: list, limits: limits)
        )
      }
      let sheets = forms.read(file, lists: lists)
      self.init(path: entry.path, sha256: digest, outcome: .sheets(sheets))
    } catch {
      self.init(path: entry.path, sha256: digest, outcome: .refused(error))
    }
  }
}
