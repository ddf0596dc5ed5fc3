extension SummarySheets {
  /// One row of the list of indicators, as the list and the charts need it.
  struct IndicatorRow {
    var sheetID: String
    /// The sheet's key and subject in one text.
    var sheet: String
    var kind: String
    var name: String
    var unit: String
    var direction: String
    var year: SheetCell.Content
    var target: SheetCell.Content
    var actual: SheetCell.Content
    var rate: SheetCell.Content
    var verdict: SheetCell.Content
  }

  /// Where the figures stand in the list, for the charts.
  static let (yearColumn, targetColumn, actualColumn) = (6, 7, 8)

  static func indicatorRows(
    of tables: TidyTables,
    title: (String) -> String
  ) -> [IndicatorRow] {
    guard let table = tables["indicators"] else { return [] }
    let reader = RowReader(table)
    return table.rows.indices.map { row in
      let id = reader.text("sheet_id", row)
      return IndicatorRow(
        sheetID: id,
        sheet: title(id),
        kind: reader.text("kind", row),
        name: reader.text("name", row),
        unit: reader.text("unit", row),
        direction: reader.text("direction", row),
        year: reader.cell("year", row).content,
        target: reader.figure("target", or: "target_text", row),
        actual: reader.figure("actual", or: "actual_text", row),
        rate: reader.cell("rate_computed", row).content,
        verdict: reader.cell("verdict_computed", row).content
      )
    }
  }

  func indicatorTable(_ targets: [Int: Int]) -> SummaryTable {
    let columns =
      heads() + [
        SummaryTable.Column(heading: "種類", weight: 9),
        SummaryTable.Column(heading: "指標名", weight: 30),
        SummaryTable.Column(heading: "単位", weight: 6, kind: .center),
        SummaryTable.Column(heading: "方向", weight: 10, kind: .center),
        SummaryTable.Column(heading: "年度", weight: 5, kind: .center),
        SummaryTable.Column(heading: "目標", weight: 10, kind: .number),
        SummaryTable.Column(heading: "実績", weight: 10, kind: .number),
        SummaryTable.Column(heading: "達成率\n（計算、％）", weight: 9, kind: .number, digits: 1),
        SummaryTable.Column(heading: "達成", weight: 7, kind: .center),
      ]
    let rows = indicatorRows.map { row in
      heads(row.sheetID, targets) + [
        .text(row.kind), .text(row.name), .text(row.unit),
        .text(Self.direction(row.direction)), row.year, row.target, row.actual, row.rate,
        row.verdict,
      ]
    }
    return SummaryTable(
      title: Front.indicators.rawValue,
      note: note(of: "indicators") + "　達成率は実績÷目標×100。低いほど良い指標と目標が0以下のときは空欄",
      columns: columns,
      rows: rows
    )
  }

  /// The most decimal places among figures of one line.
  private static func digits(of figures: some Sequence<SheetCell.Content>) -> Int {
    figures.reduce(0) { most, figure in
      if case .number(let number) = figure { max(most, number.scale) } else { most }
    }
  }

  private static func direction(_ direction: String) -> String {
    switch direction {
    case "higher": "高いほど良い"
    case "lower": "低いほど良い"
    default: direction
    }
  }

  /// Lines by year: the table has a row for every figure, a reader wants the years side by side.
  func budgetTable(_ targets: [Int: Int]) -> SummaryTable {
    let reader = tables["budget"].map { RowReader($0) }
    var years: [String: (order: Int, title: String)] = [:]
    var lines: [(key: [String], figures: [String: SheetCell.Content])] = []
    var places: [[String]: Int] = [:]
    for row in (reader?.table.rows ?? []).indices {
      guard let reader else { continue }
      let figure = reader.figure("amount", or: "text", row)
      guard figure != .blank else { continue }
      let year = reader.text("year", row) + reader.text("stage", row)
      let order = Int(reader.text("fiscal_year", row)) ?? 0
      years[year] = (order, year.isEmpty ? "金額・数量" : year)
      let key = ["sheet_id", "account", "line", "unit"].map { reader.text($0, row) }
      // Two figures of one line and year, as rows of a list without names have them, are two lines.
      if let known = places[key], lines[known].figures[year] == nil {
        lines[known].figures[year] = figure
      } else {
        places[key] = lines.count
        lines.append((key, [year: figure]))
      }
    }
    // 0.4 and 0.35 of one line read 0.40 and 0.35, on every sheet.
    let digits = lines.reduce(into: [String: Int]()) { digits, line in
      digits[line.key[2] + line.key[3], default: 0].raise(to: Self.digits(of: line.figures.values))
    }
    let ordered = years.sorted { ($0.value.order, $0.key) < ($1.value.order, $1.key) }
    let columns =
      heads() + [
        SummaryTable.Column(heading: "予算科目", weight: 34),
        SummaryTable.Column(heading: "費目", weight: 15),
        SummaryTable.Column(heading: "単位", weight: 6, kind: .center),
      ] + ordered.map { SummaryTable.Column(heading: $0.value.title, weight: 8, kind: .number) }
    let rows = lines.map { line in
      heads(line.key[0], targets) + line.key.dropFirst().map { .text($0) }
        + ordered.map { line.figures[$0.key] ?? .blank }
    }
    return SummaryTable(
      title: Front.budget.rawValue,
      note: note(of: "budget"),
      columns: columns,
      rows: rows,
      rowDigits: lines.map { digits[$0.key[2] + $0.key[3]] ?? 0 }
    )
  }
}

extension Int {
  fileprivate mutating func raise(to least: Int) { self = Swift.max(self, least) }
}
