/// Compares the figures that narratives quote with the fields they quote.
struct QuoteFindings {
  let wording: Wording

  var record: Record { wording.record }

  /// What is quoted otherwise than the fields say, and what cannot be told, in the order of the form.
  func findings() -> (wrong: [Finding], undecided: [Unverified]) {
    var wrong: [Finding] = []
    var undecided: [Unverified] = []
    let quotes = record.schema.quotes
    let narratives = Set(quotes.flatMap(\.narratives)).sorted()
    for slot in narratives {
      guard case .text(let text) = record[slot].state else { continue }
      let scanner = QuoteScanner(text)
      for quote in quotes where quote.formula != nil && quote.narratives.contains(slot) {
        let found = scanner.occurrences(of: quote.patterns)
        guard !found.isEmpty, record.exists(quote.groups), hasPriors(quote) else { continue }
        judge(quote, found, in: slot, &wrong, &undecided)
      }
    }
    return (wrong + quotes.filter { $0.formula == nil }.flatMap { disagreements($0) }, undecided)
  }

  /// Whether each figure of last year's sheet that is asked for is there, and only once.
  private func hasPriors(_ quote: Quote) -> Bool {
    (quote.formulaSlots + (quote.when?.slots ?? [])).filter { record.schema.isPrior($0) }
      .allSatisfy { record.priorValues($0)?.count == 1 }
  }

  /// Judges what one text quotes; the same words twice are one finding.
  private func judge(
    _ quote: Quote,
    _ found: [QuoteScanner.Occurrence],
    in slot: Int,
    _ wrong: inout [Finding],
    _ undecided: inout [Unverified]
  ) {
    let evaluator = Evaluator(resolver: RecordResolver(record: record))
    var causes: Causes<Int>?
    if let when = quote.when {
      switch evaluator.evaluate(when) {
      case .value(.boolean(true, _)): break
      case .value: return
      case .unverifiable(let unknown): causes = unknown
      }
    }
    guard let formula = quote.formula else { return }
    let value = evaluator.evaluate(formula)
    guard causes == nil, case .value(let result) = value, let figure = result.figure else {
      let causes = causes ?? value.causes
      guard !causes.places.contains(where: record.isLater) else { return }
      let finding = doubt(quote, found.map(\.excerpt).unique, slot, causes)
      undecided.append(Unverified(finding: finding, causes: causes.places.unique))
      return
    }
    var said: Set<String> = []
    for occurrence in found where !occurrence.figure.agrees(with: figure) {
      guard said.insert(occurrence.excerpt).inserted else { continue }
      wrong.append(fault(quote, occurrence, slot, figure))
    }
    for occurrence in found where occurrence.figure.agrees(with: figure) {
      guard let finding = unitFault(quote, occurrence, slot),
        said.insert(occurrence.excerpt).inserted
      else { continue }
      wrong.append(finding)
    }
  }

  private func fault(
    _ quote: Quote,
    _ occurrence: QuoteScanner.Occurrence,
    _ slot: Int,
    _ figure: Figure
  ) -> Finding {
    let quoted = occurrence.figure
    // The places of the quote, as long as the difference shows in them.
    let rounded = figure.stated.decimal(places: quoted.decimals)
    let isShown = rounded.map { Rational($0) != quoted.value } ?? false
    let expected = isShown ? rounded.map { Rational($0) } ?? figure.stated : figure.stated
    let difference = quoted.value.subtracting(expected)
    let message = Message.sentences([
      .quoted(wording.place(slot), excerpt(occurrence.excerpt))
        + source(quote, of: slot, expected, difference, digits: quoted.decimals),
      .correct,
    ])
    var finding = self.finding(quote, slot, quote.severity, .fail, message)
    finding.value = quoted.value.text
    finding.expected = expected.text
    finding.difference = difference?.text
    return finding
  }

