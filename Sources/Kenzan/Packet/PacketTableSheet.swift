/// A table of figures as a page, with a chart of one of its rows.
struct PacketTableSheet {
  let table: PacketTable
  let part: TablePart
  let title: String

  private static let chartRow = 200.0

  /// How many rows a chart shows that can be told apart.
  static let mostSeries = 6

  func sheet(named name: String) -> WorkbookSheet {
    var columns = table.headings.enumerated().map { index, heading in
      SummaryTable.Column(
        heading: heading,
        weight: index == 0 ? (part.chart == .bars ? 20 : 16) : part.chart == .bars ? 7 : 12,
        kind: index == 0 ? .text : .number,
        digits: digits(ofColumn: index)
      )
    }
    let isWide = columns.count > 7
    if let heading = barsHeading {
      columns.append(SummaryTable.Column(heading: heading, weight: 16, kind: .number))
    }
    var drawn = SummaryTable(
      title: title,
      note: part.unit.map { "（単位: \($0)）" } ?? "",
      columns: columns,
      rows: table.rows.map { [.text($0.name)] + $0.cells },
      orientation: isWide ? .landscape : .portrait
    )
    drawn.hasFilter = false
    drawn.fontSize = 10
    drawn.minimumHeight = 21
    // Programs differ in where they break answers of several lines.
    drawn.slack = 1.35
    drawn.remarks = [table.basis(of: part), part.origin.map { "出典: \($0)" }].compactMap { $0 }
    var sheet = drawn.sheet(named: name)
    addChart(to: &sheet)
    addBars(to: &sheet)
    return sheet
  }

  private func digits(ofColumn column: Int) -> Int {
    table.rows.reduce(0) { most, row in
      guard column > 0, case .number(let number) = row.cells[column - 1] else { return most }
      return max(most, number.scale)
    }
  }

  /// The figures' cell on the page, rows and columns from 0.
  static func cell(row: Int, column: Int) -> CellReference? {
    SummaryTable.cell(row: row, column: column)
  }

  // MARK: - Bars

  /// What stands above the bars: of several columns the one that they show.
  private var barsHeading: String? {
    guard part.chart == .bars, table.headings.count > 1 else { return nil }
    guard table.headings.count > 2 else { return "グラフ" }
    return "グラフ（\(table.headings[table.shownColumn(of: part) + 1])）"
  }

  /// A bar in the last column of every row but the total: names beside bars are never cut.
  private func addBars(to sheet: inout WorkbookSheet) {
    guard barsHeading != nil else { return }
    let (shown, column) = (table.shownColumn(of: part), table.headings.count)
    let total = part.total.flatMap { table.row(named: $0) }?.line
    var figures: [ExactDecimal] = []
    for (index, row) in table.rows.enumerated() {
      guard let place = Self.cell(row: index, column: column) else { continue }
      var content = SheetCell.Content.blank
      if row.line != total, let figure = table.figure(row, shown),
        let source = Self.cell(row: index, column: shown + 1)
      {
        figures.append(figure)
        content = .formula("\(source)", .number(figure))
      }
      sheet.cells.append(SheetCell(place, content, StyleSheet.cell))
    }
    let (least, most) = (figures.min() ?? .zero, figures.max() ?? .zero)
    guard least != .zero || most != .zero,
      let first = Self.cell(row: 0, column: column),
      let last = Self.cell(row: table.rows.count - 1, column: column)
    else { return }
    sheet.bars = [
      SheetBars(
        area: CellRange(first, last),
        minimum: min(least, .zero),
        maximum: max(most, .zero)
      )
    ]
  }

  // MARK: - Charts

  /// The rows that a chart shows: the named ones, or the total, or the first.
  private var shownRows: [Int] {
    let names = part.series.isEmpty ? [part.total ?? table.rows.first?.name ?? ""] : part.series
    let shown = names.compactMap { name in
      table.row(named: name).flatMap { row in table.rows.firstIndex { $0.line == row.line } }
    }
    return Array(shown.unique.prefix(Self.mostSeries))
  }

