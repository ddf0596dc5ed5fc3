/// How much a finding weighs.
public enum Severity: String, Sendable, Comparable, CaseIterable {
  case info, warning, error

  /// The weightier last.
  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// One rule for one place: a comparison whose left side is the stated field.
///
/// A rule written `for="cost.*"` becomes a check for every key of the group.
package struct Check: Sendable {
  /// The side of the comparison that `rounding` is declared for.
  package enum RoundingSide: String, Sendable {
    case left, right
  }

  /// The rule's id: `cost.total`.
  package var id: String
  /// The stated field; the finding stands at its cell.
  package let stated: Int
  /// The groups that must exist for the check to apply, as indices into `FormSchema.groups`.
  package var groups: [Int]
  package var when: Expression<FieldOperand>?
  /// `=`, `<>`, `<`, `<=`, `>` or `>=`.
  package var comparison: BinaryOperator
  package let left: Expression<FieldOperand>
  package let right: Expression<FieldOperand>
  /// The slots that the comparison draws on, in its order, each once, without the stated one.
  package let operands: [Int]
  package var severity: Severity
  /// The author's sentence, what the rule demands; `nil` where the schema gives none.
  package var message: Message?
  /// What the author asks the reader to do about it.
  package var advice: Message?
  /// The ids of rules that judge the same figure.
  package var also: [String]
  /// Whether what breaks it may be a slip of the pen; a rule of another kind suggests no figure.
  package var suggests = true
  /// Whether a sheet may break it for a reason that somebody accepts.
  package var isAcceptable = false
  /// Whether it counts the rows of a list: rows inserted into a form would make it wrong there.
  package var countsRows = false
  /// What it asks of last year's sheet, by the numbers of its operands; none in most rules.
  package var priors: [Int] = []
  /// The rounding that the relation declares for one side: it stands for all that prints like it.
  package var rounding: Rounding?
  package var roundingSide = RoundingSide.right
  /// The roundings that it declares for single operands, by slot.
  package var roundings: [Int: FieldRounding] = [:]
  /// The line of the schema file.
  package var line: Int

  package init(
    id: String,
    stated: Int,
    groups: [Int],
    when: Expression<FieldOperand>?,
    comparison: BinaryOperator,
    left: Expression<FieldOperand>,
    right: Expression<FieldOperand>,
    severity: Severity,
    message: Message?,
    advice: Message?,
    also: [String],
    rounding: Rounding?,
    line: Int
  ) {
    self.id = id
    self.stated = stated
    self.groups = groups
    self.when = when
    self.comparison = comparison
    self.left = left
    self.right = right
    operands = (left.slots + right.slots).unique.filter { $0 != stated }
    self.severity = severity
    self.message = message
    self.advice = advice
    self.also = also
    self.rounding = rounding
    self.line = line
  }
}
