/// What the secretariat keeps beside a packet: findings, what is missing, where every figure comes from.
struct InternalWorkbook {
  let report: CheckReport
  let description: PacketDescription
  let papers: [PacketPaper]
  var changes: PacketChanges?
  /// What came of the sheets of every form, where papers stand on them.
  var coverage: [(form: String, tally: SubmissionTally)] = []

  var workbook: Workbook {
    var workbook = Workbook()
    workbook.properties.title = "\(description.meeting)　内部資料"
    var tables = [
      ("検査結果", findings), ("資料一覧", parts), ("提出ファイル", files), ("出典", sources),
    ]
    if !coverage.isEmpty { tables.insert(("提出の状況", submissions), at: 2) }
    if let changes {
      tables.insert(("差替え一覧", changes.table(of: description)), at: 0)
    }
    workbook.sheets = tables.map { name, table in
      var sheet = table.sheet(named: name)
      // The list of replaced papers may be handed out with them.
      if name != "差替え一覧" { sheet.page.header = "&R&11内部資料" }
      return sheet
    }
    return workbook
  }

  private var note: String { "\(description.meeting)　委員会には配付しないこと" }

  private var findings: SummaryTable {
    var rows: [[SheetCell.Content]] = []
    for file in report.files {
      for finding in file.findings { rows += self.rows(of: finding, file.path, "") }
      for sheet in file.sheets {
        for finding in sheet.findings { rows += self.rows(of: finding, file.path, sheet.sheet) }
      }
    }
    if rows.isEmpty { rows = [["指摘はありません。", "", "", "", "", ""].map { .text($0) }] }
    return SummaryTable(
      title: "検査結果",
      note: note,
      columns: [
        SummaryTable.Column(heading: "ファイル", weight: 22),
        SummaryTable.Column(heading: "シート", weight: 12),
        SummaryTable.Column(heading: "区分", weight: 9, kind: .center),
        SummaryTable.Column(heading: "コード", weight: 12),
        SummaryTable.Column(heading: "場所", weight: 13),
        SummaryTable.Column(heading: "説明", weight: 66),
      ],
      rows: rows
    )
  }

  private func rows(of finding: Finding, _ path: String, _ sheet: String) -> [[SheetCell.Content]] {
    let row: [SheetCell.Content] = [
      path, sheet, ReportLevel(finding).title.ja, finding.code.rawValue, finding.cell ?? "",
      finding.message.ja,
    ].map { .text($0) }
    return finding.consequences.reduce([row]) { $0 + rows(of: $1, path, sheet) }
  }

  /// Every paper with its tab and pages; what has no page stands out by its remark.
  private var parts: SummaryTable {
    let rows = papers.map { paper -> [SheetCell.Content] in
      let isHeading = paper.sheet == nil && paper.remark.isEmpty
      let state = paper.sheet != nil ? "作成済み" : isHeading ? "" : paper.remark
      let pages: SheetCell.Content = paper.sheet.map { .number(ExactDecimal($0.pages)) } ?? .blank
      return [
        .text(paper.number), .text(paper.title), .text(paper.sheet?.name ?? ""), pages,
        .text(state),
      ]
    }
    return SummaryTable(
      title: "資料一覧",
      note: note,
      columns: [
        SummaryTable.Column(heading: "資料番号", weight: 12),
        SummaryTable.Column(heading: "資料名", weight: 60),
        SummaryTable.Column(heading: "タブ", weight: 30),
        SummaryTable.Column(heading: "頁数", weight: 7, kind: .number),
        SummaryTable.Column(heading: "状態", weight: 14, kind: .center),
      ],
      rows: rows
    )
  }

  /// What lists and sums over the sheets of every form stand on.
  private var submissions: SummaryTable {
    let lines = coverage.flatMap { form, tally in [.heading(form)] + tally.lines() }
    var table = SummaryTable(
      title: "提出の状況",
      note: note,
      columns: [
        SummaryTable.Column(heading: "件数・番号", weight: 14, kind: .center),
        SummaryTable.Column(heading: "シート", weight: 50),
        SummaryTable.Column(heading: "説明", weight: 60),
      ],
      rows: lines.map { [.text($0.head), .text($0.name), .text($0.says)] }
    )
    table.sumRows = Set(lines.indices.filter { lines[$0].isHeading })
    table.hasFilter = false
    return table
  }

  private var files: SummaryTable {
    let rows = report.files.map { file -> [SheetCell.Content] in
      let counts = file.allFindings.reduce(into: CheckReport.Counts()) { $0.add($1) }
      let forms = file.sheets.compactMap { sheet in
        sheet.schema.map { "\($0) \(sheet.schemaVersion ?? "")" }
      }
      return [
        .text(file.path), .text(file.sha256 ?? ""),
        .text(Set(forms).sorted().joined(separator: "\n")),
        .number(ExactDecimal(counts.errors)), .number(ExactDecimal(counts.warnings)),
      ]
    }
    return SummaryTable(
      title: "提出ファイル",
      note: note,
      columns: [
        SummaryTable.Column(heading: "ファイル", weight: 40),
        SummaryTable.Column(heading: "SHA-256", weight: 46),
        SummaryTable.Column(heading: "様式と版", weight: 26),
        SummaryTable.Column(heading: "要修正", weight: 8, kind: .number),
        SummaryTable.Column(heading: "要確認", weight: 8, kind: .number),
      ],
      rows: rows
    )
  }

  private var sources: SummaryTable {
    let rows = papers.flatMap { paper in
      (paper.sheet?.citations ?? []).map { cell, origin -> [SheetCell.Content] in
        [
          paper.number, "\(paper.sheet?.name ?? "")!\(cell)", origin.label,
          WorkbookText.shortened(origin.value, to: 60), origin.path, origin.place, origin.schema,
          String(origin.sha256.prefix(12)),
        ].map { .text($0) }
      }
    }
    return SummaryTable(
      title: "出典",
      note: note + "　SHA-256は先頭の12桁（全桁は「提出ファイル」）",
      columns: [
        SummaryTable.Column(heading: "資料番号", weight: 11),
        SummaryTable.Column(heading: "資料のセル", weight: 26),
        SummaryTable.Column(heading: "項目", weight: 26),
        SummaryTable.Column(heading: "値", weight: 26),
        SummaryTable.Column(heading: "提出ファイル", weight: 26),
        SummaryTable.Column(heading: "提出シートのセル", weight: 18),
        SummaryTable.Column(heading: "様式と版", weight: 18),
        SummaryTable.Column(heading: "SHA-256", weight: 14),
      ],
      rows: rows
    )
  }
}
