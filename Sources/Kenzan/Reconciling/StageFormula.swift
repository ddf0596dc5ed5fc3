/// Reads the formula of a stage: amounts and earlier stages, added, subtracted, times whole numbers.
struct StageFormula {
  /// The factors of what a name stands for; `nil` for a name that nothing has.
  let factors: (String) -> [Int]?
  let width: Int

  /// Why a formula means nothing here.
  enum Fault: Error {
    case syntax(Message)
    case unknown(String)
    case notLinear
  }

  /// The factor of every amount.
  func read(_ text: String) throws(Fault) -> [Int] {
    let tree: Expression<NameToken>
    do throws(FormulaError) { tree = try Formula.parse(text) } catch {
      throw .syntax(error.message)
    }
    guard case .sum(let sum) = try value(of: tree) else { throw .notLinear }
    return sum
  }

  /// A number, or a sum of amounts.
  private enum Value {
    case number(Int)
    case sum([Int])
  }

  private func value(of tree: Expression<NameToken>) throws(Fault) -> Value {
    switch tree {
    case .number(let number):
      guard number.scale == 0, let whole = Int(exactly: number.coefficient),
        whole.magnitude <= 1_000
      else { throw .notLinear }
      return .number(whole)
    case .leaf(let name):
      guard let factors = factors(name.text) else { throw .unknown(name.text) }
      return .sum(factors)
    case .negate(let inner): return try scaled(value(of: inner), by: -1)
    case .binary(let sign, let left, let right):
      let (one, two) = (try value(of: left), try value(of: right))
      switch (sign, one, two) {
      case (.add, .sum, .sum): return try sum(one, two)
      case (.subtract, .sum, .sum): return try sum(one, scaled(two, by: -1))
      case (.multiply, .number(let factor), _): return try scaled(two, by: factor)
      case (.multiply, _, .number(let factor)): return try scaled(one, by: factor)
      default: throw .notLinear
      }
    case .call(.sum, let arguments):
      var total = Value.sum(Array(repeating: 0, count: width))
      for argument in arguments { total = try sum(total, try value(of: argument)) }
      return total
    default: throw .notLinear
    }
  }

  private func sum(_ one: Value, _ two: Value) throws(Fault) -> Value {
    guard case .sum(let one) = one, case .sum(let two) = two else { throw .notLinear }
    return .sum(try zip(one, two).map { one, two throws(Fault) in try bounded(one + two) })
  }

  private func scaled(_ value: Value, by factor: Int) throws(Fault) -> Value {
    switch value {
    case .number(let number): return .number(try bounded(number * factor))
    case .sum(let sum): return .sum(try sum.map { one throws(Fault) in try bounded(one * factor) })
    }
  }

  /// Factors stay far below what could overflow a sum.
  private func bounded(_ factor: Int) throws(Fault) -> Int {
    guard factor.magnitude <= 1_000_000 else { throw .notLinear }
    return factor
  }
}
