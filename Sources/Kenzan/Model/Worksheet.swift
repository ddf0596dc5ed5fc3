/// One worksheet of a file: its cells in order, and what of its shape bears on their meaning.
///
/// Cells stand in one flat array in row order, so a large table costs no object per row. Whatever
/// only few cells have (formulas, struck runs) is kept in tables beside it.
public struct Worksheet: Sendable {
  /// Whether a worksheet is shown.
  public enum State: String, Sendable {
    case visible, hidden, veryHidden
  }

  /// The name on its tab; for a CSV the file's name without extension.
  public var name: String
  /// Whether it is shown.
  public var state = State.visible
  /// The cells with content, sorted by row, then column, each reference once.
  public package(set) var cells: [Cell] = []
  /// The styles that `Cell.style` counts into; the first is the default.
  package var styles = [CellStyle()]
  /// The cells without content whose style bears on a meaning (crossed out): reference to style.
  package var blankStyles: [CellReference: Int] = [:]
  /// The formula of a cell without the leading `=`; shared formulas stand written out.
  package var formulas: [CellReference: String] = [:]
  /// The cells in which only some runs are struck through.
  package var struckTexts: [CellReference: StruckText] = [:]
  /// The merged areas.
  package var merges: [CellRange] = []
  /// The hidden rows and columns.
  package var hiddenRows: Set<Int> = []
  package var hiddenColumns: Set<Int> = []
  /// What the worksheet carries that is not read, such as drawings and notes.
  package var unreadObjects: [UnreadObject] = []
  /// What a cell is called in messages where its reference is not its place: XML lines.
  package var places: [CellReference: String] = [:]

  /// Its rows, if they are not among `cells` because they only pass through.
  package var table: BigTable?

  /// How it looks; `nil` unless the reader was asked for it.
  package var layout: WorksheetLayout?

  package init(name: String) {
    self.name = name
  }

  /// The cell at a place, or `nil` where nothing stands; a binary search.
  public subscript(reference: CellReference) -> Cell? {
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].reference < reference { low = middle + 1 } else { high = middle }
    }
    guard low < cells.count, cells[low].reference == reference else { return nil }
    return cells[low]
  }

  /// The style of a place, also where nothing stands.
  package func style(at reference: CellReference) -> CellStyle {
    style(self[reference]?.style ?? blankStyles[reference] ?? 0)
  }

  /// The style of one of its cells.
  package func style(of cell: Cell) -> CellStyle { style(cell.style) }

  private func style(_ index: Int) -> CellStyle {
    styles.indices.contains(index) ? styles[index] : CellStyle()
  }
}

/// Something in a worksheet that kenzan lists but does not read.
package struct UnreadObject: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case drawing, textBox, picture, chart, note, control
  }

  package var kind: Kind
  /// The cell at its top left, where the file says it.
  package var anchor: CellReference?
  /// What a picture shows; `nil` for everything else, and for pictures of old drawings.
  package var picture: PictureContent?

  package init(kind: Kind, anchor: CellReference?, picture: PictureContent? = nil) {
    self.kind = kind
    self.anchor = anchor
    self.picture = picture
  }
}
