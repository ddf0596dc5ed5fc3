/// The forms that members returned, sorted by project and member, with what is wrong with them.
///
/// What is in doubt is kept and marked, and none of two is chosen: a worksheet of somebody who is not on
/// the roster, or several of one member that do not say the same.
struct ReturnedWorksheets {
  /// Why a worksheet does not count as what a member thinks.
  enum Doubt: Equatable {
    case notOnRoster
    /// One of several that do not say the same; its number among them.
    case oneOfSeveral(Int)
  }

  /// A worksheet that shows up on a project's list.
  struct Worksheet {
    /// Its place among the returned sheets.
    var sheet: Int
    var record: Record
    /// The member, by their place in the roster as it is ordered.
    var member: Int?
    /// The name as it is written.
    var name: String
    var doubt: Doubt?
  }

  /// What was returned for one form of a project.
  struct Returns {
    var project: String
    var form: FormPart
    /// In the order of the roster; those of nobody on it come last.
    var worksheets: [Worksheet] = []

    /// Who of the members returned something.
    var members: Set<Int> { Set(worksheets.compactMap(\.member)) }
  }

  let sheets: [TidySheet]
  let members: [Roster.Member]
  private(set) var returns: [Returns] = []
  /// What is wrong with the worksheets, by their places.
  private(set) var findings: [Int: [Finding]] = [:]

  /// Takes the returned sheets and the members in the order of the roster.
  init(_ description: PacketDescription, _ sheets: [TidySheet], members: [Roster.Member]) {
    self.sheets = sheets
    self.members = members
    for part in description.parts {
      guard case .project(let project) = part.content else { continue }
      for part in project.parts {
        guard case .form(let form) = part.content, form.member != nil else { continue }
        returns.append(Returns(project: project.code, form: form))
      }
    }
    for place in sheets.indices { add(place) }
    for place in returns.indices { settle(place) }
  }

  /// Whether any sheet is one of a form that members were given.
  var hasWorksheets: Bool {
    sheets.contains { sheet in returns.contains { $0.form.schema == sheet.report.schema } }
  }

  private mutating func add(_ place: Int) {
    let sheet = sheets[place]
    let forms = returns.filter { $0.form.schema == sheet.report.schema }
    guard let form = forms.first?.form else { return }
    let errors = sheet.report.findings.count { finding in
      finding.severity == .error && finding.code != .duplicateSheet
    }
    if errors > 0 { note(.returnedRejected, .rejected(errors, isRead: sheet.record != nil), place) }
    guard let record = sheet.record,
      let slot = form.member.flatMap({ record.schema.slot(of: FieldPath($0)) })
    else { return }
    let keys = record.schema.key.filter { $0 != slot }
    let wording = Wording(record: record)
    func isKeyed(_ code: String) -> Bool {
      keys.contains {
        wording.plainValue($0).normalizedForMatching == code.normalizedForMatching
      }
    }
    guard
      let target = returns.firstIndex(where: {
        $0.form.schema == form.schema && isKeyed($0.project)
      })
    else {
      let codes = Message.list(keys.map { wording.place($0) + .value(wording.plainValue($0)) })
      let message = Message.otherProject(codes, forms.map(\.project))
      note(.returnedProject, message, place, at: keys.first)
      return
    }
    let name = wording.plainValue(slot)
    let fitting = members.indices.filter {
      members[$0].name.normalizedForMatching == name.normalizedForMatching
    }
    if fitting.count != 1, !members.isEmpty {
      let nearest = Spelling.nearest(to: name, among: members.map(\.name))
      let message = Message.noMember(wording.place(slot), name, fitting.count, nearest)
      note(.returnedMember, message, place, at: slot)
    }
    let member = fitting.count == 1 ? fitting.first : nil
    returns[target].worksheets.append(
      Worksheet(
        sheet: place,
        record: record,
        member: member,
        name: member.map { members[$0].name } ?? name,
        doubt: member == nil && !members.isEmpty ? .notOnRoster : nil
      )
    )
  }

  /// Makes one of worksheets that say the same, marks those that do not, and puts all into order.
  private mutating func settle(_ place: Int) {
    var kept: [Worksheet] = []
    var byMember: [String: [Int]] = [:]
    for worksheet in returns[place].worksheets {
      let owner = worksheet.member.map { "\($0)" } ?? "?" + worksheet.name.normalizedForMatching
      let earlier = byMember[owner, default: []]
      if earlier.contains(where: { kept[$0].record.saysTheSame(as: worksheet.record) }) { continue }
      byMember[owner, default: []].append(kept.count)
      kept.append(worksheet)
    }
    for several in byMember.values where several.count > 1 {
      let places = several.map { kept[$0].sheet }
      for (number, index) in several.enumerated() {
        let others = places.filter { $0 != kept[index].sheet }.map { describe($0) }
        let message = Message.several(kept[index].name, returns[place].project, others)
        note(.returnedSeveral, message, kept[index].sheet)
        if kept[index].doubt == nil { kept[index].doubt = .oneOfSeveral(number + 1) }
      }
    }
    returns[place].worksheets = kept.enumerated().sorted { left, right in
      (left.element.member ?? .max, left.offset) < (right.element.member ?? .max, right.offset)
    }.map(\.element)
  }

