/// Finds the labels under which each slot of a grid stands.
struct HeadingFinder {
  let labels: [FormMatcher.Label]
  /// The labels that cover a row or a column, so that a long list is not searched for every slot.
  private var inRow: [Int: [Int]] = [:]
  private var inColumn: [Int: [Int]] = [:]

  init(labels: [FormMatcher.Label]) {
    self.labels = labels
    for (index, label) in labels.enumerated() {
      for row in label.area.first.row...label.area.last.row {
        inRow[row, default: []].append(index)
      }
      for column in label.area.first.column...label.area.last.column {
        inColumn[column, default: []].append(index)
      }
    }
  }

  /// The slots by row, then column, each with its headings.
  ///
  /// `headRows` are the rows that hold headings and no slots, from above to below.
  func slots(of layout: FormLayout, headRows: [Int]) -> [FormMatcher.Slot] {
    let placed = layout.slots.sorted { $0.area.first < $1.area.first }
    // The slots by their lower left corners: one below asks for the one above.
    let above = Dictionary(
      placed.compactMap { slot in
        CellReference(row: slot.area.last.row, column: slot.area.first.column)
          .map { ($0, slot.area) }
      },
      uniquingKeysWith: { first, _ in first }
    )
    let bars = labels.filter { $0.role == .section || $0.role == .title }.map(\.area.first.row)
    // The label that the walk upwards from a slot ended at, by its first cell.
    var reached: [CellReference: Int] = [:]
    var occurrences: [String: Int] = [:]
    for label in labels where label.role == .heading { occurrences[label.text, default: 0] += 1 }
    // The corner over the headings of the rows is tall where the columns have two rows of heads, but
    // holds no slots together.
    let blocks = labels.filter { $0.role == .heading }.map(\.area).filter { block in
      block.height > 1
        && placed.contains {
          block.coversRows(of: $0.area) && block.last.column < $0.area.first.column
        }
    }
    return placed.map { slot in
      let row = rowHeading(of: slot.area)
      let column =
        columnHeading(of: slot, above, blocks, &reached)
        ?? distantHeading(of: slot, headRows, bars, blocks)
      // A text that occurs once in the form needs no block to tell it from others.
      let isTold = [row, column].contains { index in
        index.map { occurrences[labels[$0].text] == 1 } ?? false
      }
      let blocks = isTold ? [] : blockHeadings(of: slot.area, inside: row)
      return FormMatcher.Slot(
        field: slot.field,
        area: slot.area,
        rowHeading: row,
        columnHeading: column,
        blockHeadings: blocks.filter { $0 != row && $0 != column },
        neighbours: neighbours(of: slot.area)
      )
    }
  }

  /// The headings that reach over a row.
  private func headings(over row: Int) -> [(index: Int, area: CellRange)] {
    (inRow[row] ?? []).filter { labels[$0].role == .heading }.map { ($0, labels[$0].area) }
  }

  /// The nearest heading to the left that covers all rows of the slot.
  private func rowHeading(of area: CellRange) -> Int? {
    headings(over: area.first.row)
      .filter { $0.area.coversRows(of: area) && $0.area.last.column < area.first.column }
      .max { $0.area.last.column < $1.area.last.column }?.index
  }

  /// The headings further left that span more rows than the row's own heading.
  private func blockHeadings(of area: CellRange, inside row: Int?) -> [Int] {
    let height = row.map { labels[$0].area.height } ?? area.height
    return
      headings(over: area.first.row)
      .filter {
        $0.area.coversRows(of: area) && $0.area.height > height
          && $0.area.last.column < area.first.column
      }
      .map(\.index)
  }

  /// The next label to the left, to the right, above and below.
  private func neighbours(of area: CellRange) -> [Int] {
    let inRow = inRow[area.first.row] ?? []
    let inColumn = inColumn[area.first.column] ?? []
    let nearest = [
      inRow.filter { labels[$0].area.last.column < area.first.column }
        .max { labels[$0].area.last.column < labels[$1].area.last.column },
      inRow.filter { labels[$0].area.first.column > area.last.column }
        .min { labels[$0].area.first.column < labels[$1].area.first.column },
      inColumn.filter { labels[$0].area.last.row < area.first.row }
        .max { labels[$0].area.last.row < labels[$1].area.last.row },
      inColumn.filter { labels[$0].area.first.row > area.last.row }
        .min { labels[$0].area.first.row < labels[$1].area.first.row },
    ]
    return nearest.compactMap { $0 }
  }

  /// The heading above the slot with nothing but slots of the same column between.
  private func columnHeading(
    of slot: PlacedSlot,
    _ above: [CellReference: CellRange],
    _ blocks: [CellRange],
    _ reached: inout [CellReference: Int]
  ) -> Int? {
    let column = slot.area.first.column
    let row = slot.area.first.row - 1
    var found = inRow[row]?.first { labels[$0].area.coversColumn(column) }
    if found == nil, let next = CellReference(row: row, column: column).flatMap({ above[$0] }),
      next.last.column == slot.area.last.column
    {
      found = reached[next.first]
    }
    guard let found else { return nil }
    reached[slot.area.first] = found
    return isColumnHeading(found, of: slot, blocks) ? found : nil
  }

  /// The heading in the nearest row of nothing but headings that reaches over the slot's columns,
  /// whatever stands between: lines of text above the figures of a project.
  private func distantHeading(
    of slot: PlacedSlot,
    _ headRows: [Int],
    _ bars: [Int],
    _ blocks: [CellRange]
  ) -> Int? {
    for row in headRows.reversed() where row < slot.area.first.row {
      // What stands above a bar is another part of the form.
      if bars.contains(where: { (row..<slot.area.first.row).contains($0) }) { return nil }
      let found = headings(over: row).first {
        $0.area.first.row == row && isColumnHeading($0.index, of: slot, blocks)
      }
      if let found { return found.index }
    }
    return nil
  }

  private func isColumnHeading(
    _ index: Int,
    of slot: PlacedSlot,
    _ blocks: [CellRange]
  ) -> Bool {
    let label = labels[index]
    guard label.role == .heading, label.area.first.column <= slot.area.first.column,
      label.area.last.column >= slot.area.last.column
    else { return false }
    // A heading inside a block does not reach out of it.
    return blocks.allSatisfy { block in
      !block.coversRows(of: label.area) || block.last.column >= label.area.first.column
        || block.coversRows(of: slot.area)
    }
  }
}

extension CellRange {
  var height: Int { last.row - first.row + 1 }
  var isSingleCell: Bool { first == last }

  /// The smallest rectangle that holds both.
  func united(with other: CellRange) -> CellRange {
    let corners = [
      CellRange(first, other.first).first, CellRange(last, other.last).last,
    ]
    return CellRange(corners[0], corners[1])
  }

  /// Whether both have a cell in common; with no rectangle none has.
  func overlaps(_ other: CellRange?) -> Bool {
    guard let other else { return false }
    return first.row <= other.last.row && other.first.row <= last.row
      && first.column <= other.last.column && other.first.column <= last.column
  }

  func coversRows(of other: CellRange) -> Bool {
    first.row <= other.first.row && last.row >= other.last.row
  }

  func coversRow(_ row: Int) -> Bool { (first.row...last.row).contains(row) }

  func coversColumn(_ column: Int) -> Bool { (first.column...last.column).contains(column) }

  func contains(row: Int, column: Int) -> Bool { coversRow(row) && coversColumn(column) }
}
