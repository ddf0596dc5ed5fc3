extension Register {
  /// How many sheets are expected, and how far they have come.
  ///
  /// Every row is in exactly one state, so that the states of a line add up to its rows.
  public struct Counts: Sendable, Hashable {
    /// Rows of expected sheets, those included of which people decided that nothing is asked for.
    public internal(set) var rows = 0
    /// Nothing was handed in.
    public internal(set) var unsubmitted = 0
    /// To be put right by the department.
    public internal(set) var returned = 0
    /// Handed in again and not in order yet.
    public internal(set) var resubmitted = 0
    /// In order.
    public internal(set) var accepted = 0
    /// 対象外.
    public internal(set) var excluded = 0
    /// 該当なし.
    public internal(set) var notApplicable = 0
    /// Not handed in, or sent back, though the deadline has passed; `nil` where no day was said.
    public internal(set) var overdue: Int?

    /// The sheets that are expected.
    public var expected: Int { rows - excluded - notApplicable }
    /// The sheets that were handed in, in order or not.
    public var submitted: Int { returned + resubmitted + accepted }

    /// Counts rows; those of files that could not be read are no sheets.
    package init(_ rows: some Sequence<Row>, asOf: CalendarDate?) {
      overdue = asOf.map { _ in 0 }
      for row in rows { add(row, asOf) }
    }

    private mutating func add(_ row: Row, _ asOf: CalendarDate?) {
      guard row.isExpected else { return }
      rows += 1
      switch row.state {
      case .unsubmitted: unsubmitted += 1
      case .returned: returned += 1
      case .resubmitted: resubmitted += 1
      case .accepted: accepted += 1
      case .excluded: excluded += 1
      case .notApplicable: notApplicable += 1
      case .unreadable: break
      }
      if let asOf, row.isOverdue(on: asOf) { overdue = (overdue ?? 0) + 1 }
    }
  }
}

extension Register.Row {
  /// Whether the department has something to hand in: it has not yet, or has to put it right.
  package var isDue: Bool { state == .unsubmitted || state == .returned }

  /// Whether that should have been done by now.
  package func isOverdue(on day: CalendarDate) -> Bool {
    isDue && deadline.map { $0 < day } == true
  }
}
