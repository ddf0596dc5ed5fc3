/// What each function takes and gives.
extension TypeChecker {
  func type(of function: Function, _ arguments: [Tree]) throws(TypeError) -> ValueType {
    guard function.arity.contains(arguments.count) else {
      throw TypeError(.arguments(function))
    }
    switch function {
    case .sum, .average, .min, .max: return try aggregateType(function, arguments)
    case .count, .countA: return try countType(function, arguments)
    case .countIf, .sumIf: return try criteriaType(function, arguments)
    case .if, .ifs: return try branchType(function, arguments)
    case .and, .or, .not:
      for argument in arguments {
        let found = try function == .not ? type(of: argument) : typeOfArgument(argument)
        guard found == .boolean else { throw TypeError(.notCondition(function, name(argument))) }
      }
      return .boolean
    case .isBlank, .isNA, .isNumber:
      guard try field(arguments[0], for: function).count == nil else {
        throw TypeError(.oneFieldOnly(function, name(arguments[0])))
      }
      return .boolean
    case .round, .roundUp, .roundDown, .int, .abs:
      for argument in arguments { try expect(.number, argument, for: function.rawValue) }
      return .number
    case .len, .left, .right, .mid, .exact, .mentions: return try textType(function, arguments)
    case .contains: return try containsType(arguments)
    case .text: return try formatType(arguments)
    case .reached:
      guard case .text = arguments[0] else { throw TypeError(.noStage(name(arguments[0]))) }
      return .boolean
    case .achievement, .met, .band, .growth, .running, .places:
      return try targetType(function, arguments)
    case .weekday, .fiscalYear:
      try expect(.date, arguments[0], for: function.rawValue)
      if arguments.count > 1 {
        guard [1, 2, 3].contains(where: { arguments[1] == .number(ExactDecimal($0)) }) else {
          throw TypeError(.weekdayType)
        }
      }
      return .number
    }
  }

  private func aggregateType(
    _ function: Function,
    _ arguments: [Tree]
  ) throws(TypeError) -> ValueType {
    let first = try typeOfArgument(arguments[0])
    // The earliest and the latest day are as good as the least and the largest number.
    let wanted: ValueType =
      first == .date && (function == .min || function == .max) ? .date : .number
    for argument in arguments {
      let found = try typeOfArgument(argument)
      guard found == wanted else { throw TypeError(.notSummable(function, name(argument))) }
    }
    return wanted
  }

  private func countType(_ function: Function, _ arguments: [Tree]) throws(TypeError) -> ValueType {
    for argument in arguments {
      let found = try field(argument, for: function)
      // COUNT of texts is zero whatever they say: surely not what was meant.
      if function == .count, found.type == .text || found.type == .boolean {
        throw TypeError(.countOfTexts(found.name))
      }
    }
    return .number
  }

  private func criteriaType(
    _ function: Function,
    _ arguments: [Tree]
  ) throws(TypeError) -> ValueType {
    let tested = try field(arguments[0], for: function)
    guard tested.codes == nil else { throw TypeError(.severalCodes(tested.name)) }
    let criterion = try type(of: arguments[1])
    if case .text(let text) = arguments[1] {
      guard let read = Criterion(.text(text)), !read.isPattern,
        tested.type == .text || read.number != nil
      else { throw TypeError(.badCriterion(function, text, tested.name)) }
    } else {
      guard criterion == .text || criterion == tested.type else {
        throw TypeError(.badCriterion(function, name(arguments[1]), tested.name))
      }
    }
    let summed = arguments.count > 2 ? try field(arguments[2], for: function) : tested
    guard function == .countIf || summed.type == .number else {
      throw TypeError(.notSummable(function, summed.name))
    }
    guard summed.count == tested.count else {
      throw TypeError(.differentRanges(function, tested.name, summed.name))
    }
    return .number
  }

  private func branchType(_ function: Function, _ arguments: [Tree]) throws(TypeError) -> ValueType
  {
    var branches: [Tree] = []
    if function == .if {
      try expectCondition(function, arguments[0])
      branches = Array(arguments.dropFirst())
    } else {
      guard arguments.count.isMultiple(of: 2) else { throw TypeError(.arguments(function)) }
      for index in stride(from: 0, to: arguments.count, by: 2) {
        try expectCondition(function, arguments[index])
        branches.append(arguments[index + 1])
      }
    }
    let first = try type(of: branches[0])
    for branch in branches.dropFirst() {
      guard try type(of: branch) == first else {
        throw TypeError(.differentBranches(function, name(branches[0]), name(branch)))
      }
    }
    guard function == .ifs || branches.count == 2 || first == .boolean else {
      throw TypeError(.missingBranch)
    }
    return first
  }

  private func expectCondition(_ function: Function, _ tree: Tree) throws(TypeError) {
    guard try type(of: tree) == .boolean else {
      throw TypeError(.notCondition(function, name(tree)))
    }
  }

  private func textType(_ function: Function, _ arguments: [Tree]) throws(TypeError) -> ValueType {
    let texts = function == .exact || function == .mentions ? arguments.count : 1
    for argument in arguments.prefix(texts) { try expect(.text, argument, for: function.rawValue) }
    for argument in arguments.dropFirst(texts) {
      try expect(.number, argument, for: function.rawValue)
    }
    switch function {
    case .len: return .number
    case .exact, .mentions: return .boolean
    default: return .text
    }
  }

