/// How a cell looks, as a small value; equal looks become one cell format.
package struct CellLook: Sendable, Hashable {
  package enum Horizontal: Sendable {
    case general, left, center, right
  }

  package enum Vertical: Sendable {
    case top, center, bottom
  }

  package enum Line: Sendable {
    case thin, medium, hair
  }

  package struct Borders: Sendable, Hashable {
    package var left, right, top, bottom: Line?

    /// The same line all around.
    package static func box(_ line: Line) -> Self {
      Self(left: line, right: line, top: line, bottom: line)
    }
  }

  /// A line from corner to corner, which crosses the cell out.
  package enum Diagonal: Sendable {
    case up, down
  }

  package var font = StyleSheet.font
  package var fontSize = 10.0
  package var isBold = false
  package var isUnderlined = false
  package var isStruck = false
  package var color: UInt32?
  package var fill: UInt32?
  package var borders = Borders()
  package var diagonal: Diagonal?
  package var horizontal = Horizontal.general
  package var vertical = Vertical.center
  package var wraps = false
  package var shrinks = false
  package var indent = 0
  /// Characters one below the other.
  package var isStacked = false
  package var numberFormat: String?
  package var isUnlocked = false

  package init() {}

  /// The look with changes.
  package func with(_ change: (inout Self) -> Void) -> Self {
    var look = self
    change(&look)
    return look
  }
}

/// The looks of the drawn forms and lists: plain lines and greys that survive a black and white copy.
package enum StyleSheet {
  /// Fixed pitch and on every Windows 10 and 11: what the widths are computed with.
  package static let font = "BIZ UDゴシック"
  /// The font of the style "Normal", by whose digits Excel measures columns: 8 pixels at 11 points.
  package static let defaultFont = "ＭＳ ゴシック"
  package static let defaultFontSize = 11.0

  package static let headingFill: UInt32 = 0xF0F0F0
  package static let sectionFill: UInt32 = 0xD9D9D9
  package static let faultFill: UInt32 = 0xFFD9D0
  package static let doubtFill: UInt32 = 0xFFF2CC
  /// Of a field that was filled in before the form was sent out.
  package static let settledFill: UInt32 = 0xF0F0F0
  /// Of a field that belongs to a later stage of the evaluation.
  package static let laterFill: UInt32 = 0xE2E2E2
  package static let line: UInt32 = 0x404040

  package static let title = CellLook().with {
    $0.fontSize = 15
    $0.isBold = true
    $0.horizontal = .center
    $0.wraps = true
  }
  package static let section = CellLook().with {
    $0.fontSize = 10.5
    $0.isBold = true
    $0.fill = sectionFill
    $0.borders = .box(.thin)
    $0.wraps = true
    $0.indent = 1
    $0.horizontal = .left
  }
  package static let heading = CellLook().with {
    $0.fill = headingFill
    $0.borders = .box(.thin)
    $0.horizontal = .center
    $0.wraps = true
  }
  package static let note = CellLook().with {
    $0.fontSize = 9
    $0.horizontal = .left
    $0.wraps = true
  }
  package static let slot = CellLook().with {
    $0.borders = .box(.thin)
    $0.horizontal = .left
    $0.wraps = true
    $0.isUnlocked = true
  }
  /// Lies open for pictures, which a protected sheet takes only where drawing is allowed.
  package static let picture = CellLook().with {
    $0.borders = .box(.thin)
  }
  package static let cell = CellLook().with {
    $0.borders = .box(.thin)
    $0.wraps = true
  }
  package static let link = cell.with {
    $0.isUnderlined = true
    $0.color = 0x0000A0
  }

  /// The format of figures with so many decimal places: △ for minus, zero shown.
  package static func numberFormat(digits: Int) -> String {
    let figure = digits > 0 ? "#,##0." + String(repeating: "0", count: digits) : "#,##0"
    return "\(figure)_ ;△\(figure)_ "
  }

  /// The format of figures whose decimal places nobody fixed.
  package static let openNumberFormat = "General;△General"
  /// 令和7年4月1日（火）.
  package static let dateFormat = "[$-411]ggge\"年\"m\"月\"d\"日（\"aaa\"）\""
  /// Text stays as typed: 5-2-3 does not become a date.
  package static let textFormat = "@"
}
