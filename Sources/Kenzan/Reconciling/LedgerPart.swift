/// A part of a ledger that was read on its own, from a place that was guessed.
struct LedgerPart: Sendable {
  /// Where its first row begins.
  var start: Int
  /// What was read from there on, with lines counted from 1.
  var builder: LedgerBuilder
}

/// A large file is read in parts, several at once.
///
/// No guess can do harm: what a part came to counts only if the reading before it arrives where it
/// begins, and if nothing above bears on it. Else its rows are read again in order.
extension LedgerBuilder {
  /// How many rows are looked at for a place where a part may begin.
  private static let probe = 100

  /// Where parts of about so many bytes may begin; nowhere if rows say what those above mean.
  func cuts(every size: Int) -> [Int] {
    guard let start = place?.offset, case .lines = progress, text.encoding != nil,
      map.unique.isEmpty, !map.codes.contains(where: \.fillsDown)
    else { return [] }
    let guesses = stride(from: start + size, to: source.size, by: size)
    var cuts = [start]
    for cut in guesses.compactMap({ cut(behind: $0) }) where cut > cuts[cuts.count - 1] {
      cuts.append(cut)
    }
    return cuts.count > 1 ? cuts : []
  }

  /// A row behind an offset that belongs to another group than the row before.
  private func cut(behind guess: Int) -> Int? {
    var probe = LedgerBuilder(partOf: self, from: guess)
    probe.readRows(atMost: Self.probe)
    // The first row is one that the guess cut in two.
    let runs = probe.index.dropFirst()
    return runs.first { $0.group != runs.first?.group }?.offset
  }

  /// Reads the rows that begin from one offset up to another.
  func part(from start: Int, to end: Int) -> LedgerPart {
    var builder = LedgerBuilder(partOf: self, from: start)
    builder.readRows(before: end)
    return LedgerPart(start: start, builder: builder)
  }

  /// Goes on behind a part, its rows taken over or, where that cannot be, read again.
  mutating func pass(_ part: LedgerPart) {
    readRows(before: part.start)
    guard let place, place.offset == part.start, let end = part.builder.place else { return }
    let own = part.builder
    let numbers = own.codes.codes.enumerated().map { column, codes in
      codes.map { self.codes.number(of: $0, in: column) }
    }
    let groups = own.ledger.groups.map { group in
      number(ofGroup: zip(dimensions, group.codes).map { numbers[$0][$1] }, group.reason)
    }
    // A run of lines that goes on in the part is looked at as a whole.
    guard let first = own.index.first, groups[Int(first.group)] != run.group else { return }
    for (group, number) in zip(own.ledger.groups, groups) {
      ledger.groups[number].lines += group.lines
      if group.isDoubtful { ledger.groups[number].isDoubtful = true }
      guard ledger.groups[number].nameCode == nil, let column = map.name else { continue }
      ledger.groups[number].nameCode = group.nameCode.map { numbers[column][$0] }
    }
    take(own, numbers, groups, below: place.line - 1)
    self.place = RecordReader.Place(offset: end.offset, line: place.line + end.line - 1)
  }

  /// Takes over what does not depend on where a part stands, and what does, so many lines further down.
  private mutating func take(
    _ part: LedgerBuilder,
    _ numbers: [[Int]],
    _ groups: [Int],
    below lines: Int
  ) {
    let width = amounts.count
    for (index, sum) in part.ledger.sums.enumerated() {
      ledger.sums[groups[index / width] * width + index % width] += sum
    }
    ledger.amounts.add(part.ledger.amounts)
    for index in amounts.indices { ledger.seen[index] += part.ledger.seen[index] }
    ledger.unknownRows += part.ledger.unknownRows
    seen += part.seen
    rows.add(part.rows)
    ledger.files[file].notes.add(part.ledger.files[part.file].notes, below: lines)
    for var run in part.index {
      run.group = UInt32(truncatingIfNeeded: groups[Int(run.group)])
      run.line += UInt32(truncatingIfNeeded: lines)
      index.append(run)
    }
    for var row in part.totalRows {
      row.file = file
      row.line += lines
      row.within = zip(map.totals[row.total].within, row.within).map { column, code in
        code < 0 ? code : numbers[column][code]
      }
      totalRows.append(row)
    }
    run = part.run
    if run.group >= 0 { run.group = groups[run.group] }
    lastLine = -1
  }
}
