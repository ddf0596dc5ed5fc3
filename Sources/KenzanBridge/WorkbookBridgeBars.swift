import CLibXLSXWriter

extension WorkbookBridge {
  /// Shows the figures of cells as bars alone, from an empty one to one over the whole cell.
  ///
  /// The corresponding C function is `worksheet_conditional_format_range`.
  package mutating func showBars(
    _ area: BridgeArea,
    from minimum: Double,
    to maximum: Double,
    sheet index: Int
  ) throws(WorkbookBridgeError) {
    var format = unsafe lxw_conditional_format()
    unsafe format.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
    unsafe format.data_bar_2010 = 1
    unsafe format.bar_only = 1
    unsafe format.bar_solid = 1
    unsafe format.bar_color = 0x808080
    unsafe format.bar_negative_color = 0xC0C0C0
    unsafe format.min_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
    unsafe format.max_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
    unsafe format.min_value = minimum
    unsafe format.max_value = maximum
    let code = unsafe worksheet_conditional_format_range(
      sheet(index),
      area.first.row,
      area.first.column,
      area.last.row,
      area.last.column,
      &format
    )
    try Self.check(code, describe("bars", index))
  }
}
