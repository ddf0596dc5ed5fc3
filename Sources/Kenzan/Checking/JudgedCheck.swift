/// A check of one sheet with what came of it, to be made into a finding.
struct JudgedCheck {
  let wording: Wording
  let check: Check
  let judgement: Judgement

  var record: Record { wording.record }
  var field: Field { record.schema.fields[check.stated] }
  var place: Message { wording.place(check.stated) }
  /// What the other fields are called in the message.
  var labels: [Int: Message] { wording.labels(of: judgement.operands, beside: check.stated) }

  /// The finding with the figures of the comparison.
  func finding(_ severity: Severity, _ outcome: Finding.Outcome, message: Message) -> Finding {
    var finding = Finding(
      .check,
      severity,
      at: check.stated,
      of: wording,
      message: message,
      related: judgement.operands
    )
    finding.rule = check.id
    finding.outcome = outcome
    guard check.hasStatedAlone, check.comparison != .notEqual else { return finding }
    finding.expected = judgement.expected.map { wording.plainText(of: $0, like: field) }
    finding.difference = judgement.difference?.text
    return finding
  }

  /// Operands as a reader finds them: 事業経費44（F24）; the unit where it is not that of the field.
  func operands(_ slots: [Int], joined separator: Message) -> Message {
    let labels = wording.labels(of: slots, beside: check.stated)
    let shown = slots.prefix(8).map { slot -> Message in
      let label = labels[slot] ?? .nothing
      let cell = wording.bracketedCell(slot)
      if wording.state(slot) == .blank { return .blankOperand(label + cell) }
      let sameUnit = wording.unit(slot) == field.unit
      return .spaced(label, operandValue(slot, unit: !sameUnit)) + cell
    }
    let more = slots.count > shown.count ? Message.andMore(slots.count - shown.count) : .nothing
    return .joined(shown, by: separator) + more
  }

  /// One operand with its unit: 事業経費44千円（F24）.
  func operand(_ slot: Int) -> Message {
    .spaced(labels[slot] ?? .nothing, operandValue(slot, unit: true))
      + wording.bracketedCell(slot)
  }

  private func operandValue(_ slot: Int, unit: Bool) -> Message {
    switch wording.state(slot) {
    case .notApplicable: Message(both: "「－」")
    default: wording.value(slot, unit: unit)
    }
  }

  /// The author's own sentences, ended as sentences are; `nil` where the schema gives none.
  func author(_ text: Message?) -> Message? {
    guard let text else { return nil }
    let values = MessageTemplate.Values(
      wording: wording,
      stated: check.stated,
      operands: judgement.operands,
      expected: judgement.expected?.number,
      difference: judgement.difference
    )
    return Message(
      ja: MessageTemplate(text.ja).text(values, in: .ja).endedJapanese,
      en: MessageTemplate(text.en).text(values, in: .en).endedEnglish
    )
  }
}

extension Message {
  fileprivate static func blankOperand(_ operand: Message) -> Self {
    Self(ja: "\(operand.ja)は空欄", en: "\(operand.en) is blank")
  }

  /// Two texts with a space between them where the language has one.
  static func spaced(_ left: Message, _ right: Message) -> Self {
    Self(ja: left.ja + right.ja, en: left.en + " " + right.en)
  }
}

extension String {
  fileprivate var endedJapanese: String {
    guard let last = unicodeScalars.last else { return self }
    return ["。", "？", "！", "?", "!"].contains(last) ? self : self + "。"
  }

  fileprivate var endedEnglish: String {
    guard let first = unicodeScalars.first, let last = unicodeScalars.last else { return self }
    let sentence = first.properties.uppercaseMapping + String(unicodeScalars.dropFirst())
    return [".", "?", "!"].contains(last) ? sentence : sentence + "."
  }
}
