/// The sheets of last year, ready to be paired with those of this year.
package struct PriorYear: Sendable {
  /// What there is of last year for one sheet of this year.
  struct Pairing: Sendable {
    /// The values that its checks ask for; `nil` where there is nothing to compare with.
    var values: PriorValues?
    /// What is to be said of it.
    var findings: [Finding]
    /// The sheets of last year that it continues, whether they are compared or not.
    var records: [Int]
    /// The same for people.
    var references: [PriorReference] = []
  }

  let renames: RenameMap?
  /// The files in the order given, with what is to be said of them whatever this year's sheets are.
  let files: [PriorFile]
  /// Their sheets, in the same order.
  let records: [PriorRecord]
  private let succession: SheetSuccession

  package init(_ files: [PriorFile], renames: RenameMap?) {
    self.files = files
    self.renames = renames
    records = files.flatMap { $0.sheets.compactMap(\.record) }
    succession = SheetSuccession(records)
  }

  /// Finds what a sheet of this year continues.
  func pairing(of record: Record) -> Pairing {
    let wording = PriorWording(wording: Wording(record: record))
    guard let match = succession.match(of: record) else {
      return Pairing(findings: [wording.withoutKey()], records: [])
    }
    var pairing: Pairing
    switch match {
    case .none: return Pairing(findings: [wording.isNew()], records: [])
    case .one(let number): pairing = pair(record, with: [number], wording)
    case .merged(let numbers): pairing = pair(record, with: numbers, wording)
    case .split(let numbers):
      let findings = [wording.isPart(of: numbers.map { records[$0] })]
      pairing = Pairing(findings: findings, records: numbers)
    case .doubled(let numbers):
      let findings = [wording.isDoubtful(among: numbers.map { records[$0] })]
      pairing = Pairing(findings: findings, records: numbers)
    }
    pairing.references = pairing.records.map {
      PriorReference(path: records[$0].sheet.file, sheet: records[$0].sheet.name)
    }
    return pairing
  }

  private func pair(_ record: Record, with numbers: [Int], _ wording: PriorWording) -> Pairing {
    var answers: [[PriorValue]?] = record.schema.priors.map { _ in nil }
    var findings: [Finding] = []
    for (index, number) in numbers.enumerated() {
      let prior = records[number]
      let own = prior.answers(to: record, as: index, renames: renames)
      for place in answers.indices {
        if let values = own[place] { answers[place] = (answers[place] ?? []) + values }
      }
    }
    let sheets = numbers.map { records[$0] }
    for (prior, unpaired) in zip(sheets, unpaired(record, with: sheets)) {
      findings += unpaired.map { wording.rows($0, of: prior) }
    }
    if sheets.count > 1 { findings.insert(wording.isMerged(of: sheets), at: 0) }
    let values = PriorValues(sheets: sheets.map(\.sheet), values: answers)
    return Pairing(values: values, findings: findings, records: numbers)
  }

  /// The rows without a partner, by sheet of last year; of sheets that were merged a row is new, and
  /// said once, where none of them has it.
  private func unpaired(_ record: Record, with sheets: [PriorRecord]) -> [[Unpaired]] {
    let all = sheets.map { prior in
      var rows = PriorRows(prior: prior, record: record, renames: renames)
      return rows.unpaired()
    }
    let new = all.map { Set($0.flatMap(\.new)) }
    let newToAll = new.dropFirst().reduce(new.first ?? []) { $0.intersection($1) }
    return all.enumerated().map { index, found in
      found.compactMap { unpaired in
        var rest = unpaired
        rest.new = index == 0 ? unpaired.new.filter { newToAll.contains($0) } : []
        return rest.new.isEmpty && rest.ended.isEmpty ? nil : rest
      }
    }
  }
}
