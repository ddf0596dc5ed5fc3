/// Reports content that belongs to no field, label or known decoration of a form.
///
/// Nothing that was typed disappears silently.
struct UnreadContent {
  let sheet: FormSheet
  /// The cells that fields were read from.
  let read: Set<CellReference>

  /// So many cells are findings of their own; more become one.
  private static let maximumSingle = 3

  func findings() -> [Finding] {
    let cells = unreadCells()
    guard cells.count > Self.maximumSingle else { return cells.map { finding([$0]) } }
    return [finding(cells)]
  }

  private func finding(_ cells: [Cell]) -> Finding {
    let shown = cells.prefix(5).map { ($0.reference, $0.content.text.excerpt) }
    let first = cells[0]
    return Finding(
      .formUnread,
      .warning,
      cell: "\(sheet.worksheet.name)!\(first.reference)",
      value: cells.count == 1 ? first.content.text : nil,
      message: .unread(shown, more: cells.count - shown.count)
    )
  }

  private func unreadCells() -> [Cell] {
    let accounted = accountedCells()
    let doubtful = doubtfulAreas()
    let edge = sheet.rightEdge
    let checkColumns = self.checkColumns(beyond: edge)
    let headings = headingsOfRows()
    return sheet.worksheet.cells.filter { cell in
      let place = cell.reference
      guard !read.contains(place), !accounted.contains(place), !cell.content.isBlankText,
        !sheet.rowsBeyond.contains(place.row)
      else { return false }
      if place.column > edge, let first = checkColumns[place.column] {
        return place.row > first && sheet.worksheet.formulas[place] == nil
      }
      return !headings.contains { $0.key == place.column && $0.value.contains(cell.matchingText) }
        && !doubtful.contains { $0.contains(place) }
    }
  }

  /// The labels, and the cells that findings about places already name.
  private func accountedCells() -> Set<CellReference> {
    var cells: Set<CellReference> = []
    for state in sheet.alignment.labels {
      switch state {
      case .found(let cell), .changed(let cell, _), .moved(let cell, _): cells.insert(cell)
      case .missing, .doubtful: continue
      }
    }
    return cells
  }

  /// By column of the sheet: the texts that stand alike in every row of a list.
  private func headingsOfRows() -> [Int: Set<String>] {
    sheet.matcher.headingsOfRows.joined().reduce(into: [:]) { texts, heading in
      let column = sheet.alignment.columns.place(of: heading.column) ?? heading.column
      texts[column, default: []].insert(heading.text)
    }
  }

  private func doubtfulAreas() -> [CellRange] {
    sheet.binding.doubts.flatMap { slot, doubt -> [CellRange] in
      let drawn = sheet.matcher.slots[slot].area
      func area(at cell: CellReference) -> CellRange {
        let last = CellReference(
          row: min(cell.row + drawn.last.row - drawn.first.row, CellReference.maximumRow),
          column: min(
            cell.column + drawn.last.column - drawn.first.column,
            CellReference.maximumColumn
          )
        )
        return CellRange(cell, last ?? cell)
      }
      return switch doubt {
      case .displaced(let name, let headings): [area(at: name), area(at: headings)]
      case .taken(let cell, _): [area(at: cell)]
      case .merged(let range): [range]
      case .heading(_, let cell): cell.map { [area(at: $0)] } ?? []
      case .unknown: []
      }
    }
  }

  /// Columns to the right of the form that hold formulas: they check it, and nobody typed there.
  private func checkColumns(beyond edge: Int) -> [Int: Int] {
    var columns: [Int: Int] = [:]
    for cell in sheet.worksheet.formulas.keys where cell.column > edge {
      columns[cell.column] = min(columns[cell.column] ?? cell.row, cell.row)
    }
    return columns
  }
}

extension Cell {
  fileprivate var matchingText: String { content.text.normalizedForMatching }
}

extension FormSheet {
  /// The last column of the form in the sheet.
  fileprivate var rightEdge: Int {
    let last = matcher.bounds?.last.column ?? 0
    if let place = alignment.columns.place(of: last) { return place }
    let cells = binding.areas.compactMap { $0?.last.column }
    return max(cells.max() ?? 0, last)
  }
}

extension Message {
  fileprivate static func unread(
    _ cells: [(place: CellReference, text: String)],
    more: Int
  ) -> Self {
    let ja = cells.map { "\($0.place)「\($0.text)」" }.joined(separator: "、")
    let en = cells.map { "\($0.place) '\($0.text)'" }.joined(separator: ", ")
    return Self(
      ja: """
        \(ja)\(more > 0 ? " ほか\(more)か所" : "")は様式のどの欄にも当たらないため読み込んでいません。\
        必要な内容なら、該当する欄に書き移してください。
        """,
      en: """
        \(en)\(more > 0 ? " and \(more) more" : "") belong to no field of the form and were not \
        read. Move what matters into a field.
        """
    )
  }
}
