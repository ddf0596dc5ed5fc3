/// Gives names to the groups and fields of a drafted tree.
struct DraftNaming {
  private var counts: [String: Int] = [:]

  /// The tree with a name for everything that needs one, and with labels that no two fields share.
  static func named(_ root: DraftNode) -> DraftNode {
    var naming = DraftNaming()
    var root = root
    naming.nameChildren(of: &root, isRoot: true)
    var known: Set<String> = []
    root.makeLabelsUnique(above: [], known: &known)
    return root
  }

  private mutating func nameChildren(of node: inout DraftNode, isRoot: Bool) {
    var taken: Set<String> = []
    var stems: Set<String> = []
    for index in node.children.indices {
      let child = node.children[index]
      // A loop over years inside a group adds the year alone to the path.
      if case .years = child.kind, !isRoot {
        nameChildren(of: &node.children[index], isRoot: false)
        continue
      }
      let (word, isNumbered) = name(for: child, isRoot: isRoot)
      let name = Self.free(word, taken)
      taken.insert(name.lowercased())
      node.children[index].name = name
      // Of 自由記入欄1, 自由記入欄2 … the first speaks for all.
      let stem = DraftText.splitNumber(child.label).flatMap { $0.number > 1 ? $0.stem : nil }
      let isAsked = stem.map { stems.contains($0) } ?? false
      if let first = DraftText.splitNumber(child.label) { stems.insert(first.stem) }
      if isNumbered, !isAsked, child.isField || !child.label.isEmpty {
        node.children[index].notes.append(.unnamed(child.label))
      }
      nameChildren(of: &node.children[index], isRoot: false)
    }
    // A group of years at the top with one field: cost.R6.amount.
    if isRoot {
      for index in node.children.indices {
        guard case .years = node.children[index].kind, node.children[index].children.count == 1
        else { continue }
        let unit = node.children[index].children[0].content.unit
        node.children[index].children[0].name = unit?.hasSuffix("円") == true ? "amount" : "value"
      }
    }
  }

  /// A name from the words of the label; a number where they say nothing.
  private mutating func name(for node: DraftNode, isRoot: Bool) -> (String, isNumbered: Bool) {
    var label = node.label
    if label.isEmpty { label = node.fields.first?.label ?? "" }
    if case .years = node.kind, node.children.count > 1 { return (node.yearlyName, false) }
    // A list that is called by the part of the form it stands in has no name yet.
    if case .list = node.kind, node.isNamedBySection { return ("items", true) }
    if let month = DraftText.month(label) { return ("month\(month)", false) }
    if label == "月" { return ("month", false) }
    if let name = DraftTerm.name(for: label), !(isRoot && NameGrammar.reserved.contains(name)) {
      return (name, false)
    }
    let kind: String
    switch node.kind {
    case .field: kind = "field"
    case .group, .numbers: kind = "group"
    case .years: kind = "yearly"
    case .list: kind = "items"
    }
    counts[kind, default: 0] += 1
    let number = counts[kind] ?? 1
    let isPlain = number == 1 && (kind == "yearly" || kind == "items")
    return (isPlain ? kind : "\(kind)\(number)", !isPlain)
  }

  /// The name, or the name with the first number that is free.
  private static func free(_ name: String, _ taken: Set<String>) -> String {
    guard taken.contains(name.lowercased()) else { return name }
    // kan2 would be a cell.
    let isShort = name.utf8.count <= 3 || name.utf8.last.map { (48...57).contains($0) } == true
    var number = 2
    while true {
      let candidate = isShort ? "\(name)_\(number)" : "\(name)\(number)"
      if !taken.contains(candidate.lowercased()) { return candidate }
      number += 1
    }
  }
}

extension DraftNode {
  /// What a table over years is called that has no heading of its own.
  fileprivate var yearlyName: String {
    let isMoney = fields.contains { $0.content.unit?.hasSuffix("円") == true }
    return isMoney ? "cost" : "yearly"
  }

  /// Numbers the labels of fields that read alike with all groups around them.
  fileprivate mutating func makeLabelsUnique(above: [String], known: inout Set<String>) {
    var own = above
    if !isField {
      if !label.isEmpty { own.append(label) }
      if isLoop { own.append("*") }
      for index in children.indices {
        children[index].makeLabelsUnique(above: own, known: &known)
      }
      return
    }
    func whole(_ label: String) -> String { (above + [label]).joined(separator: "／") }
    let first = label
    var number = 1
    while !known.insert(whole(label)).inserted {
      number += 1
      label = "\(first)（\(number)）"
    }
    if number > 1 { notes.append(.sameLabel(first)) }
  }
}

extension Message {
  fileprivate static func unnamed(_ label: String) -> Self {
    Self(
      ja: "「\(label.excerpt)」の英字の名前を付けてください。配布した後は変えません",
      en: "give '\(label.excerpt)' a name; it stays once the form is handed out"
    )
  }

  fileprivate static func sameLabel(_ label: String) -> Self {
    Self(
      ja: "同じ見出し「\(label.excerpt)」の欄がほかにもあります。人が区別できる label に直してください",
      en:
        "another field is labelled '\(label.excerpt)' too; word the label so that people can tell them apart"
    )
  }
}
