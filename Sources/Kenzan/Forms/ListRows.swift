/// Where the rows of a form's lists stand in a returned sheet, however many they have become.
///
/// A list has the rows between the headings above it and what stands below, whatever the names say:
/// people insert, delete and append rows. Blank rows between others do not exist.
struct ListRows: Sendable {
  /// The rows of one list.
  struct Part: Sendable, Hashable {
    /// By row of the list, the sheet's rows that it takes, from above to below.
    var rows: [[Int]]
    /// The first row of the sheet below the list; `nil` where the form ends with the list.
    var below: Int?
    /// Rows that hold something, although the list may not have so many.
    var beyond: [Int] = []
    /// Whether there are neither more nor fewer than the grid has, and in the same places.
    var isAsDrawn: Bool
  }

  /// By repeated rows of the layout; `nil` where the headings do not tell where they are.
  let parts: [Part?]

  /// Looks for the rows that the labels of a sheet enclose.
  init(
    _ matcher: FormMatcher,
    _ alignment: FormAlignment,
    _ worksheet: Worksheet,
    _ names: NameTable
  ) {
    let finder = ListRowFinder(
      matcher: matcher,
      alignment: alignment,
      worksheet: worksheet,
      names: names
    )
    parts = matcher.layout.repeats.indices.map { finder.part(at: $0) }
  }

  /// Whether every list has its rows as the grid does.
  var areAsDrawn: Bool { parts.allSatisfy { $0?.isAsDrawn ?? true } }

  /// How many rows each list has.
  func counts(in layout: FormLayout) -> [Int] {
    zip(layout.repeats, parts).map { $1.map { max(1, $0.rows.count) } ?? $0.count }
  }
}

/// Finds the rows of one list.
private struct ListRowFinder {
  let matcher: FormMatcher
  let alignment: FormAlignment
  let worksheet: Worksheet
  let names: NameTable

  func part(at index: Int) -> ListRows.Part? {
    let layout = matcher.layout
    let drawn = layout.repeats[index]
    // Headings inside its rows say themselves which row it is.
    guard !matcher.labels.contains(where: { drawn.rows.contains($0.area.first.row) }),
      let (start, below) = bounds(of: drawn),
      let all = rows(of: drawn, at: index, from: start, to: below)
    else { return nil }
    let fields = columns(of: drawn)
    let most = matcher.schema.lists[drawn.list].maximum
    // A blank row between others is none; those behind the last may be filled in yet.
    let filled = all.filter { count(in: $0, fields) > 0 }
    let last = filled.last?.first ?? 0
    let counting = filled + all.drop { $0.first ?? 0 <= last }
    let kept =
      counting.isEmpty ? [Array(start..<start + drawn.height)] : Array(counting.prefix(most))
    let beyond = filled.dropFirst(most).flatMap { $0 }
    return ListRows.Part(
      rows: kept,
      below: below,
      beyond: beyond,
      isAsDrawn: kept.flatMap { $0 } == Array(drawn.rows) && beyond.isEmpty
    )
  }

  /// The rows of a list between two headings, or to the end of the form; `nil` where they do not add up
  /// to rows of the list.
  private func rows(
    of drawn: RepeatedRows,
    at index: Int,
    from start: Int,
    to below: Int?
  ) -> [[Int]]? {
    guard let below else { return openRows(of: drawn, from: start) }
    guard below >= start else { return nil }
    let headings = matcher.headingsOfRows[index]
    // A row without a heading of its own could have been inserted: then all must stand as drawn.
    if Set(headings.map(\.offset)).count == drawn.height {
      return headedRows(of: drawn, headings, in: start..<below)
    }
    guard (below - start) % drawn.height == 0 else { return nil }
    return stride(from: start, to: below, by: drawn.height).map { Array($0..<$0 + drawn.height) }
  }

