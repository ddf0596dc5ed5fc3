/// Checks a set of files: every file for itself, then the sheets against each other.
///
/// `check` is a pure function of one file, so files may be checked at the same time; `report` puts the
/// results together in the order they are given.
package struct SubmissionCheck: Sendable {
  let options: CheckOptions
  private let version: String
  private let prior: PriorYear?
  private let checker = Checker()

  /// Takes the version of kenzan that the report is to name, and last year's sheets if there are any.
  package init(
    options: CheckOptions = CheckOptions(),
    version: String,
    prior: PriorYear? = nil
  ) {
    self.options = options
    self.version = version
    self.prior = prior
  }

  /// Checks every sheet of one file.
  package func check(_ reading: FileReading) -> CheckedFile {
    var file = CheckedFile(path: reading.path, sha256: reading.sha256, findings: [], sheets: [])
    switch reading.outcome {
    case .refused(let error):
      let message = Message.unreadable(reading.path.fileName, error.message)
      file.findings = [
        Finding(.fileUnreadable, .error, value: error.kind.rawValue, message: message)
      ]
    case .ignored(let reason):
      file.findings = [Finding(.fileIgnored, .info, message: reason)]
    case .sheets(let sheets):
      for sheet in sheets { add(sheet, to: &file) }
    }
    return file
  }

  /// The report of all files, with what two sheets say of each other, in the order given.
  package func report(_ files: [CheckedFile]) -> CheckReport { settled(files).report }

  /// The report, and the register with what came entered into it.
  package func settled(_ files: [CheckedFile]) -> (report: CheckReport, register: Register?) {
    let continued = Set(files.flatMap(\.sheets).flatMap(\.priors))
    let versions = SheetVersions(files, register: options.register)
    var used: Set<AcceptedFindings.Place> = []
    var reports = files.indices.map { report(of: files[$0], at: $0, versions, &used) }
    var register = options.register
    let entered = register?.enter(files, &reports, failOn: options.failOn)
    let accepted = options.accepted?.reports(used: used, failOn: options.failOn) ?? []
    let totals = options.totals?.report(files, reports, failOn: options.failOn)
    var whole = CheckReport(
      version: version,
      files: reports + accepted + [entered, totals].compactMap { $0 },
      prior: prior?.reports(continued: continued) ?? []
    )
    whole.coverage = SubmissionTally(whole, register: register).unplaced
    return (whole, register)
  }

  private func report(
    of file: CheckedFile,
    at place: Int,
    _ versions: SheetVersions,
    _ used: inout Set<AcceptedFindings.Place>
  ) -> FileReport {
    var report = FileReport(
      path: file.path,
      sha256: file.sha256,
      result: .passed,
      findings: file.findings,
      sheets: []
    )
    report.unlisted = file.passed.count
    report.sheets = file.sheets.enumerated().map { index, sheet in
      let place = SheetVersions.Place(file: place, sheet: index)
      var report = sheet.report
      report.isCounted = !versions.uncounted.contains(place)
      // Of what does not count nothing else is to be put right.
      report.findings = (versions.findings[place] ?? []) + (report.isCounted ? report.findings : [])
      if let accepted = options.accepted {
        report = accepted.applied(to: report, sheet.record?.schema, used: &used)
      }
      return report
    }
    report.judge(failOn: options.failOn)
    return report
  }

  private func add(_ reading: SheetReading, to file: inout CheckedFile) {
    if case .ignored(let reason) = reading.outcome {
      file.findings.append(
        Finding(.sheetIgnored, .info, value: reading.sheet, message: reason)
      )
    } else if let sheet = sheet(reading) {
      file.sheets.append(sheet)
    }
  }

  /// Checks one sheet; `nil` for what is no submission.
  func sheet(_ reading: SheetReading) -> CheckedSheet? {
    switch reading.outcome {
    case .ignored: return nil
    case .refused(let findings):
      var report = SheetReport(sheet: reading.sheet, findings: findings)
      report.schema = reading.schemaID
      report.schemaVersion = reading.version
      report.year = reading.year
      report.isRead = false
      return CheckedSheet(report: report, record: nil)
    case .record(let whole, let findings):
      let (record, findings) = whole.judged(upTo: options.stage, findings)
      let pairing = prior?.pairing(of: record)
      var compared = record
      compared.prior = pairing?.values
      var report = SheetReport(
        sheet: reading.sheet,
        findings: checker.check(
          compared,
          readingFindings: findings + (pairing?.findings ?? [])
        )
      )
      report.stage = record.stage.map { record.schema.stages[$0] }
      report.prior = pairing?.references ?? []
      report.schema = record.schema.id
      report.schemaVersion = record.schema.version
      report.year = record.schema.year
      report.key = record.keyText
      report.subject = record.subjectText
      return CheckedSheet(report: report, record: record, priors: pairing?.records ?? [])
    }
  }
}

extension FileReport {
  /// Draws the verdicts from the findings.
  mutating func judge(failOn: Severity) {
    for index in sheets.indices {
      sheets[index].result = Verdict(of: sheets[index].findings, failOn: failOn)
    }
    let own = Verdict(of: findings, failOn: failOn)
    result = Verdict(of: [own] + sheets.map(\.result))
  }
}

extension SheetReport {
  /// A sheet of which nothing else is known; its verdict is that on the findings.
  init(sheet: String, findings: [Finding]) {
    self.sheet = sheet
    self.findings = findings
    result = Verdict(of: findings, failOn: .error)
  }
}

extension Record {
  /// The values that identify the sheet, joined by ／; `nil` where one is missing.
  package var keyText: String? {
    let wording = Wording(record: self)
    guard !schema.key.isEmpty, schema.key.allSatisfy({ self[$0].state.isComparable }) else {
      return nil
    }
    return schema.key.map { wording.plainValue($0) }.joined(separator: "／")
  }

  /// The value that names the sheet to people; `nil` where it is missing.
  package var subjectText: String? {
    guard let slot = schema.subject, self[slot].state.isComparable else { return nil }
    return Wording(record: self).plainValue(slot)
  }
}

extension String {
  /// The last part of a path.
  var fileName: String { split(separator: "/").last.map(String.init) ?? self }
}

extension Message {
  fileprivate static func unreadable(_ name: String, _ reason: Message) -> Self {
    Self(ja: "「\(name)」は\(reason.ja)", en: "'\(name)' \(reason.en).")
  }
}
