extension ReconciliationBook {
  private static let heading = StyleSheet.heading.with { $0.isBold = true }
  private static let text = StyleSheet.cell.with { $0.horizontal = .left }
  private static let center = StyleSheet.cell.with { $0.horizontal = .center }
  private static let number = StyleSheet.cell.with {
    $0.horizontal = .right
    $0.wraps = false
    $0.shrinks = true
    $0.numberFormat = StyleSheet.numberFormat(digits: 0)
  }
  private static let section = PaperCanvas.plain.with {
    $0.fontSize = 12
    $0.isBold = true
  }

  /// 総括: what it came to, and the proof that nothing was lost.
  func overview(named name: String) -> WorkbookSheet {
    var page = SheetPage()
    page.orientation = .landscape
    page.footer = "&L&8" + SheetPage.escaped(map.title) + "&C&9&P／&N"
    var canvas = PaperCanvas(named: name, columns: [18, 17, 9, 16, 16, 16, 9, 9], page: page)
    let title = StyleSheet.title.with { $0.horizontal = .left }
    canvas.add(.init(.text(map.title), span: 8, title), height: 30)
    for (name, text) in facts {
      canvas.add(
        .init(.text(name), Self.heading),
        .init(.text(text), span: 7, Self.text),
        height: 21
      )
    }
    let verdict = Self.text.with {
      $0.fontSize = 12
      $0.isBold = true
    }
    canvas.add(
      .init(.text("結果"), Self.heading),
      .init(.text(self.verdict), span: 7, verdict),
      height: 30
    )
    addClasses(to: &canvas)
    let coverage = addCoverage(to: &canvas)
    addChecks(to: &canvas)
    addFiles(to: &canvas)
    return canvas.finished(keeping: coverage.map { [$0] } ?? [])
  }

  private var facts: [(String, String)] {
    [
      ("対応表（map）", map.path.fileName), ("会計年度", map.year.title),
      ("台帳の基準日", map.asOf.map { "\($0)現在" } ?? "（対応表に記載なし）"),
      ("決算の段階", map.settlement?.title.ja ?? "（対応表に記載なし）"),
    ] + (reconciliation.coverage.map { [("評価シート", $0.shareWithRemark.ja)] } ?? [])
  }

  /// What it came to, in words.
  var verdict: String {
    guard reconciliation.control.isProven else { return "検算が合いません。この結果は使わないでください。" }
    let others = fileFindings.count { $0.finding.severity != .info }
    return keys + (others > 0 ? "このほか、ファイルについての指摘が\(others)件あります（「指摘」）。" : "")
  }

  private var keys: String {
    let exceptions = reconciliation.exceptions
    guard !exceptions.isEmpty else {
      return reconciliation.items.isEmpty ? "比べるものがありません。" : "確かめるものはありません。"
    }
    let counts = ReconciledItem.Class.allCases.compactMap { result -> String? in
      let count = exceptions.count { $0.result == result }
      return count == 0 ? nil : "\(result.title.ja)\(count)件"
    }
    return
      "確かめるものが\(exceptions.count)件あります（\(counts.joined(separator: "、"))）。「要確認」に差の大きい順に並べています。"
  }

  // MARK: - Classes

  private func addClasses(to canvas: inout PaperCanvas) {
    canvas.skip(9)
    canvas.add(.init(.text("区分ごとの件数と金額"), span: 8, Self.section), height: 24)
    add(["段階", "区分", "件数", "シート計（円）", "台帳計（円）", "差（円）", "欄数", "行数"], to: &canvas)
    for stage in map.compared {
      let shares = reconciliation.control.shares[stage] ?? [:]
      let first = canvas.lastRow + 1
      for result in ReconciledItem.Class.allCases {
        guard let share = shares[result], share.items > 0 else { continue }
        let row = canvas.lastRow + 1
        canvas.add(
          .init(.text(map.stages[stage].label), Self.text),
          .init(.text(result.title.ja), Self.text),
          .init(live(nil, row, Self.count(share.items)), Self.number),
          .init(live("E", row, .number(share.sheets)), Self.number),
          .init(live("F", row, Self.yen(share.ledger)), Self.number),
          .init(live("G", row, Self.difference(share.sheets, share.ledger)), Self.number),
          .init(Self.count(share.figures), Self.number),
          .init(Self.count(share.lines), Self.number)
        )
      }
      guard canvas.lastRow >= first else { continue }
      addSum(of: Array(shares.values), stage, rows: first...canvas.lastRow, to: &canvas)
      if let repeated = reconciliation.control.repeated[stage], repeated.figures > 0 {
        canvas.add(
          .init(
            .text("このほか、再掲のため数えない欄が\(repeated.figures)あります。"),
            span: 8,
            StyleSheet.note
          )
        )
      }
    }
  }

  /// What the sums of the sheets stand on, where it is not every sheet or a register says how many there
  /// are; the rows that it fills.
  private func addCoverage(to canvas: inout PaperCanvas) -> ClosedRange<Int>? {
    guard let tally = reconciliation.coverage, tally.isByRegister || !tally.isWhole else {
      return nil
    }
    canvas.skip(9)
    let first = canvas.lastRow + 1
    canvas.add(.init(.text("シート計のもとになったシート"), span: 8, Self.section), height: 24)
    add(["件数・番号", "シート", "説明"], spans: [1, 3, 4], to: &canvas)
    for line in tally.lines() {
      canvas.add(
        .init(.text(line.head), Self.center),
        .init(.text(line.name), span: 3, Self.text),
        .init(.text(line.says), span: 4, Self.text)
      )
    }
    return first...canvas.lastRow
  }

