import CLibXLSXWriter

/// How a worksheet is shown and printed.
package enum SheetProperty: Sendable {
  case hidden
  case active
  /// The paper by its number in Excel: 9 is A4, 8 is A3.
  case paper(UInt8)
  case landscape
  /// In inches.
  case margins(left: Double, right: Double, top: Double, bottom: Double)
  case header(String, margin: Double)
  case footer(String, margin: Double)
  /// How many pages wide and tall; 0 for as many as it takes.
  case fit(wide: UInt16, tall: UInt16)
  case centered
  /// The rows after which a page ends, in order.
  case breaks([Int])
  case autofilter(BridgeArea)
  /// The first row and column that scroll.
  case frozen(row: Int, column: Int)
  case zoom(UInt16)
  case noGridlines
  case tabColor(UInt32)
  /// Protected without a password; locked cells may be chosen and copied, rows made taller, and
  /// inserted or deleted where the sheet may grow; pictures and shapes put onto it where it takes them.
  case protected(mayGrow: Bool, takesObjects: Bool)
}

extension WorkbookBridge {
  /// Sets how a worksheet is shown or printed; the corresponding C functions are `worksheet_…`.
  package mutating func apply(
    _ property: SheetProperty,
    sheet index: Int
  ) throws(WorkbookBridgeError) {
    guard let sheet = unsafe sheet(index) else { return }
    let code = unsafe property.apply(to: sheet)
    try Self.check(code, describe("the page", index))
  }
}

extension SheetProperty {
  fileprivate func apply(to sheet: UnsafeMutablePointer<lxw_worksheet>) -> lxw_error {
    switch self {
    case .header(let text, let margin): return unsafe Self.setHeader(sheet, text, margin)
    case .footer(let text, let margin): return unsafe Self.setFooter(sheet, text, margin)
    case .breaks(let rows):
      // The list ends with 0, which is no row to break after.
      var list = rows.filter { $0 > 0 }.map { lxw_row_t(clamping: $0) } + [0]
      return unsafe worksheet_set_h_pagebreaks(sheet, &list)
    case .autofilter(let area):
      return unsafe worksheet_autofilter(
        sheet,
        area.first.row,
        area.first.column,
        area.last.row,
        area.last.column
      )
    default:
      unsafe set(on: sheet)
      return LXW_NO_ERROR
    }
  }

  /// The properties that cannot be refused.
  private func set(on sheet: UnsafeMutablePointer<lxw_worksheet>) {
    switch self {
    case .hidden: unsafe worksheet_hide(sheet)
    case .active: unsafe worksheet_activate(sheet)
    case .paper(let number): unsafe worksheet_set_paper(sheet, number)
    case .landscape: unsafe worksheet_set_landscape(sheet)
    case .margins(let left, let right, let top, let bottom):
      unsafe worksheet_set_margins(sheet, left, right, top, bottom)
    case .fit(let wide, let tall): unsafe worksheet_fit_to_pages(sheet, wide, tall)
    case .centered: unsafe worksheet_center_horizontally(sheet)
    case .frozen(let row, let column):
      unsafe worksheet_freeze_panes(sheet, bridgedRow(row), bridgedColumn(column))
    case .zoom(let percent): unsafe worksheet_set_zoom(sheet, percent)
    case .noGridlines:
      unsafe worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    case .tabColor(let color): unsafe worksheet_set_tab_color(sheet, color)
    case .protected(let mayGrow, let takesObjects):
      var options = lxw_protection()
      // A row may be made taller, or what is typed into it could not be read.
      options.format_rows = 1
      options.insert_rows = mayGrow ? 1 : 0
      options.delete_rows = mayGrow ? 1 : 0
      options.objects = takesObjects ? 1 : 0
      unsafe worksheet_protect(sheet, nil, &options)
    case .header, .footer, .breaks, .autofilter: break
    }
  }

  private static func setHeader(
    _ sheet: UnsafeMutablePointer<lxw_worksheet>,
    _ text: String,
    _ margin: Double
  ) -> lxw_error {
    var options = unsafe lxw_header_footer_options()
    unsafe options.margin = margin
    return unsafe worksheet_set_header_opt(sheet, text, &options)
  }

  private static func setFooter(
    _ sheet: UnsafeMutablePointer<lxw_worksheet>,
    _ text: String,
    _ margin: Double
  ) -> lxw_error {
    var options = unsafe lxw_header_footer_options()
    unsafe options.margin = margin
    return unsafe worksheet_set_footer_opt(sheet, text, &options)
  }
}
