/// How the fields of one sheet are named in messages, and how their values are written there.
struct Wording: Sendable {
  let record: Record

  private var schema: FormSchema { record.schema }

  /// The cell without its worksheet: `F23`, with it where that is another table than the sheet's own;
  /// `nil` where the place is unknown.
  func cell(_ slot: Int) -> String? {
    if record[slot].table != nil { return qualifiedCell(slot) }
    return record[slot].cell.map { record.places[$0] ?? $0.description }
  }

  /// The cell with its worksheet: `Sheet1!F23`.
  func qualifiedCell(_ slot: Int) -> String? {
    if let table = record[slot].table { return record[slot].cell.map { "\(table)!\($0)" } }
    return cell(slot).map { record.sheet + "!" + $0 }
  }

  /// Where and what: F23「総事業費／R6決算額」.
  func place(_ slot: Int) -> Message {
    if schema.isPrior(slot) { return priorPlace(slot) }
    return Message(both: cell(slot) ?? "")
      + quoted(schema.fields[slot].label, afterCell: cell(slot) != nil)
  }

  /// A text in quotation marks: 「適切」, '適切'.
  func quoted(_ text: String, afterCell: Bool = false) -> Message {
    Message(ja: "「\(text)」", en: (afterCell ? " " : "") + "'\(text)'")
  }

  /// The cell in brackets: （F24）; nothing where the place is unknown.
  func bracketedCell(_ slot: Int) -> Message {
    guard let cell = cellText(slot) else { return .nothing }
    return Message(ja: "（\(cell.ja)）", en: " (\(cell.en))")
  }

  /// The cell as a message names it, with its file where it is one of last year's.
  func cellText(_ slot: Int) -> Message? {
    schema.isPrior(slot) ? priorCell(slot) : cell(slot).map { Message(both: $0) }
  }

  /// The value as a reader would say it, with its unit unless it is left out.
  func value(_ slot: Int, unit: Bool = true) -> Message {
    schema.isPrior(slot)
      ? priorValue(slot, unit: unit)
      : value(record[slot], of: schema.fields[slot], in: schema, unit: unit)
  }

  /// The value of a field of any form.
  func value(
    _ value: FieldValue,
    of field: Field,
    in schema: FormSchema,
    unit: Bool
  ) -> Message {
    switch value.state {
    case .blank: Message(ja: "空欄", en: "blank")
    case .notApplicable: Message(ja: "「－」（該当なし）", en: "'－' (not applicable)")
    case .unreadable: quoted(Self.excerpt(value.raw))
    case .words(let words): quoted(words)
    case .number(let number):
      FigureText.text(number, digits: field.facets.digits ?? 0, unit: unit ? field.unit : nil)
    case .text(let text): quoted(Self.excerpt(schema.label(of: text, in: field)))
    case .date(let date): Self.text(of: date)
    case .year(let year): Message(ja: year.title, en: year.key)
    case .flag(let set): Message(ja: set ? "印あり" : "印なし", en: set ? "ticked" : "not ticked")
    }
  }

  /// The value as programs read it: a decimal text, a code's label, an ISO date.
  func plainValue(_ slot: Int) -> String {
    plainValue(record[slot], of: schema.fields[slot], in: schema)
  }

  /// The value of a field of any form.
  func plainValue(_ value: FieldValue, of field: Field, in schema: FormSchema) -> String {
    switch value.state {
    case .blank: ""
    case .notApplicable: "－"
    case .unreadable: value.raw
    case .words(let words): words
    case .number(let number): number.description
    case .text(let text): schema.label(of: text, in: field)
    case .date(let date): date.description
    case .year(let year): year.key
    case .flag(let set): String(set)
    }
  }

  /// What people read and write for a value of a code field; other texts as they are.
  func label(ofCode value: String, in field: Field) -> String {
    schema.label(of: value, in: field)
  }

  /// The fields involved, for the finding's `related`.
  func operands(_ slots: [Int]) -> [Finding.Operand] {
    slots.flatMap { slot in
      if schema.isPrior(slot) { return priorOperands(slot) }
      return [
        Finding.Operand(
          field: schema.fields[slot].path,
          label: schema.fields[slot].label,
          cell: qualifiedCell(slot),
          value: plainValue(slot)
        )
      ]
    }
  }

  /// The beginning of a text that is too long to be quoted whole.
  static func excerpt(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 40 ? line.prefix(40) + "…" : line
  }

  static func text(of date: CalendarDate) -> Message {
    Message(ja: "\(date.eraYear)年\(date.month)月\(date.day)日", en: date.description)
  }
}

extension CalendarDate {
  /// The year as Japanese dates give it: 令和3, 平成31 until April 2019; the Western one before 昭和2.
  fileprivate var eraYear: String {
    let (era, first): (String, Int) =
      switch year * 10_000 + month * 100 + day {
      case 2019_05_01...: ("令和", 2019)
      case 1989_01_08...: ("平成", 1989)
      case 1927_01_01...: ("昭和", 1926)
      default: ("", 1)
      }
    let number = year - first + 1
    return era + (number == 1 && !era.isEmpty ? "元" : String(number))
  }
}

// MARK: - Labels

extension Wording {
  /// Short labels for fields that stand in one message; full ones where short ones would be equal.
  func labels(of slots: [Int], beside stated: Int) -> [Int: Message] {
    let own = slots.filter { !schema.isPrior($0) }
    var users: [String: Int] = [:]
    for slot in own { users[shortLabel(slot, beside: stated), default: 0] += 1 }
    var labels: [Int: Message] = [:]
    for slot in own {
      let short = shortLabel(slot, beside: stated)
      labels[slot] = Message(both: users[short] == 1 ? short : schema.fields[slot].label)
    }
    for slot in slots where schema.isPrior(slot) { labels[slot] = priorLabel(slot) }
    return labels
  }

  /// The field's own label in the group of the stated field, `R6目標` in another year of a group.
  private func shortLabel(_ slot: Int, beside stated: Int) -> String {
    let field = schema.fields[slot]
    guard !field.facets.ownLabel.isEmpty else { return field.label }
    if field.group == schema.fields[stated].group { return field.facets.ownLabel }
    guard let group = field.group, schema.groups.indices.contains(group),
      let year = schema.groups[group].year
    else { return field.label }
    return year.key + field.facets.ownLabel
  }
}
