/// The heads of a table's columns: up to three rows, in which group heads stand over field heads.
struct TableHeader: Sendable {
  /// A cell of the header that names a column.
  struct Head: Sendable, Equatable {
    var raw: String
    /// The text as it is compared.
    var text: String
    /// Whether it only reaches over the column because nothing else stands there; another program's
    /// merged area, saved as text, looks so, and so does a group that has ended.
    var isFilled = false
  }

  struct Column: Sendable {
    var column: Int
    /// From the outermost group to the column's own head.
    var heads: [Head]

    /// What the column is called: 事業費／R6決算額.
    var title: String { heads.map(\.raw).joined(separator: "／") }
  }

  /// The rows that it takes.
  let rows: ClosedRange<Int>
  /// The columns that have a head of their own, from left to right.
  let columns: [Column]

  /// More rows above the data than any table has.
  static let maximumRow = 10
  static let maximumRows = 3

  /// A header of known rows; `nil` where the last of them is blank.
  init?(_ worksheet: TableTop, rows: ClosedRange<Int>) {
    self.rows = rows
    guard let bottom = worksheet.rows[rows.upperBound] else { return nil }
    var filled: [[Int: Head]] = []
    var starts: Set<Int> = []
    for row in rows.dropLast() {
      let own = worksheet.rows[row] ?? [:]
      let below = rows.filter { $0 > row }.map { worksheet.rows[$0] ?? [:] }
      starts.formUnion(own.keys)
      filled.append(worksheet.filled(row, own, below: below, starts: starts))
    }
    filled.append(bottom)
    let columns = Set(rows.flatMap { (worksheet.rows[$0] ?? [:]).keys }).sorted()
    self.columns = columns.map { column in
      var heads: [Head] = []
      for head in filled.compactMap({ $0[column] }) where heads.last?.text != head.text {
        heads.append(head)
      }
      // A head that stands over nothing of this column is not its own.
      while heads.count > 1, heads.last?.isFilled == true { heads.removeLast() }
      return Column(column: column, heads: heads)
    }
  }

  /// Every header that the first rows of a worksheet may be.
  static func candidates(in top: TableTop) -> [TableHeader] {
    var candidates: [TableHeader] = []
    for bottom in 1...maximumRow where top.rows[bottom] != nil {
      for depth in 1...maximumRows where depth <= bottom {
        let first = bottom - depth + 1
        // What stands further up is the title of the table, a date, a unit: few cells.
        guard top.rows[first] != nil, (1..<first).allSatisfy({ (top.rows[$0]?.count ?? 0) <= 2 })
        else { continue }
        if let header = TableHeader(top, rows: first...bottom) { candidates.append(header) }
      }
    }
    return candidates
  }
}

/// The first rows of a worksheet, where a table has its heads.
struct TableTop: Sendable {
  /// The texts by row and column; rows without any are left out.
  private(set) var rows: [Int: [Int: TableHeader.Head]] = [:]
  /// The columns over which a head reaches, by its row and first column.
  private var spans: [Int: [Int: ClosedRange<Int>]] = [:]

  init(_ worksheet: Worksheet) {
    for cell in worksheet.cells.prefix(while: { $0.reference.row <= TableHeader.maximumRow + 1 }) {
      let raw = cell.content.text.trimmed
      guard !raw.isEmpty else { continue }
      let head = TableHeader.Head(raw: raw, text: raw.normalizedForMatching)
      rows[cell.reference.row, default: [:]][cell.reference.column] = head
    }
    for merge in worksheet.merges where merge.first.row <= TableHeader.maximumRow {
      let columns = merge.first.column...merge.last.column
      if columns.count > 1 { spans[merge.first.row, default: [:]][merge.first.column] = columns }
    }
  }

  /// The heads of a row with those that reach over further columns.
  ///
  /// Merged areas say how far. Where a row has none, as in a CSV, a head reaches on to the next one
  /// in its row or above, if there are heads below it.
  fileprivate func filled(
    _ row: Int,
    _ own: [Int: TableHeader.Head],
    below: [[Int: TableHeader.Head]],
    starts: Set<Int>
  ) -> [Int: TableHeader.Head] {
    var filled = own
    if let spans = spans[row] {
      for (column, columns) in spans {
        guard let head = own[column] else { continue }
        for place in columns where own[place] == nil { filled[place] = head }
      }
      return filled
    }
    let last = below.flatMap(\.keys).max() ?? 0
    for (column, head) in own where below.contains(where: { $0[column] != nil }) {
      var place = column + 1
      while place <= last, own[place] == nil, !starts.contains(place) {
        filled[place] = TableHeader.Head(raw: head.raw, text: head.text, isFilled: true)
        place += 1
      }
    }
    return filled
  }
}