  /// The rows of a list by the headings that each of them has: all of them, in their order.
  ///
  /// Rows between them belong to none.
  private func headedRows(
    of drawn: RepeatedRows,
    _ headings: [FormMatcher.RowHeading],
    in range: Range<Int>
  ) -> [[Int]]? {
    var found: [[Int]] = []
    var next = 0
    for row in range {
      let offsets = (0..<drawn.height).filter { offset in
        headings.allSatisfy { $0.offset != offset || stands($0, in: row) }
      }
      guard !offsets.isEmpty else { continue }
      guard offsets.contains(next) else { return nil }
      if next == 0 { found.append([]) }
      found[found.count - 1].append(row)
      next = (next + 1) % drawn.height
    }
    return next == 0 ? found : nil
  }

  private func stands(_ heading: FormMatcher.RowHeading, in row: Int) -> Bool {
    guard let column = alignment.columns.place(of: heading.column),
      let cell = CellReference(row: row, column: column),
      case .text(let text) = worksheet[cell]?.content
    else { return false }
    return text == heading.raw || text.normalizedForMatching == heading.text
  }

  /// The rows of a list with which the form ends.
  private func openRows(of drawn: RepeatedRows, from start: Int) -> [[Int]] {
    let end = max(start - 1, lastNamedRow(of: drawn, from: start) ?? 0)
    let named = stride(from: start, through: end, by: drawn.height)
      .map { Array($0..<$0 + drawn.height) }
    return named + appended(after: end, height: drawn.height, columns(of: drawn))
  }

  /// The first row of a list, and the row below its last one; `nil` where the labels leave it open.
  private func bounds(of drawn: RepeatedRows) -> (start: Int, below: Int?)? {
    let anchors = alignment.rows.anchors
    let (first, last) = (drawn.rows.lowerBound, drawn.rows.upperBound)
    guard let above = anchors.last(where: { $0.drawn < first }), above.drawn > 0 else { return nil }
    let next = anchors.first { $0.drawn > last }
    let others = matcher.layout.repeats.filter { $0 != drawn }
    // Between two headings one list can grow: of two nobody can tell which did.
    guard
      !others.contains(where: {
        $0.rows.lowerBound > above.drawn && $0.rows.lowerBound < next?.drawn ?? .max
      }),
      alignment.rows.candidates.keys.allSatisfy({ $0 < above.drawn || $0 > next?.drawn ?? .max })
    else { return nil }
    let start = above.sheet + first - above.drawn
    guard let next else {
      let isLast = last >= (matcher.bounds?.last.row ?? 0)
      return isLast ? (start, nil) : nil
    }
    return (start, next.sheet - (next.drawn - last - 1))
  }

  /// The columns in which the fields of a row begin and end.
  private func columns(of drawn: RepeatedRows) -> [ClosedRange<Int>] {
    let slots = matcher.slots.filter {
      $0.area.first.row >= drawn.rows.lowerBound
        && $0.area.first.row < drawn.rows.lowerBound + drawn.height
    }
    return slots.compactMap { slot in
      guard let first = alignment.columns.place(of: slot.area.first.column) else { return nil }
      return first...max(first, first + slot.area.last.column - slot.area.first.column)
    }
  }

  private func lastNamedRow(of drawn: RepeatedRows, from start: Int) -> Int? {
    var last: Int?
    for slot in matcher.slots where drawn.rows.contains(slot.area.first.row) {
      guard case .cell(let cell) = names[slot.field], cell.row >= start else { continue }
      last = max(last ?? 0, cell.row + slot.area.last.row - slot.area.first.row)
    }
    return last
  }

  /// Rows below the last one of the form in which two fields at least are filled in: a note has one.
  private func appended(after end: Int, height: Int, _ fields: [ClosedRange<Int>]) -> [[Int]] {
    guard let last = worksheet.cells.last?.reference.row, last > end else { return [] }
    let candidates = stride(from: end + 1, through: last, by: height)
      .map { Array($0..<$0 + height) }
    let final = candidates.lastIndex { count(in: $0, fields) >= min(2, fields.count) }
    return final.map { Array(candidates[...$0]) } ?? []
  }

