internal import KenzanBridge

/// Writes a workbook as XLSX: the same value gives the same bytes.
package enum WorkbookWriter {
  /// The fixed date of creation, 2025-04-01 00:00 UTC: the clock is never read.
  private static let created = 1_743_465_600

  /// The bytes of the file.
  package static func write(_ workbook: Workbook) throws(WorkbookError) -> [UInt8] {
    try WorkbookLimits.check(workbook)
    do throws(WorkbookBridgeError) {
      return try Self.write(checked: workbook)
    } catch {
      throw WorkbookError(error)
    }
  }

  private static func write(checked workbook: Workbook) throws(WorkbookBridgeError) -> [UInt8] {
    var bridge = try WorkbookBridge()
    bridge.setDefaultFont(StyleSheet.defaultFont, size: StyleSheet.defaultFontSize)
    try writeProperties(workbook.properties, to: &bridge)
    var formats: [CellLook: Int] = [:]
    // All sheets first: links, names and charts refer to sheets that may come later.
    for sheet in workbook.sheets { _ = try bridge.addSheet(sheet.name) }
    for (index, sheet) in workbook.sheets.enumerated() {
      try writeCells(of: sheet, index, workbook, &formats, to: &bridge)
      try writeShape(of: sheet, index, to: &bridge)
      try writeAids(of: sheet, index, to: &bridge)
      for chart in sheet.charts {
        let drawn = bridged(chart, workbook)
        let anchor = chart.anchor
        try bridge.insert(drawn, row: anchor.row, column: anchor.column, sheet: index)
      }
    }
    try writePictures(workbook, to: &bridge)
    if let first = workbook.sheets.firstIndex(where: { !$0.isHidden }) {
      try bridge.apply(.active, sheet: first)
    }
    for (name, formula) in orderedNames(workbook) { try bridge.define(name, as: "=" + formula) }
    return try bridge.finish()
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

  /// The names as libxlsxwriter takes them fast: in reverse order, those of one name by their sheets.
  private static func orderedNames(_ workbook: Workbook) -> [(name: String, formula: String)] {
    let tabs = workbook.sheets.map { $0.name.lowercased() }
    let rank = Dictionary(
      tabs.indices.sorted { tabs[$0] < tabs[$1] }.enumerated().map { ($1, $0 + 1) },
      uniquingKeysWith: { first, _ in first }
    )
    let prefixes = workbook.sheets.map { Workbook.quoted($0.name) + "!" }
    let namesakes = Dictionary(grouping: workbook.names) { $0.name }
    let order = namesakes.keys.map { (key: $0.lowercased(), name: $0) }.sorted { $0 > $1 }
    return order.flatMap { _, name in
      (namesakes[name] ?? []).map { (rank: $0.sheet.flatMap { rank[$0] } ?? 0, name: $0) }
        .sorted { $0.rank > $1.rank }
        .map { (($0.name.sheet.map { prefixes[$0] } ?? "") + name, $0.name.formula) }
    }
  }
}

// MARK: - Cells

extension WorkbookWriter {
  private static func writeCells(
    of sheet: WorkbookSheet,
    _ index: Int,
    _ workbook: Workbook,
    _ formats: inout [CellLook: Int],
    to bridge: inout WorkbookBridge
  ) throws(WorkbookBridgeError) {
    let merges = Dictionary(
      sheet.merges.map { ($0.first, $0) },
      uniquingKeysWith: { one, _ in one }
    )
    for cell in sheet.cells {
      var format = try format(of: cell.look, &formats, in: &bridge)
      var content = bridged(cell.content, workbook)
      if case .struck(let text) = cell.content, !text.struck.isEmpty {
        let look = cell.look.with { $0.isStruck = true }
        let struck = try Self.format(of: look, &formats, in: &bridge)
        content = text.kept.isEmpty ? content : runs(of: text, struck: struck, others: format)
        if text.kept.isEmpty { format = struck }
      }
      if let area = merges[cell.reference] {
        try bridge.merge(BridgeArea(area), sheet: index, format: format)
      }
      try bridge.write(
        content,
        row: cell.reference.row,
        column: cell.reference.column,
        sheet: index,
        format: format
      )
    }
  }

  /// The format of a look, made when it first occurs.
  private static func format(
    of look: CellLook,
    _ formats: inout [CellLook: Int],
    in bridge: inout WorkbookBridge
  ) throws(WorkbookBridgeError) -> Int {
    if let known = formats[look] { return known }
    let format = try bridge.addFormat(look.properties)
    formats[look] = format
    return format
  }

  private static func runs(of text: StruckText, struck: Int, others: Int) -> BridgeContent {
    .runs(text.runs.map { (WorkbookText.escaped($0.text), $0.isStruck ? struck : others) })
  }

  private static func bridged(_ content: SheetCell.Content, _ workbook: Workbook) -> BridgeContent {
    switch content {
    case .blank: .blank
    case .number(let number):
      number.excelValue.map { .number($0) } ?? .text(number.description)
    case .text(let text): text.isEmpty ? .blank : .text(WorkbookText.escaped(text))
    case .boolean(let value): .boolean(value)
    case .struck(let text): .text(WorkbookText.escaped(text.text))
    case .formula(let formula, .number(let number)):
      number.excelValue.map { .formulaNumber(WorkbookText.plain(formula), $0) }
        ?? .text(number.description)
    case .formula(let formula, .text(let text)):
      .formulaText(WorkbookText.plain(formula), WorkbookText.plain(WorkbookText.escaped(text)))
    case .link(let sheet, let text):
      .link(Workbook.quoted(workbook.sheets[sheet].name) + "!A1", WorkbookText.escaped(text))
    case .cell(let cell, let sheet, let text):
      .link(
        "\(Workbook.quoted(workbook.sheets[sheet].name))!\(cell)",
        WorkbookText.escaped(text)
      )
    case .file(let target, let text):
      .file(WorkbookText.plain(target), WorkbookText.escaped(text))
    }
  }

  private static func bridged(_ chart: SheetChart, _ workbook: Workbook) -> BridgeChart {
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
        let sheet = workbook.sheets[series.sheet].name
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
