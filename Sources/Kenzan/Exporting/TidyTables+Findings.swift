extension TidyTables {
  /// The rows of a finding and of what hangs under it.
  static func rows(
    of finding: Finding,
    sheetID: String?,
    sheet: TidySheet?,
    _ language: Language
  ) -> [[TidyCell]] {
    let prefix = sheet.map { $0.report.sheet + "!" } ?? ""
    let cell = finding.cell.map { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0 }
    let origin = finding.cell.map { TidyOrigin(path: sheet?.path ?? "", cell: $0) }
    let row: [TidyCell] = [
      .text(sheetID),
      .text(ReportLevel(finding).title.ja),
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
