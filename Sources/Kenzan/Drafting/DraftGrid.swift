/// A rectangle of a form that is one thing to the eye: a merged area, a box, a single cell.
struct DraftArea: Sendable {
  enum Role: Sendable {
    /// The form's title, and the heading of a part of it.
    case title, section
    /// Heads the slots to its right or below.
    case label
    /// A text that heads nothing: an explanation, a unit beside a figure.
    case note
    /// To be filled in.
    case slot
    /// Nothing.
    case gap
  }

  var range: CellRange
  var role = Role.gap
  /// What stands in it, and where; a blank area has none.
  var cell: Cell?
  /// How its first cell looks.
  var appearance = CellAppearance()
  /// Whether lines stand on all its sides, or on the side below.
  var isBoxed = false
  var isUnderlined = false
  /// Why a person should look at the role, if there is a doubt.
  var doubt: Message?

  var text: String { cell.map { $0.content.text.trimmed } ?? "" }
  var isBlank: Bool { cell?.content.isBlankText ?? true }
  var width: Int { range.last.column - range.first.column + 1 }
}

/// A worksheet taken apart into areas that cover it without a gap.
struct DraftGrid: Sendable {
  let worksheet: Worksheet
  let layout: WorksheetLayout
  /// The last row and the last column that hold anything.
  let rowCount: Int
  let columnCount: Int
  /// From the top, then from the left.
  var areas: [DraftArea] = []
  /// Where the person who drew the form says that printing ends.
  let printArea: CellRange?
  /// By row and column from 0: the area there.
  private var places: [[Int]] = []

  static let maximumRows = 2_000
  static let maximumColumns = 500

  init(_ worksheet: Worksheet, printArea: CellRange?) throws(DraftError) {
    self.worksheet = worksheet
    self.printArea = printArea
    layout = worksheet.layout ?? WorksheetLayout()
    let size = Self.size(of: worksheet, layout)
    guard size.rows > 0 else { throw DraftError(.nothingDrawn(worksheet.name)) }
    guard size.rows <= Self.maximumRows, size.columns <= Self.maximumColumns else {
      throw DraftError(.tooLarge(worksheet.name, size.rows, size.columns))
    }
    (rowCount, columnCount) = size
    places = Array(repeating: Array(repeating: -1, count: columnCount), count: rowCount)
    for merge in worksheet.merges.sorted(by: { $0.first < $1.first }) { add(merge) }
    for box in DraftBoxes(self).ranges() { add(box) }
    // Outside of all boxes each text is an area, and so is each cell that may be filled in.
    for cell in worksheet.cells where !cell.content.isBlankText {
      guard area(at: cell.reference) == nil else { continue }
      add(reach(of: cell))
    }
    for range in underlined() { add(range) }
    for cell in fillable() where area(at: cell) == nil { add(CellRange(cell, cell)) }
    sort()
  }

  /// The index of the area that a cell belongs to.
  func area(at cell: CellReference) -> Int? { area(row: cell.row, column: cell.column) }

  /// The index of the area at a row and column from 1; `nil` outside and between areas.
  func area(row: Int, column: Int) -> Int? {
    guard (1...rowCount).contains(row), (1...columnCount).contains(column) else { return nil }
    let index = places[row - 1][column - 1]
    return index < 0 ? nil : index
  }

  /// Whether a cell lies in no area yet.
  func isFree(row: Int, column: Int) -> Bool { places[row - 1][column - 1] < 0 }

  /// Whether a line stands to the right of a cell, of whichever of the two neighbours.
  func hasLine(rightOf column: Int, row: Int) -> Bool {
    edges(row, column).contains(.right) || edges(row, column + 1).contains(.left)
  }

  /// Whether a line stands below a cell.
  func hasLine(below row: Int, column: Int) -> Bool {
    edges(row, column).contains(.bottom) || edges(row + 1, column).contains(.top)
  }

  private func edges(_ row: Int, _ column: Int) -> CellAppearance.Edges {
    guard let cell = CellReference(row: row, column: column) else { return [] }
    return layout.appearance(at: cell).edges
  }
}

// MARK: - Making areas

extension DraftGrid {
  /// How far content, merged areas and lines reach.
  ///
  /// Lines alone count only where they end within the bounds: people colour whole columns.
  private static func size(
    of worksheet: Worksheet,
    _ layout: WorksheetLayout
  ) -> (rows: Int, columns: Int) {
    var (rows, columns) = (0, 0)
    func include(_ cell: CellReference) {
      rows = max(rows, cell.row)
      columns = max(columns, cell.column)
    }
    for cell in worksheet.cells where !cell.content.isBlankText { include(cell.reference) }
    for merge in worksheet.merges where merge.last.row <= maximumRows { include(merge.last) }
    let drawn = layout.styles.filter { !layout.appearance(at: $0.key).edges.isEmpty }.map(\.key)
    let last = (
      row: drawn.map(\.row).max() ?? 0, column: drawn.map(\.column).max() ?? 0
    )
    if last.row <= maximumRows, last.column <= maximumColumns, rows > 0 {
      rows = max(rows, last.row)
      columns = max(columns, last.column)
    }
    return (rows, columns)
  }

