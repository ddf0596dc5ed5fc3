extension FormDrawing {
  /// The names of the sheet: every field by its path, every list column that is a range, and the
  /// constants that say which form it is.
  package func names(sheet: Int, tab: String) -> [DefinedName] {
    var names = constants(sheet: sheet)
    let prefix = Workbook.quoted(tab) + "!"
    for place in schema.layout.slots where schema.fields.indices.contains(place.field) {
      guard let cell = cell(of: place.field) else { continue }
      let path = schema.fields[place.field].path.description
      names.append(DefinedName(name: path, sheet: sheet, formula: prefix + cell.absolute))
    }
    for (name, range) in columns {
      names.append(DefinedName(name: name, sheet: sheet, formula: prefix + range.absolute))
    }
    return names
  }

  private func constants(sheet: Int) -> [DefinedName] {
    [("schema", schema.id), ("version", schema.version), ("year", schema.year.key)].map {
      DefinedName(name: "kenzan." + $0, sheet: sheet, formula: "\"\($1)\"")
    }
  }

  /// The columns of lists whose cells stand below one another: `items.amount`.
  private var columns: [(name: String, range: CellRange)] {
    schema.lists.flatMap { list in
      let prefix = list.path.description
      var cells: [String: [CellRange]] = [:]
      for row in list.rows where schema.groups.indices.contains(row) {
        let group = schema.groups[row]
        let start = group.path.description + "."
        for slot in group.fields {
          let path = schema.fields[slot].path.description
          guard path.hasPrefix(start), let area = grid.slots[slot] else { continue }
          cells[prefix + "." + path.dropFirst(start.count), default: []].append(area)
        }
      }
      return cells.sorted { $0.key < $1.key }.compactMap { name, areas -> (String, CellRange)? in
        Self.column(areas).map { (name, $0) }
      }
    }
  }

  /// The first cells of areas that follow each other downwards without a gap.
  private static func column(_ areas: [CellRange]) -> CellRange? {
    guard let first = areas.first, let last = areas.last else { return nil }
    for (one, next) in zip(areas, areas.dropFirst()) {
      guard next.first.column == one.first.column, next.first.row == one.last.row + 1 else {
        return nil
      }
    }
    return CellRange(first.first, last.first)
  }

  /// How many bytes a sheet's tab may have: libxlsxwriter keeps tab and name together in 127.
  package static func tabBytes(for schemas: [FormSchema]) -> Int {
    let longest = schemas.lazy.flatMap(\.fields).map(\.path.description.utf8.count).max() ?? 0
    return WorkbookNames.maximumBytes - 3 - max(longest, "kenzan.version".utf8.count)
  }
}
