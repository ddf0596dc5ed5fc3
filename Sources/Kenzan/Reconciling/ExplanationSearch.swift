/// Looks for everything that alone explains why sheets and ledger differ.
struct ExplanationSearch {
  let item: ReconciledItem
  let ledger: Ledger
  let sheets: SheetFigures

  private var map: LedgerMap { ledger.map }
  private var total: ExactDecimal { ExactDecimal(coefficient: item.ledger, scale: 0) ?? .zero }

  /// Every explanation; one that is no better than another is none.
  var all: [Explanation] {
    if isRoundingOnly { return [.roundings] }
    return figures + years + stages + lines + taxes
  }

  /// Whether two sums are the same, but for the roundings of the sheets.
  private func ties(_ sum: StatedSum, _ total: ExactDecimal) -> Bool {
    let limit = item.figures.compactMap { map.forms[sheets.figures[$0].form].width }.min()
    return !sum.isTooLarge && sum.capped(to: limit).contains(Rational(total))
  }

  /// The sum of the figures with one of them otherwise, or left out.
  private func sum(
    _ changed: Int? = nil,
    as yen: ExactDecimal? = nil,
    isExact: Bool = false
  ) -> StatedSum {
    var sum = StatedSum()
    for index in item.figures {
      let figure = sheets.figures[index]
      guard index == changed else {
        if let yen = figure.yen { sum.add(yen, figure.interval) }
        continue
      }
      if let yen { sum.add(yen, isExact ? nil : Self.moved(figure, to: yen)) }
    }
    return sum
  }

  /// The range of a figure around another amount; a range at zero is as wide as any.
  private static func moved(_ figure: SheetFigure, to yen: ExactDecimal) -> Interval? {
    guard let old = figure.yen, let interval = figure.interval,
      let shift = Rational(yen).subtracting(Rational(old))
    else { return nil }
    return interval.adding(Interval(shift))
  }

  /// Whether the ledger agrees once a figure is another amount.
  func ties(_ figure: Int, as yen: ExactDecimal) -> Bool { ties(sum(figure, as: yen), total) }

  private var isRoundingOnly: Bool {
    item.uncappedWidth != nil && sum().interval.contains(Rational(total))
  }

  private static let thousand = ExactDecimal("1000")
  private static let thousandth = ExactDecimal("0.001")

  // MARK: - In the sheets

  private var figures: [Explanation] {
    var found: [Explanation] = []
    for index in item.figures {
      guard let yen = sheets.figures[index].yen, yen != .zero else { continue }
      let isTooMany = isTooMany(index)
      for factor in isTooMany ? [] : [Self.thousand, Self.thousandth] {
        guard let meant = factor.flatMap({ yen.multiplied(by: $0) }),
          ties(sum(index, as: meant, isExact: !isRounded(meant, like: index)), total)
        else { continue }
        found.append(.factor(figure: index, meant: meant))
      }
      if ties(sum(index, as: yen.negated), total) { found.append(.figureSign(figure: index)) }
      // Of two figures alike either may be the one too many, which is one explanation.
      let isAgain = item.figures.prefix { $0 != index }.contains { sheets.figures[$0].yen == yen }
      if isTooMany, !isAgain { found.append(.figureTwice(figure: index)) }
      found += swapped(index, yen).map { .digits(figure: index, meant: $0) }
    }
    return found
  }

  /// Whether all is well without a figure; then a thousandth of it, or nothing in another year, is no explanation of its own.
  private func isTooMany(_ index: Int) -> Bool {
    item.figures.count > 1 && ties(sum(index), total)
  }

  /// Whether an amount is a round one, as who writes 円 in the place of 千円 may write it; to the yen, it was not rounded.
  private func isRounded(_ yen: ExactDecimal, like index: Int) -> Bool {
    guard let step = sheets.figures[index].interval?.width else { return false }
    return Rational(yen).divided(by: step)?.isWhole ?? false
  }

