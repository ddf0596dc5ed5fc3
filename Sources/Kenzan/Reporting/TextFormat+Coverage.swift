extension TextFormat {
  /// So many sheets of a kind are named; programs read of all of them.
  private static let maximumNamed = 20

  /// What sums over the sheets stand on, where a register tells of others or not all of them go in.
  func coverageLines(_ tally: SubmissionTally) -> [String] {
    guard tally.isByRegister || !tally.isWhole else { return [] }
    return [Message.basis(tally)[language]]
      + SubmissionTally.Reason.allCases.compactMap { reason in
        let names = tally.exceptions.filter { $0.reason == reason }.map(\.title)
        guard !names.isEmpty else { return nil }
        return indentation(1) + Message.named(reason, names, most: Self.maximumNamed)[language]
      }
  }
}

extension Message {
  /// How many of the sheets sums can stand on, and what became of the others.
  static func basis(_ tally: SubmissionTally) -> Self {
    let (share, remark) = (tally.share(), tally.verdictAndRemark)
    return Self(
      ja: "集計できるシート: \(share.ja)" + (remark.map { "（\($0.ja)）" } ?? ""),
      en: "sheets to sum up: \(share.en)" + (remark.map { " (\($0.en))" } ?? "")
    )
  }

  /// 未提出: 3 広報事業、4 観光事業、ほか2件.
  fileprivate static func named(
    _ reason: SubmissionTally.Reason,
    _ names: [String],
    most: Int
  ) -> Self {
    let shown = names.prefix(most)
    let others = names.count - shown.count
    return Self(
      ja: "\(reason.title.ja): \(shown.joined(separator: "、"))"
        + (others > 0 ? "、ほか\(others)件" : ""),
      en: "\(reason.title.en): \(shown.joined(separator: ", "))"
        + (others > 0 ? " and \(others) more" : "")
    )
  }
}
