/// Finds the tables of a form whose rows are alike, so that they are rows of a list.
///
/// A row here is a band of the grid that no heading or place to fill in crosses: one line, or
/// several where a name stands beside 目標 and 実績.
struct DraftBands {
  /// The place of a slot in a list.
  struct Place: Hashable {
    /// The list, by the number of its table.
    var list: Int
    /// The row, from 1.
    var row: Int
  }

  private let grid: DraftGrid
  private let heads: [Int: DraftHeads]
  /// The place of every slot that stands in a list, by area.
  private(set) var places: [Int: Place] = [:]
  /// The headings that only number the rows of lists.
  private(set) var ordinals: Set<Int> = []
  private var count = 0

  init(_ grid: DraftGrid, heads: [Int: DraftHeads]) {
    self.grid = grid
    self.heads = heads
    for table in tables() { addLists(of: table) }
  }

  /// The slots of each table: those under heads that end in one row, with the same blocks.
  private func tables() -> [[Int]] {
    struct Key: Hashable {
      var headRow: Int
      var block: Int?
      var section: Int?
    }
    var tables: [Key: [Int]] = [:]
    for (slot, head) in heads {
      guard let column = head.columns.last else { continue }
      // What holds the whole table together, not the headings of its rows.
      let block = head.blocks.first {
        grid.areas[$0].range.first.row <= grid.areas[column].range.first.row
      }
      let key = Key(
        headRow: grid.areas[column].range.last.row,
        block: block,
        section: head.section
      )
      tables[key, default: []].append(slot)
    }
    return tables.values.map { $0.sorted() }.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
  }

  /// Divides a table into bands, and makes lists of those that are alike and have no name.
  private mutating func addLists(of table: [Int]) {
    var run: [[Int]] = []
    var signature: [String] = []
    for band in bands(of: table) {
      let own = self.signature(of: band)
      if isNamed(band) {
        close(&run)
        signature = []
      } else if own == signature {
        run.append(band)
      } else {
        close(&run)
        run = [band]
        signature = own
      }
    }
    close(&run)
  }

  private mutating func close(_ run: inout [[Int]]) {
    defer { run = [] }
    guard run.count > 1 else { return }
    for (row, band) in run.enumerated() {
      for slot in band { places[slot] = Place(list: count, row: row + 1) }
      ordinals.formUnion(names(of: band))
    }
    count += 1
  }

  private func bands(of table: [Int]) -> [[Int]] {
    guard let first = table.map({ grid.areas[$0].range.first.row }).min(),
      let last = table.map({ grid.areas[$0].range.last.row }).max()
    else { return [] }
    // The last row of each area, so that a band ends where none goes on.
    var crossed: Set<Int> = []
    let columns = table.map { grid.areas[$0].range.first.column }
    let labels = Set(table.flatMap { slot in rowLabels(of: slot) })
    for index in Set(table).union(labels) {
      let range = grid.areas[index].range
      // What reaches over the whole table divides nothing.
      if range.first.row <= first, range.last.row >= last, !table.contains(index) { continue }
      for row in range.first.row..<max(range.first.row, range.last.row) { crossed.insert(row) }
    }
    guard !columns.isEmpty else { return [] }
    var bands: [[Int]] = []
    var start = first
    for row in first...last where !crossed.contains(row) {
      let band = table.filter { (start...row).contains(grid.areas[$0].range.first.row) }
      if !band.isEmpty { bands.append(band) }
      start = row + 1
    }
    return bands
  }

  private func rowLabels(of slot: Int) -> [Int] {
    guard let heads = heads[slot] else { return [] }
    return [heads.row].compactMap { $0 } + heads.blocks
  }

  /// The headings that hold exactly the rows of the band.
  private func names(of band: [Int]) -> Set<Int> {
    let rows = band.map { grid.areas[$0].range.first.row }.min() ?? 0
    let last = band.map { grid.areas[$0].range.last.row }.max() ?? 0
    return Set(band.flatMap { rowLabels(of: $0) }).filter {
      let range = grid.areas[$0].range
      return range.first.row == rows && range.last.row == last
    }
  }

  private func isNamed(_ band: [Int]) -> Bool {
    names(of: band).contains { !DraftText.isOrdinal(grid.areas[$0].text) }
  }

  /// What a band consists of: the columns of its places, the headings inside it and those above and
  /// around it.
  private func signature(of band: [Int]) -> [String] {
    let names = names(of: band)
    let top = band.map { grid.areas[$0].range.first.row }.min() ?? 0
    return band.map { slot in
      let range = grid.areas[slot].range
      let inner = rowLabels(of: slot).filter {
        !names.contains($0) && grid.areas[$0].range.first.row >= top
      }
      let texts = inner.map { grid.areas[$0].text.normalizedForMatching }
      let outer =
        (heads[slot]?.columns ?? [])
        + rowLabels(of: slot).filter { grid.areas[$0].range.first.row < top }
      return "\(range.first.column)-\(range.last.column) \(range.first.row - top) \(texts) \(outer)"
    }
  }
}