  /// Amounts of which two neighbouring digits make the figure.
  private func swapped(_ index: Int, _ yen: ExactDecimal) -> [ExactDecimal] {
    let figure = sheets.figures[index]
    let record = sheets.sheets[figure.sheet].record
    let field = record.schema.fields[figure.slot]
    guard case .number(let number) = record[figure.slot].state else { return [] }
    return Slip.origins(of: number, digits: field.facets.digits ?? number.scale)
      .filter { $0.slip == .transposition }
      .compactMap { SheetFigures.yen($0.value, field) }
      .filter { ties(sum(index, as: $0), total) }
  }

  /// The same line of the sheet in another year.
  private var years: [Explanation] {
    var found: [Explanation] = []
    for index in item.figures where !isTooMany(index) {
      let figure = sheets.figures[index]
      let record = sheets.sheets[figure.sheet].record
      let paths = map.forms[figure.form].figures.filter { $0.stage == figure.stage }
      var seen: Set<ExactDecimal> = []
      for path in paths where path.field.contains("{year") {
        for offset in [-2, -1, 1, 2] {
          guard let year = map.year.advanced(by: offset) else { continue }
          let fields = SheetFields(
            SheetFields.expanded(path.field, for: year),
            in: record.schema
          )
          guard let slot = fields[figure.row], slot != figure.slot,
            case .number(let number) = record[slot].state,
            let yen = SheetFigures.yen(number, record.schema.fields[slot]),
            yen != figure.yen, seen.insert(yen).inserted, ties(sum(index, as: yen), total)
          else { continue }
          let cell = Wording(record: record).qualifiedCell(slot)
          found.append(.year(figure: index, label: record.schema.fields[slot].label, cell: cell))
        }
      }
    }
    return found
  }

  // MARK: - In the ledger

  /// Another stage of the ledger; several with one sum are one explanation, by the first.
  private var stages: [Explanation] {
    var seen: Set<Int128> = [item.ledger]
    return map.stages.indices.compactMap { stage in
      guard stage != item.stage, map.stages[stage].whole == map.stages[item.stage].whole else {
        return nil
      }
      let other = item.groups.reduce(Int128(0)) { $0 + ledger.sum(ofStage: stage, in: $1) }
      guard other != 0, seen.insert(other).inserted,
        let total = ExactDecimal(coefficient: other, scale: 0), ties(sum(), total)
      else { return nil }
      return .stage(stage)
    }
  }

  private var lines: [Explanation] {
    var found: [Explanation] = []
    var twins: [ExactDecimal: Ledger.Line] = [:]
    for line in item.lines {
      let value = map.stages[item.stage].value(of: line.amounts)
      guard value != 0, let amount = ExactDecimal(coefficient: value, scale: 0) else { continue }
      if let without = total.subtracting(amount), ties(sum(), without) {
        // A line that stands twice is put down to the second of the two, once.
        if let first = twins[amount], first.amounts == line.amounts, first.group == line.group {
          found.removeAll { $0 == .lineMissing(first) }
          found.append(.lineTwice(first, line))
        } else {
          found.append(.lineMissing(line))
        }
      }
      twins[amount] = line
      if let with = total.adding(amount), ties(sum(), with) {
        found.append(.lineCountedTwice(line))
      }
      if item.lines.count > 1, let turned = total.subtracting(amount)?.subtracting(amount),
        ties(sum(), turned)
      {
        found.append(.lineSign(line))
      }
    }
    return found
  }

  private var taxes: [Explanation] {
    var found: [Explanation] = []
    for tax in map.taxes {
      let fits = item.groups.contains { group in
        ledger.code(tax.condition.column, of: group).map { tax.condition.fits($0) } ?? false
      }
      guard fits, let rate = Rational(tax.rate).reciprocal else { continue }
      // Tax is cut off or rounded to whole yen line by line, so a yen for each line is let pass.
      let slack = Rational(max(1, item.lineCount))
      let range = sum().interval
      for (factor, isWith) in [(Rational(tax.rate), true), (rate, false)] {
        guard let expected = Rational(total).multiplied(by: factor),
          let low = expected.subtracting(slack), let high = expected.adding(slack),
          let wide = Interval(.init(low, isClosed: true), .init(high, isClosed: true)),
          range.meets(wide)
        else { continue }
        found.append(.tax(rate: tax.rate, sheetsAreWithTax: isWith))
      }
    }
    return found
  }
}
