extension TextFormat {
  /// So many sheets without a successor are named; programs read of all of them.
  private static let maximumEnded = 50

  /// What there is to say of last year's files, those of which there is nothing to say left out.
  func priorLines(of report: CheckReport) -> [String] {
    guard !report.prior.isEmpty else { return [] }
    // Of a sheet that is continued, or compared, there is nothing to say.
    let continued = report.prior.flatMap(\.sheets).count { $0.findings.isEmpty }
    let count = report.prior.reduce(0) { $0 + $1.sheets.count }
    var lines = ["", Message.priorHead(count, continued: continued)[language]]
    var ended: [(path: String, sheet: SheetReport)] = []
    for file in report.prior {
      var own = findingLines(file.findings, indent: 2)
      for sheet in file.sheets {
        let isEnded = sheet.key != nil && sheet.findings.contains { $0.code == .priorEnded }
        if isEnded { ended.append((file.path, sheet)) }
        let findings = sheet.findings.filter { !isEnded || $0.code != .priorEnded }
        own += findingLines(findings, indent: 2)
      }
      if !own.isEmpty { lines += [indentation(1) + file.path] + own }
    }
    guard !ended.isEmpty else { return lines }
    lines.append(indentation(1) + Message.ended(ended.count)[language])
    for (path, sheet) in ended.prefix(Self.maximumEnded) {
      let name = [sheet.key, sheet.subject].compactMap { $0 }.joined(separator: " ")
      lines.append(indentation(2) + name + Message.at(path)[language])
    }
    if ended.count > Self.maximumEnded {
      lines.append(indentation(2) + Message.others(ended.count - Self.maximumEnded)[language])
    }
    return lines
  }
}

extension Message {
  fileprivate static func priorHead(_ count: Int, continued: Int) -> Self {
    Self(
      ja: "前年度のシート\(count)件（うち今年度のシートが引き継いでいるもの\(continued)件）",
      en: "last year's sheets: \(count), of which \(continued) are continued this year"
    )
  }

  fileprivate static func ended(_ count: Int) -> Self {
    Self(
      ja: "今年度の読み込めたシートに引き継ぐものがないもの\(count)件"
        + "（終わった事業なら問題ありません。番号が変わったときは --renames の表に書きます）:",
      en: "continued by no sheet of this year that was read: \(count) "
        + "(right if it has ended; if its key has changed, the table of --renames says so)"
    )
  }

  fileprivate static func at(_ path: String) -> Self {
    Self(ja: "（\(path)）", en: " (\(path))")
  }

  fileprivate static func others(_ count: Int) -> Self {
    Self(
      ja: "ほか\(count)件（--format json にはすべて載ります）",
      en: "and \(count) more (all are in --format json)"
    )
  }
}