  private func addChart(to sheet: inout WorkbookSheet) {
    let kind: SheetChart.Kind
    switch part.chart {
    case .columns: kind = .columns
    case .lines: kind = .lines
    case .bars, nil: return
    }
    let rows = shownRows
    // Excel draws a dash as zero.
    let undashed = undashed(rows, below: sheet.page.area?.last.row ?? 0, on: &sheet)
    guard table.headings.count > 1, let area = sheet.page.area, let head = rows.first,
      let anchor = CellReference(row: area.last.row + 2, column: 1),
      let corner = CellReference(row: area.last.row + 3, column: area.last.column),
      let heads = range(row: -1)
    else { return }
    var chart = SheetChart(
      anchor: anchor,
      kind: kind,
      title: rows.count > 1 ? title : "\(title)（\(table.rows[head].name)）",
      axis: part.unit ?? "",
      // The index of the sheet is not known yet; `PacketBook` sets it.
      series: rows.enumerated().compactMap { tone, row in
        (undashed[row] ?? range(row: row)).map { values in
          SheetChart.Series(
            name: table.rows[row].name,
            sheet: 0,
            categories: heads,
            values: values,
            tone: tone
          )
        }
      }
    )
    let widths = (1...area.last.column).map { sheet.columnWidths[$0] ?? 48 }
    let width = widths.reduce(0) { $0 + SheetMetrics.chartPixels(columns: 1, of: $1) }
    chart.width = width - 16
    chart.height = Int(Self.chartRow * 1.5 / 0.75) - 16
    fit(&chart, to: rows)
    sheet.charts = [chart]
    sheet.rowHeights[area.last.row + 1] = 12
    sheet.rowHeights[area.last.row + 2] = Self.chartRow
    sheet.rowHeights[area.last.row + 3] = Self.chartRow / 2
    sheet.page.area = CellRange(area.first, corner)
  }

  /// Chooses axis and labels by the figures that the chart shows.
  private func fit(_ chart: inout SheetChart, to rows: [Int]) {
    let figures = rows.flatMap { row in
      table.rows[row].cells.indices.compactMap { table.figure(table.rows[row], $0) }
    }
    chart.beginsAtZero = !figures.contains { $0 < .zero }
    chart.axisFormat =
      figures.contains { $0 >= ExactDecimal(1000) } ? StyleSheet.numberFormat(digits: 0) : nil
    let longest = figures.map { FigureText.text($0).ja.count }.max() ?? 0
    chart.labels = labels(chart.kind, longest: longest, series: rows.count, width: chart.width)
    if chart.labels == .upright, let highest = figures.max() { chart.makeRoom(above: highest) }
  }

  /// Rows in which something is no figure, once more without it, below what is printed.
  private func undashed(
    _ rows: [Int],
    below last: Int,
    on sheet: inout WorkbookSheet
  ) -> [Int: CellRange] {
    var ranges: [Int: CellRange] = [:]
    let dashed = rows.filter { row in
      table.rows[row].cells.contains { if case .text = $0 { true } else { false } }
    }
    for (index, row) in dashed.enumerated() {
      let line = last + 6 + index
      guard let head = CellReference(row: line, column: 1),
        let first = CellReference(row: line, column: 2),
        let end = CellReference(row: line, column: table.headings.count)
      else { continue }
      let name = "グラフの値（印刷されません）: \(table.rows[row].name)"
      sheet.cells.append(SheetCell(head, .text(name), StyleSheet.note))
      for column in table.rows[row].cells.indices {
        guard let cell = CellReference(row: line, column: column + 2),
          let figure = table.figure(table.rows[row], column)
        else { continue }
        let look = StyleSheet.note.with {
          $0.numberFormat = StyleSheet.numberFormat(digits: figure.scale)
        }
        sheet.cells.append(SheetCell(cell, .number(figure), look))
      }
      ranges[row] = CellRange(first, end)
    }
    return ranges
  }

  /// The table above has every figure, so more than two lines, which would run through them, have none.
  private func labels(
    _ kind: SheetChart.Kind,
    longest: Int,
    series: Int,
    width: Int
  ) -> SheetChart.Labels {
    if kind == .lines, series > 2 { return .none }
    return .fitting(
      longest,
      series: kind == .lines ? 1 : series,
      categories: table.headings.count - 1,
      width: width
    )
  }

  /// The figures of a row; -1 for the headings.
  private func range(row: Int) -> CellRange? {
    guard let first = Self.cell(row: row, column: 1),
      let last = Self.cell(row: row, column: table.headings.count - 1)
    else { return nil }
    return CellRange(first, last)
  }
}
