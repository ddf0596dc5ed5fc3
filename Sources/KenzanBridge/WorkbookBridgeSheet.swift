import CLibXLSXWriter

/// A rectangle of cells, rows and columns from 1.
package struct BridgeArea: Sendable {
  package var rows: ClosedRange<Int>
  package var columns: ClosedRange<Int>

  package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }

  var first: (row: lxw_row_t, column: lxw_col_t) {
    (bridgedRow(rows.lowerBound), bridgedColumn(columns.lowerBound))
  }

  var last: (row: lxw_row_t, column: lxw_col_t) {
    (bridgedRow(rows.upperBound), bridgedColumn(columns.upperBound))
  }
}

/// A row for C: from 0, and beyond the last row for what is no row, which C refuses.
func bridgedRow(_ row: Int) -> lxw_row_t { lxw_row_t(clamping: row < 1 ? Int.max : row - 1) }

/// A column for C: from 0, and beyond the last column for what is no column.
func bridgedColumn(_ column: Int) -> lxw_col_t {
  lxw_col_t(clamping: column < 1 ? Int.max : column - 1)
}

/// What a cell is given.
package enum BridgeContent: Sendable {
  case blank
  case number(Double)
  case text(String)
  case boolean(Bool)
  /// At least two pieces of a text, some in the font of another format.
  case runs([(text: String, format: Int?)])
  /// A formula without `=`, with its stored value.
  case formulaNumber(String, Double)
  case formulaText(String, String)
  /// A place of the workbook (`'Sheet 1'!A1`) and the text that is shown.
  case link(String, String)
  /// A path, perhaps with a place in that file after `#`, and the text that is shown.
  case file(String, String)

  /// Whether Excel could read the figure; libxlsxwriter would write `nan`.
  fileprivate var isFinite: Bool {
    switch self {
    case .number(let number), .formulaNumber(_, let number): number.isFinite
    default: true
    }
  }
}

extension WorkbookBridge {
  /// Writes one cell.
  ///
  /// The corresponding C functions are `worksheet_write_…`.
  package mutating func write(
    _ content: BridgeContent,
    row: Int,
    column: Int,
    sheet index: Int,
    format formatIndex: Int?
  ) throws(WorkbookBridgeError) {
    guard content.isFinite else {
      let place = describe("cell \(column):\(row)", index)
      throw WorkbookBridgeError(code: 0, words: "not a number", operation: place)
    }
    let sheet = unsafe sheet(index)
    let format = unsafe format(formatIndex)
    let (row, column) = (bridgedRow(row), bridgedColumn(column))
    let code =
      switch content {
      case .blank: unsafe worksheet_write_blank(sheet, row, column, format)
      case .number(let number): unsafe worksheet_write_number(sheet, row, column, number, format)
      case .text(let text): unsafe worksheet_write_string(sheet, row, column, text, format)
      case .boolean(let value):
        unsafe worksheet_write_boolean(sheet, row, column, value ? 1 : 0, format)
      case .runs(let runs):
        unsafe write(runs, row, column, to: sheet, format)
      case .formulaNumber(let formula, let value):
        unsafe worksheet_write_formula_num(sheet, row, column, "=" + formula, format, value)
      case .formulaText(let formula, let value):
        unsafe worksheet_write_formula_str(sheet, row, column, "=" + formula, format, value)
      case .link(let target, let text):
        unsafe worksheet_write_url_opt(
          sheet,
          row,
          column,
          "internal:" + target,
          format,
          text,
          nil
        )
      case .file(let target, let text):
        unsafe worksheet_write_url_opt(
          sheet,
          row,
          column,
          "external:" + target,
          format,
          text,
          nil
        )
      }
    try Self.check(code, describe("cell \(column + 1):\(row + 1)", index))
  }

