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
    let judgements = record.schema.checks.map { $0.judge(in: record) }
    let judged = zip(record.schema.checks, judgements).map {
      JudgedCheck(wording: wording, check: $0, judgement: $1)
    }
    var shownAside: Set<Int> = []
    for (index, check) in judged.enumerated() where check.judgement.verdict.isFailure {
      guard let cause = displayed.cause(of: check.check) else { continue }
      reading[cause].take(check.failure(change: nil))
      shownAside.insert(index)
    }
    for finding in reading { causes.add(finding) }
    let required = RequiredFields(wording: wording).findings()
    for finding in required.missing { causes.add(finding) }
    let facets = FieldFacets(wording: wording, known: Self.codes(readingFindings, in: record))
    var outOfBounds = facets.findings()
    for finding in RowUniqueness(wording: wording).findings() { causes.add(finding) }
    var doubts = required.undecided
    let roots = RootCauses(record: record, judgements: judgements, without: shownAside)
    doubts += add(judged, roots, outOfBounds: &outOfBounds, to: &causes)
    for finding in outOfBounds { causes.add(finding) }
    for doubt in doubts { causes.hang(doubt) }
    return causes.ordered()
  }

  /// Adds what fails and what holds only within rounding, and gives back what cannot be told.
  ///
  /// Where the change that mends a failing check is one of a figure that is out of bounds by itself,
  /// that figure is the root, and the check hangs under it.
  private func add(
    _ judged: [JudgedCheck],
    _ roots: RootCauses,
    outOfBounds: inout [Finding],
    to causes: inout CauseTree
  ) -> [Unverified] {
    for (root, consequences) in roots.grouped() {
      let change = roots.changes[root]
      let others = consequences.map { judged[$0].failure(change: nil) }
      if let change, let place = outOfBounds.firstIndex(where: { judged[root].mends($0, change) }) {
        outOfBounds[place].suggestions = judged[root].suggestions(change)
        outOfBounds[place].message = .sentences([
          outOfBounds[place].message, judged[root].suggestion(change),
        ])
        outOfBounds[place].consequences += [judged[root].failure(change: nil)] + others
        continue
      }
      var finding = judged[root].failure(change: change)
      finding.consequences = others
      causes.add(finding)
    }
    var doubts: [Unverified] = []
    for check in judged {
      switch check.judgement.verdict {
      case .skipped, .holds, .fails: continue
      case .withinRounding: causes.add(check.withinRounding())
      case .unverifiable(let slots): doubts.append(check.unverifiable(causes: slots))
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

extension Finding {
  /// Takes in what follows from the finding, which weighs as much as the weightiest of it.
  fileprivate mutating func take(_ consequence: Finding) {
    severity = max(severity, consequence.severity)
    consequences.append(consequence)
  }
}
