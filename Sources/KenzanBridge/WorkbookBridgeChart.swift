import CLibXLSXWriter

/// A chart for the bridge.
package struct BridgeChart: Sendable {
  package enum Kind: Sendable {
    case columns, lines
  }

  package enum Labels: Sendable {
    case level, upright
  }

  /// A run of cells on a worksheet that exists.
  package struct Range: Sendable {
    package var sheet: String
    package var area: BridgeArea

    package init(sheet: String, area: BridgeArea) {
      self.sheet = sheet
      self.area = area
    }
  }

  package struct Series: Sendable {
    package var name: String
    package var categories: Range
    package var values: Range
    /// Its place among what differs also in black and white: from dark to light, by mark and dash.
    package var tone: Int

    package init(name: String, categories: Range, values: Range, tone: Int) {
      self.name = name
      self.categories = categories
      self.values = values
      self.tone = tone
    }
  }

  package var kind: Kind
  package var title: String
  package var axis: String
  package var axisFormat: String?
  package var beginsAtZero: Bool
  package var axisEnd: Double?
  /// How figures stand at what is drawn; `nil` for not at all.
  package var labels: Labels?
  package var description: String
  package var series: [Series]
  /// In pixels.
  package var size: (width: Int, height: Int)

  package init(
    kind: Kind,
    title: String,
    axis: String,
    axisFormat: String?,
    beginsAtZero: Bool,
    axisEnd: Double?,
    labels: Labels?,
    description: String,
    series: [Series],
    size: (width: Int, height: Int)
  ) {
    self.kind = kind
    self.title = title
    self.axis = axis
    self.axisFormat = axisFormat
    self.beginsAtZero = beginsAtZero
    self.axisEnd = axisEnd
    self.labels = labels
    self.description = description
    self.series = series
    self.size = size
  }
}

extension WorkbookBridge {
  /// Puts a chart with its top left corner at a cell.
  ///
  /// The corresponding C functions are `chart_…` and `worksheet_insert_chart_opt`.
  package mutating func insert(
    _ chart: BridgeChart,
    row: Int,
    column: Int,
    sheet index: Int
  ) throws(WorkbookBridgeError) {
    let kind = chart.kind == .columns ? LXW_CHART_COLUMN : LXW_CHART_LINE
    let drawn = unsafe addChart(UInt8(kind.rawValue))
    guard let drawn = unsafe drawn, let target = unsafe sheet(index) else { return }
    for series in chart.series { unsafe Self.add(series, to: drawn, chart) }
    unsafe Self.dress(drawn, chart)
    let code = withCStrings { strings in
      var options = unsafe lxw_chart_options()
      // libxlsxwriter scales a chart of 480 by 288 pixels.
      unsafe options.x_scale = Double(chart.size.width) / 480
      unsafe options.y_scale = Double(chart.size.height) / 288
      unsafe options.x_offset = 4
      unsafe options.y_offset = 4
      unsafe options.description = strings.pointer(chart.description)
      return unsafe worksheet_insert_chart_opt(
        target,
        bridgedRow(row),
        bridgedColumn(column),
        drawn,
        &options
      )
    }
    try Self.check(code, describe("chart '\(chart.title)'", index))
  }

  private static func add(
    _ series: BridgeChart.Series,
    to chart: UnsafeMutablePointer<lxw_chart>,
    _ whole: BridgeChart
  ) {
    guard let drawn = unsafe chart_add_series(chart, nil, nil) else { return }
    unsafe chart_series_set_name(drawn, series.name)
    let (names, values) = (series.categories, series.values)
    unsafe chart_series_set_categories(
      drawn,
      names.sheet,
      names.area.first.row,
      names.area.first.column,
      names.area.last.row,
      names.area.last.column
    )
    unsafe chart_series_set_values(
      drawn,
      values.sheet,
      values.area.first.row,
      values.area.first.column,
      values.area.last.row,
      values.area.last.column
    )
    unsafe draw(series, on: drawn, whole.kind)
    guard let labels = whole.labels else { return }
    unsafe chart_series_set_labels(drawn)
    var font = unsafe lxw_chart_font()
    unsafe font.size = 8
    if labels == .upright { unsafe font.rotation = -90 }
    unsafe chart_series_set_labels_font(drawn, &font)
    if whole.kind == .lines {
      // Of two lines the one is labelled above, the other below.
      let isBelow = series.tone % 2 == 1
      let place = isBelow ? LXW_CHART_LABEL_POSITION_BELOW : LXW_CHART_LABEL_POSITION_ABOVE
      unsafe chart_series_set_labels_position(drawn, UInt8(place.rawValue))
    }
  }

