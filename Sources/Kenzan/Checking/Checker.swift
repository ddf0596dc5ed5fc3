/// Checks one sheet against the rules of its form.
package struct Checker: Sendable {
  package init() {}

  /// What is wrong, doubtful or worth knowing about a sheet, reading's findings included.
  ///
  /// Root causes come first, errors before warnings before notes, then the order of the form; what
  /// follows from a finding, or cannot be verified because of it, hangs under it.
  package func check(_ record: Record, readingFindings: [Finding] = []) -> [Finding] {
    let wording = Wording(record: record)
    var causes = CauseTree(record: record)
    let displayed = DisplayedFigures(of: record, readingFindings)
    var reading = readingFindings
    displayed.annotate(&reading)
    let judged = JudgedChecks(wording)
    var shownAside: Set<Int> = []
    for index in judged.judgements.indices where judged.judgements[index].verdict.isFailure {
      let check = judged[index]
      guard let cause = displayed.cause(of: check.check) else { continue }
      reading[cause].take(check.failure(change: nil))
      shownAside.insert(index)
    }
    for finding in reading { causes.add(finding) }
    let required = RequiredFields(wording: wording).findings()
    for finding in required.missing { causes.add(finding) }
    let facets = FieldFacets(wording: wording, known: Self.codes(readingFindings, in: record))
    var faults = facets.findings()
    for finding in RowUniqueness(wording: wording).findings() { causes.add(finding) }
    var doubts = required.undecided
    let roots = RootCauses(record: record, judgements: judged.judgements, without: shownAside)
    let failures = Self.failures(judged, roots, takenBy: &faults)
    let quotes = QuoteFindings(wording: wording).findings()
    for finding in faults + failures + quotes.wrong { causes.add(finding) }
    doubts += quotes.undecided
    doubts += add(judged, to: &causes)
    for doubt in doubts { causes.hang(doubt) }
    return causes.ordered()
  }

  /// The root causes among what fails, each with its consequences.
  ///
  /// Where the one change that mends a rule is of a cell that is at fault by itself, that fault is
  /// the root cause and takes the rules in; so does a text that is not written as it must be.
  private static func failures(
    _ judged: JudgedChecks,
    _ roots: RootCauses,
    takenBy faults: inout [Finding]
  ) -> [Finding] {
    var findings: [Finding] = []
    for (root, consequences) in roots.grouped() {
      let below = consequences.map { judged[$0].failure(change: nil) }
      let change = roots.changes[root]
      if let change, let edit = change.edits.first, change.edits.count == 1,
        let fault = faults.firstIndex(where: {
          $0.field == judged[root].record.schema.fields[edit.slot].path
        })
      {
        let question = judged[root].suggestion(change, about: edit.slot)
        faults[fault].message = .sentences([faults[fault].message, question])
        faults[fault].suggestions = judged[root].suggestions(change)
        faults[fault].consequences += [judged[root].failure(change: nil)] + below
      } else if let fault = faults.firstIndex(where: { judged[root].isDue(to: $0) }) {
        faults[fault].consequences += [judged[root].failure(change: nil)] + below
      } else {
        var finding = judged[root].failure(change: change)
        finding.consequences = below
        findings.append(finding)
      }
    }
    return findings
  }

  /// Adds what holds only within rounding, and gives back what cannot be told.
  private func add(_ judged: JudgedChecks, to causes: inout CauseTree) -> [Unverified] {
    var doubts: [Unverified] = []
    for (index, judgement) in judged.judgements.enumerated() {
      switch judgement.verdict {
      case .skipped, .holds, .fails: continue
      case .withinRounding: causes.add(judged[index].withinRounding())
      case .unverifiable(let slots): doubts.append(judged[index].unverifiable(causes: slots))
      }
    }
    return doubts
  }

  private static func codes(_ findings: [Finding], in record: Record) -> [Int: Set<Finding.Code>] {
    findings.reduce(into: [:]) { table, finding in
      guard let slot = finding.field.flatMap({ record.schema.slot(of: $0) }) else { return }
      table[slot, default: []].insert(finding.code)
    }
  }
}

/// What came of every check of a sheet; most hold, and nothing is made of those.
private struct JudgedChecks {
  let wording: Wording
  let judgements: [Judgement]

  init(_ wording: Wording) {
    self.wording = wording
    judgements = wording.record.schema.checks.map { $0.judge(in: wording.record) }
  }

  subscript(index: Int) -> JudgedCheck {
    let check = wording.record.schema.checks[index]
    return JudgedCheck(wording: wording, check: check, judgement: judgements[index])
  }
}

extension JudgedCheck {
  /// Whether a text of the rule is not written as its form demands: whatever else is said of it
  /// follows from that.
  fileprivate func isDue(to fault: Finding) -> Bool {
    guard fault.code == .pattern, let slot = fault.field.flatMap({ record.schema.slot(of: $0) })
    else { return false }
    return check.slots.contains(slot)
  }
}

extension Finding {
  /// Takes in what follows from the finding and weighs no more than it: on paper the figures tie.
  fileprivate mutating func take(_ consequence: Finding) {
    var consequence = consequence
    consequence.severity = min(severity, consequence.severity)
    consequences.append(consequence)
  }
}
