/// The verdict on a sheet, a file or a whole submission.
public enum Verdict: String, Sendable {
  case passed
  case passedWithWarnings = "passed-with-warnings"
  case failed

  init(of findings: some Sequence<Finding>, failOn: Severity) {
    let worst = findings.lazy.map(\.severity).max() ?? .info
    self =
      if worst >= failOn && worst > .info { .failed } else if worst == .info { .passed } else {
        .passedWithWarnings
      }
  }

  /// The worst of several; nothing at all has passed.
  init(of verdicts: some Sequence<Verdict>) {
    self = verdicts.max { $0.rank < $1.rank } ?? .passed
  }

  private var rank: Int {
    switch self {
    case .passed: 0
    case .passedWithWarnings: 1
    case .failed: 2
    }
  }
}

/// What was found in one sheet.
public struct SheetReport: Sendable, Hashable {
  /// The worksheet's name.
  public var sheet: String
  /// The id of its form, `nil` where none was recognised.
  public var schema: String?
  /// The version of the form's description.
  public var schemaVersion: String?
  /// The fiscal year of the form.
  public var year: FiscalYear?
  /// The stage of the evaluation up to which it was judged, where one was asked for and the form has it.
  public var stage: String?
  /// What identifies the sheet: the values of its key fields, joined by ／.
  public var key: String?
  /// What names the sheet to people.
  public var subject: String?
  /// The sheets of last year that it continues.
  public var prior: [PriorReference] = []
  /// Whether its figures count; not where another version of the sheet does, or the register expects none.
  public var isCounted = true
  /// The verdict.
  public var result: Verdict
  /// Root causes first, then in the order of the form.
  public var findings: [Finding]
  /// Whether its figures were read; of a form that is unknown, or of another year, none are.
  public var isRead = true

  /// What people call it, its key and its subject; `nil` where it has neither.
  var name: String? { Self.name(key: key, subject: subject) }

  static func name(key: String?, subject: String?) -> String? {
    // What identifies a sheet may name it to people already.
    let isNamed = subject.map { key?.contains($0) ?? false } ?? true
    let parts = [key, isNamed ? nil : subject].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}

/// A sheet of last year that one of this year continues.
public struct PriorReference: Sendable, Hashable {
  /// The path of its file.
  public var path: String
  /// The worksheet's name.
  public var sheet: String
}

/// What was found in one file.
public struct FileReport: Sendable, Hashable {
  /// The path as it was given.
  public var path: String
  /// The digest of its bytes, `nil` where they could not be read.
  public var sha256: String?
  /// The verdict on the file and all its sheets.
  public var result: Verdict
  /// What concerns the file as a whole.
  public var findings: [Finding]
  /// Its sheets in workbook order.
  public var sheets: [SheetReport]
  /// How many further sheets it has, which have no findings and are not listed.
  public var unlisted = 0
  /// Whose answers it holds, where it is a slip that came back.
  package var department: String?
  /// Whether it was handed in, and is no table that goes with the run, such as the register.
  public internal(set) var isSubmission = true

  /// The findings of the file and of its sheets.
  public var allFindings: [Finding] { findings + sheets.flatMap(\.findings) }
}

/// What was found in all files of a run.
public struct CheckReport: Sendable, Hashable {
  /// How many of each there are; what follows from another finding is not counted.
  public struct Counts: Sendable, Hashable {
    /// Files that are submissions, readable or not.
    public var files = 0
    /// Sheets with a form.
    public var sheets = 0
    /// What must be put right.
    public var errors = 0
    /// What should be looked at.
    public var warnings = 0
    /// Sums that hold only because figures are rounded.
    public var withinRounding = 0
    /// Rules that could not be judged.
    public var unverifiable = 0
  }

  /// The version of kenzan.
  public var version: String
  /// The files in the order given.
  public var files: [FileReport]
  /// Last year's files, to which they were compared, and the rename map; they can fail nothing.
  public var prior: [FileReport]
  /// The totals.
  public var counts: Counts
  /// The verdict on everything.
  public var result: Verdict
  /// What sums over the sheets stand on, where they are all that were handed in.
  package var coverage: SubmissionTally?

  /// Puts the reports of files together.
  public init(version: String, files: [FileReport], prior: [FileReport] = []) {
    self.version = version
    self.files = files
    self.prior = prior
    counts = files.reduce(into: Counts()) { $0.add($1) }
    for finding in prior.flatMap(\.allFindings) { counts.add(finding) }
    result = Verdict(of: (files + prior).lazy.map(\.result))
  }

  /// 1 if anything weighs as much as `failOn`, an unreadable file included; else 0.
  public func exitCode(failOn: Severity) -> Int32 {
    (files + prior).contains { $0.allFindings.contains { $0.severity >= failOn } } ? 1 : 0
  }
}

extension CheckReport {
  /// How many sheets a file may have to be listed one by one.
  static let listed = 1_000

  /// The report as it is written down: of a file with very many sheets, such as a table, those without
  /// findings are only counted.
  public var condensed: CheckReport { condensed(above: Self.listed) }

  func condensed(above limit: Int) -> CheckReport {
    var report = self
    for index in files.indices where files[index].sheets.count + files[index].unlisted > limit {
      let shown = files[index].sheets.filter { !$0.findings.isEmpty }
      report.files[index].unlisted += files[index].sheets.count - shown.count
      report.files[index].sheets = shown
    }
    return report
  }
}

extension CheckReport.Counts {
  /// Counts one file in; one that is no submission counts only by what it says.
  mutating func add(_ file: FileReport) {
    files += file.isSubmission && !file.findings.contains { $0.code == .fileIgnored } ? 1 : 0
    sheets += file.sheets.count + file.unlisted
    for finding in file.allFindings { add(finding) }
  }

  /// Counts one finding in.
  mutating func add(_ finding: Finding) {
    switch (finding.outcome, finding.severity) {
    case (.withinRounding, _): withinRounding += 1
    case (.unverifiable, _): unverifiable += 1
    case (_, .error): errors += 1
    case (_, .warning): warnings += 1
    case (_, .info): break
    }
  }
}
