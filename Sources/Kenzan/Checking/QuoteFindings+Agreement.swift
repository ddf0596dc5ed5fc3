extension QuoteFindings {
  /// What is quoted otherwise than at the first place: the same thing told with two figures.
  func disagreements(_ quote: Quote) -> [Finding] {
    guard record.exists(quote.groups) else { return [] }
    if let when = quote.when {
      let evaluator = Evaluator(resolver: RecordResolver(record: record))
      guard case .value(.boolean(true, _)) = evaluator.evaluate(when) else { return [] }
    }
    var found: [(slot: Int, occurrence: QuoteScanner.Occurrence)] = []
    for slot in quote.narratives.sorted() {
      guard case .text(let text) = record[slot].state else { continue }
      found += QuoteScanner(text).occurrences(of: quote.patterns).map { (slot, $0) }
    }
    // One that is no 約 says better how much it is.
    let exact = found.first { $0.occurrence.figure.approximations.isEmpty }
    guard let first = exact ?? found.first else { return [] }
    let figure = Figure(first.occurrence.figure.value)
    var said: Set<String> = []
    return found.compactMap { slot, occurrence in
      guard !occurrence.figure.agrees(with: figure),
        said.insert("\(slot) \(occurrence.excerpt)").inserted
      else { return nil }
      return disagreement(quote, occurrence, slot, first)
    }
  }

  private func disagreement(
    _ quote: Quote,
    _ occurrence: QuoteScanner.Occurrence,
    _ slot: Int,
    _ first: (slot: Int, occurrence: QuoteScanner.Occurrence)
  ) -> Finding {
    let message = Message.sentences([
      .quoted(wording.place(slot), excerpt(occurrence.excerpt))
        + .elsewhere(wording.place(first.slot), excerpt(first.occurrence.excerpt)),
      .same,
    ])
    let causes = first.slot == slot ? [] : [first.slot]
    var finding = self.finding(quote, slot, quote.severity, .fail, message, causes: causes)
    finding.value = occurrence.figure.value.text
    finding.expected = first.occurrence.figure.value.text
    return finding
  }

  /// A figure that is right but quoted in another unit than that of its field; `nil` where it is not.
  func unitFault(
    _ quote: Quote,
    _ occurrence: QuoteScanner.Occurrence,
    _ slot: Int
  ) -> Finding? {
    guard case .leaf(.field(let own))? = quote.formula, let said = occurrence.unit,
      let unit = unit(of: own), !UnitTable.isSame(said, unit)
    else { return nil }
    let label = wording.labels(of: [own], beside: slot)[own] ?? .nothing
    let message = Message.sentences([
      .quoted(wording.place(slot), excerpt(occurrence.excerpt))
        + .unit(label + wording.bracketedCell(own), unit),
      .correct,
    ])
    var finding = self.finding(quote, slot, quote.severity, .fail, message)
    finding.value = said
    finding.expected = unit
    finding.unit = nil
    return finding
  }

  /// The unit of a figure: the declared one, or what stands in its cell or beside it.
  private func unit(of slot: Int) -> String? {
    let schema = record.schema
    let field = schema.field(of: slot)
    if let unit = field.unit { return unit }
    let group = field.group.map { schema.groups[$0].fields } ?? 0..<0
    let beside = (schema.within[slot] ?? []) + group
    let units = beside.lazy.filter { schema.fields[$0].facets.role == "unit" }
      .compactMap { slot -> String? in
        if case .text(let text) = record[slot].state { text } else { nil }
      }
    return units.first
  }
}

extension Message {
  fileprivate static func elsewhere(_ place: Message, _ excerpt: Message) -> Self {
    Self(ja: "\(place.ja)には\(excerpt.ja)とあります。", en: "\(place.en) says \(excerpt.en).")
  }

  fileprivate static func unit(_ field: Message, _ unit: String) -> Self {
    Self(ja: "\(field.ja)の単位は「\(unit)」です。", en: "the unit of \(field.en) is '\(unit)'.")
  }

  fileprivate static let same = Self(
    ja: "同じことなら、数値をそろえてください。",
    en: "If both tell the same thing, let them say the same."
  )
}
