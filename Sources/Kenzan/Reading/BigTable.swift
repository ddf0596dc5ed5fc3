import KenzanBridge
import KenzanScan

/// The rows of a worksheet that are too many to hold: they are read again from the file when they are wanted.
///
/// There is one only where every row was understood and counted before.
package struct BigTable: Sendable {
  let source: ZipPartSource
  private let bounds: TableBounds
  private let context: WorksheetContext

  /// The part without its rows, to be read as any other worksheet.
  let frame: [UInt8]
  /// How many cells have content, and the bytes of their texts.
  private(set) var cells = 0
  private(set) var textBytes = 0

  /// Looks through all rows; `nil` where a row or the part is unusual.
  init?(_ source: ZipPartSource, context: WorksheetContext, limits: Limits) {
    guard context.styles.styles.count <= Int(UInt16.max), var walk = TableWalk(source) else {
      return nil
    }
    self.source = source
    self.context = context
    bounds = TableBounds(
      styles: context.styles.styles.count,
      strings: context.strings.texts.count,
      textBytes: limits.cellCharacters,
      isDate: context.styles.shows.map { $0 != .number },
      hasExcelPrefix: walk.frame.declaresExcelPrefix
    )
    var (cells, textBytes) = (0, 0)
    let stringBytes = context.strings.texts.map(\.utf8.count)
    let isUnderstood = walk.forEachWindow(bounds) { found, _ in
      cells += found.count
      for cell in found {
        switch cell.kind {
        case .shared: textBytes += stringBytes[Int(cell.payload)]
        case .text, .markup: textBytes += cell.range.count
        case .number, .double, .yes, .no: break
        }
      }
    }
    // Rows elsewhere than in the one element that the walk went through would be missed.
    guard isUnderstood,
      let first = walk.frame.firstPlace(of: "sheetData", before: walk.frame.count),
      let second = walk.frame.firstPlace(
        of: "sheetData",
        from: first + 1,
        before: walk.frame.count
      ),
      walk.frame.firstPlace(of: "sheetData", from: second + 1, before: walk.frame.count) == nil
    else { return nil }
    frame = walk.frame
    self.cells = cells
    self.textBytes = textBytes
  }

  /// What the cells are as text, a window at a time, each with a comma before it.
  ///
  /// False where the rows cannot be read again, though they could before.
  func forEachText<Failure>(
    _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) -> Bool {
    guard var walk = TableWalk(source) else { return false }
    var text = TableText()
    for shared in context.strings.texts {
      text.addShared { JSONText.append(shared, to: &$0) }
    }
    var numbers = NumberTexts(context: context)
    return try walk.forEachWindow(bounds) { cells, window throws(Failure) in
      try body(text.text(of: cells, in: window) { numbers.text(of: $0, style: $1) })
    }
  }
}

/// The numbers that have to be calculated with; tables repeat their dates.
private struct NumberTexts {
  private static let maximumCount = 1 << 16

  private struct Key: Hashable {
    let bits: UInt64
    let style: Int
  }

  private let context: WorksheetContext
  private var known: [Key: [UInt8]] = [:]

  init(context: WorksheetContext) {
    self.context = context
  }

  mutating func text(of number: Double, style: Int) -> [UInt8] {
    let isDate = context.styles.shows[style] != .number
    let key = Key(bits: number.bitPattern, style: style)
    if isDate, let text = known[key] { return text }
    var bytes: [UInt8] = []
    DumpFormat.append(context.content(of: number, style: style), to: &bytes)
    if isDate, known.count < Self.maximumCount { known[key] = bytes }
    return bytes
  }
}

extension [UInt8] {
  /// Whether the root element declares the prefix that Excel uses in rows.
  fileprivate var declaresExcelPrefix: Bool {
    guard let root = firstPlace(of: "<worksheet", before: count),
      let end = firstPlace(of: ">", from: root, before: count)
    else { return false }
    return firstPlace(of: " xmlns:x14ac=\"", from: root, before: end) != nil
  }
}
