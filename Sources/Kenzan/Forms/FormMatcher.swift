/// A form's grid made ready for finding its labels in returned sheets.
///
/// Compiled once for each form and year; every label is normalised here and never again.
struct FormMatcher: Sendable {
  /// A text of the grid.
  struct Label: Sendable {
    /// The text as drawn, for messages and for the quick comparison.
    var raw: String
    /// The text as it is compared.
    var text: String
    var area: CellRange
    var role: PlacedLabel.Role
  }

  /// A text that every row of a list has at the same place.
  struct RowHeading: Sendable {
    var raw: String
    var text: String
    /// How many rows below the first one of the list's row.
    var offset: Int
    var column: Int
  }

  /// The place of a field, and the labels that it must stand under.
  struct Slot: Sendable {
    /// The slot of the field in the schema.
    var field: Int
    var area: CellRange
    /// The nearest heading to its left that covers its rows.
    var rowHeading: Int?
    /// The heading of its column, above it in its block.
    var columnHeading: Int?
    /// The headings of the block around them, where their own texts occur in other blocks too.
    var blockHeadings: [Int] = []

    /// The next label in each direction: where no name speaks, all of them must stand as drawn.
    var neighbours: [Int] = []

    var headings: [Int] { [rowHeading, columnHeading].compactMap { $0 } + blockHeadings }
  }

  let schema: FormSchema
  /// The grid with as many rows of each list as the sheet has that is compared with it.
  let layout: FormLayout
  /// What is known of its fields, however many rows there are.
  let fields: FormFields
  /// The labels by row, then column, without those that stand alike in every row of a list.
  let labels: [Label]
  /// By repeated rows of the layout: the texts that stand alike in every row of the list.
  let headingsOfRows: [[RowHeading]]
  /// The labels of each drawn row that has any, from left to right.
  let labelRows: [(row: Int, labels: [Int])]
  /// The rows that hold headings and no slots, from above to below.
  let headRows: [Int]
  let slots: [Slot]
  /// The places of the slots in `slots`, by their fields in the schema.
  let slotOfField: [Int: Int]
  /// How the labels of an untouched form stand.
  let drawn: FormAlignment
  /// The texts of all labels, each once.
  let labelTexts: Set<String>
  /// The texts of all labels but the form's title, each once.
  let texts: Set<String>
  /// Whether any label covers more than one cell.
  let hasMerges: Bool
  /// The areas of all labels and slots, and the smallest one that holds them.
  let drawnAreas: Set<CellRange>
  let bounds: CellRange?

  /// Takes the grid as a blank form has it.
  init(_ schema: FormSchema) {
    let blank = schema.layout.repeats.map { $0.blank ?? .max }
    self.init(schema, FormFields(schema), schema.layout.with(counts: blank))
  }

  private init(_ schema: FormSchema, _ fields: FormFields, _ layout: FormLayout) {
    self.schema = schema
    self.layout = layout
    self.fields = fields
    let labels = layout.labels.filter { !$0.isOfEveryRow }
      .map {
        Label(raw: $0.text, text: $0.text.normalizedForMatching, area: $0.area, role: $0.role)
      }
      .filter { !$0.text.isEmpty }
      .sorted { $0.area.first < $1.area.first }
    self.labels = labels
    headingsOfRows = layout.repeats.map { Self.headings(of: $0, in: layout) }
    var rows: [(row: Int, labels: [Int])] = []
    for (index, label) in labels.enumerated() {
      if rows.last?.row == label.area.first.row {
        rows[rows.count - 1].labels.append(index)
      } else {
        rows.append((label.area.first.row, [index]))
      }
    }
    labelRows = rows
    headRows = Self.headRows(of: layout, labels)
    slots = HeadingFinder(labels: labels).slots(of: layout, headRows: headRows)
    slotOfField = Dictionary(
      slots.enumerated().map { ($1.field, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    drawn = FormAlignment(asDrawn: labels)
    labelTexts = Set(labels.lazy.map(\.text))
    texts = Set(labels.lazy.filter { $0.role != .title }.map(\.text))
    let areas = layout.areas
    drawnAreas = Set(areas)
    bounds = areas.reduce(nil) { $0?.united(with: $1) ?? $1 }
    hasMerges = labels.contains { $0.area.first != $0.area.last }
  }

  private static func headRows(of layout: FormLayout, _ labels: [Label]) -> [Int] {
    let taken = layout.slots.reduce(into: Set<Int>()) { rows, slot in
      rows.formUnion(slot.area.first.row...slot.area.last.row)
    }
    let rows = Set(labels.filter { $0.role == .heading }.map(\.area.first.row))
    return rows.subtracting(taken).sorted()
  }

  /// What lies below a heading in a row of nothing but headings: its columns, down to the next row of
  /// heads over them or the next section; `nil` for any other label.
  func realm(of label: Int) -> CellRange? {
    let head = labels[label].area
    guard labels[label].role == .heading, headRows.contains(head.first.row), let bounds else {
      return nil
    }
    // Heads may have two rows, so that the next ones are those below some slots.
    let below = slots.first { $0.area.first.row > head.last.row }?.area.first.row ?? head.last.row
    let end = labels.first { other in
      guard other.area.first.row > below else { return false }
      switch other.role {
      case .section, .title: return true
      case .heading:
        return headRows.contains(other.area.first.row)
          && other.area.first.column <= head.last.column
          && head.first.column <= other.area.last.column
      case .note: return false
      }
    }
    let bottom = end.map { $0.area.first.row - 1 } ?? bounds.last.row
    guard bottom > head.last.row,
      let first = CellReference(row: head.last.row + 1, column: head.first.column),
      let last = CellReference(row: bottom, column: head.last.column)
    else { return nil }
    return CellRange(first, last)
  }

  private static func headings(of part: RepeatedRows, in layout: FormLayout) -> [RowHeading] {
    let first = part.rows.prefix(part.height)
    return layout.labels.filter { $0.isOfEveryRow && first.contains($0.area.first.row) }
      .map { label in
        RowHeading(
          raw: label.text,
          text: label.text.normalizedForMatching,
          offset: label.area.first.row - part.rows.lowerBound,
          column: label.area.first.column
        )
      }
  }

  /// The form with so many rows of each repeated list.
  func with(counts: [Int]) -> FormMatcher {
    counts == layout.repeats.map(\.count)
      ? self : FormMatcher(schema, fields, schema.layout.with(counts: counts))
  }

  /// The share of the form's texts that a sheet has, in per cent.
  func share(of sheetTexts: Set<String>) -> Int {
    texts.isEmpty ? 0 : texts.intersection(sheetTexts).count * 100 / texts.count
  }
}
