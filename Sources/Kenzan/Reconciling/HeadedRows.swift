/// The rows of a list in a workbook that kenzan wrote, by the headings above them.
///
/// Where the list stands does not matter, so people may move columns and put rows above.
struct HeadedRows {
  /// One row: what stands below each heading.
  struct Row {
    /// Its row in the worksheet, from 1.
    let line: Int
    fileprivate var cells: [String: CellContent] = [:]

    /// The text below a heading; empty where there is none.
    subscript(heading: String) -> String { cells[heading]?.text.trimmed ?? "" }

    /// The number below a heading; zero where nothing is written, `nil` for what is no number.
    func number(_ heading: String) -> ExactDecimal? {
      guard let content = cells[heading] else { return .zero }
      return content.amount
    }
  }

  private(set) var rows: [Row] = []

  /// `nil` for a worksheet in which no row has all of these headings.
  init?(_ worksheet: Worksheet, headings: [String]) {
    var columns: [Int: String] = [:]
    var row = 0
    for cell in worksheet.cells {
      if columns.count == headings.count, cell.reference.row > row, rows.isEmpty { break }
      if cell.reference.row != row {
        columns = [:]
        row = cell.reference.row
      }
      let text = cell.content.text.trimmed
      if headings.contains(text), !columns.values.contains(text) {
        columns[cell.reference.column] = text
      }
    }
    guard columns.count == headings.count else { return nil }
    let below = worksheet.cells.lazy.filter { $0.reference.row > row }
    var place = row
    for cell in below {
      guard let heading = columns[cell.reference.column], !cell.content.text.trimmed.isEmpty
      else { continue }
      if cell.reference.row != place {
        rows.append(Row(line: cell.reference.row))
        place = cell.reference.row
      }
      rows[rows.count - 1].cells[heading] = cell.content
    }
  }
}

extension CellContent {
  /// The amount that is written, as a number or as a text such as 1,234 and △36; `nil` for anything else.
  var amount: ExactDecimal? {
    switch self {
    case .number(let number): ExactDecimal(significant: number)
    case .text(let text): WrittenNumber.amount(text)
    case .boolean, .error, .date, .uncalculated, .invalid: nil
    }
  }
}

extension WrittenNumber {
  /// The number of a text that is nothing but a number.
  static func amount(_ text: String) -> ExactDecimal? {
    guard let written = try? WrittenNumber(text), written.suffix.isEmpty, !written.isApproximate
    else { return nil }
    return written.value
  }
}
