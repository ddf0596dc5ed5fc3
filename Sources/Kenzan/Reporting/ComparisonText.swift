/// A comparison for people to read: what it comes to, then sheet by sheet what changed.
public struct ComparisonText: Sendable {
  private let format: TextFormat
  private var language: Language { format.language }
  /// How many sheets without changes, and of other lists, are named; the others are counted.
  private static let listed = 50

  /// Plain text unless colour is asked for.
  public init(language: Language = .ja, color: Bool = false) {
    format = TextFormat(language: language, color: color)
  }

  /// The whole report, ending in a line break.
  public func text(of comparison: SubmissionComparison) -> String {
    let counts = comparison.counts
    var lines: [String] = []
    if comparison.isUnchanged { lines.append(Message.unchanged(comparison.sheets.count)[language]) }
    lines += [Message.head(comparison)[language], Message.findings(counts)[language]]
    if let year = comparison.oldYear { lines.append(Message.otherYear(year)[language]) }
    for sheet in comparison.sheets where !sheet.isUnchanged || !sheet.findings.isEmpty {
      lines += [""] + self.lines(of: sheet)
    }
    lines += resubmitted(comparison)
    lines += places(comparison.added, Message.added(comparison.added.count))
    lines += places(
      comparison.removed,
      Message.removed(
        comparison.removed.count,
        mayBeUnread: comparison.unread.contains { !$0.isOld }
      )
    )
    lines += list(comparison.unpaired.map { .unpaired($0) }, .unpairedHead)
    lines += list(comparison.unread.map { .unread($0) }, .unreadHead)
    lines += list(comparison.ignoredByKind.map { .ignored($0) }, .ignoredHead)
    lines += list(comparison.gaps.flatMap { Message.gap($0) }, .gapHead)
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(of sheet: ComparedSheet) -> [String] {
    let head =
      sheet.new.title + Message.files(sheet)[language] + ": " + Message.sum(sheet)[language]
    let pictures = sheet.pictures.map { "  " + Message.picture($0)[language] }
    return [head] + sheet.changes.map { "  " + Message.change($0, in: sheet)[language].onOneLine }
      + pictures + findings(of: sheet).map { "  " + $0 }
  }

  /// A line each, but one for many rules that cannot be judged any more.
  private func findings(of sheet: ComparedSheet) -> [String] {
    let open = sheet.findings.filter { $0.kind == .unverifiable }.compactMap(\.new)
    guard open.count > 2 else { return sheet.findings.map { line(of: $0) } }
    let others = sheet.findings.filter { $0.kind != .unverifiable || $0.new == nil }
    return others.map { line(of: $0) }
      + [title(.unverifiable) + Message.unverifiable(open)[language]]
  }

  private func title(_ kind: FindingChange.Kind) -> String {
    language == .ja ? "【\(kind.title.ja)】" : "\(kind.title.en): "
  }

  private func line(of change: FindingChange) -> String {
    let title = title(change.kind)
    guard let finding = change.new ?? change.old else { return title }
    let level = change.kind == .unverifiable ? "" : format.title(ReportLevel(finding))
    switch (change.kind, change.new) {
    case (.resolved, _): return title + level + Message.place(of: finding)[language]
    case (_, nil): return title + Message.lost(finding)[language]
    default: return title + level + finding.message[language].onOneLine
    }
  }

  /// What came again without any change, where its file has another name or other bytes.
  private func resubmitted(_ comparison: SubmissionComparison) -> [String] {
    let same = comparison.sheets.filter { comparison.isResubmission($0) }
    return list(same.map { .again($0) }, .againHead)
  }

  private func places(_ places: [SheetPlace], _ head: Message) -> [String] {
    list(
      places.map { Message(ja: "\($0.title)（\($0.path)）", en: "\($0.title) (\($0.path))") },
      head
    )
  }

  private func list(_ entries: [Message], _ head: Message) -> [String] {
    guard !entries.isEmpty else { return [] }
    var lines = ["", head[language]]
    lines += entries.prefix(Self.listed).map { "  " + $0[language].onOneLine }
    let more = entries.count - Self.listed
    if more > 0 { lines.append("  " + Message.more(more)[language]) }
    return lines
  }
}

extension String {
  /// The text without line breaks, for reports of one line each.
  fileprivate var onOneLine: String {
    split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}

extension Message {
  fileprivate static func more(_ count: Int) -> Self {
    Self(
      ja: "ほか\(count)件（--format json にはすべて載ります）",
      en: "and \(count) more (all are in --format json)"
    )
  }
}
