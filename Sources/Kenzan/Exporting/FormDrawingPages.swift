/// How the rows of a form fall onto pages when they do not fit onto one.
struct FormPages {
  /// The heights of the rows.
  let rows: [Double]
  /// The rows that belong together, in order, from 1.
  let blocks: [ClosedRange<Int>]
  /// The rows that are repeated on every page behind the one they stand on.
  let heading: ClosedRange<Int>?

  /// The rows after which a page ends: between blocks, or inside one that is longer than a page.
  func breaks(room: Double) -> [Int] {
    var breaks: [Int] = []
    var filled = 0.0
    /// What stands at the top of the page before anything of its own.
    var repeated = 0.0
    func turn(before row: Int) {
      guard row > 1 else { return }
      breaks.append(row - 1)
      repeated = heading.map { $0.upperBound < row ? height($0) : 0 } ?? 0
      filled = repeated
    }
    for block in blocks {
      if filled + height(block) > room, filled > repeated || breaks.isEmpty {
        turn(before: block.lowerBound)
      }
      for row in block {
        if filled + rows[row - 1] > room, filled > repeated { turn(before: row) }
        filled += rows[row - 1]
      }
    }
    return breaks
  }

  /// All rows as blocks: some are joined, every other stands for itself.
  static func blocks(rows: Int, joined: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var blocks: [ClosedRange<Int>] = []
    var next = 1
    for block in joined where block.lowerBound >= next && block.upperBound <= rows {
      blocks += (next..<block.lowerBound).map { $0...$0 }
      blocks.append(block)
      next = block.upperBound + 1
    }
    return blocks + (next..<max(next, rows + 1)).map { $0...$0 }
  }

  private func height(_ block: ClosedRange<Int>) -> Double {
    rows[(block.lowerBound - 1)..<block.upperBound].reduce(0, +)
  }
}

extension FormGrid {
  /// The rows that belong together: those that an area joins, and a bar with what it heads.
  var blocks: [ClosedRange<Int>] {
    var joined = Array(repeating: false, count: rows.count + 1)
    for label in schema.layout.labels {
      guard let area = area(label.area) else { continue }
      let last = label.role == .section || label.role == .title ? area.last.row : area.last.row - 1
      for row in area.first.row..<max(area.first.row, last + 1) where row <= rows.count {
        joined[row] = true
      }
    }
    let pictures = schema.layout.pictures.compactMap { area($0.area) }
    for area in Array(slots.values) + pictures {
      for row in area.first.row..<area.last.row where row <= rows.count { joined[row] = true }
    }
    let heads = schema.layout.repeats.compactMap { headings(of: $0) }
    // A heading is never the last thing on a page.
    for range in heads { for row in range where row < rows.count { joined[row] = true } }
    for range in items { for row in range.dropLast() { joined[row] = true } }
    var blocks: [ClosedRange<Int>] = []
    var start = 1
    for row in rows.indices.map({ $0 + 1 }) where !joined[row] || row == rows.count {
      blocks.append(start...row)
      start = row + 1
    }
    return blocks
  }

  /// The rows that every page shows: those that say which sheet it is, if they stand close to the
  /// top, and the headings of the list that goes on to the end; of the list alone if both are too much.
  var heading: ClosedRange<Int>? {
    if let list = lastListHeadings { return isShort(list.upperBound) ? 1...list.upperBound : list }
    let identity = (schema.key + [schema.subject].compactMap { $0 }).compactMap { slots[$0] }
    guard let last = identity.map(\.last.row).max(), last <= rows.count, isShort(last) else {
      return nil
    }
    return 1...last
  }

  /// Whether so many rows from the top take little of a page.
  private func isShort(_ last: Int) -> Bool {
    last <= 8 && rows[..<last].reduce(0, +) <= 110
  }
}
