/// The functions over ranges in Excel's words.
extension ExcelTranslator {
  /// The cells of arguments that are fields, in order.
  func cells(of arguments: [Tree]) throws(NotInExcel) -> [CellReference] {
    var found: [CellReference] = []
    for argument in arguments {
      guard case .leaf(let leaf) = argument else { throw NotInExcel() }
      for slot in slots(of: leaf) { found.append(try reference(slot)) }
    }
    return found
  }

  func aggregate(_ function: Function, _ arguments: [Tree]) throws(NotInExcel) -> ExcelPiece {
    var whole = ExcelPiece(text: "")
    var parts: [String] = []
    var ranged: [CellReference] = []
    var words: [String] = []
    for argument in arguments {
      if case .leaf(let leaf) = argument {
        for slot in slots(of: leaf) {
          let cell = try reference(slot)
          // Excel passes over a sign that counts as zero, which only a sum does not notice.
          let field = schema.fields[slot]
          guard function == .sum || field.facets.notApplicable != .zero,
            field.type == .number || field.type == .date
          else { throw NotInExcel() }
          ranged.append(cell)
          if function == .count { words += field.facets.words }
        }
      } else {
        let piece = try translate(argument)
        parts.append(piece.text)
        whole.guards += piece.guards
        whole.mayFail = whole.mayFail || piece.mayFail
      }
    }
    if !ranged.isEmpty { parts.insert(Self.list(ranged), at: 0) }
    whole.text = "\(function.rawValue)(\(parts.joined(separator: ",")))"
    if !ranged.isEmpty {
      whole.guards.append(.numbersOnly(ranged, words: try literals(words)))
      // Excel's MIN and MAX of nothing are 0, its AVERAGE is an error.
      let isEmpty = parts.count == 1 && (function == .min || function == .max)
      if isEmpty { whole.guards.append(.anyNumber(ranged)) }
      if parts.count == 1, function == .average { whole.mayFail = true }
    }
    return whole
  }

  func matches(_ function: Function, _ arguments: [Tree]) throws(NotInExcel) -> ExcelPiece {
    guard case .leaf(let leaf) = arguments[0], let slot = slots(of: leaf).first else {
      throw NotInExcel()
    }
    let tested = try cells(of: [arguments[0]])
    let summed = arguments.count > 2 ? try cells(of: [arguments[2]]) : tested
    guard slots(of: leaf).allSatisfy({ schema.fields[$0].facets.notApplicable != .zero }),
      Self.runs(tested).count == Self.runs(summed).count
    else { throw NotInExcel() }
    let isText = ValueType(schema.fields[slot].type) == .text
    if isText { for slot in slots(of: leaf) { try requireOwnText(of: slot) } }
    // What is said in words satisfies no criterion, but a sum without it would be a guess.
    let passed = function == .countIf ? slots(of: leaf) : []
    let words = try literals(passed.flatMap { schema.fields[$0].facets.words })
    let guards: [ExcelGuard] =
      (isText ? [] : [.numbersOnly(tested, words: words)])
      + (function == .sumIf && summed != tested ? [.numbersOnly(summed)] : [])
    let pairs = zip(Self.runs(tested), Self.runs(summed))
    var criterion: ExcelPiece
    let texts: [String]
    if isText {
      guard case .text(let literal) = arguments[1], let read = Criterion(.text(literal)),
        read.sign == .equal
      else { throw NotInExcel() }
      criterion = ExcelPiece(text: try quoted(label(of: read.text, in: codes(of: slot))))
      // COUNTIF would take letters in either case for the same.
      texts = pairs.map { range, sums in
        function == .countIf
          ? "SUMPRODUCT(EXACT(\(range),\(criterion.text))*1)"
          : "SUMPRODUCT(EXACT(\(range),\(criterion.text))*1,\(sums))"
      }
    } else {
      criterion = try numberCriterion(arguments[1])
      texts = pairs.map { range, sums in
        function == .countIf
          ? "COUNTIF(\(range),\(criterion.text))" : "SUMIF(\(range),\(criterion.text),\(sums))"
      }
    }
    return ExcelPiece(
      text: texts.joined(separator: "+"),
      rank: texts.count > 1 ? 3 : ExcelPiece.primary,
      guards: criterion.guards + guards,
      mayFail: criterion.mayFail
    )
  }

  /// Words that a count passes over; not those that COUNTIF would take for a pattern or comparison.
  private func literals(_ words: [String]) throws(NotInExcel) -> [String] {
    var found: [String] = []
    for word in words.unique {
      let isPlain = word.unicodeScalars.allSatisfy { !"*?~<>=".unicodeScalars.contains($0) }
      guard isPlain else { throw NotInExcel() }
      found.append(try quoted(word))
    }
    return found
  }

  /// A number, or a sign and a number; of `<>` Excel counts blank cells too.
  private func numberCriterion(_ tree: Tree) throws(NotInExcel) -> ExcelPiece {
    switch tree {
    case .text(let text):
      guard let read = Criterion(.text(text)), read.number != nil, read.sign != .notEqual else {
        throw NotInExcel()
      }
      return ExcelPiece(text: try quoted(text))
    case .binary(.concatenate, .text(let sign), _):
      guard let read = BinaryOperator(rawValue: sign), read.isComparison, read != .notEqual else {
        throw NotInExcel()
      }
      return try translate(tree)
    default:
      guard try type(of: tree) == .number else { throw NotInExcel() }
      return try translate(tree)
    }
  }
}
