/// One step of the way from a form to one of its fields.
enum DraftLevel: Sendable, Hashable {
  /// A heading over several fields; those of one area, or with one text, are the same.
  case group(area: Int?, label: String)
  /// A row of a list.
  case row(list: Int, label: String, isSection: Bool, number: Int)
  /// A fiscal year by its distance from the sheet's, with what its heading says besides.
  case year(offset: Int, stage: String)
}

/// Where a field stands in the loops around it, the outermost first.
enum DraftKey: Sendable, Hashable {
  case year(Int)
  case number(Int)
}

/// A part of a drafted form description: a field, a group, or a loop.
struct DraftNode: Sendable {
  enum Kind: Sendable, Equatable {
    case field
    case group
    /// A group for each of these years, with what their headings say besides.
    case years([Int], stages: [String])
    /// A group for each of these numbers.
    case numbers([Int])
    /// A list of so many rows.
    case list(Int)
  }

  var kind: Kind
  var label: String
  /// What tells groups of one parent apart.
  var identity = ""
  var name = ""
  var children: [DraftNode] = []
  /// Of a field: the areas that it was seen in, by the keys of the loops around it.
  var places: [[DraftKey]: Int] = [:]
  /// Of a field: what it holds.
  var content = DraftContent()
  /// What the author should look at.
  var notes: [Message] = []
  /// Whether a list has only the heading of its part of the form.
  var isNamedBySection = false
  /// Whether no group stands around it.
  var isOutermost = true

  init(_ kind: Kind, label: String, identity: String = "") {
    self.kind = kind
    self.label = label
    self.identity = identity
  }

  var isField: Bool { kind == .field }

  /// Every field in it, itself included.
  var fields: [DraftNode] { isField ? [self] : children.flatMap(\.fields) }

  /// The labels in it as a text: what is alike for groups that could be one with keys.
  var shape: String {
    let inner = children.map(\.shape).joined(separator: ",")
    switch kind {
    case .field: return label
    case .group: return "\(label)(\(inner))"
    case .years(let years, let stages): return "years\(years)\(stages)(\(inner))"
    case .numbers(let numbers): return "\(label)\(numbers)(\(inner))"
    case .list(let count): return "\(label)[\(count)](\(inner))"
    }
  }
}

// MARK: - Putting fields in

extension DraftNode {
  /// Puts a field under its headings; one that is there already with the same keys gets a number.
  mutating func insert(
    _ levels: [DraftLevel],
    label: String,
    area: Int,
    content: DraftContent
  ) {
    insert(levels[...], keys: [], label: label, area: area, content: content)
  }

  private mutating func insert(
    _ levels: ArraySlice<DraftLevel>,
    keys: [DraftKey],
    label: String,
    area: Int,
    content: DraftContent
  ) {
    guard let level = levels.first else {
      insertField(label, area: area, keys: keys, content: content)
      return
    }
    var keys = keys
    let index: Int
    switch level {
    case .group(let area, let label):
      index = child(.group, label: label, identity: area.map { "\($0)" } ?? label)
    case .row(let list, let label, let isSection, let number):
      index = child(.list(1), label: label, identity: "list \(list)")
      children[index].isNamedBySection = isSection
      if case .list(let count) = children[index].kind {
        children[index].kind = .list(max(count, number))
      }
      keys.append(.number(number))
    case .year(let offset, let stage):
      index = child(.years([], stages: []), label: "", identity: "years")
      children[index].addYear(offset, stage)
      keys.append(.year(offset))
    }
    children[index].insert(
      levels.dropFirst(),
      keys: keys,
      label: label,
      area: area,
      content: content
    )
  }

  /// The child of this kind and identity, which is made if need be.
  private mutating func child(_ kind: Kind, label: String, identity: String) -> Int {
    if let index = children.firstIndex(where: { !$0.isField && $0.identity == identity }) {
      return index
    }
    children.append(DraftNode(kind, label: label, identity: identity))
    return children.count - 1
  }

  private mutating func addYear(_ offset: Int, _ stage: String) {
    guard case .years(var years, var stages) = kind else { return }
    if let index = years.firstIndex(of: offset) {
      if stages[index] != stage { stages[index] = "" }
    } else {
      let index = years.firstIndex { $0 > offset } ?? years.count
      years.insert(offset, at: index)
      stages.insert(stage, at: index)
    }
    kind = .years(years, stages: stages)
  }

  private mutating func insertField(
    _ label: String,
    area: Int,
    keys: [DraftKey],
    content: DraftContent
  ) {
    var number = 1
    while true {
      let text = number == 1 ? label : "\(label)（\(number)）"
      let index = children.firstIndex { $0.isField && $0.label == text }
      guard let index else {
        var field = DraftNode(.field, label: text)
        field.places[keys] = area
        field.content = content
        children.append(field)
        return
      }
      if children[index].places[keys] == nil {
        children[index].places[keys] = area
        children[index].content.merge(content)
        return
      }
      number += 1
    }
  }
}
