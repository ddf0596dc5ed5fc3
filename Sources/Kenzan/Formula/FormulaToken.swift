/// A piece of a formula.
struct FormulaToken: Equatable {
  enum Kind: Equatable {
    case number(ExactDecimal)
    case text(String)
    case name(String)
    case cells(sheet: String?, CellRange)
    case sign(BinaryOperator)
    case percent, open, close, comma, end
  }

  var kind: Kind
  /// As it stands in the formula.
  var text: String
  /// The place of its first character.
  var offset: Int
}
