/// A question that cannot be answered, with the fields that stand in the way.
struct Unverified {
  /// What is said about it.
  var finding: Finding
  /// The slots that are blank, not applicable or unreadable; none where the arithmetic itself fails.
  var causes: [Int]
}

extension Message {
  /// Why something cannot be verified, to be followed by what cannot: R6目標（J19）が空欄のため.
  static func causes(_ slots: [Int], labels: [Int: String], of wording: Wording) -> Self {
    guard !slots.isEmpty else {
      return Self(
        ja: "計算の途中で0で割るか桁があふれるため",
        en: "the calculation divides by zero or overflows"
      )
    }
    let causes = slots.prefix(6).map { slot in
      Self.cause(
        Message(both: labels[slot] ?? "") + wording.bracketedCell(slot),
        wording.record[slot].state
      )
    }
    let more = slots.count > 6 ? Message.andMore(slots.count - 6) : .nothing
    let list = Message.list(causes) + more
    // A noun takes の before ため, a verb does not: 空欄のため, 読み取れないため.
    let isNoun = slots.count > 6 || !list.ja.hasSuffix("い")
    return Self(ja: list.ja + (isNoun ? "のため" : "ため"), en: list.en)
  }

  /// Ends a list that is cut short.
  static func andMore(_ count: Int) -> Self {
    Self(ja: "ほか\(count)件", en: " and \(count) more")
  }

  private static func cause(_ operand: Message, _ state: FieldState) -> Self {
    switch state {
    case .blank: Self(ja: "\(operand.ja)が空欄", en: "\(operand.en) is blank")
    case .notApplicable:
      Self(ja: "\(operand.ja)が「－」（該当なし）", en: "\(operand.en) is not applicable")
    case .unreadable: Self(ja: "\(operand.ja)が読み取れない", en: "\(operand.en) cannot be read")
    case .number, .text, .date, .year, .flag:
      Self(ja: "\(operand.ja)の値では計算できない", en: "the value of \(operand.en) gives no result")
    }
  }
}
