/// A field of every row of a list.
struct ListColumn: Sendable {
  /// The list with the field, without the rows: `attendees.name`.
  var name: String
  /// The list with the field, with a place for the rows: `attendees.{key}.name`.
  var pattern: String
  /// Its list, an index into `FormSchema.lists`.
  var list: Int
  /// Its slots, one for each row in order.
  var slots: [Int]
}

extension FormSchema {
  /// The fields of the rows of all lists.
  var listColumns: [ListColumn] {
    lists.indices.flatMap { list -> [ListColumn] in
      var columns: [String: ListColumn] = [:]
      var order: [String] = []
      let path = lists[list].path.description
      for row in lists[list].rows where groups.indices.contains(row) {
        let start = groups[row].path.description.count + 1
        for slot in groups[row].fields {
          let rest = String(fields[slot].path.description.dropFirst(start))
          if columns[rest] == nil {
            order.append(rest)
            let pattern = "\(path).{key}.\(rest)"
            columns[rest] = ListColumn(
              name: "\(path).\(rest)",
              pattern: pattern,
              list: list,
              slots: []
            )
          }
          columns[rest]?.slots.append(slot)
        }
      }
      return order.compactMap { columns[$0] }
    }
  }

  /// The slot of a field, or those of a list's column that is named without the rows: `attendees.name`.
  func slots(named name: String) -> [Int] {
    if let slot = slot(of: FieldPath(name)) { return [slot] }
    let name = name.lowercased()
    return listColumns.first { $0.name.lowercased() == name }?.slots ?? []
  }

  /// The slots outside lists, which no row tells apart.
  var singleSlots: [Int] {
    let inLists = Set(listColumns.flatMap(\.slots))
    return fields.indices.filter { !inLists.contains($0) }
  }
}
