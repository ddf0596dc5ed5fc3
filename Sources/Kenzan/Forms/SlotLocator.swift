/// Where the labels of a returned sheet say that its slots stand.
struct SlotLocator {
  /// What the labels say about one slot.
  enum Place: Sendable, Hashable {
    /// Its headings, and the labels around it, put it there.
    case cell(CellReference)
    /// Its heading's text is gone; it would stand there if nothing else changed.
    case lostHeading(label: Int, CellReference?)
    /// The labels leave more than one place.
    case doubtful
  }

  let matcher: FormMatcher
  let alignment: FormAlignment
  let worksheet: Worksheet
  /// The headings that were exchanged with others of their row, and what lies below each.
  private let exchanged: [(label: Int, realm: CellRange)]

  init(matcher: FormMatcher, alignment: FormAlignment, worksheet: Worksheet) {
    self.matcher = matcher
    self.alignment = alignment
    self.worksheet = worksheet
    exchanged = matcher.labels.indices.compactMap { label in
      guard alignment.isExchanged(label, in: matcher) else { return nil }
      return matcher.realm(of: label).map { (label, $0) }
    }
  }

  func place(of slot: FormMatcher.Slot) -> Place {
    let drawn = slot.area.first
    var cell: CellReference?
    if let row = alignment.rows.place(of: drawn.row),
      let column = alignment.columns.place(of: drawn.column)
    {
      cell = CellReference(row: row, column: column)
    }
    for heading in slot.headings {
      switch alignment.labels[heading] {
      case .found: continue
      case .doubtful: return .doubtful
      case .changed, .moved, .missing: return .lostHeading(label: heading, cell)
      }
    }
    // Whatever heads it more closely, it stands under the wrong one of two.
    if let head = exchanged.first(where: { $0.realm.overlaps(slot.area) }) {
      return .lostHeading(label: head.label, cell)
    }
    return cell.map { .cell($0) } ?? .doubtful
  }

  /// Whether the labels leave it possible that the slot stands at the cell.
  func mayStand(_ slot: FormMatcher.Slot, at cell: CellReference) -> Bool {
    alignment.rows.mayStand(slot.area.first.row, at: cell.row)
      && alignment.columns.mayStand(slot.area.first.column, at: cell.column)
  }

  /// The only merged area between the labels around a slot that is the only one drawn there.
  func mergedPlace(of slot: FormMatcher.Slot) -> CellReference? {
    guard alignment.trustsMerges, !slot.area.isSingleCell,
      alignment.rows.candidates[slot.area.first.row] == nil,
      alignment.columns.candidates[slot.area.first.column] == nil
    else { return nil }
    let rows = alignment.rows.span(around: slot.area.first.row)
    let columns = alignment.columns.span(around: slot.area.first.column)
    let drawn = matcher.slots.count { other in
      rows.drawn.contains(other.area.first.row) && columns.drawn.contains(other.area.first.column)
    }
    let merges = alignment.merges.keys.filter {
      rows.sheet.contains($0.row) && columns.sheet.contains($0.column)
    }
    guard drawn == 1, merges.count == 1 else { return nil }
    return merges[0]
  }

  /// The area of a slot in the sheet: its merged area, or as many cells as drawn.
  func area(of slot: FormMatcher.Slot, at cell: CellReference) -> CellRange {
    if let merge = alignment.merges[cell] { return merge }
    let size = (
      slot.area.last.row - slot.area.first.row, slot.area.last.column - slot.area.first.column
    )
    let row = alignment.rows.place(of: slot.area.last.row) ?? cell.row + size.0
    let column = alignment.columns.place(of: slot.area.last.column) ?? cell.column + size.1
    let last = CellReference(row: max(cell.row, row), column: max(cell.column, column))
    return CellRange(cell, last ?? cell)
  }
}
