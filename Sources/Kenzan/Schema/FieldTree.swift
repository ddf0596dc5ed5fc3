import KenzanBridge

/// The fields, groups and lists of a schema, laid out for one year.
struct FieldTree {
  /// A segment of a path, and what it is.
  struct Segment: Hashable {
    enum Kind: Hashable {
      case name
      /// A key of a group.
      case key
      /// The number of a list's row.
      case row
    }

    var text: String
    var kind: Kind
  }

  /// A condition that can be compiled once all fields are known.
  struct Condition {
    var slot: Int
    var element: XMLElement
  }

  /// A field that shares a cell with others, or says how its own cell is written.
  struct Shared {
    var slot: Int
    var element: XMLElement
  }

  var fields: [Field] = []
  var groups: [Group] = []
  var lists: [ListDefinition] = []
  var conditions: [Condition] = []
  var shared: [Shared] = []
  /// The segments of a field's path, by slot.
  var segments: [[Segment]] = []
  /// The line of a field, by slot.
  var lines: [Int] = []
  /// The segments of a group's path, by group.
  var groupSegments: [[Segment]] = []
  /// The innermost loop around or of a group, by group.
  var loops: [Placeholders.Loop?] = []
  /// The keys of the groups and lists that have some, by path.
  var keys: [String: [LoopKey]] = [:]

  /// The groups around a place, innermost first.
  func chain(from group: Int?) -> [Int] {
    var chain: [Int] = []
    var next = group
    while let index = next {
      chain.append(index)
      next = groups[index].parent
    }
    return chain
  }

  /// The fiscal year of the innermost loop over years around a group.
  func year(around group: Int?) -> FiscalYear? {
    chain(from: group).lazy.compactMap { groups[$0].year }.first
  }
}
