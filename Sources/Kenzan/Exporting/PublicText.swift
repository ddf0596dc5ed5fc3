/// Finds what may identify a person in free text that is about to be published.
package enum PublicText {
  package enum Kind: String, Sendable, CaseIterable {
    case telephone, mail, address
  }

  /// A part of a text that looks like something of a kind.
  package struct Passage: Sendable, Hashable {
    package var kind: Kind
    /// What was typed.
    package var text: String
  }

  /// What a text seems to contain, each in the order of the text.
  package static func passages(in text: String) -> [Passage] {
    let typed = Array(text.unicodeScalars)
    let scalars = typed.map(narrow)
    return Kind.allCases.flatMap { kind in
      let ranges =
        switch kind {
        case .telephone: TelephoneScan.ranges(in: scalars)
        case .mail: MailScan.ranges(in: scalars)
        case .address: AddressScan.ranges(in: scalars)
        }
      return ranges.map { range in
        var passage = String.UnicodeScalarView()
        passage.append(contentsOf: typed[range])
        return Passage(kind: kind, text: String(passage).trimmed)
      }
    }
  }

  /// ASCII for its wide form, and one hyphen for every dash: a scalar for each, so that places stay.
  private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if "‐‑–—―−－ー".unicodeScalars.contains(scalar) { return "-" }
    if scalar == "\u{3000}" { return " " }
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }
}

/// `name@host.domain`.
private enum MailScan {
  static func ranges(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    scalars.indices.compactMap { place in
      guard scalars[place] == "@" else { return nil }
      let name = scalars[..<place].reversed().prefix { $0.isWord || ".%+-".holds($0) }
      let host = scalars[(place + 1)...].prefix { $0.isWord || ".-".holds($0) }
      let domain = host.split(separator: ".").last ?? []
      guard let last = name.first, last.isWord, host.contains("."), domain.count > 1,
        domain.allSatisfy(\.properties.isAlphabetic)
      else { return nil }
      return (place - name.count)..<host.endIndex
    }
  }
}

/// A postal code after 〒, or a house number: 12番地, 5番6号, 3丁目13, 大字高道祖1234, 本城町3-13.
private enum AddressScan {
  static func ranges(in scalars: [Unicode.Scalar]) -> [Range<Int>] {
    scalars.indices.compactMap { place -> Range<Int>? in
      guard let end = end(in: scalars, from: place) else { return nil }
      return start(in: scalars, before: place)..<end
    }
    .reduce(into: []) { ranges, next in
      // 3丁目13番地 is one address.
      if let last = ranges.last, last.upperBound >= next.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, next.upperBound)
      } else {
        ranges.append(next)
      }
    }
  }

  /// Where an address ends whose telling part begins at a place.
  private static func end(in scalars: [Unicode.Scalar], from place: Int) -> Int? {
    switch scalars[place] {
    case "〒":
      let code = scalars[(place + 1)...].prefix { $0.isDigit || " -".holds($0) }
      return code.count { $0.isDigit } >= 3 ? code.endIndex : nil
    case "大":
      guard scalars.holds("大字", at: place) else { return nil }
      let name = scalars[(place + 2)...].prefix { $0.isIdeograph || $0.isKana }
      let number = scalars[name.endIndex...].prefix { $0.isDigit || $0 == "-" }
      return (1...8).contains(name.count) && !number.isEmpty ? number.endIndex : nil
    case "町", "村": return houseNumber(in: scalars, from: place + 1, dashes: true)
    default:
      guard scalars[place].isNumeral, place == 0 || !scalars[place - 1].isNumeral else {
        return nil
      }
      return houseNumber(in: scalars, from: place, dashes: false)
    }
  }

  /// Reads 12番地, 5番6号 and 3丁目13, or 3-13 where a town stands before it.
  private static func houseNumber(
    in scalars: [Unicode.Scalar],
    from place: Int,
    dashes: Bool
  ) -> Int? {
    let number = scalars[place...].prefix(while: \.isNumeral)
    guard !number.isEmpty, number.count <= 6 else { return nil }
    let end = number.endIndex
    func next(_ place: Int) -> Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }
    if dashes {
      let rest = scalars[place...].prefix { $0.isDigit || $0 == "-" }
      let parts = rest.split(separator: "-", omittingEmptySubsequences: false)
      guard (2...3).contains(parts.count), parts.allSatisfy({ (1...4).contains($0.count) }),
        next(rest.endIndex).map({ !$0.isIdeograph && $0 != "%" }) ?? true
      else { return nil }
      return rest.endIndex
    }
    if scalars.holds("番地", at: end) {
      // 一番地域に is something else.
      return next(end + 2).map { "域元区方帯点理味".holds($0) } == true ? nil : end + 2
    }
    if scalars.holds("丁目", at: end) {
      let house = scalars[(end + 2)...].prefix { $0.isNumeral || $0 == "-" }
      let after = next(house.endIndex)
      let isHouse = after.map { $0 == "番" || !$0.isIdeograph && !"かヶケカ".holds($0) } ?? true
      return !house.isEmpty && isHouse ? house.endIndex : nil
    }
    guard next(end) == "番" else { return nil }
    let second = scalars[(end + 1)...].prefix(while: \.isNumeral)
    guard !second.isEmpty, next(second.endIndex) == "号" else { return nil }
    return next(second.endIndex + 1) == "線" ? nil : second.endIndex + 1
  }

  /// Takes the name of the place before a house number with it, so that a reader knows which one.
  private static func start(in scalars: [Unicode.Scalar], before place: Int) -> Int {
    place - scalars[..<place].reversed().prefix(8).prefix { $0.isIdeograph || $0.isNumeral }.count
  }
}

extension String {
  func holds(_ scalar: Unicode.Scalar) -> Bool { unicodeScalars.contains(scalar) }
}

extension Array<Unicode.Scalar> {
  /// Whether a word stands at a place.
  func holds(_ word: String, at place: Int) -> Bool {
    let word = Array(word.unicodeScalars)
    return place >= 0 && place + word.count <= count
      && word.indices.allSatisfy { self[place + $0] == word[$0] }
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isNumeral: Bool { isDigit || "一二三四五六七八九十".holds(self) }
  fileprivate var isWord: Bool { isASCII && (properties.isAlphabetic || isDigit || self == "_") }
  fileprivate var isIdeograph: Bool { properties.isIdeographic }
  fileprivate var isKana: Bool { (0x3041...0x30FE).contains(value) }
}
