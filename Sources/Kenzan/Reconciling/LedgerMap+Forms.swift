internal import KenzanBridge

extension LedgerMapReader {
  /// A form of the map.
  mutating func form(
    _ element: XMLElement,
    _ map: LedgerMap,
    catalogue: Catalogue
  ) -> LedgerMap.Form? {
    let schema = element[attribute: "schema"]?.trimmed ?? ""
    guard catalogue.ids.contains(schema) else {
      log.report(.catalogue, line: element.line, .noForm(schema, catalogue.ids), subject: schema)
      return nil
    }
    if element[attribute: "rounding"] != nil, element[attribute: "width"] == nil {
      log.report(.map, line: element.line, .roundingWithoutWidth)
    }
    // The year in which its sheets are likely to be written.
    let years = [catalogue.defaultYear(of: schema), map.year.advanced(by: 1), map.year]
    let versions = years.compactMap { $0 }.flatMap { catalogue.versions(of: schema, for: $0) }
    var form = LedgerMap.Form(
      schema: schema,
      name: field(element[attribute: "name"], element, map, versions),
      department: field(element[attribute: "department"], element, map, versions),
      rounding: element[attribute: "rounding"].flatMap { Rounding.Mode(rawValue: $0) },
      width: element[attribute: "width"].flatMap { Int($0.trimmed) },
      identify: [:],
      figures: [],
      repeated: [],
      line: element.line
    )
    for child in element.children(named: "identify") {
      guard let column = column(child[attribute: "column"] ?? "", child, map),
        let field = field(child[attribute: "field"], child, map, versions)
      else { continue }
      guard let part = map.key.firstIndex(of: column) else {
        log.report(.map, line: child.line, .noPart(map.codes[column].name))
        continue
      }
      form.identify[part] = field
    }
    for child in element.children(named: "figure") {
      let name = child[attribute: "stage"] ?? ""
      guard let stage = map.stages.firstIndex(where: { $0.name == name }) else {
        log.report(.unknown, line: child.line, .noStage(name, map.stages.map(\.name)))
        continue
      }
      if form.figures.contains(where: { $0.stage == stage && $0.field == child[attribute: "field"] }
      ) {
        log.report(.duplicate, line: child.line, .figureTwice(name))
      }
      guard
        let field = field(child[attribute: "field"], child, map, versions, isAmount: true)
      else { continue }
      form.figures.append(LedgerMap.Figure(stage: stage, field: field, line: child.line))
    }
    for child in element.children(named: "repeated") {
      guard let field = field(child[attribute: "field"], child, map, versions),
        let pattern = pattern(child[attribute: "matches"] ?? "", line: child.line)
      else { continue }
      form.repeated.append((field, pattern))
    }
    return form
  }

  /// A path that some version of the form has.
  private mutating func field(
    _ text: String?,
    _ element: XMLElement,
    _ map: LedgerMap,
    _ schemas: [FormSchema],
    isAmount: Bool = false
  ) -> String? {
    guard let text = text?.trimmed,
      log.expand(text, by: Placeholders(year: map.year), line: element.line) != nil
    else { return nil }
    check(text, element.line, map, schemas, isAmount: isAmount)
    return text
  }

  /// A form is described once.
  mutating func checkForms(_ map: LedgerMap) {
    for (index, form) in map.forms.enumerated()
    where map.forms[..<index].contains(where: { $0.schema == form.schema }) {
      log.report(.duplicate, line: form.line, .formTwice(form.schema), subject: form.schema)
    }
  }

  private mutating func check(
    _ field: String,
    _ line: Int,
    _ map: LedgerMap,
    _ schemas: [FormSchema],
    isAmount: Bool
  ) {
    let path = SheetFields.expanded(field, for: map.year)
    let found = schemas.lazy.map { ($0, SheetFields(path, in: $0)) }
      .first { !$0.1.slots.isEmpty }
    guard let (schema, fields) = found else {
      let names = Set(schemas.flatMap { $0.fields.map { SheetFields.stem($0.path.description) } })
      log.report(.unknown, line: line, .noField(path, names), subject: path)
      return
    }
    guard isAmount, let slot = fields.slots.values.min() else { return }
    let unit = schema.fields[slot].unit
    guard schema.fields[slot].type == .number,
      unit.flatMap({ UnitTable.powerOfTen(from: $0, to: "円") }) != nil
    else {
      log.report(.map, line: line, .noMoney(path, unit), subject: path)
      return
    }
  }
}

extension Message {
  fileprivate static let roundingWithoutWidth = Message(
    ja: "rounding には width（端数の合計として認める最大の幅、円）も書いてください。"
      + "多くの端数が重なると、誤りを隠すことがあるためです。",
    en: "rounding needs a width (in 円): many roundings added up can hide an error"
  )

  fileprivate static func noPart(_ name: String) -> Message {
    Message(
      ja: "列「\(name)」は <key> にありません。",
      en: "the column '\(name)' is no part of the <key>"
    )
  }

  fileprivate static func noStage(_ name: String, _ names: [String]) -> Message {
    let nearest = Spelling.nearest(to: name, among: names)
    let list = names.joined(separator: " ")
    return Message(
      ja: "段階「\(name)」はありません。" + Message.suggestion(nearest).ja + "あるのは \(list) です。",
      en: "there is no stage '\(name)'" + Message.suggestion(nearest).en + "; there are: \(list)"
    )
  }

  fileprivate static func figureTwice(_ name: String) -> Message {
    Message(
      ja: "段階「\(name)」に同じ欄が2回あります。",
      en: "the same field is compared with the stage '\(name)' twice"
    )
  }

  fileprivate static func formTwice(_ id: String) -> Message {
    Message(
      ja: "様式「\(id)」の <sheets> が2つあります。1つにまとめてください。",
      en: "the form '\(id)' has two <sheets>; make them one"
    )
  }

  fileprivate static func noForm(_ id: String, _ ids: [String]) -> Message {
    let nearest = Spelling.nearest(to: id, among: ids)
    let list = ids.joined(separator: " ")
    return Message(
      ja: "様式「\(id)」は登録されていません。" + Message.suggestion(nearest).ja + "登録されている様式: \(list)",
      en: "there is no form '\(id)'" + Message.suggestion(nearest).en + "; there are: \(list)"
    )
  }

  fileprivate static func noField(_ path: String, _ names: Set<String>) -> Message {
    let nearest = Spelling.nearest(to: path, among: names)
    return Message(
      ja: "様式に「\(path)」という欄はありません。" + Message.suggestion(nearest).ja
        + "欄の名前は kenzan schema show で確かめられます。",
      en: "the form has no field '\(path)'" + Message.suggestion(nearest).en
        + "; kenzan schema show lists them"
    )
  }

  fileprivate static func noMoney(_ path: String, _ unit: String?) -> Message {
    Message(
      ja: "「\(path)」は金額の欄ではありません（単位: \(unit ?? "なし")）。円、千円などの欄を指定してください。",
      en: "'\(path)' is no amount (its unit is \(unit ?? "none")); name a field in 円, 千円 and so on"
    )
  }
}
