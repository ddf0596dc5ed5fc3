/// What a formula says in words that the place it stands in, or the schema, gives a meaning to.
extension FormulaCompiler {
  /// The formula with every RUNNING cut to its range, or what is wrong with a call.
  func settle(
    _ expression: Expression<FieldOperand>,
    at place: Place
  ) throws(CallProblem) -> Expression<FieldOperand> {
    try expression.mapCalls { (function, arguments) throws(CallProblem) in
      switch (function, arguments.first) {
      case (.running, .leaf(.fields(let slots))?):
        return .call(function, [.leaf(.fields(try cut(slots, at: place)))])
      case (.band, .text(let name)?):
        guard bands[name] != nil else {
          let nearest = Spelling.nearest(to: name, among: bands.keys)
          throw CallProblem(kind: .unknown, message: .unknownBands(name, nearest))
        }
      default: break
      }
      return .call(function, arguments)
    }
  }

  /// The fields up to the row or key that the place belongs to.
  private func cut(_ slots: [Int], at place: Place) throws(CallProblem) -> [Int] {
    guard let place = place.group else { throw CallProblem(kind: .formula, message: .runningHere) }
    let tree = resolver.tree
    for group in tree.chain(from: place) where tree.groups[group].key != nil {
      let inside = slots.lastIndex { tree.groups[group].fields.contains($0) }
      // A loop around the whole range does not say how far to go.
      if let last = inside, !slots.allSatisfy({ tree.groups[group].fields.contains($0) }) {
        return Array(slots[...last])
      }
      // Another group with the same keys, as results beside targets.
      guard inside == nil, let key = tree.groups[group].key else { continue }
      let last = slots.lastIndex { slot in
        tree.segments[slot].contains { $0.kind != .name && $0.text == key }
      }
      if let last { return Array(slots[...last]) }
    }
    if slots.count == 1 { return slots }
    throw CallProblem(kind: .formula, message: .runningHere)
  }
}

/// What is wrong with the call of a function, before it is reported.
struct CallProblem: Error {
  var kind: SchemaError.Kind
  var message: Message
}

extension Expression {
  /// Puts an expression in the place of every call, inner ones first.
  func mapCalls<E>(
    _ transform: (Function, [Expression]) throws(E) -> Expression
  ) throws(E) -> Expression {
    switch self {
    case .number, .text, .boolean, .leaf: return self
    case .negate(let inner): return .negate(try inner.mapCalls(transform))
    case .percent(let inner): return .percent(try inner.mapCalls(transform))
    case .binary(let sign, let left, let right):
      return .binary(sign, try left.mapCalls(transform), try right.mapCalls(transform))
    case .call(let function, let arguments):
      var mapped: [Expression] = []
      for argument in arguments { mapped.append(try argument.mapCalls(transform)) }
      return try transform(function, mapped)
    }
  }
}

extension Message {
  fileprivate static let runningHere = Message(
    ja: "RUNNING は、範囲と同じキーや行ごとの検査（for=\"cost.*\"、for=\"items.*\"）の中でだけ使えます。",
    en: "RUNNING stands only in a check for the keys or rows of its range, "
      + "as for=\"cost.*\" or for=\"items.*\""
  )

  fileprivate static func unknownBands(_ name: String, _ nearest: String?) -> Message {
    Message(
      ja: "bands「\(name)」がありません。" + Message.suggestion(nearest).ja,
      en: "there are no bands '\(name)'" + Message.suggestion(nearest).en
    )
  }
}
