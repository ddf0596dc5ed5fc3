/// The grid of a form, placed: every label and every slot with the area it covers.
///
/// The same layout draws the blank form, reads a returned one and writes the standard one.
package struct FormLayout: Sendable {
  package enum Paper: String, Sendable {
    case a3 = "A3"
    case a4 = "A4"
  }

  package enum Orientation: String, Sendable {
    case portrait, landscape
  }

  package var paper = Paper.a4
  package var orientation = Orientation.portrait
  /// The column widths in characters of the default font.
  package var columnWidths: [Double] = []
  /// The row heights in points; `nil` for the usual one.
  package var rowHeights: [Double?] = []
  /// The rows that stay together on a page, counted from 1.
  package var blocks: [ClosedRange<Int>] = []
  package var labels: [PlacedLabel] = []
  package var slots: [PlacedSlot] = []
  package var pictures: [PlacedPicture] = []

  package init() {}

  /// Every area in which something stands.
  package var areas: [CellRange] {
    labels.map(\.area) + slots.map(\.area) + pictures.map(\.area)
  }
}

/// A text of the form and the area it covers.
package struct PlacedLabel: Sendable {
  package enum Role: String, Sendable {
    /// The title of the form or of one of its blocks.
    case title, section
    /// Heads the slots to its right or below it.
    case heading
    /// Explains; nothing is read by it.
    case note
  }

  package enum Alignment: String, Sendable {
    case left, center, right
  }

  package var text: String
  package var area: CellRange
  package var role: Role
  /// Where the schema places the text; `nil` for what suits its role.
  package var alignment: Alignment?
  /// Whether the text runs from top to bottom (縦書き), for the narrow heading of a block.
  package var isVertical = false

  package init(text: String, area: CellRange, role: Role) {
    self.text = text
    self.area = area
    self.role = role
  }
}

/// The place of a field in the form.
package struct PlacedSlot: Sendable {
  /// The slot of the field in the schema.
  package var field: Int
  package var area: CellRange
  /// What the blank form already says where the field never applies: a dash, or a slash that is
  /// drawn as a line across the cell.
  package var notApplicable: String?

  package init(field: Int, area: CellRange) {
    self.field = field
    self.area = area
  }
}

/// A framed place for pictures, in which nothing is read.
package struct PlacedPicture: Sendable {
  /// What the author calls it; no two of a form are called alike.
  package var name: String
  package var area: CellRange

  package init(name: String, area: CellRange) {
    self.name = name
    self.area = area
  }
}
