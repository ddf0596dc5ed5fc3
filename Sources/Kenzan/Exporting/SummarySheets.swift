/// The sheets in front of an export's workbook: contents, lists, charts and findings.
struct SummarySheets {
  enum Front: String, CaseIterable {
    case indicators = "指標一覧"
    case charts = "指標グラフ"
    case budget = "予算一覧"
    case ratings = "評価一覧"
    case findings = "検査結果"

    /// What the contents say about it.
    var says: String {
      switch self {
      case .indicators: "指標ごとの目標・実績・達成率"
      case .charts: "目標と実績のグラフ"
      case .budget: "費目ごとの各年度の額"
      case .ratings: "評価項目ごとの評価と理由"
      case .findings: "直すところ・確認するところ"
      }
    }
  }

  static let contentsTab = "目次"

  let sheets: [TidySheet]
  let tables: TidyTables
  let audience: TidyTables.Audience
  let terms: PublicationTerms
  /// The rows of every sheet's key, subject and department, by its id.
  private let identities: [String: Identity]
  let indicatorRows: [IndicatorRow]

  struct Identity {
    var place: Int
    var key: String
    var subject: String
  }

  init(
    sheets: [TidySheet],
    tables: TidyTables,
    audience: TidyTables.Audience,
    terms: PublicationTerms = PublicationTerms()
  ) {
    self.sheets = sheets
    self.tables = tables
    self.audience = audience
    self.terms = terms
    let rows = tables["sheets"].map { RowReader($0) }
    var identities: [String: Identity] = [:]
    for (place, id) in tables.sheetIDs.enumerated() {
      identities[id] = Identity(
        place: place,
        key: rows?.text("key", place) ?? "",
        subject: rows?.text("subject", place) ?? ""
      )
    }
    self.identities = identities
    indicatorRows = Self.indicatorRows(of: tables) { id in
      identities[id].map { Self.shortTitle(of: $0, sheets) } ?? ""
    }
  }

  /// The sheets that have something to show.
  var fronts: [Front] {
    Front.allCases.filter { front in
      switch front {
      case .indicators: has("indicators")
      case .charts: !IndicatorCharts(rows: indicatorRows).charts.isEmpty
      case .budget: has("budget")
      case .ratings: has("ratings")
      case .findings: audience == .staff
      }
    }
  }

  func sheet(_ front: Front, targets: [Int: Int]) -> WorkbookSheet {
    switch front {
    case .indicators: indicatorTable(targets).sheet(named: front.rawValue)
    case .charts:
      // The contents come first, and the list that the charts draw on right after them.
      IndicatorCharts(rows: indicatorRows).sheet(named: front.rawValue, data: 1)
    case .budget: budgetTable(targets).sheet(named: front.rawValue)
    case .ratings: ratingTable(targets).sheet(named: front.rawValue)
    case .findings: findingTable(targets).sheet(named: front.rawValue)
    }
  }

  /// The key and the subject, for the tab of a sheet.
  func shortTitle(of place: Int) -> String {
    let id = tables.sheetIDs.indices.contains(place) ? tables.sheetIDs[place] : ""
    return identities[id].map { Self.shortTitle(of: $0, sheets) } ?? ""
  }

  private static func shortTitle(of identity: Identity, _ sheets: [TidySheet]) -> String {
    let sheet = sheets[identity.place].report.sheet
    let key = identity.key.isEmpty ? String(identity.place + 1) : identity.key
    // What identifies a sheet may name it to people already.
    if !identity.subject.isEmpty, key.contains(identity.subject) { return key }
    return key + " " + (identity.subject.isEmpty ? sheet : identity.subject)
  }

  /// Key and subject of a row's sheet, the subject as a link to it.
  func heads(_ id: String, _ targets: [Int: Int]) -> [SheetCell.Content] {
    guard let identity = identities[id] else { return [.blank, .blank] }
    let name = identity.subject.isEmpty ? sheets[identity.place].report.sheet : identity.subject
    let link = targets[identity.place].map { SheetCell.Content.link(sheet: $0, text: name) }
    return [.text(identity.key), link ?? .text(name)]
  }

  /// The columns of key and subject, headed as the form heads them if all sheets are of one form.
  func heads(key: Double = 6, subject: Double = 20) -> [SummaryTable.Column] {
    let schemas = sheets.compactMap { $0.record?.schema }
    func heading(_ slots: (FormSchema) -> [Int], otherwise: String) -> String {
      let labels = schemas.map { schema in
        slots(schema).map { schema.fields[$0].facets.ownLabel }.joined(separator: "・")
      }.unique
      return labels.count == 1 && !labels[0].isEmpty ? labels[0] : otherwise
    }
    // A long key takes two lines rather than many.
    let longest = identities.values.map { SheetMetrics.width($0.key, fontSize: 1) }.max() ?? 0
    return [
      SummaryTable.Column(
        heading: heading({ $0.key }, otherwise: "整理番号"),
        weight: min(max(key, longest * 1.1 - 4), subject),
        kind: .center
      ),
      SummaryTable.Column(
        heading: heading({ [$0.subject].compactMap { $0 } }, otherwise: "名称"),
        weight: subject,
        kind: .link
      ),
    ]
  }

  /// What stands below the title of a list: the years, and how many of the sheets it stands on.
  func note(of table: String) -> String {
    let years = Set(sheets.compactMap(\.report.year)).sorted().map(\.title)
    return (years + [share(of: table)]).joined(separator: "　")
  }

  private func has(_ table: String) -> Bool {
    tables[table].map { !$0.rows.isEmpty } ?? false
  }
}

/// Reads a tidy table by the names of its columns.
struct RowReader {
  let table: TidyTable

  init(_ table: TidyTable) {
    self.table = table
  }

  func cell(_ column: String, _ row: Int) -> TidyCell {
    guard let index = table.index(of: column), table.rows.indices.contains(row) else {
      return .blank
    }
    return table.rows[row][index]
  }

  func text(_ column: String, _ row: Int) -> String { cell(column, row).plainText }

  /// A figure, or what was written in its place.
  func figure(_ number: String, or text: String, _ row: Int) -> SheetCell.Content {
    let figure = cell(number, row)
    return figure.value == .blank ? cell(text, row).content : figure.content
  }
}
