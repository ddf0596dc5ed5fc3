/// How much a finding asks of its reader, in the words of the reports.
package enum TidyLevel: String, CaseIterable, Sendable {
  case error = "要修正"
  case warning = "要確認"
  case info = "参考"
  case withinRounding = "端数の範囲内"
  case unverifiable = "判定できません"

  package init(_ finding: Finding) {
    self =
      switch (finding.outcome, finding.severity) {
      case (.unverifiable, _): .unverifiable
      case (.withinRounding, _): .withinRounding
      case (_, .error): .error
      case (_, .warning): .warning
      case (_, .info): .info
      }
  }
}

extension TidyTables {
  /// The rows of a finding and of what hangs under it.
  static func rows(
    of finding: Finding,
    sheetID: String?,
    sheet: TidySheet?,
    _ language: Language
  ) -> [[TidyCell]] {
    let prefix = sheet.map { $0.sheet + "!" } ?? ""
    let cell = finding.cell.map { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0 }
    let origin = finding.cell.map { TidyOrigin(path: sheet?.path ?? "", cell: $0) }
    let row: [TidyCell] = [
      .text(sheetID),
      .text(TidyLevel(finding).rawValue),
      .text(finding.code.rawValue),
      .text(finding.rule),
      .text(finding.label, origin: origin),
      .text(cell),
      .text(finding.value, origin: origin),
      .text(finding.expected),
      .text(finding.difference),
      .text(finding.unit),
      .text(finding.message[language], origin: origin),
    ]
    return finding.consequences.reduce([row]) { rows, consequence in
      rows + Self.rows(of: consequence, sheetID: sheetID, sheet: sheet, language)
    }
  }
}
