/// How many rows of its lists a form is drawn with.
extension FormSchema {
  /// The form with the rows that a record fills in, and in a template blank ones to go on with.
  func drawn(_ record: Record, for purpose: FormDrawing.Purpose) -> FormSchema {
    guard !layout.repeats.isEmpty else { return self }
    let counts = layout.repeats.map { part in
      guard let blank = part.blank else { return part.count }
      let used = usedRows(of: lists[part.list], in: record)
      return purpose == .template ? used + blank : used
    }
    return laidOut(as: layout.with(counts: counts))
  }

  /// The number of the last row of a list in which anything stands; 0 where none does.
  private func usedRows(of list: ListDefinition, in record: Record) -> Int {
    let last = list.rows.lastIndex { row in
      groups[row].fields.contains { record.isFilled($0) }
    }
    return last.map { $0 + 1 } ?? 0
  }
}

extension FormGrid {
  /// The sheet's rows of every row of a list, in order: what belongs together on a page.
  var items: [ClosedRange<Int>] {
    schema.layout.repeats.flatMap { part in
      (0..<part.count).compactMap { index in
        let first = part.rows.lowerBound + index * part.height
        return sheetRows(first...(first + part.height - 1))
      }
    }
  }

  /// The headings of a list: the rows right above it in which headings stand and nothing else.
  func headings(of part: RepeatedRows) -> ClosedRange<Int>? {
    let layout = schema.layout
    var first = part.rows.lowerBound
    while first > 1 {
      let row = first - 1
      let labels = layout.labels.filter { $0.area.coversRow(row) }
      guard labels.contains(where: { $0.role == .heading }),
        labels.allSatisfy({ $0.role == .heading && $0.area.last.row < part.rows.lowerBound }),
        !layout.slots.contains(where: { $0.area.coversRow(row) })
      else { break }
      first = labels.map(\.area.first.row).min().map { min($0, row) } ?? row
    }
    guard first < part.rows.lowerBound else { return nil }
    return sheetRows(first...(part.rows.lowerBound - 1))
  }

  /// The headings of the list with which the form ends but for its totals and notes: the one that may
  /// go on over any number of pages.
  var lastListHeadings: ClosedRange<Int>? {
    let layout = schema.layout
    guard let part = layout.repeats.last else { return nil }
    let end = part.rows.upperBound
    func columns(_ area: CellRange) -> [Int] { [area.first.column, area.last.column] }
    let ofList = Set(
      layout.slots.filter { part.rows.contains($0.area.first.row) }.map { columns($0.area) }
    )
    // The totals of its columns belong to a list as well.
    let below = layout.slots.filter { $0.area.last.row > end }
    let totals = Set(below.map(\.area.first.row))
    guard below.allSatisfy({ ofList.contains(columns($0.area)) }),
      layout.labels.allSatisfy({ label in
        label.role == .note || label.area.last.row <= end
          || label.role == .heading && totals.contains(label.area.first.row)
      })
    else { return nil }
    return headings(of: part)
  }
}
