/// Finds the code that a text means, whatever variant of it was written.
///
/// Made once for each list; matching normalises the text once.
struct CodeMatcher: Sendable {
  /// How a text was found to mean a code.
  enum Match: Sendable, Equatable {
    /// The code's value, its label, or both; whatever the width, the spaces and the kind of number.
    case exact(CodeList.Code)
    /// The code by another spelling: an alias, another separator.
    case variant(CodeList.Code)
    /// A code of other years.
    case outdated(CodeList.Code)
    case none

    static func == (left: Self, right: Self) -> Bool {
      switch (left, right) {
      case (.exact(let one), .exact(let other)), (.variant(let one), .variant(let other)),
        (.outdated(let one), .outdated(let other)):
        one.value == other.value
      case (.none, .none): true
      default: false
      }
    }
  }

  /// The codes by the words that mean them, from the strictest spelling to the loosest.
  private struct Words: Sendable {
    var raw: [String: Int] = [:]
    var plain: [String: Int] = [:]
    var numbered: [String: Int] = [:]
    var loose: [String: Int] = [:]

    /// What stands for a word that several codes share.
    private static let ambiguous = -1

    init(_ codes: [CodeList.Code]) {
      for (index, code) in codes.enumerated() {
        let value = CodeSpelling(code.value)
        let label = CodeSpelling(code.label)
        for (word, spelling) in [(code.value, value), (code.label, label)] {
          raw[word] = index
          Self.enter(index, spelling.plain, into: &plain)
          Self.enter(index, spelling.numbered, into: &numbered)
          Self.enter(index, spelling.loose, into: &loose)
        }
        // ② 上回った is how most write it, whichever of both the list has as label.
        let both = CodeSpelling(code.value + code.label)
        if !code.label.hasPrefix(code.value) {
          Self.enter(index, both.numbered, into: &numbered)
          Self.enter(index, both.loose, into: &loose)
        } else if let text = label.text(behind: value) {
          Self.enter(index, text, into: &numbered)
          Self.enter(index, CodeSpelling(text).loose, into: &loose)
        }
        for alias in code.aliases {
          Self.enter(index, CodeSpelling(alias).loose, into: &loose)
          if value.isNumber {
            Self.enter(index, CodeSpelling(code.value + alias).loose, into: &loose)
          }
        }
      }
    }

    private static func enter(_ index: Int, _ key: String, into table: inout [String: Int]) {
      let known = table[key]
      table[key] = known == nil || known == index ? index : ambiguous
    }

    /// The code that a text means, and whether it is written as in the list.
    func find(_ text: String) -> (index: Int, isExact: Bool)? {
      if let index = raw[text] { return (index, true) }
      let spelling = CodeSpelling(text)
      if let index = plain[spelling.plain], index >= 0 { return (index, true) }
      if let index = numbered[spelling.numbered], index >= 0 { return (index, true) }
      if let index = loose[spelling.loose], index >= 0 { return (index, false) }
      return nil
    }
  }

  let list: CodeList
  private let words: Words
  private let outdated: Words

  init(_ list: CodeList) {
    self.list = list
    words = Words(list.codes)
    outdated = Words(list.outdated)
  }

  /// The place of a code in the list, and whether the text is written as there.
  func find(_ text: String) -> (index: Int, isExact: Bool)? { words.find(text) }

  /// The code that the text means.
  func match(_ text: String) -> Match {
    if let found = words.find(text) {
      return found.isExact ? .exact(list.codes[found.index]) : .variant(list.codes[found.index])
    }
    return outdated.find(text).map { .outdated(list.outdated[$0.index]) } ?? .none
  }

  /// The codes closest to a text, nearest first; empty where none is close.
  func nearest(to text: String, maximum: Int = 3) -> [CodeList.Code] {
    let key = Array(CodeSpelling(text).loose.unicodeScalars.prefix(64))
    let ranked = list.codes.enumerated().compactMap { index, code -> (distance: Int, index: Int)? in
      let label = Array(CodeSpelling(code.label).loose.unicodeScalars.prefix(64))
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