  private mutating func add(_ range: CellRange) {
    guard range.last.row <= rowCount, range.last.column <= columnCount else { return }
    for row in range.first.row...range.last.row {
      for column in range.first.column...range.last.column where !isFree(row: row, column: column) {
        return
      }
    }
    var area = DraftArea(range: range)
    area.cell = worksheet.cells(in: range).first { !$0.content.isBlankText }
    area.appearance = layout.appearance(at: range.first)
    let sides = sides(of: range)
    area.isBoxed = sides.isSuperset(of: .all)
    area.isUnderlined = sides == .bottom && area.appearance.edges == .bottom
    for row in range.first.row...range.last.row {
      for column in range.first.column...range.last.column {
        places[row - 1][column - 1] = areas.count
      }
    }
    areas.append(area)
  }

  /// The sides of a rectangle along which lines stand.
  func sides(of range: CellRange) -> CellAppearance.Edges {
    var sides: CellAppearance.Edges = []
    let rows = range.first.row...range.last.row
    let columns = range.first.column...range.last.column
    if rows.allSatisfy({ hasLine(rightOf: range.first.column - 1, row: $0) }) {
      sides.insert(.left)
    }
    if rows.allSatisfy({ hasLine(rightOf: range.last.column, row: $0) }) { sides.insert(.right) }
    if columns.allSatisfy({ hasLine(below: range.first.row - 1, column: $0) }) {
      sides.insert(.top)
    }
    if columns.allSatisfy({ hasLine(below: range.last.row, column: $0) }) {
      sides.insert(.bottom)
    }
    return sides
  }

  /// A text outside of boxes runs on over the blank cells to its right, as Excel shows it.
  private func reach(of cell: Cell) -> CellRange {
    let look = layout.appearance(at: cell.reference)
    let needed = SheetMetrics.width(cell.content.text.trimmed, fontSize: look.fontSize)
    var last = cell.reference
    var width = layout.width(ofColumn: last.column)
    while width < needed, last.column < columnCount,
      !hasLine(rightOf: last.column, row: last.row),
      isFree(row: last.row, column: last.column + 1),
      let next = CellReference(row: last.row, column: last.column + 1),
      worksheet[next].map({ $0.content.isBlankText }) ?? true
    {
      last = next
      width += layout.width(ofColumn: next.column)
    }
    return CellRange(cell.reference, last)
  }

  /// Blank cells over a line behind a text, where nothing else frames them: 記入者＿＿＿＿.
  private func underlined() -> [CellRange] {
    func isUnderlined(_ row: Int, _ column: Int) -> Bool {
      guard column <= columnCount, isFree(row: row, column: column) else { return false }
      return hasLine(below: row, column: column) && !hasLine(below: row - 1, column: column)
        && !hasLine(below: row + 1, column: column) && !hasLine(rightOf: column, row: row + 1)
    }
    var ranges: [CellRange] = []
    for area in areas where !area.isBlank {
      let row = area.range.first.row
      let start = area.range.last.column + 1
      var end = start
      while isUnderlined(row, end) { end += 1 }
      guard end > start, let first = CellReference(row: row, column: start),
        let last = CellReference(row: row, column: end - 1)
      else { continue }
      ranges.append(CellRange(first, last))
    }
    return ranges
  }

  /// Blank single cells outside of boxes that a list or the protection says are to be filled in.
  private func fillable() -> [CellReference] {
    var cells: [CellReference] = []
    for validation in layout.validations {
      for area in validation.areas
      where area.height * (area.last.column - area.first.column + 1) < 1_000 {
        for row in area.first.row...area.last.row {
          for column in area.first.column...area.last.column
          where row <= rowCount && column <= columnCount {
            if let cell = CellReference(row: row, column: column) { cells.append(cell) }
          }
        }
      }
    }
    guard layout.isProtected else { return cells }
    return cells
      + layout.styles.filter {
        worksheet.styles.indices.contains($0.value) && worksheet.styles[$0.value].unlocked
      }
      .map(\.key).filter { $0.row <= rowCount && $0.column <= columnCount }.sorted()
  }

  private mutating func sort() {
    let order = areas.indices.sorted { areas[$0].range.first < areas[$1].range.first }
    var newPlace = [Int](repeating: 0, count: areas.count)
    for (place, index) in order.enumerated() { newPlace[index] = place }
    areas = order.map { areas[$0] }
    for row in places.indices {
      for column in places[row].indices where places[row][column] >= 0 {
        places[row][column] = newPlace[places[row][column]]
      }
    }
  }
}
