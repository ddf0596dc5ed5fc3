/// What was read of a file so far, against what may be.
///
/// A text or a formula that stands in the file once can be that of a million cells, so what comes
/// of it is counted and not what stands there.
struct ReadingTotals {
  private var cells = 0
  private var bytes = 0

  /// Counts a cell.
  mutating func count(
    _ content: CellContent,
    within limits: Limits
  ) throws(ReadingError) {
    cells += 1
    guard cells <= limits.cells else {
      throw .limit(ja: "セルは\(limits.cells)個まで", en: "a file may have \(limits.cells) cells")
    }
    if case .text(let text) = content { try add(text.utf8.count, limits) }
  }

  /// Counts the cells of a table, unless they are too many.
  mutating func admits(_ table: BigTable, within limits: Limits) -> Bool {
    guard cells + table.cells <= limits.cells, bytes + table.textBytes <= limits.packageBytes else {
      return false
    }
    cells += table.cells
    bytes += table.textBytes
    return true
  }

  /// Counts a formula that was written out.
  mutating func count(formula: String, within limits: Limits) throws(ReadingError) {
    try add(formula.utf8.count, limits)
  }

  private mutating func add(_ count: Int, _ limits: Limits) throws(ReadingError) {
    bytes += count
    guard bytes <= limits.packageBytes else {
      throw .limit(
        ja: "文字と数式の合計が\(limits.packageBytes >> 20)MBを超えています",
        en: "its texts and formulas come to more than \(limits.packageBytes >> 20) MB"
      )
    }
  }
}
