/// Says of figures with digits that the paper does not show whether those that it shows tie.
struct DisplayedFigures {
  /// The sheet as the paper shows it, `nil` where it shows all there is.
  let record: Record?
  /// The findings about such figures, by slot, as indices into reading's findings.
  private let places: [(slot: Int, finding: Int)]

  init(of record: Record, _ findings: [Finding]) {
    var shown = record
    var places: [(slot: Int, finding: Int)] = []
    for (index, finding) in findings.enumerated() where finding.code == .digits {
      guard let slot = finding.field.flatMap({ record.schema.slot(of: $0) }),
        case .number = record[slot].state,
        let value = finding.expected.flatMap({ ExactDecimal($0) })
      else { continue }
      shown.values[slot].state = .number(value)
      places.append((slot, index))
    }
    self.record = places.isEmpty ? nil : shown
    self.places = places
  }

  /// The finding about hidden digits that a failing check comes from: as shown, the check holds.
  func cause(of check: Check) -> Int? {
    guard let record, let place = places.first(where: { check.slots.contains($0.slot) }),
      check.judge(in: record).verdict.isGood
    else { return nil }
    return place.finding
  }

  /// Adds to every finding about hidden digits what the figures as shown come to.
  func annotate(_ findings: inout [Finding]) {
    guard let record else { return }
    for (slot, index) in places {
      let checks = record.schema.checksBySlot[slot].map { record.schema.checks[$0] }
      let equalities = checks.filter { $0.comparison == .equal }
        .map { $0.judge(in: record).verdict }
      let decided = equalities.filter { $0.isGood || $0.isFailure }
      guard !decided.isEmpty else { continue }
      let tie = Message.displayed(tie: !decided.contains { $0.isFailure })
      findings[index].message = .sentences([findings[index].message, tie])
    }
  }
}

extension Message {
  fileprivate static func displayed(tie: Bool) -> Self {
    tie
      ? Self(ja: "表示どおりの値なら計算は合います。", en: "The figures as shown tie.")
      : Self(ja: "表示どおりの値でも計算は合いません。", en: "The figures as shown do not tie either.")
  }
}
