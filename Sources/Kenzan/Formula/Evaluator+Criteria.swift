/// COUNTIF and SUMIF.
extension Evaluator {
  func countMatches(_ function: Function, _ arguments: [Tree]) -> Outcome<Place> {
    guard arguments.count >= 2, case .leaf(let leaf) = arguments[0],
      let tested = resolver.operands(of: leaf)?.all
    else { return .unverifiable([]) }
    var summed = tested
    if arguments.count > 2 {
      guard case .leaf(let leaf) = arguments[2], let operands = resolver.operands(of: leaf)?.all,
        operands.count == tested.count
      else { return .unverifiable([]) }
      summed = operands
    }
    switch evaluate(arguments[1]) {
    case .unverifiable(let causes): return .unverifiable(causes)
    case .value(let value):
      // A criterion that only holds for the stated figures would have to be tried for all.
      guard let criterion = Criterion(value.scalar), !criterion.isPattern, value.isExact,
        !(resolver.followsExcel && criterion.sign == .notEqual)
      else { return .unverifiable([]) }
      return function == .countIf
        ? sum(criterion, of: tested, taking: nil) : sum(criterion, of: tested, taking: summed)
    }
  }

  /// The sum of what stands beside the matches, or with nothing to take, how many there are.
  private func sum(
    _ criterion: Criterion,
    of tested: [Operand<Place>],
    taking summed: [Operand<Place>]?
  ) -> Outcome<Place> {
    var total: Figure? = Figure(.zero)
    var causes: [Place] = []
    for (index, operand) in tested.enumerated() {
      let truth: Comparison.Truth?
      switch operand.state {
      case .unreadable:
        causes.append(operand.place)
        continue
      case .words:
        // A figure said in words satisfies no criterion, but a sum without it would be a guess.
        if summed != nil { causes.append(operand.place) }
        continue
      case .blank, .notApplicable(isZero: false): continue
      case .notApplicable: truth = criterion.judge(.number(Figure(.zero)), ignoresCase: false)
      case .value(let value):
        truth = criterion.judge(value, ignoresCase: resolver.followsExcel)
      }
      guard let truth, truth.stated || !truth.isCertain else { continue }
      switch figure(summed?[index]) {
      case .failure(let unreadable): causes += unreadable.places
      case .success(let figure):
        total = total?.adding(truth.weigh(figure))
      }
    }
    return causes.isEmpty ? .number(total) : .unverifiable(Causes(causes))
  }

  private func figure(_ operand: Operand<Place>?) -> Result<Figure, Unreadable> {
    guard let operand else { return .success(Figure(1)) }
    switch operand.state {
    case .unreadable, .words: return .failure(Unreadable(places: [operand.place]))
    case .value(let value): return .success(value.figure ?? Figure(.zero))
    case .blank, .notApplicable: return .success(Figure(.zero))
    }
  }

  private struct Unreadable: Error {
    var places: [Place]
  }
}

extension Comparison.Truth {
  /// The figure where the truth holds, nothing where it does not, both where that is open.
  fileprivate func weigh(_ figure: Figure) -> Figure {
    guard !isCertain else { return figure }
    return Figure(
      stated ? figure.stated : .zero,
      interval: figure.range.hull(Interval(.zero))
    )
  }
}
