/// A page of text that is written row by row, each as high as what stands in it.
struct PaperCanvas {
  /// What stands in a row: over how many columns, and how it looks.
  struct Block {
    var content: SheetCell.Content
    var span: Int
    var look: CellLook
    var origins: [CellOrigin]

    init(
      _ content: SheetCell.Content,
      span: Int = 1,
      _ look: CellLook,
      from origins: [CellOrigin] = []
    ) {
      self.content = content
      self.span = span
      self.look = look
      self.origins = origins
    }
  }

  static let plain = CellLook().with {
    $0.fontSize = 11
    $0.horizontal = .left
    $0.wraps = true
  }

  private(set) var sheet: WorkbookSheet
  private let widths: [Double]
  private var row = 0

  /// Divides the width of the page by weights.
  init(named name: String, columns weights: [Double], page: SheetPage = SheetPage()) {
    sheet = WorkbookSheet(name: name)
    sheet.page = page
    sheet.page.pagesTall = 0
    let sum = weights.reduce(0, +)
    widths = weights.map { SheetMetrics.drawn(page.room.width * $0 / max(sum, 1)) }
    for (index, width) in widths.enumerated() { sheet.columnWidths[index + 1] = width }
  }

  /// Writes a row; the last block may reach to the end of the page.
  mutating func add(_ blocks: Block..., height minimum: Double = 18) {
    add(blocks, height: minimum)
  }

  /// Writes a row of blocks that are counted elsewhere.
  mutating func add(_ blocks: [Block], height minimum: Double = 18) {
    row += 1
    var column = 1
    var height = minimum
    for block in blocks {
      let last = min(column + block.span - 1, widths.count)
      guard let first = CellReference(row: row, column: column),
        let corner = CellReference(row: row, column: last)
      else { continue }
      sheet.put(block.content, in: CellRange(first, corner), block.look, from: block.origins)
      let width = widths[(column - 1)..<last].reduce(0, +) - Double(block.look.indent) * 9
      height = max(height, Self.height(of: block, width: width))
      column = last + 1
    }
    sheet.rowHeights[row] = (height / 0.75).rounded(.up) * 0.75
    if let first = CellReference(row: 1, column: 1),
      let corner = CellReference(row: row, column: widths.count)
    {
      sheet.page.area = CellRange(first, corner)
    }
  }

  /// A text divided into parts that a row of the column can hold each; the first column is 1.
  func parts(of text: String, column: Int, fontSize: Double) -> [String] {
    guard widths.indices.contains(column - 1) else { return [text] }
    return SheetMetrics.parts(text, width: widths[column - 1], fontSize: fontSize)
  }

  /// Leaves room.
  mutating func skip(_ height: Double) {
    row += 1
    sheet.rowHeights[row] = (height / 0.75).rounded(.up) * 0.75
  }

  /// The rows so far are repeated on every page from the row on that comes next.
  mutating func repeatLastRow() { sheet.page.repeatedRows = row...row }

  /// The row that was written last, from 1.
  var lastRow: Int { row }

  /// The page, divided into pages where it is longer than one.
  var finished: WorkbookSheet { finished(keeping: []) }

  /// The same, with no end of a page inside one of these rows that belong together, if it can be.
  func finished(keeping blocks: [ClosedRange<Int>]) -> WorkbookSheet {
    var sheet = sheet
    sheet.breakPages(keeping: blocks)
    return sheet
  }

  /// The page, a little smaller where one page then holds it: letters of 11 points stay above 8.
  var finishedOnOnePage: WorkbookSheet {
    var sheet = finished
    let height = (1...max(row, 1)).reduce(0) { $0 + (sheet.rowHeights[$1] ?? 15) }
    guard sheet.pages == 2, height * 0.8 <= sheet.page.room.height * 0.97 else { return sheet }
    sheet.page.breaks = []
    sheet.page.pagesTall = 1
    return sheet
  }

  private static func height(of block: Block, width: Double) -> Double {
    let text: String
    switch block.content {
    case .text(let words), .link(_, let words), .cell(_, _, let words), .file(_, let words):
      text = words
    case .struck(let struck): text = struck.text
    default: return 0
    }
    let size = block.look.fontSize
    return SheetMetrics.height(text, width: width, fontSize: size, isTyped: true) + 3
  }
}
