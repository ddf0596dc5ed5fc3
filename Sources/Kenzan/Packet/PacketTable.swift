/// A table of figures from a CSV: headings in the first row, names in the first column.
package struct PacketTable: Sendable, Equatable {
  package struct Row: Sendable, Equatable {
    package var name: String
    /// Under every heading but the first.
    package var cells: [SheetCell.Content]
    /// The row of the file, from 1.
    package var line: Int
  }

  package var headings: [String]
  package var rows: [Row]

  /// Reads the table; what is no figure stays a text.
  package init(_ table: Worksheet) {
    var headings: [Int: String] = [:]
    var names: [Int: String] = [:]
    var cells: [Int: [Int: SheetCell.Content]] = [:]
    for cell in table.cells {
      guard case .text(let text) = cell.content, !text.isBlank else { continue }
      let (row, column) = (cell.reference.row, cell.reference.column)
      if row == 1 {
        headings[column] = text.trimmed
      } else if column == 1 {
        names[row] = text.trimmed
      } else {
        cells[row, default: [:]][column] = Self.content(text)
      }
    }
    let last = max(headings.keys.max() ?? 1, cells.values.flatMap(\.keys).max() ?? 1)
    self.headings = (1...last).map { headings[$0] ?? "" }
    rows = Set(names.keys).union(cells.keys).sorted().map { row in
      let figures = last > 1 ? (2...last).map { cells[row]?[$0] ?? .blank } : []
      return Row(name: names[row] ?? "", cells: figures, line: row)
    }
  }

  /// 77,475 is a number, with or without its separators.
  private static func content(_ text: String) -> SheetCell.Content {
    let plain = text.normalizedForMatching
    let digits = String(plain.unicodeScalars.filter { $0 != "," })
    return ExactDecimal(digits).map { .number($0) } ?? .text(text.trimmed)
  }

  /// The row of a name.
  package func row(named name: String) -> Row? {
    rows.first { $0.name.normalizedForMatching == name.normalizedForMatching }
  }

  /// The place of a heading among the figures of a row, from 0.
  package func column(named name: String) -> Int? {
    headings.dropFirst().firstIndex { $0.normalizedForMatching == name.normalizedForMatching }
      .map { $0 - 1 }
  }

  /// The figure of a row in a column, from 0.
  package func figure(_ row: Row, _ column: Int) -> ExactDecimal? {
    guard row.cells.indices.contains(column), case .number(let number) = row.cells[column] else {
      return nil
    }
    return number
  }

  /// The table as the page shows it: as in the file, or by the figures of a column.
  package func ordered(by part: TablePart) -> PacketTable {
    guard part.isSorted else { return self }
    let column = shownColumn(of: part)
    let total = part.total.flatMap { row(named: $0) }?.line
    func rank(_ row: Row) -> Int { row.line == total ? 2 : figure(row, column) == nil ? 1 : 0 }
    var ordered = self
    ordered.rows.sort { one, other in
      if let first = figure(one, column), let second = figure(other, column),
        rank(one) == rank(other), first != second
      {
        return first > second
      }
      return (rank(one), one.line) < (rank(other), other.line)
    }
    return ordered
  }

  /// The column that bars show, or that gives the order: the named one, or else the first.
  package func shownColumn(of part: TablePart) -> Int {
    guard part.chart == .bars else { return 0 }
    return part.series.first.flatMap { column(named: $0) } ?? 0
  }

  /// What is wrong: cells that are no figures, totals that are not the sum.
  func findings(_ part: TablePart, sheet: String) -> [Finding] {
    var findings: [Finding] = []
    for row in rows {
      for (index, content) in row.cells.enumerated() {
        guard case .text(let text) = content, !ValueReader.isNotApplicable(text) else { continue }
        let cell = CellReference(row: row.line, column: index + 2)?.description ?? ""
        var finding = Finding(.packetFigure, .warning, message: .noFigure(text, cell))
        finding.cell = "\(sheet)!\(cell)"
        finding.value = text
        findings.append(finding)
      }
    }
    let rowNames = [part.total].compactMap { $0 } + (part.chart == .bars ? [] : part.series)
    for name in rowNames where row(named: name) == nil {
      findings.append(Finding(.packetFile, .error, message: .noRow(name, rows.map(\.name))))
    }
    if part.chart == .bars {
      for name in part.series where column(named: name) == nil {
        let known = Array(headings.dropFirst())
        findings.append(Finding(.packetFile, .error, message: .noColumn(name, known)))
      }
    }
    let maximum = part.chart == .bars ? 1 : PacketTableSheet.mostSeries
    if part.chart != nil, part.series.count > maximum {
      findings.append(Finding(.packetFile, .error, message: .tooManySeries(maximum)))
    }
    return findings + totals(part, sheet: sheet)
  }

  /// Which totals stand on some of the rows only: 5行中、H26年度末は2行、H28年度末は3行; `nil` for none.
  func basis(of part: TablePart) -> String? {
    guard let total = part.total.flatMap({ row(named: $0) }) else { return nil }
    let parts = rows.filter { $0.line != total.line }
    var groups: [(count: Int, headings: [String])] = []
    for column in total.cells.indices where figure(total, column) != nil {
      let count = parts.count { figure($0, column) != nil }
      guard count < parts.count else { continue }
      let heading = headings[column + 1]
      if let place = groups.firstIndex(where: { $0.count == count }) {
        groups[place].headings.append(heading)
      } else {
        groups.append((count, [heading]))
      }
    }
    guard !groups.isEmpty else { return nil }
    let list = groups.map { "\($0.headings.joined(separator: "・"))は\($0.count)行" }
    return "「\(total.name)」は、数値のある行だけの計です（\(parts.count)行中、\(list.joined(separator: "、"))）。"
  }

  private func totals(_ part: TablePart, sheet: String) -> [Finding] {
    guard let name = part.total, let total = row(named: name) else { return [] }
    return total.cells.indices.compactMap { column -> Finding? in
      guard case .number(let stated) = total.cells[column] else { return nil }
      let parts = rows.filter { $0.line != total.line }.compactMap { row in
        if case .number(let number) = row.cells[column] { (row, number) } else { nil }
      }
      let sum = parts.reduce(ExactDecimal.zero as ExactDecimal?) { sum, part in
        sum.flatMap { $0.adding(part.1) }
      }
      guard let sum, !parts.isEmpty, sum != stated else { return nil }
      func cell(_ row: Row) -> String {
        CellReference(row: row.line, column: column + 2)?.description ?? ""
      }
      let list = parts.map { "\($0.0.name) \(FigureText.text($0.1).ja)（\(cell($0.0))）" }
      var finding = Finding(
        .packetTotal,
        .error,
        label: "\(total.name)／\(headings[column + 1])",
        cell: "\(sheet)!\(cell(total))",
        value: stated.description,
        expected: sum.description,
        unit: part.unit,
        message: .total(
          cell(total),
          "\(total.name)／\(headings[column + 1])",
          FigureText.text(stated).ja,
          FigureText.text(sum).ja,
          list.joined(separator: "＋"),
          part.unit ?? ""
        )
      )
      finding.difference = stated.subtracting(sum)?.description
      return finding
    }
  }
}

