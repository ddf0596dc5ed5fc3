/// What a check run is asked for beyond the form's own rules.
public struct CheckOptions: Sendable, Hashable {
  /// The lowest severity that makes a submission fail.
  public var failOn: Severity
  /// The stage of the evaluation up to which sheets are judged, by its name in their schemas; `nil`, and
  /// where a schema has no such stage, for the last.
  public var stage: String?
  /// What was found before and accepted.
  public var accepted: AcceptedFindings?
  /// Which sheets are expected, and which version of each counts.
  public var register: Register?
  /// Sums that somebody states, to be compared with those of the sheets.
  public var totals: TotalsTable?

  /// Fails on errors and judges the last stage unless said otherwise.
  public init(failOn: Severity = .error, stage: String? = nil) {
    self.failOn = failOn
    self.stage = stage
  }
}
