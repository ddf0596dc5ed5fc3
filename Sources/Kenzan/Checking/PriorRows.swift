/// Rows of one list, or of groups with a key, that have no partner.
struct Unpaired {
  /// The fields that identify them.
  var names: [String]
  /// Those of this year, as groups of this year's form.
  var new: [Int] = []
  /// Those of last year, as groups of last year's form.
  var ended: [Int] = []
}

/// Pairs the rows of one sheet with those of last year's, by their keys.
struct PriorRows {
  let prior: PriorRecord
  let record: Record
  let renames: RenameMap?
  /// Last year's rows under a path, by the keys under which they go on.
  private var successions: [String: Succession<Int>] = [:]

  private var now: FormSchema { prior.form.now }
  private var then: FormSchema { prior.form.then }

  init(prior: PriorRecord, record: Record, renames: RenameMap?) {
    self.prior = prior
    self.record = record
    self.renames = renames
  }

  /// The fields of last year's form that an operand means, more than one where rows were merged.
  mutating func slots(for operand: PriorOperand) -> [Int?] {
    let path = now.fields[operand.slot].path
    let (starts, depth) = rowPaths(operand.paired)
    let rest = path.segments.dropFirst(depth)
    return starts.map { start in
      then.slot(of: FieldPath((start + rest).joined(separator: ".")))
    }
  }

  /// Whether a range runs over the rows of a list, of which last year's form may have had fewer.
  func isInRow(_ operand: PriorOperand) -> Bool {
    let rows = Set(now.lists.flatMap(\.rows))
    var next = now.fields[operand.slot].group
    while let index = next {
      if rows.contains(index) { return true }
      next = now.groups[index].parent
    }
    return false
  }

  /// The rows of this year without one of last year, and the other way round, where checks ask for them.
  mutating func unpaired() -> [Unpaired] {
    var outer: [Int: [Int]] = [:]
    for operand in now.priors {
      for (depth, group) in operand.paired.enumerated() {
        outer[group] = Array(operand.paired[..<depth])
      }
    }
    var found: [Unpaired] = []
    let blocks = Dictionary(grouping: outer.keys) { now.groups[$0].path.parent }
    for block in blocks.values.map({ $0.sorted() }).sorted(by: { $0[0] < $1[0] }) {
      let (paths, depth) = rowPaths(outer[block[0]] ?? [])
      let between = now.groups[block[0]].path.segments.dropLast()[depth...]
      let names = now.groups[block[0]].rowKey
      let keys = block.map { (group: $0, key: key(of: $0)) }
      var unpaired = Unpaired(names: names)
      var ended: Set<Int> = []
      for path in paths {
        let succession = succession(under: (path + between).joined(separator: "."), by: names)
        ended.formUnion(succession.unclaimed(by: Set(keys.compactMap(\.key))))
        for case (let group, let key?) in keys {
          if case .none = succession[key] { unpaired.new.append(group) }
        }
      }
      unpaired.ended = ended.sorted()
      if !unpaired.new.isEmpty || !unpaired.ended.isEmpty { found.append(unpaired) }
    }
    return found
  }

  /// Last year's rows that belong to the innermost of these rows of this year, each as the segments of
  /// its path; and how many segments of this year's path they take the place of.
  private mutating func rowPaths(_ groups: [Int]) -> (paths: [[Substring]], depth: Int) {
    var paths: [[Substring]] = [[]]
    var depth = 0
    for group in groups {
      let segments = now.groups[group].path.segments
      let between = segments[depth..<(segments.count - 1)]
      paths = paths.flatMap { partners(of: group, under: $0 + between) }
      depth = segments.count
    }
    return (paths, depth)
  }

  private mutating func partners(of group: Int, under path: [Substring]) -> [[Substring]] {
    switch match(of: group, under: path.joined(separator: ".")) {
    case .none, .split, .doubled: return []
    case .one(let row): return [then.groups[row].path.segments]
    case .merged(let rows): return rows.map { then.groups[$0].path.segments }
    }
  }

  /// What last year's rows under a path have for a row of this year, by its key.
  mutating func match(of group: Int, under path: String) -> Succession<Int>.Match {
    guard let key = key(of: group) else { return .none }
    return succession(under: path, by: now.groups[group].rowKey)[key]
  }

  /// The key of a row of this year; `nil` where part of it is missing.
  private func key(of group: Int) -> [String]? {
    let names = now.groups[group].rowKey
    let texts = names.compactMap { name in
      now.slot(of: now.groups[group].path.appending(name)).flatMap { record[$0].state.matchingText }
    }
    return texts.count == names.count ? texts : nil
  }

  private mutating func succession(under path: String, by names: [String]) -> Succession<Int> {
    if let known = successions[path] { return known }
    let naming = PriorNaming(form: prior.form, renames: renames)
    var succession = Succession<Int>()
    for group in prior.form.groups(under: path) {
      let slots = names.compactMap { then.slot(of: then.groups[group].path.appending($0)) }
      let key = slots.compactMap { prior.state($0).matchingText }
      guard key.count == names.count else { continue }
      succession.add(
        group,
        key: key,
        successors: naming.successors(of: slots) { prior.state($0) }
      )
    }
    successions[path] = succession
    return succession
  }
}
