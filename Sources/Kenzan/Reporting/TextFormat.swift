/// The report for people to read: what to put right first, then file by file and sheet by sheet.
public struct TextFormat: ReportFormat {
  /// The language of the report.
  public var language: Language
  /// Whether levels are coloured for a terminal.
  public var color: Bool

  /// Plain text unless colour is asked for.
  public init(language: Language = .ja, color: Bool = false) {
    self.language = language
    self.color = color
  }

  /// The whole report, ending in a line break.
  public func text(of report: CheckReport) -> String {
    var lines = [Message.head(report.counts)[language]]
    for file in report.files {
      lines.append("")
      lines += self.lines(of: file)
    }
    lines += priorLines(of: report)
    lines += ["", Message.totals(report.counts)[language]]
    if let coverage = report.coverage { lines += coverageLines(coverage) }
    return lines.joined(separator: "\n") + "\n"
  }

  func lines(of file: FileReport) -> [String] {
    var lines = [file.path]
    lines += findingLines(file.findings, indent: 1)
    for sheet in file.sheets {
      lines.append(indentation(1) + heading(of: sheet))
      lines += findingLines(sheet.findings, indent: 2)
    }
    if file.unlisted > 0 {
      lines.append(indentation(1) + Message.unlisted(file.unlisted)[language])
    }
    return lines
  }

  /// The sheet's name with its key and subject, and what came of it.
  private func heading(of sheet: SheetReport) -> String {
    var counts = CheckReport.Counts()
    for finding in sheet.findings { counts.add(finding) }
    let name = sheet.name ?? ""
    // A tab is usually named after the sheet it holds; then saying it once is enough.
    let tab = name == sheet.sheet || name.isEmpty ? "" : Message.tab(sheet.sheet)[language]
    let stage = sheet.stage.map { Message.stage($0)[language] } ?? ""
    let title = (name.isEmpty ? sheet.sheet : name) + tab + stage
    return title + ": " + Message.verdict(counts)[language]
  }

  func findingLines(_ findings: [Finding], indent: Int) -> [String] {
    CompactFindings.lines(of: findings).flatMap { line in
      [indentation(indent) + title(line.level) + line.message[language]]
        + line.consequences.map {
          indentation(indent + 1) + "└ " + title($0.level) + $0.message[language]
        }
    }
  }

  func indentation(_ depth: Int) -> String { String(repeating: "  ", count: depth) }

  /// 【要修正】, in its colour.
  func title(_ level: ReportLevel) -> String {
    let title = language == .ja ? "【\(level.title.ja)】" : "\(level.title.en): "
    guard color else { return title }
    return "\u{1B}[\(level.color)m\(title)\u{1B}[0m"
  }
}

extension ReportLevel {
  /// The terminal's number for the colour.
  fileprivate var color: Int {
    switch self {
    case .unreadable, .error: 31
    case .warning: 33
    case .info, .accepted: 36
    case .withinRounding, .unverifiable: 35
    }
  }
}

extension Message {
  fileprivate static func tab(_ name: String) -> Self {
    Self(ja: "（シート「\(name)」）", en: " (worksheet '\(name)')")
  }

  fileprivate static func stage(_ name: String) -> Self {
    Self(ja: "（「\(name)」まで）", en: " (up to stage '\(name)')")
  }

  /// How much there is to do: 直すところ2件、確認するところ1件.
  static func head(_ counts: CheckReport.Counts) -> Self {
    let open =
      counts.unverifiable == 0
      ? Message.nothing
      : Message(
        ja: "、判定できないところ\(counts.unverifiable)件",
        en: ", \(counts.unverifiable) unverifiable"
      )
    return todo(counts) + open
  }

  private static func todo(_ counts: CheckReport.Counts) -> Self {
    Self(
      ja: "直すところ\(counts.errors)件、確認するところ\(counts.warnings)件",
      en: "\(counts.errors) to correct, \(counts.warnings) to check"
    )
  }

  fileprivate static func verdict(_ counts: CheckReport.Counts) -> Self {
    counts.errors + counts.warnings == 0 && counts.unverifiable == 0
      ? Self(ja: "直すところはありません", en: "nothing to correct") : head(counts)
  }

  fileprivate static func unlisted(_ count: Int) -> Self {
    let figure = FigureText.text(ExactDecimal(count))
    return Self(
      ja: "指摘のないシート\(figure.ja)件（件数が多いため一覧にしていません）",
      en: "\(figure.en) sheets without findings (too many to be listed)"
    )
  }

  fileprivate static func totals(_ counts: CheckReport.Counts) -> Self {
    Self(
      ja: "合計: ファイル\(counts.files)件、シート\(counts.sheets)件、要修正\(counts.errors)件、"
        + "要確認\(counts.warnings)件、端数の範囲内\(counts.withinRounding)件、"
        + "判定できないもの\(counts.unverifiable)件",
      en: "total: files \(counts.files), sheets \(counts.sheets), errors \(counts.errors), "
        + "warnings \(counts.warnings), within rounding \(counts.withinRounding), "
        + "unverifiable \(counts.unverifiable)"
    )
  }
}
