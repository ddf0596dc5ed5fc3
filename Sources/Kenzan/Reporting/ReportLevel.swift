/// How a finding is headed for people: 要修正, 要確認, 参考 ….
package enum ReportLevel: String, Sendable, CaseIterable {
  case unreadable, error, warning, info, withinRounding, unverifiable, accepted

  /// The level of a finding.
  package init(_ finding: Finding) {
    self =
      switch (finding.outcome, finding.severity) {
      case _ where finding.acceptance != nil: .accepted
      case _ where finding.code == .fileUnreadable: .unreadable
      case (.unverifiable, _): .unverifiable
      case (.withinRounding, _): .withinRounding
      case (_, .error): .error
      case (_, .warning): .warning
      case (_, .info): .info
      }
  }

  /// What it is called.
  package var title: Message {
    switch self {
    case .unreadable: Message(ja: "読込不可", en: "unreadable")
    case .error: Message(ja: "要修正", en: "error")
    case .warning: Message(ja: "要確認", en: "warning")
    case .info: Message(ja: "参考", en: "note")
    case .withinRounding: Message(ja: "端数の範囲内", en: "within rounding")
    case .accepted: Message(ja: "承認済", en: "accepted")
    case .unverifiable: Message(ja: "判定できません", en: "unverifiable")
    }
  }
}
