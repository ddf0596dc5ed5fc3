/// The functions about targets in Excel's words.
extension ExcelTranslator {
  func target(
    _ function: Function,
    _ arguments: [Tree],
    as list: CodeList?
  ) throws(NotInExcel) -> ExcelPiece {
    switch function {
    case .achievement: return try achievement(arguments)
    case .met: return try met(arguments)
    case .band: return try band(arguments, as: list)
    case .growth: return try translate(.growth(now: arguments[0], before: arguments[1]))
    case .running: return try aggregate(.sum, arguments)
    default: return try places(arguments)
    }
  }

  // MARK: - Rates

  /// The arithmetic of the method; of a field with the method, that of each value in turn.
  private func achievement(_ arguments: [Tree]) throws(NotInExcel) -> ExcelPiece {
    if case .text(let word) = arguments[0] {
      guard let method = AchievementMethod(rawValue: word) else { throw NotInExcel() }
      return try rate(method, arguments)
    }
    var choice = ExcelPiece(text: "NA()", mayFail: true)
    for method in AchievementMethod.allCases.reversed()
    where method != .difference || arguments.count > 3 {
      let asked = try compare(.equal, arguments[0], .text(method.rawValue))
      let rate = try rate(method, arguments).sealed()
      choice.text = "IF(\(asked.text),\(rate.text),\(choice.text))"
      choice.guards = asked.guards
    }
    return choice
  }

  private func rate(
    _ method: AchievementMethod,
    _ arguments: [Tree]
  ) throws(NotInExcel) -> ExcelPiece {
    let baseline = arguments.count > 3 ? arguments[3] : nil
    guard
      let tree = method.expression(actual: arguments[1], target: arguments[2], baseline: baseline)
    else { throw NotInExcel() }
    var piece = try translate(tree)
    guard method == .inverse else { return piece }
    // A target of zero divides well here, but says nothing.
    let isZero = try compare(.equal, arguments[2], .number(.zero))
    piece.text = "IF(\(isZero.text),NA(),\(piece.text))"
    piece.rank = ExcelPiece.primary
    return piece
  }

  // MARK: - Verdicts

  private func met(_ arguments: [Tree]) throws(NotInExcel) -> ExcelPiece {
    let higher = try compare(.greaterOrEqual, arguments[0], arguments[1])
    let lower = try compare(.lessOrEqual, arguments[0], arguments[1])
    if case .text(let word) = arguments[2] {
      return word == Direction.lower.rawValue ? lower : higher
    }
    let isLower = try compare(.equal, arguments[2], .text(Direction.lower.rawValue))
    let isHigher = try compare(.equal, arguments[2], .text(Direction.higher.rawValue))
    let stated = "IF(\(isLower.text),\(lower.text),IF(\(isHigher.text),\(higher.text),NA()))"
    guard case .leaf(.field(let slot)) = arguments[2] else {
      return ExcelPiece(text: stated, guards: isLower.guards + higher.guards, mayFail: true)
    }
    let target = try compare(.equal, arguments[1], .number(.zero))
    let actual = try compare(.notEqual, arguments[0], .number(.zero))
    let unsaid = "IF(AND(\(target.text),\(actual.text)),NA(),\(higher.text))"
    return ExcelPiece(
      text: "IF(LEN(\(try reference(slot)))=0,\(unsaid),\(stated))",
      guards: higher.guards,
      mayFail: true
    )
  }

  private func band(_ arguments: [Tree], as list: CodeList?) throws(NotInExcel) -> ExcelPiece {
    guard case .text(let name) = arguments[0], let bands = schema.bands[name],
      let last = bands.bands.last
    else { throw NotInExcel() }
    var whole = try translate(arguments[1])
    var choice = try quoted(label(of: last.label, in: list))
    for band in bands.bands.dropLast().reversed() {
      guard let threshold = band.threshold else { throw NotInExcel() }
      let sign: BinaryOperator = band.isInclusive ? .greaterOrEqual : .greater
      let reached = try compare(sign, arguments[1], .number(threshold))
      choice = "IF(\(reached.text),\(try quoted(label(of: band.label, in: list))),\(choice))"
    }
    whole.text = choice
    whole.rank = ExcelPiece.primary
    return whole
  }

  /// How often rounding to 0, 1, 2 … places changes the number; zeros at its end are not seen.
  private func places(_ arguments: [Tree]) throws(NotInExcel) -> ExcelPiece {
    var piece = try translate(arguments[0])
    let places = (0..<Self.comparedPlaces).map(String.init).joined(separator: ",")
    let changed = "ABS(ROUND(\(piece.text),{\(places)})-\(piece.bracketed(above: 3)))>0.0000005"
    piece.text = "SUMPRODUCT((\(changed))*1)"
    piece.rank = ExcelPiece.primary
    return piece
  }
}
