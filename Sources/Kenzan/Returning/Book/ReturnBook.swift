/// The workbook that a department gets back: the list to answer, and copies of the faulty sheets.
struct ReturnBook {
  let slip: ReturnSlip
  let links: SourceLinks

  var workbook: Workbook {
    var workbook = Workbook()
    let copies = ReturnCopies(slip: slip)
    workbook.properties.title = "\(ReturnSlip.title)　\(slip.addressee)"
    workbook.properties.custom = [
      FormLayout.returnProperty: WorkbookText.shortened(slip.addressee, to: 80)
    ]
    workbook.sheets = [ReturnList(slip: slip, links: links, copies: copies).sheet]
    workbook.sheets += copies.sheets
    workbook.sheets.append(Self.choices)
    return workbook
  }

  // MARK: - Choices

  /// The cells of the answers that may be given, as a formula.
  static func choices(of item: ReturnSlip.Item) -> String? {
    let column = item.mayStand ? 1 : 2
    guard let first = CellReference(row: 1, column: column),
      let last = CellReference(row: item.answers.count, column: column)
    else { return nil }
    return Workbook.quoted(FormLayout.choicesTab) + "!" + CellRange(first, last).absolute
  }

  /// The hidden worksheet with the answers: all of them, and those where nothing may stand as it is.
  private static var choices: WorkbookSheet {
    var sheet = WorkbookSheet(name: FormLayout.choicesTab)
    sheet.isHidden = true
    let all = ReturnSlip.Answer.allCases
    for (column, answers) in [all, all.filter { $0 != .stands }].enumerated() {
      for (row, answer) in answers.enumerated() {
        guard let cell = CellReference(row: row + 1, column: column + 1) else { continue }
        sheet.cells.append(SheetCell(cell, .text(answer.rawValue), CellLook()))
      }
    }
    return sheet
  }
}
