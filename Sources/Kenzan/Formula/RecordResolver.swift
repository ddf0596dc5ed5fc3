/// The values of a record's fields.
struct RecordResolver: LeafResolver {
  let record: Record

  var followsExcel: Bool { false }

  func hasReached(_ stage: String) -> Bool? { record.hasReached(stage) }

  func operands(of leaf: FieldOperand) -> LeafOperands<Int>? {
    switch leaf {
    case .field(let slot): operand(at: slot).map { .one($0) }
    case .fields(let slots): .several(slots.compactMap(operand))
    }
  }

  private func operand(at slot: Int) -> Operand<Int>? {
    guard record.values.indices.contains(slot), record.schema.fields.indices.contains(slot) else {
      return nil
    }
    return Operand(place: slot, state: state(at: slot))
  }

  private func state(at slot: Int) -> Operand<Int>.State {
    let facets = record.schema.fields[slot].facets
    switch record.values[slot].state {
    case .blank: return .blank
    case .notApplicable: return .notApplicable(isZero: facets.notApplicable == .zero)
    case .unreadable: return .unreadable
    case .words: return .words
    case .number(let number):
      let stated = Rational(number)
      guard let rounding = facets.rounding else { return .value(.number(Figure(stated))) }
      // A figure too large for its interval is not judged as if it were exact.
      guard let interval = Interval(printing: stated, by: rounding) else { return .unreadable }
      return .value(.number(Figure(stated, interval: interval)))
    case .text(let text): return .value(.text(text))
    case .date(let date): return .value(.date(date))
    case .year(let year): return .value(.year(year))
    case .flag(let flag): return .value(.boolean(flag))
    }
  }
}

/// What became of a condition or a calculation over the fields of a record.
package struct Evaluation: Sendable, Hashable {
  /// The value as stated; `nil` if it cannot be told.
  package var value: Scalar?
  /// Whether the value is the same for everything that rounded figures may be.
  package var isCertain: Bool
  /// The slots because of which it cannot be told, each once, in the order of the formula.
  package var causes: [Int]

  /// The truth of a condition; `nil` if it is not known.
  package var truth: Bool? {
    guard case .boolean(let truth) = value else { return nil }
    return truth
  }
}

/// Evaluates a condition or a calculation in three-valued logic.
package func evaluate(_ expression: Expression<FieldOperand>, in record: Record) -> Evaluation {
  switch Evaluator(resolver: RecordResolver(record: record)).evaluate(expression) {
  case .value(let value):
    Evaluation(value: value.scalar, isCertain: value.isExact, causes: [])
  case .unverifiable(let causes):
    Evaluation(value: nil, isCertain: false, causes: causes.unique)
  }
}

extension Array where Element: Hashable {
  /// The elements without later repetitions.
  var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
