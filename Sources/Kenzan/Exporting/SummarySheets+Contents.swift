extension SummarySheets {
  /// The first sheet: what is in the book, and the verdict on every sheet.
  func contents(fronts: [Front], targets: [Int: Int]) -> WorkbookSheet {
    // Projects of one name may have handed in several forms.
    let namesForms = Set(sheets.compactMap(\.report.schema)).count > 1
    var columns = heads(key: 7, subject: namesForms ? 26 : 30)
    if namesForms { columns.append(SummaryTable.Column(heading: "様式", weight: 13)) }
    columns.append(SummaryTable.Column(heading: "担当", weight: namesForms ? 18 : 27))
    if audience == .staff {
      columns += [
        SummaryTable.Column(heading: "検査結果", weight: 11, kind: .center),
        SummaryTable.Column(heading: "要修正", weight: 6, kind: .number),
        SummaryTable.Column(heading: "要確認", weight: 6, kind: .number),
        SummaryTable.Column(heading: "提出ファイル", weight: 18),
      ]
    }
    let gap: [SheetCell.Content] = namesForms ? [.blank] : []
    let blanks = Array(repeating: SheetCell.Content.blank, count: columns.count - 3 - gap.count)
    var rows: [[SheetCell.Content]] = fronts.enumerated().map { index, front in
      [.blank, .link(sheet: index + 1, text: front.rawValue)] + gap + [.text(front.says)] + blanks
    }
    rows += sheetRows(targets, namesForms: namesForms)
    let below = status
    let firstBelow = rows.count
    rows += below.map { line in
      [.text(line.head), .text(line.name)] + gap + [.text(line.says)] + blanks
    }
    var table = SummaryTable(
      title: "目次",
      note: note(of: "sheets"),
      columns: columns,
      rows: rows,
      orientation: .portrait
    )
    table.sumRows = Set(below.indices.filter { below[$0].isHeading }.map { firstBelow + $0 })
    table.hasFilter = false
    return table.sheet(named: Self.contentsTab)
  }

  /// A row for every sheet.
  private func sheetRows(_ targets: [Int: Int], namesForms: Bool) -> [[SheetCell.Content]] {
    let files = ShortPaths(of: sheets.map(\.path))
    let reader = tables["sheets"].map { RowReader($0) }
    return sheets.enumerated().map { place, sheet in
      let offices = ["department", "division", "section"].compactMap { reader?.text($0, place) }
      var row = heads(tables.sheetIDs[place], targets)
      if namesForms { row.append(.text(sheet.record?.schema.title ?? "")) }
      row.append(.text(offices.filter { !$0.isEmpty }.joined(separator: " ")))
      guard audience == .staff else { return row }
      return row + [
        .text(Self.verdict(sheet.report.result)),
        reader?.cell("errors", place).content ?? .blank,
        reader?.cell("warnings", place).content ?? .blank,
        .text(files.name(of: sheet.path)),
      ]
    }
  }

  /// Paths without the folder that all of them are in, which nobody needs to read on every line.
  private struct ShortPaths {
    private var common: [Substring]

    init(of paths: [String]) {
      let folders = paths.map { Array($0.split(separator: "/").dropLast()) }
      common = folders.dropFirst().reduce(folders.first ?? []) { common, folder in
        zip(common, folder).prefix { $0 == $1 }.map(\.0)
      }
    }

    func name(of path: String) -> String {
      path.split(separator: "/").dropFirst(common.count).joined(separator: "/")
    }
  }

  private static func verdict(_ verdict: Verdict) -> String {
    switch verdict {
    case .passed: "○ 合格"
    case .passedWithWarnings: "△ 確認あり"
    case .failed: "× 要修正"
    }
  }
}

extension SummarySheets {
  func findingTable(_ targets: [Int: Int]) -> SummaryTable {
    let columns =
      heads() + [
        SummaryTable.Column(heading: "区分", weight: 9, kind: .center),
        SummaryTable.Column(heading: "セル", weight: 7, kind: .center),
        SummaryTable.Column(heading: "項目", weight: 17),
        SummaryTable.Column(heading: "説明", weight: 62),
      ]
    let reader = tables["findings"].map { RowReader($0) }
    var rows = (reader?.table.rows ?? []).indices.map { row in
      heads(reader?.text("sheet_id", row) ?? "", targets)
        + ["level", "cell", "label", "message"].map { reader?.cell($0, row).content ?? .blank }
    }
    if rows.isEmpty {
      rows = [[.blank, .text("指摘はありません。"), .blank, .blank, .blank, .blank]]
    }
    return SummaryTable(
      title: Front.findings.rawValue,
      note: note(of: "sheets"),
      columns: columns,
      rows: rows
    )
  }

  func ratingTable(_ targets: [Int: Int]) -> SummaryTable {
    let optional = [("stage", "段階", 8.0), ("grader", "評価者", 10.0)]
    let reader = tables["ratings"].map { RowReader($0) }
    let count = reader?.table.rows.count ?? 0
    let used = optional.filter { name, _, _ in
      (0..<count).contains { !(reader?.text(name, $0) ?? "").isEmpty }
    }
    let columns =
      heads() + [SummaryTable.Column(heading: "評価項目", weight: 16)]
      + used.map { SummaryTable.Column(heading: $1, weight: $2) }
      + [
        SummaryTable.Column(heading: "評価", weight: 20),
        SummaryTable.Column(heading: "理由", weight: 58),
      ]
    let names = ["criterion"] + used.map(\.0) + ["grade", "reason"]
    let rows = (0..<count).map { row in
      heads(reader?.text("sheet_id", row) ?? "", targets)
        + names.map { reader?.cell($0, row).content ?? .blank }
    }
    return SummaryTable(
      title: Front.ratings.rawValue,
      note: note(of: "ratings"),
      columns: columns,
      rows: rows
    )
  }
}