  private func describe(_ place: Int) -> Message {
    let (path, sheet) = (sheets[place].path, sheets[place].report.sheet)
    return Message(ja: "\(path)のシート「\(sheet)」", en: "\(path), worksheet '\(sheet)'")
  }

  private mutating func note(
    _ code: Finding.Code,
    _ message: Message,
    _ place: Int,
    at slot: Int? = nil
  ) {
    var finding = Finding(code, .error, message: message)
    if let slot, let record = sheets[place].record {
      finding = Finding(code, .error, at: slot, of: Wording(record: record), message: message)
    }
    findings[place, default: []].append(finding)
  }
}

extension Record {
  /// The fields in which the form asks for an opinion: those with the role of a narrative.
  var opinionSlots: [Int] {
    schema.fields.filter { $0.facets.role == "text" }.map(\.slot)
  }

  /// What stands in such a field: blank and not applicable ones say nothing.
  func opinion(at slot: Int) -> String? {
    switch self[slot].state {
    case .blank, .notApplicable: return nil
    case .unreadable: return self[slot].raw.isBlank ? nil : self[slot].raw.trimmed
    default:
      let text = Wording(record: self).plainValue(slot).trimmed
      return text.isEmpty ? nil : text
    }
  }

  /// Whether it was read for certain; struck-out text is not, for one.
  func isCertain(_ slot: Int) -> Bool { self[slot].state != .unreadable }

  /// Whether two sheets hold the same opinions, however they are spaced.
  fileprivate func saysTheSame(as other: Record) -> Bool {
    func opinions(_ record: Record) -> [FieldPath: String] {
      var opinions: [FieldPath: String] = [:]
      for slot in record.opinionSlots {
        guard let text = record.opinion(at: slot) else { continue }
        opinions[record.schema.fields[slot].path] = text.normalizedForMatching
      }
      return opinions
    }
    return opinions(self) == opinions(other)
  }
}

extension Message {
  fileprivate static func rejected(_ errors: Int, isRead: Bool) -> Message {
    isRead
      ? Message(
        ja: "返されたシートに直すところが\(errors)件あります。意見は一覧に載せました。シートを直すか、委員に確かめてください。",
        en:
          "the returned worksheet has something to correct (\(errors)); its opinions are on the list, "
          + "but correct the worksheet or ask the member"
      )
      : Message(
        ja: "返されたシートを読み取れないため、意見を一覧に載せていません。下の指摘に従って直してください。",
        en:
          "the returned worksheet was not read, and its opinions are not on the list; correct it as "
          + "the other findings say"
      )
  }

  /// What stands in a field, behind its place.
  fileprivate static func value(_ text: String) -> Message {
    text.isEmpty
      ? Message(ja: "（空欄）", en: " (blank)") : Message(ja: "の「\(text)」", en: " '\(text)'")
  }

  fileprivate static func otherProject(_ place: Message, _ codes: [String]) -> Message {
    Message(
      ja: "\(place.ja)は会議の対象の事業ではないため、一覧に載せていません（対象は\(codes.joined(separator: "、"))）。"
        + "番号を直すか、シートを除いてください。",
      en:
        "\(place.en) is no project of this meeting (there are \(codes.joined(separator: ", "))), and is "
        + "not on the list; correct the code or take out the worksheet"
    )
  }

  fileprivate static func noMember(
    _ place: Message,
    _ name: String,
    _ count: Int,
    _ nearest: String?
  ) -> Message {
    let field = place + .value(name)
    if name.isBlank {
      return Message(
        ja: "\(place.ja)にだれのシートか書かれていません。意見は一覧の終わりに載せました。委員の名前を記入してください。",
        en:
          "\(place.en) does not say whose worksheet it is; its opinions are at the end of the list, enter "
          + "the member's name"
      )
    }
    if count > 1 {
      return Message(
        ja: "\(field.ja)は名簿に\(count)名いるため、どなたのシートか分かりません。名簿とシートの名前を区別できるように直してください。",
        en:
          "\(field.en) stands on the roster \(count) times, so nobody can tell whose worksheet this is; "
          + "tell the members apart on the roster and in the worksheet"
      )
    }
    let hint = Message.suggestion(nearest)
    return Message(
      ja: "\(field.ja)は名簿にありません。\(hint.ja)意見は一覧の終わりに載せました。名前か名簿を直してください。",
      en:
        "\(field.en) is not on the roster\(nearest == nil ? "." : hint.en) The opinions are at the end of "
        + "the list; correct the name or the roster"
    )
  }

  fileprivate static func several(
    _ name: String,
    _ project: String,
    _ others: [Message]
  ) -> Message {
    let list = Message.list(others)
    return Message(
      ja: "「\(name)」の事業 \(project) のシートがほかにもあり、意見が違います（\(list.ja)）。"
        + "どちらも一覧に載せました。使わないほうを除いてください。",
      en: "'\(name)' returned another worksheet for the project \(project) that says otherwise "
        + "(\(list.en)); both are on the list, take out the one that does not count"
    )
  }
}
