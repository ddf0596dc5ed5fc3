/// Comparisons, and the verdicts of checks.
extension ExcelTranslator {
  /// Numbers are compared by their rounded difference, texts by `EXACT`.
  func compare(
    _ sign: BinaryOperator,
    _ left: Tree,
    _ right: Tree
  ) throws(NotInExcel) -> ExcelPiece {
    guard try type(of: left) == .text else {
      return try difference(left, right, sign)
    }
    let list = codeList(of: left) ?? codeList(of: right)
    let one = try translate(left, as: list)
    let two = try translate(right, as: list)
    let exact = "EXACT(\(one.text),\(two.text))"
    guard sign == .equal || sign == .notEqual else { throw NotInExcel() }
    return ExcelPiece(
      text: sign == .equal ? exact : "NOT(\(exact))",
      guards: one.guards + two.guards,
      mayFail: one.mayFail || two.mayFail
    )
  }

  /// `ROUND(left-right,6)=0`, and for the other signs accordingly.
  private func difference(
    _ left: Tree,
    _ right: Tree,
    _ sign: BinaryOperator
  ) throws(NotInExcel) -> ExcelPiece {
    let one = try translate(left)
    let two = try translate(right)
    guard try type(of: left) != .boolean else {
      return ExcelPiece(
        text: "(\(one.text))\(sign.rawValue)(\(two.text))",
        rank: 1,
        guards: one.guards + two.guards,
        mayFail: one.mayFail || two.mayFail
      )
    }
    let difference =
      two.text == "0" ? one.text : one.bracketed(above: 2) + "-" + two.bracketed(above: 3)
    return ExcelPiece(
      text: "ROUND(\(difference),\(Self.comparedPlaces))\(sign.rawValue)0",
      rank: 1,
      guards: one.guards + two.guards,
      mayFail: one.mayFail || two.mayFail
    )
  }

  /// Whether a check holds, exactly or within the roundings declared.
  func verdict(of check: Check) throws(NotInExcel) -> ExcelPiece {
    guard check.roundings.isEmpty else { throw NotInExcel() }
    let left = check.left.leaves.flatMap(slots)
    let right = check.right.leaves.flatMap(slots)
    let rounded = (left + right).filter(isRounded)
    guard !rounded.isEmpty || check.rounding != nil else {
      return try compare(check.comparison, check.left, check.right)
    }
    guard try type(of: check.left) == .number else { throw NotInExcel() }
    if let rounding = try onlyRounding(of: check, left: left, right: right) {
      return try alike(check, by: rounding)
    }
    guard check.rounding == nil else { throw NotInExcel() }
    var tolerance = ExcelTolerance(translator: self, check: check)
    return try tolerance.verdict()
  }

  /// The rounding of one side, if that is all the rounding there is and its figure stands alone.
  private func onlyRounding(
    of check: Check,
    left: [Int],
    right: [Int]
  ) throws(NotInExcel) -> Rounding? {
    let roundedLeft = left.filter(isRounded)
    let roundedRight = right.filter(isRounded)
    if let rounding = check.rounding {
      return roundedLeft.isEmpty && roundedRight.isEmpty ? rounding : nil
    }
    if roundedRight.isEmpty, roundedLeft.count == 1,
      check.left == .leaf(.field(roundedLeft[0]))
    {
      return try step(of: roundedLeft[0])
    }
    if roundedLeft.isEmpty, roundedRight.count == 1,
      check.right == .leaf(.field(roundedRight[0]))
    {
      return try step(of: roundedRight[0])
    }
    return nil
  }

  /// The one step of a field's figures; a formula does not see how many places a figure is written with.
  private func step(of slot: Int) throws(NotInExcel) -> Rounding? {
    guard case .step(let rounding) = schema.fields[slot].facets.rounding else {
      throw NotInExcel()
    }
    return rounding
  }

  /// Both sides brought to the step: where one side stands for all that prints like it, the other
  /// lies among them exactly if it prints so too.
  private func alike(_ check: Check, by rounding: Rounding) throws(NotInExcel) -> ExcelPiece {
    // Below and above exclude an end that may belong to the interval or not.
    guard [.equal, .lessOrEqual, .greaterOrEqual].contains(check.comparison) else {
      throw NotInExcel()
    }
    let one = try translate(check.left)
    let two = try translate(check.right)
    let left = try rounded(one, by: rounding)
    let right = try rounded(two, by: rounding)
    return ExcelPiece(
      text: "ROUND(\(left)-\(right),\(Self.comparedPlaces))\(check.comparison.rawValue)0",
      rank: 1,
      guards: one.guards + two.guards,
      mayFail: one.mayFail || two.mayFail
    )
  }

  private func rounded(_ piece: ExcelPiece, by rounding: Rounding) throws(NotInExcel) -> String {
    let function =
      switch rounding.mode {
      case .half: "ROUND"
      case .down: "ROUNDDOWN"
      case .up: "ROUNDUP"
      }
    let step = rounding.step
    // A power of ten is a number of digits; any other step is divided by and multiplied with.
    if step.coefficient == 1 {
      let spare = step.scale + Self.sparePlaces
      return "\(function)(ROUND(\(piece.text),\(spare)),\(step.scale))"
    }
    let units = "ROUND(\(piece.bracketed(above: 4))/\(step),\(Self.sparePlaces))"
    return "\(function)(\(units),0)*\(step)"
  }

  /// The list whose labels stand in the cells that a text comes from.
  private func codeList(of tree: Tree) -> CodeList? {
    guard case .leaf(.field(let slot)) = tree else { return nil }
    return codes(of: slot)
  }

  func type(of tree: Tree) throws(NotInExcel) -> ValueType {
    let checker = TypeChecker<FieldOperand> { leaf in
      let slots = slots(of: leaf)
      let type = slots.first.flatMap { slot in
        schema.fields.indices.contains(slot) ? ValueType(schema.fields[slot].type) : nil
      }
      if case .field(let slot) = leaf {
        let isMultiple =
          schema.fields.indices.contains(slot) && schema.fields[slot].facets.isMultiple
        let values = isMultiple ? codes(of: slot)?.codes.map(\.value) : nil
        return LeafType(name: "", type: type ?? .number, codes: values)
      }
      return LeafType(name: "", type: type ?? .number, count: slots.count)
    }
    do {
      return try checker.type(of: tree)
    } catch {
      throw NotInExcel()
    }
  }
}
