/// A cell of a file: the index of its worksheet, and where in it.
struct CellPlace: Sendable, Hashable {
  var sheet: Int
  var reference: CellReference
}

/// The values of a file's cells, as the formulas of one of its worksheets see them.
///
/// What is stored counts; a formula without a stored value is calculated, once. Not `Sendable`: it
/// remembers what it calculated, so it lives and dies within one task.
final class WorksheetResolver {
  /// Formulas that wait for each other's values, more than this many, are not calculated.
  private static let maximumDepth = 16
  /// A range with more filled cells than this is not calculated.
  private static let maximumCells = 65_536

  private let file: SourceFile
  /// The worksheet that references without a sheet's name belong to.
  private var home: Int
  private var memory: [CellPlace: Operand<CellPlace>.State] = [:]
  private var depth = 0

  init(file: SourceFile, sheet: Int) {
    self.file = file
    home = sheet
  }

  /// What the formula at a place comes to; `nil` if there is none that can be read.
  func calculate(at place: CellPlace) -> Outcome<CellPlace>? {
    guard let formula = formula(at: place) else { return nil }
    return evaluate(formula, on: place.sheet)
  }

  /// The formula at a place.
  func formula(at place: CellPlace) -> Expression<CellLeaf>? {
    guard file.worksheets.indices.contains(place.sheet),
      let text = file.worksheets[place.sheet].formulas[place.reference]
    else { return nil }
    return try? Formula.parseCellFormula(text)
  }

  /// What stands in a cell; `nil` where nothing stands.
  func content(at place: CellPlace) -> CellContent? {
    guard file.worksheets.indices.contains(place.sheet) else { return nil }
    return file.worksheets[place.sheet][place.reference]?.content
  }

  private func evaluate(_ formula: Expression<CellLeaf>, on sheet: Int) -> Outcome<CellPlace> {
    guard depth < Self.maximumDepth else { return .unverifiable([]) }
    depth += 1
    let previous = home
    home = sheet
    defer {
      depth -= 1
      home = previous
    }
    return Evaluator(resolver: self).evaluate(formula)
  }

  private func operand(at place: CellPlace) -> Operand<CellPlace> {
    let state = content(at: place).map { self.state(of: $0, at: place) } ?? .blank
    return Operand(place: place, state: state)
  }

  private func state(of content: CellContent, at place: CellPlace) -> Operand<CellPlace>.State {
    switch content {
    case .number(let number), .date(let number, _):
      ExactDecimal(significant: number).map { .value(.number(Figure(Rational($0)))) } ?? .unreadable
    case .text(let text): .value(.text(text))
    case .boolean(let boolean): .value(.boolean(boolean))
    case .error, .invalid: .unreadable
    case .uncalculated: calculatedState(at: place)
    }
  }

  private func calculatedState(at place: CellPlace) -> Operand<CellPlace>.State {
    if let known = memory[place] { return known }
    // Until it is known it counts as unreadable: so a formula that needs itself comes to an end.
    memory[place] = .unreadable
    guard case .value(let value) = calculate(at: place) else { return .unreadable }
    memory[place] = .value(value)
    return .value(value)
  }

  private func sheet(named name: String?) -> Int? {
    guard let name else { return home }
    return file.worksheets.firstIndex { $0.name.lowercased() == name.lowercased() }
  }

  private func named(_ name: String) -> LeafOperands<CellPlace>? {
    let wanted = name.lowercased()
    let candidates = file.names.filter { $0.name.lowercased() == wanted }
    guard
      let found = candidates.first(where: { $0.sheet == home })
        ?? candidates.first(where: { $0.sheet == nil }),
      let formula = try? Formula.parseCellFormula(found.formula)
    else { return nil }
    if case .leaf(.cells(let sheet, let range)) = formula { return cells(sheet, range) }
    guard case .value(let value) = evaluate(formula, on: home),
      let corner = CellReference(row: 1, column: 1)
    else { return nil }
    // A constant stands nowhere; its place is never reported, because it is never missing.
    return .one(Operand(place: CellPlace(sheet: home, reference: corner), state: .value(value)))
  }

  private func cells(_ name: String?, _ range: CellRange) -> LeafOperands<CellPlace>? {
    guard let sheet = sheet(named: name), file.worksheets.indices.contains(sheet) else {
      return nil
    }
    if range.first == range.last {
      return .one(operand(at: CellPlace(sheet: sheet, reference: range.first)))
    }
    // Only cells with content: a range may say a million rows.
    guard let filled = file.worksheets[sheet].references(in: range, atMost: Self.maximumCells)
    else {
      return nil
    }
    return .several(filled.map { operand(at: CellPlace(sheet: sheet, reference: $0)) })
  }
}

extension WorksheetResolver: LeafResolver {
  var followsExcel: Bool { true }

  func operands(of leaf: CellLeaf) -> LeafOperands<CellPlace>? {
    switch leaf {
    case .cells(let sheet, let range): cells(sheet, range)
    case .name(let name): named(name)
    }
  }
}

extension Worksheet {
  /// The cells with content in a rectangle; `nil` if there are too many.
  fileprivate func references(in range: CellRange, atMost limit: Int) -> [CellReference]? {
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      if cells[middle].reference < range.first { low = middle + 1 } else { high = middle }
    }
    var found: [CellReference] = []
    var index = low
    while index < cells.count, cells[index].reference <= range.last {
      if range.contains(cells[index].reference) { found.append(cells[index].reference) }
      guard found.count <= limit else { return nil }
      index += 1
    }
    return found
  }
}
