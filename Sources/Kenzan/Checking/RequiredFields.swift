/// Finds the fields that must be filled in and are not.
///
/// A block that is blank as a whole is one finding that names its fields; otherwise every missing
/// field is one.
struct RequiredFields {
  let wording: Wording

  private var record: Record { wording.record }
  private var schema: FormSchema { wording.record.schema }

  /// Blank fields with the condition that demands them; `nil` where they are always demanded.
  private struct Demand {
    var slots: [Int]
    var condition: Expression<FieldOperand>?
    /// The blank groups that hold them, as indices into the schema's groups.
    var groups: [Int] = []
  }

  /// What is missing, and what cannot be told to be missing, each in the order of the form.
  func findings() -> (missing: [Finding], undecided: [Unverified]) {
    var missing: [Demand] = []
    var undecided: [(causes: [Int], slots: [Int])] = []
    for field in schema.fields where record[field.slot].state == .blank {
      guard !record.isLater(field.slot), exists(group: field.group) else { continue }
      switch need(of: field) {
      case .no: continue
      case .yes(let condition): missing.append(Demand(slots: [field.slot], condition: condition))
      case .unknown(let causes) where causes.contains(where: record.isLater): continue
      case .unknown(let causes):
        if let index = undecided.firstIndex(where: { $0.causes == causes }) {
          undecided[index].slots.append(field.slot)
        } else {
          undecided.append((causes, [field.slot]))
        }
      }
    }
    return (
      blocks(of: missing).map(finding),
      undecided.map {
        Unverified(finding: doubt(of: $0.slots, causes: $0.causes), causes: $0.causes)
      }
    )
  }

  private enum Need {
    case no
    case yes(Expression<FieldOperand>?)
    case unknown(causes: [Int])
  }

  private func need(of field: Field) -> Need {
    switch field.facets.required {
    case .never: .no
    case .always: .yes(nil)
    case .when(let condition):
      switch record.truth(of: condition) {
      case .yes: .yes(condition)
      case .no: .no
      case .unknown(let causes): .unknown(causes: causes)
      }
    }
  }

  /// Whether the group and those around it exist: an optional one does only when a cell is filled.
  private func exists(group index: Int?) -> Bool {
    var next = index
    while let index = next, schema.groups.indices.contains(index) {
      let group = schema.groups[index]
      if group.isOptional, isBlank(group) { return false }
      next = group.parent
    }
    return true
  }

  private func isBlank(_ group: Group) -> Bool {
    !group.fields.contains { record.isFilled($0) }
  }
}

// MARK: - Blocks

extension RequiredFields {
  /// Joins what is missing in blocks that are blank as a whole; years of one block go together.
  private func blocks(of missing: [Demand]) -> [Demand] {
    var blocks: [Demand] = []
    var places: [String: Int] = [:]
    for demand in missing {
      guard let slot = demand.slots.first, let index = blankGroup(around: slot) else {
        blocks.append(demand)
        continue
      }
      let group = schema.groups[index]
      let stem =
        group.key == nil
        ? group.path.description : group.path.segments.dropLast().joined(separator: ".") + ".*"
      if let place = places[stem] {
        blocks[place].slots += demand.slots
        if blocks[place].groups.last != index { blocks[place].groups.append(index) }
        if blocks[place].condition != demand.condition { blocks[place].condition = nil }
      } else {
        places[stem] = blocks.count
        blocks.append(Demand(slots: demand.slots, condition: demand.condition, groups: [index]))
      }
    }
    return blocks
  }

  /// The outermost group around a field in which nothing at all is filled in.
  private func blankGroup(around slot: Int) -> Int? {
    var outermost: Int?
    var next = schema.fields[slot].group
    while let index = next, schema.groups.indices.contains(index) {
      if isBlank(schema.groups[index]) { outermost = index }
      next = schema.groups[index].parent
    }
    return outermost
  }

  private func finding(_ demand: Demand) -> Finding {
    let first = demand.slots.first ?? 0
    let message =
      demand.slots.count == 1
      ? Message.sentences([
        .blank(wording.place(first)), reason(demand), .orNotApplicable(schema.fields[first]),
      ])
      : Message.sentences([blankBlocks(demand), reason(demand)])
    return Finding(
      .required,
      .error,
      at: first,
      of: wording,
      message: message,
      related: demand.slots.dropFirst() + (demand.condition?.slots ?? [])
    )
  }

