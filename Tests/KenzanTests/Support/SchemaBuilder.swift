import Testing

@testable import Kenzan

/// Builds small forms for tests; names in formulas are whole paths, or a list and its column.
struct SchemaBuilder {
  private var fields: [Field] = []
  private var cells: [Int: CellReference] = [:]
  private var groups: [Group] = []
  private var lists: [ListDefinition] = []
  private var codes: [String: CodeList] = [:]
  private var checks: [Check] = []
  var key: [String] = []
  var subject: String?

  /// Everything that `body` adds belongs to the group.
  mutating func group(
    _ path: String,
    _ label: String,
    isOptional: Bool = false,
    _ body: (inout SchemaBuilder) -> Void
  ) {
    let last = String(path.split(separator: ".").last ?? "")
    let year = FiscalYear(key: last)
    let index = groups.count
    groups.append(
      Group(
        path: FieldPath(path),
        label: label,
        parent: groups.lastIndex { path.hasPrefix($0.path.description + ".") },
        fields: fields.count..<fields.count,
        key: year == nil && Int(last) == nil ? nil : last,
        year: year,
        isOptional: isOptional
      )
    )
    body(&self)
    groups[index].fields = groups[index].fields.lowerBound..<fields.count
  }

  /// A list whose rows are the groups `path.1` …, made before.
  mutating func list(_ path: String, _ label: String, key: [String] = []) {
    let rows = groups.indices.filter {
      let group = groups[$0].path.description
      return group.hasPrefix(path + ".") && Int(group.dropFirst(path.count + 1)) != nil
    }
    lists.append(
      ListDefinition(
        path: FieldPath(path),
        label: label,
        maximum: rows.count,
        rows: rows,
        key: key
      )
    )
  }

  mutating func codes(_ name: String, _ labels: KeyValuePairs<String, String>) {
    codes[name] = CodeList(
      name: name,
      codes: labels.map { CodeList.Code(value: $0.key, label: $0.value) }
    )
  }

  mutating func field(
    _ path: String,
    _ label: String,
    _ type: FieldType = .number,
    own: String? = nil,
    at cell: String? = nil,
    unit: String? = nil,
    _ change: (inout Facets) -> Void = { _ in }
  ) {
    var facets = Facets()
    facets.ownLabel = own ?? label
    change(&facets)
    cells[fields.count] = cell.flatMap { CellReference($0) }
    fields.append(
      Field(
        slot: fields.count,
        path: FieldPath(path),
        label: label,
        type: type,
        unit: unit,
        group: groups.lastIndex { path.hasPrefix($0.path.description + ".") },
        facets: facets
      )
    )
  }

  /// A check `stated = …`; `at` names the cell where the left side is not the field alone.
  mutating func check(
    _ id: String,
    _ formula: String,
    at stated: String? = nil,
    when: String? = nil,
    severity: Severity = .error,
    message: Message? = nil,
    advice: Message? = nil,
    also: [String] = [],
    rounding: Rounding? = nil
  ) throws {
    guard case .binary(let comparison, let left, let right) = try expression(formula) else {
      return
    }
    var slot = stated.flatMap { self.slot($0) } ?? 0
    if stated == nil, case .leaf(.field(let own)) = left { slot = own }
    checks.append(
      Check(
        id: id,
        stated: slot,
        groups: [],
        when: try when.map { try expression($0) },
        comparison: comparison,
        left: left,
        right: right,
        severity: severity,
        message: message,
        advice: advice,
        also: also,
        rounding: rounding,
        line: 1
      )
    )
  }

  /// A formula with its names resolved.
  func expression(_ text: String) throws -> Expression<FieldOperand> {
    try Formula.parse(text).mapLeaves { token in
      if let slot = slot(token.text) { return .leaf(.field(slot)) }
      let column = token.text.split(separator: ".")
      return .leaf(
        .fields(
          fields.filter {
            let parts = $0.path.segments
            return parts.first == column.first && parts.last == column.last
          }.map(\.slot)
        )
      )
    }
  }

  func schema(id: String = "test.form") -> FormSchema? {
    guard let year = FiscalYear(key: "R7") else { return nil }
    return FormSchema(
      id: id,
      version: "1",
      title: "評価シート",
      year: year,
      fields: fields,
      key: key.compactMap { slot($0) },
      subject: subject.flatMap { slot($0) },
      groups: groups,
      lists: lists,
      codes: codes,
      parameters: [],
      checks: checks,
      layout: FormLayout()
    )
  }

  /// A sheet with these values; `－` is not applicable, `?…` unreadable, what is not named blank.
  func record(_ values: [String: String], sheet: String = "Sheet1") throws -> Record {
    let form = try #require(schema())
    let states = form.fields.map { field in
      let raw = values[field.path.description] ?? ""
      return FieldValue(state: state(raw, field.type), cell: cells[field.slot], raw: raw)
    }
    return Record(schema: form, values: states, sheet: sheet)
  }

  private func state(_ raw: String, _ type: FieldType) -> FieldState {
    if raw.isEmpty { return .blank }
    if raw == "－" { return .notApplicable }
    if raw.hasPrefix("?") { return .unreadable }
    return switch type {
    case .number: ExactDecimal(raw).map { .number($0) } ?? .unreadable
    case .text, .code: .text(raw)
    case .year: FiscalYear(key: raw).map { .year($0) } ?? .unreadable
    case .flag: .flag(raw == "true")
    case .date: .unreadable
    }
  }

  private func slot(_ path: String) -> Int? {
    fields.firstIndex { $0.path.description == path }
  }
}
