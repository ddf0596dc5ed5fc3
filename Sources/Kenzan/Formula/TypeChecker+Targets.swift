/// What the functions about targets take and give.
extension TypeChecker {
  func targetType(_ function: Function, _ arguments: [Tree]) throws(TypeError) -> ValueType {
    switch function {
    case .achievement:
      let methods = try words(function, arguments[0], known: AchievementMethod.allCases)
      for argument in arguments.dropFirst() { try expectFigure(function, argument) }
      guard arguments.count > 3 || methods?.contains(AchievementMethod.difference.rawValue) != true
      else { throw TypeError(.needsBaseline) }
      return .number
    case .met:
      for argument in arguments.prefix(2) { try expectFigure(function, argument) }
      _ = try words(function, arguments[2], known: Direction.allCases)
      return .boolean
    case .growth:
      for argument in arguments { try expectFigure(function, argument) }
      return .number
    case .band:
      guard case .text = arguments[0] else { throw TypeError(.bandsInQuotes(name(arguments[0]))) }
      try expectFigure(function, arguments[1])
      return .text
    case .running:
      let range = try field(arguments[0], for: function)
      guard range.count != nil else { throw TypeError(.needsRange(range.name)) }
      try expectType(.number, range.type, function, range.name)
      return .number
    default:
      let number = try field(arguments[0], for: function)
      guard number.count == nil else { throw TypeError(.rangeAsValue(number.name)) }
      try expectType(.number, number.type, function, number.name)
      return .number
    }
  }

  private func expectFigure(_ function: Function, _ tree: Tree) throws(TypeError) {
    try expect(.number, tree, for: function.rawValue)
  }

  private func expectType(
    _ wanted: ValueType,
    _ found: ValueType,
    _ function: Function,
    _ name: String
  ) throws(TypeError) {
    guard found == wanted else { throw TypeError(.notSummable(function, name)) }
  }

  /// The words that an argument may come to, each of which must be known; `nil` where it may be any.
  private func words<Word: RawRepresentable<String>>(
    _ function: Function,
    _ tree: Tree,
    known: [Word]
  ) throws(TypeError) -> Set<String>? {
    try expect(.text, tree, for: function.rawValue)
    guard let words = words(of: tree) else { return nil }
    if let other = words.sorted().first(where: { Word(rawValue: $0) == nil }) {
      throw TypeError(.unknownWord(function, name(tree), other, known.map(\.rawValue)))
    }
    return words
  }

  private func words(of tree: Tree) -> Set<String>? {
    switch tree {
    case .text(let text): return [text]
    case .leaf(let leaf): return leafType(leaf).values.map { Set($0) }
    case .call(.if, let arguments):
      let branches = arguments.dropFirst().map { words(of: $0) }
      return branches.reduce(into: Set<String>() as Set<String>?) { all, branch in
        all = all.flatMap { all in branch.map { all.union($0) } }
      }
    default: return nil
    }
  }
}

extension Message {
  fileprivate static let needsBaseline = Message(
    ja: "ACHIEVEMENT の方法 difference には基準値が必要です。書き方: \(Function.achievement.usage)",
    en: "the method 'difference' of ACHIEVEMENT needs a baseline: \(Function.achievement.usage)"
  )

  fileprivate static func bandsInQuotes(_ name: String) -> Message {
    Message(
      ja: "BAND の最初には、bands の name を引用符で囲んで書きます: BAND(\"attainment\", 数値)。\(name) は使えません。",
      en:
        "BAND begins with the name of bands in quotes, BAND(\"attainment\", number), not with \(name)"
    )
  }

  fileprivate static func needsRange(_ name: String) -> Message {
    Message(
      ja: "RUNNING には cost.*.total や items.amount のような範囲を書きます。「\(name)」は一つの欄です。",
      en: "RUNNING takes a range such as cost.*.total or items.amount, and '\(name)' is one field"
    )
  }

  fileprivate static func unknownWord(
    _ function: Function,
    _ name: String,
    _ word: String,
    _ known: [String]
  ) -> Message {
    Message(
      ja: "\(function.rawValue) の \(name) に「\(word)」は使えません。"
        + known.joined(separator: "・") + "のどれかにしてください。",
      en: "\(name) of \(function.rawValue) may be '\(word)', which it does not know; "
        + "it knows \(known.joined(separator: ", "))"
    )
  }
}
