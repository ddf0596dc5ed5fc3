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

  package init() {}
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

  package init(field: Int, area: CellRange) {
    self.field = field
    self.area = area
  }
}
