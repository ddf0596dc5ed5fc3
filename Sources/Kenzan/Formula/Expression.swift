/// A formula as a tree, written as in Excel.
///
/// One grammar serves two kinds of leaf: the names of a schema's formula (resolved to `FieldOperand`)
/// and the cells of a formula found in a worksheet (`CellRange`).
package indirect enum Expression<Leaf: Sendable & Hashable>: Sendable, Hashable {
  case number(ExactDecimal)
  case text(String)
  case boolean(Bool)
  case leaf(Leaf)
  case negate(Expression)
  /// A number followed by `%`.
  case percent(Expression)
  case binary(BinaryOperator, Expression, Expression)
  case call(Function, [Expression])
}

/// The operators between two operands; comparisons last.
package enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case power = "^"
  case concatenate = "&"
  case equal = "="
  case notEqual = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// A name as it stands in the text of a formula, before it is resolved.
package struct NameToken: Sendable, Hashable {
  /// The dotted text, `{…}` already replaced by the loop: `operating`, `cost.R6.total`, `items.amount`.
  package var text: String
  /// The offset of its first character in the formula, for messages.
  package var offset: Int

  package init(text: String, offset: Int) {
    self.text = text
    self.offset = offset
  }
}

/// What a name of a schema's formula stands for.
///
/// A number beyond the slots is a field of last year's sheet (`FormSchema.priors`).
package enum FieldOperand: Sendable, Hashable {
  /// The field at a slot.
  case field(Int)
  /// Several fields, as a range is: a column of a list, a field over the keys of a group.
  case fields([Int])
}
