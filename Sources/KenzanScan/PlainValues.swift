/// A decimal number as programs write it.
struct PlainDecimal {
  var coefficient: Int64
  /// How many digits stand behind the point.
  var decimals: Int

  /// Reads `-?digits(.digits)?` of at most eighteen digits; `nil` for anything else.
  @inline(__always)
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    var place = start
    let isNegative = unsafe place < end && bytes[place] == UInt8(ascii: "-")
    if isNegative { place &+= 1 }
    let first = place
    var value: Int64 = 0
    var point = -1
    guard end &- first <= 19 else { return nil }
    while place < end {
      let byte = unsafe bytes[place]
      let digit = byte &- UInt8(ascii: "0")
      if digit <= 9 {
        value = value &* 10 &+ Int64(digit)
      } else {
        guard byte == UInt8(ascii: "."), point < 0, place > first else { return nil }
        point = place
      }
      place &+= 1
    }
    let digits = point < 0 ? place &- first : place &- first &- 1
    guard digits > 0, digits <= 18, point != end &- 1 else { return nil }
    coefficient = isNegative ? 0 &- value : value
    decimals = point < 0 ? 0 : end &- point &- 1
  }

  /// In lowest terms.
  var reduced: PlainDecimal {
    var reduced = self
    if coefficient == 0 { reduced.decimals = 0 }
    while reduced.decimals > 0, reduced.coefficient % 10 == 0 {
      reduced.coefficient /= 10
      reduced.decimals -= 1
    }
    return reduced
  }
}

/// A day as programs write it.
struct PlainDate {
  var year: Int
  var month: Int
  var day: Int

  /// Reads `2024-04-01`, `2024/4/1` and `2024.4.1` of a fiscal year that there may be; `nil` for anything
  /// else.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    guard (8...10).contains(end - start) else { return nil }
    let mark = unsafe bytes[start + 4]
    guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") || mark == UInt8(ascii: ".")
    else { return nil }
    var second = start + 5
    while second < end, unsafe bytes[second] != mark { second += 1 }
    guard let year = unsafe Self.number(bytes, start, start + 4, digits: 4),
      let month = unsafe Self.number(bytes, start + 5, second, digits: 2),
      let day = unsafe Self.number(bytes, second + 1, end, digits: 2),
      (1926...2999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, of: year)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  private static func number(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ end: Int,
    digits: Int
  ) -> Int? {
    guard start < end, end - start <= digits else { return nil }
    var value = 0
    for place in start..<end {
      let digit = unsafe bytes[place] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
