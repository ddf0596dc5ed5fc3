import Testing

@testable import Kenzan

struct SummarySheetsTests {
  private func sheets(_ values: [[String: FieldState]], findings: [Finding] = []) -> [TidySheet] {
    let schema = ProgramForm.schema().laidOut(columns: 30, width: 3.1).withRoles
    return values.enumerated().map { index, values in
      let record = Record(
        schema: schema,
        values: schema.fields.map { field in
          let state = values[field.path.description] ?? .blank
          return FieldValue(state: state, cell: CellReference("B2"), raw: "")
        },
        sheet: "Sheet1"
      )
      return TidySheet(
        path: "\(index).xlsx",
        sha256: String(repeating: "0", count: 64),
        report: SheetReport(
          sheet: "Sheet1",
          schema: schema.id,
          schemaVersion: schema.version,
          year: schema.year,
          key: nil,
          subject: nil,
          result: findings.isEmpty ? .passed : .failed,
          findings: findings
        ),
        record: record
      )
    }
  }

  private func draft(
    _ sheets: [TidySheet],
    audience: TidyTables.Audience = .staff
  ) -> WorkbookDraft {
    let tables = TidyTables(sheets, audience: audience)
    return ExportWorkbook.draft(sheets, tables: tables, audience: audience)
  }

  private static func number(_ text: String) -> FieldState {
    ExactDecimal(text).map { .number($0) } ?? .unreadable
  }

  private let two: [[String: FieldState]] = [
    [
      "number": .text("1"), "project": .text("広報事業"), "outcome.name": .text("部数"),
      "outcome.unit": .text("部"), "outcome.R5.target": number("9000"),
      "outcome.R5.actual": number("9500"), "outcome.R6.target": number("9500"),
      "cost.R6.total": number("2504"), "cost.R7.total": number("2600"),
      "cost.R6.staff": number("0.35"), "cost.R7.staff": number("0.4"),
    ],
    ["number": .text("1"), "project": .text("広報/事業"), "cost.R6.total": .notApplicable],
  ]

  private func texts(_ sheet: WorkbookSheet, row: Int) -> [String] {
    sheet.cells.filter { $0.reference.row == row }.map { cell in
      switch cell.content {
      case .text(let text), .link(_, let text): text
      case .number(let number): number.description
      default: ""
      }
    }
  }

