/// Proposes rules from the sums and differences that the form itself calculates.
struct DraftSums {
  private let grid: DraftGrid
  /// The formulas of places to fill in, by area.
  private var formulas: [Int: Expression<CellLeaf>] = [:]
  /// The places that a sum gives or adds up, which therefore hold figures.
  private(set) var figures: Set<Int> = []
  /// More cells than this are no table of a form.
  private static let maximumCells = 10_000

  init(_ grid: DraftGrid) {
    self.grid = grid
    for (index, area) in grid.areas.enumerated() where area.role == .slot {
      guard let text = grid.worksheet.formulas[area.range.first],
        let formula = try? Formula.parseCellFormula(text),
        let operands = self.operands(of: formula),
        operands.count > 1, Set(operands).count == operands.count, !operands.contains(index)
      else { continue }
      formulas[index] = formula
      figures.formUnion(operands + [index])
    }
  }

  /// The places that a formula adds up or takes away; `nil` if it does anything else.
  ///
  /// Several cells at once are added up by `SUM` only.
  private func operands(of formula: Expression<CellLeaf>, inSum: Bool = false) -> [Int]? {
    let parts: [[Int]?]
    switch formula {
    case .leaf(.cells(let sheet, let range)):
      guard sheet == nil || sheet == grid.worksheet.name else { return nil }
      let found = slots(in: range)
      return inSum || found?.count == 1 ? found : nil
    case .binary(.add, let left, let right), .binary(.subtract, let left, let right):
      parts = [operands(of: left), operands(of: right)]
    case .call(.sum, let arguments): parts = arguments.map { operands(of: $0, inSum: true) }
    default: return nil
    }
    let known = parts.compactMap { $0 }
    return known.count == parts.count ? known.flatMap { $0 } : nil
  }

  /// The places to fill in that a range covers; `nil` where it covers none, or a text.
  private func slots(in range: CellRange) -> [Int]? {
    guard range.height * range.columnCount <= Self.maximumCells else { return nil }
    var slots: [Int] = []
    for row in range.first.row...range.last.row {
      for column in range.first.column...range.last.column {
        guard let index = grid.area(row: row, column: column) else { continue }
        switch grid.areas[index].role {
        case .slot:
          guard range.contains(grid.areas[index].range.first) else { return nil }
          if !slots.contains(index) { slots.append(index) }
        case .gap: continue
        case .title, .section, .label, .note: return nil
        }
      }
    }
    return slots.isEmpty ? nil : slots
  }

  /// The rules, in the order of the form; one that is alike for all keys of a group is one rule.
  ///
  /// `numbers` are the places whose fields hold numbers: others cannot be added up.
  func checks(_ paths: [Int: DraftPath], numbers: Set<Int>) -> [DraftCheck] {
    let sums = formulas.keys.sorted().filter { index in
      let figures = [index] + (formulas[index].flatMap { operands(of: $0) } ?? [])
      return numbers.isSuperset(of: figures) && figures.allSatisfy { paths[$0] != nil }
    }
    let writer = DraftSumWriter(paths: paths) { [self] in slots(in: $0) ?? [] }
    var checks: [DraftCheck] = []
    var written: Set<Int> = []
    for index in sums where !written.contains(index) {
      guard let formula = formulas[index], let path = paths[index] else { continue }
      var check = DraftCheck(id: path.names(in: checks), groups: [], formula: "")
      if let place = path.onlyKey {
        let text = writer.rule(path, formula, looped: true)
        let alike = sums.filter { other in
          guard let own = paths[other], let formula = formulas[other] else { return false }
          return own.onlyKey == place && writer.rule(own, formula, looped: true) == text
        }
        let all = paths.values.count {
          $0.onlyKey == place && $0.looped(at: place) == path.looped(at: place)
        }
        if alike.count == all {
          check.groups = [path.segments[..<place].map { $0.text }.joined(separator: ".") + ".*"]
          check.formula = text
          checks.append(check)
          written.formUnion(alike)
          continue
        }
      }
      check.formula = writer.rule(path, formula, looped: false)
      checks.append(check)
    }
    return checks
  }
}

/// Writes a formula of cells with the paths of the fields in them.
private struct DraftSumWriter {
  let paths: [Int: DraftPath]
  let slots: (CellRange) -> [Int]

  /// `total = a + b`; `looped` leaves the only key of the total open wherever it stands.
  func rule(_ total: DraftPath, _ formula: Expression<CellLeaf>, looped: Bool) -> String {
    let key = looped ? total.onlyKey.map { total.segments[$0] } : nil
    return "\(total.text(open: key)) = \(text(formula, key))"
  }

  private func text(_ formula: Expression<CellLeaf>, _ key: DraftPath.Segment?) -> String {
    switch formula {
    case .leaf(.cells(_, let range)): terms(range, key).joined(separator: " + ")
    case .binary(.add, let left, let right): "\(text(left, key)) + \(text(right, key))"
    case .binary(.subtract, let left, let right):
      if case .binary = right {
        "\(text(left, key)) - (\(text(right, key)))"
      } else {
        "\(text(left, key)) - \(text(right, key))"
      }
    case .call(_, let arguments):
      "SUM(\(arguments.flatMap { terms($0, key) }.joined(separator: ", ")))"
    default: ""
    }
  }

  private func terms(_ argument: Expression<CellLeaf>, _ key: DraftPath.Segment?) -> [String] {
    guard case .leaf(.cells(_, let range)) = argument else { return [text(argument, key)] }
    return terms(range, key)
  }

  /// The paths in a range; those of all rows of a list or all keys of a group as one.
  private func terms(_ range: CellRange, _ key: DraftPath.Segment?) -> [String] {
    let own = slots(range).compactMap { paths[$0] }
    if own.count > 1, let first = own.first, let place = first.onlyKey {
      let text = first.looped(at: place)
      let isOneField = own.allSatisfy { $0.onlyKey == place && $0.looped(at: place) == text }
      let all = paths.values.count { $0.onlyKey == place && $0.looped(at: place) == text }
      if isOneField, own.count == all { return [text.replacing("{key}", with: "*")] }
    }
    return own.map { $0.text(open: key) }
  }
}

extension DraftPath {
  /// The place of its key, where it has one only and that behind a name.
  fileprivate var onlyKey: Int? {
    let places = segments.indices.filter { if case .key = segments[$0] { true } else { false } }
    return places.count == 1 && places[0] > 0 ? places[0] : nil
  }

  /// The path with its only key left to the loop, where it is this one.
  fileprivate func text(open key: Segment?) -> String {
    guard let place = onlyKey, segments[place] == key else { return text }
    return looped(at: place)
  }

  /// An id of its names that no rule has yet.
  fileprivate func names(in checks: [DraftCheck]) -> String {
    let id = segments.compactMap { if case .name(let name) = $0 { name } else { nil } }
      .joined(separator: ".")
    var number = 1
    while checks.contains(where: { $0.id == (number == 1 ? id : "\(id)\(number)") }) { number += 1 }
    return number == 1 ? id : "\(id)\(number)"
  }
}

extension DraftNode {
  /// The areas of its fields that hold numbers.
  var numberAreas: Set<Int> {
    Set(fields.filter { $0.content.type == .number }.flatMap(\.places.values))
  }
}
