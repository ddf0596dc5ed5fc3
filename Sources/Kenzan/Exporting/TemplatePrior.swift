/// What last year's sheets say of forms that are sent out: what was reported then and holds still.
///
/// Names and codes are begun with; figures that the form's rules hold against last year's sheet, and
/// those of years that were over then, are settled.
struct TemplatePrior {
  /// One sheet of last year with the fields that this year's form takes from it.
  private struct Sheet {
    var record: Record
    var form: PriorForm
    var carried: CarriedFields
    /// The keys under which it goes on.
    var successors: [[String]]
  }

  private let schema: FormSchema
  private let renames: RenameMap?
  private var sheets: [Sheet] = []
  private var succession = Succession<Int>()
  /// What a person should know of last year's sheets.
  private(set) var notes: [Message] = []

  init(_ schema: FormSchema, _ prior: PriorSheets) {
    self.schema = schema
    renames = prior.renames
    var known: [String: (form: PriorForm, carried: CarriedFields)] = [:]
    for file in prior.files {
      switch file.outcome {
      case .refused: notes.append(.unreadable(file.path))
      case .ignored: break
      case .sheets(let readings):
        for reading in readings {
          guard case .record(let record, _) = reading.outcome, record.schema.id == schema.id,
            record.schema.year == schema.year.advanced(by: -1)
          else {
            if reading.isSubmission { notes.append(.notTaken(file.path, reading.sheet, schema)) }
            continue
          }
          let pair = known[record.schema.version] ?? Self.pair(schema, record.schema)
          known[record.schema.version] = pair
          if !add(record, pair.form, pair.carried) {
            notes.append(.withoutKey(file.path, reading.sheet))
          }
        }
      }
    }
  }

  private static func pair(
    _ now: FormSchema,
    _ then: FormSchema
  ) -> (form: PriorForm, carried: CarriedFields) {
    (PriorForm(now: now, then: then), CarriedFields(now: now, then: then))
  }

  private mutating func add(_ record: Record, _ form: PriorForm, _ carried: CarriedFields) -> Bool {
    guard let slots = form.key, !slots.isEmpty else { return false }
    let key = slots.compactMap { record[$0].state.matchingText }
    guard key.count == slots.count else { return false }
    let successors = PriorNaming(form: form, renames: renames).successors(of: slots, in: record)
    succession.add(sheets.count, key: key, successors: successors)
    let sheet = Sheet(record: record, form: form, carried: carried, successors: successors)
    sheets.append(sheet)
    return true
  }

  /// The forms of a list with what last year's sheets add; where there is no list, one for every sheet
  /// that goes on.
  mutating func fills(_ list: [FormFill]) -> [FormFill] {
    var fills = list.isEmpty ? continuing() : list
    var new: [String] = []
    var changed: [String] = []
    var keys: Set<[String]> = []
    for index in fills.indices {
      if !list.isEmpty { fills[index].locked.formUnion(fills[index].values.keys) }
      guard let key = fills[index].key(of: schema) else {
        new.append("\(index + 1)")
        continue
      }
      keys.insert(key)
      let name = key.joined(separator: "／")
      switch succession[key] {
      case .none: new.append(name)
      case .one(let number): fills[index].add(carried(from: sheets[number]))
      case .merged, .split, .doubled: changed.append(name)
      }
      fills[index].locked.formUnion(schema.key)
    }
    if !new.isEmpty { notes.append(.new(new)) }
    if !changed.isEmpty { notes.append(.notDivided(changed)) }
    let ended = succession.unclaimed(by: keys).unique.sorted()
      .compactMap { sheets[$0].record.keyText }
    if !ended.isEmpty { notes.append(.ended(ended)) }
    return fills
  }

  /// A form for every key under which a sheet goes on, with the key alone.
  private func continuing() -> [FormFill] {
    var known: Set<[String]> = []
    return sheets.flatMap { sheet in
      sheet.successors.filter { known.insert($0).inserted }.map { key in
        var fill: FormFill = [:]
        let slots = sheet.form.key ?? []
        let isSame = key == slots.map { sheet.record[$0].state.matchingText ?? "" }
        for (index, slot) in schema.key.enumerated() where slots.indices.contains(index) {
          fill.values[slot] = isSame ? sheet.record[slots[index]].state : .text(key[index])
        }
        return fill
      }
    }
  }

