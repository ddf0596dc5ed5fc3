/// The proof that everything that was read is in exactly one class.
///
/// Both sides of every check are counted apart: while reading, and over the result.
package struct ControlTotals: Sendable {
  /// Two numbers that must be the same.
  package struct Check: Sendable, Equatable {
    package var name: Message
    package var read: ExactDecimal
    package var classed: ExactDecimal

    package var holds: Bool { read == classed }
  }

  /// What there is of a class at a stage.
  package struct Share: Sendable, Equatable {
    package var items = 0
    package var lines = 0
    package var figures = 0
    package var ledger: Int128 = 0
    package var sheets = ExactDecimal.zero
  }

  package private(set) var checks: [Check] = []
  /// The share of every class, by stage.
  package private(set) var shares: [Int: [ReconciledItem.Class: Share]] = [:]
  /// Figures that are counted elsewhere, by stage.
  package private(set) var repeated: [Int: Share] = [:]

  /// Whether all of it adds up.
  package var isProven: Bool { checks.allSatisfy(\.holds) }

  init(ledger: Ledger, sheets: SheetFigures, items: [ReconciledItem]) {
    for item in items { add(item) }
    for figure in sheets.figures where figure.isRepeated {
      repeated[figure.stage, default: Share()].figures += 1
      let sum = repeated[figure.stage]?.sheets.adding(figure.yen ?? .zero)
      repeated[figure.stage]?.sheets = sum ?? .zero
    }
    checkRows(of: ledger)
    checkAmounts(of: ledger)
    for stage in ledger.map.compared { check(stage, ledger, sheets) }
  }

  private mutating func add(_ item: ReconciledItem) {
    var share = shares[item.stage]?[item.result] ?? Share()
    share.items += 1
    share.lines += item.lineCount
    share.figures += item.figures.count
    share.ledger += item.ledger
    share.sheets = share.sheets.adding(item.stated) ?? share.sheets
    shares[item.stage, default: [:]][item.result] = share
  }

  private mutating func checkRows(of ledger: Ledger) {
    for file in ledger.files {
      let name = file.path.fileName
      checks.append(
        Check(
          name: Message(ja: "「\(name)」の行数", en: "rows of '\(name)'"),
          read: ExactDecimal(file.seen),
          classed: ExactDecimal(file.rows.sum)
        )
      )
    }
    let read = ledger.files.reduce(0) { $0 + $1.rows[.read] }
    let grouped = ledger.groups.filter { $0.reason == nil }.reduce(0) { $0 + $1.lines }
    checks.append(
      Check(
        name: Message(ja: "明細の行数", en: "lines that belong to a key"),
        read: ExactDecimal(read),
        classed: ExactDecimal(grouped)
      )
    )
  }

  private mutating func checkAmounts(of ledger: Ledger) {
    for (index, amount) in ledger.map.amounts.enumerated() {
      let kinds = Ledger.RowKind.allCases.reduce(Int128(0)) { $0 + ledger.amounts[$1, index] }
      append(
        Message(ja: "「\(amount.heading)」の全行の合計", en: "'\(amount.heading)' over all rows"),
        ledger.seen[index],
        kinds
      )
      let groups = ledger.groups.indices.filter { ledger.groups[$0].reason != nil }
      append(
        Message(ja: "「\(amount.heading)」の除外した行の合計", en: "'\(amount.heading)' over skipped lines"),
        ledger.amounts[.skipped, index],
        groups.reduce(0) { $0 + ledger.sum(index, of: $1) }
      )
    }
  }

  private mutating func check(_ stage: Int, _ ledger: Ledger, _ sheets: SheetFigures) {
    let label = ledger.map.stages[stage].label
    let shares = Array((shares[stage] ?? [:]).values)
    let amounts = ledger.map.amounts.indices.map { ledger.amounts[.read, $0] }
    append(
      Message(ja: "台帳の「\(label)」", en: "'\(label)' of the ledger"),
      ledger.stage(stage, of: amounts),
      shares.reduce(0) { $0 + $1.ledger }
    )
    let figures = sheets.figures.filter { $0.stage == stage }
    checks.append(
      Check(
        name: Message(ja: "シートの「\(label)」の件数", en: "figures for '\(label)'"),
        read: ExactDecimal(figures.count),
        classed: ExactDecimal(
          shares.reduce(0) { $0 + $1.figures } + (repeated[stage]?.figures ?? 0)
        )
      )
    )
    let stated = figures.reduce(ExactDecimal.zero) { $0.adding($1.yen ?? .zero) ?? $0 }
    let classed = shares.reduce(repeated[stage]?.sheets ?? .zero) {
      $0.adding($1.sheets) ?? $0
    }
    checks.append(
      Check(
        name: Message(ja: "シートの「\(label)」の合計", en: "sum of the figures for '\(label)'"),
        read: stated,
        classed: classed
      )
    )
  }

  private mutating func append(_ name: Message, _ read: Int128, _ classed: Int128) {
    guard let read = ExactDecimal(coefficient: read, scale: 0),
      let classed = ExactDecimal(coefficient: classed, scale: 0)
    else { return }
    checks.append(Check(name: name, read: read, classed: classed))
  }

  /// What to say of checks that do not hold: never, unless kenzan itself is wrong.
  var findings: [Finding] {
    checks.filter { !$0.holds }.map { check in
      Finding(
        .reconcileControl,
        .error,
        value: check.read.description,
        expected: check.classed.description,
        message: Message(
          ja: "検算が合いません（\(check.name.ja)）。読み込んだもの\(check.read)、分類したもの\(check.classed)。"
            + "kenzanの不具合のため、この結果は使わずにお知らせください。",
          en: "the control totals differ (\(check.name.en)): read \(check.read), "
            + "classed \(check.classed). This is a defect in kenzan; do not use the result"
        )
      )
    }
  }
}
