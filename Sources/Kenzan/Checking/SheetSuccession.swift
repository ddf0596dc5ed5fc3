/// Which earlier sheets go on as which sheets of today, by form and key.
struct SheetSuccession: Sendable {
  /// By the id of the form.
  private var index: [String: Succession<Int>] = [:]

  /// Takes the earlier sheets, which are known by their numbers; one without a key goes on as none.
  init(_ records: [PriorRecord]) {
    for (number, record) in records.enumerated() {
      guard let key = record.key else { continue }
      index[record.form.now.id, default: Succession()]
        .add(number, key: key, successors: record.successors)
    }
  }

  /// What there is of earlier sheets for one of today; `nil` where part of its key is missing.
  func match(of record: Record) -> Succession<Int>.Match? {
    guard let key = record.matchingKey else { return nil }
    return index[record.schema.id]?[key] ?? Succession<Int>.Match.none
  }
}

extension Record {
  /// What identifies the sheet, as it is compared with others; `nil` where part of it is missing.
  var matchingKey: [String]? {
    let key = schema.key.compactMap { self[$0].state.matchingText }
    return key.count == schema.key.count ? key : nil
  }
}
