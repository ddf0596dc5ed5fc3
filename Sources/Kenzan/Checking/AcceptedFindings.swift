/// Findings that somebody has accepted for a reason: they are shown as accepted and fail nothing.
///
/// Each is accepted for the values that stood there. When a value, another operand or the version of
/// the form changes, the acceptance has lapsed, and the finding counts again.
public struct AcceptedFindings: Sendable, Hashable {
  /// One accepted finding.
  package struct Row: Sendable, Hashable {
    /// The line of the table.
    package var line: Int
    /// The form, its version and year, and what identifies the sheet.
    package var schema: String
    package var version: String
    package var year: String
    package var key: String
    /// The id of the rule, or the code where the form has no rule for it.
    package var rule: String
    /// The path of the field.
    package var field: String
    package var value: String
    /// What else took part: `cost.R6.labour=2460; …`.
    package var operands: String
    package var acceptance: Finding.Acceptance
  }

  /// What a department answered to a finding, with or without effect.
  package struct Answer: Sendable, Hashable {
    /// Which finding, with the words of the answer as its acceptance.
    package var row: Row
    /// 直した, このままでよい, その他, or whatever was written.
    package var choice: String
  }

  /// A file in which findings are accepted: a table of them, or a slip that came back with answers.
  package struct Source: Sendable, Hashable {
    /// The path, as it was given.
    package var path: String
    package var sha256: String
    /// Whose answers they are, where the file says so.
    package var department: String?
    package var rows: [Row] = []
    /// Every answer of a slip, in its order.
    package var answers: [Answer] = []
    /// What has no effect or asks for somebody's eyes, such as rows that do not say why, who or when.
    package var findings: [Finding] = []

    /// A line as people find it.
    package func place(of line: Int) -> String { "\(path.fileName):\(line)" }
  }

  /// Which row of which source.
  package struct Place: Sendable, Hashable {
    package var source: Int
    package var row: Int
  }

  package let sources: [Source]

  package init(sources: [Source]) {
    self.sources = sources
  }
}

extension Finding {
  /// Why a finding stands as it is, who decided so, and when.
  public struct Acceptance: Sendable, Hashable {
    /// The reason, as it was given.
    public var reason: String
    /// Who accepted it.
    public var by: String
    /// The day, as it was written.
    public var date: String

    package init(reason: String, by: String, date: String) {
      self.reason = reason
      self.by = by
      self.date = date
    }
  }

  /// What a table of accepted findings calls the rule.
  package var ruleName: String { rule ?? code.rawValue }

  /// What took part beside the field itself, as such a table writes it.
  package var operandText: String {
    related.map { "\($0.field)=\($0.value)" }.joined(separator: "; ")
  }

  /// Whether it can be accepted at all: something is wrong or doubtful with a value that was read.
  package var isAcceptable: Bool {
    field != nil && severity > .info && outcome != .unverifiable && outcome != .withinRounding
      && code != .acceptRefused
  }

  /// A sum that is wrong is wrong, unless the form says of its rule that it may stand.
  package func isRefused(by schema: FormSchema) -> Bool {
    guard code == .check, severity == .error else { return false }
    return schema.checks.first { $0.id == rule }.map { !$0.isAcceptable } ?? false
  }
}

extension AcceptedFindings {
  /// The report of a sheet with its accepted findings as such; `used` gathers the rows that fit.
  func applied(
    to report: SheetReport,
    _ schema: FormSchema?,
    used: inout Set<Place>
  ) -> SheetReport {
    guard let schema, let key = report.key else { return report }
    let own = places.filter { row(at: $0).concerns(schema, key) }
    guard !own.isEmpty else { return report }
    var report = report
    var notes: [Finding] = []
    var index = report.findings.startIndex
    while index < report.findings.endIndex {
      defer { index += 1 }
      let finding = report.findings[index]
      guard finding.isAcceptable else { continue }
      let rows = own.filter { row(at: $0).fits(finding) }
      guard let first = rows.first, let last = rows.last else { continue }
      used.formUnion(rows)
      if finding.isRefused(by: schema) {
        let reason = Message.notAcceptable(finding.ruleName)
        notes.append(note(.acceptRefused, .warning, finding, first, reason))
      } else if let place = rows.first(where: { row(at: $0).lapse(finding, schema) == nil }) {
        report.findings[index].accept(row(at: place).acceptance)
        // What is wrong because of it is not accepted with it.
        report.findings += report.findings[index].takeFaults()
      } else if let lapse = row(at: last).lapse(finding, schema) {
        notes.append(note(.acceptLapsed, .info, finding, last, lapse))
      }
    }
    report.findings += notes
    return report
  }

  /// What the sources say that has no effect, or fits nothing; none of a source without such.
  func reports(used: Set<Place>, failOn: Severity) -> [FileReport] {
    sources.enumerated().compactMap { index, source in
      let unused = source.rows.indices.filter {
        !used.contains(Place(source: index, row: $0)) && !source.rows[$0].isOfPublishing
      }
      let findings =
        source.findings
        + unused.map { row in
          var finding = Finding(.acceptUnused, .info, message: .unused(source.rows[row]))
          finding.cell = source.place(of: source.rows[row].line)
          return finding
        }
      guard !findings.isEmpty else { return nil }
      return FileReport(
        path: source.path,
        sha256: source.sha256,
        result: Verdict(of: findings, failOn: failOn),
        findings: findings,
        sheets: [],
        department: source.department,
        isSubmission: false
      )
    }
  }

