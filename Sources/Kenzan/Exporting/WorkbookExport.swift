/// The workbook of an export: contents, lists, charts, findings, and every sheet in its standard form.
package enum ExportWorkbook {
  /// Draws the sheets in their order, and the findings about whole files.
  ///
  /// For the public, findings, verdicts, paths and internal fields are left out.
  package static func workbook(
    _ sheets: [TidySheet],
    fileFindings: [Finding] = [],
    audience: TidyTables.Audience = .staff,
    tally: SubmissionTally? = nil,
    terms: PublicationTerms = PublicationTerms()
  ) -> Workbook {
    let sheets = sheets.map { audience == .everyone ? $0.published : $0 }
    let tables = TidyTables(
      sheets,
      fileFindings: fileFindings,
      audience: audience,
      tally: tally
    )
    var workbook = Workbook()
    let titles = sheets.compactMap(\.record).map { "\($0.schema.year.title)　\($0.schema.title)" }
      .unique
    workbook.properties.title = titles.count == 1 ? "\(titles[0])　集計" : "評価シート　集計"
    let summary = SummarySheets(
      sheets: sheets,
      tables: tables,
      audience: audience,
      terms: terms
    )
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

  /// The sheet as everybody may see it: its internal fields blank, without the pictures of internal
  /// places, and without the names of the tabs and tables that it was read from.
  var published: TidySheet {
    var sheet = withoutInternals
    guard let schema = sheet.record?.schema else {
      sheet.report.sheet = "（様式どおりに読めなかったシート）"
      return sheet
    }
    // The table of a list is a file of its own; the list's name says as much.
    for field in schema.fields where sheet.record?.values[field.slot].table != nil {
      sheet.record?.values[field.slot].table = field.path.segments.first.map { String($0) }
    }
    return sheet
  }

  /// The same, but for some fields, which are named by their paths or as columns of a list:
  /// `attendees.name`.
  func withoutInternals(but shown: [String]) -> TidySheet {
    guard var record else { return self }
    let shown = Set(shown.flatMap { record.schema.slots(named: $0) })
    for field in record.schema.fields where field.facets.isInternal && !shown.contains(field.slot) {
      record.values[field.slot] = FieldValue(state: .blank, cell: nil, raw: "")
      // What was typed into a cell of several fields says the internal one, too.
      let host = field.facets.within ?? field.slot
      for slot in [host] + (record.schema.within[host] ?? []) { record.values[slot].raw = "" }
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
