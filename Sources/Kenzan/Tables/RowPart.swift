internal import KenzanBridge
internal import KenzanScan

/// What was found in a part of a large table, read on its own from a place that may be a guess.
struct RowPart: Sendable {
  /// Where its first row begins.
  let start: Int
  /// Where the row behind it begins; `nil` where it could not be read to its end.
  private(set) var end: Int?
  /// How many rows it has, blank ones included.
  private(set) var rows = 0
  /// How many of them are sheets of which nothing is to be said.
  private(set) var plain = 0
  private(set) var cells = 0
  /// The rows that must be looked at, counted from 0.
  private(set) var undecided: [TableRun] = []
  /// The keys of the plain rows, counted from 0.
  private(set) var keys = RowKeys()
  /// The sums of the plain rows.
  private(set) var sums: GroupSums?
  /// Whether the whole file is to be refused.
  private(set) var hasFailed = false
  /// What the first row of every group says in the columns by which rows are grouped.
  private var groups: [[[UInt8]]] = []

  /// Reads the rows that begin from one offset up to another.
  init(_ plan: TablePlan, from start: Int, to end: Int) {
    self.start = start
    var check = plan.check
    let place = RecordReader.Place(offset: start, line: 1)
    guard var reader = try? plan.source.reader(block: 1 << 18) else { return }
    let behind = try? reader.forEach(RecordReader.Stretch(start: place, end: end)) {
      block,
      fields,
      _,
      offset in
      take(block, fields, at: offset, by: &check, plan)
    }
    self.end = behind?.offset
    cells = check.cells
    sums = sums(check.sums, plan)
  }

  /// The sums by what the texts of the groups mean.
  private func sums(_ own: RecordSums, _ plan: TablePlan) -> GroupSums? {
    guard let totals = plan.totals else { return nil }
    var sums = totals.emptySums
    let width = own.rules.sums.count
    for (number, texts) in groups.enumerated() {
      let key = zip(own.rules.groups, texts).map { column, text in
        plan.reading(text, column: column)?.reading.state.asPeopleRead ?? .unreadable
      }
      var group = GroupSums.Group(sums: own.rules.sums.map { _ in GroupSums.Sum() })
      group.sheets = own.records[number]
      for index in 0..<width {
        let total = own.totals[number * width + index]
        let sum = ExactDecimal(coefficient: total, scale: own.rules.sums[index].places)
        group.sums[index].figure = sum.map { Figure(Rational($0)) }
        group.sums[index].blanks = own.blanks[number * width + index]
      }
      sums.add(group, for: key)
    }
    return sums
  }

  private mutating func take(
    _ block: [UInt8],
    _ fields: [RecordScan.Field],
    at offset: Int,
    by check: inout RecordCheck,
    _ plan: TablePlan
  ) {
    defer { rows += 1 }
    // A table with more rows is refused as a whole.
    guard rows < CellReference.maximumRow else { return }
    if plan.source.mayBeOtherwise(block, fields) { hasFailed = true }
    while true {
      switch check.outcome(fields, in: block) {
      case .new(let column):
        let content = Array(block[fields[column].start..<fields[column].end])
        check.learn(plan.judged(content, column: column))
        continue
      case .plain:
        plain += 1
        for key in check.keys where key != 0 { keys.add(key, offset: offset, row: rows) }
        if check.isNewGroup {
          groups.append(
            check.sums.rules.groups.map { column in
              column < fields.count ? RecordScan.content(of: fields[column], in: block) : []
            }
          )
        }
      case .undecided:
        if let last = undecided.indices.last,
          undecided[last].row + undecided[last].count == rows,
          undecided[last].count < TableRun.maximum
        {
          undecided[last].count += 1
        } else {
          undecided.append(TableRun(offset: offset, row: rows, count: 1))
        }
      case .blank: break
      }
      return
    }
  }
}

extension RowPart {
  /// The parts of a table in their order, several of them read at once.
  ///
  /// No guess can do harm: a part counts only if the one before it ends where it begins. Else its rows are
  /// read again from there. `nil` where the file is to be refused.
  static func parts(of plan: TablePlan, jobs: Int, size: Int) async -> [RowPart]? {
    let start = plan.next.place.offset
    let cuts = cuts(of: plan, every: max(size, plan.source.version.size / (8 * jobs)))
    let starts = [start] + cuts
    let guessed = await starts.indices.mapped(jobs: jobs) { index in
      RowPart(plan, from: starts[index], to: index < cuts.count ? cuts[index] : .max)
    }
    var parts: [RowPart] = []
    var place = start
    for (index, part) in guessed.enumerated() {
      var part = part
      if part.start != place {
        part = RowPart(plan, from: place, to: index < cuts.count ? cuts[index] : .max)
      }
      guard let end = part.end, !part.hasFailed else { return nil }
      place = end
      parts.append(part)
    }
    return parts
  }

  /// Where lines begin behind places so far apart.
  private static func cuts(of plan: TablePlan, every size: Int) -> [Int] {
    let source = plan.source
    guard let file = try? InputFile(path: source.file.path, expecting: source.version) else {
      return []
    }
    var cuts: [Int] = []
    var window = [UInt8](repeating: 0, count: 1 << 16)
    for guess in stride(from: plan.next.place.offset + size, to: source.version.size, by: size) {
      let count = (try? file.read(into: &window, at: 0, from: guess)) ?? 0
      guard let feed = window[..<count].firstIndex(of: 0x0A), feed + 1 < count else { continue }
      cuts.append(guess + feed + 1)
    }
    return cuts
  }
}
