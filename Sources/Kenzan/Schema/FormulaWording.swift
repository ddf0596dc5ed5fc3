/// A compiled formula in the labels of its fields, as a reader of `schema show` wants it.
struct FormulaWording {
  let schema: FormSchema
  /// The group whose fields go by their own labels; others by their full ones.
  let group: Int?

  func text(_ expression: Expression<FieldOperand>) -> String { text(expression, above: 0) }

  private func text(_ expression: Expression<FieldOperand>, above precedence: Int) -> String {
    switch expression {
    case .number(let number): return number.description
    case .text(let text): return "\"\(text)\""
    case .boolean(let boolean): return boolean ? "TRUE" : "FALSE"
    case .leaf(let operand): return label(of: operand)
    case .negate(let inner): return "-" + text(inner, above: Self.tightest)
    case .percent(let inner): return text(inner, above: Self.tightest) + "%"
    case .binary(let sign, let left, let right):
      let own = sign.precedence
      // Operators of one rank go from the left, so only the right side needs brackets.
      let whole = text(left, above: own - 1) + " \(sign.rawValue) " + text(right, above: own)
      return own > precedence ? whole : "(\(whole))"
    case .call(let function, let arguments):
      let list = arguments.map { text($0, above: 0) }.joined(separator: ", ")
      return "\(function.rawValue)(\(list))"
    }
  }

  private static let tightest = 5
  /// Before the label of a field of last year's sheet.
  private static let prior = "前年度シートの"

  private func label(of operand: FieldOperand) -> String {
    switch operand {
    case .field(let operand):
      let field = schema.field(of: operand)
      // Of last year's sheet the full label, which says the year of the figure.
      guard !schema.isPrior(operand) else { return "［\(Self.prior)\(field.label)］" }
      return "［\(field.group == group && group != nil ? field.facets.ownLabel : field.label)］"
    case .fields(let operands):
      guard let first = operands.first, let last = operands.last else { return "［］" }
      let prefix = schema.isPrior(first) ? Self.prior : ""
      let labels = [first, last].map { prefix + schema.field(of: $0).label }
      return "［\(labels[0])］…［\(labels[1])］"
    }
  }
}
