internal import KenzanBridge

extension WorkbookWriter {
  /// Columns, rows, and how the sheet is shown and printed.
  static func writeShape(
    of sheet: WorkbookSheet,
    _ index: Int,
    to bridge: inout WorkbookBridge
  ) throws(WorkbookBridgeError) {
    for column in sheet.hiddenColumns.union(sheet.columnWidths.keys).sorted() {
      try bridge.setWidth(
        SheetMetrics.characters(points: sheet.columnWidths[column] ?? 48),
        column: column,
        sheet: index,
        hidden: sheet.hiddenColumns.contains(column)
      )
    }
    for (row, height) in sheet.rowHeights.sorted(by: { $0.key < $1.key }) {
      try bridge.setHeight(min(height, SheetMetrics.maximumRowHeight), row: row, sheet: index)
    }
    for property in properties(of: sheet) { try bridge.apply(property, sheet: index) }
    if let area = sheet.page.area {
      bridge.define(builtIn: "Print_Area", sheet: index, as: area.absolute)
    }
    if let rows = sheet.page.repeatedRows {
      let area = "$\(rows.lowerBound):$\(rows.upperBound)"
      bridge.define(builtIn: "Print_Titles", sheet: index, as: area)
    }
  }

  private static func properties(of sheet: WorkbookSheet) -> [SheetProperty] {
    let page = sheet.page
    let margins = page.margins
    var properties: [SheetProperty] = [
      .paper(page.paper == .a4 ? 9 : 8),
      .margins(
        left: margins.left,
        right: margins.right,
        top: margins.top,
        bottom: margins.bottom
      ),
      .fit(wide: 1, tall: UInt16(clamping: page.pagesTall)),
      .noGridlines,
    ]
    if page.orientation == .landscape { properties.append(.landscape) }
    if page.isCentered { properties.append(.centered) }
    if !page.header.isEmpty { properties.append(.header(page.header, margin: 0.25)) }
    if !page.footer.isEmpty { properties.append(.footer(page.footer, margin: 0.25)) }
    if !page.breaks.isEmpty { properties.append(.breaks(page.breaks)) }
    if let area = sheet.autofilter { properties.append(.autofilter(BridgeArea(area))) }
    if let cell = sheet.frozen { properties.append(.frozen(row: cell.row, column: cell.column)) }
    if let color = sheet.tabColor { properties.append(.tabColor(color)) }
    if sheet.isProtected {
      properties.append(
        .protected(mayGrow: sheet.mayGrow, takesObjects: sheet.takesPictures)
      )
    }
    if sheet.isHidden { properties.append(.hidden) }
    return properties
  }

  /// What helps the person at the cell: choices, messages, comments.
  static func writeAids(
    of sheet: WorkbookSheet,
    _ index: Int,
    to bridge: inout WorkbookBridge
  ) throws(WorkbookBridgeError) {
    for validation in sheet.validations {
      try bridge.validate(
        BridgeArea(validation.area),
        list: validation.list.map { "=" + $0 },
        input: (WorkbookText.plain(validation.title), WorkbookText.plain(validation.message)),
        refusal: validation.list == nil ? ("", "") : (refusalTitle, refusal),
        sheet: index
      )
    }
    // The longest bar ends before its cell does.
    let room = 1.05
    for bars in sheet.bars {
      try bridge.showBars(
        BridgeArea(bars.area),
        from: (bars.minimum.excelValue ?? 0) * room,
        to: (bars.maximum.excelValue ?? 0) * room,
        sheet: index
      )
    }
    for (cell, text) in sheet.comments.sorted(by: { $0.key < $1.key }) {
      try bridge.comment(
        WorkbookText.plain(WorkbookText.escaped(text)),
        author: "kenzan",
        size: SheetMetrics.commentSize(text),
        row: cell.row,
        column: cell.column,
        sheet: index
      )
    }
  }

  private static let refusalTitle = "選択肢から選んでください"
  private static let refusal = "この欄には、一覧にある選択肢だけを記入できます。セルの▼を押して選んでください。"
}

extension CellLook {
  /// The look as the traits of a cell format.
  var properties: [FormatProperty] {
    var properties: [FormatProperty] = [
      .font(font), .fontSize(fontSize),
      .vertical(vertical == .top ? .top : vertical == .bottom ? .bottom : .center),
    ]
    switch horizontal {
    case .general: break
    case .left: properties.append(.horizontal(.left))
    case .center: properties.append(.horizontal(.center))
    case .right: properties.append(.horizontal(.right))
    }
    let edges: [(FormatProperty.Edge, Line?)] = [
      (.left, borders.left), (.right, borders.right), (.top, borders.top),
      (.bottom, borders.bottom),
    ]
    for case (let edge, let line?) in edges { properties.append(.border(edge, line.bridged)) }
    if let diagonal { properties.append(.diagonal(diagonal == .up ? .up : .down)) }
    if borders != Borders() { properties.append(.borderColor(StyleSheet.line)) }
    if isBold { properties.append(.bold) }
    if isUnderlined { properties.append(.underline) }
    if isStruck { properties.append(.struck) }
    if let color { properties.append(.fontColor(color)) }
    if let fill { properties.append(.fill(fill)) }
    if wraps { properties.append(.wrap) }
    if shrinks { properties.append(.shrink) }
    if indent > 0 { properties.append(.indent(UInt8(clamping: indent))) }
    if isStacked { properties.append(.stacked) }
    if let numberFormat { properties.append(.numberFormat(numberFormat)) }
    if isUnlocked { properties.append(.unlocked) }
    return properties
  }
}

extension CellLook.Line {
  fileprivate var bridged: FormatProperty.Line {
    switch self {
    case .thin: .thin
    case .medium: .medium
    case .hair: .hair
    }
  }
}
