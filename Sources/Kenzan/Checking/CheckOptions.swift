/// What a check run is asked for beyond the form's own rules.
public struct CheckOptions: Sendable, Hashable {
  /// The lowest severity that makes a submission fail.
  public var failOn: Severity

  /// Fails on errors unless said otherwise.
  public init(failOn: Severity = .error) {
    self.failOn = failOn
  }
}
