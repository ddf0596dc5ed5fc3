/// A function of the formula language, by its name in Excel.
///
/// After each comes the text that stands for it in a live check of the blank form. `…` are its
/// operands; which cells it needs is asked for around it (see `ExcelText`).
package enum Function: String, Sendable, Hashable, CaseIterable {
  /// The sum; blank and not applicable fields are skipped. Excel: `SUM(…)`.
  case sum = "SUM"
  /// Half away from zero. Excel: `ROUND(ROUND(x,n+7),n)`, so that binary noise breaks no tie.
  case round = "ROUND"
  /// Away from zero. Excel: `ROUNDUP(ROUND(x,n+7),n)`.
  case roundUp = "ROUNDUP"
  /// Toward zero. Excel: `ROUNDDOWN(ROUND(x,n+7),n)`.
  case roundDown = "ROUNDDOWN"
  /// The next whole number that is not larger. Excel: `INT(ROUND(x,7))`.
  case int = "INT"
  /// The number without its sign. Excel: `ABS(x)`.
  case abs = "ABS"
  /// The least, or the earliest day. Excel: `MIN(…)`, nothing if there is no number.
  case min = "MIN"
  /// The largest, or the latest day. Excel: `MAX(…)`, nothing if there is no number.
  case max = "MAX"
  /// The mean of what is not skipped. Excel: `AVERAGE(…)`.
  case average = "AVERAGE"
  /// How many numbers there are. Excel: `COUNT(…)`.
  case count = "COUNT"
  /// How many fields are filled in, also with －. Excel: `COUNTA(…)`.
  case countA = "COUNTA"
  /// How many satisfy a criterion. Excel: `COUNTIF(range,">5")`; `SUMPRODUCT(EXACT(range,"x")*1)` of texts.
  case countIf = "COUNTIF"
  /// The sum of what stands beside the matches. Excel: `SUMIF(…)`; `SUMPRODUCT(EXACT(range,"x")*1,sums)`.
  case sumIf = "SUMIF"
  /// One of two values. Excel: `IF(…)`, each branch with the guards of its own cells.
  case `if` = "IF"
  /// The value of the first condition that holds. Excel: nested `IF(…)`, at the end `NA()`.
  case ifs = "IFS"
  /// Whether all hold; one that does not settles it. Excel: `AND(…)` behind `IF(OR(IFERROR(NOT(…),FALSE)))`.
  case and = "AND"
  /// Whether one holds, which settles it. Excel: `OR(…)` behind `IF(OR(IFERROR(…,FALSE)))`.
  case or = "OR"
  /// The contrary. Excel: `NOT(…)`.
  case not = "NOT"
  /// Whether nothing is written. Excel: `LEN(cell)=0`.
  case isBlank = "ISBLANK"
  /// Whether the field says "not applicable". Excel: `ISNUMBER(MATCH(cell,{"－",…},0))`.
  case isNA = "ISNA"
  /// Whether a number or a day stands there. Excel: `ISNUMBER(cell)`.
  case isNumber = "ISNUMBER"
  /// How many characters. Excel: `LEN(text)`.
  case len = "LEN"
  /// The first characters. Excel: `LEFT(text,n)`.
  case left = "LEFT"
  /// The last characters. Excel: `RIGHT(text,n)`.
  case right = "RIGHT"
  /// Characters from a place on, counted from 1. Excel: `MID(text,start,n)`.
  case mid = "MID"
  /// Whether two texts are the same to the letter, as `=` is here too. Excel: `EXACT(one,other)`.
  case exact = "EXACT"
  /// Whether a field of several codes holds one. Excel: `ISNUMBER(FIND("④",cell))`, where the cell holds nothing but codes.
  case contains = "CONTAINS"
  /// Whether one of several words stands in a text, to the letter. Excel: `OR(ISNUMBER(FIND(word,text)),…)`.
  case mentions = "MENTIONS"
  /// A number or a day as text. Excel: `TEXT(ROUND(x,9),"0.0%")`, without the `ROUND` for a mere cell.
  case text = "TEXT"
  /// The day of the week; type 1 from Sunday as 1, 2 from Monday as 1, 3 from Monday as 0. Excel: `WEEKDAY(date,type)`.
  case weekday = "WEEKDAY"
  /// The year in which the fiscal year of a day begins: 2025 for 31 March 2026. Excel: `YEAR(EDATE(date,-3))`.
  case fiscalYear = "FISCALYEAR"
  /// Whether a stage of the evaluation is judged yet. Excel: none, as no cell says it.
  case reached = "REACHED"
  /// A rate of achievement in percent by `ratio`, `difference`, `inverse` or `mirror`; none for a
  /// target of zero. Excel: the arithmetic of the method, as `actual/target*100`.
  case achievement = "ACHIEVEMENT"
  /// Whether an actual figure meets its target, `higher` or `lower` being better. Excel: `ROUND(actual-target,6)>=0`.
  case met = "MET"
  /// The label of the declared band that a number falls into. Excel: nested `IF(ROUND(x-120,6)>=0,"①",…)`.
  case band = "BAND"
  /// The growth in percent; none from zero. Excel: `(now/before-1)*100`.
  case growth = "GROWTH"
  /// The sum up to the row or key that the check stands in. Excel: `SUM(first:here)`.
  case running = "RUNNING"
  /// The decimal places of a number as written. Excel: those that its value needs, counted by `SUMPRODUCT`.
  case places = "PLACES"

  /// Whether spreadsheet programs have it too.
  package var isInSpreadsheets: Bool {
    switch self {
    case .fiscalYear, .reached, .achievement, .met, .band, .growth, .running, .places: false
    default: true
    }
  }
}
