/// The sheets with something to answer, drawn in the standard form with faulty cells filled and commented.
struct ReturnCopies {
  private(set) var sheets: [WorkbookSheet] = []
  /// By the number of a finding: the worksheet and the cell in which it is marked.
  private var places: [Int: (sheet: Int, cell: CellReference)] = [:]

  /// The worksheets stand behind the list, which is the first of the workbook.
  init(slip: ReturnSlip) {
    let parts = slip.open.filter { $0.record != nil }
    let tabs = SheetTabs.names(
      for: parts.map(\.title),
      taken: [ReturnSlip.title, FormLayout.choicesTab]
    )
    for (part, tab) in zip(parts, tabs) {
      guard let record = part.record else { continue }
      let findings = part.items.map(\.finding) + part.notes
      let drawing = FormDrawing(record: record, findings: findings)
      var sheet = drawing.sheet(named: tab, lists: .none)
      sheet.isProtected = true
      let top = CellReference(row: 1, column: 1)
      for item in part.items {
        let slot = item.finding.field.flatMap { record.schema.slot(of: $0) }
        let shown = slot.map { record.schema.fields[$0].facets.within ?? $0 }
        guard let cell = shown.flatMap({ drawing.cell(of: $0) }) ?? top else { continue }
        places[item.number] = (sheets.count + 1, cell)
      }
      let rows = part.items.compactMap { item in
        places[item.number].map { (number: item.number, row: $0.cell.row) }
      }
      CopyLegend(part: part, rows: rows).draw(on: &sheet)
      sheets.append(sheet)
    }
  }

  /// A text that leads to where a finding is marked; nothing where it has no copy.
  func content(_ text: String, to item: ReturnSlip.Item) -> SheetCell.Content {
    places[item.number].map { .cell($0.cell, sheet: $0.sheet, text: text) } ?? .blank
  }
}
