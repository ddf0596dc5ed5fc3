/// What the drafting asks of texts.
enum DraftText {
  /// Whether the text only counts: 1, ①, (1), １．, No.1, Ⅰ, ア.
  static func isOrdinal(_ text: String) -> Bool { ordinal(text) != nil }

  /// The number that a counting text stands for.
  static func ordinal(_ text: String) -> Int? {
    var rest = text.normalizedForMatching
    for prefix in ["No.", "No", "NO.", "NO", "№", "第"] where rest.hasPrefix(prefix) {
      rest = String(rest.dropFirst(prefix.count))
      break
    }
    let inner = rest.unicodeScalars.filter { !"().、:[]<>【】".unicodeScalars.contains($0) }
    let core = String(String.UnicodeScalarView(inner))
    if let number = Int(core), (1...9_999).contains(number), core.utf8.count <= 4 { return number }
    let romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
    if let index = romans.firstIndex(of: core) { return index + 1 }
    let kana = Array("アイウエオカキクケコ".unicodeScalars)
    if core.unicodeScalars.count == 1, let only = core.unicodeScalars.first,
      let index = kana.firstIndex(of: only)
    {
      return index + 1
    }
    return nil
  }

  /// A heading without the number or mark before it: １　事業の概要, (2)目的, ■評価.
  static func withoutEnumerator(_ text: String) -> String {
    var scalars = Array(text.trimmed.unicodeScalars)[...]
    let marks = Set("■◆●○□◇▼▲★☆◎・※".unicodeScalars)
    while let first = scalars.first, marks.contains(first), scalars.count > 1 {
      scalars = scalars.dropFirst()
    }
    let brackets: [Unicode.Scalar: Unicode.Scalar] = ["(": ")", "（": "）", "【": "】", "〔": "〕"]
    if let first = scalars.first, let close = brackets[first],
      let end = scalars.firstIndex(of: close), end < scalars.endIndex - 1,
      isOrdinal(string(scalars[scalars.startIndex...end]))
    {
      return string(scalars[(end + 1)...]).trimmed
    }
    var end = scalars.startIndex
    while end < scalars.endIndex, isCounting(scalars[end]) { end += 1 }
    guard end > scalars.startIndex, end < scalars.endIndex else { return string(scalars).trimmed }
    let next = scalars[end]
    let separators = Set(" \u{3000}.．、)）:：-－".unicodeScalars)
    let isMark = (0x2460...0x2473).contains(scalars[scalars.startIndex].value)
    guard isMark || separators.contains(next) else { return string(scalars).trimmed }
    var rest = scalars[end...]
    while let first = rest.first, separators.contains(first) { rest = rest.dropFirst() }
    return rest.isEmpty ? string(scalars).trimmed : string(rest).trimmed
  }

  /// The month that a text names: 4月.
  static func month(_ text: String) -> Int? {
    let text = text.normalizedForMatching
    guard text.hasSuffix("月"), let month = Int(text.dropLast()), (1...12).contains(month) else {
      return nil
    }
    return month
  }

  /// The number at the end of a text and what stands before it: 指標1, 成果指標②.
  static func splitNumber(_ text: String) -> (stem: String, number: Int)? {
    let scalars = Array(text.trimmed.unicodeScalars)
    guard let last = scalars.last else { return nil }
    var start = scalars.count
    if (0x2460...0x2473).contains(last.value) {
      start -= 1
    } else {
      while start > 0, scalars[start - 1].digit != nil { start -= 1 }
    }
    guard start < scalars.count, let number = ordinal(string(scalars[start...])) else { return nil }
    let stem = string(scalars[..<start]).trimmed
    return stem.isEmpty ? nil : (stem, number)
  }

  private static func isCounting(_ scalar: Unicode.Scalar) -> Bool {
    scalar.digit != nil || (0x2460...0x2473).contains(scalar.value)
      || (0x2160...0x216B).contains(scalar.value) || scalar == "I" || scalar == "V" || scalar == "X"
  }

  static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

extension DraftText {
  /// The text with wide braces, which match the same: others would be placeholders.
  static func withoutBraces(_ text: String) -> String {
    text.replacing("{", with: "｛").replacing("}", with: "｝")
  }

  /// The text without white space: 事　業　名 is 事業名, but R&D team stays two words.
  static func withoutBlanks(_ text: String) -> String {
    var result: [Unicode.Scalar] = []
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      guard scalar.properties.isWhitespace else {
        result.append(scalar)
        continue
      }
      let before = result.last.map { $0.isASCII && $0 != " " } ?? false
      let after = index + 1 < scalars.count && scalars[index + 1].isASCII
      if before, after, !scalars[index + 1].properties.isWhitespace { result.append(" ") }
    }
    return string(result)
  }
}
