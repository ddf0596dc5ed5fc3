import CLibXLSXWriter

/// One trait of a cell format.
package enum FormatProperty: Sendable, Hashable {
  package enum Horizontal: Sendable, Hashable {
    case left, center, right
  }

  package enum Vertical: Sendable, Hashable {
    case top, center, bottom
  }

  package enum Edge: Sendable, Hashable, CaseIterable {
    case left, right, top, bottom
  }

  package enum Line: Sendable, Hashable {
    case thin, medium, hair, double
  }

  package enum Diagonal: Sendable, Hashable {
    case up, down
  }

  case font(String)
  case fontSize(Double)
  case fontColor(UInt32)
  case bold
  case underline
  /// A line through the text.
  case struck
  case fill(UInt32)
  case border(Edge, Line)
  case borderColor(UInt32)
  /// A thin line from corner to corner.
  case diagonal(Diagonal)
  case horizontal(Horizontal)
  case vertical(Vertical)
  case wrap
  case shrink
  case indent(UInt8)
  /// Characters one below the other.
  case stacked
  case numberFormat(String)
  case unlocked

  /// The corresponding C functions are `format_set_…`.
  func apply(to format: UnsafeMutablePointer<lxw_format>) {
    switch self {
    case .font(let name):
      unsafe format_set_font_name(format, name)
      // Shift_JIS, fixed pitch: what Excel picks a substitute by where the font is missing.
      unsafe format_set_font_charset(format, 128)
      unsafe format_set_font_family(format, 3)
    case .fontSize(let size): unsafe format_set_font_size(format, size)
    case .fontColor(let color): unsafe format_set_font_color(format, color)
    case .bold: unsafe format_set_bold(format)
    case .underline: unsafe format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    case .struck: unsafe format_set_font_strikeout(format)
    case .fill(let color):
      unsafe format_set_pattern(format, UInt8(LXW_PATTERN_SOLID.rawValue))
      unsafe format_set_fg_color(format, color)
    case .border(let edge, let line): unsafe Self.setBorder(format, edge, line)
    case .borderColor(let color): unsafe format_set_border_color(format, color)
    case .diagonal(let direction):
      unsafe format_set_diag_type(format, direction.code)
      unsafe format_set_diag_border(format, Line.thin.code)
    case .horizontal(let alignment): unsafe format_set_align(format, alignment.code)
    case .vertical(let alignment): unsafe format_set_align(format, alignment.code)
    case .wrap: unsafe format_set_text_wrap(format)
    case .shrink: unsafe format_set_shrink(format)
    case .indent(let level): unsafe format_set_indent(format, level)
    case .stacked: unsafe format_set_rotation(format, 270)
    // Text has a number of its own, which libxlsxwriter does not know by its code.
    case .numberFormat("@"): unsafe format_set_num_format_index(format, 49)
    case .numberFormat(let code): unsafe format_set_num_format(format, code)
    case .unlocked: unsafe format_set_unlocked(format)
    }
  }

  private static func setBorder(
    _ format: UnsafeMutablePointer<lxw_format>,
    _ edge: Edge,
    _ line: Line
  ) {
    switch edge {
    case .left: unsafe format_set_left(format, line.code)
    case .right: unsafe format_set_right(format, line.code)
    case .top: unsafe format_set_top(format, line.code)
    case .bottom: unsafe format_set_bottom(format, line.code)
    }
  }
}

extension FormatProperty.Horizontal {
  fileprivate var code: UInt8 {
    switch self {
    case .left: UInt8(LXW_ALIGN_LEFT.rawValue)
    case .center: UInt8(LXW_ALIGN_CENTER.rawValue)
    case .right: UInt8(LXW_ALIGN_RIGHT.rawValue)
    }
  }
}

extension FormatProperty.Vertical {
  fileprivate var code: UInt8 {
    switch self {
    case .top: UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue)
    case .center: UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue)
    case .bottom: UInt8(LXW_ALIGN_VERTICAL_BOTTOM.rawValue)
    }
  }
}

extension FormatProperty.Diagonal {
  fileprivate var code: UInt8 {
    switch self {
    case .up: UInt8(LXW_DIAGONAL_BORDER_UP.rawValue)
    case .down: UInt8(LXW_DIAGONAL_BORDER_DOWN.rawValue)
    }
  }
}

extension FormatProperty.Line {
  fileprivate var code: UInt8 {
    switch self {
    case .thin: UInt8(LXW_BORDER_THIN.rawValue)
    case .medium: UInt8(LXW_BORDER_MEDIUM.rawValue)
    case .hair: UInt8(LXW_BORDER_HAIR.rawValue)
    case .double: UInt8(LXW_BORDER_DOUBLE.rawValue)
    }
  }
}
