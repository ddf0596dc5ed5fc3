/// How the rows of a form fall onto pages when they do not fit onto one.
struct FormPages {
  /// The heights of the rows.
  let rows: [Double]
  /// The rows that belong together, in order, from 1.
  let blocks: [ClosedRange<Int>]
  /// The height of the rows that are repeated on every page.
  let heading: Double

  /// The rows after which a page ends: between blocks, or inside one that is longer than a page.
  func breaks(room: Double) -> [Int] {
    var breaks: [Int] = []
    var filled = 0.0
    func turn(before row: Int) {
      guard row > 1 else { return }
      breaks.append(row - 1)
      filled = heading
    }
    for block in blocks {
      if filled + height(block) > room, filled > heading || breaks.isEmpty {
        turn(before: block.lowerBound)
      }
      for row in block {
        if filled + rows[row - 1] > room, filled > heading { turn(before: row) }
        filled += rows[row - 1]
      }
    }
    return breaks
  }

  private func height(_ block: ClosedRange<Int>) -> Double {
    rows[(block.lowerBound - 1)..<block.upperBound].reduce(0, +)
  }
}

extension FormGrid {
  /// The rows that belong together: those of a block, those that an area joins, and a bar with what it heads.
  var blocks: [ClosedRange<Int>] {
    var joined = Array(repeating: false, count: rows.count + 1)
    for label in schema.layout.labels {
      guard let area = area(label.area) else { continue }
      let last = label.role == .section || label.role == .title ? area.last.row : area.last.row - 1
      for row in area.first.row..<max(area.first.row, last + 1) where row <= rows.count {
        joined[row] = true
      }
    }
    for block in schema.layout.blocks {
      guard let first = CellReference(row: block.lowerBound, column: 1),
        let last = CellReference(row: block.upperBound, column: 1),
        let area = area(CellRange(first, last))
      else { continue }
      for row in area.first.row..<area.last.row where row <= rows.count { joined[row] = true }
    }
    for area in slots.values {
      for row in area.first.row..<area.last.row where row <= rows.count { joined[row] = true }
    }
    var blocks: [ClosedRange<Int>] = []
    var start = 1
    for row in rows.indices.map({ $0 + 1 }) where !joined[row] || row == rows.count {
      blocks.append(start...row)
      start = row + 1
    }
    return blocks
  }

  /// The rows that say which sheet it is, if they stand close to the top.
  var heading: ClosedRange<Int>? {
    let identity = (schema.key + [schema.subject].compactMap { $0 }).compactMap { slots[$0] }
    guard let last = identity.map(\.last.row).max(), last <= rows.count, last <= 8,
      rows[..<last].reduce(0, +) <= 110
    else { return nil }
    return 1...last
  }
}