extension Message {
  fileprivate static func noFigure(_ text: String, _ cell: String) -> Message {
    Message(
      ja: "\(cell)の「\(text)」は数値ではありません。数値を記入するか、該当がなければ空欄か－にしてください。",
      en: "'\(text)' in \(cell) is no figure; enter one, or leave the cell blank"
    )
  }

  fileprivate static func noRow(_ name: String, _ names: [String]) -> Message {
    let list = names.joined(separator: "、")
    return Message(
      ja: "表に「\(name)」という行がありません（あるのは \(list)）。<table> の total か series を直してください。",
      en:
        "the table has no row '\(name)' (there are \(list)); correct 'total' or 'series' of <table>"
    )
  }

  fileprivate static func noColumn(_ name: String, _ names: [String]) -> Message {
    let list = names.joined(separator: "、")
    return Message(
      ja: "表に「\(name)」という列がありません（あるのは \(list)）。<table> の series を直してください。",
      en: "the table has no column '\(name)' (there are \(list)); correct 'series' of <table>"
    )
  }

  fileprivate static func tooManySeries(_ maximum: Int) -> Message {
    Message(
      ja: "グラフの series は\(maximum)つまでです。<table> の series を減らすか、表を分けてください。",
      en: "the chart shows up to \(maximum) series; name fewer in 'series' of <table>, or divide "
        + "the table"
    )
  }

  fileprivate static func total(
    _ cell: String,
    _ label: String,
    _ stated: String,
    _ sum: String,
    _ list: String,
    _ unit: String
  ) -> Message {
    Message(
      ja: "\(cell)「\(label)」は\(stated)\(unit)ですが、内訳の合計は\(sum)\(unit)です。内訳: \(list)。合計か内訳を直してください。",
      en: "\(cell) '\(label)' states \(stated)\(unit), but its parts add up to \(sum)\(unit). "
        + "Parts: \(list). Correct the total or a part."
    )
  }
}
