/// Drafts a form description without a grid from a table with heads, in which each row is a sheet.
struct TableDraft {
  private let file: SourceFile
  private let sheet: Int
  private let options: Draft.Options
  private let worksheet: Worksheet
  private let header: TableHeader
  /// So many rows tell what a column holds.
  private static let maximumRows = 1_000

  init(_ file: SourceFile, sheet: Int, _ options: Draft.Options) throws(DraftError) {
    self.file = file
    self.sheet = sheet
    self.options = options
    worksheet = file.worksheets[sheet]
    guard let header = TableHeader(drawnIn: worksheet) else {
      throw DraftError(.noHeads(worksheet.name))
    }
    self.header = header
  }

  /// Whether a worksheet looks like a table of sheets: heads over nearly all of its columns, at
  /// least eight, and below them rows that nobody merged.
  static func isTable(_ worksheet: Worksheet) -> Bool {
    guard let header = TableHeader(drawnIn: worksheet), header.columns.count >= 8 else {
      return false
    }
    let below = worksheet.cells.lazy.filter { $0.reference.row > header.rows.upperBound }
    let used = Set(below.prefix(50_000).map(\.reference.column)).union(header.columns.map(\.column))
    let merged = worksheet.merges.count { $0.first.row > header.rows.upperBound }
    return header.columns.count * 10 >= used.count * 8 && merged * 20 <= header.columns.count
  }

  func document() throws(DraftError) -> DraftDocument {
    let above = worksheet.cells.prefix { $0.reference.row < header.rows.lowerBound }
      .map { $0.content.text.trimmed }.filter { !$0.isEmpty }
    let texts = header.columns.flatMap { $0.heads.map(\.raw) }
    guard let year = options.year ?? DraftYears.year(title: above.first, texts: texts) else {
      throw DraftError(.unknownYear(file.path))
    }
    let columns = TableDraftColumns(header, years: DraftYears(year: year))
    let contents = contents()
    var root = DraftNode(.group, label: "")
    for (index, column) in header.columns.enumerated() where !column.isConstant {
      let way = columns.way(to: index)
      var content = contents[column.column] ?? DraftContent()
      content.finish(headings: column.heads.map(\.raw), isLarge: false)
      content.proposeChoices(label: way.label)
      root.insert(way.levels, label: way.label, area: index, content: content)
    }
    root = DraftNaming.named(root.shaped())
    var document = DraftDocument(
      id: options.id,
      title: FormDraft.title(of: above.first ?? worksheet.name),
      year: year,
      source: file.path,
      root: root
    )
    document.yearNote = options.year == nil ? .foundYear(year) : nil
    document.notes = [.withoutGrid]
    return document
  }

  /// What the cells of each column show, by column.
  private func contents() -> [Int: DraftContent] {
    let values = DraftValues(file, sheet: sheet)
    let rows = TableRows(worksheet, below: header)
    var contents: [Int: DraftContent] = [:]
    for row in rows.data.prefix(Self.maximumRows) {
      for cell in worksheet.cells[row.cells] where !cell.content.isBlankText {
        let content = values.content(at: cell.reference, holding: cell.content)
        if contents[cell.reference.column] == nil {
          contents[cell.reference.column] = content
        } else {
          contents[cell.reference.column]?.merge(content)
        }
      }
    }
    // A table without rows may still have lists and formats.
    if rows.data.isEmpty {
      for column in header.columns {
        guard let cell = CellReference(row: header.rows.upperBound + 1, column: column.column)
        else { continue }
        contents[column.column] = values.content(at: cell, holding: nil)
      }
    }
    for (column, unit) in rows.units { contents[column, default: DraftContent()].unit = unit }
    return contents
  }
}

extension DraftContent {
  /// Takes values that repeat for choices: few of them, short, and each several times.
  fileprivate mutating func proposeChoices(label: String) {
    let open: Set<String> = [
      "unit", "department", "division", "section", "clerk", "project", "name", "manager",
      "telephone",
    ]
    guard type == .text, choices.isEmpty, !open.contains(DraftTerm.find(label)?.name ?? "") else {
      return
    }
    var order: [String] = []
    for value in values where !order.contains(value) { order.append(value) }
    guard values.count >= 8, (2...8).contains(order.count), order.count * 3 <= values.count,
      order.allSatisfy({ $0.unicodeScalars.count <= 12 })
    else { return }
    type = .code
    choices = order.sorted()
    isFromValues = true
  }
}

