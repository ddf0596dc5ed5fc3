/// What there is to say about how a cell was read.
///
/// Faults leave the field unread; notes tell what was understood.
enum ValueRemark: Sendable, Hashable {
  /// Struck out in whole or in part.
  case struck(kept: String, struck: String)
  /// A value in a cell that a diagonal line crosses out.
  case crossedOut(String)
  /// A date where a text, code or number belongs, and what may have been typed.
  case dateInstead(shown: String, likely: [String])
  /// Not what the field holds; how it may be written where the schema says so.
  case type(String, examples: [String] = [])
  /// A small number in brackets: −5 or the number of a list item.
  case bracketed(String)
  /// More than one value in the cell; how several may be written where the schema says so.
  case twoValues(String, examples: [String] = [])
  /// A text that the notations of its cell read in different ways, which are told where known.
  case ambiguous(String, meanings: [String])
  /// A field within another's cell, of which its own column and that cell say different things.
  case disagreement(String, cell: String, main: String)
  /// A field within another's cell with a value that no notation of the cell can hold.
  case unwritable(String, main: String, examples: [String])
  /// An error value such as `#N/A`.
  case errorValue(String)
  /// Content that is no value of its declared type.
  case invalid(String)
  /// A formula without a stored value that cannot be calculated here.
  case uncalculated
  /// A figure in another unit; the power of ten between both where there is one.
  case unit(written: String, unit: String, declared: String, powerOfTen: Int?)
  /// More digits than the paper shows, which are so many behind the point.
  case digits(stated: ExactDecimal, shown: ExactDecimal, places: Int)
  /// A figure that the number format divides before it is shown.
  case scaledDisplay(stated: ExactDecimal, shown: ExactDecimal)
  /// None of the list's codes; those that are close, or the first ones.
  case unknownCode(String, options: [String], areNear: Bool, total: Int)
  /// A code of other years, and the year of those that are valid.
  case outdatedCode(String, CodeList.Code, in: FiscalYear)
  /// The day of the week does not belong to the date.
  case dayOfWeek(WrittenDate)
  /// Characters that nobody sees.
  case controlCharacters
  /// Characters that only the writer's computer could show (外字), or that were lost already.
  case privateUse

  /// A text that is a number to a person.
  case numberAsText(String, ExactDecimal)
  /// A text that has the form of its field but for width and spaces, and that form.
  case textVariant(String, String)
  /// Another spelling of a code.
  case codeVariant(String, label: String)
  /// None of the codes of a list that others may be added to.
  case outsideList(String)
  /// A year or date that is written as text.
  case dateAsText(String, String)
  /// A target in words, such as 前年度以下.
  case targetInWords(String)
  /// A formula that was calculated here, with its result.
  case calculated(ExactDecimal)
  /// A formula whose stored result is out of date, with the right one.
  case stale(stored: ExactDecimal, result: ExactDecimal)
}

/// What was read from one cell.
struct ValueReading: Sendable, Hashable {
  var state: FieldState
  var raw: String
  var remarks: [ValueRemark] = []
  /// How many zeros end the decimals as they are written or shown.
  var trailingZeros = 0
  /// The text with its strokes, where something of it is struck out.
  var struck: StruckText?
  /// What the fields within the cell hold, by their slots.
  var guests: [Int: ValueReading] = [:]

  /// Something stands there, but is not read for the reason given.
  static func unreadable(_ raw: String, _ remark: ValueRemark) -> Self {
    Self(state: .unreadable, raw: raw, remarks: [remark])
  }
}
