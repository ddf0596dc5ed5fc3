extension PacketAssembly {
  /// The submitted sheets of a form that have the key: the whole key, or one of its values.
  func places(of part: SheetPart) -> [Int] {
    sheets.indices.filter { place in
      guard sheets[place].report.isCounted, let record = sheets[place].record,
        record.schema.id == part.schema
      else { return false }
      return record.isKeyed(part.key)
    }
  }

  /// A submitted sheet in its standard form.
  mutating func sheetPaper(
    _ part: SheetPart,
    _ place: PacketPart,
    number: String,
    project: String?
  ) -> PacketPaper {
    let places = places(of: part)
    let form = sheets.lazy.compactMap(\.record).first { $0.schema.id == part.schema }?.schema.title
    let title = place.title ?? form ?? catalogueTitle(of: part.schema)
    guard let first = places.first,
      let record = sheets[first].withoutInternals(but: part.shows).record
    else {
      let unread = sheets.filter { $0.record == nil && $0.report.schema == part.schema }
      let message = Message.missing(number, title, part, unread.map(\.path))
      findings.append(finding(.packetMissing, .error, line: place.line, message))
      var paper = PacketPaper(title: title)
      paper.remark = "未提出"
      return paper
    }
    let sheet = sheets[first]
    uses.append(Use(number: number, project: project, sheet: first))
    if places.count > 1 {
      let list = places.map { "\(sheets[$0].path)（\(sheets[$0].report.sheet)）" }
      let message = Message.several(number, title, part.key, list)
      findings.append(finding(.packetSeveral, .error, line: place.line, message))
    }
    let errors = sheet.report.findings.count { $0.severity == .error }
    if errors > 0 {
      let message = Message.rejected(number, title, sheet.path, errors)
      findings.append(finding(.packetRejected, .error, line: place.line, message))
    }
    let drawing = FormDrawing(record: record, findings: [])
    var page = drawing.sheet(named: title, lists: .none)
    for slot in record.schema.fields.indices {
      guard let cell = drawing.cell(of: slot),
        let origin = record.origin(of: slot, path: sheet.path, sha256: sheet.sha256)
      else { continue }
      page.origins[cell, default: []].append(origin)
    }
    return PacketPaper(title: title, sheet: page)
  }

  /// A form for the members, begun with what the project's sheets say in fields of the same name.
  mutating func formPaper(
    _ part: FormPart,
    _ place: PacketPart,
    project: ProjectPart?
  ) -> PacketPaper {
    let schema: FormSchema
    do throws(SchemaErrors) {
      schema = try catalogue.schema(id: part.schema, year: description.year)
    } catch {
      for problem in error.errors {
        findings.append(finding(.packetFile, .error, line: place.line, problem.message))
      }
      return PacketPaper(title: place.title ?? part.schema)
    }
    let title = place.title ?? schema.title
    var (record, origins) = begun(schema, project)
    for fill in part.fills {
      if let slot = schema.slot(of: FieldPath(fill.field)) {
        record.values[slot] = FieldValue(state: .text(fill.text), cell: nil, raw: fill.text)
        let label = record.schema.fields[slot].label
        origins[slot] = description.origin(label, fill.text, line: fill.line)
      } else {
        let message = Message.noField(fill.field, schema)
        findings.append(finding(.packetFile, .error, line: fill.line, message))
      }
    }
    let drawing = FormDrawing(record: record, findings: [])
    var page = drawing.sheet(named: title, lists: .none)
    for (slot, origin) in origins {
      if let cell = drawing.cell(of: slot) { page.origins[cell, default: []].append(origin) }
    }
    return PacketPaper(title: title, sheet: page)
  }

  /// A record of the form with what the project's sheets say, and where each value comes from.
  private func begun(
    _ schema: FormSchema,
    _ project: ProjectPart?
  ) -> (Record, origins: [Int: CellOrigin]) {
    let places = (project?.parts ?? []).flatMap { part -> [Int] in
      if case .sheet(let sheet) = part.content {
        Array(self.places(of: sheet).prefix(1))
      } else {
        []
      }
    }
    var record = Record(
      schema: schema,
      values: schema.fields.map { _ in FieldValue(state: .blank, cell: nil, raw: "") },
      sheet: ""
    )
    var origins: [Int: CellOrigin] = [:]
    for field in schema.fields where !field.facets.isInternal {
      for sheet in places {
        guard let source = sheets[sheet].withoutInternals.record,
          let slot = source.schema.slot(of: field.path),
          let state = TemplateSources.state(of: slot, in: source, for: field)
        else { continue }
        record.values[field.slot] = FieldValue(state: state, cell: nil, raw: source[slot].raw)
        origins[field.slot] = source.origin(
          of: slot,
          path: sheets[sheet].path,
          sha256: sheets[sheet].sha256
        )
        break
      }
    }
    return (record, origins)
  }

  /// Every submitted sheet of a form on one list.
  mutating func subjectsPaper(_ id: String, _ place: PacketPart) -> PacketPaper {
    let places = sheets.indices.filter {
      sheets[$0].report.isCounted && sheets[$0].record?.schema.id == id
    }
    let title = place.title ?? "指標・予算・評価一覧"
    guard !places.isEmpty else {
      findings.append(finding(.packetMissing, .error, line: place.line, .noSubject(title, id)))
      var paper = PacketPaper(title: title)
      paper.remark = "未提出"
      return paper
    }
    listed.formUnion(places)
    let list = SubjectsSheet(
      sheets: places.map { sheets[$0].withoutInternals },
      title: title,
      tally: tally(of: id)
    )
    return PacketPaper(title: title, sheet: list.sheet(named: title))
  }

  func catalogueTitle(of id: String) -> String {
    catalogue.entries.first { $0.id == id }?.title ?? id
  }
}

