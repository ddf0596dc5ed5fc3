/// One thing that is wrong, doubtful or worth knowing about a file or a sheet.
public struct Finding: Sendable, Hashable {
  /// The stable code; every code is documented in `docs/findings.md`.
  public struct Code: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    /// The text, such as `required` or `form.conflict`.
    public let rawValue: String
    /// The text.
    public var description: String { rawValue }

    /// Takes the text.
    public init(rawValue: String) {
      self.rawValue = rawValue
    }
  }

  /// What came of a comparison.
  public enum Outcome: String, Sendable {
    case fail
    case withinRounding = "within-rounding"
    case unverifiable
  }

  /// A field that took part, with the value it states.
  public struct Operand: Sendable, Hashable {
    /// Its path.
    public var field: FieldPath
    /// Its full label.
    public var label: String
    /// Where it stands: `Sheet1!F24`.
    public var cell: String?
    /// What it states: a decimal text for a number.
    public var value: String
    /// The path of its file where that is another one: last year's.
    public var file: String?

    package init(field: FieldPath, label: String, cell: String?, value: String) {
      self.field = field
      self.label = label
      self.cell = cell
      self.value = value
    }
  }

  /// The only change of one or two cells that mends everything and breaks nothing; never applied.
  public struct Suggestion: Sendable, Hashable {
    /// The field to change.
    public var field: FieldPath
    /// What it should say.
    public var value: String

    package init(field: FieldPath, value: String) {
      self.field = field
      self.value = value
    }
  }

  /// What kind of finding it is.
  public var code: Code
  /// The id of the schema's rule, for code `check`.
  public var rule: String?
  /// How much it weighs.
  public var severity: Severity
  /// What came of the comparison, where there was one.
  public var outcome: Outcome?
  /// The field it is about.
  public var field: FieldPath?
  /// The full label of the field.
  public var label: String?
  /// Where it stands: `Sheet1!F23`.
  public var cell: String?
  /// What stands there.
  public var value: String?
  /// What was expected.
  public var expected: String?
  /// Stated less expected, for numbers.
  public var difference: String?
  /// The unit of the three.
  public var unit: String?
  /// Where, what, and what to do, for people.
  public var message: Message
  /// The one change that mends it: one field, or two whose values are swapped; empty if none is sure.
  public var suggestions: [Suggestion]
  /// The other fields involved.
  public var related: [Operand]
  /// What cannot be verified because of this finding.
  public var consequences: [Finding]
  /// Why it stands nevertheless, where somebody accepted it; it then weighs nothing.
  public internal(set) var acceptance: Acceptance?

  package init(
    _ code: Code,
    _ severity: Severity,
    outcome: Outcome? = nil,
    rule: String? = nil,
    field: FieldPath? = nil,
    label: String? = nil,
    cell: String? = nil,
    value: String? = nil,
    expected: String? = nil,
    difference: String? = nil,
    unit: String? = nil,
    message: Message,
    suggestions: [Suggestion] = [],
    related: [Operand] = [],
    consequences: [Finding] = []
  ) {
    self.code = code
    self.rule = rule
    self.severity = severity
    self.outcome = outcome
    self.field = field
    self.label = label
    self.cell = cell
    self.value = value
    self.expected = expected
    self.difference = difference
    self.unit = unit
    self.message = message
    self.suggestions = suggestions
    self.related = related
    self.consequences = consequences
  }
}
