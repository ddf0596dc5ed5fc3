/// Reads an expression from tokens, by precedence climbing.
///
/// Depth is bounded while reading, so that nothing that later walks a tree can exhaust the stack.
struct FormulaParser<Leaf: Sendable & Hashable> {
  private struct Node {
    var expression: Expression<Leaf>
    var depth: Int
  }

  private let tokens: [FormulaToken]
  private let dialect: FormulaLexer.Dialect
  private let leaf: (FormulaToken) -> Leaf?
  private var position = 0
  private var nesting = 0

  /// Takes tokens that end with `.end`, and what makes a leaf of a name or of cells.
  init(
    tokens: [FormulaToken],
    dialect: FormulaLexer.Dialect,
    leaf: @escaping (FormulaToken) -> Leaf?
  ) {
    self.tokens = tokens
    self.dialect = dialect
    self.leaf = leaf
  }

  mutating func parse() throws(FormulaError) -> Expression<Leaf> {
    guard token.kind != .end else { throw FormulaError(.empty, at: token.offset) }
    let node = try parseExpression(above: 0)
    guard token.kind == .end else {
      throw FormulaError(
        token.kind == .close ? .unopened : .missingOperator(token),
        at: token.offset
      )
    }
    return node.expression
  }

  private var token: FormulaToken {
    // The last token is `.end`, which nothing consumes.
    tokens[min(position, tokens.count - 1)]
  }

  private mutating func parseExpression(above precedence: Int) throws(FormulaError) -> Node {
    var left = try parseOperand()
    while case .sign(let sign) = token.kind, sign.precedence > precedence {
      let offset = token.offset
      position += 1
      let right = try parseExpression(above: sign.precedence)
      left = try node(
        .binary(sign, left.expression, right.expression),
        over: max(left.depth, right.depth),
        at: offset
      )
    }
    return left
  }

  /// A primary with its signs before it and `%` behind; both bind more tightly than any operator.
  private mutating func parseOperand() throws(FormulaError) -> Node {
    let start = token
    switch start.kind {
    case .sign(.subtract):
      position += 1
      let inner = try nested(at: start.offset) { parser throws(FormulaError) in
        try parser.parseOperand()
      }
      return try node(.negate(inner.expression), over: inner.depth, at: start.offset)
    case .sign(.add):
      position += 1
      return try nested(at: start.offset) { parser throws(FormulaError) in
        try parser.parseOperand()
      }
    default:
      var result = try parsePrimary()
      while token.kind == .percent {
        result = try node(.percent(result.expression), over: result.depth, at: token.offset)
        position += 1
      }
      return result
    }
  }

  private mutating func parsePrimary() throws(FormulaError) -> Node {
    let start = token
    switch start.kind {
    case .number(let number):
      position += 1
      return Node(expression: .number(number), depth: 1)
    case .text(let text):
      position += 1
      return Node(expression: .text(text), depth: 1)
    case .open:
      position += 1
      let inner = try nested(at: start.offset) { parser throws(FormulaError) in
        try parser.parseExpression(above: 0)
      }
      try expectClose(openedAt: start.offset)
      return inner
    case .name(let name):
      position += 1
      if token.kind == .open { return try parseCall(name, at: start.offset) }
      switch name.uppercased() {
      case "TRUE": return Node(expression: .boolean(true), depth: 1)
      case "FALSE": return Node(expression: .boolean(false), depth: 1)
      default: break
      }
    case .cells: position += 1
    default: throw FormulaError(.missingOperand(start), at: start.offset)
    }
    guard let leaf = leaf(start) else {
      throw FormulaError(.missingOperand(start), at: start.offset)
    }
    return Node(expression: .leaf(leaf), depth: 1)
  }

