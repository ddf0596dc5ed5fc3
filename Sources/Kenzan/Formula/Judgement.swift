/// What became of a check, with everything that a message about it needs.
package struct Judgement: Sendable, Hashable {
  package enum Verdict: Sendable, Hashable {
    /// The check does not apply: its condition is false, its row or group does not exist, or there is
    /// nothing of last year to compare with.
    case skipped
    case holds
    /// The figures as stated miss, but what they were rounded from may hold.
    case withinRounding
    case fails
    /// It cannot be told. The slots are blank, not applicable or unreadable, or belong to a divisor
    /// that may be zero; there are none where a number became too large.
    case unverifiable(causes: [Int])
  }

  package var verdict: Verdict
  /// What is impossible about the figures of an unverifiable check, where that is why it is one.
  package var impossibility: Impossibility?
  /// What the stated field says; `nil` unless it stands alone on the left.
  package var stated: Scalar?
  /// What the right side comes to: the value of an equality, the bound of an inequality.
  package var expected: Scalar?
  /// Stated less expected, for numbers.
  package var difference: Rational?
  /// How much room the declared roundings leave for that difference.
  package var width: Rational?
  /// The slots that the comparison draws on, in its order, each once, without the stated one.
  package var operands: [Int]
}

extension Check {
  /// Compares the two sides for one record.
  package func judge(in record: Record) -> Judgement {
    let condition = Evaluator(resolver: RecordResolver(record: record))
    let evaluator = Evaluator(resolver: RecordResolver(record: record, roundings: roundings))
    var result = Judgement(verdict: .skipped, operands: operands)
    guard !record.isLater(stated), record.exists(groups), hasPriors(in: record) else {
      return result
    }
    var isConditionCertain = true
    if let when {
      switch condition.evaluate(when) {
      case .value(.boolean(let holds, let isCertain)):
        guard holds else { return result }
        isConditionCertain = isCertain
      case .value: return result
      case .unverifiable(let causes):
        result.stop(causes, in: record)
        return result
      }
    }
    var sides = (evaluator.evaluate(left), evaluator.evaluate(right))
    if let rounding {
      switch roundingSide {
      case .left: sides.0 = sides.0.widened(by: rounding)
      case .right: sides.1 = sides.1.widened(by: rounding)
      }
    }
    guard case .value(let one) = sides.0, case .value(let two) = sides.1,
      let truth = Comparison(comparison).judge(one, two)
    else {
      result.stop(sides.0.causes + sides.1.causes, in: record)
      return result
    }
    result.describe(one, two, isStatedAlone: left == .leaf(.field(stated)))
    switch (truth.stated, truth.isCertain && isConditionCertain) {
    case (true, _): result.verdict = .holds
    case (false, true): result.verdict = .fails
    case (false, false): result.verdict = .withinRounding
    }
    return result
  }

  /// Whether everything that is asked of last year's sheet is there, and of several sheets or rows that
  /// were merged only what can be said of them together.
  private func hasPriors(in record: Record) -> Bool {
    priors.allSatisfy { operand in
      guard let values = record.priorValues(operand) else { return false }
      return values.count == 1 || record.schema.prior(operand)?.isOfRange == true
        || [left, right, when].allSatisfy { $0?.asksOnlyTogether(for: operand) ?? true }
    }
  }
}

extension Record {
  /// Whether groups exist, with all that stands around them: a row or an optional group of which
  /// nothing is filled in does not, nor does a block of a later stage.
  func exists(_ groups: [Int]) -> Bool {
    let known = schema.groups
    for start in groups {
      var next: Int? = start
      while let index = next, known.indices.contains(index) {
        let group = known[index]
        if isBefore(group.judgedFrom) { return false }
        let slots = group.fields.clamped(to: values.indices)
        if group.isOptional, !slots.contains(where: { isFilled($0) }) { return false }
        // A group's parent stands before it, which keeps even a wrong schema from going round.
        next = group.parent.flatMap { $0 < index ? $0 : nil }
      }
    }
    return true
  }
}

extension Expression where Leaf == FieldOperand {
  /// Whether a field stands in functions of ranges only, where it may as well be several.
  fileprivate func asksOnlyTogether(for operand: Int) -> Bool {
    switch self {
    case .number, .text, .boolean: return true
    case .leaf(let leaf): return leaf != .field(operand)
    case .negate(let inner), .percent(let inner): return inner.asksOnlyTogether(for: operand)
    case .binary(_, let left, let right):
      return left.asksOnlyTogether(for: operand) && right.asksOnlyTogether(for: operand)
    case .call(let function, let arguments):
      let takesRanges = [.sum, .min, .max, .average, .count, .countA].contains(function)
      return arguments.allSatisfy { argument in
        if takesRanges, case .leaf = argument { return true }
        return argument.asksOnlyTogether(for: operand)
      }
    }
  }
}

extension Judgement {
  /// Not to be told because of these slots; not yet asked, where one is of a later stage.
  fileprivate mutating func stop(_ causes: Causes<Int>, in record: Record) {
    guard !causes.places.contains(where: record.isLater) else { return verdict = .skipped }
    verdict = .unverifiable(causes: causes.places.unique)
    impossibility = causes.impossibility
  }

  fileprivate mutating func describe(_ left: Value, _ right: Value, isStatedAlone: Bool) {
    // Of `COUNT(actual) = 0` neither side is what a cell says.
    guard isStatedAlone else { return }
    stated = left.scalar
    expected = right.scalar.converted(to: left.scalar)
    guard case .number(let one) = left, case .number(let two) = right else { return }
    difference = one.stated.subtracting(two.stated)
    if one.interval != nil || two.interval != nil {
      width = one.range.subtracting(two.range)?.width
    }
  }
}

extension Scalar {
  /// A number as the date or the year that it is compared with.
  fileprivate func converted(to other: Scalar) -> Scalar {
    guard case .number(let number) = self, let whole = number.whole else { return self }
    switch other {
    case .date: return CalendarDate(serialNumber: whole).map { .date($0) } ?? self
    case .year: return FiscalYear(whole).map { .year($0) } ?? self
    case .number, .text, .boolean: return self
    }
  }
}

extension Outcome {
  fileprivate func widened(by rounding: Rounding) -> Self {
    guard case .value(.number(let figure)) = self else { return self }
    return .number(figure.widened(by: rounding))
  }
}
