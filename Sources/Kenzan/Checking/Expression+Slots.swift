extension Expression where Leaf == FieldOperand {
  /// The fields it names, in the order of the formula, each once.
  var slots: [Int] {
    leaves.flatMap { leaf in
      switch leaf {
      case .field(let slot): [slot]
      case .fields(let slots): slots
      }
    }.unique
  }
}

extension Check {
  /// The fields that bear on it, its condition's included, each once.
  var slots: [Int] {
    ([stated] + left.slots + right.slots + (when?.slots ?? [])).unique
  }

  /// Whether the stated field stands alone on the left, so that the right is what it should say.
  var hasStatedAlone: Bool { left == .leaf(.field(stated)) }
}
