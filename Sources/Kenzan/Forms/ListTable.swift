/// The table of one list: a row for each row of the list, with the key of its sheet.
///
/// It lies beside the table of sheets: `program.items.csv` beside `program.csv`. Its columns are the
/// key fields of the sheet, optionally `n`, the number of the row, and the fields of the list.
package struct ListTable {
  private let worksheet: Worksheet
  private let schema: FormSchema
  private let matcher: FormMatcher
  private let list: ListDefinition
  private let keyColumns: [Int]
  private let numberColumn: Int?
  /// The columns of the fields, by their names inside a row.
  private let columns: [(name: String, column: Int)]

  /// The path of the list whose table a file is, if its name says that it belongs to a table.
  package static func listPath(of path: String, beside table: String) -> FieldPath? {
    guard let stem = table.withoutExtension, let other = path.withoutExtension,
      other.hasPrefix(stem + ".")
    else { return nil }
    let list = other.dropFirst(stem.count + 1)
    return list.isEmpty || list.contains("/") ? nil : FieldPath(String(list))
  }

  /// Takes the table of a list of the form that the sheets are of; `nil` where it is none.
  init?(_ file: SourceFile, sheets: [SheetReading]) {
    let record = sheets.lazy.compactMap { reading -> Record? in
      if case .record(let record, _) = reading.outcome { record } else { nil }
    }.first
    guard let worksheet = file.worksheets.first, let schema = record?.schema else { return nil }
    let name = file.path.withoutExtension ?? file.path
    guard
      let list = schema.lists.first(where: { name.hasSuffix("." + $0.path.description) })
    else { return nil }
    self.worksheet = worksheet
    self.schema = schema
    self.list = list
    matcher = FormMatcher(schema)
    var places: [String: Int] = [:]
    for cell in worksheet.cells.prefix(while: { $0.reference.row == 1 }) {
      places[cell.content.text.normalizedForMatching] = cell.reference.column
    }
    keyColumns = schema.key.compactMap { slot in
      places[schema.fields[slot].path.description]
        ?? places[schema.fields[slot].label.normalizedForMatching]
    }
    guard keyColumns.count == schema.key.count, !schema.key.isEmpty else { return nil }
    numberColumn = places["n"]
    columns = Self.columns(of: list, schema: schema, places: places)
  }

  private static func columns(
    of list: ListDefinition,
    schema: FormSchema,
    places: [String: Int]
  ) -> [(name: String, column: Int)] {
    guard let first = list.rows.first, schema.groups.indices.contains(first) else { return [] }
    let group = schema.groups[first]
    let prefix = group.path.description + "."
    return group.fields.compactMap { slot in
      let field = schema.fields[slot]
      let name = String(field.path.description.dropFirst(prefix.count))
      let heads = [name, list.path.description + "." + name, field.facets.ownLabel]
      return heads.lazy.compactMap { places[$0.normalizedForMatching] }.first
        .map { (name, $0) }
    }
  }

  /// Puts the rows into the sheets with the same key; rows without a sheet become findings.
  func join(_ readings: [SheetReading]) -> [SheetReading] {
    var readings = readings
    var sheets: [[String]: Int] = [:]
    for (index, reading) in readings.enumerated() {
      guard case .record(let record, _) = reading.outcome, record.schema.id == schema.id else {
        continue
      }
      sheets[schema.key.map { record[$0].raw.normalizedForMatching }] = index
    }
    var used: [Int: Set<Int>] = [:]
    var faults: [Finding] = []
    var rows: [Int: [Int: CellContent]] = [:]
    for cell in worksheet.cells where cell.reference.row > 1 {
      rows[cell.reference.row, default: [:]][cell.reference.column] = cell.content
    }
    for (row, cells) in rows.sorted(by: { $0.key < $1.key }) {
      if cells.values.allSatisfy(\.isBlankText) { continue }
      let key = keyColumns.map { cells[$0]?.text.normalizedForMatching ?? "" }
      guard let index = sheets[key] else {
        faults.append(fault(row, .noSheet(row, key.joined(separator: "／"))))
        continue
      }
      guard let number = number(of: cells, used: used[index] ?? []) else {
        faults.append(fault(row, .noRow(row, list.maximum)))
        continue
      }
      used[index, default: []].insert(number)
      readings[index] = enter(cells, row: row, number: number, into: readings[index])
    }
    if !faults.isEmpty {
      readings.append(
        SheetReading(sheet: worksheet.name, outcome: .refused(faults), schema: schema)
      )
    }
    return readings
  }

  /// The stated number of a row, or the next free one; `nil` where there is none, or it is taken.
  private func number(of cells: [Int: CellContent], used: Set<Int>) -> Int? {
    guard let column = numberColumn, let text = cells[column]?.text.trimmed, !text.isEmpty else {
      return list.rows.indices.first { !used.contains($0 + 1) }.map { $0 + 1 }
    }
    guard let number = Int(text), list.rows.indices.contains(number - 1), !used.contains(number)
    else { return nil }
    return number
  }

  private func enter(
    _ cells: [Int: CellContent],
    row: Int,
    number: Int,
    into reading: SheetReading
  ) -> SheetReading {
    guard case .record(var record, let findings) = reading.outcome else { return reading }
    var entries = RecordEntries(worksheet, schema: schema, values: record.values)
    let group = schema.groups[list.rows[number - 1]]
    let places = columns.compactMap { name, column in
      schema.slot(of: FieldPath(group.path.description + "." + name)).map { ($0, column) }
    }
    entries.enter(
      row: row,
      cells,
      columns: Dictionary(places, uniquingKeysWith: { first, _ in first }),
      matcher: matcher
    )
    record.values = entries.values
    for (slot, _) in places {
      for slot in [slot] + (schema.within[slot] ?? []) { record.values[slot].table = worksheet.name }
    }
    var reading = reading
    reading.outcome = .record(record, findings + entries.findings)
    return reading
  }

  private func fault(_ row: Int, _ message: Message) -> Finding {
    Finding(.tableRow, .error, cell: "\(worksheet.name)!A\(row)", message: message)
  }
}

extension String {
  /// The path without the last extension of its file; `nil` where it has none.
  fileprivate var withoutExtension: String? {
    guard let point = utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let rest = self[point...].utf8
    return rest.contains(UInt8(ascii: "/")) ? nil : String(self[..<point])
  }
}

extension Message {
  fileprivate static func noSheet(_ row: Int, _ key: String) -> Self {
    Self(
      ja: "\(row)行目（\(key)）に対応するシートがありません。シートの表と同じ番号などを記入してください。",
      en:
        "Row \(row) ('\(key)') belongs to no sheet. Use the key of a sheet in the table of sheets."
    )
  }

  fileprivate static func noRow(_ row: Int, _ maximum: Int) -> Self {
    Self(
      ja: "\(row)行目の番号（n）が重複しているか、1から\(maximum)までの数ではありません。番号を直してください。",
      en: "The number (n) of row \(row) is used twice or is not between 1 and \(maximum)."
    )
  }
}
