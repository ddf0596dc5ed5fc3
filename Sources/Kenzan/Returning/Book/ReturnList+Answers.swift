extension ReturnList {
  /// What the answers are about, in hidden columns beside the page.
  func drawTechnical(
    heads: Int,
    _ rows: [(row: Int, item: ReturnSlip.Item, part: ReturnSlip.Part)],
    on sheet: inout WorkbookSheet
  ) {
    for source in AcceptedFindings.Column.allCases {
      guard let column = ReturnColumn(source), column.weight == 0 else { continue }
      sheet.hiddenColumns.insert(column.column)
      put(column.rawValue, row: heads, column, on: &sheet)
      for (row, item, part) in rows {
        let text = source.text(of: item.finding, in: part.report)
        if !text.isEmpty { put(text, row: row, column, on: &sheet) }
      }
    }
  }

  private func put(
    _ text: String,
    row: Int,
    _ column: ReturnColumn,
    on sheet: inout WorkbookSheet
  ) {
    guard let cell = CellReference(row: row, column: column.column) else { return }
    let text = WorkbookText.shortened(text, to: WorkbookText.maximumLength)
    sheet.cells.append(SheetCell(cell, .text(text), Self.technicalLook))
  }

  static func validations(row: Int, _ item: ReturnSlip.Item) -> [SheetValidation] {
    ReturnColumn.answers.compactMap { column in
      guard let cell = CellReference(row: row, column: column.column) else { return nil }
      let area = CellRange(cell, cell)
      return switch column {
      case .answer: SheetValidation(area: area, list: ReturnBook.choices(of: item))
      case .date: SheetValidation(area: area, title: "日付", message: "令和7年5月1日、R7.5.1 のように")
      default: nil
      }
    }
  }
}
