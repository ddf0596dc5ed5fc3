extension Expression where Leaf == FieldOperand {
  /// The fields it names, in the order of the formula, each once.
  var slots: [Int] {
    var slots: [Int] = []
    var seen: Set<Int> = []
    collect { if seen.insert($0).inserted { slots.append($0) } }
    return slots
  }

  private func collect(_ take: (Int) -> Void) {
    switch self {
    case .number, .text, .boolean: break
    case .leaf(.field(let slot)): take(slot)
    case .leaf(.fields(let slots)): slots.forEach(take)
    case .negate(let inner), .percent(let inner): inner.collect(take)
    case .binary(_, let left, let right):
      left.collect(take)
      right.collect(take)
    case .call(_, let arguments): for argument in arguments { argument.collect(take) }
    }
  }
}

extension Check {
  /// The fields that bear on it, its condition's included, each once.
  var slots: [Int] {
    var seen: Set<Int> = []
    let all = [stated] + left.slots + right.slots + (when?.slots ?? [])
    return all.filter { seen.insert($0).inserted }
  }

  /// Whether the stated field stands alone on the left, so that the right is what it should say.
  var hasStatedAlone: Bool { left == .leaf(.field(stated)) }
}
