/// Finds the boxes that lines draw around cells which nobody merged.
struct DraftBoxes {
  private let grid: DraftGrid

  init(_ grid: DraftGrid) {
    self.grid = grid
  }

  /// The rectangles with lines on all sides and none inside; one with text and room is divided.
  func ranges() -> [CellRange] {
    var seen = Array(
      repeating: Array(repeating: false, count: grid.columnCount),
      count: grid.rowCount
    )
    var ranges: [CellRange] = []
    for row in 1...grid.rowCount {
      for column in 1...grid.columnCount
      where !seen[row - 1][column - 1] && grid.isFree(row: row, column: column) {
        let (range, count) = flood(row, column, &seen)
        guard let range, range.height * range.columnCount == count else { continue }
        if grid.sides(of: range) == .all { ranges += divided(range) }
      }
    }
    return ranges
  }

  /// The cells that no line parts from this one: the rectangle around them, and how many they are.
  private func flood(
    _ row: Int,
    _ column: Int,
    _ seen: inout [[Bool]]
  ) -> (range: CellRange?, count: Int) {
    var waiting = [(row: row, column: column)]
    seen[row - 1][column - 1] = true
    var rows = row...row
    var columns = column...column
    var count = 0
    func visit(_ row: Int, _ column: Int) {
      guard (1...grid.rowCount).contains(row), (1...grid.columnCount).contains(column),
        !seen[row - 1][column - 1], grid.isFree(row: row, column: column)
      else { return }
      seen[row - 1][column - 1] = true
      waiting.append((row, column))
    }
    while let cell = waiting.popLast() {
      count += 1
      rows = min(rows.lowerBound, cell.row)...max(rows.upperBound, cell.row)
      columns = min(columns.lowerBound, cell.column)...max(columns.upperBound, cell.column)
      if !grid.hasLine(rightOf: cell.column, row: cell.row) { visit(cell.row, cell.column + 1) }
      if !grid.hasLine(rightOf: cell.column - 1, row: cell.row) {
        visit(cell.row, cell.column - 1)
      }
      if !grid.hasLine(below: cell.row, column: cell.column) { visit(cell.row + 1, cell.column) }
      if !grid.hasLine(below: cell.row - 1, column: cell.column) {
        visit(cell.row - 1, cell.column)
      }
    }
    guard let first = CellReference(row: rows.lowerBound, column: columns.lowerBound),
      let last = CellReference(row: rows.upperBound, column: columns.upperBound)
    else { return (nil, count) }
    return (CellRange(first, last), count)
  }

  /// A box of one row with a text before or behind the room to write in: 電話［　　　］, ［　　　］千円.
  private func divided(_ range: CellRange) -> [CellRange] {
    let texts = grid.worksheet.cells(in: range).filter { !$0.content.isBlankText }
    guard range.height == 1, texts.count == 1, let cell = texts.first else {
      return texts.count > 1 ? [] : [range]
    }
    let place = cell.reference
    if place.column > range.first.column, UnitTable.unit(in: cell.content.text) != nil,
      let end = CellReference(row: place.row, column: place.column - 1)
    {
      return [CellRange(range.first, end), CellRange(place, range.last)]
    }
    let text = cell.content.text.trimmed
    guard place == range.first, text.hasSuffix("：") || text.hasSuffix(":") else { return [range] }
    var column = place.column
    var width = grid.layout.width(ofColumn: column)
    let needed = SheetMetrics.width(text, fontSize: grid.layout.appearance(at: place).fontSize)
    while width < needed, column < range.last.column {
      column += 1
      width += grid.layout.width(ofColumn: column)
    }
    guard column < range.last.column, let end = CellReference(row: place.row, column: column),
      let start = CellReference(row: place.row, column: column + 1)
    else { return [range] }
    return [CellRange(place, end), CellRange(start, range.last)]
  }
}

extension CellRange {
  var columnCount: Int { last.column - first.column + 1 }
}
