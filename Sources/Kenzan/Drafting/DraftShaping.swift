/// Brings a drafted tree into the shapes that the schema language has.
extension DraftNode {
  /// The tree with one group per set of years, numbered groups as one with keys, and no group around
  /// a single field that says nothing more.
  func shaped() -> DraftNode { shaped(depth: 0) }

  /// `depth` counts the loops around the node's children.
  private func shaped(depth: Int) -> DraftNode {
    var node = self
    let inner = node.isLoop ? depth + 1 : depth
    node.children = children.map { $0.shaped(depth: inner) }
    node.children = node.children.flatMap { child -> [DraftNode] in
      if case .years(let years, let stages) = child.kind {
        return child.dividedByYears(years, stages, depth: inner)
      }
      return [child]
    }
    node.children = Self.numbered(node.children, depth: inner)
    node.children = node.children.map(\.withoutNeedlessGroup)
    return node
  }

  var isLoop: Bool {
    switch kind {
    case .years, .numbers, .list: true
    case .field, .group: false
    }
  }
}

// MARK: - Years

extension DraftNode {
  /// A loop over years as one for each set of years that fields have.
  ///
  /// The largest stays as it is; fields of one year only leave the loop, with the year in their label.
  private func dividedByYears(_ years: [Int], _ stages: [String], depth: Int) -> [DraftNode] {
    var sets: [(years: [Int], fields: Int)] = []
    for field in fields {
      let own = field.years(at: depth)
      if let index = sets.firstIndex(where: { $0.years == own }) {
        sets[index].fields += 1
      } else {
        sets.append((own, 1))
      }
    }
    let main = sets.filter { $0.years.count > 1 }.max { $0.fields < $1.fields }?.years
    return sets.flatMap { set -> [DraftNode] in
      let part = filtered { $0.years(at: depth) == set.years }
      if set.years.count == 1 {
        return part.children.map { $0.outOfLoop(year: set.years[0], depth: depth) }
      }
      var loop = part
      loop.kind = .years(
        set.years,
        stages: set.years.map { year in
          years.firstIndex(of: year).map { stages[$0] } ?? ""
        }
      )
      if set.years == main { return [loop] }
      // Two loops over the same years cannot stand in one group: their keys would be taken twice.
      var group = DraftNode(.group, label: "", identity: "years \(set.years)")
      group.children = [loop]
      return [group]
    }
  }

  private func years(at depth: Int) -> [Int] {
    Set(
      places.keys.compactMap { keys -> Int? in
        guard keys.indices.contains(depth), case .year(let offset) = keys[depth] else { return nil }
        return offset
      }
    ).sorted()
  }

  /// The node with those of its fields only that satisfy the condition.
  private func filtered(_ condition: (DraftNode) -> Bool) -> DraftNode {
    var node = self
    node.children = children.compactMap { child in
      if child.isField { return condition(child) ? child : nil }
      let inner = child.filtered(condition)
      return inner.children.isEmpty ? nil : inner
    }
    return node
  }

  /// A part of a loop over years that is there for one year only, as a part outside of the loop.
  private func outOfLoop(year: Int, depth: Int) -> DraftNode {
    var node = self
    node.children = children.map { $0.outOfLoop(year: year, depth: depth) }
    node.places = Dictionary(
      places.map { keys, area in
        (Array(keys[..<depth] + keys[(depth + 1)...]), area)
      },
      uniquingKeysWith: { first, _ in first }
    )
    if isField { node.label = "{\(DraftYears.word(year))}" + label }
    return node
  }
}

// MARK: - Numbered groups

extension DraftNode {
  /// 指標1, 指標2, 指標3 with the same fields as one group with the keys 1 to 3.
  private static func numbered(_ children: [DraftNode], depth: Int) -> [DraftNode] {
    var result: [DraftNode] = []
    var rest = children[...]
    while let first = rest.popFirst() {
      guard first.kind == .group, let (stem, number) = Self.numbering(first.label) else {
        result.append(first)
        continue
      }
      var run = [(number: number, node: first)]
      let shape = first.children.map(\.shape)
      while let next = rest.first, next.kind == .group, let own = Self.numbering(next.label),
        own.stem == stem, !run.contains(where: { $0.number == own.number }),
        next.children.map(\.shape) == shape
      {
        run.append((own.number, next))
        rest.removeFirst()
      }
      guard run.count > 1 else {
        result.append(first)
        continue
      }
      var node = first.keyed(number, depth: depth)
      for (number, other) in run.dropFirst() { node.unite(other.keyed(number, depth: depth)) }
      node.kind = .numbers(run.map(\.number))
      node.label = stem
      result.append(node)
    }
    return result
  }

  /// 指標2 is the second of 指標, 4月 the month 4, and ② the second of nothing in particular.
  private static func numbering(_ label: String) -> (stem: String, number: Int)? {
    if let number = DraftText.ordinal(label) { return ("", number) }
    if let month = DraftText.month(label) { return ("月", month) }
    return DraftText.splitNumber(label)
  }

  private func keyed(_ number: Int, depth: Int) -> DraftNode {
    var node = self
    node.children = children.map { $0.keyed(number, depth: depth) }
    node.places = Dictionary(
      places.map { keys, area in
        (Array(keys[..<depth] + [.number(number)] + keys[depth...]), area)
      },
      uniquingKeysWith: { first, _ in first }
    )
    return node
  }

  /// Takes in the places and contents of a node of the same shape.
  private mutating func unite(_ other: DraftNode) {
    for (index, child) in other.children.enumerated() where children.indices.contains(index) {
      children[index].unite(child)
    }
    guard isField else { return }
    places.merge(other.places) { first, _ in first }
    content.merge(other.content)
  }
}

// MARK: - Groups around one field

extension DraftNode {
  /// What a heading over one field says when the field's own says nothing.
  private static let generic: Set<String> = [
    "評価", "判定", "評点", "ランク", "評価結果", "内容", "記入欄", "金額", "額", "値", "結果", "記入", "チェック",
  ]

  private var withoutNeedlessGroup: DraftNode {
    guard kind == .group, children.count == 1, var only = children.first else { return self }
    if only.isField, Self.generic.contains(DraftTerm.core(of: only.label)) || only.label == label {
      only.label = label
      return only
    }
    if case .list = only.kind, only.label == label { return only }
    return self
  }
}
