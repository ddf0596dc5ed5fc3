/// Thrown where a formula has no text that Excel would judge alike.
struct NotInExcel: Error {}

/// A part of a formula in Excel's words, with what must hold for it to have a value.
struct ExcelPiece {
  /// The rank of what never needs brackets.
  static let primary = 7

  var text: String
  /// How tightly its outermost operator binds.
  var rank = ExcelPiece.primary
  /// What its operands must be, not asked for yet.
  var guards: [ExcelGuard] = []
  /// Whether it may come to an error, which stands for "cannot be verified".
  var mayFail = false

  /// The text, in brackets where it binds less tightly than asked for.
  func bracketed(above rank: Int) -> String { self.rank > rank ? text : "(\(text))" }

  /// The piece with its guards asked for: it comes to something else where they are not met.
  func sealed(otherwise: String = "NA()") -> ExcelPiece {
    guard !guards.isEmpty else { return self }
    return ExcelPiece(
      text: "IF(\(ExcelGuard.failure(of: guards)),\(otherwise),\(text))",
      mayFail: mayFail || otherwise == "NA()"
    )
  }
}

/// What cells must hold for a formula to have a value.
enum ExcelGuard: Hashable {
  /// A number or a day.
  case number(CellReference)
  /// A number, or a sign that it does not apply, which counts as zero.
  case numberOrZero(CellReference)
  /// A text that is not blank, and none that says "not applicable".
  case text(CellReference)
  /// A label of a code list, which the cell's drop-down list sees to.
  case code(CellReference)
  /// Words, quoted already, with separators between, and nothing else.
  case codes(CellReference, words: [String])
  /// Nothing but numbers, blanks, and signs that a number does not apply or words that say so.
  case numbersOnly([CellReference], words: [String] = [])
  /// At least one number.
  case anyNumber([CellReference])

  /// The texts that say "not applicable", as an array constant.
  static let notApplicable = passed(over: [])

  /// The same with words that stand in the place of a figure, each as a literal of Excel.
  private static func passed(over words: [String]) -> String {
    let signs = ["－", "-", "—", "―", "‐", "–", "なし", "該当なし", "／", "/"].map { "\"\($0)\"" }
    return "{" + (signs + words).joined(separator: ",") + "}"
  }

  /// A condition that is true where one of the guards is not met.
  static func failure(of guards: [ExcelGuard]) -> String {
    let guards = guards.unique
    let numbers = guards.compactMap { if case .number(let cell) = $0 { cell } else { nil } }
    var conditions: [String] = []
    if !numbers.isEmpty {
      conditions.append("COUNT(\(ExcelTranslator.list(numbers)))<\(numbers.count)")
    }
    conditions += guards.compactMap(\.failure)
    return conditions.count == 1 ? conditions[0] : "OR(\(conditions.joined(separator: ",")))"
  }

  private var failure: String? {
    switch self {
    case .number: return nil
    case .numberOrZero(let cell):
      return "IF(ISNUMBER(\(cell)),FALSE,ISNA(MATCH(\(cell),\(Self.notApplicable),0)))"
    case .text(let cell):
      return "OR(LEN(\(cell))=0,ISNUMBER(MATCH(\(cell),\(Self.notApplicable),0)))"
    case .code(let cell): return "LEN(\(cell))=0"
    case .codes(let cell, let words):
      let separators = ["・", "、", ",", "，", "／", "/", "　", " "].map { "\"\($0)\"" }
      let rest = (words + separators).reduce("\(cell)") { "SUBSTITUTE(\($0),\($1),\"\")" }
      return "OR(LEN(\(cell))=0,LEN(\(rest))>0)"
    case .numbersOnly(let cells, let words):
      let runs = ExcelTranslator.runs(cells)
      let all = runs.joined(separator: ",")
      let texts = Self.passed(over: words)
      let signs = runs.map { "SUM(COUNTIF(\($0),\(texts)))" }.joined(separator: "+")
      return "COUNTA(\(all))>COUNT(\(all))+\(signs)"
    case .anyNumber(let cells): return "COUNT(\(ExcelTranslator.list(cells)))=0"
    }
  }
}
