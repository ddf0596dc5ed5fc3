/// Which rows of an earlier sheet the rows of a later one are compared with: by what identifies them,
/// and where nothing does, in their order.
struct RowPairs {
  /// Groups of the earlier form by those of the later one.
  private(set) var partners: [Int: Int] = [:]

  private let old: Record
  private let new: Record
  private let isSameYear: Bool
  private let listRows: Set<Int>

  init(_ prior: PriorRecord, old: Record, new: Record, renames: RenameMap?) {
    self.old = old
    self.new = new
    isSameYear = old.schema.year == new.schema.year
    listRows = Set(new.schema.lists.flatMap(\.rows))
    var rows = PriorRows(prior: prior, record: new, renames: renames)
    var done: Set<String> = []
    let repeated = new.schema.groups.indices.filter { isRow($0) }
    let blocks = Dictionary(grouping: repeated) { new.schema.groups[$0].path.parent }
    // Outer groups come before inner ones, whose rows need their partners.
    for group in repeated {
      let path = new.schema.groups[group].path.parent
      guard done.insert(path).inserted, let block = blocks[path], let under = container(group)
      else { continue }
      pair(block.filter { isThere($0, in: new) }, under: under, prior.form, &rows)
    }
  }

  /// Whether a group stands once for each row.
  func isRow(_ group: Int) -> Bool {
    listRows.contains(group) || !new.schema.groups[group].rowKey.isEmpty
  }

  /// The path in the earlier form of a group of the later one; `nil` in a row that has no partner.
  func start(of group: Int?) -> String? {
    guard let group else { return "" }
    let path = new.schema.groups[group].path
    if isRow(group) { return partners[group].map { old.schema.groups[$0].path.description } }
    return container(group).map { Self.joined($0, path.segments.last ?? "") }
  }

  /// A name below a path, which may be that of the whole sheet.
  static func joined(_ path: String, _ name: Substring) -> String {
    path.isEmpty ? String(name) : path + "." + name
  }

  /// The path around a group.
  private func container(_ group: Int) -> String? {
    let own = new.schema.groups[group]
    guard let start = start(of: own.parent) else { return nil }
    let depth = own.parent.map { new.schema.groups[$0].path.segments.count } ?? 0
    return own.path.segments.dropLast().dropFirst(depth).reduce(start) { Self.joined($0, $1) }
  }

  private func isThere(_ group: Int, in record: Record) -> Bool {
    record.schema.groups[group].fields.contains { record.isFilled($0) }
  }

  private mutating func pair(
    _ block: [Int],
    under path: String,
    _ form: PriorForm,
    _ rows: inout PriorRows
  ) {
    var open = form.groups(under: path).filter { isThere($0, in: old) }
    guard let first = block.first else { return }
    guard !new.schema.groups[first].rowKey.isEmpty else {
      align(block, with: open)
      return
    }
    var alone: [Int] = []
    for group in block {
      if case .one(let partner) = rows.match(of: group, under: path),
        let place = open.firstIndex(of: partner)
      {
        partners[group] = open.remove(at: place)
      } else {
        alone.append(group)
      }
    }
    // What was handed in again under another name at the same place had its name corrected.
    guard isSameYear else { return }
    for group in alone {
      let key = new.schema.groups[group].key
      guard let place = open.firstIndex(where: { old.schema.groups[$0].key == key }) else {
        continue
      }
      partners[group] = open.remove(at: place)
    }
  }

  /// Pairs rows that say the same, and those between them one after the other.
  private mutating func align(_ later: [Int], with earlier: [Int]) {
    let before = earlier.map { contents(of: $0, in: old) }
    let after = later.map { contents(of: $0, in: new) }
    let difference = after.difference(from: before)
    var gone = Set<Int>()
    var come = Set<Int>()
    for change in difference {
      switch change {
      case .remove(let offset, _, _): gone.insert(offset)
      case .insert(let offset, _, _): come.insert(offset)
      }
    }
    var (left, right) = (0, 0)
    while left < earlier.count, right < later.count {
      switch (gone.contains(left), come.contains(right)) {
      case (true, false): left += 1
      case (false, true): right += 1
      default:
        partners[later[right]] = earlier[left]
        left += 1
        right += 1
      }
    }
  }

  private func contents(of group: Int, in record: Record) -> [FieldState] {
    record.schema.groups[group].fields.map { record[$0].state.compared }
  }
}
