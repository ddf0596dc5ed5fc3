/// What became of a check, with everything that a message about it needs.
package struct Judgement: Sendable, Hashable {
  package enum Verdict: Sendable, Hashable {
    /// The check does not apply: its condition is false, or its row or group does not exist.
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
    let evaluator = Evaluator(resolver: RecordResolver(record: record))
    var result = Judgement(verdict: .skipped, operands: operands)
    guard !record.isLater(stated), record.exists(groups) else { return result }
    var isConditionCertain = true
    if let when {
      switch evaluator.evaluate(when) {
      case .value(.boolean(let holds, let isCertain)):
        guard holds else { return result }
        isConditionCertain = isCertain
      case .value: return result
      case .unverifiable(let causes):
        result.verdict = .open(because: causes, in: record)
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
      result.verdict = .open(because: sides.0.causes + sides.1.causes, in: record)
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

  private var operands: [Int] {
    (left.leaves + right.leaves).flatMap { leaf in
      switch leaf {
      case .field(let slot): [slot]
      case .fields(let slots): slots
      }
    }.unique.filter { $0 != stated }
  }
}

extension Record {
  /// Whether groups exist, with all that stands around them: a row or an optional group whose cells
  /// are all blank does not, nor does a block of a later stage.
  func exists(_ groups: [Int]) -> Bool {
    let known = schema.groups
    for start in groups {
      var next: Int? = start
      while let index = next, known.indices.contains(index) {
        let group = known[index]
        if isBefore(group.judgedFrom) { return false }
        let slots = group.fields.clamped(to: values.indices)
        if group.isOptional, slots.allSatisfy({ values[$0].state == .blank }) { return false }
        // A group's parent stands before it, which keeps even a wrong schema from going round.
        next = group.parent.flatMap { $0 < index ? $0 : nil }
      }
    }
    return true
  }
}

extension Judgement.Verdict {
  /// Not to be told because of these slots; not yet asked, where one is of a later stage.
  fileprivate static func open(because causes: [Int], in record: Record) -> Self {
    causes.contains(where: record.isLater) ? .skipped : .unverifiable(causes: causes.unique)
  }
}

extension Judgement {
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
