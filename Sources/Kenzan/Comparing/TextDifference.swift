/// Two texts that differ, as far as a reader needs them to see where.
///
/// Of long texts only what differs is kept, with some words around it.
struct TextDifference: Equatable {
  private(set) var old: String
  private(set) var new: String

  /// How many characters around what differs are kept.
  private static let around = 16

  /// Keeps texts whole that have no more characters than `room`, and no more than `most` of others.
  init(_ old: String, _ new: String, room: Int = 60, most: Int = 160) {
    self.old = old
    self.new = new
    let (one, two) = (Array(old), Array(new))
    guard max(one.count, two.count) > room else { return }
    let shared = min(one.count, two.count)
    let start = zip(one, two).prefix { $0 == $1 }.count
    let end = zip(one.reversed(), two.reversed()).prefix(shared - start).prefix { $0 == $1 }.count
    let first = Self.beginning(one, before: start)
    self.old = Self.part(one, from: first, without: end, most)
    self.new = Self.part(two, from: first, without: end, most)
  }

  /// Where to begin: behind the end of a sentence, if one is near.
  private static func beginning(_ text: [Character], before start: Int) -> Int {
    let nearest = max(0, start - around)
    let sentence = text[nearest..<start].lastIndex { $0 == "。" || $0.isNewline }
    return sentence.map { $0 + 1 } ?? nearest
  }

  private static func part(
    _ text: [Character],
    from first: Int,
    without end: Int,
    _ most: Int
  ) -> String {
    let wanted = min(text.count, text.count - end + around)
    let last = min(wanted, first + most)
    return (first > 0 ? "…" : "") + String(text[first..<max(first, last)])
      + (last < text.count ? "…" : "")
  }
}

extension ValueChange {
  /// Both sides as people read them, long texts as far as they differ; the row may be in one only.
  func shown(room: Int = 60, most: Int = 160) -> (old: Message, new: Message) {
    if let old, let new, case .text = old.state, case .text = new.state {
      let difference = TextDifference(old.plain, new.plain, room: room, most: most)
      return (.quoted(difference.old), .quoted(difference.new))
    }
    return (side(old, most: most), side(new, most: most))
  }

  private func side(_ side: Side?, most: Int) -> Message {
    guard let side else { return Message(ja: "（行なし）", en: "(no such row)") }
    guard case .text = side.state else { return side.shown }
    let text = side.plain
    return .quoted(text.count > most ? text.prefix(most) + "…" : text)
  }

  /// Both sides as a table shows them, in Japanese and without quotation marks.
  func written(room: Int, most: Int) -> (old: String, new: String) {
    if let old, let new, case .text = old.state, case .text = new.state {
      let difference = TextDifference(old.plain, new.plain, room: room, most: most)
      return (difference.old, difference.new)
    }
    return (old?.written(most: most) ?? Self.noRow, new?.written(most: most) ?? Self.noRow)
  }

  private static let noRow = "（行なし）"
}

extension ValueChange.Side {
  fileprivate func written(most: Int) -> String {
    switch state {
    case .blank: "（空欄）"
    case .notApplicable: "－"
    case .unreadable: plain.isEmpty ? "（読み取れません）" : plain
    case .text, .words: plain.count > most ? plain.prefix(most) + "…" : plain
    case .number, .date, .year, .flag: shown.ja
    }
  }
}

extension Message {
  fileprivate static func quoted(_ text: String) -> Self { Self(ja: "「\(text)」", en: "'\(text)'") }
}
