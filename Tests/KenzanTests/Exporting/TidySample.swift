@testable import Kenzan

/// A small form with every role of the tidy tables, and a sheet of it to be filled by path.
struct TidySample {
  private(set) var fields: [Field] = []
  private(set) var groups: [Group] = []
  private var values: [String: FieldValue] = [:]
  private let year = FiscalYear(key: "R7") ?? FiscalYear(2025)

  init() {
    add("number", "整理番号", .text)
    add("department", "部", .code, role: "department", codes: "departments")
    add("project", "事務事業名", .text)
    add("clerk", "担当者", .text, isInternal: true, role: "text")
    add("issues", "課題", .text, role: "text")
    let outcome = open("outcome", "成果指標", role: "indicator")
    add("name", "指標名", .text, role: "name")
    add("direction", "方向", .text, role: "direction")
    for key in ["R5", "R6"] {
      let group = open(key, key, year: FiscalYear(key: key), role: "year")
      add("target", "目標", .number, unit: "%", role: "target")
      add("actual", "実績", .number, unit: "%", role: "actual")
      close(group)
    }
    close(outcome)
    for key in ["R5", "R6"] {
      let group = open(
        "cost.\(key)",
        "事業費",
        year: FiscalYear(key: key),
        stage: key == "R5" ? "決算" : "予算",
        role: "budget"
      )
      add("total", "総事業費", .number, unit: "千円")
      add("staff", "従事職員数", .number, unit: "人")
      close(group)
    }
    let rating = open("result", "指標の実績", role: "rating")
    add("grade", "指標の実績", .text, role: "grade")
    add("reason", "理由", .text, role: "reason")
    close(rating)
  }

  private var stack: [Int] = []

  private mutating func open(
    _ name: String,
    _ label: String,
    year: FiscalYear? = nil,
    stage: String? = nil,
    role: String
  ) -> Int {
    let path = stack.last.map { groups[$0].path.appending(name) } ?? FieldPath(name)
    groups.append(
      Group(
        path: path,
        label: label,
        parent: stack.last,
        fields: fields.count..<fields.count,
        key: year?.key,
        year: year,
        stage: stage,
        role: role
      )
    )
    stack.append(groups.count - 1)
    return groups.count - 1
  }

  private mutating func close(_ group: Int) {
    groups[group].fields = groups[group].fields.lowerBound..<fields.count
    stack.removeLast()
  }

  private mutating func add(
    _ name: String,
    _ label: String,
    _ type: FieldType,
    unit: String? = nil,
    isInternal: Bool = false,
    role: String? = nil,
    codes: String? = nil
  ) {
    var facets = Facets()
    facets.isInternal = isInternal
    facets.role = role
    facets.ownLabel = label
    facets.codes = codes
    fields.append(
      Field(
        slot: fields.count,
        path: stack.last.map { groups[$0].path.appending(name) } ?? FieldPath(name),
        label: label,
        type: type,
        unit: unit,
        group: stack.last,
        facets: facets
      )
    )
  }

  mutating func set(_ path: String, _ state: FieldState, at cell: String, raw: String = "") {
    values[path] = FieldValue(state: state, cell: CellReference(cell), raw: raw)
  }

  /// A figure as a worksheet gives it.
  mutating func set(_ path: String, number text: String, at cell: String, raw: String? = nil) {
    set(path, ExactDecimal(text).map { .number($0) } ?? .unreadable, at: cell, raw: raw ?? text)
  }

  mutating func set(_ path: String, text: String, at cell: String) {
    set(path, .text(text), at: cell, raw: text)
  }

  var schema: FormSchema? {
    guard let year else { return nil }
    return FormSchema(
      id: "town.program",
      version: "2025",
      title: "評価シート",
      year: year,
      fields: fields,
      key: [0],
      subject: 2,
      groups: groups,
      lists: [],
      codes: [
        "departments": CodeList(
          name: "departments",
          codes: [CodeList.Code(value: "01", label: "市長公室")]
        )
      ],
      parameters: [],
      checks: [],
      layout: FormLayout()
    )
  }

  /// The sheet as an export takes it in; `nil` only if the form itself is broken.
  func tidy(path: String = "a.xlsx", findings: [Finding] = []) -> TidySheet? {
    guard let schema else { return nil }
    let blank = FieldValue(state: .blank, cell: nil, raw: "")
    let record = Record(
      schema: schema,
      values: fields.map { values[$0.path.description] ?? blank },
      sheet: "Sheet1"
    )
    let report = SheetReport(
      sheet: "Sheet1",
      schema: schema.id,
      schemaVersion: schema.version,
      year: schema.year,
      key: nil,
      subject: nil,
      result: .passed,
      findings: findings
    )
    return TidySheet(
      path: path,
      sha256: String(repeating: "ab", count: 32),
      report: report,
      record: record
    )
  }
}

extension TidyTable {
  /// A column's texts, row by row.
  func texts(_ column: String) -> [String] {
    guard let index = index(of: column) else { return ["no column \(column)"] }
    return rows.map { $0[index].plainText }
  }
}
