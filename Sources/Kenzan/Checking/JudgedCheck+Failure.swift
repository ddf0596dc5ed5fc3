extension JudgedCheck {
  /// The finding of a check that fails, with the one change that mends it, where there is one.
  func failure(change: Change?) -> Finding {
    let message = check.message
    let isTemplate = message.map { !MessageTemplate($0.ja).isPlain } ?? false
    let addends = isBreakdown ? FormulaText.addends(of: check.right) : nil
    // The breakdown says already what an author's sentence about a sum can say.
    let sentences: [Message?] = [
      isTemplate ? nil : comparison,
      addends == nil || isTemplate ? author(message) : nil,
      change.map { suggestion($0, about: check.stated) },
      author(check.advice),
    ]
    var finding = finding(check.severity, .fail, message: .sentences(sentences.compactMap { $0 }))
    finding.suggestions = change.map { suggestions($0) } ?? []
    return finding
  }

  private var isBreakdown: Bool {
    guard check.comparison == .equal, check.hasStatedAlone, judgement.expected?.type == .number,
      let addends = FormulaText.addends(of: check.right)
    else { return false }
    return addends.count > 1
  }

  /// What stands there, what was expected and from which cells.
  private var comparison: Message {
    guard check.hasStatedAlone, let expected = judgement.expected else {
      return record[check.stated].state == .blank
        ? .blank(place) : .written(place, wording.value(check.stated))
    }
    let stated = Message.stated(place, wording.value(check.stated))
    if check.comparison == .notEqual { return sameness }
    guard check.comparison == .equal else { return stated + bound(expected) }
    let value = wording.text(of: expected, like: field)
    if isBreakdown, let addends = FormulaText.addends(of: check.right) {
      let filled = addends.filter { wording.state($0) != .blank }
      let parts = operands(filled, joined: Message(ja: "＋", en: " + "))
      return stated + .breakdown(value, difference, parts: parts)
    }
    if judgement.operands.isEmpty { return stated + .constant(value, difference) }
    if case .leaf(.field(let slot)) = check.right {
      return expected.type != .number
        ? stated + .following(from: operand(slot), value)
        : stated + .other(operand(slot), difference)
    }
    return stated + .calculated(formula, value, difference) + sources
  }

  /// How two things that must differ are the same.
  private var sameness: Message {
    guard case .leaf(.field(let slot)) = check.right else {
      return .mustNotBe(place, wording.value(check.stated), isExplained: check.message != nil)
    }
    let other = (labels[slot] ?? .nothing) + wording.bracketedCell(slot)
    return .same(place, wording.value(check.stated), other)
  }

  /// How a comparison that is no equality fails.
  private func bound(_ expected: Scalar) -> Message {
    let value = wording.text(of: expected, like: field)
    if case .leaf(.field(let slot)) = check.right {
      return .bound(check.comparison, operand(slot), difference)
    }
    guard !judgement.operands.isEmpty else {
      return .bound(check.comparison, value, difference)
    }
    let limit = formula.map { Message(ja: "\($0.ja)の\(value.ja)", en: "\($0.en) = \(value.en)") }
    return .bound(check.comparison, limit ?? value, difference) + sources
  }

  private var formula: Message? {
    guard judgement.expected?.type == .number else { return nil }
    return FormulaText(wording: wording, labels: labels).text(check.right)
  }

  private var sources: Message {
    .sources(operands(judgement.operands, joined: Message(ja: "、", en: ", ")))
  }

  /// 36千円多い; nothing where there is no difference of numbers.
  private var difference: Message {
    guard let difference = judgement.difference, !difference.isZero else { return .nothing }
    return .difference(
      wording.figure(difference.magnitude, like: field),
      isMore: !difference.isNegative
    )
  }
}

// MARK: - Messages

extension Message {
  fileprivate static func blank(_ place: Message) -> Self {
    Self(ja: "\(place.ja)が空欄です。", en: "\(place.en) is blank.")
  }

