/// Reads the decimal text of a binary floating-point number, as workbooks store them.
///
/// The grammar is that of XML Schema's `double` without infinities: `-12`, `1.5`, `.5`, `1E-7`, white space
/// around it. `nil` for anything else, and for what no finite number is nearest to.
package func scanDouble(_ bytes: [UInt8]) -> Double? {
  var scan = DecimalScan()
  guard scan.read(bytes, 0, bytes.count) else { return nil }
  if let exact = scan.exactValue { return exact }
  // Every byte is ASCII of the grammar above, so this is the correctly rounded conversion.
  let text = String(decoding: bytes[scan.start..<scan.end], as: UTF8.self)
  guard let value = Double(text), value.isFinite else { return nil }
  return value
}

/// The same of a part of some bytes, where one rounding gives it; `nil` also for what needs more.
func exactDouble(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Double? {
  var scan = DecimalScan()
  return scan.read(bytes, start, end) ? scan.exactValue : nil
}

/// The digits and the exponent of one number.
private struct DecimalScan {
  private(set) var start = 0
  private(set) var end = 0
  private var digits: UInt64 = 0
  private var digitCount = 0
  private var significantCount = 0
  private var decimals = 0
  private var exponent = 0
  private var isNegative = false

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// The value where one correctly rounded operation gives it: whole part and power both exact.
  var exactValue: Double? {
    let power = exponent - decimals
    guard significantCount <= 19, digits <= 1 << 53, (-22...22).contains(power) else { return nil }
    let whole = Double(digits)
    let value = power < 0 ? whole / Self.powers[-power] : whole * Self.powers[power]
    return isNegative ? -value : value
  }

  /// Reads a part of some bytes as a whole; false where it breaks the grammar.
  mutating func read(_ bytes: [UInt8], _ from: Int, _ to: Int) -> Bool {
    (start, end) = (from, to)
    while start < end, Self.isSpace(bytes[start]) { start += 1 }
    while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
    var index = start
    guard index < end else { return false }
    if bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    index = readDigits(bytes, from: index)
    if index < end, bytes[index] == UInt8(ascii: ".") {
      let before = digitCount
      index = readDigits(bytes, from: index + 1)
      decimals = digitCount - before
    }
    guard digitCount > 0 else { return false }
    if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
      guard let next = readExponent(bytes, from: index + 1) else { return false }
      index = next
    }
    return index == end
  }

  private mutating func readDigits(_ bytes: [UInt8], from first: Int) -> Int {
    var index = first
    while index < end, let digit = Self.digit(bytes[index]) {
      digitCount += 1
      if significantCount > 0 || digit > 0 { significantCount += 1 }
      if significantCount <= 19 { digits = digits &* 10 &+ digit }
      index += 1
    }
    return index
  }

  private mutating func readExponent(_ bytes: [UInt8], from first: Int) -> Int? {
    var index = first
    var negative = false
    if index < end, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      negative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    let begin = index
    while index < end, let digit = Self.digit(bytes[index]) {
      // Far beyond any finite number already; the conversion of the text decides.
      if exponent < 100_000 { exponent = exponent * 10 + Int(digit) }
      index += 1
    }
    if negative { exponent = -exponent }
    return index > begin ? index : nil
  }

  private static func digit(_ byte: UInt8) -> UInt64? {
    let value = byte &- UInt8(ascii: "0")
    return value <= 9 ? UInt64(value) : nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
