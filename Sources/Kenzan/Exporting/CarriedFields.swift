/// The fields of a form that begin with what last year's sheet says.
struct CarriedFields {
  /// The roles of what a thing is called and where it belongs.
  private static let names: Set<String> = [
    "department", "division", "section", "policy", "account", "name", "unit", "direction",
  ]

  /// This year's slots with those of last year, in the order of the form.
  private(set) var slots: [(now: Int, then: Int)] = []
  /// The figures among them that do not change any more.
  private(set) var settled: Set<Int> = []

  init(now: FormSchema, then: FormSchema) {
    let held = Set(now.checks.compactMap { $0.heldField(in: now) })
    let identity = Set(now.key + [now.subject].compactMap { $0 } + now.rowKeys)
    for field in now.fields where !field.facets.isInternal {
      guard let slot = then.slot(of: field.path) else { continue }
      let source = then.fields[slot]
      guard source.type == field.type,
        source.unit?.normalizedForMatching == field.unit?.normalizedForMatching
      else { continue }
      let isHeld = held.contains(field.slot)
      // The same year under another label is another stage of it: 予算 then, 決算 now.
      let year = source.label == field.label ? now.year(of: field) : nil
      let wasOver = year.map { $0 < then.year } ?? false
      if field.type == .number, isHeld || wasOver {
        settled.insert(field.slot)
      } else if !isHeld, !identity.contains(field.slot),
        !Self.names.contains(field.facets.role ?? "")
      {
        continue
      }
      slots.append((field.slot, slot))
    }
  }
}

extension Check {
  /// The field that must say what last year's sheet says of it; `nil` for another rule.
  fileprivate func heldField(in schema: FormSchema) -> Int? {
    guard comparison == .equal, case .leaf(.field(let own)) = left,
      case .leaf(.field(let other)) = right, own == stated, schema.prior(other)?.slot == own
    else { return nil }
    return own
  }
}

extension FormSchema {
  /// The year whose figures a field holds; `nil` for a field of no year.
  fileprivate func year(of field: Field) -> FiscalYear? {
    var next = field.group
    while let index = next, groups.indices.contains(index) {
      if let year = groups[index].year { return year }
      next = groups[index].parent
    }
    return nil
  }

  /// The fields that identify the rows of lists and of groups with keys.
  fileprivate var rowKeys: [Int] {
    groups.flatMap { group in group.rowKey.compactMap { slot(of: group.path.appending($0)) } }
  }
}
