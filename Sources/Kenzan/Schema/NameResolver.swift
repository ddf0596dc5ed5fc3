/// Finds what a name stands for, from the innermost group outwards.
struct NameResolver {
  /// What a name may stand for.
  enum Target: Hashable {
    case field(Int)
    case fields([Int])
    case parameter(Int)
  }

  let tree: FieldTree
  let parameters: [Parameter]
  private var slots: [String: Int] = [:]
  /// The columns of lists, by the path without row numbers.
  private var columns: [String: [Int]] = [:]
  /// The fields by the shape of their path: with `*` for every key and row.
  private var shapes: [String: [Int]] = [:]
  private var parameterIndices: [String: Int] = [:]

  init(tree: FieldTree, parameters: [Parameter]) {
    self.tree = tree
    self.parameters = parameters
    for field in tree.fields {
      slots[field.path.description] = slots[field.path.description] ?? field.slot
      for path in Self.columnPaths(tree.segments[field.slot]) {
        columns[path, default: []].append(field.slot)
      }
      let segments = tree.segments[field.slot].map { $0.kind == .name ? $0.text : "*" }
      shapes[segments.joined(separator: "."), default: []].append(field.slot)
    }
    for (index, parameter) in parameters.enumerated() { parameterIndices[parameter.name] = index }
  }

  /// Everything that a name may stand for inside a group; one if the schema is right.
  func targets(of name: String, in group: Int?) -> [Target] {
    var found = tree.chain(from: group).compactMap { target(tree.groups[$0].path.appending(name)) }
    if let outermost = target(FieldPath(name)) { found.append(outermost) }
    if let parameter = parameterIndices[name] { found.append(.parameter(parameter)) }
    return found
  }

  /// The field of a whole path.
  func slot(of path: String) -> Int? { slots[path] }

  /// The name that was probably meant.
  func nearest(to name: String, in group: Int?) -> String? {
    let inner = tree.chain(from: group).flatMap { index in
      // What follows the group's path and its point.
      let prefix = tree.groups[index].path.description.utf8.count + 1
      return tree.groups[index].fields.map { slot in
        String(tree.fields[slot].path.description.utf8.dropFirst(prefix)) ?? ""
      }
    }
    let all = inner + tree.fields.map(\.path.description) + columns.keys + parameterIndices.keys
    return Spelling.nearest(to: name, among: all)
  }

  private func target(_ path: FieldPath) -> Target? {
    let text = path.description
    if let slot = slots[text] { return .field(slot) }
    if let column = columns[text] { return .fields(column) }
    guard text.utf8.contains(UInt8(ascii: "*")) else { return nil }
    let pattern = path.segments.map(String.init)
    let shape = pattern.map { NameGrammar.isKey($0) ? "*" : $0 }.joined(separator: ".")
    let matching = (shapes[shape] ?? []).filter { Self.matches(tree.segments[$0], pattern) }
    return matching.isEmpty ? nil : .fields(matching)
  }

  /// Whether a path fits a pattern, in which `*` stands for any key or row.
  static func matches(_ segments: [FieldTree.Segment], _ pattern: [String]) -> Bool {
    segments.count == pattern.count
      && zip(segments, pattern).allSatisfy { segment, part in
        part == "*" ? segment.kind != .name : part == segment.text
      }
  }

  /// The paths under which a field belongs to a column: with one or more row numbers left out.
  private static func columnPaths(_ segments: [FieldTree.Segment]) -> [String] {
    var paths: [(segments: [String], isColumn: Bool)] = [([], false)]
    for segment in segments {
      let without = segment.kind == .row ? paths.map { ($0.segments, true) } : []
      paths = paths.map { ($0.segments + [segment.text], $0.isColumn) } + without
    }
    return paths.filter(\.isColumn).map { $0.segments.joined(separator: ".") }
  }
}
