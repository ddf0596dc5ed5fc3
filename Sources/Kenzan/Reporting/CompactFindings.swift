/// Brings findings that say the same of many cells together: who reads forty lines reads none.
enum CompactFindings {
  /// One line of the report.
  struct Line {
    var level: ReportLevel
    var message: Message
    /// What follows from it, each with its level.
    var consequences: [(level: ReportLevel, message: Message)]
  }

  /// From the third on, failures of one rule are told in one short line each.
  private static let fullCount = 2

  /// The lines in the order of the findings: notes of one kind in one line, each failure in its own.
  static func lines(of findings: [Finding]) -> [Line] {
    var lines: [Line] = []
    var notes: [Kind: [Finding]] = [:]
    for finding in findings where isNote(finding) {
      notes[Kind(finding), default: []].append(finding)
    }
    var failures: [Kind: Int] = [:]
    for finding in findings {
      let kind = Kind(finding)
      if isNote(finding) {
        guard let all = notes.removeValue(forKey: kind) else { continue }
        lines.append(Line(level: ReportLevel(finding), message: together(all), consequences: []))
      } else {
        failures[kind, default: 0] += 1
        let isRepeated = failures[kind, default: 0] > fullCount && finding.isSimple
        lines.append(
          Line(
            level: ReportLevel(finding),
            message: isRepeated ? .again(finding) : finding.message,
            consequences: consequences(of: finding)
          )
        )
      }
    }
    return lines
  }

  /// What fails with the finding, and in one line what else cannot be verified because of it.
  ///
  /// That the finding's own fields cannot be verified goes without saying.
  private static func consequences(of finding: Finding) -> [(ReportLevel, Message)] {
    let own = Set([finding.field] + finding.related.map(\.field))
    let open = finding.consequences.filter {
      $0.outcome == .unverifiable && !own.contains($0.field)
    }
    let others = finding.consequences.filter { $0.outcome != .unverifiable }
    var places: [String] = []
    for consequence in open {
      let place = consequence.cell.map(reference) ?? consequence.label ?? ""
      if !places.contains(place) { places.append(place) }
    }
    let lines = others.map { (ReportLevel($0), $0.message) }
    return places.isEmpty ? lines : lines + [(.unverifiable, .open(places))]
  }

  private struct Kind: Hashable {
    var code: Finding.Code
    var rule: String?
    var level: ReportLevel

    init(_ finding: Finding) {
      code = finding.code
      rule = finding.rule
      level = ReportLevel(finding)
    }
  }

  /// Notes each of which has other words.
  private static let worded: Set<Finding.Code> = [.quote, .priorRows]

  /// Notes and what is within rounding ask for nothing, so one of them speaks for all where they say
  /// the same.
  private static func isNote(_ finding: Finding) -> Bool {
    let level = ReportLevel(finding)
    return (level == .info || level == .withinRounding) && finding.consequences.isEmpty
      && finding.cell != nil && !worded.contains(finding.code)
  }

  private static func together(_ findings: [Finding]) -> Message {
    guard let first = findings.first else { return .nothing }
    let others = findings.dropFirst().compactMap { $0.cell.map(Self.reference) }
    guard !others.isEmpty else { return first.message }
    return .sentences([first.message, .likewise(.list(others.map { Message(both: $0) }))])
  }

  /// The cell without its worksheet, which the heading names.
  fileprivate static func reference(_ cell: String) -> String {
    cell.split(separator: "!").last.map(String.init) ?? cell
  }
}

extension Finding {
  /// Whether the figures alone say what is wrong.
  fileprivate var isSimple: Bool {
    code == .check && outcome == .fail && expected != nil && suggestions.isEmpty
      && consequences.isEmpty
  }

  fileprivate func figure(_ text: String) -> Message {
    guard let number = ExactDecimal(text) else { return Message(ja: "「\(text)」", en: "'\(text)'") }
    return FigureText.text(number, unit: unit)
  }
}

extension Message {
  fileprivate static func open(_ places: [String]) -> Self {
    Self(
      ja: "このため\(places.joined(separator: "、"))は確かめられません（誤りという意味ではありません）。",
      en: "Because of this, \(places.joined(separator: ", ")) cannot be verified, "
        + "which does not mean wrong."
    )
  }

  fileprivate static func likewise(_ cells: Message) -> Self {
    Self(ja: "（ほかに\(cells.ja)も同様）", en: "(likewise \(cells.en))")
  }

  /// The same rule again: where, what stands there and what was expected.
  fileprivate static func again(_ finding: Finding) -> Self {
    let cell = finding.cell.map { CompactFindings.reference($0) } ?? ""
    let stated = finding.figure(finding.value ?? "")
    let expected = finding.figure(finding.expected ?? "")
    return Self(
      ja: "\(cell)「\(finding.label ?? "")」も同様です（\(stated.ja)に対し\(expected.ja)）。",
      en: "\(cell) '\(finding.label ?? "")' likewise (\(stated.en) against \(expected.en))."
    )
  }
}
