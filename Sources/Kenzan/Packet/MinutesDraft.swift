/// The draft of the minutes: the form with what is known of the meeting, its members and their opinions.
///
/// Every text is read by the form's own reader, as if somebody had typed it.
struct MinutesDraft {
  /// What a row of a list is made of: what its texts may say, and which opinion it is.
  struct Row {
    var values: [String: String]
    var opinion: (sheet: Int, slot: Int)?
  }

  let part: MinutesPart
  let schema: FormSchema
  private(set) var fills: [Int: FieldState] = [:]
  /// Where an opinion was written, by the slot of the draft that holds it.
  private(set) var origins: [Int: (sheet: Int, slot: Int)] = [:]
  /// What does not fit, with the line of its fill.
  private(set) var misfits: [(line: Int, code: Finding.Code, Severity, Message)] = []
  private let reader: ValueReader

  /// Fills the form in; `rows` are what lists are made of.
  init(
    _ part: MinutesPart,
    schema: FormSchema,
    meeting: [String: String],
    rows: [MinutesPart.Each: [Row]]
  ) {
    self.part = part
    self.schema = schema
    reader = ValueReader(schema: schema)
    var full: Set<Int> = []
    for fill in part.fills {
      guard let each = fill.each else {
        if let slot = schema.slot(of: FieldPath(fill.field)) { put(meeting, fill, at: slot) }
        continue
      }
      guard let column = schema.listColumns.first(where: { $0.pattern == fill.field }) else {
        continue
      }
      let rows = rows[each] ?? []
      for (slot, row) in zip(column.slots, rows) {
        put(meeting.merging(row.values) { $1 }, fill, at: slot)
        if fills[slot] != nil, fill.text.places == ["opinion.text"] { origins[slot] = row.opinion }
      }
      if rows.count > column.slots.count, full.insert(column.list).inserted {
        let left = rows[column.slots.count...].map { $0.values["\(each.rawValue).number"] ?? "" }
        misfits.append(
          (
            fill.line, .minutesRoom, .error,
            .noRoom(schema.lists[column.list], rows.count, each, left)
          )
        )
      }
    }
  }

  private mutating func put(_ values: [String: String], _ fill: MinutesPart.Fill, at slot: Int) {
    let text = fill.text.filled(with: values).trimmed
    if let state = state(of: text, at: slot) {
      fills[slot] = state
      if let excess = excess(of: state, at: slot) {
        misfits.append((fill.line, .minutesValue, .warning, excess))
      }
    } else if let other = fill.otherwise, let state = state(of: other, at: slot) {
      fills[slot] = state
    } else if !text.isEmpty {
      let message = Message.misfit(schema.fields[slot], text, choices(at: slot))
      misfits.append((fill.line, .minutesValue, .warning, message))
    }
  }

  /// What the field holds once the text is typed; `nil` where that is nothing or cannot be read.
  private func state(of text: String, at slot: Int) -> FieldState? {
    let source = ValueReader.Source(content: .text(text), isUntyped: true)
    let field = schema.fields[slot]
    let state = reader.read(source, for: field, unit: field.unit).state
    return state == .blank || state == .unreadable ? nil : state
  }

  private func excess(of state: FieldState, at slot: Int) -> Message? {
    let field = schema.fields[slot]
    guard case .text(let text) = state, field.type == .text,
      let most = field.facets.maximumLength, text.count > most
    else { return nil }
    return .tooLong(field, text.count, most)
  }

  private func choices(at slot: Int) -> [String] {
    schema.codes(of: schema.fields[slot])?.codes.map(\.label) ?? []
  }
}

