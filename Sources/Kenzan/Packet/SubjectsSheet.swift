/// The sheets of a form on one list, A3 landscape: who, indicators, budget and ratings of each.
struct SubjectsSheet {
  private let sheets: [TidySheet]
  private let title: String
  private let tables: TidyTables
  private let tally: SubmissionTally

  init(sheets: [TidySheet], title: String, tally: SubmissionTally) {
    self.sheets = sheets
    self.title = title
    self.tally = tally
    tables = TidyTables(sheets, audience: .everyone)
  }

  func sheet(named name: String) -> WorkbookSheet {
    let contents = [indicators, budget, ratings]
    let reader = tables["sheets"].map { RowReader($0) }
    let rows = tables.sheetIDs.enumerated().map { place, id -> [SheetCell.Content] in
      let offices = ["department", "division", "section"].compactMap { reader?.text($0, place) }
      let heads = [
        sheets[place].record?.keyText ?? "", sheets[place].record?.subjectText ?? "",
        offices.filter { !$0.isEmpty }.joined(separator: " "),
      ]
      let lines = contents.map { $0[id]?.joined(separator: "\n") ?? "" }
      return (heads + lines).map { .text($0) }
    }
    var table = SummaryTable(
      title: title,
      note: tally.basis(),
      columns: [
        SummaryTable.Column(heading: "番号", weight: 6, kind: .center),
        SummaryTable.Column(heading: "名称", weight: 20),
        SummaryTable.Column(heading: "担当", weight: 14),
        SummaryTable.Column(heading: "指標（目標／実績）", weight: 42),
        SummaryTable.Column(heading: "予算・決算", weight: 36),
        SummaryTable.Column(heading: "評価", weight: 34),
      ],
      rows: rows
    )
    table.paper = .a3
    table.hasFilter = false
    table.slack = 1.08
    table.remarks = remarks
    var sheet = table.sheet(named: name)
    for place in sheets.indices { cite(place, on: &sheet) }
    return sheet
  }

  /// What the list lacks, or has twice: which sheets as far as their names are no files.
  private var remarks: [String] {
    SubmissionTally.Reason.allCases.compactMap { reason in
      let exceptions = tally.exceptions.filter { $0.reason == reason }
      guard !exceptions.isEmpty else { return nil }
      let names = exceptions.filter(\.isNamedByRegister).map(\.title)
      return "※ \(reason.title.ja)\(exceptions.count)件（\(reason.says.ja)）"
        + (names.isEmpty ? "" : ": " + names.joined(separator: "、"))
    }
  }

  /// Says where everything on the row of a sheet comes from.
  private func cite(_ place: Int, on page: inout WorkbookSheet) {
    guard let record = sheets[place].record else { return }
    for slot in record.schema.fields.indices {
      guard let column = column(of: slot, in: record),
        let cell = SummaryTable.cell(row: place, column: column),
        let origin = record.origin(
          of: slot,
          path: sheets[place].path,
          sha256: sheets[place].sha256
        )
      else { continue }
      page.origins[cell, default: []].append(origin)
    }
  }

  /// The column that shows a field, by its role and that of the group around it.
  private func column(of slot: Int, in record: Record) -> Int? {
    if record.schema.key.contains(slot) { return 0 }
    if record.schema.subject == slot { return 1 }
    let role = record.schema.fields[slot].facets.role ?? ""
    let groups = TidyRecord(record: record, path: "", isPublic: true).groups(around: slot)
    func isIn(_ kind: String) -> Bool { groups.contains { $0.role == kind } }
    switch role {
    case "department", "division", "section": return 2
    case "grade": return 5
    case "name", "unit", "target", "actual": return isIn("indicator") ? 3 : nil
    case "rate": return nil
    default: return record.schema.fields[slot].type == .number && isIn("budget") ? 4 : nil
    }
  }

  /// The lines of every indicator with its figures by year.
  private var indicators: [String: [String]] {
    guard let table = tables["indicators"] else { return [:] }
    let reader = RowReader(table)
    var lines: [String: [String]] = [:]
    var last: [String] = []
    for row in table.rows.indices {
      let id = reader.text("sheet_id", row)
      let unit = reader.text("unit", row)
      let figures = [("目標", "target"), ("実績", "actual")].compactMap { word, column -> String? in
        let text = Self.figure(reader.figure(column, or: column + "_text", row), unit)
        return text.isEmpty ? nil : "\(word) \(text)"
      }
      // A form's block that does not apply is no indicator.
      guard !ValueReader.isNotApplicable(reader.text("name", row)) else { continue }
      let head = [id, reader.text("kind", row), reader.text("name", row)]
      if head != last {
        lines[id, default: []].append("○" + (head[2].isEmpty ? head[1] : head[2]))
        last = head
      }
      guard !figures.isEmpty else { continue }
      let year = reader.text("year", row)
      lines[id, default: []].append("　\(year)　" + figures.joined(separator: "／"))
    }
    return lines
  }

  private var budget: [String: [String]] {
    lines(of: "budget") { reader, row in
      let figure = Self.figure(reader.figure("amount", or: "text", row), reader.text("unit", row))
      guard !figure.isEmpty else { return nil }
      let head = [reader.text("line", row), reader.text("year", row) + reader.text("stage", row)]
      return head.filter { !$0.isEmpty }.joined(separator: " ") + "　" + figure
    }
  }

  private var ratings: [String: [String]] {
    lines(of: "ratings") { reader, row in
      let grade = reader.text("grade", row)
      guard !grade.isEmpty else { return nil }
      return reader.text("criterion", row) + reader.text("stage", row) + "　" + grade
    }
  }

  private func lines(
    of name: String,
    _ line: (RowReader, Int) -> String?
  ) -> [String: [String]] {
    guard let table = tables[name] else { return [:] }
    let reader = RowReader(table)
    var lines: [String: [String]] = [:]
    for row in table.rows.indices {
      if let text = line(reader, row) {
        lines[reader.text("sheet_id", row), default: []].append(text)
      }
    }
    return lines
  }

  private static func figure(_ content: SheetCell.Content, _ unit: String) -> String {
    switch content {
    case .number(let number): FigureText.text(number, unit: unit).ja
    case .text(let text): text
    default: ""
    }
  }
}
