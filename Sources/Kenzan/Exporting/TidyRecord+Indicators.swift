extension TidyRecord {
  /// The rows of the table `indicators`, without `sheet_id`.
  func indicators() -> [[TidyCell]] {
    schema.groups.filter { $0.role == "indicator" }.flatMap { rows(of: $0) }
  }

  /// The fields that name the indicators for which a figure was written.
  var indicatorNames: [Int] {
    schema.groups.filter { $0.role == "indicator" && !rows(of: $0).isEmpty }
      .compactMap { field("name", in: $0.fields) }
  }

  func rows(of group: Group) -> [[TidyCell]] {
    let measured = ["target", "actual", "rate", "verdict"]
    let slots = group.fields.filter {
      measured.contains(schema.fields[$0].facets.role ?? "") && isVisible($0)
    }
    // What does not apply as a whole is no indicator.
    if let name = field("name", in: group.fields), record[name].state == .notApplicable {
      return []
    }
    let years = byYear(slots)
    // A year in which nothing was written does not exist.
    return years.keys.sorted { ($0?.number ?? 0) < ($1?.number ?? 0) }
      .filter { year in (years[year] ?? []).contains { record.isFilled($0) } }
      .map { year in row(of: group, year: year, slots: years[year] ?? []) }
  }

  /// The fields by year; a verdict on the indicator as a whole is that on its last actual figure.
  private func byYear(_ slots: [Int]) -> [FiscalYear?: [Int]] {
    var years = Dictionary(grouping: slots) { year(of: $0) }
    let judged = slots.filter { schema.fields[$0].facets.role == "actual" && number($0) != nil }
    if let general = years[nil], let last = judged.compactMap({ year(of: $0) }).max(),
      general.allSatisfy({ schema.fields[$0].facets.role == "verdict" }),
      field("verdict", in: years[last] ?? []) == nil
    {
      years[last]? += general
      years[nil] = nil
    }
    return years
  }

  private func row(of group: Group, year: FiscalYear?, slots: [Int]) -> [TidyCell] {
    let target = field("target", in: slots)
    let actual = field("actual", in: slots)
    // Units that stand in the cells of single years go before that of the indicator.
    let ofYear = field("unit", in: group.fields.filter { self.year(of: $0) == year })
    let unit = ofYear.flatMap { isBlank($0) ? nil : $0 } ?? field("unit", in: group.fields)
    let direction = code(field("direction", in: group.fields))
    let measure = Achievement(
      target: number(target),
      actual: number(actual),
      direction: direction.plainText
    )
    return [
      .text(group.label),
      words(field("name", in: group.fields)),
      unit.map { words($0) } ?? .text((target ?? actual).flatMap { schema.fields[$0].unit }),
      direction,
      .text(year?.key),
      .integer(year?.number),
      numberCell(target),
      textBesideNumber(target),
      numberCell(actual),
      textBesideNumber(actual),
      numberCell(field("rate", in: slots)),
      .number(computedRate(field("rate", in: slots)) ?? measure.rate),
      words(field("verdict", in: slots)),
      .text(measure.isMet.map { $0 ? "達成" : "未達成" }),
      cell(target),
      cell(actual),
    ]
  }

  /// What the form's own rule makes of a rate; `nil` where it has none, or it cannot be told.
  private func computedRate(_ slot: Int?) -> ExactDecimal? {
    guard let slot else { return nil }
    for index in schema.checksBySlot[slot] {
      let check = schema.checks[index]
      guard check.stated == slot, check.comparison == .equal, check.hasStatedAlone else { continue }
      let result = Kenzan.evaluate(check.right, in: record).value
      if case .number(let rate)? = result { return rate.decimal(places: 1) }
    }
    return nil
  }

  /// The fiscal year of the innermost group that has one.
  func year(of slot: Int) -> FiscalYear? {
    groups(around: slot).lazy.compactMap(\.year).first
  }
}

/// What an indicator's target and actual figure say together.
struct Achievement {
  var target: ExactDecimal?
  var actual: ExactDecimal?
  /// `higher` or `lower`; anything else is not known.
  var direction: String

  /// The actual figure in percent of the target, to one decimal place, half away from zero.
  ///
  /// Towns calculate it differently where lower is better, so there is none then; nor is there for
  /// a target that is not above zero.
  var rate: ExactDecimal? {
    guard let target, let actual, target > .zero, direction != "lower" else { return nil }
    let quotient = Rational(actual).divided(by: Rational(target))
    return quotient?.multiplied(by: Rational(100))?.decimal(places: 1)
  }

  /// Whether the target was met; `nil` where it cannot be told.
  ///
  /// As `MET` tells it: a blank direction is taken for "higher is better", except where the target is
  /// zero and the actual figure is not.
  var isMet: Bool? {
    guard let target, let actual else { return nil }
    switch direction {
    case "lower": return actual <= target
    case "higher": return actual >= target
    default: return target == .zero && actual != .zero ? nil : actual >= target
    }
  }
}
