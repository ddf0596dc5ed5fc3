/// What a number format does to the figure that a person sees.
///
/// Only its first section is looked at, the one for positive numbers.
struct CellNumberFormat: Sendable, Hashable {
  /// The figure is shown a hundred times as large, with a per cent sign.
  var isPercent = false
  /// How many decimal places are shown at most; `nil` where as many as there are.
  var decimals: Int?
  /// How many times the figure is divided by 1,000 before it is shown.
  var thousands = 0
  /// The texts that the format adds, such as 円.
  var literal = ""
  /// How many digits are shown at least, zeros put in front.
  var minimumDigits = 0

  init(_ code: String) {
    guard code != "General", !code.isEmpty else { return }
    var scan = Scan()
    var quoted = false
    var bracketed = false
    var skip = Skip.nothing
    for scalar in code.unicodeScalars {
      if skip != .nothing {
        if skip == .escaped { literal.unicodeScalars.append(scalar) }
        skip = .nothing
      } else if quoted || scalar == "\"" {
        if scalar == "\"" { quoted.toggle() } else { literal.unicodeScalars.append(scalar) }
      } else if bracketed || scalar == "[" {
        bracketed = scalar != "]"
      } else if scalar == ";" {
        break
      } else if scalar == "\\" {
        skip = .escaped
      } else if scalar == "_" || scalar == "*" {
        skip = .padding
      } else {
        scan.take(scalar, into: &self)
      }
    }
    decimals = scan.digits > 0 && !scan.isOpenEnded ? scan.decimals : nil
    thousands = scan.decimalsBegun ? scan.commasAfterDecimals : scan.trailingCommas
  }

  private enum Skip { case nothing, escaped, padding }

  private struct Scan {
    var digits = 0
    var decimals = 0
    var decimalsBegun = false
    var trailingCommas = 0
    var commasAfterDecimals = 0
    /// Exponents, fractions, dates and texts show what no count of places describes.
    var isOpenEnded = false

    mutating func take(_ scalar: Unicode.Scalar, into format: inout CellNumberFormat) {
      switch scalar {
      case "0", "#", "?":
        digits += 1
        trailingCommas = 0
        if decimalsBegun {
          decimals += 1
        } else if scalar == "0" {
          format.minimumDigits += 1
        }
      case ".": decimalsBegun = true
      case ",":
        if decimalsBegun { commasAfterDecimals += 1 } else { trailingCommas += 1 }
      case "%": format.isPercent = true
      case " ", "-", "+", "(", ")", "$": break
      case "E", "e", "/", "@", "y", "m", "d", "h", "s", "G", "g": isOpenEnded = true
      default:
        if scalar.value > 0x7F { format.literal.unicodeScalars.append(scalar) }
      }
    }
  }
}
