/// Reads a pattern into a tree and writes the tree out as states.
struct TextPatternParser {
  indirect enum Node {
    case empty
    case scalar(TextPattern.ScalarSet)
    case sequence([Node])
    case choice([Node])
    case repetition(Node, least: Int, most: Int?)
  }

  private static let maximumNesting = 32
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var nesting = 0

  init(_ pattern: String) {
    scalars = Array(pattern.unicodeScalars)
  }

  mutating func parse() throws(TextPatternError) -> Node {
    let node = try parseChoice()
    guard position == scalars.count else { throw TextPatternError(.unopened) }
    guard Self.size(of: node) < TextPattern.maximumStates else {
      throw TextPatternError(.tooLarge)
    }
    return node
  }

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func take() -> Unicode.Scalar? {
    defer { position += 1 }
    return current
  }

  private mutating func parseChoice() throws(TextPatternError) -> Node {
    var branches = [try parseSequence()]
    while current == "|" {
      position += 1
      branches.append(try parseSequence())
    }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func parseSequence() throws(TextPatternError) -> Node {
    var nodes: [Node] = []
    while let scalar = current, scalar != "|", scalar != ")" {
      nodes.append(try parseQuantified())
    }
    return .sequence(nodes)
  }

  private mutating func parseQuantified() throws(TextPatternError) -> Node {
    let node = try parseAtom()
    guard let (least, most) = try parseQuantifier() else { return node }
    if let scalar = current, "?*+{".unicodeScalars.contains(scalar) {
      throw TextPatternError(.twoQuantifiers)
    }
    return .repetition(node, least: least, most: most)
  }

  private mutating func parseQuantifier() throws(TextPatternError) -> (Int, Int?)? {
    switch current {
    case "?": position += 1; return (0, 1)
    case "*": position += 1; return (0, nil)
    case "+": position += 1; return (1, nil)
    case "{":
      position += 1
      guard let least = parseCount() else { throw TextPatternError(.badCount) }
      var most: Int? = least
      if current == "," {
        position += 1
        most = parseCount()
      }
      guard take() == "}", most ?? least >= least else { throw TextPatternError(.badCount) }
      return (least, most)
    default: return nil
    }
  }

  private mutating func parseCount() -> Int? {
    let start = position
    while let scalar = current, ("0"..."9").contains(scalar), position - start < 4 { position += 1 }
    return Int(String(String.UnicodeScalarView(scalars[start..<position])))
  }

  private mutating func parseAtom() throws(TextPatternError) -> Node {
    switch take() {
    case "("?:
      guard nesting < Self.maximumNesting else { throw TextPatternError(.tooLarge) }
      nesting += 1
      defer { nesting -= 1 }
      if current == "?" { throw TextPatternError(.specialGroup) }
      let inner = try parseChoice()
      guard take() == ")" else { throw TextPatternError(.unclosed("(")) }
      return inner
    case "["?: return .scalar(try parseClass())
    case "."?: return .scalar(.init(ranges: [10...10], isInverted: true))
    case "\\"?: return .scalar(try parseEscape())
    case let scalar? where "?*+{}]^$".unicodeScalars.contains(scalar):
      throw TextPatternError(.misplaced(scalar))
    case let scalar?: return .scalar(.init(ranges: [scalar.value...scalar.value]))
    case nil: return .empty
    }
  }

  private mutating func parseEscape() throws(TextPatternError) -> TextPattern.ScalarSet {
    guard let scalar = take() else { throw TextPatternError(.unclosed("\\")) }
    switch scalar {
    case "d": return .init(ranges: [48...57])
    case "w": return .init(ranges: [48...57, 65...90, 95...95, 97...122])
    case "s": return .init(ranges: [9...13, 32...32, 0x3000...0x3000])
    case "n": return .init(ranges: [10...10])
    case "a"..."z", "A"..."Z", "0"..."9": throw TextPatternError(.unknownEscape(scalar))
    default: return .init(ranges: [scalar.value...scalar.value])
    }
  }

  private mutating func parseClass() throws(TextPatternError) -> TextPattern.ScalarSet {
    var set = TextPattern.ScalarSet(ranges: [])
    if current == "^" {
      position += 1
      set.isInverted = true
    }
    while let scalar = current, scalar != "]" {
      position += 1
      if scalar == "\\" {
        set.ranges += try parseEscape().ranges
        continue
      }
      if scalar == "[" { throw TextPatternError(.misplaced("[")) }
      guard current == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
        set.ranges.append(scalar.value...scalar.value)
        continue
      }
      position += 1
      guard let last = take(), last != "\\", last >= scalar else {
        throw TextPatternError(.badRange(scalar))
      }
      set.ranges.append(scalar.value...last.value)
    }
    guard take() == "]" else { throw TextPatternError(.unclosed("[")) }
    guard !set.ranges.isEmpty else { throw TextPatternError(.emptyClass) }
    return set
  }
}