/// Makes the way to each field of a table of the heads over its column.
struct TableDraftColumns {
  private let header: TableHeader
  private let years: DraftYears
  /// What heads with the same groups say besides their year, by year.
  private var stages: [String: [Int: Set<String>]] = [:]

  init(_ header: TableHeader, years: DraftYears) {
    self.header = header
    self.years = years
    for column in header.columns {
      for (place, head) in column.heads.enumerated() {
        guard let (offset, rest) = years.split(head.raw) else { continue }
        let key = Self.key(column, place)
        stages[key, default: [:]][offset, default: []].insert(DraftPaths.clean(rest))
      }
    }
  }

  private static func key(_ column: TableHeader.Column, _ place: Int) -> String {
    column.heads[..<place].map(\.text).joined(separator: "／") + "／\(place)"
  }

  func way(to index: Int) -> (levels: [DraftLevel], label: String) {
    let column = header.columns[index]
    var labels: [String] = []
    var year: DraftLevel?
    for (place, head) in column.heads.enumerated() {
      guard year == nil, let (offset, rest) = years.split(head.raw) else {
        labels.append(DraftPaths.clean(head.raw))
        continue
      }
      let stage = DraftPaths.clean(rest)
      let all = stages[Self.key(column, place)] ?? [:]
      let isStage = all.values.allSatisfy { $0.count == 1 } && DraftYears.stage(of: rest) != nil
      // What stands alone over a column is all that its field could be called by.
      let isOnly = column.heads.count == 1
      year = .year(offset: offset, stage: isStage && !isOnly ? DraftText.withoutBlanks(stage) : "")
      if !isStage || isOnly, !stage.isEmpty { labels.append(stage) }
    }
    if labels.isEmpty { labels = [DraftPaths.clean(column.title)] }
    let label = labels.removeLast()
    let groups = labels.map { DraftLevel.group(area: nil, label: $0) }
    return (groups + [year].compactMap { $0 }, label)
  }
}

extension TableHeader {
  /// The header that a worksheet shows by its shape alone: a row of at least four texts, with the
  /// rows that belong to it by merged areas or by filling its gaps.
  init?(drawnIn worksheet: Worksheet) {
    let top = TableTop(worksheet)
    let isText = { (row: Int) in
      (top.rows[row] ?? [:]).values.allSatisfy { ExactDecimal($0.text) == nil }
    }
    guard
      let first = (1...TableHeader.maximumRow).first(where: {
        (top.rows[$0]?.count ?? 0) >= 4 && isText($0)
      })
    else { return nil }
    var last = first
    let merges = worksheet.merges.filter { ($0.first.row...$0.last.row).contains(first) }
    for merge in merges {
      last = max(last, merge.last.row)
      if merge.columnCount > 1, merge.height == 1 { last = max(last, first + 1) }
    }
    if merges.isEmpty, let own = top.rows[first], let next = top.rows[first + 1], isText(first + 1)
    {
      // Without merged areas the second row fills the gaps of the first.
      let gaps = next.keys.filter { own[$0] == nil }
      let reach = (own.keys.min() ?? 0)...(next.keys.max() ?? 0)
      if gaps.count * 4 >= reach.count, next.values.allSatisfy({ $0.text.count <= 30 }) {
        last = first + 1
      }
    }
    self.init(top, rows: first...min(last, first + TableHeader.maximumRows - 1))
  }
}

extension Message {
  static func foundYear(_ year: FiscalYear) -> Self {
    Self(
      ja: "year はシートを書く年度です（文字から\(year.title)としました）。年度を表す文字は {year} などに置き換えています",
      en:
        "'year' is that in which the sheet is written (\(year), by the texts found); years in texts became {year} and the like"
    )
  }

  fileprivate static let withoutGrid = Self(
    ja: "1行が1件の表として下書きしました。<form> がないので、記入用の様式（template）は作れません",
    en: "Drafted as a table with a row for each sheet. Without <form> there is nothing to fill in"
  )
}