  /// The corresponding C function is `worksheet_write_rich_string`.
  private func write(
    _ runs: [(text: String, format: Int?)],
    _ row: lxw_row_t,
    _ column: lxw_col_t,
    to sheet: UnsafeMutablePointer<lxw_worksheet>?,
    _ format: UnsafeMutablePointer<lxw_format>?
  ) -> lxw_error {
    withCStrings { strings in
      var pieces = unsafe [lxw_rich_string_tuple]()
      for run in runs {
        unsafe pieces.append(
          lxw_rich_string_tuple(format: self.format(run.format), string: strings.pointer(run.text))
        )
      }
      return unsafe pieces.withUnsafeMutableBufferPointer { buffer in
        let first = buffer.baseAddress
        var list = unsafe buffer.indices.map { unsafe first?.advanced(by: $0) } + [nil]
        return unsafe worksheet_write_rich_string(sheet, row, column, &list, format)
      }
    }
  }

  /// Merges an area and gives all of it the format; the first cell is written afterwards.
  ///
  /// The corresponding C function is `worksheet_merge_range`.
  package mutating func merge(
    _ area: BridgeArea,
    sheet index: Int,
    format formatIndex: Int?
  ) throws(WorkbookBridgeError) {
    let code = unsafe worksheet_merge_range(
      sheet(index),
      area.first.row,
      area.first.column,
      area.last.row,
      area.last.column,
      "",
      format(formatIndex)
    )
    try Self.check(code, describe("a merged area", index))
  }

  /// Sets the width of a column in characters; the corresponding C function is `worksheet_set_column`.
  package mutating func setWidth(
    _ width: Double,
    column: Int,
    sheet index: Int,
    hidden: Bool = false
  ) throws(WorkbookBridgeError) {
    var options = lxw_row_col_options()
    options.hidden = hidden ? 1 : 0
    let column = bridgedColumn(column)
    let code = unsafe worksheet_set_column_opt(sheet(index), column, column, width, nil, &options)
    try Self.check(code, describe("a column width", index))
  }

  /// Sets the height of a row in points; the corresponding C function is `worksheet_set_row`.
  package mutating func setHeight(
    _ height: Double,
    row: Int,
    sheet index: Int
  ) throws(WorkbookBridgeError) {
    let code = unsafe worksheet_set_row(sheet(index), bridgedRow(row), height, nil)
    try Self.check(code, describe("a row height", index))
  }

  /// Attaches a comment; the corresponding C function is `worksheet_write_comment_opt`.
  package mutating func comment(
    _ text: String,
    author: String,
    size: (width: Int, height: Int),
    row: Int,
    column: Int,
    sheet index: Int
  ) throws(WorkbookBridgeError) {
    let target = unsafe sheet(index)
    let code = withCStrings { strings in
      var options = unsafe lxw_comment_options()
      unsafe options.author = strings.pointer(author)
      unsafe options.font_name = strings.pointer("ＭＳ ゴシック")
      unsafe options.font_size = 9
      unsafe options.width = UInt16(clamping: size.width)
      unsafe options.height = UInt16(clamping: size.height)
      return unsafe worksheet_write_comment_opt(
        target,
        bridgedRow(row),
        bridgedColumn(column),
        text,
        &options
      )
    }
    try Self.check(code, describe("a comment", index))
  }

  /// Attaches a drop-down list, an input message or both to an area.
  ///
  /// The list is a formula (`=Lists!$A$1:$A$9`): a written-out list beyond 255 bytes ends the
  /// process. The corresponding C function is `worksheet_data_validation_range`.
  package mutating func validate(
    _ area: BridgeArea,
    list: String?,
    input: (title: String, message: String),
    refusal: (title: String, message: String),
    sheet index: Int
  ) throws(WorkbookBridgeError) {
    let target = unsafe sheet(index)
    let code = withCStrings { strings in
      var validation = unsafe lxw_data_validation()
      let kind = list == nil ? LXW_VALIDATION_TYPE_ANY : LXW_VALIDATION_TYPE_LIST_FORMULA
      unsafe validation.validate = UInt8(kind.rawValue)
      unsafe validation.value_formula = strings.pointer(list ?? "")
      unsafe validation.input_title = strings.pointer(input.title)
      unsafe validation.input_message = strings.pointer(input.message)
      unsafe validation.error_title = strings.pointer(refusal.title)
      unsafe validation.error_message = strings.pointer(refusal.message)
      return unsafe worksheet_data_validation_range(
        target,
        area.first.row,
        area.first.column,
        area.last.row,
        area.last.column,
        &validation
      )
    }
    try Self.check(code, describe("a drop-down list", index))
  }
}
