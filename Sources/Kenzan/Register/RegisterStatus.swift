/// How far the sheets of a register have come, by department.
public struct RegisterStatus: Sendable {
  /// The rows of one department.
  public struct Department: Sendable {
    /// Its name; empty for rows that name none.
    public let name: String
    /// How far its sheets have come.
    public let counts: Register.Counts
    package let rows: [Register.Row]
  }

  /// In the order of the table of departments, else in that in which the register names them.
  public let departments: [Department]
  /// All departments together.
  public let total: Register.Counts
  /// The files and worksheets of which nobody can tell whose they are.
  package let unreadable: [Register.Row]
  package let path: String
  package let sha256: String?
  package let asOf: CalendarDate?

  /// Counts a register, or the rows of a year in it.
  public init(_ register: Register, year: FiscalYear? = nil) {
    let expected = register.rows.filter { $0.isExpected && (year == nil || $0.year == year) }
    var names: [String] = []
    var rows: [String: [Register.Row]] = [:]
    for row in expected {
      let name = row[.department].normalizedForMatching
      if rows[name] == nil { names.append(name) }
      rows[name, default: []].append(row)
    }
    let known = register.departments
    let order = names.enumerated().map { (place: known?.order(of: $1) ?? 0, offset: $0, name: $1) }
      .sorted { ($0.place, $0.offset) < ($1.place, $1.offset) }
    departments = order.map { entry in
      let own = rows[entry.name] ?? []
      return Department(
        name: own.first?[.department] ?? "",
        counts: Register.Counts(own, asOf: register.asOf),
        rows: own
      )
    }
    total = Register.Counts(expected, asOf: register.asOf)
    unreadable = register.rows.filter { !$0.isExpected }
    path = register.path
    sha256 = register.sha256
    asOf = register.asOf
  }
}

/// A figure of a status: a column of its table, and by its raw value a member of its JSON.
enum StatusColumn: String, CaseIterable {
  case expected, submitted, accepted, returned, resubmitted, unsubmitted, excluded
  case notApplicable, overdue

  var title: Message {
    switch self {
    case .expected: Message(ja: "期待", en: "expected")
    case .submitted: Message(ja: "提出", en: "submitted")
    case .accepted: Message(ja: "受理", en: "accepted")
    case .returned: Message(ja: "差戻し", en: "returned")
    case .resubmitted: Message(ja: "再提出", en: "resubmitted")
    case .unsubmitted: Message(ja: "未提出", en: "unsubmitted")
    case .excluded: Message(ja: "対象外", en: "excluded")
    case .notApplicable: Message(ja: "該当なし", en: "not applicable")
    case .overdue: Message(ja: "期限超過", en: "overdue")
    }
  }

  /// `nil` where nobody said the day on which something is overdue.
  func count(in counts: Register.Counts) -> Int? {
    switch self {
    case .expected: counts.expected
    case .submitted: counts.submitted
    case .accepted: counts.accepted
    case .returned: counts.returned
    case .resubmitted: counts.resubmitted
    case .unsubmitted: counts.unsubmitted
    case .excluded: counts.excluded
    case .notApplicable: counts.notApplicable
    case .overdue: counts.overdue
    }
  }
}
