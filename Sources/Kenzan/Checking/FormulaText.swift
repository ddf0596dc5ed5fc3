/// A formula in the labels of the form: 従事常勤職員数×8,200.
struct FormulaText {
  let wording: Wording
  /// What the fields are called in the message.
  let labels: [Int: Message]

  /// The formula as one reads it aloud; `nil` where it has more than arithmetic.
  func text(_ expression: Expression<FieldOperand>) -> Message? {
    text(expression, within: .sum)
  }

  /// The addends, if the formula is a plain sum of fields, so that they are its breakdown.
  static func addends(of expression: Expression<FieldOperand>) -> [Int]? {
    switch expression {
    case .leaf(.field(let slot)): [slot]
    case .leaf(.fields(let slots)): slots
    case .binary(.add, let left, let right):
      addends(of: left).flatMap { first in addends(of: right).map { first + $0 } }
    case .call(.sum, let arguments), .call(.running, let arguments):
      arguments.reduce(into: [Int]() as [Int]?) { sum, argument in
        sum = sum.flatMap { first in addends(of: argument).map { first + $0 } }
      }
    default: nil
    }
  }

  private enum Precedence: Int, Comparable {
    case sum, product, unary

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  private func text(
    _ expression: Expression<FieldOperand>,
    within outer: Precedence
  ) -> Message? {
    switch expression {
    case .number(let number): FigureText.text(number)
    case .leaf(.field(let slot)): labels[slot] ?? .nothing
    case .negate(let inner): text(inner, within: .unary).map { Message(ja: "△", en: "-") + $0 }
    case .percent(let inner): text(inner, within: .unary).map { $0 + Message(both: "%") }
    case .binary(.add, let left, let right): binary("＋", "+", left, right, .sum, outer)
    case .binary(.subtract, let left, let right): binary("－", "-", left, right, .sum, outer)
    case .binary(.multiply, let left, let right): binary("×", "×", left, right, .product, outer)
    case .binary(.divide, let left, let right): binary("÷", "÷", left, right, .product, outer)
    case .call(.sum, let arguments), .call(.running, let arguments): sum(arguments)
    case .call(.growth, let arguments): growth(arguments, within: outer)
    case .call(.achievement, let arguments): achievement(arguments, within: outer)
    case .call(let function, let arguments): rounded(function, arguments)
    case .text, .boolean, .leaf(.fields), .binary: nil
    }
  }

  private func binary(
    _ ja: String,
    _ en: String,
    _ left: Expression<FieldOperand>,
    _ right: Expression<FieldOperand>,
    _ own: Precedence,
    _ outer: Precedence
  ) -> Message? {
    // What stands to the right of － or ÷ keeps its brackets: a－(b－c).
    let inner: Precedence = ja == "－" || ja == "÷" ? (own == .sum ? .product : .unary) : own
    guard let first = text(left, within: own), let second = text(right, within: inner) else {
      return nil
    }
    let whole = Message.joined([first, second], by: Message(ja: ja, en: " \(en) "))
    return own < outer ? Message(ja: "（\(whole.ja)）", en: "(\(whole.en))") : whole
  }

  /// 金額の合計, where all fields have one label; otherwise there is no short way to say it.
  private func sum(_ arguments: [Expression<FieldOperand>]) -> Message? {
    guard let slots = Self.addends(of: .call(.sum, arguments)) else { return nil }
    if slots.count == 1, let slot = slots.first { return labels[slot] }
    // Of last year's and this year's figures together no short word speaks.
    guard !slots.contains(where: { wording.record.schema.isPrior($0) }) else { return nil }
    let fields = slots.map { wording.record.schema.fields[$0].shortLabel }
    guard let label = fields.first, fields.allSatisfy({ $0 == label }) else { return nil }
    return Message(ja: "\(label)の合計", en: "the sum of \(label)")
  }

  private func growth(
    _ arguments: [Expression<FieldOperand>],
    within outer: Precedence
  ) -> Message? {
    guard arguments.count == 2 else { return nil }
    let change = Expression.binary(.subtract, arguments[0], arguments[1])
    let share = Expression.binary(.divide, change, arguments[1])
    return text(.binary(.multiply, share, .number(ExactDecimal(100))), within: outer)
  }

  /// The arithmetic of the method that this sheet chose.
  private func achievement(
    _ arguments: [Expression<FieldOperand>],
    within outer: Precedence
  ) -> Message? {
    guard arguments.count >= 3,
      case .text(let word)? = evaluate(arguments[0], in: wording.record).value,
      let rate = AchievementMethod(rawValue: word)?.expression(
        actual: arguments[1],
        target: arguments[2],
        baseline: arguments.count > 3 ? arguments[3] : nil
      )
    else { return nil }
    return text(rate, within: outer)
  }

  private func rounded(
    _ function: Function,
    _ arguments: [Expression<FieldOperand>]
  ) -> Message? {
    guard let first = arguments.first, let inner = text(first, within: .product) else { return nil }
    switch function {
    case .round: return Message(ja: "\(inner.ja)（四捨五入）", en: "\(inner.en) (rounded)")
    case .roundDown, .int:
      return Message(ja: "\(inner.ja)（切捨て）", en: "\(inner.en) (rounded down)")
    case .roundUp: return Message(ja: "\(inner.ja)（切上げ）", en: "\(inner.en) (rounded up)")
    default: return nil
    }
  }
}