extension Record {
  /// Whether the key of the sheet, or one of its values, is this text.
  func isKeyed(_ key: String) -> Bool {
    let wanted = key.normalizedForMatching
    let wording = Wording(record: self)
    return keyText?.normalizedForMatching == wanted
      || schema.key.contains { wording.plainValue($0).normalizedForMatching == wanted }
  }
}

extension Message {
  fileprivate static func noField(_ path: String, _ schema: FormSchema) -> Message {
    Message(
      ja: "様式 \(schema.id) に項目「\(path)」はありません。項目名は「kenzan schema show \(schema.id)」で確かめられます。",
      en:
        "the form \(schema.id) has no field '\(path)'; 'kenzan schema show \(schema.id)' lists them"
    )
  }

  fileprivate static func missing(
    _ number: String,
    _ title: String,
    _ part: SheetPart,
    _ unread: [String]
  ) -> Message {
    let list = unread.joined(separator: ", ")
    let hint =
      unread.isEmpty
      ? nothing
      : Message(
        ja: "様式を読み込めなかったシートがあります（\(list)）。",
        en: " Sheets of the form that could not be read: \(list)."
      )
    return Message(
      ja: "\(number)「\(title)」のシートがありません。様式 \(part.schema)、番号「\(part.key)」のシートを"
        + " <submissions> の場所に入れてください。",
      en:
        "there is no sheet for \(number) '\(title)': put the sheet of the form \(part.schema) with "
        + "the key '\(part.key)' where <submissions> points."
    ) + hint
  }

  fileprivate static func several(
    _ number: String,
    _ title: String,
    _ key: String,
    _ list: [String]
  ) -> Message {
    Message(
      ja: "\(number)「\(title)」の番号「\(key)」のシートが\(list.count)枚あります（\(list.joined(separator: "、"))）。"
        + "1枚目を載せました。使わないものを除いてください。",
      en: "\(list.count) sheets have the key '\(key)' of \(number) '\(title)' "
        + "(\(list.joined(separator: ", "))); the first is shown, take out the others"
    )
  }

  fileprivate static func rejected(
    _ number: String,
    _ title: String,
    _ path: String,
    _ errors: Int
  ) -> Message {
    Message(
      ja: "\(number)「\(title)」（\(path)）には直すところが\(errors)件あります。直したシートに差し替えてください。",
      en: "\(number) '\(title)' (\(path)) has \(errors) errors; replace it with a corrected sheet"
    )
  }

  fileprivate static func noSubject(_ title: String, _ schema: String) -> Message {
    Message(
      ja: "「\(title)」に載せる様式 \(schema) のシートが1枚もありません。<submissions> の場所を確かめてください。",
      en: "there is no sheet of the form \(schema) for '\(title)'; check where <submissions> points"
    )
  }
}
