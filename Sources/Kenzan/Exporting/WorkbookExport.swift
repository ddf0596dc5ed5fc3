/// The workbook of an export: contents, lists, charts, findings, and every sheet in its standard form.
package enum ExportWorkbook {
  /// Draws the sheets in their order, and the findings about whole files.
  ///
  /// For the public, findings, verdicts, paths and internal fields are left out.
  package static func workbook(
    _ sheets: [TidySheet],
    fileFindings: [Finding] = [],
    audience: TidyTables.Audience = .staff
  ) -> Workbook {
    let sheets = sheets.map { audience == .everyone ? $0.withoutInternals : $0 }
    let tables = TidyTables(sheets, fileFindings: fileFindings, audience: audience)
    var workbook = Workbook()
    let titles = sheets.compactMap(\.record).map { "\($0.schema.year.title)　\($0.schema.title)" }
      .unique
    workbook.properties.title = titles.count == 1 ? "\(titles[0])　集計" : "評価シート　集計"
    let summary = SummarySheets(sheets: sheets, tables: tables, audience: audience)
    let records = sheets.enumerated().filter { $1.record != nil }.map(\.offset)
    let fronts = summary.fronts
    let targets = Dictionary(
      uniqueKeysWithValues: records.enumerated().map { ($1, fronts.count + 1 + $0) }
    )
    workbook.sheets = [summary.contents(fronts: fronts, targets: targets)]
    workbook.sheets += fronts.map { summary.sheet($0, targets: targets) }
    let schemas = records.compactMap { sheets[$0].record?.schema }
    let tabs = SheetTabs.names(
      for: records.map { summary.shortTitle(of: $0) },
      taken: workbook.sheets.map(\.name),
      bytes: FormDrawing.tabBytes(for: schemas)
    )
    for (index, tab) in zip(records, tabs) {
      guard let record = sheets[index].record else { continue }
      let findings = audience == .everyone ? [] : sheets[index].report.findings
      let drawing = FormDrawing(record: record, findings: findings)
      workbook.sheets.append(drawing.sheet(named: tab, lists: .none))
      let place = workbook.sheets.count - 1
      workbook.names += drawing.names(sheet: place, of: workbook)
    }
    return workbook
  }
}

extension TidySheet {
  /// The sheet with its internal fields blank, and without the pictures of internal places.
  var withoutInternals: TidySheet { withoutInternals(but: []) }

  /// The same, but for some fields, which are named by their paths or as columns of a list:
  /// `attendees.name`.
  func withoutInternals(but shown: [String]) -> TidySheet {
    guard var record else { return self }
    let shown = Set(shown.flatMap { record.schema.slots(named: $0) })
    for field in record.schema.fields where field.facets.isInternal && !shown.contains(field.slot) {
      record.values[field.slot] = FieldValue(state: .blank, cell: nil, raw: "")
    }
    for place in record.schema.layout.pictures where place.isInternal {
      record.pictures[place.name] = nil
    }
    var sheet = self
    sheet.record = record
    // Tabs are often named by what must not be shown.
    sheet.report.sheet = record.schema.title
    return sheet
  }
}
