/// One path of a submission with what reading made of it.
package struct FileReading: Sendable {
  package enum Outcome: Sendable {
    /// The file was read; its worksheets as their forms understand them.
    case sheets([SheetReading])
    /// The file cannot be read.
    case refused(ReadingError)
    /// The file is no submission, for this reason.
    case ignored(Message)
  }

  /// The path as the user gave it, or below the folder the user gave.
  package var path: String
  /// The digest of the bytes, `nil` where there are none.
  package var sha256: String?
  package var outcome: Outcome

  package init(path: String, sha256: String?, outcome: Outcome) {
    self.path = path
    self.sha256 = sha256
    self.outcome = outcome
  }
}

/// One file after its sheets were checked each for itself.
package struct CheckedFile: Sendable {
  package var path: String
  package var sha256: String?
  /// What concerns the file as a whole.
  package var findings: [Finding]
  package var sheets: [CheckedSheet]
  /// The further sheets, of which there is nothing to say and which are not held.
  var passed = PassedSheets()

  package init(
    path: String,
    sha256: String? = nil,
    findings: [Finding],
    sheets: [CheckedSheet]
  ) {
    self.path = path
    self.sha256 = sha256
    self.findings = findings
    self.sheets = sheets
  }
}

/// Sheets of one form that are not held.
struct PassedSheets: Sendable {
  var count = 0
  var schema: FormSchema?
  /// The sums of their figures, where they are asked for.
  var sums: GroupSums?
}

/// One sheet after it was checked for itself.
package struct CheckedSheet: Sendable {
  package var report: SheetReport
  /// Its values, `nil` where the form was refused.
  package var record: Record?
  /// The sheets of last year that it continues, by their numbers in `PriorYear`.
  package var priors: [Int] = []
}
