/// Drafts a form description with a grid from a worksheet that is a form, blank or filled in.
struct FormDraft {
  private let file: SourceFile
  private let sheet: Int
  private let options: Draft.Options
  private let grid: DraftGrid

  init(_ file: SourceFile, sheet: Int, _ options: Draft.Options) throws(DraftError) {
    self.file = file
    self.sheet = sheet
    self.options = options
    let names = file.names.compactMap { name in
      CellPlaceName(name, sheet: sheet, of: file.worksheets)
    }
    let printed = names.first { $0.name == "_xlnm.print_area" }?.range
    let drawn = try DraftGrid(file.worksheets[sheet], printArea: printed)
    let named = names.filter { !$0.name.hasPrefix("_xlnm.") && $0.range.isSingleCell }
    grid = DraftRoles.decide(drawn, named: Set(named.map(\.range.first)))
    guard grid.areas.contains(where: { $0.role == .slot }) else {
      throw DraftError(.nothingToFillIn(file.worksheets[sheet].name))
    }
  }

  func document() throws(DraftError) -> DraftDocument {
    let title = grid.areas.first { $0.role == .title }?.text
    let texts = grid.areas.filter { $0.role != .slot }.map(\.text)
    guard let year = options.year ?? DraftYears.year(title: title, texts: texts) else {
      throw DraftError(.unknownYear(file.path))
    }
    let years = DraftYears(year: year)
    let paths = DraftPaths(grid, years: years)
    let values = DraftValues(file, sheet: sheet)
    var root = DraftNode(.group, label: "")
    let units = DraftUnits(grid)
    let sums = DraftSums(grid)
    for entry in paths.entries() {
      let area = grid.areas[entry.area]
      let first = area.range.first
      var content = values.content(at: first, holding: area.cell?.content)
      if content.type == nil, sums.figures.contains(entry.area) { content.type = .number }
      content.unit = content.unit ?? units.beside(area)
      content.finish(headings: entry.headings, isLarge: isLarge(area))
      if content.type == .number, content.unit == nil { content.unit = units.above(area, entry) }
      root.insert(entry.levels, label: entry.label, area: entry.area, content: content)
    }
    root = DraftNaming.named(root.shaped())
    let fieldPaths = root.paths()
    var document = DraftDocument(
      id: options.id,
      title: Self.title(of: title ?? grid.worksheet.name),
      year: year,
      source: file.path,
      root: root
    )
    document.yearNote = options.year == nil ? .foundYear(year) : nil
    document.checks = sums.checks(fieldPaths, numbers: root.numberAreas)
    document.form = DraftForm(grid, years: years, paths: fieldPaths)
    return document
  }

  /// Whether a place to fill in has room for sentences.
  private func isLarge(_ area: DraftArea) -> Bool {
    let rows = area.range.first.row...area.range.last.row
    let columns = area.range.first.column...area.range.last.column
    let height = rows.reduce(0) { $0 + grid.layout.height(ofRow: $1) }
    let width = columns.reduce(0) { $0 + grid.layout.width(ofColumn: $1) }
    return height > 60 || width > 300
  }

  /// The title of the form for every year: 令和7年度　評価シート（令和6年度実績） is 評価シート.
  static func title(of text: String) -> String {
    let line = DraftText.withoutBraces(text).split(whereSeparator: \.isNewline)
      .joined(separator: " ")
    var parts: [String] = []
    var depth = 0
    var current = ""
    for scalar in line.unicodeScalars {
      if "（(".unicodeScalars.contains(scalar) { depth += 1 }
      if depth > 0 { current.unicodeScalars.append(scalar) }
      if depth == 0 {
        parts.append(String(scalar))
      } else if "）)".unicodeScalars.contains(scalar) {
        depth -= 1
        // A bracket that names a year is about the year, not the form.
        if depth == 0, YearMention.all(in: current).isEmpty { parts.append(current) }
        if depth == 0 { current = "" }
      }
    }
    let rest = YearMention.replace(in: parts.joined()) { _ in "" }.trimmed
    return rest.isEmpty ? line.trimmed : rest
  }
}

/// A defined name that points into one worksheet.
private struct CellPlaceName {
  var name: String
  var range: CellRange

  init?(_ name: DefinedName, sheet: Int, of worksheets: [Worksheet]) {
    self.name = name.name.lowercased()
    guard let mark = name.formula.lastIndex(of: "!"),
      let range = CellRange(name.formula[name.formula.index(after: mark)...])
    else { return nil }
    var title = String(name.formula[..<mark])
    if title.hasPrefix("'"), title.hasSuffix("'"), title.count > 1 {
      title = String(title.dropFirst().dropLast()).replacing("''", with: "'")
    }
    guard name.sheet ?? sheet == sheet, worksheets[sheet].name == title else { return nil }
    self.range = range
  }
}

/// The units that stand beside figures, or above a table for all of it.
struct DraftUnits {
  private let grid: DraftGrid
  /// 単位：千円 and the like, by their areas.
  private let declared: [(range: CellRange, unit: String)]

  init(_ grid: DraftGrid) {
    self.grid = grid
    declared = grid.areas.compactMap { area in
      guard area.role == .note, area.text.normalizedForMatching.contains("単位") else { return nil }
      return UnitTable.unit(in: area.text).map { (area.range, $0) }
    }
  }

  /// The unit that stands right behind a place to fill in.
  func beside(_ area: DraftArea) -> String? {
    guard
      let index = grid.area(row: area.range.first.row, column: area.range.last.column + 1),
      grid.areas[index].role == .note
    else { return nil }
    return UnitTable.unit(in: grid.areas[index].text)
  }

  /// The unit that stands above the table in which a figure is.
  func above(_ area: DraftArea, _ entry: DraftPaths.Entry) -> String? {
    guard entry.headings.count > 1 || !entry.levels.isEmpty else { return nil }
    let top = entry.section.map { grid.areas[$0].range.first.row } ?? 0
    return declared.last {
      $0.range.last.row < area.range.first.row && $0.range.first.row >= top
    }?.unit
  }
}
