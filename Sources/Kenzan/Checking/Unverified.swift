/// A question that cannot be answered, with the fields that stand in the way.
struct Unverified {
  /// What is said about it.
  var finding: Finding
  /// The slots that are blank, not applicable, in words or unreadable; none where the arithmetic itself fails.
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
    let shown = slots.prefix(6)
    let groups = shown.map { wording.record[$0].state.obstacle }.unique.map { obstacle in
      let named = shown.filter { wording.record[$0].state.obstacle == obstacle }
        .map { Message(both: labels[$0] ?? "") + wording.bracketedCell($0) }
      return Self.cause(.list(named), obstacle)
    }
    let more = slots.count > 6 ? Message.andMore(slots.count - 6) : .nothing
    let list = Message.list(groups) + more
    // A noun takes の before ため, a verb does not: 空欄のため, 読み取れないため.
    let isVerb = slots.count <= 6 && list.ja.hasSuffix("い")
    return Self(ja: list.ja + (isVerb ? "ため" : "のため"), en: list.en)
  }

  /// Ends a list that is cut short.
  static func andMore(_ count: Int) -> Self {
    Self(ja: "ほか\(count)件", en: " and \(count) more")
  }

  private static func cause(_ operands: Message, _ obstacle: Obstacle) -> Self {
    switch obstacle {
    case .blank: Self(ja: "\(operands.ja)が空欄", en: "\(operands.en) is blank")
    case .notApplicable:
      Self(ja: "\(operands.ja)が「－」（該当なし）", en: "\(operands.en) is not applicable")
    case .unreadable: Self(ja: "\(operands.ja)が読み取れない", en: "\(operands.en) cannot be read")
    case .words(let words):
      Self(
        ja: "\(operands.ja)が「\(words)」",
        en: "\(operands.en) says '\(words)', which is no figure"
      )
    case .value:
      Self(ja: "\(operands.ja)の値では計算できない", en: "the value of \(operands.en) gives no result")
    }
  }
}

/// Why a field stands in the way of a verdict.
private enum Obstacle: Hashable {
  case blank, notApplicable, unreadable, value
  case words(String)
}

extension FieldState {
  fileprivate var obstacle: Obstacle {
    switch self {
    case .blank: .blank
    case .notApplicable: .notApplicable
    case .unreadable: .unreadable
    case .words(let words): .words(words)
    case .number, .text, .date, .year, .flag: .value
    }
  }
}