  private func carried(from sheet: Sheet) -> FormFill {
    let naming = PriorNaming(form: sheet.form, renames: renames)
    var fill: FormFill = [:]
    for (slot, source) in sheet.carried.slots {
      let state = naming.newState(of: source, in: sheet.record) ?? sheet.record[source].state
      guard state.canBeSent, schema.takes(state, at: slot) else { continue }
      fill.values[slot] = state
    }
    for slot in schema.within.keys.sorted() {
      // A cell for several fields is begun with only where it can be written whole.
      let text = schema.sharedText(of: slot) { fill.values[$0] ?? .blank }
      guard case .unwritable = text else { continue }
      for place in [slot] + (schema.within[slot] ?? []) { fill.values[place] = nil }
    }
    fill.locked = sheet.carried.settled.intersection(fill.values.keys)
    return fill
  }
}

extension FieldState {
  /// Whether it says something that may stand in a form to be filled in.
  fileprivate var canBeSent: Bool {
    switch self {
    case .blank, .unreadable: false
    default: true
    }
  }
}

extension FormSchema {
  /// Whether a choice is still one of the form's; everything else fits any field.
  fileprivate func takes(_ state: FieldState, at slot: Int) -> Bool {
    guard case .text(let text) = state, fields[slot].type == .code,
      let list = codes(of: fields[slot]), !fields[slot].facets.isMultiple
    else { return true }
    return list.codes.contains { $0.value == text }
  }
}

extension SheetReading {
  /// Whether it is a sheet that somebody handed in, of this form or another.
  fileprivate var isSubmission: Bool { if case .ignored = outcome { false } else { true } }
}

extension Message {
  fileprivate static func unreadable(_ path: String) -> Message {
    Message(
      ja: "前年度のファイル「\(path)」は読み込めないため、記入に使っていません。",
      en: "last year's file '\(path)' cannot be read, and nothing was taken from it"
    )
  }

  fileprivate static func notTaken(_ path: String, _ sheet: String, _ schema: FormSchema) -> Message
  {
    Message(
      ja: "「\(path)」のシート「\(sheet)」は、\(schema.year.title)の前の年度の「\(schema.title)」として読めないため、"
        + "記入に使っていません。",
      en: "the worksheet '\(sheet)' of '\(path)' cannot be read as \(schema.id) of the year before "
        + "\(schema.year.key), and nothing was taken from it"
    )
  }

  fileprivate static func withoutKey(_ path: String, _ sheet: String) -> Message {
    Message(
      ja: "「\(path)」のシート「\(sheet)」は、どの事業のシートか分からないため（番号が空欄など）、記入に使っていません。",
      en: "the worksheet '\(sheet)' of '\(path)' does not say whose it is, "
        + "and nothing was taken from it"
    )
  }

  fileprivate static func new(_ keys: [String]) -> Message {
    Message(
      ja: "前年度のシートがないもの（新規）は\(keys.count)件です: \(keys.joined(separator: "、"))",
      en: "without a sheet of last year, new: \(keys.joined(separator: ", "))"
    )
  }

  fileprivate static func notDivided(_ keys: [String]) -> Message {
    Message(
      ja: "統合、分割されたか、前年度に同じ番号のシートがいくつもあるため、前年度の内容を写していないものは"
        + "\(keys.count)件です: \(keys.joined(separator: "、"))",
      en: "merged, split or twice among last year's sheets, of which nothing was taken over: "
        + keys.joined(separator: ", ")
    )
  }

  fileprivate static func ended(_ keys: [String]) -> Message {
    Message(
      ja: "前年度のシートがあり、今年度の様式を作っていないものは\(keys.count)件です: "
        + keys.joined(separator: "、"),
      en: "with a sheet of last year but no form of this year: \(keys.joined(separator: ", "))"
    )
  }
}
