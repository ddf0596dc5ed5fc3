/// The verdict on a plain sum of figures that were each rounded half away from zero.
///
/// The difference d of the sides may then be off by w, half a step for each rounded figure: it may be
/// zero if |d| < w, and also at the very end where every figure reaches it, which the signs tell.
struct ExcelTolerance {
  private let translator: ExcelTranslator
  private let check: Check
  private var steps: [String] = []
  private var signed: [String] = []
  private var reversed: [String] = []

  init(translator: ExcelTranslator, check: Check) {
    self.translator = translator
    self.check = check
  }

  mutating func verdict() throws(NotInExcel) -> ExcelPiece {
    try add(check.left, isPositive: true)
    try add(check.right, isPositive: false)
    let left = try translator.translate(check.left)
    let right = try translator.translate(check.right)
    let places = ExcelTranslator.comparedPlaces
    let difference = "ROUND(\(left.text)-\(right.bracketed(above: 3)),\(places))"
    let width = "ROUND(" + steps.joined(separator: "+") + ",\(places))"
    // A positive figure reaches down to its lower end, so where all terms are positive the
    // difference reaches down to d−w; where all are negative, up to d+w.
    let below = "AND(\(difference)=\(width),MIN(\(signed.joined(separator: ",")))>0)"
    let above = "AND(\(difference)=-\(width),MAX(\(reversed.joined(separator: ",")))<0)"
    let conditions: [String]
    switch check.comparison {
    case .equal: conditions = ["\(difference)=0", "ABS(\(difference))<\(width)", below, above]
    case .lessOrEqual: conditions = ["\(difference)<=0", "\(difference)<\(width)", below]
    case .greaterOrEqual: conditions = ["\(difference)>=0", "\(difference)>-\(width)", above]
    default: throw NotInExcel()
    }
    return ExcelPiece(
      text: "OR(\(conditions.joined(separator: ",")))",
      guards: left.guards + right.guards,
      mayFail: left.mayFail || right.mayFail
    )
  }

  /// Collects the terms of a sum; anything else has no constant width.
  private mutating func add(
    _ tree: Expression<FieldOperand>,
    isPositive: Bool
  ) throws(NotInExcel) {
    switch tree {
    case .number: break
    case .leaf(.field(let slot)): try add([slot], isPositive: isPositive, isRange: false)
    case .leaf(.fields): throw NotInExcel()
    case .negate(let inner): try add(inner, isPositive: !isPositive)
    case .binary(.add, let left, let right):
      try add(left, isPositive: isPositive)
      try add(right, isPositive: isPositive)
    case .binary(.subtract, let left, let right):
      try add(left, isPositive: isPositive)
      try add(right, isPositive: !isPositive)
    case .call(.sum, let arguments):
      for argument in arguments {
        if case .leaf(let leaf) = argument {
          try add(translator.slots(of: leaf), isPositive: isPositive, isRange: true)
        } else {
          try add(argument, isPositive: isPositive)
        }
      }
    default: throw NotInExcel()
    }
  }

  private mutating func add(
    _ slots: [Int],
    isPositive: Bool,
    isRange: Bool
  ) throws(NotInExcel) {
    let roundings = slots.map { translator.schema.fields[$0].facets.rounding }
    guard let first = roundings.first, roundings.allSatisfy({ $0 == first }) else {
      throw NotInExcel()
    }
    guard let rounding = first else { return }
    guard case .step(let rounding) = rounding, rounding.mode == .half,
      let half = Rational(rounding.step).divided(by: Rational(2))?.decimal,
      slots.allSatisfy({ translator.schema.fields[$0].facets.notApplicable != .zero })
    else { throw NotInExcel() }
    var cells: [CellReference] = []
    for slot in slots { cells.append(try translator.reference(slot)) }
    let list = ExcelTranslator.list(cells)
    steps.append(isRange ? "\(half)*COUNT(\(list))" : half.description)
    signed.append(isPositive ? "MIN(\(list))" : "-MAX(\(list))")
    reversed.append(isPositive ? "MAX(\(list))" : "-MIN(\(list))")
  }
}