  /// How many fields of a row of the list hold something.
  private func count(in rows: [Int], _ fields: [ClosedRange<Int>]) -> Int {
    guard let left = fields.map(\.lowerBound).min(), let right = fields.map(\.upperBound).max(),
      let top = rows.first, let bottom = rows.last,
      let first = CellReference(row: top, column: left),
      let last = CellReference(row: bottom, column: right)
    else { return 0 }
    let cells = worksheet.cells(in: CellRange(first, last)).filter { !$0.content.isBlankText }
    return fields.count { field in cells.contains { field.contains($0.reference.column) } }
  }
}

extension FormAlignment {
  /// Puts the rows of the lists where they were found.
  mutating func place(_ rows: ListRows, of layout: FormLayout) {
    for (part, found) in zip(layout.repeats, rows.parts) {
      guard let found else { continue }
      for (drawn, row) in zip(part.rows, found.rows.joined()) {
        _ = self.rows.add(drawn: drawn, sheet: row)
      }
      if let below = found.below {
        _ = self.rows.add(drawn: part.rows.upperBound + 1, sheet: below)
      }
    }
  }
}

extension NameTable {
  /// The names of lists by the rows in which they stand now: whoever inserts a row moves those below.
  ///
  /// Only where each row of the form is still one row, and all are rows of the list: a cell that
  /// was moved alone keeps its name, so that it is found to contradict its heading.
  func following(_ rows: ListRows, _ matcher: FormMatcher) -> NameTable {
    var result = self
    let schema = matcher.schema
    for (part, found) in zip(schema.layout.repeats, rows.parts) {
      guard let found, let targets = moved(part, to: found, schema) else { continue }
      for (field, target) in targets { result.set(target, of: field) }
    }
    return result
  }

  /// By field: what its name says once the rows are counted from the first; `nil` where they were
  /// torn apart.
  private func moved(
    _ part: RepeatedRows,
    to found: ListRows.Part,
    _ schema: FormSchema
  ) -> [Int: Target]? {
    let list = schema.lists[part.list]
    var targets: [Int: Target] = [:]
    for row in list.rows { for slot in schema.groups[row].fields { targets[slot] = .absent } }
    // By field in a row: how far below the row's beginning it stands.
    let offsets = Dictionary(
      schema.layout.slots.filter { part.rows.contains($0.area.first.row) }
        .map { ($0.field, ($0.area.first.row - part.rows.lowerBound) % part.height) },
      uniquingKeysWith: { first, _ in first }
    )
    // By row of the sheet: the row of the list, and how far below its beginning it stands.
    let places = Dictionary(
      found.rows.enumerated().flatMap { index, rows in
        rows.enumerated().map { ($1, (index: index, offset: $0)) }
      },
      uniquingKeysWith: { first, _ in first }
    )
    let range = (found.rows.first?.first ?? 0)..<(found.below ?? .max)
    var taken: Set<Int> = []
    for row in list.rows {
      let slots = schema.groups[row].fields
      var indices: Set<Int?> = []
      for slot in slots {
        guard case .cell(let cell) = self[slot], let offset = offsets[slot] else { continue }
        let place = places[cell.row]
        guard range.contains(cell.row), place == nil || place?.offset == offset else { return nil }
        indices.insert(place?.index)
      }
      guard indices.count <= 1 else { return nil }
      // The names of a row that does not count any more point to none.
      guard case let index?? = indices.first, list.rows.indices.contains(index) else { continue }
      guard taken.insert(index).inserted else { return nil }
      let others = schema.groups[list.rows[index]].fields
      for (slot, other) in zip(slots, others) { targets[other] = self[slot] }
    }
    return targets
  }
}
