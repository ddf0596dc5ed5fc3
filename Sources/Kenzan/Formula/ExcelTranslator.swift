/// Translates expressions into Excel's words.
struct ExcelTranslator {
  typealias Tree = Expression<FieldOperand>

  /// Binary noise is far below this place, true differences are not.
  static let comparedPlaces = 6
  /// How many more places a number is brought to before it is rounded, so that noise makes no tie
  /// fall to the wrong side.
  static let sparePlaces = 7

  let schema: FormSchema
  let cell: (Int) -> CellReference?

  func translate(_ tree: Tree, as list: CodeList? = nil) throws(NotInExcel) -> ExcelPiece {
    switch tree {
    case .number(let number):
      // Beyond fifteen digits Excel would read another number.
      guard number.coefficient.magnitude < 1_000_000_000_000_000 else { throw NotInExcel() }
      let rank = number < .zero ? 1 : ExcelPiece.primary
      return ExcelPiece(text: number.description, rank: rank)
    case .text(let text): return ExcelPiece(text: try quoted(label(of: text, in: list)))
    case .boolean(let boolean): return ExcelPiece(text: boolean ? "TRUE" : "FALSE")
    case .leaf(.field(let slot)): return try translate(slot: slot, as: list)
    case .leaf(.fields): throw NotInExcel()
    case .negate(let inner):
      var piece = try translate(inner)
      piece.text = "-" + piece.bracketed(above: 6)
      piece.rank = 6
      return piece
    case .percent(let inner):
      var piece = try translate(inner)
      piece.text = piece.bracketed(above: 6) + "%"
      piece.rank = 6
      return piece
    case .binary(let sign, let left, let right):
      if sign.isComparison { return try compare(sign, left, right) }
      try requirePlain(list)
      return try calculate(sign, left, right)
    case .call(let function, let arguments):
      return try call(function, arguments, as: list)
    }
  }

  /// A condition, of which rounded figures must not be part: no cell says what they may have been.
  func condition(_ tree: Tree) throws(NotInExcel) -> ExcelPiece {
    guard tree.leaves.allSatisfy({ slots(of: $0).allSatisfy { !isRounded($0) } }) else {
      throw NotInExcel()
    }
    return try translate(tree)
  }

  func reference(_ slot: Int) throws(NotInExcel) -> CellReference {
    guard schema.fields.indices.contains(slot), let reference = cell(slot) else {
      throw NotInExcel()
    }
    return reference
  }

  func slots(of leaf: FieldOperand) -> [Int] {
    switch leaf {
    case .field(let slot): [slot]
    case .fields(let slots):
      // Rows of a list that the form does not show are blank, which no function over a range minds.
      slots.contains { cell($0) != nil } ? slots.filter { cell($0) != nil } : slots
    }
  }

  func isRounded(_ slot: Int) -> Bool {
    schema.fields.indices.contains(slot) && schema.fields[slot].facets.rounding != nil
  }

  private func translate(slot: Int, as list: CodeList?) throws(NotInExcel) -> ExcelPiece {
    let reference = try reference(slot)
    let field = schema.fields[slot]
    if field.type != .number { try requireOwnText(of: slot) }
    switch field.type {
    case .number where field.facets.notApplicable == .zero:
      return ExcelPiece(text: "N(\(reference))", guards: [.numberOrZero(reference)])
    case .number, .date:
      return ExcelPiece(text: reference.description, guards: [.number(reference)])
    case .text:
      // A text is compared with the value of a code, but the cell shows the label.
      try requirePlain(list)
      return ExcelPiece(text: reference.description, guards: [.text(reference)])
    case .code:
      guard let own = codes(of: slot), list.map({ own.agrees(with: $0) }) ?? own.isPlain else {
        throw NotInExcel()
      }
      let isSure = field.facets.notApplicable == .forbidden
      return ExcelPiece(
        text: reference.description,
        guards: [isSure ? .code(reference) : .text(reference)]
      )
    case .year, .flag:
      // Their cells hold one of many spellings.
      throw NotInExcel()
    }
  }

  /// The text of a cell may hold more than that of its field.
  func requireOwnText(of slot: Int) throws(NotInExcel) {
    guard schema.within[slot] == nil, schema.fields[slot].facets.notations.isEmpty else {
      throw NotInExcel()
    }
  }

  private func calculate(
    _ sign: BinaryOperator,
    _ left: Tree,
    _ right: Tree
  ) throws(NotInExcel) -> ExcelPiece {
    let one = try translate(left)
    let two = try translate(right)
    let rank = sign.precedence
    let isJoin = sign == .concatenate
    // Operators of one rank go from left to right: only the right one needs brackets then.
    let start = isJoin ? joinable(one, left) : one.bracketed(above: rank - 1)
    let end = isJoin ? joinable(two, right) : two.bracketed(above: rank)
    return ExcelPiece(
      text: start + sign.rawValue + end,
      rank: rank,
      guards: one.guards + two.guards,
      mayFail: one.mayFail || two.mayFail || sign == .divide || sign == .power
    )
  }

  /// A part of a joined text: numbers without noise.
  private func joinable(_ piece: ExcelPiece, _ tree: Tree) -> String {
    guard case .binary(let sign, _, _) = tree, sign != .concatenate else {
      return piece.bracketed(above: 2)
    }
    return "ROUND(\(piece.text),\(Self.sparePlaces))"
  }

  func quoted(_ text: String) throws(NotInExcel) -> String {
    guard text.utf16.count <= 255 else { throw NotInExcel() }
    let doubled = text.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"" + doubled.joined(separator: "\"\"") + "\""
  }

  /// The codes that a field's cell shows the labels of.
  func codes(of slot: Int) -> CodeList? {
    guard schema.fields.indices.contains(slot), schema.fields[slot].type == .code else {
      return nil
    }
    return schema.fields[slot].facets.codes.flatMap { schema.codes[$0] }
  }

  func label(of value: String, in list: CodeList?) -> String {
    list?.codes.first { $0.value == value }?.label ?? value
  }

  func requirePlain(_ list: CodeList?) throws(NotInExcel) {
    guard list?.isPlain ?? true else { throw NotInExcel() }
  }
}

// MARK: - Cells

extension ExcelTranslator {
  /// Cells as arguments: `F23,F24,F28`, runs of three and more as ranges.
  static func list(_ cells: [CellReference]) -> String {
    runs(cells, from: 3).joined(separator: ",")
  }

  /// Cells that stand side by side or one below the other, in order, as ranges.
  static func runs(_ cells: [CellReference], from shortest: Int = 2) -> [String] {
    var found: [String] = []
    var start = 0
    while start < cells.count {
      var end = start
      var step: (row: Int, column: Int)?
      while end + 1 < cells.count {
        let next = (
          row: cells[end + 1].row - cells[end].row,
          column: cells[end + 1].column - cells[end].column
        )
        guard next == (1, 0) || next == (0, 1), step.map({ $0 == next }) ?? true else { break }
        step = next
        end += 1
      }
      if end - start + 1 >= shortest {
        found.append("\(cells[start]):\(cells[end])")
      } else {
        found += cells[start...end].map(\.description)
      }
      start = end + 1
    }
    return found
  }
}

extension CodeList {
  /// Whether its values are what the cells show.
  var isPlain: Bool { codes.allSatisfy { $0.value == $0.label } }

  /// Whether equal values are equal labels in both, and the other way round.
  func agrees(with other: CodeList) -> Bool {
    codes.allSatisfy { code in
      other.codes.allSatisfy { ($0.value == code.value) == ($0.label == code.label) }
    }
  }
}
