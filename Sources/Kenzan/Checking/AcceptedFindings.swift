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

  /// The path of the table, as it was given.
  package let path: String
  package let sha256: String
  package let rows: [Row]
  /// The rows that have no effect, because they do not say why, who or when.
  package let incomplete: [Finding]

  package init(path: String, sha256: String, rows: [Row], incomplete: [Finding] = []) {
    self.path = path
    self.sha256 = sha256
    self.rows = rows
    self.incomplete = incomplete
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
  }
}

extension AcceptedFindings {
  /// The report of a sheet with its accepted findings as such; `used` gathers the lines that fit.
  func applied(to report: SheetReport, _ schema: FormSchema?, used: inout Set<Int>) -> SheetReport {
    guard let schema, let key = report.key else { return report }
    let own = rows.filter {
      $0.schema == schema.id && $0.year == schema.year.key
        && $0.key.normalizedForMatching == key.normalizedForMatching
    }
    guard !own.isEmpty else { return report }
    var report = report
    var notes: [Finding] = []
    var place = report.findings.startIndex
    while place < report.findings.endIndex {
      defer { place += 1 }
      let finding = report.findings[place]
      guard finding.isAcceptable else { continue }
      let rows = own.filter {
        $0.rule == finding.ruleName && $0.field == finding.field?.description
      }
      guard !rows.isEmpty else { continue }
      used.formUnion(rows.map(\.line))
      if let refusal = refusal(of: finding, schema) {
        notes.append(note(.acceptRefused, .warning, finding, rows[0], refusal))
      } else if let row = rows.first(where: { $0.lapse(finding, schema) == nil }) {
        report.findings[place].accept(row.acceptance)
        // What is wrong because of it is not accepted with it.
        report.findings += report.findings[place].takeFaults()
      } else if let lapse = rows.last?.lapse(finding, schema) {
        notes.append(note(.acceptLapsed, .info, finding, rows[rows.count - 1], lapse))
      }
    }
    report.findings += notes
    return report
  }

  /// What the table says that has no effect, or fits nothing; `nil` where there is nothing to say.
  func report(used: Set<Int>, failOn: Severity) -> FileReport? {
    let unused = rows.filter { !used.contains($0.line) && !$0.isOfPublishing }.map { row in
      var finding = Finding(.acceptUnused, .info, message: .unused(row))
      finding.cell = "\(path.fileName):\(row.line)"
      return finding
    }
    let findings = incomplete + unused
    guard !findings.isEmpty else { return nil }
    return FileReport(
      path: path,
      sha256: sha256,
      result: Verdict(of: findings, failOn: failOn),
      findings: findings,
      sheets: []
    )
  }

  /// A sum that is wrong is wrong, unless the form says of its rule that it may stand.
  private func refusal(of finding: Finding, _ schema: FormSchema) -> Message? {
    guard finding.code == .check, finding.severity == .error,
      let rule = schema.checks.first(where: { $0.id == finding.rule }), !rule.isAcceptable
    else { return nil }
    return .notAcceptable(rule.id)
  }

  private func note(
    _ code: Finding.Code,
    _ severity: Severity,
    _ finding: Finding,
    _ row: Row,
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
      message: .about(finding, "\(path.fileName):\(row.line)") + reason
    )
  }
}

extension AcceptedFindings.Row {
  /// Whether it is about what is looked for only where sheets are published.
  fileprivate var isOfPublishing: Bool { Finding.Code(rawValue: rule).isOfPublishing }

  /// Why the acceptance no longer holds; `nil` where it does.
  fileprivate func lapse(_ finding: Finding, _ schema: FormSchema) -> Message? {
    if version != schema.version { return .otherVersion(version, schema.version) }
    let now = finding.value ?? ""
    if value != now { return .otherValue(value, now) }
    return operands == finding.operandText ? nil : .otherOperands
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
