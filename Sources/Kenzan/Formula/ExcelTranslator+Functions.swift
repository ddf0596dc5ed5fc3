/// The functions in Excel's words; the text of each is documented at `Function`.
extension ExcelTranslator {
  func call(
    _ function: Function,
    _ arguments: [Tree],
    as list: CodeList?
  ) throws(NotInExcel) -> ExcelPiece {
    switch function {
    case .if, .ifs: return try choice(function, arguments[...], as: list)
    case .and, .or: return try junction(function, arguments)
    case .sum, .average, .min, .max, .count: return try aggregate(function, arguments)
    case .countA:
      return ExcelPiece(text: "COUNTA(\(Self.list(try cells(of: arguments))))")
    case .countIf, .sumIf: return try matches(function, arguments)
    case .isBlank, .isNA, .isNumber: return try inspection(function, arguments)
    case .not:
      var piece = try translate(arguments[0])
      piece.text = "NOT(\(piece.text))"
      piece.rank = ExcelPiece.primary
      return piece
    case .round, .roundUp, .roundDown, .int: return try rounding(function, arguments)
    case .text: return try format(arguments)
    case .reached: throw NotInExcel()
    case .achievement, .met, .band, .growth, .running, .places:
      return try target(function, arguments, as: list)
    case .exact: return try compare(.equal, arguments[0], arguments[1])
    case .mentions: return try search(arguments)
    case .fiscalYear:
      var piece = try translate(arguments[0])
      piece.text = "YEAR(EDATE(\(piece.text),-3))"
      piece.rank = ExcelPiece.primary
      piece.mayFail = true
      return piece
    case .contains: return try membership(arguments)
    case .abs, .len, .left, .right, .mid, .weekday:
      try requirePlain(list)
      return try plain(function, arguments)
    }
  }

  /// A function that is the same in Excel, of strict arguments.
  private func plain(_ function: Function, _ arguments: [Tree]) throws(NotInExcel) -> ExcelPiece {
    var whole = ExcelPiece(text: "")
    var texts: [String] = []
    for argument in arguments {
      let piece = try translate(argument)
      texts.append(piece.text)
      whole.guards += piece.guards
      whole.mayFail = whole.mayFail || piece.mayFail
    }
    whole.text = "\(function.rawValue)(\(texts.joined(separator: ",")))"
    // A count may be negative, a start zero.
    if function != .abs, function != .len { whole.mayFail = true }
    return whole
  }

  /// Rounded first to more places than anybody prints, so that 28.4999999999999 is the tie it is.
  private func rounding(
    _ function: Function,
    _ arguments: [Tree]
  ) throws(NotInExcel) -> ExcelPiece {
    var piece = try translate(arguments[0])
    piece.rank = ExcelPiece.primary
    guard function != .int else {
      piece.text = "INT(ROUND(\(piece.text),\(Self.sparePlaces)))"
      return piece
    }
    let places: String
    let spare: String
    if let whole = arguments[1].wholeNumber {
      places = String(whole)
      spare = String(whole + Self.sparePlaces)
    } else {
      let digits = try translate(arguments[1])
      piece.guards += digits.guards
      places = digits.text
      spare = digits.bracketed(above: 3) + "+\(Self.sparePlaces)"
      piece.mayFail = true
    }
    piece.text = "\(function.rawValue)(ROUND(\(piece.text),\(spare)),\(places))"
    return piece
  }

  private func search(_ arguments: [Tree]) throws(NotInExcel) -> ExcelPiece {
    var whole = try translate(arguments[0])
    var tests: [String] = []
    for argument in arguments.dropFirst() {
      let word = try translate(argument)
      whole.guards += word.guards
      whole.mayFail = whole.mayFail || word.mayFail
      tests.append("ISNUMBER(FIND(\(word.text),\(whole.text)))")
    }
    whole.text = tests.count == 1 ? tests[0] : "OR(\(tests.joined(separator: ",")))"
    whole.rank = ExcelPiece.primary
    return whole
  }

  private func format(_ arguments: [Tree]) throws(NotInExcel) -> ExcelPiece {
    guard case .text(let code) = arguments[1], let format = NumberFormat(code) else {
      throw NotInExcel()
    }
    var piece = try translate(arguments[0])
    if !format.isDate, case .binary = arguments[0] {
      piece.text = "ROUND(\(piece.text),\(Self.sparePlaces + 2))"
    }
    piece.text = "TEXT(\(piece.text),\(try quoted(code)))"
    piece.rank = ExcelPiece.primary
    return piece
  }

