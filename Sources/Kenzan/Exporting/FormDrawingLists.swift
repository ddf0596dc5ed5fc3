/// The choices of code fields on a hidden worksheet, one column each.
///
/// A list written into the cell's rule is bounded to 255 characters; cells are not.
package struct FormLists: Sendable {
  private struct Key: Hashable, Comparable {
    var codes: String
    var isWithNotApplicable: Bool

    static func < (left: Self, right: Self) -> Bool {
      (left.codes, left.isWithNotApplicable ? 1 : 0)
        < (right.codes, right.isWithNotApplicable ? 1 : 0)
    }
  }

  private var areas: [Key: CellRange] = [:]
  /// The worksheet; `nil` where no field needs one.
  package private(set) var sheet: WorkbookSheet?

  /// No choices at all: for sheets that are only read.
  package static let none = FormLists()

  private init() {}

  package init(schema: FormSchema) {
    let keys = Set(
      schema.layout.slots.filter { schema.fields.indices.contains($0.field) }
        .compactMap { Self.key(of: schema.fields[$0.field]) }
    )
    var sheet = WorkbookSheet(name: FormLayout.choicesTab)
    sheet.isHidden = true
    for (index, key) in keys.sorted().enumerated() {
      guard let list = schema.codes[key.codes] else { continue }
      let choices = list.codes.map(\.label) + (key.isWithNotApplicable ? ["－"] : [])
      let column = index + 1
      let cells = ([key.codes] + choices).enumerated().compactMap { offset, text in
        CellReference(row: offset + 1, column: column).map { SheetCell($0, .text(text), Self.look) }
      }
      guard cells.count > 1, let last = cells.last else { continue }
      areas[key] = CellRange(cells[1].reference, last.reference)
      sheet.cells += cells
    }
    self.sheet = areas.isEmpty ? nil : sheet
  }

  /// The cells of a field's choices as a formula; `nil` where anything may be typed.
  func reference(for field: Field) -> String? {
    guard let area = Self.key(of: field).flatMap({ areas[$0] }) else { return nil }
    return Workbook.quoted(FormLayout.choicesTab) + "!" + area.absolute
  }

  private static func key(of field: Field) -> Key? {
    // A drop-down list puts one choice into a cell.
    guard field.type == .code, !field.facets.isMultiple, let codes = field.facets.codes else {
      return nil
    }
    return Key(codes: codes, isWithNotApplicable: field.facets.notApplicable != .forbidden)
  }

  private static let look = CellLook().with { $0.numberFormat = StyleSheet.textFormat }
}
