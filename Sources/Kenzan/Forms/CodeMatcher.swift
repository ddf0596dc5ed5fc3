/// Finds the code that a text means, whatever variant of it was written.
///
/// Made once for each list; matching normalises the text once.
struct CodeMatcher: Sendable {
  /// How a text was found to mean a code.
  enum Match: Sendable, Equatable {
    /// The code's value or label, apart from width and spaces.
    case exact(CodeList.Code)
    /// The code by another spelling: an alias, another separator, another kind of number.
    case variant(CodeList.Code)
    case none

    static func == (left: Self, right: Self) -> Bool {
      switch (left, right) {
      case (.exact(let one), .exact(let other)), (.variant(let one), .variant(let other)):
        one.value == other.value
      case (.none, .none): true
      default: false
      }
    }
  }

  let list: CodeList
  private var raw: [String: Int] = [:]
  private var exact: [String: Int] = [:]
  private var variants: [String: Int] = [:]

  /// What stands for a key that several codes share.
  private static let ambiguous = -1

  init(_ list: CodeList) {
    self.list = list
    for (index, code) in list.codes.enumerated() {
      for text in [code.value, code.label] {
        raw[text] = index
        Self.enter(index, text.normalizedForMatching, into: &exact)
      }
      // Some write the number before the name: 8 働きがいも経済成長も.
      if !code.label.hasPrefix(code.value) {
        Self.enter(index, (code.value + code.label).normalizedForMatching, into: &exact)
      }
    }
    for (index, code) in list.codes.enumerated() {
      for text in [code.value, code.label] + code.aliases {
        Self.enter(index, text.normalizedForMatching.codeKey, into: &variants)
      }
    }
  }

  private static func enter(_ index: Int, _ key: String, into table: inout [String: Int]) {
    if let other = table[key], other != index {
      table[key] = ambiguous
    } else {
      table[key] = index
    }
  }

  /// The code that the text means.
  func match(_ text: String) -> Match {
    if let index = raw[text] { return .exact(list.codes[index]) }
    let normalized = text.normalizedForMatching
    if let index = exact[normalized], index >= 0 { return .exact(list.codes[index]) }
    if let index = variants[normalized.codeKey], index >= 0 { return .variant(list.codes[index]) }
    return .none
  }

  /// The codes closest to a text, nearest first; empty where none is close.
  func nearest(to text: String, maximum: Int = 3) -> [CodeList.Code] {
    let key = Array(text.normalizedForMatching.codeKey.unicodeScalars.prefix(64))
    let ranked = list.codes.enumerated().compactMap { index, code -> (distance: Int, index: Int)? in
      let label = Array(code.label.normalizedForMatching.codeKey.unicodeScalars.prefix(64))
      let distance = Self.distance(key, label)
      return distance * 2 <= max(key.count, label.count) ? (distance, index) : nil
    }
    return ranked.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
      .prefix(maximum).map { list.codes[$0.index] }
  }

  /// How many characters must be put in, left out or changed.
  private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    var row = Array(0...other.count)
    for (index, scalar) in one.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (place, candidate) in other.enumerated() {
        let change = diagonal + (scalar == candidate ? 0 : 1)
        diagonal = row[place + 1]
        row[place + 1] = min(change, row[place] + 1, diagonal + 1)
      }
    }
    return row[other.count]
  }
}

extension String {
  /// A normalised text without what people vary in code lists: separators and how they number.
  ///
  /// 直営、外部委託 and 直営・外部委託 are one; so are ①, (1), 1. and 1) before a text.
  fileprivate var codeKey: String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "、", ",", "/", "・", ";": text.append("・")
      default: text.append(scalar)
      }
    }
    return String(text).withoutEnumeratorMarks
  }

  /// `(1)a`, `1)a` and `1.a` as `1a`; Roman numerals are letters already.
  private var withoutEnumeratorMarks: String {
    var scanner = ScalarScanner(self)
    let isBracketed = scanner.read("(")
    var number = ""
    while let scalar = scanner.read(where: { $0.isEnumerator }) {
      number.unicodeScalars.append(scalar)
    }
    guard !number.isEmpty else { return self }
    let isClosed = scanner.read(oneOf: isBracketed ? [")"] : [")", ".", ":"]) != nil
    // 0.5 and I.T are no numbered texts, and "(1" alone is none either.
    guard isClosed || !isBracketed, scanner.next?.asciiDigit == nil || !isClosed else {
      return self
    }
    let digits = number.drop { $0 == "0" }
    return (digits.isEmpty ? number : String(digits)) + scanner.rest
  }
}

extension Unicode.Scalar {
  fileprivate var isEnumerator: Bool {
    asciiDigit != nil || self == "I" || self == "V" || self == "X"
  }
}
