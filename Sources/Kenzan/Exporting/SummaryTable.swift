/// A list of the export: a title, a row of headings, and rows that grow with their text.
struct SummaryTable {
  struct Column {
    enum Kind {
      case text, center, number
      /// Leads to another worksheet or file.
      case link
    }

    var heading: String
    /// The share of the page's width.
    var weight: Double
    var kind = Kind.text
    /// The decimal places of its figures; a figure with more shows them all.
    var digits = 0
    /// Whether the sum of the rows that the filter shows stands above the heading.
    var hasSum = false
  }

  var title: String
  /// What stands below the title.
  var note: String
  var columns: [Column]
  var rows: [[SheetCell.Content]]
  /// The decimal places of the figures in a row, where it has its own.
  var rowDigits: [Int] = []
  var orientation = FormLayout.Orientation.landscape
  var paper = FormLayout.Paper.a4
  var hasFilter = true
  /// The rows that are set off as sums of others.
  var sumRows: Set<Int> = []

  /// What stands below the rows, a line each.
  var remarks: [String] = []
  var fontSize = 9.0
  /// How much higher rows are than their text, for fonts that stand in.
  var slack = 1.0
  /// The height of a row with little in it.
  var minimumHeight = 16.5
  static let firstRow = 4

  /// The cell of a column in a row of the list, both from 0.
  static func cell(row: Int, column: Int) -> CellReference? {
    CellReference(row: firstRow + row, column: column + 1)
  }

  /// The worksheet.
  func sheet(named name: String) -> WorkbookSheet {
    var sheet = WorkbookSheet(name: name)
    var page = SheetPage()
    page.paper = paper
    page.orientation = orientation
    page.pagesTall = 0
    page.repeatedRows = 3...3
    page.footer = "&L&8" + SheetPage.escaped(title) + "&C&9&P／&N"
    let widths = widths(page.room.width)
    for (index, width) in widths.enumerated() { sheet.columnWidths[index + 1] = width }
    drawHead(on: &sheet)
    for (index, row) in rows.enumerated() { draw(row, at: index, widths, on: &sheet) }
    let end = Self.firstRow + max(rows.count, 1) - 1
    for (index, remark) in remarks.enumerated() {
      draw(remark, row: end + 1 + index, widths, on: &sheet)
    }
    let bottom = end + remarks.count
    if let first = CellReference(row: 1, column: 1), let heads = CellReference(row: 3, column: 1),
      let last = CellReference(row: bottom, column: columns.count)
    {
      page.area = CellRange(first, last)
      if hasFilter { sheet.autofilter = CellRange(heads, last) }
      sheet.frozen = CellReference(row: Self.firstRow, column: 1)
    }
    sheet.page = page
    return sheet
  }

  func widths(_ room: Double) -> [Double] {
    let sum = columns.reduce(0) { $0 + $1.weight }
    return columns.map { SheetMetrics.drawn(room * $0.weight / max(sum, 1)) }
  }

  private func drawHead(on sheet: inout WorkbookSheet) {
    let title = StyleSheet.title.with {
      $0.horizontal = .left
      $0.wraps = false
    }
    let note = StyleSheet.note.with { $0.wraps = false }
    if let cell = CellReference(row: 1, column: 1) {
      sheet.cells.append(SheetCell(cell, .text(self.title), title))
    }
    if let cell = CellReference(row: 2, column: 1) {
      sheet.cells.append(SheetCell(cell, .text(self.note), note))
    }
    sheet.rowHeights = [1: 24, 2: 16.5, 3: 30]
    let heading = StyleSheet.heading.with {
      $0.fontSize = fontSize
      $0.isBold = true
    }
    for (index, column) in columns.enumerated() {
      guard let cell = CellReference(row: 3, column: index + 1) else { continue }
      sheet.cells.append(SheetCell(cell, .text(column.heading), heading))
    }
    drawSums(on: &sheet)
  }

  /// The sums of what the filter shows, in the row of the note.
  private func drawSums(on sheet: inout WorkbookSheet) {
    let label = StyleSheet.note.with {
      $0.horizontal = .right
      $0.fontSize = fontSize
      $0.wraps = false
    }
    for (index, column) in columns.enumerated() where column.hasSum && !rows.isEmpty {
      guard let cell = CellReference(row: 2, column: index + 1),
        let formula = Self.visibleSum(column: index, rows: rows.indices)
      else { continue }
      if index > 0, !columns[index - 1].hasSum,
        let before = CellReference(row: 2, column: index)
      {
        sheet.cells.append(SheetCell(before, .text("表示行の計"), label))
      }
      let content = SheetCell.Content.formula(formula, .number(sum(of: index)))
      let look = self.look(of: column, content, row: -1).with { $0.isBold = true }
      sheet.cells.append(SheetCell(cell, content, look))
    }
  }

