/// The codes of the findings on sums that a table states; `docs/findings.md` explains each.
extension Finding.Code {
  /// A table of sums states no sums, or none of the sheets at hand.
  public static let totalsTable = Self(rawValue: "totals.table")
  /// A stated sum is not what the sheets come to.
  public static let totalsDiffer = Self(rawValue: "totals.differ")
  /// No sheet belongs to a line.
  public static let totalsUnmatched = Self(rawValue: "totals.unmatched")
  /// Sheets of a group have no line.
  public static let totalsMissing = Self(rawValue: "totals.missing")
  /// How many sums tie.
  public static let totalsTied = Self(rawValue: "totals.tied")
}
