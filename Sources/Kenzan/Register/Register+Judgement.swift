extension Register {
  /// What the register says of a sheet, and whether the sheet counts.
  func judgement(of record: Record, _ row: Int?) -> (findings: [Finding], isCounted: Bool) {
    let slot = record.schema.key.first ?? 0
    let wording = Wording(record: record)
    guard let row = row.map({ rows[$0] }) else {
      let message = Message.unexpected(wording.place(slot), record, hint(for: record))
      return (
        [Finding(.registerUnexpected, .error, at: slot, of: wording, message: message)], false
      )
    }
    guard !row.state.isDecided else {
      let message = Message.excluded(wording.place(slot), record, row.state)
      return (
        [Finding(.registerExcluded, .warning, at: slot, of: wording, message: message)], false
      )
    }
    return ([subject(of: record, row), department(of: record, row)].compactMap { $0 }, true)
  }

  // MARK: - Names

  /// A sheet with the number of another project is told by its name.
  private func subject(of record: Record, _ row: Row) -> Finding? {
    guard let slot = record.schema.subject, !record.schema.key.contains(slot),
      let stated = record.subjectText, !row[.subject].isEmpty,
      stated.normalizedForMatching != row[.subject].normalizedForMatching
    else { return nil }
    let wording = Wording(record: record)
    let old = RowKey(row).map { projects?.oldNames(of: $0) ?? [] } ?? []
    let isOld = old.contains { $0.normalizedForMatching == stated.normalizedForMatching }
    let message =
      isOld
      ? Message.oldSubject(wording.place(slot), stated, row[.subject])
      : .otherSubject(wording.place(slot), stated, row)
    return Finding(
      .registerSubject,
      isOld ? .info : .warning,
      at: slot,
      of: wording,
      message: message,
      expected: row[.subject]
    )
  }

  /// A sheet names the department of its row, under whatever name it had.
  private func department(of record: Record, _ row: Row) -> Finding? {
    let reader = TidyRecord(record: record, path: "", isPublic: false)
    let slots = ["department", "section", "division"].compactMap { role in
      reader.field(role, in: record.schema.fields.indices)
    }.filter { record[$0].state.isComparable }
    let wording = Wording(record: record)
    let stated = slots.map { reader.words($0).plainText.trimmed }
    let expected = row[.department]
    guard !expected.isEmpty, let slot = slots.last, let last = stated.last else { return nil }
    let whole = stated.joined().normalizedForMatching
    let wanted = expected.normalizedForMatching
    if whole.contains(wanted)
      || stated.contains(where: { wanted.hasSuffix($0.normalizedForMatching) })
    {
      return nil
    }
    let now = asOf ?? record.schema.year.firstDay
    let renamed = stated.enumerated().first { _, name in
      guard let now, let meaning = departments?.meaning(of: name, on: now) else { return false }
      return switch meaning {
      case .renamed(let name): name.normalizedForMatching == wanted
      case .split(let names): names.contains { $0.normalizedForMatching == wanted }
      case .current, .ended, .unknown: false
      }
    }
    let place = wording.place(renamed.map { slots[$0.offset] } ?? slot)
    return Finding(
      .registerDepartment,
      renamed == nil ? .warning : .info,
      at: renamed.map { slots[$0.offset] } ?? slot,
      of: wording,
      message: renamed.map { .oldDepartment(place, $0.element, expected) }
        ?? .otherDepartment(place, last, row),
      expected: expected
    )
  }

  // MARK: - Unexpected sheets

  /// What a sheet that nobody expects may be: the projects that its number became, or the only row that
  /// is called the same or nearly so.
  private func hint(for record: Record) -> Message {
    guard let key = record.keyText else { return .nothing }
    let schema = record.schema
    if let day = asOf ?? schema.year.firstDay,
      let later = projects?.successors(of: key, schema: schema.id, on: day), !later.isEmpty
    {
      return .renumbered(key, later.map { "\($0.key) \($0.subject)" })
    }
    let own = rows.filter { $0[.schema] == schema.id && $0.year == schema.year }
    if own.isEmpty { return .noRows(schema) }
    let name = record.subjectText ?? ""
    let called = own.filter { $0[.subject].normalizedForMatching == name.normalizedForMatching }
    if called.count == 1, !name.isEmpty { return .near(called[0]) }
    if let nearest = Spelling.nearest(to: key, among: own.map { $0[.key] }),
      let row = own.first(where: { $0[.key] == nearest }), called.isEmpty,
      name.isEmpty || row[.subject].isEmpty || NearName.isNear(name, row[.subject])
    {
      return .near(row)
    }
    let near = own.filter { NearName.isNear(name, $0[.subject]) }
    return near.count == 1 ? .near(near[0]) : .nothing
  }
}

