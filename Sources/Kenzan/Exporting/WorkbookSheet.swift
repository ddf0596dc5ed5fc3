/// One worksheet of a workbook to be written.
package struct WorkbookSheet: Sendable, Equatable {
  /// The text on its tab, at most 31 characters.
  package var name: String
  package var isHidden = false
  package var tabColor: UInt32?
  package var cells: [SheetCell] = []
  package var merges: [CellRange] = []
  /// The columns' widths, in points.
  package var columnWidths: [Int: Double] = [:]
  package var hiddenColumns: Set<Int> = []
  /// The rows' heights, in points.
  package var rowHeights: [Int: Double] = [:]
  package var validations: [SheetValidation] = []
  package var comments: [CellReference: String] = [:]
  package var charts: [SheetChart] = []
  /// Where what stands in a cell was submitted; not written.
  package var origins: [CellReference: [CellOrigin]] = [:]
  package var pictures: [SheetPicture] = []
  package var bars: [SheetBars] = []
  package var page = SheetPage()
  /// Whether only unlocked cells may be typed into; no password.
  package var isProtected = false
  /// Whether rows may be inserted and deleted all the same.
  package var mayGrow = false
  /// Whether pictures and shapes may be put onto the sheet though it is protected.
  package var takesPictures = false
  /// The first cell that scrolls.
  package var frozen: CellReference?
  package var autofilter: CellRange?

  package init(name: String) {
    self.name = name
  }

  package var tab: Workbook.Tab { Workbook.Tab(name: name, isHidden: isHidden) }

  /// Puts content into an area, merging it where it has more than one cell.
  package mutating func put(
    _ content: SheetCell.Content,
    in area: CellRange,
    _ look: CellLook,
    from origins: [CellOrigin] = []
  ) {
    cells.append(SheetCell(area.first, content, look))
    if !origins.isEmpty { self.origins[area.first, default: []] += origins }
    if area.first != area.last { merges.append(area) }
  }

  /// Makes one validation of those that are alike and stand right below one another, so that a row
  /// inserted between them has it too.
  package mutating func joinValidations() {
    var joined: [SheetValidation] = []
    /// By what is below them: the places in `joined`.
    var open: [CellReference: Int] = [:]
    for validation in validations {
      let area = validation.area
      var place = joined.count
      if let above = open[area.first], joined[above].isLike(validation) {
        joined[above].area = CellRange(joined[above].area.first, area.last)
        place = above
      } else {
        joined.append(validation)
      }
      open[area.first] = nil
      let below = CellReference(row: area.last.row + 1, column: area.first.column)
      if let below { open[below] = place }
    }
    validations = joined
  }
}

/// One cell of a worksheet to be written.
package struct SheetCell: Sendable, Equatable {
  package enum Result: Sendable, Equatable {
    case number(ExactDecimal)
    case text(String)
  }

  package enum Content: Sendable, Equatable {
    case blank
    case number(ExactDecimal)
    case text(String)
    case boolean(Bool)
    /// A text that is struck out in part or as a whole.
    case struck(StruckText)
    /// A formula without `=`, and the value it has: libxlsxwriter would store 0.
    case formula(String, Result)
    /// A text that leads to the first cell of a worksheet of this workbook.
    case link(sheet: Int, text: String)
    /// A text that leads to any cell of a worksheet of this workbook.
    case cell(CellReference, sheet: Int, text: String)
    /// A text that leads to another file, perhaps to a cell of it: `../a.xlsx#'Sheet 1'!F23`.
    case file(String, text: String)
  }

  package var reference: CellReference
  package var content: Content
  package var look: CellLook

  package init(_ reference: CellReference, _ content: Content, _ look: CellLook) {
    self.reference = reference
    self.content = content
    self.look = look
  }
}

extension StruckText {
  /// The text as what a cell holds.
  var content: SheetCell.Content { .struck(self) }
}

/// What may be typed into an area, and what is shown when it is chosen.
package struct SheetValidation: Sendable, Equatable {
  package var area: CellRange
  /// The cells that hold the choices, as a formula without `=`; `nil` where anything may be typed.
  package var list: String?
  /// At most 32 characters.
  package var title: String
  /// At most 255 characters.
  package var message: String

  package init(area: CellRange, list: String? = nil, title: String = "", message: String = "") {
    self.area = area
    self.list = list
    self.title = title
    self.message = message
  }

  /// Whether both say the same of areas of the same width.
  fileprivate func isLike(_ other: Self) -> Bool {
    list == other.list && title == other.title && message == other.message
      && area.first.column == other.area.first.column
      && area.last.column == other.area.last.column
  }
}

/// How a worksheet is printed.
package struct SheetPage: Sendable, Equatable {
  package var paper = FormLayout.Paper.a4
  package var orientation = FormLayout.Orientation.portrait
  /// In inches.
  package var margins = Margins(left: 0.4, right: 0.4, top: 0.5, bottom: 0.6)
  /// How many pages tall, always one page wide; 0 for as many as it takes.
  package var pagesTall = 1
  /// The rows after which a page ends; they count where the height is free.
  package var breaks: [Int] = []
  package var header = ""
  package var footer = ""
  package var repeatedRows: ClosedRange<Int>?
  package var area: CellRange?
  package var isCentered = true

  package struct Margins: Sendable, Equatable {
    package var left, right, top, bottom: Double
  }

  package init() {}

  /// What remains of the paper, in points.
  package var room: (width: Double, height: Double) {
    let sides: (Double, Double) = paper == .a4 ? (595.28, 841.89) : (841.89, 1190.55)
    let (width, height) = orientation == .portrait ? sides : (sides.1, sides.0)
    return (
      width - (margins.left + margins.right) * 72, height - (margins.top + margins.bottom) * 72
    )
  }
}

/// Cells that show bars in place of their figures.
package struct SheetBars: Sendable, Equatable {
  package var area: CellRange
  /// The figures of an empty bar and of one over the whole cell.
  package var minimum: ExactDecimal
  package var maximum: ExactDecimal
}

/// A picture that lies on a worksheet.
package struct SheetPicture: Sendable, Equatable {
  package var picture: Picture
  /// The cell from whose top left corner the place counts.
  package var anchor: CellReference
  /// Where it lies, in points.
  package var place: Rectangle
  /// For those who do not see it.
  package var description: String

  package struct Rectangle: Sendable, Equatable {
    package var left, top, width, height: Double
  }
}

/// A chart of one or more rows of figures.
package struct SheetChart: Sendable, Equatable {
  package enum Kind: Sendable {
    case columns, lines
  }

  package struct Series: Sendable, Equatable {
    package var name: String
    /// The sheet that holds the figures, by its index.
    package var sheet: Int
    package var categories: CellRange
    package var values: CellRange
    /// How dark it is, from 0: each differs from the others also in black and white.
    package var tone: Int
  }

  package var anchor: CellReference
  package var kind: Kind
  package var title: String
  /// What the axis of values measures, and how its figures are written.
  package var axis: String
  package var axisFormat: String?
  /// Whether the axis begins at zero: bars must, unless something lies below.
  package var beginsAtZero = true
  /// Where the axis ends; `nil` for what the program thinks fit.
  package var axisEnd: ExactDecimal?
  package var series: [Series]
  package var labels = Labels.level

  /// How the figures stand at what is drawn.
  package enum Labels: Sendable {
    /// In one line, or upwards where they have no room beside one another.
    case level, upright
    /// Not at all, where many lines would cross them.
    case none
  }
  /// In pixels.
  package var width = 480
  package var height = 288
}
