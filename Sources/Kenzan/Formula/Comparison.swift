/// Compares two values of the same kind.
struct Comparison {
  /// The truth as stated, and whether it holds for all that the figures may be.
  struct Truth: Hashable {
    var stated: Bool
    var isCertain: Bool
  }

  private let sign: BinaryOperator
  private let ignoresCase: Bool

  init(_ sign: BinaryOperator, ignoresCase: Bool = false) {
    self.sign = sign
    self.ignoresCase = ignoresCase
  }

  /// The truth of `left sign right`; `nil` for values that cannot be compared.
  func judge(_ left: Value, _ right: Value) -> Truth? {
    switch (left, right) {
    case (.text(let one, let oneOthers), .text(let two, let twoOthers)):
      let stated = judge(order(one, two))
      let texts = oneOthers.union([one])
      let isCertain = twoOthers.union([two]).allSatisfy { other in
        texts.allSatisfy { judge(order($0, other)) == stated }
      }
      return Truth(stated: stated, isCertain: isCertain)
    case (.boolean(let one, let oneIsCertain), .boolean(let two, let twoIsCertain)):
      return Truth(
        stated: judge(order(one ? 1 : 0, two ? 1 : 0)),
        isCertain: oneIsCertain && twoIsCertain
      )
    case (.empty, .text(let text, _)): return Truth(stated: judge(order("", text)), isCertain: true)
    case (.text(let text, _), .empty): return Truth(stated: judge(order(text, "")), isCertain: true)
    case (.empty, .boolean(let truth, let isCertain)):
      return Truth(stated: judge(order(0, truth ? 1 : 0)), isCertain: isCertain)
    case (.boolean(let truth, let isCertain), .empty):
      return Truth(stated: judge(order(truth ? 1 : 0, 0)), isCertain: isCertain)
    default:
      guard let one = left.figure, let two = right.figure else { return nil }
      return judge(one, two)
    }
  }

  private func judge(_ left: Figure, _ right: Figure) -> Truth {
    let stated = judge(order(left.stated, right.stated))
    guard left.interval != nil || right.interval != nil else {
      return Truth(stated: stated, isCertain: true)
    }
    let (one, two) = (left.range, right.range)
    // What the numbers in the intervals may be to each other.
    var possible: [Int] = []
    if one.lower.value < two.upper.value { possible.append(-1) }
    if one.meets(two) { possible.append(0) }
    if one.upper.value > two.lower.value { possible.append(1) }
    return Truth(stated: stated, isCertain: possible.allSatisfy { judge($0) == stated })
  }

  private func order<Ordered: Comparable>(_ left: Ordered, _ right: Ordered) -> Int {
    left == right ? 0 : left < right ? -1 : 1
  }

  private func order(_ left: String, _ right: String) -> Int {
    // By code points: canonically equal spellings are one text to Swift, but two to Excel.
    let (one, two) =
      ignoresCase ? (left.lowercased(), right.lowercased()) : (left, right)
    if one.unicodeScalars.elementsEqual(two.unicodeScalars) { return 0 }
    return one.unicodeScalars.lexicographicallyPrecedes(two.unicodeScalars) ? -1 : 1
  }

  /// Whether the sign allows left to be smaller (−1), equal (0) or larger (1).
  private func judge(_ order: Int) -> Bool {
    switch sign {
    case .equal: order == 0
    case .notEqual: order != 0
    case .less: order < 0
    case .lessOrEqual: order <= 0
    case .greater: order > 0
    case .greaterOrEqual: order >= 0
    default: false
    }
  }
}
