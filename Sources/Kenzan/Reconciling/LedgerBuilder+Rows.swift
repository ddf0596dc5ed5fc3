internal import KenzanScan

/// What becomes of a row.
extension LedgerBuilder {
  /// Notes a row that is not read; its key, where it is known, is in doubt.
  mutating func unread(_ fault: Fault, line: Int) -> Ledger.RowKind {
    var isKnown = false
    switch fault {
    case .ragged, .encoding: break
    case .blankKey, .amount, .fraction, .noAmount, .undeclaredTotal:
      if let group = group(reason: nil) {
        ledger.groups[group].isDoubtful = true
        isKnown = true
      }
    }
    if !isKnown { ledger.unknownRows += 1 }
    switch fault {
    // Its fields were not looked at.
    case .ragged: break
    default:
      for index in amounts.indices { ledger.amounts[.unread, index] += Int128(amounts[index]) }
    }
    report(fault, line: line)
    return .unread
  }

  mutating func keep(_ total: Int, line: Int) -> Ledger.RowKind {
    for index in amounts.indices { ledger.amounts[.total, index] += Int128(amounts[index]) }
    let within = map.totals[total].within.map { row[$0] ?? -1 }
    totalRows.append(
      TotalRow(
        file: file,
        line: line,
        total: total,
        within: within,
        amounts: amounts,
        stated: stated
      )
    )
    run.group = -1
    return .total
  }

  mutating func add(
    _ reason: LedgerMap.Reason?,
    line: Int,
    offset: Int
  ) -> Ledger.RowKind {
    for column in map.key where row[column] != nil && isBlankCode[column] {
      return unread(.blankKey(column: column), line: line)
    }
    guard let group = group(reason: reason) else { return unread(.ragged(0), line: line) }
    checkTwice(line: line)
    checkRun(group, line: line)
    let first = group * amounts.count
    let kind: Ledger.RowKind = reason == nil ? .read : .skipped
    for index in amounts.indices {
      ledger.sums[first + index] += Int128(amounts[index])
      ledger.amounts[kind, index] += Int128(amounts[index])
    }
    ledger.groups[group].lines += 1
    enter(group, line: line, offset: offset)
    if reason == nil { checkFunds(line: line) }
    return kind
  }

  /// Notes where a line is, so that it can be read again.
  private mutating func enter(_ group: Int, line: Int, offset: Int) {
    let group = UInt32(truncatingIfNeeded: group)
    if lastLine == seen - 1, let last = index.indices.last, index[last].group == group {
      index[last].count += 1
    } else {
      let line = UInt32(truncatingIfNeeded: line)
      index.append(Ledger.LineRun(group: group, line: line, count: 1, offset: offset))
    }
    lastLine = seen
  }

  /// The group of the row in hand; `nil` where a code is not known.
  private mutating func group(reason: LedgerMap.Reason?) -> Int? {
    let place = reason.map { (LedgerMap.Reason.allCases.firstIndex(of: $0) ?? 0) + 1 } ?? 0
    if place < knownGroups.count, let known = knownGroups[place] {
      if ledger.groups[known].nameCode == nil { name(known) }
      return known
    }
    let own = dimensions.compactMap { row[$0] }
    guard own.count == dimensions.count else { return nil }
    let number = number(ofGroup: own, reason)
    if ledger.groups[number].nameCode == nil { name(number) }
    while knownGroups.count <= place { knownGroups.append(nil) }
    knownGroups[place] = number
    return number
  }

  /// The number of the group of some codes, a new one where there was none.
  mutating func number(ofGroup codes: [Int], _ reason: LedgerMap.Reason?) -> Int {
    let place = reason.map { (LedgerMap.Reason.allCases.firstIndex(of: $0) ?? 0) + 1 } ?? 0
    tuple.removeAll(keepingCapacity: true)
    tuple.append(UInt32(truncatingIfNeeded: file))
    tuple.append(UInt32(truncatingIfNeeded: place))
    for code in codes { tuple.append(UInt32(truncatingIfNeeded: code)) }
    let (number, isNew) = groups.number(of: tuple)
    if isNew {
      ledger.groups.append(
        Ledger.Group(file: file, codes: codes, reason: reason, lines: 0, isDoubtful: false)
      )
      for _ in amounts.indices { ledger.sums.append(0) }
    }
    return number
  }

  /// Gives a group the name that the row in hand states.
  private mutating func name(_ group: Int) {
    guard let column = map.name, let code = row[column], !codes.codes[column][code].isBlank else {
      return
    }
    ledger.groups[group].nameCode = code
  }

  /// Two lines that must not agree.
  private mutating func checkTwice(line: Int) {
    guard !map.unique.isEmpty else { return }
    let (number, isNew) = uniques.number(
      of: map.unique.map { UInt32(truncatingIfNeeded: row[$0] ?? -1) }
    )
    guard !isNew else {
      uniqueLines.append((file, line))
      return
    }
    let first = uniqueLines[number]
    let place = ledger.files[first.file].place(line: first.line)
    note(.ledgerTwice, .error, line: line) { .twice($0, place) }
  }

  /// A line that is the sum of those above it may be a total that nobody declared.
  private mutating func checkRun(_ group: Int, line: Int) {
    guard run.group == group else {
      run.group = group
      run.lines = 1
      for index in amounts.indices { run.sums[index] = amounts[index] }
      return
    }
    if run.lines > 1, run.sums == amounts, amounts.contains(where: { $0 != 0 }) {
      let lines = run.lines
      note(.ledgerSum, .warning, line: line) { .sumOfLinesAbove($0, lines) }
    }
    run.lines += 1
    for index in amounts.indices { run.sums[index] &+= amounts[index] }
  }

  /// The sources of funds of a line add up to what they are the sources of.
  private mutating func checkFunds(line: Int) {
    for (whole, factors) in funds {
      var difference: Int128 = 0
      for index in amounts.indices where factors[index] != 0 {
        difference += Int128(factors[index]) * Int128(amounts[index])
      }
      guard difference != 0 else { continue }
      let stated = map.stages[whole].value(of: amounts)
      let (label, sum) = (map.stages[whole].label, stated + difference)
      note(.ledgerFunds, .error, line: line) {
        .fundsDiffer($0, label, stated: stated, sum: sum)
      }
    }
  }

  mutating func readHeadings(
    _ bytes: [UInt8],
    _ fields: [RecordScan.Field],
    line: Int
  ) {
    layout = LedgerLayout(fields.map { text.text(bytes, $0)?.trimmed ?? "" }, map: map)
    let headings = layout.headings
    for (heading, nearest) in layout.missing {
      note(.ledgerColumn, .error, line: line) { _ in .noColumn(heading, nearest, headings) }
    }
    for (heading, columns) in layout.ambiguous {
      note(.ledgerColumn, .error, line: line) { _ in .severalColumns(heading, columns) }
    }
    let isWhole = layout.missing.isEmpty && layout.ambiguous.isEmpty
    progress = isWhole ? .lines : .refused
  }
}
