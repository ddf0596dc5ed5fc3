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
    index.groups.append(UInt32(truncatingIfNeeded: group))
    index.offsets.append(offset)
    index.numbers.append(UInt32(truncatingIfNeeded: line))
    if reason == nil { checkFunds(line: line) }
    return kind
  }

  /// The group of the row in hand; `nil` where a code is not known.
  private mutating func group(reason: LedgerMap.Reason?) -> Int? {
    let place = reason.map { (LedgerMap.Reason.allCases.firstIndex(of: $0) ?? 0) + 1 } ?? 0
    if place < knownGroups.count, let known = knownGroups[place] {
      if ledger.groups[known].name == nil { name(known) }
      return known
    }
    tuple.removeAll(keepingCapacity: true)
    tuple.append(UInt32(truncatingIfNeeded: file))
    tuple.append(UInt32(truncatingIfNeeded: place))
    for column in dimensions {
      guard let code = row[column] else { return nil }
      tuple.append(UInt32(truncatingIfNeeded: code))
    }
    let (number, isNew) = groups.number(of: tuple)
    if isNew {
      ledger.groups.append(
        Ledger.Group(
          file: file,
          codes: dimensions.map { row[$0] ?? 0 },
          reason: reason,
          lines: 0,
          isDoubtful: false
        )
      )
      for _ in amounts.indices { ledger.sums.append(0) }
    }
    if ledger.groups[number].name == nil { name(number) }
    while knownGroups.count <= place { knownGroups.append(nil) }
    knownGroups[place] = number
    return number
  }

  /// Gives a group the name that the row in hand states.
  private mutating func name(_ group: Int) {
    guard let column = map.name, let code = row[column], !codes.codes[column][code].isBlank else {
      return
    }
    ledger.groups[group].name = codes.codes[column][code].text
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
    note(.ledgerTwice, .error, line: line, .twice(line, place))
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
      note(.ledgerSum, .warning, line: line, .sumOfLinesAbove(line, run.lines))
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
      note(
        .ledgerFunds,
        .error,
        line: line,
        .fundsDiffer(line, map.stages[whole].label, stated: stated, sum: stated + difference)
      )
    }
  }

  mutating func readHeadings(
    _ bytes: [UInt8],
    _ fields: [RecordScan.Field],
    line: Int
  ) {
    layout = LedgerLayout(fields.map { text.text(bytes, $0)?.trimmed ?? "" }, map: map)
    for (heading, nearest) in layout.missing {
      note(.ledgerColumn, .error, line: line, .noColumn(heading, nearest, layout.headings))
    }
    for (heading, columns) in layout.ambiguous {
      note(.ledgerColumn, .error, line: line, .severalColumns(heading, columns))
    }
    let isWhole = layout.missing.isEmpty && layout.ambiguous.isEmpty
    progress = isWhole ? .lines : .refused
  }
}
