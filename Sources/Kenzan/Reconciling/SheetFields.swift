/// The fields of a form that a path of a map names: one, or one in every row where it has a `*`.
struct SheetFields {
  /// The slots by what stands in the place of the `*`; an empty text where there is none.
  private(set) var slots: [String: Int] = [:]
  /// The rows in the order of the form.
  private(set) var rows: [String] = []

  /// Finds the fields of a path without placeholders.
  init(_ path: String, in schema: FormSchema) {
    guard let star = path.firstIndex(of: "*") else {
      if let slot = schema.slot(of: FieldPath(path)) {
        slots = ["": slot]
        rows = [""]
      }
      return
    }
    let before = path[..<star].lowercased()
    let after = path[path.index(after: star)...].lowercased()
    for field in schema.fields {
      let name = field.path.description.lowercased()
      guard name.hasPrefix(before), name.hasSuffix(after),
        name.utf8.count > before.utf8.count + after.utf8.count
      else { continue }
      let row = String(name.dropFirst(before.count).dropLast(after.count))
      guard !row.contains(".") else { continue }
      slots[row] = field.slot
      rows.append(row)
    }
  }

  /// The field of a row; one that stands once belongs to every row.
  subscript(row: String) -> Int? { slots[row] ?? slots[""] }

  /// A path with the year filled in.
  static func expanded(_ path: String, for year: FiscalYear) -> String {
    let result = try? Placeholders(year: year).expand(path)
    if case .text(let text) = result { return text }
    return path
  }

  /// A path with `*` for the numbers of rows, as a map would write it.
  static func stem(_ path: String) -> String {
    path.split(separator: ".").map { $0.utf8.allSatisfy { $0 < 0x3A } ? "*" : $0 }
      .joined(separator: ".")
  }
}
