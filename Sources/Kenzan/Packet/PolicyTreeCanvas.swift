/// The worksheet of a policy tree while it is drawn, row by row from the top.
struct PolicyTreeCanvas {
  /// The columns that the tree and the cards share, and their shares of the width.
  enum Column: Int, CaseIterable {
    case program = 1
    case programEnd, pillarStart, pillar, pillarEnd, policyStart, mark, policy, count, review

    var weight: Double {
      switch self {
      case .program: 12
      case .programEnd, .pillarStart, .pillarEnd, .policyStart: 2
      case .pillar: 25
      case .mark: 4
      case .policy: 34
      case .count: 10.5
      case .review: 10.5
      }
    }
  }

  /// A text over some columns.
  struct Block {
    var text: String
    var columns: ClosedRange<Int>
    var look: CellLook
    var origins: [CellOrigin]

    init(
      _ text: String,
      _ columns: ClosedRange<Int>,
      _ look: CellLook,
      from origins: [CellOrigin] = []
    ) {
      self.text = text
      self.columns = columns
      self.look = look
      self.origins = origins
    }

    init(_ text: CitedText, _ columns: ClosedRange<Int>, _ look: CellLook) {
      self.init(text.text, columns, look, from: text.origins)
    }
  }

  private(set) var sheet: WorkbookSheet
  private let widths: [Double]
  /// The row that was added last, from 1.
  private(set) var row = 0
  /// The rows that stay on one page, in order.
  private(set) var blocks: [ClosedRange<Int>] = []

  init(named name: String, isWide: Bool) {
    sheet = WorkbookSheet(name: name)
    sheet.page.paper = isWide ? .a3 : .a4
    sheet.page.orientation = isWide ? .landscape : .portrait
    let sum = Column.allCases.reduce(0) { $0 + $1.weight }
    let room = sheet.page.room.width
    widths = Column.allCases.map { SheetMetrics.drawn(room * $0.weight / sum) }
    for (index, width) in widths.enumerated() { sheet.columnWidths[index + 1] = width }
  }

  /// The room for text from one column to another.
  func width(_ columns: ClosedRange<Column.RawValue>) -> Double {
    columns.reduce(0) { $0 + widths[$1 - 1] }
  }

  func width(_ column: Column) -> Double { widths[column.rawValue - 1] }

  /// The height that a text takes, with a little air.
  static func height(_ text: String, width: Double, fontSize: Double) -> Double {
    SheetMetrics.height(text, width: width, fontSize: fontSize, isTyped: true) + 4
  }

  /// Adds a row.
  mutating func addRow(_ height: Double) {
    row += 1
    sheet.rowHeights[row] = (height / 0.75).rounded(.up) * 0.75
  }

  /// Adds as many rows as a height takes, and returns them; Excel draws none higher than 409 points.
  mutating func addRows(_ height: Double) -> ClosedRange<Int> {
    let count = max(1, Int((height / 400).rounded(.up)))
    let first = row + 1
    for _ in 0..<count { addRow(height / Double(count)) }
    return first...row
  }

  /// Keeps the rows from one to another, or to the last, on one page.
  mutating func join(from first: Int, to last: Int? = nil) {
    let last = last ?? row
    if first <= last { blocks.append(first...last) }
  }

  mutating func put(
    _ text: String,
    rows: ClosedRange<Int>,
    columns: ClosedRange<Int>,
    _ look: CellLook,
    from origins: [CellOrigin] = []
  ) {
    guard let first = CellReference(row: rows.lowerBound, column: columns.lowerBound),
      let last = CellReference(row: rows.upperBound, column: columns.upperBound)
    else { return }
    let content = text.isEmpty ? SheetCell.Content.blank : .text(text)
    sheet.put(content, in: CellRange(first, last), look, from: text.isEmpty ? [] : origins)
  }

  mutating func put(
    _ text: String,
    rows: ClosedRange<Int>,
    _ column: Column,
    _ look: CellLook,
    from origins: [CellOrigin] = []
  ) {
    put(text, rows: rows, columns: column.rawValue...column.rawValue, look, from: origins)
  }

  /// A row of blocks side by side, each over some columns, as high as the highest of them.
  mutating func addBlocks(_ blocks: [Block]) {
    let height = blocks.map { block in
      Self.height(
        block.text,
        width: width(block.columns) - Double(block.look.indent) * 9,
        fontSize: block.look.fontSize
      )
    }
    let rows = addRows(max(19.5, height.max() ?? 0))
    for block in blocks {
      put(block.text, rows: rows, columns: block.columns, block.look, from: block.origins)
    }
  }

  /// How high some rows are together.
  func height(of rows: ClosedRange<Int>) -> Double {
    rows.reduce(0) { $0 + (sheet.rowHeights[$1] ?? 15) }
  }

  /// Makes rows higher, all alike.
  mutating func stretch(_ rows: ClosedRange<Int>, by height: Double) {
    let more = height / Double(rows.count)
    for row in rows {
      let height = (sheet.rowHeights[row] ?? 15) + more
      sheet.rowHeights[row] = (height / 0.75).rounded(.up) * 0.75
    }
  }

  /// Draws lines from the lower edge of a row to those of others, over two columns.
  mutating func drawLines(from source: Int, to targets: [Int], _ left: Column, _ right: Column) {
    guard let top = (targets + [source]).min(), let bottom = (targets + [source]).max() else {
      return
    }
    let line = CellLook().with { $0.borders.bottom = .thin }
    put("", rows: source...source, left, line)
    for row in top...bottom {
      let look = CellLook().with {
        $0.borders.left = row > top ? .thin : nil
        $0.borders.bottom = targets.contains(row) ? .thin : nil
      }
      put("", rows: row...row, right, look)
    }
  }

  /// The worksheet, divided into pages where it is longer than one.
  var finished: WorkbookSheet {
    var sheet = sheet
    if let first = CellReference(row: 1, column: 1),
      let last = CellReference(row: max(row, 1), column: widths.count)
    {
      sheet.page.area = CellRange(first, last)
    }
    let rows = (1...max(row, 1)).map { sheet.rowHeights[$0] ?? 15 }
    // A few lines too many are no reason for a second page.
    if isDivided || rows.reduce(0, +) > room * 1.12 {
      let pages = FormPages(rows: rows, blocks: blocks, heading: nil)
      sheet.page.breaks = pages.breaks(room: room)
      sheet.page.pagesTall = 0
    }
    return sheet
  }

  /// The height of a page: the margins are not all that a printer leaves.
  var room: Double { sheet.page.room.height * 0.97 }

  /// Whether the tree goes on to another page.
  var isDivided = false

  /// Whether the rows so far fit onto one page.
  var fitsPage: Bool { row == 0 || height(of: 1...row) <= room }
}
