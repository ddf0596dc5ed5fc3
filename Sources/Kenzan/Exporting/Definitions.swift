/// What the columns of the tables, the forms, their fields and choices and the indicators mean.
struct Definitions {
  enum Kind: String, CaseIterable {
    case form = "様式"
    case column = "表の列"
    case field = "様式の項目"
    case code = "選択肢"
    case indicator = "指標"
  }

  /// One thing that is defined.
  struct Entry: Equatable {
    var kind: String
    /// The id of the form; empty for a column.
    var form = ""
    /// What it is called in every year: `budget.amount`, `cost.{year}.total`.
    var id: String
    var title: String
    var type = ""
    var unit = ""
    /// The version of the form.
    var version = ""
    var meaning = ""

    var key: [String] { [kind, form, id] }
  }

  private(set) var entries: [Entry] = []
  private var known: Set<[String]> = []

  /// Gathers what may be published of the sheets, in a fixed order.
  init(_ sheets: [TidySheet], tables: [TidyTable]) {
    for table in tables {
      for column in table.columns {
        add(
          Entry(
            kind: Kind.column.rawValue,
            id: "\(table.name).\(column.name)",
            title: "\(table.title)／\(column.heading)",
            type: column.kind.rawValue,
            meaning: column.note ?? ""
          )
        )
      }
    }
    let schemas = sheets.compactMap { $0.record?.schema }
      .sorted { ($0.id, $1.year, $1.version) < ($1.id, $0.year, $0.version) }
    // Of a form in several years the last one is what the tables go by.
    let latest = schemas.indices.filter { $0 == 0 || schemas[$0 - 1].id != schemas[$0].id }
    for schema in latest.map({ schemas[$0] }) { add(schema) }
    for sheet in sheets {
      guard let record = sheet.record else { continue }
      add(TidyRecord(record: record, path: "", isPublic: true))
    }
  }

  private mutating func add(_ entry: Entry) {
    if known.insert(entry.key).inserted { entries.append(entry) }
  }

  private mutating func add(_ schema: FormSchema) {
    func entry(_ kind: Kind, _ id: String, _ title: String) -> Entry {
      Entry(kind: kind.rawValue, form: schema.id, id: id, title: title, version: schema.version)
    }
    add(entry(.form, schema.id, schema.title))
    let fields = schema.fields.filter { !$0.facets.isInternal }
    for field in fields {
      var entry = entry(.field, schema.lastingPath(of: field), schema.lastingLabel(of: field))
      entry.type = field.type.rawValue
      entry.unit = field.unit ?? ""
      entry.meaning = field.facets.guidance ?? ""
      add(entry)
    }
    for name in Set(fields.compactMap(\.facets.codes)).sorted() {
      for code in schema.codes[name]?.codes ?? [] where code.isValid(in: schema.year) {
        add(entry(.code, "\(name)/\(code.value)", code.label))
      }
    }
  }

  private mutating func add(_ record: TidyRecord) {
    guard let key = record.keyText else { return }
    for indicator in record.definedIndicators {
      add(
        Entry(
          kind: Kind.indicator.rawValue,
          form: record.schema.id,
          id: "\(key)/\(indicator.id)",
          title: indicator.name,
          unit: indicator.unit,
          version: record.schema.version,
          meaning: indicator.kind + (indicator.direction.isEmpty ? "" : "、\(indicator.direction)")
        )
      )
    }
  }
}

extension FormSchema {
  /// The path of a field as it is in every year and every row: `items.{n}.{year}.amount`.
  fileprivate func lastingPath(of field: Field) -> String {
    field.path.segments.map { segment in
      if FiscalYear(key: String(segment)) != nil { return "{year}" }
      return segment.allSatisfy(\.isNumber) ? "{n}" : String(segment)
    }
    .joined(separator: ".")
  }

  /// What the field is called in every year: the labels of its groups but those of years and rows.
  fileprivate func lastingLabel(of field: Field) -> String {
    var labels = [field.facets.ownLabel.isEmpty ? field.label : field.facets.ownLabel]
    var next = field.group
    while let index = next, groups.indices.contains(index), labels.count < groups.count + 1 {
      let group = groups[index]
      let isRow = group.path.segments.last?.allSatisfy(\.isNumber) ?? false
      // Labels of years change every year: R6決算.
      let isYear = group.year.map { group.label.contains($0.key) } ?? false
      if !isYear, !isRow, !group.label.isEmpty, group.label != labels.last {
        let key = group.year == nil ? group.key ?? "" : ""
        labels.append(group.label.contains(key) ? group.label : group.label + key)
      }
      next = group.parent
    }
    return labels.reversed().joined(separator: "／")
  }
}

extension TidyRecord {
  struct DefinedIndicator {
    var id: String
    var kind: String
    var name: String
    var unit: String
    var direction: String
  }

  /// The indicators for which a figure was written; a row of a list goes by its name.
  var definedIndicators: [DefinedIndicator] {
    schema.groups.filter { $0.role == "indicator" }.compactMap { group in
      guard let row = rows(of: group).last?.map(\.plainText), row.count > 3 else { return nil }
      var path = group.path.segments.map { String($0) }
      if let last = path.last, last.allSatisfy(\.isNumber) { path[path.count - 1] = row[1] }
      return DefinedIndicator(
        id: path.joined(separator: "."),
        kind: row[0],
        name: row[1],
        unit: row[2],
        direction: row[3]
      )
    }
  }
}
