extension MessageTemplate {
  /// What the placeholders of one judged check stand for.
  struct Values {
    let wording: Wording
    /// The stated field.
    let stated: Int
    /// The other fields in the order of the formula.
    let operands: [Int]
    let expected: Rational?
    let difference: Rational?

    var schema: FormSchema { wording.record.schema }
  }

  /// The sentence in a language; what a placeholder cannot give is left out.
  func text(_ values: Values, in language: Language) -> String {
    var text = ""
    for piece in pieces {
      switch piece {
      case .text(let part), .unknown(let part): text += part
      case .placeholder(let subject, let form):
        text += values.text(of: subject, as: form)?[language] ?? ""
      }
    }
    // A cell whose place is unknown leaves empty brackets behind.
    return text.removing("（）").removing(" ()")
  }

  /// The placeholders that stand for nothing in a check on this field with these operands.
  package func unknownPlaceholders(
    stated: Int,
    operands: [Int],
    in schema: FormSchema
  ) -> [String] {
    pieces.compactMap { piece in
      switch piece {
      case .text: nil
      case .unknown(let text): text
      case .placeholder(.operand(let index), _):
        operands.indices.contains(index) ? nil : "{\(index + 1)}"
      case .placeholder(.path(let path), _):
        schema.slot(of: path, from: stated) == nil ? "{\(path)}" : nil
      case .placeholder: nil
      }
    }
  }
}

extension MessageTemplate.Values {
  fileprivate func text(
    of subject: MessageTemplate.Subject,
    as form: MessageTemplate.Form
  ) -> Message? {
    switch subject {
    case .stated: text(ofField: stated, as: form)
    case .expected: text(of: expected, as: form)
    case .difference: text(of: difference?.magnitude, as: form)
    case .operand(let index):
      operands.indices.contains(index) ? text(ofField: operands[index], as: form) : nil
    case .path(let path):
      schema.slot(of: path, from: stated).flatMap { text(ofField: $0, as: form) }
    }
  }

  private func text(ofField slot: Int, as form: MessageTemplate.Form) -> Message? {
    let field = schema.field(of: slot)
    switch form {
    case .value: return wording.value(slot)
    case .number: return wording.value(slot, unit: false)
    case .raw: return Message(both: wording.raw(slot))
    case .cell: return wording.cellText(slot)
    case .label: return schema.isPrior(slot) ? wording.priorLabel(slot) : Message(both: field.label)
    case .short: return Message(both: field.shortLabel)
    case .place: return wording.place(slot)
    case .ratio, .divided: return text(of: number(slot), as: form)
    }
  }

  private func text(of number: Rational?, as form: MessageTemplate.Form) -> Message? {
    guard let number else { return nil }
    let field = schema.fields[stated]
    switch form {
    case .value: return wording.figure(number, like: field)
    case .number, .raw: return wording.figure(number, like: field, unit: false)
    case .ratio:
      guard let ratio = self.number(stated)?.divided(by: number) else { return nil }
      return ratio.coarse.map { FigureText.text($0) }
    case .divided(let divisor):
      return number.divided(by: Rational(divisor))?.decimal(places: field.facets.digits ?? 0)
        .map { FigureText.text($0) }
    case .cell, .label, .short, .place: return nil
    }
  }

  private func number(_ slot: Int) -> Rational? { wording.number(slot) }
}

extension Rational {
  /// As exact as a reader wants a multiple: 776, 1.4, 0.07.
  fileprivate var coarse: ExactDecimal? {
    magnitude >= Rational(10)
      ? decimal(places: 0) : decimal(places: magnitude >= Rational(1) ? 1 : 2)
  }
}

extension FormSchema {
  /// The field that a name means, from the group of a field outwards, as in its formulas; of last
  /// year's sheet only what a formula asks for.
  fileprivate func slot(of name: String, from stated: Int) -> Int? {
    if name.hasPrefix(FormulaCompiler.priorPrefix) {
      let rest = String(name.dropFirst(FormulaCompiler.priorPrefix.count))
      return slot(of: rest, from: stated).flatMap { slot in
        priors.firstIndex { $0.slot == slot && !$0.isOfRange }.map { fields.count + $0 }
      }
    }
    var next = fields[stated].group
    while let index = next, groups.indices.contains(index) {
      if let slot = slot(of: groups[index].path.appending(name)) { return slot }
      next = groups[index].parent
    }
    return slot(of: FieldPath(name))
  }
}

extension String {
  fileprivate func removing(_ part: String) -> String {
    split(separator: part, omittingEmptySubsequences: false).joined()
  }
}
