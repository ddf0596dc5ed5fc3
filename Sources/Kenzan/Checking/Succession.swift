/// Which things of last year go on under which key this year: sheets, or the rows of a list.
struct Succession<Item: Sendable>: Sendable {
  /// What there is of last year under a key.
  enum Match: Sendable {
    case none
    case one(Item)
    /// Several with different keys that were merged into one.
    case merged([Item])
    /// One that was split, so that this is a part of it.
    case split([Item])
    /// Several with one key, of which it is not known which one is meant.
    case doubled([Item])
  }

  private struct Entry: Sendable {
    var item: Item
    var original: [String]
    var isSplit: Bool
  }

  private var entries: [[String]: [Entry]] = [:]

  /// Enters a thing of last year with the keys under which it goes on.
  mutating func add(_ item: Item, key: [String], successors: [[String]]) {
    let entry = Entry(item: item, original: key, isSplit: successors.count > 1)
    for successor in successors { entries[successor, default: []].append(entry) }
  }

  /// The things that go on under none of these keys.
  func unclaimed(by keys: Set<[String]>) -> [Item] {
    let claimed = Set(entries.filter { keys.contains($0.key) }.values.joined().map(\.original))
    return entries.values.joined().filter { !claimed.contains($0.original) }.map(\.item)
  }

  subscript(key: [String]) -> Match {
    let found = entries[key] ?? []
    let items = found.map(\.item)
    guard let first = items.first else { return .none }
    if Set(found.map(\.original)).count < found.count { return .doubled(items) }
    if found.contains(where: \.isSplit) { return .split(items) }
    return items.count == 1 ? .one(first) : .merged(items)
  }
}
