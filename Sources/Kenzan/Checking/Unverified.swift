/// A question that cannot be answered, with the fields that stand in the way.
struct Unverified {
  /// What is said about it.
  var finding: Finding
  /// The slots that are blank, not applicable, in words or unreadable; none where the arithmetic itself fails.
  var causes: [Int]
}

extension Message {
  /// Why something cannot be verified, to be followed by what cannot: R6目標（J19）が空欄のため.
  static func causes(
    _ slots: [Int],
    labels: [Int: Message],
    of wording: Wording,
    because impossibility: Impossibility? = nil
  ) -> Self {
    guard !slots.isEmpty else {
      return Self(
        ja: "計算の途中で0で割るか桁があふれるため",
        en: "the calculation divides by zero or overflows"
      )
    }
    let shown = slots.prefix(6)
    let groups = shown.map { wording.state($0).obstacle }.unique.map { obstacle in
      let named = shown.filter { wording.state($0).obstacle == obstacle }
        .map { (labels[$0] ?? .nothing) + wording.bracketedCell($0) }
      return Self.cause(.list(named), obstacle, impossibility)
    }
    let more = slots.count > 6 ? Message.andMore(slots.count - 6) : .nothing
    let list = Message.list(groups) + more
    // A noun or a number takes の before ため, a verb does not: 空欄のため, 読み取れないため.
    let isVerb = slots.count <= 6 && list.ja.hasSuffix("い")
    return Self(ja: list.ja + (isVerb ? "ため" : "のため"), en: list.en)
  }

  /// Ends a list that is cut short.
  static func andMore(_ count: Int) -> Self {
    Self(ja: "ほか\(count)件", en: " and \(count) more")
  }

  private static func cause(
    _ operands: Message,
    _ obstacle: Obstacle,
    _ impossibility: Impossibility?
  ) -> Self {
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
    case .value: impossible(operands, impossibility)
    }
  }

  /// What known figures make impossible.
  private static func impossible(_ operands: Message, _ impossibility: Impossibility?) -> Self {
    let (ja, en) = (operands.ja, operands.en)
    return switch impossibility {
    case .zeroTarget:
      Self(ja: "\(ja)が0で達成率を計算できない", en: "\(en) is 0 and leaves no rate of achievement")
    case .targetIsBaseline:
      Self(ja: "\(ja)が同じ値で達成率を計算できない", en: "\(en) are equal and leave no rate of achievement")
    case .zeroActual:
      Self(ja: "\(ja)が0で達成率を計算できない", en: "\(en) is 0 and leaves no rate of achievement")
    case .zeroBefore: Self(ja: "\(ja)が0で伸び率を計算できない", en: "\(en) is 0 and leaves no growth")
    case .zeroDivisor: Self(ja: "\(ja)による割る数が0で計算できない", en: "\(en) makes a divisor of 0")
    case .unknownDirection: Self(ja: "\(ja)が0", en: "\(en) is 0")
    case nil: Self(ja: "\(ja)の値では計算できない", en: "the value of \(en) gives no result")
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