extension MinutesDraft {
  /// What the rows of lists are made of: the members, the projects, the opinions that are certain.
  static func rows(
    _ returned: ReturnedWorksheets,
    _ description: PacketDescription,
    names: (ProjectPart) -> (name: String, title: String)
  ) -> [MinutesPart.Each: [Row]] {
    var topics: [Row] = []
    var opinions: [Row] = []
    for part in description.parts {
      guard case .project(let project) = part.content else { continue }
      let (name, title) = names(project)
      let number = "\(topics.count + 1)"
      let topic = [
        "number": number, "code": project.code, "label": project.label ?? "", "name": name,
        "title": title,
      ]
      topics.append(Row(values: named(.topic, topic)))
      for returns in returned.returns where returns.project == project.code {
        for (worksheet, slot) in returns.opinions {
          let member = worksheet.member.map { returned.members[$0] }
          let (heading, item) = worksheet.record.schema.fields[slot].headingAndItem
          let opinion = [
            "number": "\(opinions.count + 1)", "topic": number, "code": project.code,
            "project": name, "heading": heading, "item": item,
            "text": worksheet.record.opinion(at: slot) ?? "", "member": worksheet.name,
            "role": member?.role ?? "",
          ]
          opinions.append(Row(values: named(.opinion, opinion), opinion: (worksheet.sheet, slot)))
        }
      }
    }
    let members = returned.members.enumerated().map { index, member in
      let attendance: String =
        switch member.attendance {
        case .absent: "欠席"
        case .present: member.attendanceText.isEmpty ? "出席" : member.attendanceText
        case .unknown: member.attendanceText
        }
      return Row(
        values: named(
          .member,
          [
            "number": "\(index + 1)", "role": member.role, "name": member.name,
            "kana": member.kana, "affiliation": member.affiliation, "attendance": attendance,
          ]
        )
      )
    }
    return [.member: members, .topic: topics, .opinion: opinions]
  }

  /// What a text may say of the meeting.
  static func meeting(_ description: PacketDescription) -> [String: String] {
    [
      "title": description.title, "number": description.number.map { "\($0)" } ?? "",
      "year": description.year.title, "date": description.day,
      "time": description.time?.value ?? "",
      "place": description.place?.value ?? "",
    ]
  }

  private static func named(
    _ each: MinutesPart.Each,
    _ values: [String: String]
  ) -> [String: String] {
    Dictionary(uniqueKeysWithValues: values.map { ("\(each.rawValue).\($0)", $1) })
  }
}

extension ReturnedWorksheets.Returns {
  /// The opinions that are certain: by what the form asks, then by member, as on the list.
  fileprivate var opinions: [(ReturnedWorksheets.Worksheet, slot: Int)] {
    let certain = worksheets.filter { $0.doubt == nil }
    let paths = certain.flatMap { worksheet in
      worksheet.record.opinionSlots.map { worksheet.record.schema.fields[$0] }
    }
    let headings = paths.map(\.headingAndItem.heading).unique
    return headings.flatMap { heading in
      certain.flatMap { worksheet in
        worksheet.record.opinionSlots.filter { slot in
          worksheet.record.schema.fields[slot].headingAndItem.heading == heading
            && worksheet.record.isCertain(slot) && worksheet.record.opinion(at: slot) != nil
        }.map { (worksheet, $0) }
      }
    }
  }
}

extension Message {
  fileprivate static func misfit(_ field: Field, _ text: String, _ choices: [String]) -> Message {
    let list =
      Message.list(choices.prefix(8).map { Message(both: $0) })
      + (choices.count > 8 ? Message(ja: "など", en: " …") : .nothing)
    return Message(
      ja: "「\(field.label)」に「\(text.excerpt)」は入れられないため、空欄にしました。"
        + (choices.isEmpty ? "" : "選べるのは\(list.ja)です。")
        + "案に書き加えるか、<fill> の else に代わりの記入を書いてください。",
      en: "'\(text.excerpt)' is no value of '\(field.label)', which was left blank"
        + (choices.isEmpty ? "" : " (it may be \(list.en))")
        + "; enter it in the draft, or say in 'else' of <fill> what stands there instead"
    )
  }

  fileprivate static func tooLong(_ field: Field, _ count: Int, _ most: Int) -> Message {
    Message(
      ja: "「\(field.label)」は\(most)字までですが、\(count)字あります。案の中で要約してください。",
      en:
        "'\(field.label)' has \(count) characters where \(most) are allowed; shorten it in the draft"
    )
  }

  fileprivate static func noRoom(
    _ list: ListDefinition,
    _ count: Int,
    _ each: MinutesPart.Each,
    _ left: [String]
  ) -> Message {
    let word = each == .member ? "委員" : each == .topic ? "議題" : "意見"
    let numbers = [left.first, left.last].compactMap { $0 }.unique.joined(separator: "～")
    return Message(
      ja: "\(word)は\(count)件ありますが、議事要旨の「\(list.label)」には\(list.maximum)件しか書けません。"
        + "\(numbers)番目の\(left.count)件は案に入れていません。一覧を見て、まとめて書いてください。",
      en: "there are \(count) rows of '\(each.rawValue)', but '\(list.label)' of the minutes takes "
        + "\(list.maximum); \(left.count) (\(numbers)) are not in the draft, sum them up by hand"
    )
  }
}
