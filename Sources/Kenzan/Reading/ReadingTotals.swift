/// What was read of a file so far, against what may be.
///
/// A text or a formula that stands in the file once can be that of a million cells, so what comes
/// of it is counted and not what stands there.
struct ReadingTotals {
  /// What is held of a cell, a formula, an object or a text beside its characters, with the room that
  /// growing takes.
  private static let cellBytes = 96
  private static let formulaBytes = 64
  private static let objectBytes = 192

  private var cells = 0
  private var bytes = 0
  private var held = 0
  let maximumHeld: Int

  /// Begins with nothing of a file of so many bytes: a large one may hold more.
  init(fileBytes: Int, within limits: Limits) {
    maximumHeld = max(limits.heldBytes, fileBytes * 100)
  }

  /// Counts a cell.
  mutating func count(
    _ content: CellContent,
    within limits: Limits
  ) throws(ReadingError) {
    cells += 1
    guard cells <= limits.cells else {
      throw .limit(ja: "セルは\(limits.cells)個まで", en: "a file may have \(limits.cells) cells")
    }
    try hold(Self.cellBytes, limits)
    if case .text(let text) = content { try add(text.utf8.count, limits) }
  }

  /// Counts objects beside the cells.
  mutating func countObjects(_ count: Int, within limits: Limits) throws(ReadingError) {
    try hold(count * Self.objectBytes, limits)
  }

  /// Counts shared texts that were read together.
  mutating func count(_ strings: SharedStrings, within limits: Limits) throws(ReadingError) {
    try hold(strings.heldBytes, limits)
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

  /// Counts a formula, which is held for each cell.
  mutating func count(formula: String, within limits: Limits) throws(ReadingError) {
    try add(formula.utf8.count, limits)
    try hold(formula.utf8.count + Self.formulaBytes, limits)
  }

  private mutating func hold(_ count: Int, _ limits: Limits) throws(ReadingError) {
    held += count
    guard held <= maximumHeld else { throw .heldBytes(maximumHeld) }
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

extension ReadingError {
  /// More to be held in memory than a file of its size may have.
  static func heldBytes(_ limit: Int) -> Self {
    .limit(
      ja: "セル・数式・図形などが、ファイルの大きさのわりに多すぎます。メモリーは\(limit >> 20)MBまで",
      en: "for its size it has too many cells, formulas or objects: they may take \(limit >> 20) MB"
    )
  }
}
