/// The codes of the findings about accepted findings; `docs/findings.md` explains each.
extension Finding.Code {
  /// A row that accepts a finding lacks a reason, a name or a date.
  public static let acceptIncomplete = Self(rawValue: "accept.incomplete")
  /// An acceptance of what is wrong by arithmetic, which the form does not allow.
  public static let acceptRefused = Self(rawValue: "accept.refused")
  /// An acceptance of a finding whose values, or whose rule, have changed since.
  public static let acceptLapsed = Self(rawValue: "accept.lapsed")
  /// An answer in a slip that neither corrects nor accepts, which somebody must read.
  public static let acceptOther = Self(rawValue: "accept.other")
  /// An acceptance of what was not found this time.
  public static let acceptUnused = Self(rawValue: "accept.unused")
}
