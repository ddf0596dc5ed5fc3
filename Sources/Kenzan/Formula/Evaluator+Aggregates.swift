/// The functions over ranges: blank and not applicable fields are skipped, unreadable ones and words
/// are not.
extension Evaluator {
  func aggregate(_ function: Function, _ arguments: [Tree]) -> Outcome<Place> {
    var collected = Collected()
    for argument in arguments {
      if case .leaf(let leaf) = argument {
        guard let operands = resolver.operands(of: leaf) else { return .unverifiable([]) }
        for operand in operands.all { collected.take(operand, by: function) }
      } else {
        collected.take(evaluate(argument), countsTexts: function == .countA)
      }
    }
    guard !collected.isUnknown else { return .unverifiable(collected.causes) }
    switch function {
    case .count: return .count(collected.figures.count)
    case .countA: return .count(collected.filled)
    case .sum, .running: return .number(total(collected.figures))
    default: return summarize(function, collected)
    }
  }

  private func total(_ figures: [Figure]) -> Figure? {
    figures.reduce(Figure(.zero)) { sum, figure in sum?.adding(figure) }
  }

  /// MIN, MAX and AVERAGE, which have no value where there is nothing to take them of.
  private func summarize(_ function: Function, _ collected: Collected) -> Outcome<Place> {
    guard let first = collected.figures.first else {
      return resolver.followsExcel && function != .average
        ? .number(Figure(.zero)) : .unverifiable(Causes(collected.skipped))
    }
    let rest = collected.figures.dropFirst()
    let result: Figure? =
      switch function {
      case .min: rest.reduce(first) { least, figure in least?.minimum(figure) }
      case .max: rest.reduce(first) { most, figure in most?.maximum(figure) }
      default: total(collected.figures)?.divided(by: Figure(collected.figures.count))
      }
    guard collected.areDates, function != .average, let day = result?.exact?.whole,
      let date = CalendarDate(serialNumber: day)
    else { return .number(result) }
    return .value(.date(date))
  }

  /// What the arguments of an aggregate come to.
  private struct Collected {
    var figures: [Figure] = []
    var filled = 0
    var skipped: [Place] = []
    var causes: Causes<Place> = []
    var isUnknown = false
    var areDates = true

    mutating func take(_ operand: Operand<Place>, by function: Function) {
      switch operand.state {
      case .words:
        // Something stands there, but a total without it would be a guess.
        filled += 1
        guard function != .count, function != .countA else { return }
        isUnknown = true
        causes += [operand.place]
      case .unreadable:
        isUnknown = true
        causes += [operand.place]
      case .blank: skipped.append(operand.place)
      case .notApplicable(isZero: true):
        filled += 1
        figures.append(Figure(.zero))
      case .notApplicable:
        // Something stands there, which is what COUNTA asks.
        filled += 1
        skipped.append(operand.place)
      case .value(let value):
        filled += 1
        // Texts and marks in a range are passed over, as in Excel.
        if let figure = value.figure { figures.append(figure) }
        if case .date = value {} else { areDates = false }
      }
    }

    mutating func take(_ outcome: Outcome<Place>, countsTexts: Bool) {
      switch outcome {
      case .unverifiable(let places):
        isUnknown = true
        causes += places
      case .value(let value):
        filled += 1
        areDates = false
        guard let figure = value.figure else {
          isUnknown = isUnknown || !countsTexts
          return
        }
        figures.append(figure)
      }
    }
  }
}
