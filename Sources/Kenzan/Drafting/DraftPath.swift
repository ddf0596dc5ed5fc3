/// The path of a drafted field in one place of the form, with its years left open.
struct DraftPath: Sendable, Hashable {
  enum Segment: Sendable, Hashable {
    case name(String)
    case key(DraftKey)
  }

  var segments: [Segment]

  /// As a slot or a formula of the schema writes it: `cost.{year-1}.total`.
  var text: String { segments.map(\.text).joined(separator: ".") }

  /// The path with the key at a place left to the loop: `cost.{key}.total`.
  func looped(at place: Int) -> String {
    segments.enumerated().map { $0.offset == place ? "{key}" : $0.element.text }
      .joined(separator: ".")
  }

  /// The only place where another path has the next key, where it is the same in all others.
  func placeOfNextKey(in other: DraftPath) -> Int? {
    guard segments.count == other.segments.count else { return nil }
    let places = segments.indices.filter { segments[$0] != other.segments[$0] }
    guard places.count == 1, let place = places.first else { return nil }
    return segments[place].precedes(other.segments[place]) ? place : nil
  }
}

extension DraftPath.Segment {
  var text: String {
    switch self {
    case .name(let name): name
    case .key(.year(let offset)): "{\(DraftYears.word(offset))}"
    case .key(.number(let number)): String(number)
    }
  }

  /// What `each` says of the keys from this one to another.
  func range(to last: Self) -> String {
    switch (self, last) {
    case (.key(.year(let one)), .key(.year(let other))):
      "\(DraftYears.word(one))..\(DraftYears.word(other))"
    default: "\(text)..\(last.text)"
    }
  }

  fileprivate func precedes(_ other: Self) -> Bool {
    switch (self, other) {
    case (.key(.year(let one)), .key(.year(let two))): one + 1 == two
    case (.key(.number(let one)), .key(.number(let two))): one + 1 == two
    default: false
    }
  }
}

extension DraftNode {
  /// The paths of all fields in the node, by the areas in which they stand.
  func paths() -> [Int: DraftPath] {
    var paths: [Int: DraftPath] = [:]
    collect(above: [], into: &paths)
    return paths
  }

  /// A step of a path: a name, or the place of a loop's key.
  private enum Step {
    case name(String)
    case loop
  }

  private func collect(above: [Step], into paths: inout [Int: DraftPath]) {
    var own = above
    if !name.isEmpty { own.append(.name(name)) }
    if isLoop { own.append(.loop) }
    guard isField else {
      for child in children { child.collect(above: own, into: &paths) }
      return
    }
    for (keys, area) in places {
      var rest = keys[...]
      let segments = own.compactMap { step -> DraftPath.Segment? in
        switch step {
        case .name(let name): .name(name)
        case .loop: rest.popFirst().map { .key($0) }
        }
      }
      paths[area] = DraftPath(segments: segments)
    }
  }
}
