@testable import Kenzan

/// A small form written down as rows, for tests of reading.
struct GridForm {
  enum Element {
    case label(String, span: Int = 1, rows: Int = 1)
    case section(String, span: Int = 1)
    case title(String, span: Int = 1)
    case note(String, span: Int = 1)
    case slot(String, span: Int = 1, rows: Int = 1)
    case gap(Int)
  }

  struct Item {
    var path: String
    var label: String
    var type: FieldType
    var unit: String?
    var facets = Facets()
  }

  var id = "test.form"
  var version = "1"
  var title = "試験シート"
  var year = 2025
  var items: [Item] = []
  var codes: [CodeList] = []
  var key: [String] = []
  var lists: [(path: String, rows: Int)] = []
  var rows: [[Element]] = []

  mutating func field(
    _ path: String,
    _ label: String,
    _ type: FieldType = .text,
    unit: String? = nil,
    codes: String? = nil,
    digits: Int? = nil,
    role: String? = nil,
    na: NotApplicable = .forbidden
  ) {
    var item = Item(path: path, label: label, type: type, unit: unit)
    item.facets.codes = codes
    item.facets.digits = digits
    item.facets.role = role
    item.facets.notApplicable = na
    item.facets.ownLabel = label
    items.append(item)
  }

  /// The compiled form: groups follow from the paths, rows are placed as in the schema language.
  func schema() -> FormSchema {
    let (groups, groupOfPath) = groups()
    let fields = items.enumerated().map { slot, item in
      let parent = item.path.split(separator: ".").dropLast().joined(separator: ".")
      return Field(
        slot: slot,
        path: FieldPath(item.path),
        label: item.label,
        type: item.type,
        unit: item.unit,
        group: groupOfPath[parent],
        facets: item.facets
      )
    }
    let slots = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1.path, $0) })
    let definitions = lists.map { list in
      ListDefinition(
        path: FieldPath(list.path),
        label: list.path,
        maximum: list.rows,
        rows: (1...list.rows).compactMap { groupOfPath["\(list.path).\($0)"] },
        key: []
      )
    }
    return FormSchema(
      id: id,
      version: version,
      title: title,
      year: FiscalYear(year) ?? .fallback,
      fields: fields,
      key: key.compactMap { slots[$0] },
      subject: nil,
      groups: groups,
      lists: definitions,
      codes: Dictionary(uniqueKeysWithValues: codes.map { ($0.name, $0) }),
      parameters: [],
      checks: [],
      layout: layout(slots)
    )
  }

  private func groups() -> ([Group], [String: Int]) {
    var paths: [String] = []
    for item in items {
      let segments = item.path.split(separator: ".").dropLast()
      for count in segments.indices {
        let path = segments[...count].joined(separator: ".")
        if !paths.contains(path) { paths.append(path) }
      }
    }
    let index = Dictionary(uniqueKeysWithValues: paths.enumerated().map { ($1, $0) })
    let groups = paths.map { path in
      let members = items.indices.filter { items[$0].path.hasPrefix(path + ".") }
      let parent = path.split(separator: ".").dropLast().joined(separator: ".")
      let key = String(path.split(separator: ".").last ?? "")
      return Group(
        path: FieldPath(path),
        label: path,
        parent: index[parent],
        fields: (members.first ?? 0)..<((members.last ?? -1) + 1),
        key: key,
        year: FiscalYear(key: key)
      )
    }
    return (groups, index)
  }

  private func layout(_ slots: [String: Int]) -> FormLayout {
    var layout = FormLayout()
    var covered: [Int: Set<Int>] = [:]
    for (offset, elements) in rows.enumerated() {
      let row = offset + 1
      var column = 1
      func place(_ span: Int, _ height: Int) -> CellRange {
        while covered[row]?.contains(column) == true { column += 1 }
        let range = CellRange(.at(row, column), .at(row + height - 1, column + span - 1))
        for line in row..<row + height {
          covered[line, default: []].formUnion(column..<column + span)
        }
        column += span
        return range
      }
      for element in elements {
        switch element {
        case .gap(let span): column += span
        case .slot(let path, let span, let height):
          layout.slots.append(PlacedSlot(field: slots[path] ?? -1, area: place(span, height)))
        case .label(let text, let span, let height):
          layout.labels.append(
            PlacedLabel(text: text, area: place(span, height), role: .heading)
          )
        case .section(let text, let span):
          layout.labels.append(PlacedLabel(text: text, area: place(span, 1), role: .section))
        case .title(let text, let span):
          layout.labels.append(PlacedLabel(text: text, area: place(span, 1), role: .title))
        case .note(let text, let span):
          layout.labels.append(PlacedLabel(text: text, area: place(span, 1), role: .note))
        }
      }
    }
    return layout
  }
}

extension CellReference {
  /// A place that a test knows to exist.
  static func at(_ row: Int, _ column: Int) -> Self {
    CellReference(row: row, column: column) ?? origin
  }

  /// A1, for tests that need some cell.
  static let origin: CellReference = {
    guard let origin = CellReference(row: 1, column: 1) else { preconditionFailure("A1 exists") }
    return origin
  }()
}

extension FiscalYear {
  static let fallback: FiscalYear = {
    guard let year = FiscalYear(2025) else { preconditionFailure("2025 exists") }
    return year
  }()
}
