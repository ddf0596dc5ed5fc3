/// Where the rows of a form's lists stand in a returned sheet, however many they have become.
///
/// A list has the rows between the headings above it and what stands below, whatever the names say:
/// people insert, delete and append rows. Blank rows between others do not exist.
struct ListRows: Sendable {
  /// The rows of one list.
  struct Part: Sendable, Hashable {
    /// The sheet's rows at which the rows of the list begin.
    var starts: [Int]
    /// The first row of the sheet below the list; `nil` where the form ends with the list.
    var below: Int?
    /// Rows that hold something, although the list may not have so many.
    var beyond: [Int] = []
    /// Whether they are neither more nor fewer than the grid has, and in the same places.
    var isAsDrawn: Bool
  }

  /// By repeated rows of the layout; `nil` where the headings do not tell where they are.
  let parts: [Part?]

  /// Looks for the rows that the labels of a sheet enclose.
  init(_ matcher: FormMatcher, _ alignment: FormAlignment, _ worksheet: Worksheet, _ names: NameTable)
  {
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
    zip(layout.repeats, parts).map { $1.map { max(1, $0.starts.count) } ?? $0.count }
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
      let (start, below) = bounds(of: drawn)
    else { return nil }
    let fields = columns(of: drawn)
    let most = matcher.schema.lists[drawn.list].maximum
    var starts: [Int] = []
    if let below {
      let height = below - start
      guard height >= 0, height % drawn.height == 0 else { return nil }
      starts = Array(stride(from: start, to: below, by: drawn.height))
    } else {
      let end = max(start - 1, lastNamedRow(of: drawn, from: start) ?? 0)
      starts = Array(stride(from: start, through: end, by: drawn.height))
      starts += appended(after: end, height: drawn.height, fields)
    }
    // A blank row between others is none; those behind the last may be filled in yet.
    let filled = starts.filter { isFilled($0, height: drawn.height, fields) }
    let rows = filled + starts.drop { $0 <= filled.last ?? 0 }
    let kept = rows.isEmpty ? [start] : Array(rows.prefix(most))
    let place = drawn.rows.map { $0 }
    let expected = stride(from: 0, to: place.count, by: drawn.height).map { start + $0 }
    return ListRows.Part(
      starts: kept,
      below: below,
      beyond: filled.filter { $0 > kept.last ?? 0 },
      isAsDrawn: kept == expected && start == drawn.rows.lowerBound
    )
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
  private func appended(after end: Int, height: Int, _ fields: [ClosedRange<Int>]) -> [Int] {
    guard let last = worksheet.cells.last?.reference.row, last > end else { return [] }
    let candidates = Array(stride(from: end + 1, through: last, by: height))
    let final = candidates.last { count(in: $0, height: height, fields) >= min(2, fields.count) }
    return final.map { final in candidates.filter { $0 <= final } } ?? []
  }

  private func isFilled(_ row: Int, height: Int, _ fields: [ClosedRange<Int>]) -> Bool {
    count(in: row, height: height, fields) > 0
  }

  /// How many fields of a row of the list hold something.
  private func count(in row: Int, height: Int, _ fields: [ClosedRange<Int>]) -> Int {
    guard let left = fields.map(\.lowerBound).min(), let right = fields.map(\.upperBound).max(),
      let first = CellReference(row: row, column: left),
      let last = CellReference(row: row + height - 1, column: right)
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
      for (index, start) in found.starts.prefix(part.count).enumerated() {
        for row in 0..<part.height {
          let drawn = part.rows.lowerBound + index * part.height + row
          _ = self.rows.add(drawn: drawn, sheet: start + row)
        }
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
      guard let found, let targets = moved(part, to: found.starts, found.below, schema) else {
        continue
      }
      for (field, target) in targets { result.set(target, of: field) }
    }
    return result
  }

  /// By field: what its name says once the rows are counted from the first; `nil` where they were
  /// torn apart.
  private func moved(
    _ part: RepeatedRows,
    to starts: [Int],
    _ below: Int?,
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
    let places = Dictionary(
      starts.enumerated().map { ($1, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var taken: Set<Int> = []
    for row in list.rows {
      let slots = schema.groups[row].fields
      var start: Int?
      for slot in slots {
        guard case .cell(let cell) = self[slot], let offset = offsets[slot] else { continue }
        guard start == nil || start == cell.row - offset else { return nil }
        start = cell.row - offset
      }
      guard let start else { continue }
      guard start >= starts.first ?? 0, start < below ?? .max, taken.insert(start).inserted else {
        return nil
      }
      // The name of a row that does not count any more.
      guard let place = places[start], list.rows.indices.contains(place) else { continue }
      let others = schema.groups[list.rows[place]].fields
      for (slot, other) in zip(slots, others) { targets[other] = self[slot] }
    }
    return targets
  }
}
