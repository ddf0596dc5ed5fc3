/// The format codes that TEXT understands: digits, thousands, per cent, and dates.
///
/// `0`, `0.0`, `#,##0`, `#,##0.00`, `000`, `0%`, `0.0%` for numbers; `yyyy`, `m`, `mm`, `d`, `dd`, `aaa`,
/// `aaaa` with anything but letters and digits between them for dates. A text in quotes, and kanji,
/// stand for themselves.
struct NumberFormat: Sendable, Hashable {
  private enum Part: Hashable {
    case literal(String)
    case digits(whole: Int, places: Int, grouped: Bool)
    case year, month(Int), day(Int), weekday(String)
  }

  private var parts: [Part] = []
  private var isPercent = false

  /// Reads a format code; `nil` for one that is not understood.
  init?(_ code: String) {
    var rest = Substring(code)
    while let part = Self.takePart(&rest) {
      if case .literal("%") = part { isPercent = true }
      parts.append(part)
    }
    let digits = parts.count { if case .digits = $0 { true } else { false } }
    let literals = parts.count { if case .literal = $0 { true } else { false } }
    guard rest.isEmpty, parts.count > literals,
      digits == 0 || digits == 1 && literals == parts.count - 1
    else { return nil }
  }

  /// Whether it prints days, not numbers.
  var isDate: Bool { decimalPlaces == nil }

  /// The number or the day as text; `nil` where it cannot be printed so.
  func text(of number: Rational) -> String? {
    guard let places = decimalPlaces else { return dateText(of: number) }
    let scaled = isPercent ? number.multiplied(by: Rational(100)) : number
    guard let printed = scaled?.rounded(.half, places: places)?.decimal else { return nil }
    // The sign stands before everything else, also before a literal.
    let text = parts.map { part in
      switch part {
      case .literal(let text): text
      case .digits(let whole, let places, let grouped):
        printed.magnitude.padded(whole: whole, places: places, grouped: grouped)
      case .year, .month, .day, .weekday: ""
      }
    }
    return (printed < .zero ? "-" : "") + text.joined()
  }

  /// Whether everything in an interval prints as the same text.
  func printsAlike(_ interval: Interval) -> Bool {
    guard let places = decimalPlaces, let step = Rational.step(places: places + (isPercent ? 2 : 0))
    else { return interval.single != nil }
    return interval.rounded(.half, to: step)?.single != nil
  }

  private var decimalPlaces: Int? {
    for case .digits(_, let places, _) in parts { return places }
    return nil
  }

  private func dateText(of number: Rational) -> String? {
    guard let date = Int(exactly: number.floor).flatMap({ CalendarDate(serialNumber: $0) }) else {
      return nil
    }
    return parts.map { part in
      switch part {
      case .literal(let text): text
      case .year: String(date.year)
      case .month(let width): Self.padded(date.month, width)
      case .day(let width): Self.padded(date.day, width)
      case .weekday(let suffix): Self.weekdays[date.weekday] + suffix
      case .digits: ""
      }
    }.joined()
  }

  private static let weekdays = ["日", "月", "火", "水", "木", "金", "土"]

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }

  private static func takePart(_ rest: inout Substring) -> Part? {
    guard let first = rest.unicodeScalars.first else { return nil }
    func take(_ allowed: (Unicode.Scalar) -> Bool) -> String {
      let run = rest.unicodeScalars.prefix(while: allowed)
      rest = rest[run.endIndex...]
      return String(run)
    }
    switch first {
    case "0", "#": return digits(take { "0#,.".unicodeScalars.contains($0) })
    case "y", "Y": return take { $0 == "y" || $0 == "Y" }.utf8.count == 4 ? .year : nil
    case "m", "M":
      let width = take { $0 == "m" || $0 == "M" }.utf8.count
      return width <= 2 ? .month(width) : nil
    case "d", "D":
      let width = take { $0 == "d" || $0 == "D" }.utf8.count
      return width <= 2 ? .day(width) : nil
    case "a", "A":
      switch take({ $0 == "a" || $0 == "A" }).utf8.count {
      case 3: return .weekday("")
      case 4: return .weekday("曜日")
      default: return nil
      }
    case "\"":
      let body = rest.dropFirst()
      guard let end = body.firstIndex(of: "\"") else { return nil }
      rest = body[body.index(after: end)...]
      return .literal(String(body[..<end]))
    case "%", "-", "/", " ", "(", ")":
      rest.unicodeScalars.removeFirst()
      return .literal(String(first))
    default:
      guard first.value > 0x7F else { return nil }
      rest.unicodeScalars.removeFirst()
      return .literal(String(first))
    }
  }

  /// `#,##0.00`: `nil` for digits in any other order.
  private static func digits(_ code: String) -> Part? {
    let halves = code.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = halves.first, halves.count <= 2 else { return nil }
    let fraction = halves.count == 2 ? halves[1] : ""
    guard fraction.allSatisfy({ $0 == "0" }), fraction.count <= 15,
      halves.count == 1 || !fraction.isEmpty
    else { return nil }
    let grouped = whole == "#,##0"
    guard grouped || whole.allSatisfy({ $0 == "0" }), !whole.isEmpty, whole.count <= 15 else {
      return nil
    }
    return .digits(whole: grouped ? 1 : whole.count, places: fraction.count, grouped: grouped)
  }
}

extension ExactDecimal {
  /// A number that is not negative with at least so many digits before the point and exactly so
  /// many behind it.
  fileprivate func padded(whole: Int, places: Int, grouped: Bool) -> String {
    let halves = description.split(separator: ".")
    var digits = String(halves.first ?? "0")
    digits = String(repeating: "0", count: max(0, whole - digits.utf8.count)) + digits
    if grouped {
      let count = digits.utf8.count
      digits = digits.enumerated().map { index, digit in
        index > 0 && (count - index) % 3 == 0 ? ",\(digit)" : String(digit)
      }.joined()
    }
    let fraction = halves.count > 1 ? String(halves[1]) : ""
    let filled = fraction + String(repeating: "0", count: max(0, places - fraction.utf8.count))
    return places > 0 ? digits + "." + filled : digits
  }
}
