extension JudgedCheck {
  /// The change as the finding carries it.
  func suggestions(_ change: Change) -> [Finding.Suggestion] {
    change.edits.map { edit in
      Finding.Suggestion(
        field: record.schema.fields[edit.slot].path,
        value: edit.value.description
      )
    }
  }

  /// The change as a question; nothing is ever changed by kenzan itself.
  ///
  /// It stands in a finding about `slot`, which needs no name in it.
  func suggestion(_ change: Change, about slot: Int) -> Message {
    guard let edit = change.edits.first else { return .nothing }
    if change.edits.count > 1 {
      return .exchanged(change.edits.map { named($0.slot) })
    }
    let whose = edit.slot == slot ? Message.nothing : named(edit.slot)
    let field = record.schema.fields[edit.slot]
    let meant = FigureText.text(edit.value, digits: field.facets.digits ?? 0)
    switch change.slip {
    case .digit, .transposition, .exchange: return .mistyped(whose, meant)
    case .sign: return .wrongSign(whose, meant)
    case .factor:
      guard case .number(let stated) = record[edit.slot].state, let unit = field.unit,
        let smaller = Self.smallerUnits[unit], let ratio = stated.ratio(to: edit.value),
        ratio > Rational(500)
      else { return .wrongScale(whose, meant) }
      return .wrongUnit(whose, FigureText.text(stated, unit: smaller), meant, unit, smaller)
    }
  }

  /// What people write by mistake where a unit is asked for.
  private static let smallerUnits = ["千円": "円", "百万円": "千円"]

  private func named(_ slot: Int) -> Message {
    let label =
      wording.labels(of: (judgement.operands + [slot]).unique, beside: check.stated)[slot]
      ?? .nothing
    return (slot == check.stated ? Message(both: field.shortLabel) : label)
      + wording.bracketedCell(slot)
  }
}

extension ExactDecimal {
  fileprivate func ratio(to other: ExactDecimal) -> Rational? {
    Rational(self).divided(by: Rational(other))
  }
}

extension Message {
  /// Whose figure it is, before a question about it; nothing for the stated figure itself.
  private static func subject(_ whose: Message) -> Self {
    whose == .nothing ? .nothing : Self(ja: whose.ja + "は", en: whose.en)
  }

  fileprivate static func mistyped(_ whose: Message, _ meant: Message) -> Self {
    Self(
      ja: "\(subject(whose).ja)\(meant.ja)の打ち間違いではありませんか。",
      en: "Should \(whose == .nothing ? "it" : whose.en) read \(meant.en)?"
    )
  }

  fileprivate static func wrongSign(_ whose: Message, _ meant: Message) -> Self {
    Self(
      ja: "\(subject(whose).ja)符号が逆ではありませんか（\(meant.ja)なら合います）。",
      en: "Is the sign of \(whose == .nothing ? "it" : whose.en) wrong (should it be \(meant.en))?"
    )
  }

  fileprivate static func wrongScale(_ whose: Message, _ meant: Message) -> Self {
    Self(
      ja: "\(subject(whose).ja)桁を間違えていませんか（\(meant.ja)なら合います）。",
      en: "Are digits of \(whose == .nothing ? "it" : whose.en) wrong (should it be \(meant.en))?"
    )
  }

  fileprivate static func wrongUnit(
    _ whose: Message,
    _ stated: Message,
    _ meant: Message,
    _ unit: String,
    _ smaller: String
  ) -> Self {
    Self(
      ja: "\(subject(whose).ja)\(smaller)で記入していませんか（\(stated.ja)なら\(meant.ja)\(unit)）。",
      en: """
        Was \(whose == .nothing ? "it" : whose.en) written in \(smaller) \
        (\(stated.en) is \(meant.en)\(unit))?
        """
    )
  }

  fileprivate static func exchanged(_ cells: [Message]) -> Self {
    let both = Message.joined(cells, by: Message(ja: "と", en: " and "))
    return Self(
      ja: "\(both.ja)の値が入れ替わっていませんか。",
      en: "Were the values of \(both.en) exchanged?"
    )
  }
}
