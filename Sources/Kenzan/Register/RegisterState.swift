extension Register {
  /// How far an expected sheet has come.
  public enum State: String, Sendable, CaseIterable {
    /// Nothing was handed in.
    case unsubmitted = "未提出"
    /// What was handed in is to be put right by the department.
    case returned = "差戻し"
    /// Another file came after 差戻し or 受理, and is not in order yet: the secretariat looks at it.
    case resubmitted = "再提出"
    /// What was handed in is in order.
    case accepted = "受理"
    /// Nothing is asked for, as people decided.
    case excluded = "対象外"
    /// There is nothing to evaluate, as people decided.
    case notApplicable = "該当なし"
    /// No expected sheet, but a file or a worksheet of which nobody can tell whose it is.
    case unreadable = "読込不可"

    /// Whether people decided it, so that it stays whatever comes.
    package var isDecided: Bool { self == .excluded || self == .notApplicable }

    /// Whether something was handed in.
    package var isSubmitted: Bool {
      self == .returned || self == .resubmitted || self == .accepted
    }
  }

  /// What a check found of an expected sheet.
  package enum Event: Sendable, CaseIterable {
    /// No file of this run holds it.
    case nothing
    /// The file that the register knows, with something to put right; any file where it knows none.
    case faults
    /// Another file than the register knows, with something to put right.
    case faultsInAnother
    /// A file with nothing to put right.
    case inOrder
  }
}

extension Register.State {
  /// The state machine: what a row becomes, by what it was and what came.
  ///
  /// A state that people decided, and a row that is no expected sheet, stand in no line: they stay.
  private static let transitions: [Self: [Register.Event: Self]] = [
    .unsubmitted: [
      .nothing: .unsubmitted, .faults: .returned, .faultsInAnother: .returned, .inOrder: .accepted,
    ],
    .returned: [
      .nothing: .returned, .faults: .returned, .faultsInAnother: .resubmitted, .inOrder: .accepted,
    ],
    .resubmitted: [
      .nothing: .resubmitted, .faults: .resubmitted, .faultsInAnother: .resubmitted,
      .inOrder: .accepted,
    ],
    .accepted: [
      .nothing: .accepted, .faults: .returned, .faultsInAnother: .resubmitted, .inOrder: .accepted,
    ],
  ]

  /// What a row of this state becomes.
  package func after(_ event: Register.Event) -> Self { Self.transitions[self]?[event] ?? self }
}