  private func containsType(_ arguments: [Tree]) throws(TypeError) -> ValueType {
    let field = try field(arguments[0], for: .contains)
    guard let codes = field.codes, field.count == nil else {
      throw TypeError(.notSeveralCodes(field.name))
    }
    try expect(.text, arguments[1], for: Function.contains.rawValue)
    if case .text(let code) = arguments[1], !codes.contains(code) {
      throw TypeError(.noSuchCode(code, field.name, codes))
    }
    return .boolean
  }

  private func formatType(_ arguments: [Tree]) throws(TypeError) -> ValueType {
    let value = try type(of: arguments[0])
    guard case .text(let code) = arguments[1], let format = NumberFormat(code),
      value == (format.isDate ? .date : .number)
    else { throw TypeError(.badFormat(name(arguments[0]), name(arguments[1]))) }
    return .text
  }
}

extension Message {
  fileprivate static let missingBranch = Message(
    ja: "IF には条件が成り立たないときの値も必要です。書き方: \(Function.if.usage)",
    en: "IF also needs a value for when the condition does not hold: \(Function.if.usage)"
  )

  fileprivate static let weekdayType = Message(
    ja: "WEEKDAY の種類は 1（日曜が1）、2（月曜が1）、3（月曜が0）のいずれかです。",
    en: "the type of WEEKDAY is 1 (Sunday is 1), 2 (Monday is 1) or 3 (Monday is 0)"
  )

  fileprivate static func noStage(_ name: String) -> Message {
    Message(
      ja: "REACHED には段階の名前を \"二次\" のように書きます。\(name) は名前ではありません。",
      en: "REACHED takes the name of a stage in quotation marks, and \(name) is none"
    )
  }

  fileprivate static func notSeveralCodes(_ name: String) -> Message {
    Message(
      ja: "CONTAINS は複数の選択肢が入る欄（multiple=\"true\"）だけを調べます。「\(name)」は = で比べてください。",
      en: "CONTAINS asks fields with multiple=\"true\" only; compare '\(name)' by ="
    )
  }

  fileprivate static func noSuchCode(
    _ code: String,
    _ name: String,
    _ codes: [String]
  ) -> Message {
    let known = codes.prefix(12).joined(separator: " ")
    return Message(
      ja: "「\(name)」の選択肢に値「\(code)」はありません（\(known)）。",
      en: "'\(code)' is no value of the codes of '\(name)' (\(known))"
    )
  }

  fileprivate static func arguments(_ function: Function) -> Message {
    Message(
      ja: "\(function.rawValue) の引数の数が違います。書き方: \(function.usage)",
      en: "\(function.rawValue) does not take so many values; write \(function.usage)"
    )
  }

  fileprivate static func notCondition(_ function: Function, _ name: String) -> Message {
    Message(
      ja: "\(function.rawValue) の条件 \(name) が条件になっていません。欄 = 値 のように比較を書いてください。",
      en:
        "\(name) is no condition for \(function.rawValue); write a comparison such as field = value"
    )
  }

  fileprivate static func oneFieldOnly(_ function: Function, _ name: String) -> Message {
    Message(
      ja: "\(function.rawValue) は一つの欄だけを調べます。「\(name)」は複数の欄です。COUNT や COUNTA を使ってください。",
      en: "\(function.rawValue) looks at one field, but '\(name)' is several; use COUNT or COUNTA"
    )
  }

  static func notSummable(_ function: Function, _ name: String) -> Message {
    Message(
      ja: "\(function.rawValue) には数値の欄が必要です。\(name) は数値ではありません。",
      en: "\(function.rawValue) takes numbers, and \(name) is none"
    )
  }

  fileprivate static func countOfTexts(_ name: String) -> Message {
    Message(
      ja: "COUNT は数値だけを数えます。「\(name)」の記入の有無は COUNTA で数えてください。",
      en: "COUNT counts numbers only; use COUNTA to count what is filled in of '\(name)'"
    )
  }

  fileprivate static func badCriterion(
    _ function: Function,
    _ criterion: String,
    _ name: String
  ) -> Message {
    Message(
      ja: "\(function.rawValue) の条件 \(criterion) は「\(name)」に使えません。値か \">5\" のように書きます（* ? は使えません）。",
      en: "\(criterion) is no criterion of \(function.rawValue) for '\(name)'; "
        + "write a value or \">5\" (no * or ?)"
    )
  }

  fileprivate static func differentRanges(
    _ function: Function,
    _ one: String,
    _ two: String
  ) -> Message {
    Message(
      ja: "\(function.rawValue) の二つの範囲「\(one)」と「\(two)」の欄の数が違います。",
      en: "the ranges '\(one)' and '\(two)' of \(function.rawValue) differ in size"
    )
  }

  fileprivate static func differentBranches(
    _ function: Function,
    _ one: String,
    _ two: String
  ) -> Message {
    Message(
      ja: "\(function.rawValue) の結果 \(one) と \(two) の種類（数値・文字など）が違います。",
      en: "the results \(one) and \(two) of \(function.rawValue) are of different kinds"
    )
  }

  fileprivate static func badFormat(_ value: String, _ format: String) -> Message {
    Message(
      ja:
        "TEXT の書式 \(format) は \(value) に使えません。数値は \"#,##0.0\" や \"0%\"、日付は \"yyyy-mm-dd\" のように書きます。",
      en: "\(format) is no format of TEXT for \(value); write \"#,##0.0\" or \"0%\" for numbers, "
        + "\"yyyy-mm-dd\" for dates"
    )
  }
}
