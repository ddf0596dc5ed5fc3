internal import KenzanBridge

extension PacketReader {
  /// The draft of the minutes, its fields and places checked against the form and what is known.
  mutating func minutes(of root: XMLElement, year: FiscalYear?) -> MinutesPart? {
    guard let element = root.child(named: "minutes") else { return nil }
    let id = schema(of: element)
    let schema = try? catalogue.schema(id: id, year: year)
    var lines: [String: Int] = [:]
    let fills = element.children(named: "fill").compactMap { fill -> MinutesPart.Fill? in
      let part = self.fill(fill, of: schema)
      guard let part else { return nil }
      if let line = lines[part.field] {
        log.report(.duplicate, line: fill.line, .twice(part.field, line), subject: part.field)
      }
      lines[part.field] = fill.line
      return part
    }
    let title = element[attribute: "title"]?.trimmed
    return MinutesPart(schema: id, title: title, fills: fills, line: element.line)
  }

  private mutating func fill(_ element: XMLElement, of schema: FormSchema?) -> MinutesPart.Fill? {
    let field = element[attribute: "field"]?.trimmed ?? ""
    let each = element[attribute: "each"].flatMap { MinutesPart.Each(rawValue: $0) }
    if let schema { check(field, each, of: schema, line: element.line) }
    guard let text = MinutesText(element.displayText) else {
      log.report(.placeholder, line: element.line, .openBrace(element.displayText), subject: field)
      return nil
    }
    let known = MinutesPart.placeholders(of: each)
    for name in text.places where !known.contains(name) {
      log.report(.placeholder, line: element.line, .unknownPlace(name, each, known), subject: name)
    }
    return MinutesPart.Fill(
      field: field,
      each: each,
      text: text,
      otherwise: element[attribute: "else"]?.trimmed,
      line: element.line
    )
  }

  /// A fill without `each` goes into one field, one with it into a column of a list.
  private mutating func check(
    _ field: String,
    _ each: MinutesPart.Each?,
    of schema: FormSchema,
    line: Int
  ) {
    let slot: Int?
    if each != nil {
      let columns = schema.listColumns
      guard let column = columns.first(where: { $0.pattern == field }) else {
        let patterns = columns.map(\.pattern)
        log.report(.unknown, line: line, .noColumn(field, schema, patterns), subject: field)
        return
      }
      slot = column.slots.first
    } else {
      slot = schema.slot(of: FieldPath(field))
      guard slot != nil else {
        let isColumn = schema.listColumns.contains { $0.pattern == field }
        let message = isColumn ? Message.noEach(field) : .noField(field, schema)
        log.report(.unknown, line: line, message, subject: field)
        return
      }
    }
    if let slot, let main = schema.fields[slot].facets.within {
      let message = Message.within(field, schema.fields[main])
      log.report(.unknown, line: line, message, subject: field)
    }
  }

  /// The field of a form in which members write their names: one by which its sheets are told apart.
  mutating func member(of element: XMLElement, _ id: String) -> String? {
    guard let name = element[attribute: "member"]?.trimmed else { return nil }
    guard let schema = try? catalogue.schema(id: id) else { return name }
    let keys = schema.key.map { schema.fields[$0].path.description }
    if !keys.contains(name) {
      log.report(.unknown, line: element.line, .noMember(name, id, keys), subject: name)
    }
    return name
  }

  /// The internal fields that a sheet shows all the same.
  mutating func shown(by element: XMLElement, of id: String) -> [String] {
    let names = element.words("shows")
    guard !names.isEmpty, let schema = try? catalogue.schema(id: id) else { return names }
    let known =
      schema.listColumns.filter { column in
        column.slots.first.map { schema.fields[$0].facets.isInternal } ?? false
      }.map(\.name)
      + schema.singleSlots.map { schema.fields[$0] }.filter(\.facets.isInternal)
      .map(\.path.description)
    for name in names where !known.contains(name) {
      log.report(.unknown, line: element.line, .notInternal(name, id, known), subject: name)
    }
    return names
  }

  static func report(_ element: XMLElement) -> [ReportBlock] {
    element.children.flatMap { child -> [ReportBlock] in
      let isHeading = child.name == "heading"
      return (isHeading ? [child.sentence(in: .ja)] : child.paragraphs).map {
        ReportBlock(text: $0, isHeading: isHeading, line: child.line)
      }
    }
  }
}

extension XMLElement {
  /// The paragraphs of a text, which blank lines divide.
  var paragraphs: [String] {
    displayText.split(separator: "\n", omittingEmptySubsequences: false)
      .split(whereSeparator: \.isEmpty).map { $0.joined() }
  }
}

extension Message {
  fileprivate static func list(_ names: [String]) -> String { names.joined(separator: " ") }

