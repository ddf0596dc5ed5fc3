extension JudgedCheck {
  /// The note on a check that holds only because figures are rounded.
  func withinRounding() -> Finding {
    let expected = judgement.expected.map { wording.text(of: $0, like: field) } ?? .nothing
    let text = Message.withinRounding(
      place,
      wording.value(check.stated),
      expected,
      residual: judgement.difference.map { wording.figure($0.magnitude, like: field) },
      width: judgement.width.map { wording.figure($0, like: field) }
    )
    return finding(.info, .withinRounding, message: text)
  }

  /// The note on a check that cannot be judged because of these slots.
  func unverifiable(causes: [Int]) -> Unverified {
    let labels = wording.labels(of: causes, beside: check.stated)
    let text: Message
    if causes.contains(check.stated) {
      text = .statedUnknown(place, record[check.stated].state)
    } else {
      let reason = Message.causes(
        causes,
        labels: labels,
        of: wording,
        because: judgement.impossibility
      )
      text = .unverifiable(subject, reason)
    }
    let sentences = [text, .noMistake, remedy(causes)]
    let finding = finding(.info, .unverifiable, message: .sentences(sentences))
    return Unverified(finding: finding, causes: causes)
  }

  /// The stated text with its cell, as the reader sees it; a figure with its label.
  private var subject: Message {
    guard case .text = record[check.stated].state, let cell = wording.cell(check.stated) else {
      return place
    }
    return .spaced(Message(both: cell), wording.value(check.stated))
  }

  /// What to do about blank cells; the others have nothing to be done or a finding of their own.
  private func remedy(_ causes: [Int]) -> Message {
    // Last year's sheet is not to be changed any more.
    let blank = causes.filter { !record.schema.isPrior($0) && record[$0].state == .blank }
    guard !blank.isEmpty else { return .nothing }
    let fields = blank.map { record.schema.fields[$0] }
    guard fields.allSatisfy({ $0.facets.notApplicable != .forbidden }) else { return .fillIn }
    let labels = fields.map(\.shortLabel).unique.map { Message(both: $0) }
    return .orNotApplicable(.joined(labels, by: Message(ja: "や", en: " or ")))
  }
}

extension Message {
  fileprivate static func withinRounding(
    _ place: Message,
    _ stated: Message,
    _ expected: Message,
    residual: Message?,
    width: Message?
  ) -> Self {
    Self(
      ja: "\(place.ja)は\(stated.ja)、計算では\(expected.ja)です。"
        + "差\(residual?.ja ?? "")は端数の範囲内です\(width.map { "（幅\($0.ja)）" } ?? "")。",
      en: "\(place.en) states \(stated.en), the calculation gives \(expected.en). "
        + "The difference \(residual?.en ?? "") is within rounding"
        + "\(width.map { " (width \($0.en))" } ?? "")."
    )
  }

  fileprivate static func statedUnknown(_ place: Message, _ state: FieldState) -> Self {
    let reason =
      switch state {
      case .blank: Message(ja: "空欄の", en: "is blank")
      case .notApplicable: Message(ja: "「－」（該当なし）の", en: "is not applicable")
      case .words(let words):
        Message(ja: "「\(words)」で数値がない", en: "says '\(words)', which is no figure")
      default: Message(ja: "値が読み取れない", en: "cannot be read")
      }
    return Self(
      ja: "\(place.ja)は\(reason.ja)ため確かめられません。",
      en: "\(place.en) cannot be verified because it \(reason.en)."
    )
  }

  fileprivate static func unverifiable(_ subject: Message, _ causes: Message) -> Self {
    Self(
      ja: "\(subject.ja)は、\(causes.ja)確かめられません。",
      en: "\(subject.en) cannot be verified because \(causes.en)."
    )
  }

  static let noMistake = Self(
    ja: "誤りという意味ではありません。",
    en: "This does not mean that it is wrong."
  )

  fileprivate static let fillIn = Self(ja: "空欄に記入してください。", en: "Fill in what is blank.")

  fileprivate static func orNotApplicable(_ labels: Self) -> Self {
    Self(
      ja: "\(labels.ja)がなければ「－」と記入してください。",
      en: "If there is no \(labels.en), write '－'."
    )
  }
}
