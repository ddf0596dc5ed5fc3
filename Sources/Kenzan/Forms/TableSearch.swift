/// Finds the heads of a table of sheets, and the form whose fields they name.
struct TableSearch {
  /// A header with the form that it names best, if only one does.
  struct Found {
    var header: TableHeader
    var matcher: FormMatcher?
    /// How many columns of that form it has, and how many fields the form has outside of lists.
    var columns: Int
    var fields: Int
    /// How many heads of its last row the form knows; the first row of data has none.
    var knownHeads: Int
    /// Whether it says itself that its rows are sheets.
    var isTold: Bool

    /// Whether every head names a field of a form that is known.
    var isComplete: Bool {
      matcher != nil && columns == header.columns.count { !$0.isConstant }
    }
  }

  private let source: SheetTable.Source
  private let top: TableTop
  private let matchers: [FormMatcher]

  init(_ source: SheetTable.Source, library: FormLibrary, named: FormMatcher?) {
    self.source = source
    top = TableTop(source.worksheet)
    let known = named ?? top.firstForm(in: library)
    matchers = known.map { [$0] } ?? library.ids.compactMap { library.matcher($0) }
  }

  /// The header that names most fields; the lower and smaller one of those that name as many.
  func best() -> Found? {
    var candidates = TableHeader.candidates(in: top)
    if source.file.kind == .instance { candidates = candidates.filter { $0.rows == 1...1 } }
    var all: [Found] = []
    for header in candidates {
      guard let found = found(header) else { continue }
      // Most tables have one row of heads and no others.
      if found.isComplete, header.rows == 1...1 { return found }
      all.append(found)
    }
    return all.max { one, other in
      let (own, others) = (one.header.rows, other.header.rows)
      return (one.columns, one.knownHeads, own.upperBound, own.lowerBound)
        < (other.columns, other.knownHeads, others.upperBound, others.lowerBound)
    }
  }

  private func found(_ header: TableHeader) -> Found? {
    let isTold = header.columns.contains { $0.heads.contains { $0.text == "kenzan.schema" } }
    let above = (1..<header.rows.lowerBound).flatMap { (top.rows[$0] ?? [:]).values }
    var best: (matcher: FormMatcher?, columns: Int) = (nil, 0)
    for matcher in matchers {
      // A heading of the form above the heads may be a group that they belong to.
      if above.contains(where: { matcher.fields.heads.knows($0) }) { continue }
      let columns = TableColumns(header, matcher: matcher).count
      if columns > best.columns {
        best = (matcher, columns)
      } else if columns == best.columns, columns > 0 {
        best.matcher = nil
      }
    }
    guard isTold || best.columns > 0 else { return nil }
    let schema = best.matcher?.schema
    let bottom = (top.rows[header.rows.upperBound] ?? [:]).values
    return Found(
      header: header,
      matcher: best.matcher,
      columns: best.columns,
      fields: schema.map { $0.fields.count - $0.listFields } ?? .max,
      knownHeads: bottom.count {
        $0.text.hasPrefix("kenzan.") || best.matcher?.fields.heads.knows($0) == true
      },
      isTold: isTold
    )
  }

  /// Whether the worksheet is a table with these heads, and no form whose labels look like some.
  func isTable(_ found: Found) -> Bool {
    if found.isTold { return true }
    let heads = found.header.columns.count
    guard found.columns * 2 > heads else { return false }
    // Further down, or in a workbook, two or three headings of a form may stand side by side.
    let isPlain = found.header.rows == 1...1 && source.file.kind != .workbook
    let isSure = isPlain || found.columns > 3
    if found.columns * 2 > found.fields, isSure { return true }
    return (isSure || found.columns * 2 > found.fields) && !source.resemblesForm()
  }
}

/// The rows of a table below its heads.
struct TableRows {
  /// The rows with content, each with its cells.
  private(set) var data: [(number: Int, cells: Range<Int>)] = []
  /// The units of the columns, where a row of them stands below the heads.
  private(set) var units: [Int: String] = [:]
  /// Columns with content but without a head.
  private(set) var headless: [Int] = []

  /// Looks for the rows, the first of which may say the units of those below it, unless these are known
  /// from rows further up.
  init(_ worksheet: Worksheet, below header: TableHeader, units known: [Int: String]? = nil) {
    units = known ?? [:]
    let cells = worksheet.cells
    let headed = Set(header.columns.map(\.column))
    var others: Set<Int> = []
    var start = cells.firstIndex { $0.reference.row > header.rows.upperBound } ?? cells.count
    while start < cells.count {
      let row = cells[start].reference.row
      var end = start
      var isBlank = true
      while end < cells.count, cells[end].reference.row == row {
        isBlank = isBlank && cells[end].content.isBlankText
        end += 1
      }
      defer { start = end }
      if isBlank { continue }
      if known == nil, data.isEmpty, units.isEmpty, let found = Self.units(cells[start..<end]) {
        units = found
        continue
      }
      data.append((row, start..<end))
      for cell in cells[start..<end] where !cell.content.isBlankText {
        if !headed.contains(cell.reference.column) { others.insert(cell.reference.column) }
      }
    }
    headless = others.sorted()
  }

  /// The units of a row that has nothing else in it but the word itself, and at least two.
  private static func units(_ cells: ArraySlice<Cell>) -> [Int: String]? {
    var units: [Int: String] = [:]
    for cell in cells where !cell.content.isBlankText {
      guard case .text(let text) = cell.content else { return nil }
      if let unit = UnitTable.unit(in: text) {
        units[cell.reference.column] = unit
      } else if !["単位", "-"].contains(text.normalizedForMatching) {
        return nil
      }
    }
    return units.count > 1 ? units : nil
  }
}

extension FormSchema {
  /// How many fields are those of list rows.
  var listFields: Int {
    lists.reduce(0) { sum, list in
      sum + list.rows.reduce(0) { $0 + (groups.indices.contains($1) ? groups[$1].fields.count : 0) }
    }
  }
}

extension TableTop {
  /// The form that the first row says it is.
  fileprivate func firstForm(in library: FormLibrary) -> FormMatcher? {
    for (row, heads) in rows {
      guard let column = heads.first(where: { $0.value.text == "kenzan.schema" })?.key else {
        continue
      }
      let below = rows.keys.sorted().first { $0 > row && rows[$0]?[column] != nil }
      return below.flatMap { rows[$0]?[column] }.flatMap { library.matcher($0.raw) }
    }
    return nil
  }

  /// How many cells the fullest of the rows has.
  var width: Int { rows.values.map(\.count).max() ?? 0 }
}