  fileprivate static func noField(_ path: String, _ schema: FormSchema) -> Message {
    let names = schema.fields.map(\.path.description)
    let hint = Message.suggestion(Spelling.nearest(to: path, among: names))
    return Message(
      ja: "様式 \(schema.id) に項目「\(path)」はありません。\(hint.ja)"
        + "項目名は「kenzan schema show \(schema.id)」で確かめられます。",
      en: "the form \(schema.id) has no field '\(path)'\(hint.en)"
        + " ('kenzan schema show \(schema.id)' lists them)"
    )
  }

  fileprivate static func noColumn(
    _ path: String,
    _ schema: FormSchema,
    _ patterns: [String]
  ) -> Message {
    if let nearest = Spelling.nearest(to: path, among: patterns) {
      return Message(
        ja: "様式 \(schema.id) に「\(path)」という一覧の列はありません。「\(nearest)」の間違いではありませんか。",
        en: "the form \(schema.id) has no column '\(path)'; did you mean '\(nearest)'?"
      )
    }
    return Message(
      ja: "each のある <fill> の field は、一覧の列を行の番号のところを {key} にして書きます。"
        + "様式 \(schema.id) に「\(path)」という列はありません。"
        + (patterns.isEmpty ? "この様式に一覧はありません。" : "あるのは \(list(patterns)) です。"),
      en:
        "the field of a <fill> with 'each' is a column of a list, with {key} where the number of the "
        + "row stands; the form \(schema.id) has no column '\(path)' "
        + (patterns.isEmpty ? "(it has no lists)" : "(there are: \(list(patterns)))")
    )
  }

  fileprivate static func noEach(_ path: String) -> Message {
    let kinds = list(MinutesPart.Each.allCases.map(\.rawValue))
    return Message(
      ja: "「\(path)」は一覧の列です。何を1行にするかを each に書いてください（\(kinds) のどれか）。",
      en: "'\(path)' is a column of a list; say in 'each' what makes a row, one of \(kinds)"
    )
  }

  fileprivate static func within(_ path: String, _ main: Field) -> Message {
    Message(
      ja: "「\(path)」は「\(main.path)」のセルの中に書く項目です。「\(main.path)」のほうに記入してください。",
      en: "'\(path)' is written in the cell of '\(main.path)'; fill in '\(main.path)' instead"
    )
  }

  fileprivate static func openBrace(_ text: String) -> Message {
    Message(
      ja: "「\(text.excerpt)」の波かっこが対になっていません。{date} のように閉じてください。",
      en: "the braces of '\(text.excerpt)' are not in pairs; write them as in {date}"
    )
  }

  fileprivate static func unknownPlace(
    _ name: String,
    _ each: MinutesPart.Each?,
    _ known: [String]
  ) -> Message {
    let all = known.map { "{\($0)}" }
    if let other = MinutesPart.Each.allCases.first(where: { other in
      other.properties.contains { name == "\(other.rawValue).\($0)" }
    }) {
      return Message(
        ja: "{\(name)} は each=\"\(other.rawValue)\" の <fill> だけで使えます。ここで使えるのは \(list(all)) です。",
        en: "{\(name)} stands only in a <fill> with each=\"\(other.rawValue)\"; here there are: "
          + list(all)
      )
    }
    let hint = Message.suggestion(Spelling.nearest(to: name, among: known))
    return Message(
      ja: "{\(name)} という差し込みはありません。\(hint.ja)ここで使えるのは \(list(all)) です。",
      en: "there is no {\(name)}\(hint.en.isEmpty ? "." : hint.en) Here there are: \(list(all))"
    )
  }

  fileprivate static func twice(_ field: String, _ line: Int) -> Message {
    Message(
      ja: "「\(field)」の <fill> は\(line)行目にもあります。1つにしてください。",
      en: "'\(field)' is filled in on line \(line) already; keep one of the two"
    )
  }

  fileprivate static func noMember(_ name: String, _ id: String, _ keys: [String]) -> Message {
    let hint = Message.suggestion(Spelling.nearest(to: name, among: keys))
    return Message(
      ja: "member の「\(name)」は、様式 \(id) のシートを区別する項目（key）ではありません。\(hint.ja)"
        + (keys.isEmpty ? "この様式に key はありません。" : "あるのは \(list(keys)) です。"),
      en: "'\(name)' in 'member' is no field of the key of the form \(id)\(hint.en) "
        + (keys.isEmpty ? "(it has no key)" : "(there are: \(list(keys)))")
    )
  }

  fileprivate static func notInternal(_ name: String, _ id: String, _ known: [String]) -> Message {
    let hint = Message.suggestion(Spelling.nearest(to: name, among: known))
    return Message(
      ja: "shows の「\(name)」は、様式 \(id) の内部項目ではありません。\(hint.ja)"
        + (known.isEmpty ? "この様式に内部項目はありません。" : "あるのは \(list(known)) です。"),
      en: "'\(name)' in 'shows' is no internal field of the form \(id)\(hint.en) "
        + (known.isEmpty ? "(it has none)" : "(there are: \(list(known)))")
    )
  }
}
