extension FormSchema {
  /// The same field in the years before and after, where its group is one of several years.
  func neighbours(of slot: Int) -> [Int] {
    var next = fields[slot].group
    while let index = next, groups.indices.contains(index) {
      let group = groups[index]
      guard let year = group.year else {
        next = group.parent
        continue
      }
      let stem = group.path.segments.dropLast()
      return [-1, 1].compactMap { step -> Int? in
        guard let key = year.advanced(by: step)?.key else { return nil }
        let rest = fields[slot].path.segments.dropFirst(group.path.segments.count)
        return self.slot(of: FieldPath((stem + [Substring(key)] + rest).joined(separator: ".")))
      }
    }
    return []
  }

  /// The other figures in the same unit beside it: what is easily written into each other's cell.
  func siblings(of slot: Int) -> [Int] {
    let field = fields[slot]
    guard let group = field.group, groups.indices.contains(group) else { return [] }
    return groups[group].fields.filter { other in
      other != slot && fields[other].group == group && fields[other].type == .number
        && fields[other].unit == field.unit
    }
  }
}

extension Field {
  /// The label in its own group: 総事業費; the full one where there is no other.
  var shortLabel: String { facets.ownLabel.isEmpty ? label : facets.ownLabel }
}
