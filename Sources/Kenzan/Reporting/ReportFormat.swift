/// A way to write a report down.
public protocol ReportFormat: Sendable {
  /// The whole report, ending in a line break.
  func text(of report: CheckReport) -> String
}