  fileprivate static func written(_ place: Message, _ value: Message) -> Self {
    Self(ja: "\(place.ja)に\(value.ja)と記入されています。", en: "\(place.en) says \(value.en).")
  }

  fileprivate static func stated(_ place: Message, _ value: Message) -> Self {
    Self(ja: "\(place.ja)は\(value.ja)ですが、", en: "\(place.en) states \(value.en), but ")
  }

  fileprivate static func breakdown(
    _ sum: Message,
    _ difference: Message,
    parts: Message
  ) -> Self {
    Self(
      ja: "内訳の合計は\(sum.ja)です\(difference.ja)。内訳: \(parts.ja)。",
      en: "its parts add up to \(sum.en)\(difference.en). Parts: \(parts.en)."
    )
  }

  fileprivate static func constant(_ value: Message, _ difference: Message) -> Self {
    Self(
      ja: "\(value.ja)でなければなりません\(difference.ja)。",
      en: "must be \(value.en)\(difference.en)."
    )
  }

  fileprivate static func other(_ operand: Message, _ difference: Message) -> Self {
    Self(
      ja: "\(operand.ja)と同じでなければなりません\(difference.ja)。",
      en: "must equal \(operand.en)\(difference.en)."
    )
  }

  fileprivate static func following(from operand: Message, _ value: Message) -> Self {
    Self(
      ja: "\(operand.ja)からは\(value.ja)になります。",
      en: "\(operand.en) leads to \(value.en)."
    )
  }

  fileprivate static func calculated(
    _ formula: Message?,
    _ value: Message,
    _ difference: Message
  ) -> Self {
    Self(
      ja: "\(formula.map { $0.ja + "の計算では" } ?? "記入された値からは")"
        + "\(value.ja)になります\(difference.ja)。",
      en: "\(formula.map { $0.en + " gives" } ?? "the entries lead to") "
        + "\(value.en)\(difference.en)."
    )
  }

  fileprivate static func sources(_ operands: Message) -> Self {
    Self(ja: "もとの値: \(operands.ja)。", en: " Entries: \(operands.en).")
  }

  fileprivate static func difference(_ figure: Message, isMore: Bool) -> Self {
    Self(
      ja: "（\(figure.ja)\(isMore ? "多い" : "少ない")）",
      en: " (\(figure.en) too \(isMore ? "much" : "little"))"
    )
  }

  fileprivate static func bound(
    _ comparison: BinaryOperator,
    _ limit: Message,
    _ difference: Message
  ) -> Self {
    switch comparison {
    case .lessOrEqual:
      Self(
        ja: "\(limit.ja)を超えています\(difference.ja)。",
        en: "must not exceed \(limit.en)\(difference.en)."
      )
    case .greaterOrEqual:
      Self(
        ja: "\(limit.ja)を下回っています\(difference.ja)。",
        en: "must not be below \(limit.en)\(difference.en)."
      )
    case .less:
      Self(ja: "\(limit.ja)より小さくなければなりません。", en: "must be less than \(limit.en).")
    default:
      Self(ja: "\(limit.ja)より大きくなければなりません。", en: "must be more than \(limit.en).")
    }
  }

  fileprivate static func same(_ place: Message, _ value: Message, _ other: Message) -> Self {
    Self(
      ja: "\(place.ja)は\(value.ja)で、\(other.ja)と同じです。",
      en: "\(place.en) states \(value.en), the same as \(other.en)."
    )
  }

  /// What must not be is said by the author's sentence, where there is one.
  fileprivate static func mustNotBe(
    _ place: Message,
    _ value: Message,
    isExplained: Bool
  ) -> Self {
    isExplained
      ? Self(ja: "\(place.ja)は\(value.ja)です。", en: "\(place.en) states \(value.en).")
      : Self(
        ja: "\(place.ja)は\(value.ja)ですが、この値であってはなりません。",
        en: "\(place.en) states \(value.en), which it must not."
      )
  }
}
