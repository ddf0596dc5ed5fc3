/// Sums of a stage by the codes of some columns, which add up to the sums of everything.
package struct SubtotalTable: Sendable {
  /// What a row stands for.
  package enum Place: Sendable, Hashable {
    /// Codes of the table's columns.
    case codes([LedgerCode])
    /// Sheets of which the lines of the ledger stand in several places.
    case several
    /// Sheets without any line in the ledger, and without such codes of their own.
    case nowhere
  }

  package struct Row: Sendable {
    package var place: Place
    package var lines = 0
    package var ledger: Int128 = 0
    package var figures = 0
    package var sheets = ExactDecimal.zero
  }

  package let subtotal: LedgerMap.Subtotal
  package let stage: Int
  /// In the order of the ledger; what has no place comes last.
  package private(set) var rows: [Row] = []
  private var places: [[String]: Int] = [:]

  static func all(
    ledger: Ledger,
    sheets: SheetFigures,
    items: [ReconciledItem]
  ) -> [SubtotalTable] {
    ledger.map.subtotals.flatMap { subtotal in
      ledger.map.compared.map { stage in
        var table = SubtotalTable(subtotal: subtotal, stage: stage)
        for item in items where item.stage == stage { table.add(item, ledger, sheets) }
        return table
      }
    }
  }

  private init(subtotal: LedgerMap.Subtotal, stage: Int) {
    self.subtotal = subtotal
    self.stage = stage
  }

  private mutating func add(_ item: ReconciledItem, _ ledger: Ledger, _ sheets: SheetFigures) {
    var touched: Set<Int> = []
    for group in item.groups {
      let codes = subtotal.columns.compactMap { ledger.code($0, of: group) }
      let row = row(at: .codes(codes))
      touched.insert(row)
      rows[row].lines += ledger.groups[group].lines
      rows[row].ledger += ledger.sum(ofStage: stage, in: group)
    }
    guard !item.figures.isEmpty else { return }
    let row: Int
    if touched.count == 1, let only = touched.first {
      row = only
    } else if touched.count > 1 {
      row = self.row(at: .several)
    } else {
      row = self.row(at: Self.ownPlace(of: item, subtotal, ledger.map))
    }
    rows[row].figures += item.figures.count
    rows[row].sheets = rows[row].sheets.adding(item.stated) ?? rows[row].sheets
  }

  /// Where a key that the ledger does not have belongs by its own parts.
  private static func ownPlace(
    of item: ReconciledItem,
    _ subtotal: LedgerMap.Subtotal,
    _ map: LedgerMap
  ) -> Place {
    let codes = subtotal.columns.compactMap { column -> LedgerCode? in
      guard let part = map.key.firstIndex(of: column), let key = item.sheetKeys.first,
        key.parts.indices.contains(part), !key.parts[part].isBlank
      else { return nil }
      return key.parts[part]
    }
    return codes.count == subtotal.columns.count ? .codes(codes) : .nowhere
  }

  private mutating func row(at place: Place) -> Int {
    let id: [String] =
      switch place {
      case .codes(let codes): ["="] + codes.map(\.key)
      case .several: ["several"]
      case .nowhere: ["nowhere"]
      }
    if let row = places[id] { return row }
    places[id] = rows.count
    rows.append(Row(place: place))
    return rows.count - 1
  }

  /// The rows by their codes, numbers by value; what has no place comes last.
  package var sorted: [Row] {
    rows.sorted { one, two in
      switch (one.place, two.place) {
      case (.codes(let left), .codes(let right)):
        left.lexicographicallyPrecedes(right) { Self.precedes($0.key, $1.key) }
      case (.codes, _): true
      case (.several, .nowhere): true
      default: false
      }
    }
  }

  private static func precedes(_ one: String, _ two: String) -> Bool {
    switch (Int(one), Int(two)) {
    case (let left?, let right?): left < right
    case (.some, nil): true
    case (nil, .some): false
    default: one < two
    }
  }
}
