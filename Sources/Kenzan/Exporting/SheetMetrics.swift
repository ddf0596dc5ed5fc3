internal import KenzanBridge

/// How much room text takes in cells: heights must be computed, merged cells never fit themselves.
///
/// Widths are those of a fixed-pitch Japanese font, with a little more for the narrow characters of
/// proportional substitutes; a line is as tall as the tallest of the fonts that may stand in.
package enum SheetMetrics {
  /// The tallest row that Excel draws, in points.
  package static let maximumRowHeight = 409.0
  /// Above and below the text together.
  package static let verticalPadding = 3.0
  /// Left and right of the text together.
  package static let horizontalPadding = 6.0

  /// The height of one line: the tallest of the usual substitutes, Noto Sans CJK, needs 1.448, of which six
  /// lines find room with the padding.
  package static func lineHeight(_ fontSize: Double) -> Double { fontSize * 1.4 }

  /// The width of a form's column, which counts in half-width characters of 11 points.
  package static func points(characters: Double) -> Double { characters * 5.5 }

  /// The width in the unit that libxlsxwriter takes, which assumes a font of 7 pixels a digit.
  static func characters(points: Double) -> Double {
    let columns = points / 0.75 / 8
    return columns * 7 >= 12 ? columns - 5.0 / 7 : columns * 7 / 12
  }

  /// The width that a column of so many points really gets: libxlsxwriter rounds to sevenths.
  static func drawn(_ points: Double) -> Double {
    let sevenths = (characters(points: points) * 7).rounded() + 5
    return sevenths / 7 * 8 * 0.75
  }

  /// How many lines a text takes in a width.
  ///
  /// What people type gets some room to spare: screens draw the characters up to 4 % wider.
  package static func lines(
    _ text: String,
    width: Double,
    fontSize: Double,
    isTyped: Bool = false
  ) -> Int {
    let padding = isTyped ? horizontalPadding : horizontalPadding - 2
    let room = max(fontSize, width - padding) / fontSize
    var counter = LineCounter(capacity: max(1, isTyped ? room / 1.04 : room))
    for scalar in text.unicodeScalars { counter.take(scalar) }
    return counter.total
  }

  /// The height that a text takes in a width.
  package static func height(
    _ text: String,
    width: Double,
    fontSize: Double,
    isTyped: Bool = false
  ) -> Double {
    let lines = lines(text, width: width, fontSize: fontSize, isTyped: isTyped)
    return Double(lines) * lineHeight(fontSize) + verticalPadding
  }

  /// The width that a text takes without breaking its lines.
  package static func width(_ text: String, fontSize: Double) -> Double {
    let lines = text.unicodeScalars.split(separator: "\n")
    let widest = lines.map { $0.reduce(0) { $0 + columns($1) } }.max() ?? 0
    return widest * fontSize + horizontalPadding
  }

  /// The width of a character as a part of its height.
  fileprivate static func columns(_ scalar: Unicode.Scalar) -> Double {
    switch displayWidth(scalar) {
    case 2: 1
    case 1: 0.62
    default: 0
    }
  }

  /// The width of a run of columns as libxlsxwriter measures it, which places charts by it.
  static func chartPixels(columns: Int, of points: Double) -> Int {
    columns * Int((characters(points: points) * 7).rounded() + 5)
  }

  /// The size of a comment's box, in pixels.
  static func commentSize(_ text: String) -> (width: Int, height: Int) {
    let lines = lines(text, width: 255, fontSize: 9)
    return (360, min(600, 24 + lines * 18))
  }
}

/// Breaks a text into lines as Excel does: anywhere between wide characters, between words of narrow
/// ones, and never before a closing mark.
private struct LineCounter {
  /// The width of a line, in wide characters.
  let capacity: Double
  private var lines = 1
  private var filled = 0.0
  /// What may not be torn apart from what follows.
  private var pending = 0.0
  private var lastIsWide = false

  init(capacity: Double) {
    self.capacity = capacity
  }

  var total: Int {
    var copy = self
    copy.settle()
    return copy.lines
  }

  mutating func take(_ scalar: Unicode.Scalar) {
    if scalar == "\n" {
      settle()
      lines += 1
      filled = 0
      lastIsWide = false
      return
    }
    let width = SheetMetrics.columns(scalar)
    let isWide = width == 1
    let mayBreak = (isWide || lastIsWide || scalar == " ") && !Self.isClosing(scalar)
    if mayBreak { settle() }
    pending += width
    lastIsWide = isWide || scalar == " "
  }

  /// Puts what is pending on this line or the next.
  private mutating func settle() {
    guard pending > 0 else { return }
    if filled + pending <= capacity {
      filled += pending
    } else if pending <= capacity {
      lines += 1
      filled = pending
    } else {
      // A word longer than a line is torn.
      let rest = pending - (capacity - filled)
      lines += Int((rest / capacity).rounded(.up))
      filled = rest.truncatingRemainder(dividingBy: capacity)
    }
    pending = 0
  }

  private static let closing = Set(
    "、。，．・：；？！）」』】〕］｝〉》ー々ゝ,.)]}%％ぁぃぅぇぉっゃゅょァィゥェォッャュョ".unicodeScalars
  )

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    let isIdeograph = (0x4E00...0x9FFF).contains(scalar.value)
    return !isIdeograph && closing.contains(scalar)
  }
}
