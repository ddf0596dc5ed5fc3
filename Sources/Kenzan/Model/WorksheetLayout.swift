/// How a worksheet looks, as far as a form description is drafted from it; read only on request.
package struct WorksheetLayout: Sendable {
  /// The widths of columns and the heights of rows in points, where the file states them.
  package var columnWidths: [Int: Double] = [:]
  package var rowHeights: [Int: Double] = [:]
  /// What all others have, in points.
  package var usualColumnWidth = 54.0
  package var usualRowHeight = 15.0
  /// The style of every cell that states one, blank ones too: an index into `Worksheet.styles` and
  /// into `appearances`.
  package var styles: [CellReference: Int] = [:]
  package var appearances: [CellAppearance] = []
  package var validations: [DataValidation] = []
  package var paper: FormLayout.Paper?
  package var orientation: FormLayout.Orientation?
  /// Whether cells are locked unless they say otherwise.
  package var isProtected = false

  package init() {}

  /// How a cell looks.
  package func appearance(at cell: CellReference) -> CellAppearance {
    guard let index = styles[cell], appearances.indices.contains(index) else {
      return CellAppearance()
    }
    return appearances[index]
  }

  /// The width of a column in points.
  package func width(ofColumn column: Int) -> Double { columnWidths[column] ?? usualColumnWidth }

  /// The height of a row in points.
  package func height(ofRow row: Int) -> Double { rowHeights[row] ?? usualRowHeight }
}

/// What a cell's style shows and does not mean: lines, shading, and how its text stands.
package struct CellAppearance: Sendable, Hashable {
  /// The sides on which a line is drawn.
  package struct Edges: OptionSet, Sendable, Hashable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let left = Edges(rawValue: 1)
    package static let right = Edges(rawValue: 2)
    package static let top = Edges(rawValue: 4)
    package static let bottom = Edges(rawValue: 8)
    package static let all: Edges = [.left, .right, .top, .bottom]
  }

  package var edges: Edges = []
  /// Whether it has a ground other than white.
  package var isShaded = false
  package var isBold = false
  /// The height of its text in points.
  package var fontSize = 11.0
  /// Where the style places the text; `nil` where that depends on the content.
  package var alignment: PlacedLabel.Alignment?
  /// Whether the text runs downwards.
  package var isVertical = false

  package init() {}
}

/// What Excel allows to be entered into cells.
package struct DataValidation: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case none, list, whole, decimal, date, textLength
  }

  package var kind: Kind
  package var areas: [CellRange]
  /// `between` and the like; `between` where the file says nothing.
  package var comparison = "between"
  /// The list or the bounds, as formulas.
  package var formulas: [String] = []
  /// What Excel says when the cell is chosen.
  package var prompt = ""

  package init(kind: Kind, areas: [CellRange]) {
    self.kind = kind
    self.areas = areas
  }
}