  /// Where the figure comes from, and how far off the quote is.
  private func source(
    _ quote: Quote,
    of slot: Int,
    _ expected: Rational,
    _ difference: Rational?,
    digits: Int
  ) -> Message {
    let unit = unit(of: quote)
    func text(_ number: Rational) -> Message {
      let exact = number.decimal ?? number.decimal(places: digits + 3)
      return exact.map { FigureText.text($0, digits: digits, unit: unit) }
        ?? Message(both: number.text)
    }
    let gap = difference.map { Message.gap(text($0.magnitude), isMore: !$0.isNegative) } ?? .nothing
    let operands = quote.formulaSlots.filter { $0 != slot }
    let labels = wording.labels(of: operands, beside: slot)
    if case .leaf(.field(let own))? = quote.formula {
      let field = (labels[own] ?? .nothing) + wording.bracketedCell(own)
      return .field(field, text(expected), gap)
    }
    let formula = quote.formula.flatMap { FormulaText(wording: wording, labels: labels).text($0) }
    let shown = operands.prefix(8).map { slot in
      Message.spaced(labels[slot] ?? .nothing, wording.value(slot))
        + wording.bracketedCell(slot)
    }
    let more =
      operands.count > shown.count ? Message.andMore(operands.count - shown.count) : .nothing
    return .calculated(formula, text(expected), gap, .list(shown) + more)
  }

  private func doubt(
    _ quote: Quote,
    _ excerpts: [String],
    _ slot: Int,
    _ causes: Causes<Int>
  ) -> Finding {
    let places = causes.places.unique
    let labels = wording.labels(of: places, beside: slot)
    let message = Message.sentences([
      .unverifiable(
        wording.place(slot),
        .list(excerpts.prefix(3).map { excerpt($0) }),
        .causes(places, labels: labels, of: wording, because: causes.impossibility)
      ),
      .noMistake,
    ])
    return finding(quote, slot, .info, .unverifiable, message, causes: places)
  }

  func finding(
    _ quote: Quote,
    _ slot: Int,
    _ severity: Severity,
    _ outcome: Finding.Outcome,
    _ message: Message,
    causes: [Int] = []
  ) -> Finding {
    let operands = (quote.formulaSlots + causes).unique.filter { $0 != slot }
    var finding = Finding(
      .quote,
      severity,
      at: slot,
      of: wording,
      message: message,
      related: operands
    )
    finding.rule = quote.id
    finding.outcome = outcome
    finding.unit = unit(of: quote)
    return finding
  }

  func excerpt(_ text: String) -> Message { wording.quoted(Wording.excerpt(text)) }

  /// The unit of the figure, where it is that of one field.
  private func unit(of quote: Quote) -> String? {
    guard case .leaf(.field(let slot))? = quote.formula else { return nil }
    return record.schema.field(of: slot).unit
  }
}

extension Quote {
  /// The fields of its formula.
  var formulaSlots: [Int] { formula?.slots ?? [] }
}

extension Message {
  static func quoted(_ place: Message, _ excerpt: Message) -> Self {
    Self(ja: "\(place.ja)に\(excerpt.ja)とありますが、", en: "\(place.en) says \(excerpt.en), but ")
  }

  fileprivate static func field(_ field: Message, _ value: Message, _ gap: Message) -> Self {
    Self(ja: "\(field.ja)は\(value.ja)です\(gap.ja)。", en: "\(field.en) is \(value.en)\(gap.en).")
  }

  fileprivate static func calculated(
    _ formula: Message?,
    _ value: Message,
    _ gap: Message,
    _ operands: Message
  ) -> Self {
    Self(
      ja: "\(formula.map { $0.ja + "の計算では" } ?? "記入された値からは")\(value.ja)になります"
        + "\(gap.ja)。もとの値: \(operands.ja)。",
      en: "\(formula.map { $0.en + " gives" } ?? "the entries lead to") \(value.en)\(gap.en). "
        + "Entries: \(operands.en)."
    )
  }

  fileprivate static func gap(_ figure: Message, isMore: Bool) -> Self {
    Self(
      ja: "（文章が\(figure.ja)\(isMore ? "多い" : "少ない")）",
      en: " (the text has \(figure.en) too \(isMore ? "much" : "little"))"
    )
  }

  static let correct = Self(
    ja: "文章か欄のどちらかを確かめてください。",
    en: "Check the text and the field."
  )

  fileprivate static func unverifiable(
    _ place: Message,
    _ excerpts: Message,
    _ causes: Message
  ) -> Self {
    Self(
      ja: "\(place.ja)の\(excerpts.ja)は、\(causes.ja)確かめられません。",
      en: "\(excerpts.en) in \(place.en) cannot be verified because \(causes.en)."
    )
  }
}