  /// Shades, marks and dashes that also a black and white copy tells apart.
  private static func draw(
    _ series: BridgeChart.Series,
    on drawn: UnsafeMutablePointer<lxw_chart_series>,
    _ kind: BridgeChart.Kind
  ) {
    let fills: [UInt32] = [0x404040, 0xE0E0E0, 0x909090, 0xFFFFFF, 0x000000, 0xC0C0C0]
    let lines: [UInt32] = [0x303030, 0x707070, 0x303030, 0x707070, 0x303030, 0x707070]
    let dashes = [
      LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH, LXW_CHART_LINE_DASH_ROUND_DOT,
      LXW_CHART_LINE_DASH_LONG_DASH_DOT, LXW_CHART_LINE_DASH_LONG_DASH,
      LXW_CHART_LINE_DASH_SQUARE_DOT,
    ]
    let markers = [
      LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_TRIANGLE,
      LXW_CHART_MARKER_DIAMOND, LXW_CHART_MARKER_X, LXW_CHART_MARKER_STAR,
    ]
    let tone = max(0, series.tone) % fills.count
    var line = lxw_chart_line()
    line.color = kind == .lines ? lines[tone] : tone == 0 ? 0x303030 : 0x707070
    line.width = kind == .lines ? 1.75 : 0.75
    if kind == .lines { line.dash_type = UInt8(dashes[tone].rawValue) }
    unsafe chart_series_set_line(drawn, &line)
    if kind == .columns {
      var fill = lxw_chart_fill()
      fill.color = fills[tone]
      unsafe chart_series_set_fill(drawn, &fill)
      return
    }
    unsafe chart_series_set_marker_type(drawn, UInt8(markers[tone].rawValue))
    unsafe chart_series_set_marker_size(drawn, 7)
    var edge = lxw_chart_line()
    edge.color = 0x303030
    unsafe chart_series_set_marker_line(drawn, &edge)
    var fill = lxw_chart_fill()
    fill.color = tone % 2 == 0 ? 0x303030 : 0xFFFFFF
    unsafe chart_series_set_marker_fill(drawn, &fill)
  }

  private static func dress(_ drawn: UnsafeMutablePointer<lxw_chart>, _ chart: BridgeChart) {
    unsafe chart_title_set_name(drawn, chart.title)
    var title = unsafe lxw_chart_font()
    // A long title leaves room for what it heads.
    unsafe title.size = chart.title.count > 50 ? 8 : 10
    unsafe title.bold = UInt8(LXW_TRUE.rawValue)
    unsafe chart_title_set_name_font(drawn, &title)
    var font = unsafe lxw_chart_font()
    unsafe font.size = 9
    unsafe chart_legend_set_font(drawn, &font)
    unsafe chart_legend_set_position(drawn, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    if let categories = unsafe drawn.pointee.x_axis {
      unsafe chart_axis_set_num_font(categories, &font)
      // Below the lowest figure, where bars that go down do not cover the years.
      unsafe chart_axis_set_label_position(
        categories,
        UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue)
      )
    }
    guard let values = unsafe drawn.pointee.y_axis else { return }
    unsafe chart_axis_set_num_font(values, &font)
    if chart.beginsAtZero { unsafe chart_axis_set_min(values, 0) }
    if let end = chart.axisEnd { unsafe chart_axis_set_max(values, end) }
    if let format = chart.axisFormat { unsafe chart_axis_set_num_format(values, format) }
    if chart.kind == .columns { unsafe chart_set_series_gap(drawn, 60) }
    if !chart.axis.isEmpty {
      unsafe chart_axis_set_name(values, chart.axis)
      unsafe chart_axis_set_name_font(values, &font)
    }
    var grid = lxw_chart_line()
    grid.color = 0xD0D0D0
    grid.width = 0.5
    unsafe chart_axis_major_gridlines_set_line(values, &grid)
  }
}
