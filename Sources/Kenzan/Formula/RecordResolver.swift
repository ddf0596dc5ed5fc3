/// The values of a record's fields.
struct RecordResolver: LeafResolver {
  let record: Record
  /// The roundings that a check declares for single operands, before those of the fields.
  var roundings: [Int: FieldRounding] = [:]

  var followsExcel: Bool { false }

  func hasReached(_ stage: String) -> Bool? { record.hasReached(stage) }

  func operands(of leaf: FieldOperand) -> LeafOperands<Int>? {
    switch leaf {
    case .field(let operand):
      let found = operands(at: operand)
      if found.count == 1 { return .one(found[0]) }
      return found.isEmpty ? nil : .several(found)
    case .fields(let operands): return .several(operands.flatMap { self.operands(at: $0) })
    }
  }

  func decimalPlaces(at place: Int) -> Int? {
    if let values = record.priorValues(place) { return values.first?.value.decimalPlaces }
    return record.values.indices.contains(place) ? record.values[place].decimalPlaces : nil
  }

  func bands(named name: String) -> Bands? { record.schema.bands[name] }

  /// What a field says in a calculation.
  func operand(at slot: Int) -> Operand<Int>? { operands(at: slot).first }

  /// The one field of a slot; of last year's sheet as many as were merged into it.
  private func operands(at place: Int) -> [Operand<Int>] {
    if let values = record.priorValues(place) {
      return values.map { prior in
        var value = prior.value
        value.state = prior.state
        return Operand(place: place, state: state(value, prior.field.facets, nil))
      }
    }
    guard record.values.indices.contains(place), record.schema.fields.indices.contains(place) else {
      return []
    }
    let facets = record.schema.fields[place].facets
    let own = state(record.values[place], facets, roundings[place])
    return [Operand(place: place, state: own)]
  }

  /// What a value is in a formula; a rounding that the check declares comes before the field's.
  private func state(
    _ value: FieldValue,
    _ facets: Facets,
    _ ownRounding: FieldRounding?
  ) -> Operand<Int>.State {
    switch value.state {
    case .blank: return .blank
    case .notApplicable: return .notApplicable(isZero: facets.notApplicable == .zero)
    case .unreadable: return .unreadable
    case .words: return .words
    case .number(let number):
      let stated = Rational(number)
      let places = value.decimalPlaces ?? number.scale
      guard let declared = ownRounding ?? facets.rounding,
        let rounding = declared.rounding(places: places)
      else { return .value(.number(Figure(stated))) }
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
  /// What is impossible about them, where they are all known.
  package var impossibility: Impossibility?

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
    Evaluation(
      value: nil,
      isCertain: false,
      causes: causes.places.unique,
      impossibility: causes.impossibility
    )
  }
}

extension Array where Element: Hashable {
  /// The elements without later repetitions.
  var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
