/// A table of figures as a page, with a chart of one of its rows.
struct PacketTableSheet {
  let table: PacketTable
  let part: TablePart
  let title: String

  private static let chartRow = 200.0

  func sheet(named name: String) -> WorkbookSheet {
    let columns = table.headings.enumerated().map { index, heading in
      SummaryTable.Column(
        heading: heading,
        weight: index == 0 ? 16 : 12,
        kind: index == 0 ? .text : .number,
        digits: digits(ofColumn: index)
      )
    }
    var drawn = SummaryTable(
      title: title,
      note: part.unit.map { "（単位: \($0)）" } ?? "",
      columns: columns,
      rows: table.rows.map { [.text($0.name)] + $0.cells },
      orientation: columns.count > 7 ? .landscape : .portrait
    )
    drawn.hasFilter = false
    drawn.fontSize = 10
    drawn.minimumHeight = 21
    drawn.remarks = part.origin.map { ["出典: \($0)"] } ?? []
    var sheet = drawn.sheet(named: name)
    addChart(to: &sheet)
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

  private func addChart(to sheet: inout WorkbookSheet) {
    guard let kind = part.chart, table.headings.count > 1, let area = sheet.page.area,
      let name = part.series ?? part.total ?? table.rows.first?.name,
      let row = table.rows.firstIndex(where: { $0.name == table.row(named: name)?.name }),
      let anchor = CellReference(row: area.last.row + 2, column: 1),
      let corner = CellReference(row: area.last.row + 3, column: area.last.column),
      let heads = range(row: -1), let values = range(row: row)
    else { return }
    var chart = SheetChart(
      anchor: anchor,
      kind: kind,
      title: "\(title)（\(table.rows[row].name)）",
      axis: part.unit ?? "",
      // The index of the sheet is not known yet; `PacketBook` sets it.
      series: [
        SheetChart.Series(name: name, sheet: 0, categories: heads, values: values, isDark: true)
      ]
    )
    let widths = (1...area.last.column).map { sheet.columnWidths[$0] ?? 48 }
    let width = widths.reduce(0) { $0 + SheetMetrics.chartPixels(columns: 1, of: $1) }
    chart.width = width - 16
    chart.height = Int(Self.chartRow * 1.5 / 0.75) - 16
    let figures = table.rows[row].cells.compactMap { content -> ExactDecimal? in
      if case .number(let number) = content { number } else { nil }
    }
    chart.beginsAtZero = !figures.contains { $0 < .zero }
    chart.axisFormat =
      figures.contains { $0 >= ExactDecimal(1000) } ? StyleSheet.numberFormat(digits: 0) : nil
    sheet.charts = [chart]
    sheet.rowHeights[area.last.row + 1] = 12
    sheet.rowHeights[area.last.row + 2] = Self.chartRow
    sheet.rowHeights[area.last.row + 3] = Self.chartRow / 2
    sheet.page.area = CellRange(area.first, corner)
  }

  /// The figures of a row; -1 for the headings.
  private func range(row: Int) -> CellRange? {
    guard let first = Self.cell(row: row, column: 1),
      let last = Self.cell(row: row, column: table.headings.count - 1)
    else { return nil }
    return CellRange(first, last)
  }
}
