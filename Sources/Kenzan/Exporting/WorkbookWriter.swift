internal import KenzanBridge

/// Writes a workbook as XLSX, sheet by sheet: the same values give the same bytes.
package struct WorkbookWriter: ~Copyable {
  /// The fixed date of creation, 2025-04-01 00:00 UTC: the clock is never read.
  private static let created = 1_743_465_600

  private let tabs: [Workbook.Tab]
  private var bridge: WorkbookBridge
  private var formats: [CellLook: Int] = [:]
  /// How many sheets are written.
  private var count = 0

  /// The bytes of the file.
  package static func write(_ workbook: Workbook) throws(WorkbookError) -> [UInt8] {
    let tabs = workbook.sheets.map(\.tab)
    var writer = try begun(workbook.properties, tabs)
    for sheet in workbook.sheets { try writer.add(PreparedSheet(sheet, in: tabs)) }
    return try writer.finish(workbook.names)
  }

  /// The bytes of the file; its sheets are drawn while those before them are written.
  package static func write(
    _ draft: WorkbookDraft,
    jobs: Int
  ) async throws(WorkbookError) -> [UInt8] {
    let tabs = draft.tabs
    var writer = try begun(draft.properties, tabs)
    var names: [DefinedName] = []
    try await tabs.indices.forEachMapped(jobs: jobs) { index in
      let drawn = draft.draw(index)
      do throws(WorkbookError) {
        return Prepared.success((try PreparedSheet(drawn.sheet, in: tabs), drawn.names))
      } catch { return .failure(error) }
    } take: { (prepared: Prepared) throws(WorkbookError) in
      let (sheet, own) = try prepared.get()
      try writer.add(sheet)
      names += own
    }
    return try writer.finish(names)
  }

  private typealias Prepared = Result<(PreparedSheet, [DefinedName]), WorkbookError>

  private init(tabs: [Workbook.Tab], bridge: consuming WorkbookBridge) {
    self.tabs = tabs
    self.bridge = bridge
  }

  /// Begins a workbook with these tabs.
  private static func begun(
    _ properties: Workbook.Properties,
    _ tabs: [Workbook.Tab]
  ) throws(WorkbookError) -> WorkbookWriter {
    try WorkbookLimits.check(tabs, properties)
    do throws(WorkbookBridgeError) {
      var bridge = try WorkbookBridge()
      bridge.setDefaultFont(StyleSheet.defaultFont, size: StyleSheet.defaultFontSize)
      try writeProperties(properties, to: &bridge)
      // All sheets first: links, names and charts refer to sheets that may come later.
      for tab in tabs { _ = try bridge.addSheet(tab.name) }
      return WorkbookWriter(tabs: tabs, bridge: bridge)
    } catch { throw WorkbookError(error) }
  }

  /// Writes the next sheet.
  private mutating func add(_ prepared: PreparedSheet) throws(WorkbookError) {
    let (sheet, index) = (prepared.sheet, count)
    count += 1
    do throws(WorkbookBridgeError) {
      try writeCells(of: prepared, index)
      try Self.writeShape(of: sheet, index, to: &bridge)
      try Self.writeAids(of: sheet, index, to: &bridge)
      for chart in sheet.charts {
        let drawn = bridged(chart)
        let anchor = chart.anchor
        try bridge.insert(drawn, row: anchor.row, column: anchor.column, sheet: index)
      }
      try Self.writePictures(of: sheet, index, to: &bridge)
    } catch { throw WorkbookError(error) }
  }

  /// Defines the names and gives the bytes of the file; nothing can be added then.
  private mutating func finish(_ names: [DefinedName]) throws(WorkbookError) -> [UInt8] {
    try WorkbookLimits.check(names, in: tabs)
    do throws(WorkbookBridgeError) {
      if let first = tabs.firstIndex(where: { !$0.isHidden }) {
        try bridge.apply(.active, sheet: first)
      }
      for name in names { bridge.define(name.name, sheet: name.sheet, as: name.formula) }
      return try bridge.finish()
    } catch { throw WorkbookError(error) }
  }

  private static func writeProperties(
    _ properties: Workbook.Properties,
    to bridge: inout WorkbookBridge
  ) throws(WorkbookBridgeError) {
    try bridge.setProperties(
      title: WorkbookText.plain(properties.title),
      subject: WorkbookText.plain(properties.subject),
      author: WorkbookText.plain(properties.author),
      comments: WorkbookText.plain(properties.comments),
      created: created
    )
    for (name, value) in properties.custom.sorted(by: { $0.key < $1.key }) {
      try bridge.setProperty(name, WorkbookText.plain(value))
    }
  }

  private mutating func writeCells(
    of prepared: PreparedSheet,
    _ index: Int
  ) throws(WorkbookBridgeError) {
    var own: [Int] = []
    for look in prepared.looks {
      if let known = formats[look] {
        own.append(known)
      } else {
        let format = try bridge.addFormat(look.properties)
        formats[look] = format
        own.append(format)
      }
    }
    for cell in prepared.cells {
      let format = own[cell.look]
      if let area = cell.area {
        try bridge.merge(BridgeArea(area), sheet: index, format: format)
        // All of a merged area is blank already.
        if case .blank = cell.content { continue }
      }
      try bridge.write(
        bridged(cell.content, own),
        row: cell.reference.row,
        column: cell.reference.column,
        sheet: index,
        format: format
      )
    }
  }

  /// The content with the formats of its pieces in place of their looks.
  private func bridged(_ content: BridgeContent, _ formats: [Int]) -> BridgeContent {
    guard case .runs(let runs) = content else { return content }
    return .runs(runs.map { ($0.text, $0.format.map { formats[$0] }) })
  }

  private func bridged(_ chart: SheetChart) -> BridgeChart {
    BridgeChart(
      kind: chart.kind == .columns ? .columns : .lines,
      title: WorkbookText.plain(chart.title),
      axis: WorkbookText.plain(chart.axis),
      axisFormat: chart.axisFormat,
      beginsAtZero: chart.beginsAtZero,
      axisEnd: chart.axisEnd?.excelValue,
      labels: chart.labels == .none ? nil : chart.labels == .upright ? .upright : .level,
      description: WorkbookText.plain(chart.title),
      series: chart.series.map { series in
        let sheet = tabs[series.sheet].name
        return BridgeChart.Series(
          name: WorkbookText.plain(series.name),
          categories: BridgeChart.Range(sheet: sheet, area: BridgeArea(series.categories)),
          values: BridgeChart.Range(sheet: sheet, area: BridgeArea(series.values)),
          tone: series.tone
        )
      },
      size: (chart.width, chart.height)
    )
  }
}

extension BridgeArea {
  init(_ range: CellRange) {
    self.init(
      rows: range.first.row...range.last.row,
      columns: range.first.column...range.last.column
    )
  }
}

extension ExactDecimal {
  /// The double that a workbook stores; `nil` beyond the 15 digits that Excel keeps.
  package var excelValue: Double? {
    var digits = coefficient.magnitude
    while digits != 0, digits % 10 == 0 { digits /= 10 }
    guard digits < 1_000_000_000_000_000 else { return nil }
    return Double(description)
  }
}
