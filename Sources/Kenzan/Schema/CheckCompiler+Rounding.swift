import KenzanBridge

/// What a check says of figures that were rounded: of one side, or of single operands.
extension CheckCompiler {
  mutating func addRoundings(
    of element: XMLElement,
    at place: FormulaCompiler.Place,
    to check: inout Check
  ) {
    for rounding in element.children(named: "rounding") {
      let mode = rounding[attribute: "mode"] ?? ""
      let step = rounding[attribute: "step"]?.trimmed ?? ""
      guard let declared = FieldRounding(mode: mode, step: step) else {
        log.report(.check, line: rounding.line, .stepNotPositive)
        continue
      }
      switch (rounding[attribute: "side"], rounding[attribute: "field"]) {
      case (let side?, nil): add(declared, side, rounding, to: &check)
      case (nil, let field?): add(declared, field: field, rounding, at: place, to: &check)
      default: log.report(.check, line: rounding.line, .sideOrField)
      }
    }
  }

  private mutating func add(
    _ declared: FieldRounding,
    _ side: String,
    _ element: XMLElement,
    to check: inout Check
  ) {
    guard check.rounding == nil else {
      log.report(.check, line: element.line, .oneSideOnly)
      return
    }
    // What a side comes to is written nowhere, so it has no places of its own.
    guard case .step(let rounding) = declared else {
      log.report(.check, line: element.line, .printedSide)
      return
    }
    check.roundingSide = side == "left" ? .left : .right
    check.rounding = rounding
    // A type that is wrong has been reported with the formula.
    if let type = try? formulas.type(of: check.left), type != .number {
      log.report(.check, line: element.line, .roundingOfNoNumber)
    }
  }

  private mutating func add(
    _ declared: FieldRounding,
    field word: String,
    _ element: XMLElement,
    at place: FormulaCompiler.Place,
    to check: inout Check
  ) {
    guard let name = expand(word, line: element.line, in: place.loop) else { return }
    let resolver = formulas.resolver
    let slots: [Int] =
      switch resolver.targets(of: name, in: place.group).first {
      case .field(let slot): [slot]
      case .fields(let slots): slots
      case .parameter, nil: []
      }
    guard !slots.isEmpty else {
      let nearest = resolver.nearest(to: name, in: place.group)
      log.report(.unknown, line: element.line, .unknownName(name, nearest), subject: word)
      return
    }
    let operands = check.left.slots + check.right.slots
    // A running total draws on fewer fields than its range names.
    guard slots.contains(where: operands.contains) else {
      log.report(.check, line: element.line, .roundingElsewhere(name), subject: word)
      return
    }
    guard slots.allSatisfy({ resolver.tree.fields[$0].type == .number }) else {
      log.report(.check, line: element.line, .roundingOfNoNumber)
      return
    }
    for slot in slots { check.roundings[slot] = declared }
  }
}

extension Message {
  fileprivate static let stepNotPositive = Message(
    ja: "rounding の step は0より大きい数か、printed（記入された桁）にします。",
    en: "the step of a rounding must be above zero, or 'printed'"
  )

  fileprivate static let sideOrField = Message(
    ja: "rounding には side（左右どちらか）か field（式の中の欄）のどちらか一つを書きます。",
    en: "a rounding has either a 'side' or a 'field' of the formula"
  )

  fileprivate static let oneSideOnly = Message(
    ja: "side のある rounding は一つの check に一つだけです。",
    en: "a check has only one rounding with a 'side'"
  )

  fileprivate static let printedSide = Message(
    ja: "step=\"printed\" は記入された欄（field）にだけ使えます。",
    en: "the step 'printed' belongs to a 'field', whose figure is written somewhere"
  )

  fileprivate static let roundingOfNoNumber = Message(
    ja: "rounding は数値の比較にだけ書けます。",
    en: "a rounding belongs to a comparison of numbers"
  )

  fileprivate static func roundingElsewhere(_ name: String) -> Message {
    Message(
      ja: "rounding の field「\(name)」は formula の中にありません。",
      en: "the field '\(name)' of a rounding is not in the formula"
    )
  }
}
