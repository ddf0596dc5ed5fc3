extension TidyRecord {
  /// The rows of the table `budget`, without `sheet_id`.
  func budget() -> [[TidyCell]] {
    let accounts = schema.fields.indices.filter {
      schema.fields[$0].facets.role == "account" && isVisible($0)
    }
    // Many lines lie in few budgets, and all of one have its account.
    var known: [FieldPath: TidyCell] = [:]
    return schema.fields
      .filter { $0.type == .number && isVisible($0.slot) && $0.facets.role != "rate" }
      .compactMap { row(of: $0, accounts: accounts, &known) }
  }

  private func row(
    of field: Field,
    accounts: [Int],
    _ known: inout [FieldPath: TidyCell]
  ) -> [TidyCell]? {
    let around = groups(around: field.slot)
    guard let budget = around.firstIndex(where: { $0.role == "budget" }) else { return nil }
    // A year in which nothing was written does not exist.
    guard let innermost = around.first,
      !innermost.fields.allSatisfy({ isBlank($0) })
    else { return nil }
    let year = year(of: field.slot)
    let amount = number(field.slot)
    let path = around[budget].path
    let account = known[path] ?? account(among: accounts, of: around.suffix(from: budget))
    known[path] = account
    return [
      account,
      .text(line(of: field, inside: around.prefix(through: budget))),
      .text(year?.key),
      .integer(year?.number),
      .text(around.lazy.compactMap(\.stage).first),
      numberCell(field.slot),
      .text(field.unit),
      .number(amount.flatMap { Self.yen($0, unit: field.unit) }, origin: origin(field.slot)),
      textBesideNumber(field.slot),
      cell(field.slot),
    ]
  }

  /// The line's label, with what the groups between the budget and the line are called: a row of a list
  /// by the name that it has.
  private func line(of field: Field, inside groups: some BidirectionalCollection<Group>) -> String {
    let own = field.facets.ownLabel.isEmpty ? field.label : field.facets.ownLabel
    let labels = groups.reversed().enumerated().compactMap { depth, group -> String? in
      let name = words(self.field("name", in: Array(group.fields))).plainText
      if !name.isEmpty { return name }
      // The budget itself is what the whole table is about.
      return depth == 0 || group.year != nil ? nil : group.label
    }
    return (labels + [own]).joined(separator: "／")
  }

  /// The account, from the nearest group around the budget that names one, or from the sheet.
  private func account(among accounts: [Int], of groups: some Sequence<Group>) -> TidyCell {
    guard !accounts.isEmpty else { return .blank }
    for scope in groups.map(\.fields) + [schema.fields.indices] {
      let slots = accounts.filter(scope.contains)
      let words = slots.map { self.words($0).plainText }.filter { !$0.isEmpty }
      guard let first = slots.first, !words.isEmpty else { continue }
      return .text(words.joined(separator: " "), origin: origin(first))
    }
    return .blank
  }

  /// An amount in yen; `nil` for a unit that is no money.
  static func yen(_ amount: ExactDecimal, unit: String?) -> ExactDecimal? {
    let factors = ["円": 1, "千円": 1_000, "万円": 10_000, "百万円": 1_000_000, "億円": 100_000_000]
    guard let factor = unit.flatMap({ factors[$0] }) else { return nil }
    return amount.multiplied(by: ExactDecimal(factor))
  }
}
