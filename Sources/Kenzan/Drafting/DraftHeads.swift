/// The headings that a place to fill in stands under, as areas of the grid.
struct DraftHeads: Sendable {
  /// Headings further left that hold several rows together, and such as stand before a whole row;
  /// the outermost first.
  var blocks: [Int] = []
  /// The heading of its row.
  var row: Int?
  /// Whether no other place to fill in stands between the row's heading and this one.
  var isBeside = false
  /// The headings above it, the outermost first.
  var columns: [Int] = []
  /// The heading of the part of the form.
  var section: Int?
}

/// Finds the headings of the places to fill in, as a reader's eye does: to the left and above.
struct DraftHeadFinder {
  let grid: DraftGrid
  /// The headings of parts, from the top.
  private let sections: [Int]
  /// The places to fill in, by the row in which they begin.
  private let places: [Int: [CellRange]]

  init(grid: DraftGrid) {
    self.grid = grid
    sections = grid.areas.indices.filter { grid.areas[$0].role == .section }
    let ranges = grid.areas.filter { $0.role == .slot }.map(\.range)
    places = Dictionary(grouping: ranges) { $0.first.row }
  }

  func heads(of index: Int) -> DraftHeads {
    let range = grid.areas[index].range
    var heads = DraftHeads()
    findLeft(range, &heads)
    heads.columns = above(range)
    heads.section = section(above: range)
    // What stands beside the heads of the columns as well holds the whole table together.
    if let row = heads.row, let column = heads.columns.first,
      grid.areas[row].range.first.row <= grid.areas[column].range.first.row
    {
      heads.blocks.append(row)
      heads.row = nil
    }
    return heads
  }

  // MARK: - To the left

  private func findLeft(_ range: CellRange, _ heads: inout DraftHeads) {
    var run: [Int] = []
    var hasRun = false
    var column = range.first.column - 1
    var betweenRuns: [Int] = []
    while column > 0 {
      guard let index = grid.area(row: range.first.row, column: column) else {
        column -= 1
        continue
      }
      let area = grid.areas[index]
      defer { column = area.range.first.column - 1 }
      switch area.role {
      case .title, .section: column = 0
      case .gap, .note: continue
      case .slot:
        if run.isEmpty { heads.isBeside = false } else { hasRun = true }
        if betweenRuns.count == 1 { betweenRuns = [] }
      case .label:
        guard area.range.coversRows(of: range) else { continue }
        guard hasRun else {
          if run.isEmpty { heads.isBeside = isAdjacent(area.range, range) }
          run.append(index)
          continue
        }
        // Beyond other places only what holds more rows together, or stands before a whole row.
        let own = run.first.map { grid.areas[$0].range.height } ?? 1
        if area.range.height > own {
          heads.blocks.insert(index, at: 0)
        } else {
          betweenRuns.append(index)
        }
      }
    }
    heads.row = run.first
    heads.blocks += run.dropFirst().reversed()
    // 総合計画の体系［目標］＿［基本］＿: the outer heading of the row's first pair is that of all.
    if betweenRuns.count > 1, run.count == 1, let outer = betweenRuns.last,
      grid.areas[outer].range.height == grid.areas[run[0]].range.height
    {
      heads.blocks.append(outer)
    }
  }

  private func isAdjacent(_ heading: CellRange, _ range: CellRange) -> Bool {
    var column = heading.last.column + 1
    while column < range.first.column {
      if let index = grid.area(row: range.first.row, column: column),
        grid.areas[index].role == .slot
      {
        return false
      }
      column += 1
    }
    return true
  }

  // MARK: - Above

  private func above(_ range: CellRange) -> [Int] {
    var columns: [Int] = []
    var row = range.first.row - 1
    var inner = range
    while row > 0, let index = grid.area(row: row, column: range.first.column) {
      let area = grid.areas[index]
      switch area.role {
      case .slot:
        guard columns.isEmpty, area.range.hasColumns(of: range) else { return columns }
      case .label:
        guard area.range.coversColumns(of: inner), isInBlock(area.range, of: range),
          !columns.isEmpty || !isRowHeading(index, of: range)
        else { return columns }
        columns.insert(index, at: 0)
        inner = area.range
      case .title, .section, .note, .gap: return columns
      }
      row = area.range.first.row - 1
    }
    return columns
  }

  /// A heading inside a block does not reach out of it.
  private func isInBlock(_ heading: CellRange, of range: CellRange) -> Bool {
    var column = heading.first.column - 1
    while column > 0 {
      guard let index = grid.area(row: heading.first.row, column: column) else {
        column -= 1
        continue
      }
      let area = grid.areas[index]
      if area.role == .label, area.range.height > heading.height,
        area.range.coversRows(of: heading), !area.range.coversRows(of: range),
        holdsSlots(area.range)
      {
        return false
      }
      column = area.range.first.column - 1
    }
    return true
  }

  /// Whether places to fill in stand in the rows of a heading, to its right: the tall corner of a
  /// table whose columns have two rows of heads has none.
  private func holdsSlots(_ heading: CellRange) -> Bool {
    (heading.first.row...heading.last.row).contains { row in
      (places[row] ?? []).contains {
        heading.coversRows(of: $0) && heading.last.column < $0.first.column
      }
    }
  }

  /// Whether a heading above belongs to the row it stands in: a place to fill in is right of it, and
  /// the place below is not as wide as it.
  private func isRowHeading(_ index: Int, of range: CellRange) -> Bool {
    let area = grid.areas[index]
    guard
      let right = grid.area(row: area.range.first.row, column: area.range.last.column + 1)
    else { return false }
    return grid.areas[right].role == .slot && grid.areas[right].range.height == area.range.height
  }

  private func section(above range: CellRange) -> Int? {
    sections.last { index in
      let area = grid.areas[index]
      return area.range.last.row < range.first.row
        && (area.range.coversColumn(range.first.column) || area.width * 2 > grid.columnCount
          || !area.isBoxed)
    }
  }
}

extension CellRange {
  /// Whether both stand in the same columns.
  func hasColumns(of other: CellRange) -> Bool {
    first.column == other.first.column && last.column == other.last.column
  }

  func coversColumns(of other: CellRange) -> Bool {
    first.column <= other.first.column && last.column >= other.last.column
  }
}