extension TextPatternParser {
  /// How many states a node takes, or the bound if it is more.
  private static func size(of node: Node) -> Int {
    let bound = TextPattern.maximumStates
    switch node {
    case .empty: return 0
    case .scalar: return 1
    case .sequence(let nodes): return nodes.reduce(0) { min(bound, $0 + size(of: $1)) }
    case .choice(let nodes): return nodes.reduce(0) { min(bound, $0 + size(of: $1) + 2) }
    case .repetition(let node, let least, let most):
      // Two more for each copy: a way past it, and back. Counts have four digits at most.
      return min(bound, (size(of: node) + 2) * max(least + 1, most ?? 0))
    }
  }

  /// The machine for a tree, its end included.
  static func states(of node: Node) -> [TextPattern.State] {
    var states: [TextPattern.State] = []
    write(node, to: &states)
    return states + [.end]
  }

  private static func write(_ node: Node, to states: inout [TextPattern.State]) {
    switch node {
    case .empty: break
    case .scalar(let set): states.append(.scalar(set))
    case .sequence(let nodes): for node in nodes { write(node, to: &states) }
    case .choice(let nodes): writeChoice(nodes, to: &states)
    case .repetition(let node, let least, let most):
      for _ in 0..<least { write(node, to: &states) }
      guard let most else {
        let start = states.count
        states.append(.end)
        write(node, to: &states)
        states.append(.jump(start))
        states[start] = .split(start + 1, states.count)
        return
      }
      var starts: [Int] = []
      for _ in least..<most {
        starts.append(states.count)
        states.append(.end)
        write(node, to: &states)
      }
      for start in starts { states[start] = .split(start + 1, states.count) }
    }
  }

  private static func writeChoice(_ nodes: [Node], to states: inout [TextPattern.State]) {
    var exits: [Int] = []
    for (index, node) in nodes.enumerated() {
      let isLast = index == nodes.count - 1
      let start = states.count
      if !isLast { states.append(.end) }
      write(node, to: &states)
      guard !isLast else { break }
      exits.append(states.count)
      states.append(.end)
      states[start] = .split(start + 1, states.count)
    }
    for exit in exits { states[exit] = .jump(states.count) }
  }
}

extension Message {
  fileprivate static let unopened = Message(
    ja: "pattern の「)」に対応する「(」がありません。",
    en: "a ')' of the pattern closes nothing"
  )

  fileprivate static let twoQuantifiers = Message(
    ja: "pattern で ? * + {} を二つ続けることはできません。",
    en: "two of ? * + {} cannot follow each other in a pattern"
  )

  fileprivate static let badCount = Message(
    ja: "pattern の {} には {4} {2,} {2,4} のように回数を書きます。「{」そのものは \\{ と書きます。",
    en: "braces of a pattern hold counts: {4} {2,} {2,4}; a '{' itself is written \\{"
  )

  fileprivate static let specialGroup = Message(
    ja: "pattern に (?…) は使えません。(…) だけです。",
    en: "a pattern has plain groups only, no (?…)"
  )

  fileprivate static let emptyClass = Message(
    ja: "pattern の [] の中に文字がありません。",
    en: "the brackets of the pattern hold no character"
  )

  fileprivate static let tooLarge = Message(
    ja: "pattern が大きすぎます。繰返しの回数を減らすか、maxlength を使ってください。",
    en: "the pattern is too large; use smaller counts, or 'maxlength'"
  )

  fileprivate static func unclosed(_ text: String) -> Message {
    Message(ja: "pattern の「\(text)」が閉じていません。", en: "'\(text)' of the pattern is never closed")
  }

  fileprivate static func misplaced(_ scalar: Unicode.Scalar) -> Message {
    Message(
      ja: "pattern の「\(scalar)」はここでは使えません。文字そのものなら \\\(scalar) と書きます"
        + "（全体の一致が条件なので ^ と $ はいりません）。",
      en: "'\(scalar)' cannot stand here in a pattern; the character itself is \\\(scalar) "
        + "(the whole text must fit, so ^ and $ are not needed)"
    )
  }

  fileprivate static func unknownEscape(_ scalar: Unicode.Scalar) -> Message {
    Message(
      ja: "pattern に \\\(scalar) はありません。\\d \\w \\s \\n が使えます。",
      en: "there is no \\\(scalar) in patterns; there are \\d \\w \\s \\n"
    )
  }

  fileprivate static func badRange(_ scalar: Unicode.Scalar) -> Message {
    Message(
      ja: "pattern の「\(scalar)-」の範囲の終わりが正しくありません。",
      en: "the range '\(scalar)-' of the pattern has no right end"
    )
  }
}