  private func inspection(
    _ function: Function,
    _ arguments: [Tree]
  ) throws(NotInExcel) -> ExcelPiece {
    guard case .leaf(.field(let slot)) = arguments[0] else { throw NotInExcel() }
    let cell = try reference(slot)
    switch function {
    case .isBlank: return ExcelPiece(text: "LEN(\(cell))=0", rank: 1)
    case .isNA: return ExcelPiece(text: "ISNUMBER(MATCH(\(cell),\(ExcelGuard.notApplicable),0))")
    default: return ExcelPiece(text: "ISNUMBER(\(cell))")
    }
  }

  /// Looks for the code's word in a cell that holds nothing but such words.
  private func membership(_ arguments: [Tree]) throws(NotInExcel) -> ExcelPiece {
    guard case .leaf(.field(let slot)) = arguments[0], case .text(let code) = arguments[1],
      let list = codes(of: slot), list.codes.count <= 20
    else { throw NotInExcel() }
    let words = list.codes.map { list.label(ofSeveral: $0.value) }
    // A word in another could be found where only that other stands.
    let areApart = words.indices.allSatisfy { one in
      words.indices.allSatisfy { $0 == one || !words[$0].contains(words[one]) }
    }
    guard areApart else { throw NotInExcel() }
    let cell = try reference(slot)
    let found = try quoted(list.label(ofSeveral: code))
    var quotedWords: [String] = []
    for word in words { quotedWords.append(try quoted(word)) }
    return ExcelPiece(
      text: "ISNUMBER(FIND(\(found),\(cell)))",
      guards: [.codes(cell, words: quotedWords)]
    )
  }

  // MARK: - Decisions

  /// Nested `IF`s; what a branch needs is asked for in the branch.
  private func choice(
    _ function: Function,
    _ arguments: ArraySlice<Tree>,
    as list: CodeList?
  ) throws(NotInExcel) -> ExcelPiece {
    guard let first = arguments.first else {
      return function == .ifs
        ? ExcelPiece(text: "NA()", mayFail: true) : ExcelPiece(text: "FALSE")
    }
    guard arguments.count > 1 else { return try translate(first, as: list).sealed() }
    let condition = try translate(first)
    let taken = try translate(arguments[arguments.startIndex + 1], as: list).sealed()
    let other = try choice(function, arguments.dropFirst(2), as: list).sealed()
    return ExcelPiece(
      text: "IF(\(condition.text),\(taken.text),\(other.text))",
      guards: condition.guards,
      mayFail: condition.mayFail || taken.mayFail || other.mayFail
    )
  }

  /// Excel's own AND and OR give up at the first error; ours are settled by one argument.
  private func junction(_ function: Function, _ arguments: [Tree]) throws(NotInExcel) -> ExcelPiece
  {
    var pieces: [ExcelPiece] = []
    for argument in arguments { pieces.append(try translate(argument)) }
    let guards = Set(pieces.map { Set($0.guards) })
    if guards.count == 1, !pieces.contains(where: \.mayFail) {
      // All are known or none is.
      let texts = pieces.map(\.text).joined(separator: ",")
      return ExcelPiece(text: "\(function.rawValue)(\(texts))", guards: pieces[0].guards)
    }
    let sealed = pieces.map { $0.sealed() }
    let texts = sealed.map(\.text).joined(separator: ",")
    let settling = sealed.map { piece in
      let asked = function == .and ? "NOT(\(piece.text))" : piece.text
      return piece.mayFail ? "IFERROR(\(asked),FALSE)" : asked
    }
    let settled = function == .and ? "FALSE" : "TRUE"
    return ExcelPiece(
      text: "IF(OR(\(settling.joined(separator: ","))),\(settled),\(function.rawValue)(\(texts)))",
      mayFail: true
    )
  }
}

extension Expression {
  /// A whole number that is written as such.
  var wholeNumber: Int? {
    switch self {
    case .number(let number): Rational(number).whole
    case .negate(let inner): inner.wholeNumber.map { -$0 }
    default: nil
    }
  }
}
