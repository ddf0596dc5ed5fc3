/// A record as the tables ask for it: by role, and in the words of people.
///
/// A figure or text that must not be shown to the audience reads as if nothing stood there.
struct TidyRecord {
  let record: Record
  let path: String
  let isPublic: Bool

  var schema: FormSchema { record.schema }

  /// Whether the audience may see the field.
  func isVisible(_ slot: Int) -> Bool {
    !(isPublic && schema.fields[slot].facets.isInternal)
  }

  /// The first visible field with the role inside the slots, preferring one that is filled in.
  func field(_ role: String, in slots: some Sequence<Int>) -> Int? {
    let fitting = slots.filter { schema.fields[$0].facets.role == role && isVisible($0) }
    return fitting.first { !isBlank($0) && record[$0].state != .notApplicable }
      ?? fitting.first { !isBlank($0) } ?? fitting.first
  }

  func isBlank(_ slot: Int) -> Bool { record[slot].state == .blank }

  /// The groups around a field, the innermost first.
  func groups(around slot: Int) -> [Group] {
    var chain: [Group] = []
    var next = schema.fields[slot].group
    // A chain of parents cannot be longer than the number of groups.
    while let index = next, chain.count < schema.groups.count {
      chain.append(schema.groups[index])
      next = schema.groups[index].parent
    }
    return chain
  }

  /// Where a field stands: `F23`.
  func cell(_ slot: Int?) -> TidyCell {
    .text(slot.flatMap { Wording(record: record).cell($0) })
  }

  func origin(_ slot: Int) -> TidyOrigin? {
    let place = record[slot].table ?? record.sheet
    return record[slot].cell.map { TidyOrigin(path: path, cell: "\(place)!\($0)") }
  }

  /// What a field says, in the words of people: the label of a code, the figure of a number.
  func words(_ slot: Int?) -> TidyCell {
    guard let slot else { return .blank }
    let value = record[slot]
    let text: String? =
      switch value.state {
      case .blank: nil
      case .notApplicable, .unreadable: value.raw
      case .words(let words): words
      case .number(let number): number.description
      case .text(let text): schema.label(of: text, in: schema.fields[slot])
      case .date(let date): date.description
      case .year(let year): year.title
      case .flag(let flag): flag ? "○" : ""
      }
    return .text(text, origin: origin(slot))
  }

  /// The value of a code field as the schema names it, without its label.
  func code(_ slot: Int?) -> TidyCell {
    guard let slot, case .text(let text) = record[slot].state else { return words(slot) }
    return .text(text, origin: origin(slot))
  }

  func number(_ slot: Int?) -> ExactDecimal? {
    guard let slot, case .number(let number) = record[slot].state else { return nil }
    return number
  }

  func numberCell(_ slot: Int?) -> TidyCell {
    .number(number(slot), origin: slot.flatMap { origin($0) })
  }

  /// What stands in a number's place beyond the number: －, 未定, 95%以上.
  func textBesideNumber(_ slot: Int?) -> TidyCell {
    guard let slot else { return .blank }
    let value = record[slot]
    switch value.state {
    case .blank: return .blank
    case .number:
      let says = TidyFigure.saysMore(than: value.raw, unit: schema.fields[slot].unit)
      return .text(says ? value.raw : nil, origin: origin(slot))
    default: return words(slot)
    }
  }
}
