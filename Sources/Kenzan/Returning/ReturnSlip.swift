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
  }

  /// The place among the slips of a run, from 1: file names sort by it.
  package var number: Int
  /// Whose sheets these are; `nil` where nobody can tell.
  package var department: String?
  package var parts: [Part]

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

extension ReturnSlip.Part {
  /// A sheet with what was found in it.
  init(_ sheet: TidySheet) {
    path = sheet.path
    report = sheet.report
    record = sheet.record
    take(sheet.report.findings)
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
        mayStand: isAcceptable && report?.key != nil,
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
