/// Tells figures in texts from what stands beside them.
enum TidyFigure {
  /// Whether a text holds anything beyond one figure and its unit.
  static func saysMore(than text: String, unit: String?) -> Bool {
    var rest = String.UnicodeScalarView()
    rest.append(contentsOf: text.unicodeScalars.filter { !isPartOfFigure($0) })
    return !rest.isEmpty && String(rest) != unit
  }

  /// Whether a text is one signed figure, perhaps a percentage: `−5`, `+10%`, `△1,234.5`.
  static func isFigure(_ text: String) -> Bool {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, isSign(first) || isSpace(first) { scalars.removeFirst() }
    while let last = scalars.last, isPercent(last) || isSpace(last) { scalars.removeLast() }
    var digits = 0
    var points = 0
    for scalar in scalars {
      if isDigit(scalar) {
        digits += 1
      } else if isPoint(scalar) {
        points += 1
      } else if !isSeparator(scalar) {
        return false
      }
    }
    return digits > 0 && points <= 1
  }

  /// Whether a text only marks that nothing stands here: －, ---, +.
  static func isPlaceholder(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { isSign($0) || isDash($0) || isSpace($0) }
  }

  private static func isPartOfFigure(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || isSeparator(scalar) || isPoint(scalar) || isSign(scalar)
      || isPercent(scalar) || isSpace(scalar) || "()（）".unicodeScalars.contains(scalar)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || ("０"..."９").contains(scalar)
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "," || scalar == "，"
  }

  private static func isPoint(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "．"
  }

  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    "+-＋－−△▲".unicodeScalars.contains(scalar)
  }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    "‐–—―ー".unicodeScalars.contains(scalar)
  }

  private static func isPercent(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "%" || scalar == "％"
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\u{3000}"
  }
}
