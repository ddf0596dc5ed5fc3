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
  package var labels: [PlacedLabel] = []
  package var slots: [PlacedSlot] = []
  /// The rows that repeat for every row of a list, from above to below.
  package var repeats: [RepeatedRows] = []
  package var pictures: [PlacedPicture] = []

  /// The tab of the hidden worksheet that holds the choices of the drop-down lists.
  package static let choicesTab = "選択肢"
  /// The property of a workbook that returns findings to a department, which it names: no submission.
  static let returnProperty = "kenzan.return"

  package init() {}

  /// Every area in which something stands.
  package var areas: [CellRange] {
    labels.map(\.area) + slots.map(\.area) + pictures.map(\.area)
  }
}

/// The rows of the form that stand for the rows of a list, as many as the list may have.
///
/// A drawn or returned form has fewer or more of them: what stands below moves with them.
package struct RepeatedRows: Sendable, Hashable {
  /// The list, an index into `FormSchema.lists`.
  package var list: Int
  /// Where they stand, with as many of the list's rows as the layout has.
  package var rows: ClosedRange<Int>
  /// How many rows of the form one row of the list takes.
  package var height: Int
  /// How many blank ones a form to be filled in has behind those filled already; `nil` for all
  /// that there are, as on paper, where a page always looks the same.
  package var blank: Int?

  /// How many rows of the list there are.
  package var count: Int { rows.count / height }

  package init(list: Int, rows: ClosedRange<Int>, height: Int, blank: Int?) {
    self.list = list
    self.rows = rows
    self.height = height
    self.blank = blank
  }
}

extension FormLayout {
  /// Adds rows that repeat, and marks the labels in them that tell no row from another.
  mutating func add(_ part: RepeatedRows) {
    repeats.append(part)
    // Where the form always has the same rows, their headings are as good as any.
    guard part.blank != nil else { return }
    let inside = labels.indices.filter { part.rows.contains(labels[$0].area.first.row) }
    let places = Dictionary(grouping: inside) { index in
      let (text, place) = (labels[index].text, labels[index].area.first)
      return "\((place.row - part.rows.lowerBound) % part.height) \(place.column) \(text)"
    }
    // Where any label tells which row it is, all of them help to find it.
    guard places.values.allSatisfy({ $0.count == part.count }) else { return }
    for index in inside { labels[index].isOfEveryRow = true }
  }

  /// The layout with so many rows of each repeated list, at least one and at most what there are.
  package func with(counts: [Int]) -> FormLayout {
    var kept: [Int] = []
    var result = self
    var next = 1
    for (index, part) in repeats.enumerated() {
      let count = max(1, min(part.count, counts.indices.contains(index) ? counts[index] : .max))
      kept += next..<part.rows.lowerBound
      let start = kept.count + 1
      kept += part.rows.prefix(count * part.height)
      result.repeats[index].rows = start...kept.count
      next = part.rows.upperBound + 1
    }
    let last = max(rowHeights.count, next - 1)
    if next <= last { kept += next...last }
    guard kept.count < last else { return self }
    result.rowHeights = kept.map { rowHeights[$0 - 1] }
    let map = RowMap(kept: kept, of: last)
    result.labels = labels.compactMap { label in
      map.area(label.area).map { area in
        var label = label
        label.area = area
        return label
      }
    }
    result.slots = slots.compactMap { slot in
      map.area(slot.area).map { area in
        var slot = slot
        slot.area = area
        return slot
      }
    }
    result.pictures = pictures.compactMap { picture in
      map.area(picture.area).map { area in
        var picture = picture
        picture.area = area
        return picture
      }
    }
    return result
  }
}

/// Where the rows of a layout stand once some were taken out.
private struct RowMap {
  /// By row from 1: its new number, or that of the last kept one above it.
  private var places: [Int]
  private var isKept: [Bool]

  init(kept: [Int], of count: Int) {
    places = Array(repeating: 0, count: count + 1)
    isKept = Array(repeating: false, count: count + 1)
    for row in kept { isKept[row] = true }
    for row in places.indices.dropFirst() { places[row] = places[row - 1] + (isKept[row] ? 1 : 0) }
  }

  /// The area without the rows that were taken out; `nil` where it began in one of them.
  func area(_ area: CellRange) -> CellRange? {
    guard isKept.indices.contains(area.last.row), isKept[area.first.row],
      let first = CellReference(row: places[area.first.row], column: area.first.column),
      let last = CellReference(row: places[area.last.row], column: area.last.column)
    else { return nil }
    return CellRange(first, last)
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
  /// Whether it stands alike in every row of a list.
  package var isOfEveryRow = false

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

/// A framed place for pictures, in which no text is read.
package struct PlacedPicture: Sendable {
  /// What the author calls it; no two of a form are called alike.
  package var name: String
  package var area: CellRange
  /// Whether what lies there is kept out of everything public.
  package var isInternal: Bool

  package init(name: String, area: CellRange, isInternal: Bool = false) {
    self.name = name
    self.area = area
    self.isInternal = isInternal
  }
}
