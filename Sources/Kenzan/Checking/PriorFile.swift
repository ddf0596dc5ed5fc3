/// One file of last year, reduced to what this year's sheets are compared with.
package struct PriorFile: Sendable {
  /// One worksheet of it, or one row of a table.
  struct Sheet: Sendable {
    var report: SheetReport
    /// `nil` where it is not compared.
    var record: PriorRecord?
  }

  let path: String
  let sha256: String?
  /// What concerns the file as a whole.
  private(set) var findings: [Finding] = []
  private(set) var sheets: [Sheet] = []

  /// Takes a file that was read with the forms of last year.
  package init(_ reading: FileReading, forms: PriorForms, renames: RenameMap?) {
    path = reading.path
    sha256 = reading.sha256
    switch reading.outcome {
    case .refused(let error):
      let message = Message.unreadablePrior(reading.path.fileName, error.message)
      findings = [Finding(.fileUnreadable, .warning, value: error.kind.rawValue, message: message)]
    case .ignored(let reason): findings = [Finding(.fileIgnored, .info, message: reason)]
    case .sheets(let readings):
      let count = readings.count { if case .ignored = $0.outcome { false } else { true } }
      for sheet in readings { add(sheet, isAlone: count == 1, forms: forms, renames: renames) }
    }
  }

  private mutating func add(
    _ reading: SheetReading,
    isAlone: Bool,
    forms: PriorForms,
    renames: RenameMap?
  ) {
    switch reading.outcome {
    case .ignored(let reason): findings.append(Finding(.sheetIgnored, .info, message: reason))
    case .refused(let findings):
      let expected = reading.schemaID.flatMap { forms.year(of: $0) }
      var report = SheetReport(sheet: reading.sheet, findings: [])
      report.schema = reading.schemaID
      report.schemaVersion = reading.version
      report.year = reading.year
      if let year = reading.year, let expected, year != expected {
        report.findings = [.otherPriorYear(reading.sheet, year, expected: expected)]
      } else {
        report.findings = findings.map(\.ofPrior)
      }
      sheets.append(Sheet(report: report.judged, record: nil))
    case .record(let record, _):
      // What is wrong in last year's sheet was last year's business.
      let sheet = PriorSheet(
        file: path,
        name: reading.sheet,
        isAlone: isAlone,
        schema: record.schema,
        places: record.places
      )
      let prior = forms.form(of: record.schema).map {
        PriorRecord(record, form: $0, sheet: sheet, renames: renames)
      }
      var report = SheetReport(sheet: reading.sheet, findings: [])
      report.schema = record.schema.id
      report.schemaVersion = record.schema.version
      report.year = record.schema.year
      report.key = prior?.keyText
      report.subject = prior?.subject
      sheets.append(Sheet(report: report.judged, record: prior))
    }
  }
}

/// The forms of last year, each with that of this year, by id and version.
package struct PriorForms: Sendable {
  private struct Key: Hashable {
    var id: String
    var version: String
  }

  private let now: FormLibrary
  private let then: FormLibrary
  private let forms = Memo<Key, PriorForm?>()

  /// Takes what reads this year's sheets, and what reads those of last year in every version.
  package init(now: FormReader, then: FormReader) {
    self.now = now.library
    self.then = then.library
  }

  /// How sheets of a form of last year are compared.
  func form(of schema: FormSchema) -> PriorForm? {
    forms.value(of: Key(id: schema.id, version: schema.version)) {
      now.matcher(schema.id).map { PriorForm(now: $0.schema, then: schema) }
    }
  }

  /// The year of which sheets of a form are compared.
  func year(of id: String) -> FiscalYear? { then.matcher(id)?.schema.year }
}

extension SheetReport {
  /// With the verdict on its findings.
  fileprivate var judged: SheetReport {
    var report = self
    report.result = Verdict(of: findings, failOn: .error)
    return report
  }
}

extension Finding {
  /// What is wrong with a sheet of last year stops nothing: it is only not compared.
  fileprivate var ofPrior: Finding {
    var finding = self
    finding.severity = min(severity, .warning)
    finding.message = .sentences([.priorNotCompared, message])
    return finding
  }

  fileprivate static func otherPriorYear(
    _ sheet: String,
    _ year: FiscalYear,
    expected: FiscalYear
  ) -> Finding {
    Finding(
      .priorYear,
      .info,
      value: year.key,
      expected: expected.key,
      message: Message(
        ja: "シート「\(sheet)」は\(year.title)のシートのため比べていません（比べるのは\(expected.title)のシートです）。",
        en: "The worksheet '\(sheet)' is of \(year.key) and was not compared; "
          + "this year's sheets are compared with those of \(expected.key)."
      )
    )
  }
}

extension Message {
  fileprivate static let priorNotCompared = Message(
    ja: "前年度のシートとして読めないため、比べていません。",
    en: "It was not compared, as it cannot be read as a sheet of last year."
  )

  fileprivate static func unreadablePrior(_ name: String, _ reason: Message) -> Self {
    Self(
      ja: "前年度のファイル「\(name)」は\(reason.ja)",
      en: "last year's file '\(name)' \(reason.en)."
    )
  }
}