  private var places: [Place] {
    sources.indices.flatMap { source in
      sources[source].rows.indices.map { Place(source: source, row: $0) }
    }
  }

  private func row(at place: Place) -> Row { sources[place.source].rows[place.row] }

  private func note(
    _ code: Finding.Code,
    _ severity: Severity,
    _ finding: Finding,
    _ place: Place,
    _ reason: Message
  ) -> Finding {
    Finding(
      code,
      severity,
      rule: finding.rule,
      field: finding.field,
      label: finding.label,
      cell: finding.cell,
      value: finding.value,
      message: .about(finding, sources[place.source].place(of: row(at: place).line)) + reason
    )
  }
}

extension AcceptedFindings.Row {
  /// Whether it is about the sheet of a form, for a year, with a key.
  fileprivate func concerns(_ schema: FormSchema, _ sheet: String) -> Bool {
    self.schema == schema.id && year == schema.year.key
      && key.normalizedForMatching == sheet.normalizedForMatching
  }

  /// Whether it is about the same rule and field as a finding.
  fileprivate func fits(_ finding: Finding) -> Bool {
    rule == finding.ruleName && field == finding.field?.description
  }

  /// Whether it is about what is looked for only where sheets are published.
  fileprivate var isOfPublishing: Bool { Finding.Code(rawValue: rule).isOfPublishing }

  /// Why the acceptance no longer holds; `nil` where it does.
  fileprivate func lapse(_ finding: Finding, _ schema: FormSchema) -> Message? {
    if version != schema.version { return .otherVersion(version, schema.version) }
    let now = finding.value ?? ""
    // A table keeps no blanks around its texts.
    if value.trimmed != now.trimmed { return .otherValue(value, now) }
    return operands.trimmed == finding.operandText.trimmed ? nil : .otherOperands
  }
}

extension Finding {
  /// Takes out what else is wrong because of it, to stand for itself.
  fileprivate mutating func takeFaults() -> [Finding] {
    let faults = consequences.filter { $0.severity > .info && $0.outcome != .unverifiable }
    consequences.removeAll { faults.contains($0) }
    return faults
  }

  /// Lets it stand: it is told with its reason and weighs nothing.
  fileprivate mutating func accept(_ acceptance: Acceptance) {
    self.acceptance = acceptance
    severity = .info
    message =
      message
      + Message(
        ja: "（承認済: \(acceptance.reason)　\(acceptance.by)　\(acceptance.date)）",
        en: " (accepted: \(acceptance.reason), \(acceptance.by), \(acceptance.date))"
      )
  }
}

extension Message {
  fileprivate static func about(_ finding: Finding, _ row: String) -> Message {
    let place = finding.cell ?? finding.label ?? ""
    return Message(
      ja: "\(place)の指摘の承認（\(row)）は効力がありません。",
      en: "the acceptance (\(row)) of what was found at \(place) has no effect: "
    )
  }

  fileprivate static func notAcceptable(_ rule: String) -> Message {
    Message(
      ja: "規則「\(rule)」は計算の誤りなので承認できません。シートを直してください（様式が認める規則は、<check> に acceptable=\"true\" とあります）。",
      en: "the rule '\(rule)' is about a sum, which cannot be accepted; correct the sheet (a form "
        + "allows it by acceptable=\"true\" in its <check>)"
    )
  }

  fileprivate static func otherVersion(_ old: String, _ new: String) -> Message {
    Message(
      ja: "様式の版が「\(old)」から「\(new)」に変わったため失効しました。改めて確かめてください。",
      en:
        "it lapsed when the version of the form changed from '\(old)' to '\(new)'; look at it again"
    )
  }

  fileprivate static func otherValue(_ old: String, _ new: String) -> Message {
    let (before, after) = (old.isEmpty ? "空欄" : old, new.isEmpty ? "空欄" : new)
    return Message(
      ja: "値が「\(before)」から「\(after)」に変わったため失効しました。改めて確かめてください。",
      en: "it lapsed when the value changed from '\(old)' to '\(new)'; look at it again"
    )
  }

  fileprivate static let otherOperands = Message(
    ja: "比べた相手の値が変わったため失効しました。改めて確かめてください。",
    en: "it lapsed when another value that it was compared with changed; look at it again"
  )

  fileprivate static func unused(_ row: AcceptedFindings.Row) -> Message {
    Message(
      ja:
        "\(row.line)行目（\(row.schema) \(row.year) 番号「\(row.key)」、\(row.field)、\(row.rule)）に当たる指摘は、今回はありませんでした。",
      en: "nothing was found this time that line \(row.line) accepts (\(row.schema) \(row.year) "
        + "'\(row.key)', \(row.field), \(row.rule))"
    )
  }
}
