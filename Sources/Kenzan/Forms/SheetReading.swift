/// What reading made of one worksheet, or of one row of a table of sheets.
package struct SheetReading: Sendable {
  package enum Outcome: Sendable {
    /// Its values as the form understands them, and what there is to say about the reading.
    case record(Record, [Finding])
    /// It is no submission, for this reason.
    case ignored(Message)
    /// It is not read, for these reasons.
    case refused([Finding])
  }

  /// The name of the worksheet.
  package var sheet: String
  package var outcome: Outcome
  /// The form, where it is known.
  package var schemaID: String?
  package var version: String?
  package var year: FiscalYear?

  package init(sheet: String, outcome: Outcome) {
    self.sheet = sheet
    self.outcome = outcome
  }

  /// A reading that names its form.
  package init(sheet: String, outcome: Outcome, schema: FormSchema) {
    self.init(sheet: sheet, outcome: outcome)
    schemaID = schema.id
    version = schema.version
    year = schema.year
  }
}