  /// Names the blocks and their fields; of several years the fields once.
  private func blankBlocks(_ demand: Demand) -> Message {
    let blocks = demand.groups.map { wording.quoted(schema.groups[$0].blockName) }
    let fields: [Message]
    if demand.groups.count == 1 {
      fields = demand.slots.map {
        Message(both: schema.fields[$0].shortLabel) + wording.bracketedCell($0)
      }
    } else {
      var labels: [String] = []
      for slot in demand.slots where !labels.contains(schema.fields[slot].shortLabel) {
        labels.append(schema.fields[slot].shortLabel)
      }
      fields = labels.map { Message(both: $0) }
    }
    return .blankBlock(.joined(blocks, by: Message(ja: "", en: ", ")), .list(fields))
  }

  /// Why the fields are demanded: what the condition's fields say, and what to do if that is wrong.
  private func reason(_ demand: Demand) -> Message {
    guard let condition = demand.condition else { return .fillIn }
    let slots = condition.slots
    guard let first = slots.first, let stated = demand.slots.first else { return .fillIn }
    let labels = wording.labels(of: slots, beside: stated)
    let states = slots.map { slot in
      Message.state(
        (labels[slot] ?? .nothing) + wording.bracketedCell(slot),
        wording.value(slot)
      )
    }
    var sentences = [Message.demanded(by: .list(states))]
    if slots.count == 1, let other = wording.alternative(to: condition) {
      sentences.append(.otherwise(other, label: labels[first] ?? .nothing))
    }
    return .sentences(sentences)
  }

  private func doubt(of slots: [Int], causes: [Int]) -> Finding {
    let first = slots.first ?? 0
    let labels = wording.labels(of: causes, beside: first)
    let fields = slots.prefix(8).map { wording.place($0) }
    let more = slots.count > 8 ? Message.andMore(slots.count - 8) : .nothing
    var finding = Finding(
      .required,
      .info,
      at: first,
      of: wording,
      message: .undecided(.list(fields) + more, .causes(causes, labels: labels, of: wording)),
      related: slots.dropFirst() + causes
    )
    finding.outcome = .unverifiable
    return finding
  }
}

extension Group {
  /// The label with the key of the block, unless it says it already: 事業費／R9予定.
  fileprivate var blockName: String {
    let key = key ?? year?.key
    guard let key, !label.contains(key) else { return label }
    let name = key + (stage ?? "")
    return label.isEmpty ? name : label + "／" + name
  }
}

// MARK: - Messages

extension Message {
  fileprivate static func blank(_ place: Message) -> Self {
    Self(ja: "\(place.ja)が空欄です。", en: "\(place.en) is blank.")
  }

  fileprivate static let fillIn = Self(ja: "記入してください。", en: "Fill it in.")

  fileprivate static func orNotApplicable(_ field: Field) -> Self {
    guard field.facets.notApplicable != .forbidden else { return .nothing }
    return Self(
      ja: "該当しないときは「－」と記入してください。",
      en: "If it does not apply, write '－'."
    )
  }

  fileprivate static func blankBlock(_ blocks: Message, _ fields: Message) -> Self {
    Self(
      ja: "\(blocks.ja)の欄がすべて空欄です（\(fields.ja)）。",
      en: "Everything in \(blocks.en) is blank (\(fields.en))."
    )
  }

  fileprivate static func state(_ operand: Message, _ value: Message) -> Self {
    Self(ja: "\(operand.ja)が\(value.ja)", en: "\(operand.en) is \(value.en)")
  }

  fileprivate static func demanded(by states: Message) -> Self {
    Self(ja: "\(states.ja)のため記入が必要です。", en: "It is needed because \(states.en).")
  }

  fileprivate static func otherwise(_ other: Message, label: Message) -> Self {
    Self(
      ja: "\(other.ja)なら\(label.ja)を直してください。",
      en: "If it should be \(other.en), correct \(label.en)."
    )
  }

  fileprivate static func undecided(_ fields: Message, _ causes: Message) -> Self {
    Self(
      ja: "\(fields.ja)は空欄ですが、\(causes.ja)記入が必要かどうか判定できません。",
      en: "\(fields.en) is blank, but whether it is needed cannot be told because \(causes.en)."
    )
  }
}
