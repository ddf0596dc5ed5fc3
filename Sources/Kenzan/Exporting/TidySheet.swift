/// One sheet of a submission with what its check found: the input of the tidy tables.
package struct TidySheet: Sendable {
  /// The file it came from, as the user named it.
  package var path: String
  package var sha256: String
  package var sheet: String
  /// The form it was read with, where one was recognized.
  package var schema: String?
  package var schemaVersion: String?
  package var year: FiscalYear?
  /// `passed`, `passed-with-warnings` or `failed`.
  package var result: String
  package var errors: Int
  package var warnings: Int
  package var findings: [Finding]
  /// What it says; `nil` where it could not be read.
  package var record: Record?

  package init(
    path: String,
    sha256: String,
    sheet: String,
    schema: String?,
    schemaVersion: String?,
    year: FiscalYear?,
    result: String,
    errors: Int,
    warnings: Int,
    findings: [Finding],
    record: Record?
  ) {
    self.path = path
    self.sha256 = sha256
    self.sheet = sheet
    self.schema = schema
    self.schemaVersion = schemaVersion
    self.year = year
    self.result = result
    self.errors = errors
    self.warnings = warnings
    self.findings = findings
    self.record = record
  }
}
