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
    public var field: FieldPath
    public var label: String
    public var cell: String?
    public var value: String
  }

  /// The only change of one or two cells that mends everything and breaks nothing; never applied.
  public struct Suggestion: Sendable, Hashable {
    public var field: FieldPath
    public var value: String
  }

  public var code: Code
  /// The id of the schema's rule, for code `check`.
  public var rule: String?
  public var severity: Severity
  public var outcome: Outcome?
  public var field: FieldPath?
  public var label: String?
  /// Where it stands: `Sheet1!F23`.
  public var cell: String?
  public var value: String?
  public var expected: String?
  public var difference: String?
  public var unit: String?
  public var message: Message
  public var suggestions: [Suggestion]
  public var related: [Operand]
  /// What cannot be verified because of this finding.
  public var consequences: [Finding]
}
