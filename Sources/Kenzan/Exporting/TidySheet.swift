/// One sheet of a submission with what its check found: the input of the tidy tables.
package struct TidySheet: Sendable {
  /// The file it came from, as the user named it.
  package var path: String
  package var sha256: String
  package var report: SheetReport
  /// What it says; `nil` where it could not be read.
  package var record: Record?

  package init(path: String, sha256: String, report: SheetReport, record: Record?) {
    self.path = path
    self.sha256 = sha256
    self.report = report
    self.record = record
  }
}
