/// The workbook of an export: contents, lists, charts, findings, and every sheet in its standard form.
package enum ExportWorkbook {
  /// The sheets in their order, of which the tables were made for the same audience, in Japanese.
  ///
  /// For the public, findings, verdicts, paths and internal fields are left out.
  package static func draft(
    _ sheets: [TidySheet],
    tables: TidyTables,
    audience: TidyTables.Audience = .staff,
    terms: PublicationTerms = PublicationTerms()
  ) -> WorkbookDraft {
    let sheets = sheets.map { audience == .everyone ? $0.published : $0 }
    var properties = Workbook.Properties()
    let titles = sheets.compactMap(\.record).map { "\($0.schema.year.title)　\($0.schema.title)" }
      .unique
    properties.title = titles.count == 1 ? "\(titles[0])　集計" : "評価シート　集計"
    let summary = SummarySheets(
      sheets: sheets,
      tables: tables,
      audience: audience,
      terms: terms
    )
    let records = sheets.enumerated().filter { $1.record != nil }.map(\.offset)
    let fronts = summary.fronts
    let front = [SummarySheets.contentsTab] + fronts.map(\.rawValue)
    let targets = Dictionary(
      uniqueKeysWithValues: records.enumerated().map { ($1, front.count + $0) }
    )
    let tabs =
      front
      + SheetTabs.names(
        for: records.map { summary.shortTitle(of: $0) },
        taken: front,
        bytes: FormDrawing.tabBytes(for: records.compactMap { sheets[$0].record?.schema })
      )
    return WorkbookDraft(
      properties: properties,
      tabs: tabs.map { Workbook.Tab(name: $0) }
    ) { index in
      guard index >= front.count, let record = sheets[records[index - front.count]].record else {
        let sheet =
          index == 0
          ? summary.contents(fronts: fronts, targets: targets)
          : summary.sheet(fronts[index - 1], targets: targets)
        return WorkbookDraft.Sheet(sheet: sheet, names: [])
      }
      let report = sheets[records[index - front.count]].report
      let drawing = FormDrawing(
        record: record,
        findings: audience == .everyone ? [] : report.findings
      )
      return WorkbookDraft.Sheet(
        sheet: drawing.sheet(named: tabs[index], lists: .none),
        names: drawing.names(sheet: index, tab: tabs[index])
      )
    }
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