  private mutating func parseCall(_ name: String, at offset: Int) throws(FormulaError) -> Node {
    let open = token.offset
    position += 1
    let arguments = token.kind == .close ? [] : try parseArguments(openedAt: open)
    try expectClose(openedAt: open)
    let upper = name.uppercased()
    if arguments.isEmpty, upper == "TRUE" || upper == "FALSE" {
      return Node(expression: .boolean(upper == "TRUE"), depth: 1)
    }
    // A cell's own MET would be some add-in's, not ours.
    guard let function = Function(rawValue: upper),
      function.isInSpreadsheets || dialect == .schema
    else {
      throw FormulaError(.unknownFunction(name, Function.nearest(to: name)), at: offset)
    }
    guard function.arity.contains(arguments.count), function != .ifs || arguments.count % 2 == 0
    else { throw FormulaError(.arity(function, given: arguments.count), at: offset) }
    return try node(
      .call(function, arguments.map(\.expression)),
      over: arguments.map(\.depth).max() ?? 0,
      at: offset
    )
  }

  private mutating func parseArguments(openedAt open: Int) throws(FormulaError) -> [Node] {
    var arguments: [Node] = []
    repeat {
      if !arguments.isEmpty { position += 1 }
      arguments.append(
        try nested(at: open) { parser throws(FormulaError) in
          try parser.parseExpression(above: 0)
        }
      )
    } while token.kind == .comma
    return arguments
  }

  private mutating func expectClose(openedAt open: Int) throws(FormulaError) {
    guard token.kind == .close else {
      if token.kind == .end { throw FormulaError(.unclosed, at: open) }
      throw FormulaError(.missingOperator(token), at: token.offset)
    }
    position += 1
  }

  private mutating func nested(
    at offset: Int,
    _ body: (inout Self) throws(FormulaError) -> Node
  ) throws(FormulaError) -> Node {
    guard nesting < Formula.maximumNesting else { throw FormulaError(.tooDeep, at: offset) }
    nesting += 1
    defer { nesting -= 1 }
    return try body(&self)
  }

  private func node(
    _ expression: Expression<Leaf>,
    over depth: Int,
    at offset: Int
  ) throws(FormulaError) -> Node {
    guard depth < Formula.maximumDepth else { throw FormulaError(.tooManyOperations, at: offset) }
    return Node(expression: expression, depth: depth + 1)
  }
}

extension Message {
  fileprivate static let empty = Message(ja: "式が空です。", en: "the formula is empty")

  fileprivate static let unopened = Message(
    ja: "「)」に対応する「(」がありません。",
    en: "this ')' closes nothing"
  )

  fileprivate static let unclosed = Message(
    ja: "この「(」が閉じられていません。",
    en: "this '(' is never closed"
  )

  fileprivate static let tooDeep = Message(
    ja: "括弧や関数の入れ子が\(Formula.maximumNesting)段を超えています。式を分けてください。",
    en:
      "parentheses and calls are nested more than \(Formula.maximumNesting) deep; divide the formula"
  )

  fileprivate static let tooManyOperations = Message(
    ja: "演算が\(Formula.maximumDepth)回以上つながっています。和は SUM(範囲) と書いてください。",
    en: "more than \(Formula.maximumDepth) operations in a chain; write a sum as SUM(range)"
  )

  fileprivate static func missingOperand(_ token: FormulaToken) -> Message {
    token.kind == .end
      ? Message(
        ja: "式が途中で終わっています。このあとに数値、文字列、欄の名前または関数が必要です。",
        en: "the formula stops short; a number, a text, a name or a function is expected here"
      )
      : Message(
        ja: "「\(token.text)」の前に数値、文字列、欄の名前または関数が必要です。",
        en: "a number, a text, a name or a function is expected before '\(token.text)'"
      )
  }

  fileprivate static func missingOperator(_ token: FormulaToken) -> Message {
    Message(
      ja: "「\(token.text)」の前に演算子（+ - * / & = <> など）がありません。",
      en: "an operator (+ - * / & = <> …) is missing before '\(token.text)'"
    )
  }

  fileprivate static func unknownFunction(_ name: String, _ nearest: Function?) -> Message {
    Message(
      ja: "関数 \(name) はありません。" + (nearest.map { "\($0.rawValue) の間違いではありませんか。" } ?? ""),
      en: "there is no function \(name)" + (nearest.map { "; did you mean \($0.rawValue)?" } ?? "")
    )
  }

  fileprivate static func arity(_ function: Function, given: Int) -> Message {
    Message(
      ja: "\(function.rawValue) の引数の数が違います（\(given)個）。書き方: \(function.usage)",
      en: "\(function.rawValue) does not take \(given) values; write \(function.usage)"
    )
  }
}
