/// What one department gets back: what was found in its sheets, in the order of the form (指摘票).
package struct ReturnSlip: Sendable {
  /// A finding that asks for an answer.
  package struct Item: Sendable {
    /// Its number in the slip, from 1.
    package var number: Int
    package var finding: Finding
    /// Whether it may be answered with a reason why it stands as it is.
    package var mayStand: Bool
    /// Whether what was expected only bounds what may stand there.
    package var isBound: Bool
    /// What the department answered to it before.
    package var previous: AcceptedFindings.Answer?
    /// The number of the same finding at the other version of its sheet, which alone is answered.
    package var same: Int?
  }

  /// A sheet that was handed in, or a file as a whole.
  package struct Part: Sendable {
    package var path: String
    /// What is known of the sheet; `nil` for a file as a whole.
    package var report: SheetReport?
    /// Its values; `nil` where it could not be read.
    package var record: Record?
    package var items: [Item] = []
    /// What is said without asking for an answer.
    package var notes: [Finding] = []
    /// The day until which it was to be handed in.
    package var deadline: CalendarDate?
    /// Whether only its file says to which department it belongs.
    package var isPresumed = false
  }

  /// The place among the slips of a run, from 1: file names sort by it.
  package var number: Int
  /// How many places there are.
  package var count: Int
  /// Whose sheets these are; `nil` where nobody can tell.
  package var department: String?
  package var parts: [Part]
  /// What the secretariat adds.
  package var notice: SecretariatNotice
  /// The day on which it was made, where it is known.
  package var asOf: CalendarDate?

  /// The answers that a department may give.
  package enum Answer: String, CaseIterable, Sendable {
    case corrected = "直した"
    case stands = "このままでよい"
    case other = "その他"
  }
}

extension ReturnSlip {
  /// How much there is to do.
  var counts: CheckReport.Counts {
    parts.reduce(into: CheckReport.Counts()) { counts, part in
      for finding in part.items.map(\.finding) + part.notes { counts.add(finding) }
    }
  }

  /// The parts in which something is to be answered.
  var open: [Part] { parts.filter { !$0.items.isEmpty } }

  /// The parts in which nothing is.
  var clear: [Part] { parts.filter(\.items.isEmpty) }
}

extension ReturnSlip {
  /// Numbers the findings as they stand on the page.
  mutating func numberItems() {
    var number = 0
    /// The numbers of what was said of one of several versions of a sheet.
    var versions: [[String]: Int] = [:]
    for part in parts.indices {
      for item in parts[part].items.indices {
        number += 1
        parts[part].items[item].number = number
        guard let version = parts[part].version(parts[part].items[item].finding) else { continue }
        parts[part].items[item].same = versions[version]
        versions[version] = versions[version] ?? number
      }
    }
  }
}

extension ReturnSlip.Part {
  /// What stands there with its strokes, where a part of it is struck out.
  func struck(_ item: ReturnSlip.Item) -> StruckText? {
    guard item.finding.code == .struck, let record,
      let slot = item.finding.field.flatMap({ record.schema.slot(of: $0) })
    else { return nil }
    return record[slot].struck
  }

  /// What tells that two findings say the same of two versions of a sheet.
  fileprivate func version(_ finding: Finding) -> [String]? {
    guard finding.code == .duplicateSheet, let report, let key = report.key,
      let schema = record?.schema,
      schema.key.first == finding.field.flatMap({ schema.slot(of: $0) })
    else { return nil }
    return [schema.id, schema.year.key, key.normalizedForMatching]
  }

  /// A sheet with what was found in it and what was answered to that before.
  init(_ sheet: TidySheet, answers: PreviousAnswers) {
    path = sheet.path
    report = sheet.report
    record = sheet.record
    take(sheet.report.findings)
    for index in items.indices { items[index].previous = answers[items[index].finding, report] }
  }

  /// A file with what was found in it as a whole.
  init(_ file: FileReport) {
    path = file.path
    take(file.findings)
  }

  /// What asks for an answer stands in the order of the form; it is numbered later.
  private mutating func take(_ findings: [Finding]) {
    let schema = record?.schema
    func place(_ finding: Finding) -> Int {
      finding.field.flatMap { schema?.slot(of: $0) } ?? -1
    }
    let open = findings.enumerated().filter { $0.element.asksForAnswer }
      .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
    items = open.map { _, finding in
      let isAcceptable = schema.map { finding.isAcceptable && !finding.isRefused(by: $0) } ?? false
      return ReturnSlip.Item(
        number: 0,
        finding: finding,
        mayStand: isAcceptable && report?.key != nil && version(finding) == nil,
        isBound: finding.isBound(in: schema)
      )
    }
    notes = findings.filter { !$0.asksForAnswer }
  }
}

extension Finding {
  /// Whether a department has something to do: to correct, to look at, or to fill in what is missing.
  fileprivate var asksForAnswer: Bool { severity > .info || outcome == .unverifiable }

  /// Whether `expected` is the most or the least that may stand there.
  fileprivate func isBound(in schema: FormSchema?) -> Bool {
    guard code == .check else { return [.length, .lines, .range].contains(code) }
    return schema?.checks.first { $0.id == rule }.map { $0.comparison != .equal } ?? false
  }
}