  /// The formula of the sum over those rows of the list that are shown.
  static func visibleSum(column: Int, rows: Range<Int>) -> String? {
    guard let first = cell(row: rows.lowerBound, column: column),
      let last = cell(row: rows.upperBound - 1, column: column)
    else { return nil }
    return "SUBTOTAL(109,\(CellRange(first, last).absolute))"
  }

  private func sum(of column: Int) -> ExactDecimal {
    rows.reduce(.zero) { sum, row in
      guard row.indices.contains(column), case .number(let number) = row[column] else { return sum }
      return sum.adding(number) ?? sum
    }
  }

  private func draw(
    _ row: [SheetCell.Content],
    at index: Int,
    _ widths: [Double],
    on sheet: inout WorkbookSheet
  ) {
    var height = minimumHeight
    for (place, content) in row.enumerated() {
      guard columns.indices.contains(place), let cell = Self.cell(row: index, column: place) else {
        continue
      }
      let fitted = fitted(content, width: widths[place])
      height = max(height, self.height(of: fitted, width: widths[place]))
      sheet.cells.append(SheetCell(cell, fitted, look(of: columns[place], fitted, row: index)))
    }
    sheet.rowHeights[Self.firstRow + index] = (height / 0.75).rounded(.up) * 0.75
  }

  private func draw(
    _ remark: String,
    row: Int,
    _ widths: [Double],
    on sheet: inout WorkbookSheet
  ) {
    guard let first = CellReference(row: row, column: 1),
      let last = CellReference(row: row, column: columns.count)
    else { return }
    let look = StyleSheet.note.with { $0.fontSize = fontSize }
    sheet.put(.text(remark), in: CellRange(first, last), look)
    let width = widths.reduce(0, +)
    let height = SheetMetrics.height(remark, width: width, fontSize: fontSize, isTyped: true)
    sheet.rowHeights[row] = ((height + 6) / 0.75).rounded(.up) * 0.75
  }

  private func look(of column: Column, _ content: SheetCell.Content, row: Int) -> CellLook {
    var look = StyleSheet.cell
    switch column.kind {
    case .text: look.horizontal = .left
    case .center: look.horizontal = .center
    case .link:
      switch content {
      case .link, .cell, .file: look = StyleSheet.link
      default: break
      }
      look.horizontal = .left
    case .number:
      look.horizontal = .right
      switch content {
      case .number(let number), .formula(_, .number(let number)):
        let digits = rowDigits.indices.contains(row) ? rowDigits[row] : column.digits
        look.numberFormat = StyleSheet.numberFormat(digits: max(digits, number.scale))
        look.wraps = false
        look.shrinks = true
      default: break
      }
    }
    look.fontSize = fontSize
    if sumRows.contains(row) {
      look.isBold = true
      look.fill = StyleSheet.headingFill
    }
    return look
  }

  private static func text(of content: SheetCell.Content) -> String? {
    switch content {
    case .text(let text), .link(_, let text), .cell(_, _, let text), .file(_, let text): text
    default: nil
    }
  }

  private func height(of content: SheetCell.Content, width: Double) -> Double {
    guard let text = Self.text(of: content) else { return 0 }
    return SheetMetrics.height(text, width: width, fontSize: fontSize, isTyped: true) * slack
  }

  /// The content, or its beginning where no row is tall enough: the sheet itself has it whole.
  private func fitted(_ content: SheetCell.Content, width: Double) -> SheetCell.Content {
    guard case .text(let text) = content, height(of: content, width: width) > 400 else {
      return content
    }
    var low = 0
    var high = text.utf16.count
    while low < high {
      let middle = (low + high + 1) / 2
      let part = SheetCell.Content.text(WorkbookText.shortened(text, to: middle))
      if height(of: part, width: width) > 400 { high = middle - 1 } else { low = middle }
    }
    return .text(WorkbookText.shortened(text, to: low))
  }
}

extension TidyCell {
  /// The cell as a worksheet shows it.
  var content: SheetCell.Content {
    switch value {
    case .blank: .blank
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    }
  }
}
