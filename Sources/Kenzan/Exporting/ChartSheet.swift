/// Target against actual, a chart for every indicator that has both.
struct IndicatorCharts {
  struct Chart {
    var title: String
    var unit: String
    /// The rows of the list of indicators, from 0.
    var rows: ClosedRange<Int>
    /// Whether a figure is below zero, and whether one needs a thousands separator.
    var isNegative: Bool
    var isLarge: Bool
    /// The characters of the longest figure.
    var longest: Int
    var highest: ExactDecimal
  }

  let charts: [Chart]

  /// Two side by side, four below one another on a page.
  ///
  /// A chart spans many narrow columns, so that it is as wide as they are whatever a program takes
  /// for the width of a digit.
  private static let perRow = 2
  private static let columnsPerChart = 12
  private static let (columnWidth, rowHeight) = (21.75, 186.0)

  init(rows: [SummarySheets.IndicatorRow]) {
    var charts: [Chart] = []
    var start = 0
    while start < rows.count {
      var end = start
      while end + 1 < rows.count, Self.isSame(rows[start], rows[end + 1]) { end += 1 }
      let years = rows[start...end]
      let targets = years.compactMap { Self.figure($0.target) }
      let actuals = years.compactMap { Self.figure($0.actual) }
      if !targets.isEmpty, !actuals.isEmpty {
        let first = rows[start]
        charts.append(
          Chart(
            title: "\(first.sheet)\n\(first.kind)：\(first.name)",
            unit: first.unit,
            rows: start...end,
            isNegative: (targets + actuals).contains { $0 < .zero },
            isLarge: (targets + actuals).contains { $0 >= ExactDecimal(1000) },
            longest: (targets + actuals).map { FigureText.text($0).ja.count }.max() ?? 0,
            highest: (targets + actuals).max() ?? .zero
          )
        )
      }
      start = end + 1
    }
    self.charts = charts
  }

  private static func isSame(
    _ one: SummarySheets.IndicatorRow,
    _ other: SummarySheets.IndicatorRow
  ) -> Bool {
    (one.sheetID, one.kind, one.name) == (other.sheetID, other.kind, other.name)
  }

  private static func figure(_ content: SheetCell.Content) -> ExactDecimal? {
    if case .number(let number) = content { number } else { nil }
  }

  /// The worksheet; `data` is the index of the list that the charts draw on.
  func sheet(named name: String, data: Int) -> WorkbookSheet {
    var sheet = WorkbookSheet(name: name)
    sheet.page.pagesTall = 0
    sheet.page.footer = "&L&8" + SheetPage.escaped(name) + "&C&9&P／&N"
    sheet.page.repeatedRows = 1...1
    sheet.rowHeights[1] = 24
    let title = StyleSheet.title.with {
      $0.horizontal = .left
      $0.wraps = false
    }
    if let cell = CellReference(row: 1, column: 1) {
      sheet.cells.append(SheetCell(cell, .text("\(name)（目標と実績）"), title))
    }
    let columns = Self.perRow * Self.columnsPerChart
    for column in 1...columns { sheet.columnWidths[column] = Self.columnWidth }
    for (index, chart) in charts.enumerated() {
      let row = 2 + index / Self.perRow
      sheet.rowHeights[row] = Self.rowHeight
      let column = 1 + index % Self.perRow * Self.columnsPerChart
      guard let anchor = CellReference(row: row, column: column) else { continue }
      sheet.charts.append(drawn(chart, at: anchor, data: data))
    }
    let last = 1 + (charts.count + Self.perRow - 1) / Self.perRow
    if let first = CellReference(row: 1, column: 1),
      let corner = CellReference(row: last, column: columns)
    {
      sheet.page.area = CellRange(first, corner)
    }
    return sheet
  }

  private func drawn(
    _ chart: Chart,
    at anchor: CellReference,
    data: Int
  ) -> SheetChart {
    var drawn = SheetChart(
      anchor: anchor,
      kind: .columns,
      title: chart.title,
      axis: chart.unit,
      series: []
    )
    drawn.width = SheetMetrics.chartPixels(columns: Self.columnsPerChart, of: Self.columnWidth) - 12
    drawn.height = Int(Self.rowHeight / 0.75) - 12
    drawn.beginsAtZero = !chart.isNegative
    drawn.labels = .fitting(
      chart.longest,
      series: 2,
      categories: chart.rows.count,
      width: drawn.width
    )
    if drawn.labels == .upright { drawn.makeRoom(above: chart.highest) }
    drawn.axisFormat = chart.isLarge || chart.isNegative ? StyleSheet.numberFormat(digits: 0) : nil
    func range(_ column: Int) -> CellRange? {
      guard let first = SummaryTable.cell(row: chart.rows.lowerBound, column: column),
        let last = SummaryTable.cell(row: chart.rows.upperBound, column: column)
      else { return nil }
      return CellRange(first, last)
    }
    guard let years = range(SummarySheets.yearColumn) else { return drawn }
    let series = [
      ("目標", SummarySheets.targetColumn, 1), ("実績", SummarySheets.actualColumn, 0),
    ]
    for (name, column, tone) in series {
      guard let values = range(column) else { continue }
      drawn.series.append(
        SheetChart.Series(
          name: name,
          sheet: data,
          categories: years,
          values: values,
          tone: tone
        )
      )
    }
    return drawn
  }
}
