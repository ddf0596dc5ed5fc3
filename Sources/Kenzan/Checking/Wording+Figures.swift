extension Wording {
  /// A calculated figure as the field would state it; one that no decimal holds is said to be about so.
  func figure(_ number: Rational, like field: Field, unit: Bool = true) -> Message {
    let digits = field.facets.digits ?? 0
    let shown = unit ? field.unit : nil
    if let exact = number.decimal, exact.scale <= max(digits, 6) {
      return FigureText.text(exact, digits: digits, unit: shown)
    }
    guard let near = number.decimal(places: digits + 3) else { return Message(both: number.text) }
    return Message(ja: "約", en: "about ") + FigureText.text(near, digits: digits, unit: shown)
  }

  /// A calculated value as the field would state it.
  func text(of value: Scalar, like field: Field) -> Message {
    switch value {
    case .number(let number): figure(number, like: field)
    case .text(let text): quoted(Self.excerpt(label(ofCode: text, in: field)))
    case .boolean(let truth): Message(ja: truth ? "はい" : "いいえ", en: truth ? "yes" : "no")
    case .date(let date): Self.text(of: date)
    case .year(let year): Message(ja: year.title, en: year.key)
    }
  }

  /// A calculated value as programs read it.
  func plainText(of value: Scalar, like field: Field) -> String {
    if case .text(let text) = value { return label(ofCode: text, in: field) }
    return value.description
  }

  /// The choice that a condition names or leaves over, to be taken if the field it asks is wrong.
  func alternative(to condition: Expression<FieldOperand>) -> Message? {
    guard case .binary(let comparison, .leaf(.field(let slot)), .text(let value)) = condition else {
      return nil
    }
    let field = record.schema.fields[slot]
    switch comparison {
    case .notEqual: return quoted(label(ofCode: value, in: field))
    case .equal:
      guard let list = record.schema.codes(of: field),
        list.codes.count == 2, let other = list.codes.first(where: { $0.value != value })
      else { return nil }
      return quoted(other.label)
    default: return nil
    }
  }
}
