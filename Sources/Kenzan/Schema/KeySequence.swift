/// One key of a loop: a year, a number or a capital letter.
struct LoopKey: Sendable, Hashable {
  /// The segment of paths: `R6`, `12`, `A`.
  var text: String
  /// The fiscal year, where the key is one.
  var year: FiscalYear?
  /// 決算, 予算: where the schema names stages.
  var stage: String?

  /// What `{key.title}` says: 令和6年度, or the key itself.
  var title: String { year?.title ?? text }
}

/// The keys that an `each` stands for, in order.
enum KeySequence {
  /// More keys than any form has.
  static let maximum = 9_999

  /// Reads `year-2..year+2`, `1..3`, `A B C`, `R5 R6` for a sheet of a year.
  static func keys(of each: String, in year: FiscalYear) throws(KeyError) -> [LoopKey] {
    var keys: [LoopKey] = []
    for part in each.unicodeScalars.split(whereSeparator: { $0.properties.isWhitespace }) {
      keys += try range(String(part), in: year)
      guard keys.count <= maximum else { throw KeyError(.tooMany) }
    }
    guard !keys.isEmpty else { throw KeyError(.malformed(each)) }
    var seen: Set<String> = []
    if let twice = keys.first(where: { !seen.insert($0.text).inserted }) {
      throw KeyError(.repeated(twice.text))
    }
    return keys
  }

  private static func range(
    _ part: String,
    in year: FiscalYear
  ) throws(KeyError) -> [LoopKey] {
    let bytes = Array(part.utf8)
    let point = UInt8(ascii: ".")
    guard
      let middle = bytes.indices.dropLast().first(where: { bytes[$0...$0 + 1] == [point, point] })
    else { return [try bound(part, part, in: year).key] }
    let first = try bound(String(decoding: bytes[..<middle], as: UTF8.self), part, in: year)
    let last = try bound(String(decoding: bytes[(middle + 2)...], as: UTF8.self), part, in: year)
    switch (first, last) {
    case (.year(let first), .year(let last)) where first <= last:
      return (first.number...last.number).compactMap { FiscalYear($0).map { Bound.year($0).key } }
    case (.number(let first), .number(let last)) where first <= last:
      guard last - first < maximum else { throw KeyError(.tooMany) }
      return (first...last).map { Bound.number($0).key }
    case (.letter(let first), .letter(let last)) where first <= last:
      return (first...last).map { Bound.letter($0).key }
    default: throw KeyError(.backwards(part))
    }
  }

  private enum Bound {
    case year(FiscalYear)
    case number(Int)
    case letter(UInt8)

    var key: LoopKey {
      switch self {
      case .year(let year): LoopKey(text: year.key, year: year)
      case .number(let number): LoopKey(text: String(number))
      case .letter(let letter): LoopKey(text: String(decoding: [letter], as: UTF8.self))
      }
    }
  }

  private static func bound(
    _ text: String,
    _ part: String,
    in year: FiscalYear
  ) throws(KeyError) -> Bound {
    if let relative = try relativeYear(text, in: year) { return .year(relative) }
    if let explicit = FiscalYear(key: text) { return .year(explicit) }
    let bytes = Array(text.utf8)
    if bytes.count == 1, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[0]) {
      return .letter(bytes[0])
    }
    // A leading zero would make two keys of one number.
    if let number = Int(text), number > 0, number <= maximum, String(number) == text {
      return .number(number)
    }
    throw KeyError(.malformed(part))
  }

  /// Reads `year`, `year-1`, `year+2`; `nil` for anything that does not begin so.
  static func relativeYear(_ text: String, in year: FiscalYear) throws(KeyError) -> FiscalYear? {
    guard text.hasPrefix("year") else { return nil }
    let rest = text.dropFirst(4)
    guard let years = rest.isEmpty ? 0 : offset(rest) else { return nil }
    guard let found = year.advanced(by: years) else { throw KeyError(.yearOutOfRange(text)) }
    return found
  }

  /// Reads `+2` or `-1`.
  static func offset(_ text: some StringProtocol) -> Int? {
    guard let sign = text.utf8.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      (2...4).contains(text.utf8.count),
      text.utf8.dropFirst().allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return Int(text)
  }
}

/// Why an `each` cannot be read.
struct KeyError: Error {
  var message: Message

  init(_ message: Message) {
    self.message = message
  }
}

extension Message {
  fileprivate static let tooMany = Message(
    ja: "キーが\(KeySequence.maximum)個を超えています。",
    en: "there are more than \(KeySequence.maximum) keys"
  )

  fileprivate static func malformed(_ text: String) -> Message {
    Message(
      ja: "each の「\(text)」はキーとして読めません。year-2..year+2、1..3、A B C のように書きます。",
      en: "'\(text)' in 'each' is no key; write year-2..year+2, 1..3 or A B C"
    )
  }

  fileprivate static func backwards(_ text: String) -> Message {
    Message(
      ja: "each の「\(text)」は、始めと終わりの種類が違うか、順序が逆です。",
      en: "the ends of '\(text)' in 'each' are of different kinds or the wrong way round"
    )
  }

  fileprivate static func repeated(_ key: String) -> Message {
    Message(ja: "キー \(key) が二度あります。", en: "the key \(key) stands there twice")
  }

  fileprivate static func yearOutOfRange(_ text: String) -> Message {
    Message(
      ja: "「\(text)」は扱える年度（昭和元年度〜西暦2999年度）の外です。",
      en: "'\(text)' is outside the fiscal years 1926 to 2999"
    )
  }
}
