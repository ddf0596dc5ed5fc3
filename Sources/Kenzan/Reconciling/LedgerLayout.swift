/// Where the columns of a map stand in a file.
struct LedgerLayout {
  /// A column of amounts, with those of the map that may stand in it.
  struct AmountColumn {
    var place: Int
    var heading: String
    var amounts: [Int]
    /// Whether it is the amount of every line, whatever its codes say.
    var isUnconditional: Bool
  }

  /// How many columns the table has.
  private(set) var width: Int
  /// The column of every code, counted from 0.
  private(set) var codes: [Int] = []
  /// The last column of a code.
  private(set) var lastCode = -1
  private(set) var amounts: [AmountColumn] = []
  /// The headings as they stand in the file.
  let headings: [String]
  /// The codes and amounts of the map that the file lacks.
  private(set) var missing: [(heading: String, nearest: String?)] = []
  /// Headings that several columns have where the map does not say which is meant.
  private(set) var ambiguous: [(heading: String, columns: [Int])] = []

  /// Of a file of which no heading was read yet.
  init() {
    headings = []
    width = 0
  }

  init(_ headings: [String], map: LedgerMap) {
    self.headings = headings
    width = headings.count
    while width > 0, headings[width - 1].isBlank { width -= 1 }
    for code in map.codes {
      codes.append(
        find(
          code.heading,
          code.occurrence,
          map.codes.filter { $0.heading == code.heading }.count > 1
        ) ?? -1
      )
    }
    lastCode = codes.max() ?? -1
    var columns: [Int: [Int]] = [:]
    for (index, amount) in map.amounts.enumerated() {
      for place in places(of: amount, map) { columns[place, default: []].append(index) }
    }
    amounts = columns.sorted { $0.key < $1.key }.map { place, amounts in
      AmountColumn(
        place: place,
        heading: headings[place],
        amounts: amounts,
        isUnconditional: amounts.contains { map.amounts[$0].condition == nil }
      )
    }
  }

  private mutating func find(_ heading: String, _ occurrence: Int, _ isShared: Bool) -> Int? {
    let wanted = heading.normalizedForMatching
    let found = headings.indices.filter { headings[$0].normalizedForMatching == wanted }
    guard found.indices.contains(occurrence - 1) else {
      missing.append((heading, Spelling.nearest(to: heading, among: headings)))
      return nil
    }
    if found.count > 1, occurrence == 1, !isShared { ambiguous.append((heading, found)) }
    return found[occurrence - 1]
  }

  /// The columns of an amount; several where its heading is numbered.
  private mutating func places(of amount: LedgerMap.Amount, _ map: LedgerMap) -> [Int] {
    guard let open = amount.heading.range(of: "{n}") else {
      let isShared = map.amounts.contains {
        $0.heading == amount.heading && $0.occurrence != amount.occurrence
      }
      return find(amount.heading, amount.occurrence, isShared).map { [$0] } ?? []
    }
    let before = String(amount.heading[..<open.lowerBound]).normalizedForMatching
    let after = String(amount.heading[open.upperBound...]).normalizedForMatching
    let found = headings.indices.filter { place in
      let heading = headings[place].normalizedForMatching
      guard heading.hasPrefix(before), heading.hasSuffix(after) else { return false }
      let number = heading.dropFirst(before.count).dropLast(after.count)
      return !number.isEmpty && number.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    if found.isEmpty { missing.append((amount.heading, nil)) }
    return found
  }
}

extension String {
  /// The place of a text inside; Foundation is not needed for that.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return start..<index(start, offsetBy: text.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
