/// The findings of one sheet while they are gathered: what explains what, and in which order they go.
struct CauseTree {
  private let record: Record
  private var findings: [Finding] = []
  /// The finding that says what is wrong with a slot, as an index into `findings`.
  private var explained: [Int: Int] = [:]

  init(record: Record) {
    self.record = record
  }

  /// Takes a finding that has a cause of its own.
  mutating func add(_ finding: Finding) {
    if finding.severity >= .warning {
      for slot in slots(explainedBy: finding) where explained[slot] == nil {
        explained[slot] = findings.count
      }
    }
    findings.append(finding)
  }

  /// Takes a question that cannot be answered: under the finding that says why, if there is one.
  mutating func hang(_ doubt: Unverified) {
    let roots = doubt.causes.map { explained[$0] }
    guard let first = roots.first, let root = first, roots.allSatisfy({ $0 != nil }) else {
      findings.append(doubt.finding)
      return
    }
    findings[root].consequences.append(doubt.finding)
  }

  /// Errors, warnings, notes; within each the order of the form, the sheet as a whole first.
  func ordered() -> [Finding] {
    let places = findings.enumerated().map { index, finding in
      (key: [-finding.severity.weight] + position(of: finding) + [index], finding: finding)
    }
    return places.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.finding)
  }

  /// The stated field; of a blank block every blank field, and of fields whose place is in doubt all
  /// that were not read; and the same of what hangs under it.
  private func slots(explainedBy finding: Finding) -> [Int] {
    var slots = [finding.field.flatMap { record.schema.slot(of: $0) }].compactMap { $0 }
    let related = finding.related.filter { $0.file == nil }
      .compactMap { record.schema.slot(of: $0.field) }
    // What is wrong with a cell is wrong with every field in it.
    slots += slots.flatMap { record.schema.within[$0] ?? [] }
    slots += related.filter { slot in
      switch record[slot].state {
      case .unreadable: true
      case .blank: finding.code == .required
      case .notApplicable, .words, .number, .text, .date, .year, .flag: false
      }
    }
    return slots + finding.consequences.flatMap { self.slots(explainedBy: $0) }
  }

  private func position(of finding: Finding) -> [Int] {
    let slot = finding.field.flatMap { record.schema.slot(of: $0) }
    // The cells of another table say nothing about the order of the form.
    if let slot, record[slot].table != nil { return [CellReference.maximumRow + 1, slot] }
    let cell = slot.flatMap { record[$0].cell } ?? finding.cell.flatMap { Self.reference($0) }
    if let cell { return [cell.row, cell.column] }
    // A field without a place goes last, what concerns the whole sheet first.
    return slot.map { [CellReference.maximumRow + 1, $0] } ?? [0, 0]
  }

  private static func reference(_ place: String) -> CellReference? {
    CellReference(place.split(separator: "!").last ?? "")
  }
}

extension Severity {
  fileprivate var weight: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}