extension FiscalYear {
  /// April 1.
  fileprivate var firstDay: CalendarDate? { CalendarDate(year: number, month: 4, day: 1) }
}

extension Message {
  fileprivate static func unexpected(
    _ place: Message,
    _ record: Record,
    _ hint: Message
  ) -> Message {
    let (key, year) = (record.keyText ?? "", record.schema.year)
    let message = Message(
      ja: "\(place.ja)の「\(key)」は、台帳の\(year.title)の「\(record.schema.title)」にありません。このシートは数えていません。"
        + "番号を直すか、台帳に行を加えてください。",
      en:
        "\(place.en) says '\(key)', which is not among the sheets of '\(record.schema.title)' that the "
        + "register expects in \(year.key), so it does not count. Correct the number, or add a row."
    )
    return .sentences([message, hint])
  }

  fileprivate static func noRows(_ schema: FormSchema) -> Message {
    Message(
      ja: "台帳には、この様式と年度の行が一つもありません。",
      en: "The register has no row of this form and year at all."
    )
  }

  fileprivate static func near(_ row: Register.Row) -> Message {
    Message(ja: "「\(row.title)」ではありませんか。", en: "Is it '\(row.title)'?")
  }

  fileprivate static func renumbered(_ key: String, _ later: [String]) -> Message {
    let ja = later.map { "「\($0)」" }.joined(separator: "と")
    let en = later.map { "'\($0)'" }.joined(separator: " and ")
    return Message(
      ja: "旧番号「\(key)」は、いまは\(ja)です。",
      en: "The old number '\(key)' is now \(en)."
    )
  }

  fileprivate static func excluded(
    _ place: Message,
    _ record: Record,
    _ state: Register.State
  ) -> Message {
    let key = record.keyText ?? ""
    return Message(
      ja:
        "\(place.ja)の「\(key)」は、台帳で「\(state.rawValue)」になっているため数えていません。提出が要るのなら、台帳の状態を「未提出」に直してください。",
      en:
        "\(place.en) says '\(key)', which is '\(state.rawValue)' in the register, so the sheet does not "
        + "count; if it is asked for, set the state to 未提出."
    )
  }

  fileprivate static func oldSubject(_ place: Message, _ old: String, _ new: String) -> Message {
    Message(
      ja: "\(place.ja)の「\(old)」は旧名です。いまの名前は「\(new)」です。",
      en: "\(place.en) is the old name '\(old)'; it is called '\(new)' now."
    )
  }

  fileprivate static func otherSubject(
    _ place: Message,
    _ stated: String,
    _ row: Register.Row
  ) -> Message {
    Message(
      ja: "\(place.ja)は「\(stated)」ですが、台帳の番号「\(row[.key])」は「\(row[.subject])」です。"
        + "番号が違うならシートを、名前が変わったのなら台帳を直してください。",
      en:
        "\(place.en) says '\(stated)', but the number '\(row[.key])' is '\(row[.subject])' in the register. "
        + "Correct the sheet if the number is wrong, the register if the name has changed."
    )
  }

  fileprivate static func oldDepartment(_ place: Message, _ old: String, _ new: String) -> Message {
    Message(
      ja: "\(place.ja)の「\(old)」は旧名です。「\(new)」のシートとして扱いました。",
      en: "\(place.en) is the old name '\(old)'; the sheet was taken for one of '\(new)'."
    )
  }

  fileprivate static func otherDepartment(
    _ place: Message,
    _ stated: String,
    _ row: Register.Row
  ) -> Message {
    Message(
      ja: "\(place.ja)は「\(stated)」ですが、台帳では「\(row[.department])」の担当です。どちらかを直してください。",
      en: "\(place.en) says '\(stated)', but by the register it is for '\(row[.department])'. "
        + "Correct one of them."
    )
  }
}
