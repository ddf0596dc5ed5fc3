/// A form's fields made ready for reading: by name, by the heads of tables, with their units and signs.
struct FormFields: Sendable {
  let values: ValueReader
  /// The fields by what the heads of a table may call them.
  let heads: FieldHeads
  /// For number fields without a unit of their own: the field of their group that says the unit.
  let units: [Int: Int]
  /// What the form itself says in fields that never apply, and in those within their cells.
  let signs: [Int: String]
  private let schema: FormSchema
  /// The fields by their paths as written; names in other case are looked up in the schema.
  private let fieldOfName: [String: Int]

  init(_ schema: FormSchema) {
    self.schema = schema
    values = ValueReader(schema: schema)
    heads = FieldHeads(schema)
    units = Self.units(of: schema)
    signs = schema.layout.slots.reduce(into: [:]) { signs, place in
      for slot in [place.field] + (schema.within[place.field] ?? []) {
        signs[slot] = place.notApplicable
      }
    }
    fieldOfName = Dictionary(
      schema.fields.map { ($0.path.description, $0.slot) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The field that a defined name belongs to.
  func named(_ name: String) -> Int? {
    fieldOfName[name] ?? schema.slot(of: FieldPath(name))
  }

  /// Looks for a field with the role `unit` in the field's group and those around it.
  private static func units(of schema: FormSchema) -> [Int: Int] {
    var unitOfGroup: [Int: Int] = [:]
    for field in schema.fields where field.facets.role == "unit" {
      if let group = field.group { unitOfGroup[group] = field.slot }
    }
    guard !unitOfGroup.isEmpty else { return [:] }
    var units: [Int: Int] = [:]
    for field in schema.fields where field.type == .number && field.unit == nil {
      var next = field.group
      while let group = next, schema.groups.indices.contains(group) {
        if let unit = unitOfGroup[group] {
          units[field.slot] = unit
          break
        }
        next = schema.groups[group].parent
      }
    }
    return units
  }
}
