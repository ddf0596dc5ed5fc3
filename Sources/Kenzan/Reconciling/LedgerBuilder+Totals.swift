extension LedgerBuilder {
  /// A total that is not the sum of its lines.
  private struct DifferingTotal {
    var row: TotalRow
    /// Stated less summed, by the number of the amount.
    var gaps: [Int: Int128]
    var sums: [Int128]
  }

  /// Compares the totals that stand in the ledgers with the sums of their lines.
  ///
  /// A difference in a total comes back in every total around it; these are only counted.
  mutating func checkTotals() {
    let sums = map.totals.indices.map { self.sums(within: map.totals[$0].within) }
    var differing = totalRows.compactMap { row -> DifferingTotal? in
      let own = sums[row.total][[row.file] + row.within] ?? amounts.map { _ in Int128(0) }
      var gaps: [Int: Int128] = [:]
      for (amount, sum) in own.enumerated() where row.stated & 1 << UInt64(amount) != 0 {
        let gap = Int128(row.amounts[amount]) - sum
        if gap != 0 { gaps[amount] = gap }
      }
      return gaps.isEmpty ? nil : DifferingTotal(row: row, gaps: gaps, sums: own)
    }
    differing.sort {
      (-$0.row.within.count, $0.row.file, $0.row.line)
        < (-$1.row.within.count, $1.row.file, $1.row.line)
    }
    var told: [DifferingTotal] = []
    var around: [Int: [Int]] = [:]
    for total in differing {
      if isExplained(total, by: told) {
        around[total.row.file, default: []].append(total.row.line)
      } else {
        told.append(total)
      }
    }
    for total in told.sorted(by: { ($0.row.file, $0.row.line) < ($1.row.file, $1.row.line) }) {
      note(total)
    }
    for (file, lines) in around.sorted(by: { $0.key < $1.key }) {
      self.file = file
      let lines = lines.sorted()
      note(.ledgerSum, .info, line: lines.first) { _ in .totalsAround(lines) }
    }
  }

  private mutating func note(_ total: DifferingTotal) {
    file = total.row.file
    let columns = total.gaps.keys.sorted()
    guard let first = columns.first, let gap = total.gaps[first] else { return }
    let stated = Int128(total.row.amounts[first])
    let sum = stated - gap
    let headings = columns.map { map.amounts[$0].heading }
    note(
      .ledgerSum,
      .error,
      line: total.row.line,
      value: String(stated),
      expected: String(sum)
    ) { .totalDiffers($0, headings, stated: stated, sum: sum) }
  }

  /// Whether totals inside one add up to its differences.
  private func isExplained(_ total: DifferingTotal, by told: [DifferingTotal]) -> Bool {
    let columns = map.totals[total.row.total].within
    let inner = told.filter { other in
      let own = map.totals[other.row.total].within
      return other.row.file == total.row.file && own.count > columns.count
        && zip(columns, total.row.within).allSatisfy { column, code in
          own.firstIndex(of: column).map { other.row.within[$0] == code } ?? false
        }
    }
    return !inner.isEmpty
      && total.gaps.allSatisfy { amount, gap in
        inner.reduce(Int128(0)) { $0 + ($1.gaps[amount] ?? 0) } == gap
      }
  }

  /// The sums of all groups of a file that have some codes in common, by the file and these codes.
  private func sums(within columns: [Int]) -> [[Int]: [Int128]] {
    let places = columns.map { column in dimensions.firstIndex(of: column) ?? 0 }
    var sums: [[Int]: [Int128]] = [:]
    let zeros = amounts.map { _ in Int128(0) }
    // What only stands here again (再掲) is in no printed total; what another account spends is.
    for (index, group) in ledger.groups.enumerated() where group.reason != .repeat {
      let key = [group.file] + places.map { group.codes[$0] }
      let own = amounts.indices.map { ledger.sum($0, of: index) }
      sums[key] = zip(sums[key] ?? zeros, own).map { $0 + $1 }
    }
    return sums
  }
}

extension Message {
  fileprivate static func totalDiffers(
    _ line: Int,
    _ headings: [String],
    stated: Int128,
    sum: Int128
  ) -> Message {
    let (text, lines, gap) = (yen(stated), yen(sum), yen(stated - sum))
    let (heading, others) = (headings.first ?? "", headings.dropFirst())
    let more =
      others.isEmpty
      ? nothing
      : Message(
        ja: "同じ行の\(others.map { "「\($0)」" }.joined(separator: ""))も合いません。",
        en: "; \(others.map { "'\($0)'" }.joined(separator: ", ")) on the line differ too"
      )
    return Message(
      ja: "\(line)行目の合計行の「\(heading)」は\(text.ja)ですが、明細の合計は\(lines.ja)です（差 \(gap.ja)）。"
        + "抜けた行や読めない行がないか確かめてください。",
      en: "the total on line \(line) says \(text.en) in '\(heading)', but its lines add up to "
        + "\(lines.en) (difference \(gap.en)); look for lines that are missing or not read"
    ) + more
  }

  fileprivate static func totalsAround(_ lines: [Int]) -> Message {
    let list = lines.prefix(10).map { "\($0)行目" }.joined(separator: "、")
    let more = lines.count > 10 ? "ほか\(lines.count - 10)行" : ""
    return Message(
      ja: "それらの目などを含む合計行（\(list)\(more)）にも、同じ差がそのまま出ています。",
      en: "the same differences come back in the totals around these (\(lines.count) lines)"
    )
  }
}