  /// The number as 全件 has it for the stage and class in the row, so that it can be followed there.
  private func live(
    _ column: String?,
    _ row: Int,
    _ content: SheetCell.Content
  ) -> SheetCell.Content {
    guard case .number(let number) = content else { return content }
    let last = SummaryTable.firstRow + reconciliation.items.count - 1
    func range(_ column: String) -> String {
      "'\(Page.all.rawValue)'!$\(column)$\(SummaryTable.firstRow):$\(column)$\(last)"
    }
    let which = "(\(range("B"))=$A\(row))*(\(range("I"))=$B\(row))"
    let amounts = column.map { "," + range($0) } ?? ""
    return .formula("SUMPRODUCT(\(which)\(amounts))", .number(number))
  }

  private func addSum(
    of shares: [ControlTotals.Share],
    _ stage: Int,
    rows: ClosedRange<Int>,
    to canvas: inout PaperCanvas
  ) {
    let sheets = shares.reduce(ExactDecimal.zero) { $0.adding($1.sheets) ?? $0 }
    let ledger = shares.reduce(Int128(0)) { $0 + $1.ledger }
    let numbers = [
      ("C", Self.count(shares.reduce(0) { $0 + $1.items })), ("D", .number(sheets)),
      ("E", Self.yen(ledger)), ("F", Self.difference(sheets, ledger)),
      ("G", Self.count(shares.reduce(0) { $0 + $1.figures })),
      ("H", Self.count(shares.reduce(0) { $0 + $1.lines })),
    ]
    .map { column, content -> PaperCanvas.Block in
      let look = Self.number.with {
        $0.isBold = true
        $0.fill = StyleSheet.headingFill
      }
      guard case .number(let number) = content else { return .init(content, look) }
      let formula = "SUM(\(column)\(rows.lowerBound):\(column)\(rows.upperBound))"
      return .init(.formula(formula, .number(number)), look)
    }
    let label = Self.text.with {
      $0.isBold = true
      $0.fill = StyleSheet.headingFill
    }
    canvas.add([.init(.text("\(map.stages[stage].label)　計"), span: 2, label)] + numbers)
  }

  // MARK: - Proof and files

  private func addChecks(to canvas: inout PaperCanvas) {
    canvas.skip(9)
    canvas.add(
      .init(.text("検算（読んだものは、すべてどれか一つの区分に入っている）"), span: 8, Self.section),
      height: 24
    )
    canvas.add(
      .init(.text("項目"), span: 3, Self.heading),
      .init(.text("読み込んだもの"), Self.heading),
      .init(.text("分類したもの"), Self.heading),
      .init(.text("差"), Self.heading),
      .init(.text("判定"), span: 2, Self.heading),
      height: 21
    )
    for check in reconciliation.control.checks {
      let row = canvas.lastRow + 1
      let difference = check.read.subtracting(check.classed) ?? .zero
      canvas.add(
        .init(.text(check.name.ja), span: 3, Self.text),
        .init(.number(check.read), Self.number),
        .init(.number(check.classed), Self.number),
        .init(.formula("D\(row)-E\(row)", .number(difference)), Self.number),
        .init(
          .formula("IF(D\(row)=E\(row),\"一致\",\"不一致\")", .text(check.holds ? "一致" : "不一致")),
          span: 2,
          Self.center
        )
      )
    }
  }

  private func addFiles(to canvas: inout PaperCanvas) {
    canvas.skip(9)
    canvas.add(.init(.text("ファイル"), span: 8, Self.section), height: 24)
    canvas.add(
      .init(.text("種類"), Self.heading),
      .init(.text("ファイル"), span: 2, Self.heading),
      .init(.text("SHA-256"), span: 5, Self.heading),
      height: 21
    )
    var known: Set<String> = []
    let files =
      reconciliation.report.files.map { ($0.path, $0.sha256) }
      + reconciliation.sheets.sheets.map { ($0.path, $0.sha256) }
    for (path, sha256) in files where known.insert(path).inserted {
      canvas.add(
        .init(.text(kind(of: path)), Self.text),
        .init(.text(path.fileName), span: 2, Self.text),
        .init(.text(sha256 ?? ""), span: 5, Self.text.with { $0.fontSize = 9 })
      )
    }
  }

  private func kind(of path: String) -> String {
    if path == map.path { return "対応表（map）" }
    if reconciliation.ledger.files.contains(where: { $0.path == path }) { return "台帳" }
    if path == reconciliation.changes?.previous.path { return "前回の結果" }
    if path == reconciliation.packet?.packet.path { return "会議資料" }
    return map.crosswalks.contains { $0.path == path } ? "対応表（crosswalk）" : "評価シート"
  }

  private func add(_ headings: [String], spans: [Int] = [], to canvas: inout PaperCanvas) {
    let blocks = headings.enumerated().map { place, heading in
      let span = spans.indices.contains(place) ? spans[place] : 1
      return PaperCanvas.Block(.text(heading), span: span, Self.heading)
    }
    canvas.add(blocks, height: 21)
  }
}
