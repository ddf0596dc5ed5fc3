/// Which fields of an earlier sheet the fields of a later one are compared with.
///
/// Years pair as they are: `cost.R6.total` with `cost.R6.total`, whatever the year of the sheet. Fields
/// that one of the forms does not have are left out; `FormGap` says which.
struct FieldPairs {
  /// A field of either sheet or of both, by slot.
  struct Pair {
    var old: Int?
    var new: Int?
  }

  /// In the order of the later form, then those of rows that are gone.
  private(set) var pairs: [Pair] = []

  init(_ prior: PriorRecord, old: Record, new: Record, renames: RenameMap?) {
    let rows = RowPairs(prior, old: old, new: new, renames: renames)
    var starts: [Int: String?] = [:]
    var met: Set<Int> = []
    for field in new.schema.fields {
      var start: String? = ""
      var depth = 0
      if let group = field.group {
        if starts[group] == nil { starts[group] = .some(rows.start(of: group)) }
        start = starts[group] ?? nil
        depth = new.schema.groups[group].path.segments.count
      }
      guard let start else {
        pairs.append(Pair(old: nil, new: field.slot))
        continue
      }
      let rest = field.path.segments.dropFirst(depth)
      let path = rest.reduce(start) { RowPairs.joined($0, $1) }
      guard let slot = old.schema.slot(of: FieldPath(path)) else { continue }
      met.insert(slot)
      pairs.append(Pair(old: slot, new: field.slot))
    }
    let kept = Set(rows.partners.values)
    let listRows = Set(old.schema.lists.flatMap(\.rows))
    for field in old.schema.fields where !met.contains(field.slot) {
      var next = field.group
      while let group = next {
        let isRow = listRows.contains(group) || !old.schema.groups[group].rowKey.isEmpty
        if isRow, !kept.contains(group) {
          pairs.append(Pair(old: field.slot, new: nil))
          break
        }
        next = old.schema.groups[group].parent
      }
    }
  }
}
