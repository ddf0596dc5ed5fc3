/// What has another name or number this year than last year, as a user's table says it.
///
/// A CSV with the columns `field`, `old` and `new`; `note` is for people. Several rows with one `new` say that
/// several were merged, several rows with one `old` that one was split.
public struct RenameMap: Sendable {
  /// One row of the table.
  package struct Row: Sendable, Hashable {
    /// The line it stands on.
    package var line: Int
    /// The fields that it is about, by their names without keys and row numbers: one, or all that
    /// identify a sheet or a row together.
    package var fields: [String]
    /// What they said last year.
    package var old: [String]
    /// What they say this year.
    package var new: [String]
  }

  /// The path of the table.
  package let path: String
  /// The digest of its bytes.
  package let sha256: String
  package let rows: [Row]
  /// The rows by field and old value, those with one field; as compared.
  private let byValue: [String: [Int]]

  package init(path: String, sha256: String, rows: [Row]) {
    self.path = path
    self.sha256 = sha256
    self.rows = rows
    byValue = rows.indices.reduce(into: [:]) { table, index in
      guard let field = rows[index].fields.first, let old = rows[index].old.first,
        rows[index].fields.count == 1
      else { return }
      table[Self.entry(field, old.normalizedForMatching), default: []].append(index)
    }
  }

  /// The rows about a value of a field, which may be written in one of these ways.
  func rows(of field: String, saying texts: Set<String>) -> [Int] {
    texts.flatMap { byValue[Self.entry(field, $0)] ?? [] }.unique.sorted()
  }

  /// The rows about values of several fields together.
  func rows(of fields: [String], saying texts: [Set<String>]) -> [Int] {
    rows.indices.filter { index in
      let row = rows[index]
      guard row.fields.count > 1, Set(row.fields) == Set(fields) else { return false }
      return zip(row.fields, row.old).allSatisfy { field, old in
        fields.firstIndex(of: field).map { texts[$0].contains(old.normalizedForMatching) } ?? false
      }
    }
  }

  private static func entry(_ field: String, _ text: String) -> String { field + "\n" + text }
}

extension FormSchema {
  /// The name of a field without keys and row numbers, by which the rename map names it:
  /// `items.name`, `goals.name`.
  package func stem(of field: Field) -> String {
    var segments = field.path.segments
    var next = field.group
    while let index = next {
      // From the inside outwards, so the places before a key stay what they are.
      if groups[index].key != nil { segments.remove(at: groups[index].path.segments.count - 1) }
      next = groups[index].parent
    }
    return segments.joined(separator: ".")
  }
}
