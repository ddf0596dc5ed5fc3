// What stands below the contents: what the sums stand on, and on what terms they may be used.
extension SummarySheets {
  var status: [SubmissionTally.Line] {
    let lines = [.heading("提出・読込の状況")] + tables.tally.lines(line)
    guard !terms.lines.isEmpty else { return lines }
    return lines + [.heading("出典・利用条件")] + terms.lines.map { .init(name: $0.name, says: $0.says) }
  }

  /// Which sheet it is; for the public only what may be shown of it.
  private func line(of exception: SubmissionTally.Exception) -> SubmissionTally.Line? {
    if audience == .staff || exception.isNamedByRegister { return .init(exception) }
    guard exception.reason == .double, let place = exception.place else { return nil }
    return .init(name: "　" + shortTitle(of: place))
  }

  /// How many of the sheets a list stands on.
  func share(of table: String) -> String {
    tables.tally.basis(tables[table]?.sheets)
  }
}
