/// The dotted name of a field, the same in rules, defined names, CSV columns and findings.
///
/// A segment is `[a-z][A-Za-z0-9_]*`, or a key: a year (`R6`, `H30`), a number (`12`) or a capital
/// letter. The grammar of names that Excel accepts, and the reserved words, are in `NameGrammar`.
public struct FieldPath: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The dotted text.
  public let description: String

  /// Takes the text as it is; a schema's names are checked when the schema loads.
  public init(_ text: String) {
    description = text
  }

  /// The segments in order.
  public var segments: [Substring] { description.split(separator: ".") }

  /// The path with a further segment.
  package func appending(_ segment: some StringProtocol) -> Self {
    Self(description.isEmpty ? String(segment) : description + "." + segment)
  }

  /// By text.
  public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}