  @Test func `everything is there, and the contents lead to it`() throws {
    let workbook = draft(sheets(two)).workbook
    #expect(
      workbook.sheets.map(\.name) == [
        "目次", "指標一覧", "指標グラフ", "予算一覧", "検査結果", "1 広報事業", "1 広報／事業",
      ]
    )
    for cell in workbook.sheets[0].cells {
      guard case .link(let target, let text) = cell.content else { continue }
      let name = workbook.sheets[target].name
      #expect(name == text || name.hasPrefix("1 "))
    }
    let links = workbook.sheets[0].cells.compactMap { cell in
      if case .link(let target, _) = cell.content { target } else { nil }
    }
    #expect(links == [1, 2, 3, 4, 5, 6])
  }

  @Test func `the years of a line stand side by side`() throws {
    let book = draft(sheets(two)).workbook
    let sheet = try #require(book.sheets.first { $0.name == "予算一覧" })
    #expect(Array(texts(sheet, row: 3).suffix(2)) == ["R6決算", "R7予算"])
    #expect(texts(sheet, row: 4) == ["1", "広報事業", "", "総事業費", "千円", "2504", "2600"])
    #expect(texts(sheet, row: 5) == ["1", "広報事業", "", "従事職員数", "人", "0.35", "0.4"])
    let looks = sheet.cells.filter { $0.reference.row == 5 }.suffix(2).map(\.look.numberFormat)
    #expect(looks == ["#,##0.00_ ;△#,##0.00_ ", "#,##0.00_ ;△#,##0.00_ "])
  }

  @Test func `a chart draws on the rows of its indicator`() throws {
    let book = draft(sheets(two)).workbook
    let chart = try #require(book.sheets[2].charts.first)
    #expect(book.sheets[2].charts.count == 1)
    #expect(chart.title == "1 広報事業\n成果指標：部数")
    let list = book.sheets[1]
    for series in chart.series {
      #expect(series.sheet == 1)
      let cells = list.cells.filter { series.values.contains($0.reference) }
      let figures = cells.map { texts(list, row: $0.reference.row)[series.name == "目標" ? 7 : 8] }
      #expect(figures == (series.name == "目標" ? ["9000", "9500"] : ["9500", ""]))
    }
  }

  @Test func `the public sees neither findings nor paths`() throws {
    let finding = Finding(
      Finding.Code(rawValue: "check"),
      .error,
      field: FieldPath("cost.R6.total"),
      message: Message(ja: "合いません。", en: "")
    )
    let staff = draft(sheets(two, findings: [finding])).workbook
    #expect(staff.sheets.contains { $0.name == "検査結果" })
    #expect(staff.sheets.last?.comments.isEmpty == false)
    let everyone = draft(sheets(two, findings: [finding]), audience: .everyone).workbook
    #expect(!everyone.sheets.contains { $0.name == "検査結果" })
    #expect(everyone.sheets.flatMap(\.comments).isEmpty)
    let texts = everyone.sheets.flatMap(\.cells).map { "\($0.content)" }
    #expect(!texts.contains { $0.contains(".xlsx") || $0.contains("要修正") })
  }

  @Test func `a text too long for a row of a list is cut with a sign`() {
    let text = String(repeating: "事", count: 5_000)
    let table = SummaryTable(
      title: "一覧",
      note: "",
      columns: [SummaryTable.Column(heading: "文", weight: 1)],
      rows: [[.text(text)]]
    )
    let sheet = table.sheet(named: "一覧")
    guard case .text(let shown)? = sheet.cells.last?.content else {
      Issue.record("no text")
      return
    }
    #expect(shown.hasSuffix("…"))
    #expect(sheet.rowHeights[4].map { $0 > 380 && $0 <= 409 } == true)
  }

  @Test(arguments: [1, 2, 5])
  func `an export drawn while it is written is the same to the byte`(_ jobs: Int) async throws {
    let draft = draft(sheets(Array(repeating: two[0], count: 30)))
    let bytes = try await WorkbookWriter.write(draft, jobs: jobs)
    #expect(try WorkbookWriter.write(draft.workbook) == bytes)
  }

  @Test func `a sheet that Excel would repair is refused also while others are drawn`() async throws
  {
    var draft = draft(sheets(Array(repeating: two[0], count: 30)))
    let draw = draft.draw
    draft.draw = { index in
      var drawn = draw(index)
      if index == 20 { drawn.sheet.page.footer = String(repeating: "a", count: 256) }
      return drawn
    }
    let spoilt = draft
    await #expect(throws: WorkbookError.self) { try await WorkbookWriter.write(spoilt, jobs: 3) }
  }
}

extension FormSchema {
  /// The form with the roles that the tidy tables ask for.
  fileprivate var withRoles: FormSchema {
    let groups = groups.map { group in
      var group = group
      let segments = group.path.segments
      switch segments.first {
      case "activity", "outcome":
        group.role = segments.count == 1 ? "indicator" : "year"
        group.label = segments.first == "outcome" ? "成果指標" : "活動指標"
      case "cost" where segments.count > 1:
        group.role = "budget"
        group.stage = group.year.map { $0 < year ? "決算" : $0 == year ? "予算" : "予定" }
      default: break
      }
      return group
    }
    let fields = fields.map { field in
      var field = field
      let last = String(field.path.segments.last ?? "")
      if ["name", "unit", "target", "actual"].contains(last) { field.facets.role = last }
      if let head = field.label.split(separator: "／").first, field.path.segments.first == "cost" {
        field.facets.ownLabel = String(head)
      }
      return field
    }
    return FormSchema(
      id: id,
      version: version,
      title: title,
      year: year,
      fields: fields,
      key: key,
      subject: fields.firstIndex { $0.path.description == "project" },
      groups: groups,
      lists: lists,
      codes: codes,
      parameters: parameters,
      checks: checks,
      layout: layout
    )
  }
}
