extension SchemaDescription {
  /// One line for every field; of those repeated alike the first stands for all.
  func fieldLines(in language: Language) -> [String] {
    var alike: [String: [Field]] = [:]
    var variants: [String: Set<String>] = [:]
    for field in schema.fields {
      let pattern = pattern(of: field)
      let variant = pattern + "?" + field.facets.required.name
      variants[pattern, default: []].insert(variant)
      alike[variant, default: []].append(field)
    }
    return schema.fields.compactMap { field in
      let pattern = pattern(of: field)
      let fields = alike[pattern + "?" + field.facets.required.name] ?? []
      guard fields.first?.slot == field.slot else { return nil }
      let isUniform = variants[pattern]?.count == 1
      let path = isUniform ? pattern : fields.map(\.path.description).joined(separator: " ")
      let more = fields.count > 1 ? Message.more(fields.count)[language] : ""
      let parts = [type(of: field)[language]] + facets(of: field).map { $0[language] }
      return "\(path)  \(field.label)\(more)  \(parts.joined(separator: ", "))"
    }
  }

  private func type(of field: Field) -> Message {
    switch field.type {
    case .text: Message(ja: "文字", en: "text")
    case .number:
      field.unit.map { Message(ja: "数値（\($0)）", en: "number (\($0))") }
        ?? Message(ja: "数値", en: "number")
    case .code:
      field.facets.isMultiple
        ? Message(
          ja: "選択肢 \(field.facets.codes ?? "") から複数",
          en: "any of \(field.facets.codes ?? "")"
        )
        : Message(
          ja: "選択肢 \(field.facets.codes ?? "")",
          en: "one of \(field.facets.codes ?? "")"
        )
    case .date: Message(ja: "日付", en: "date")
    case .year: Message(ja: "年度", en: "fiscal year")
    case .flag: Message(ja: "印（する・しない）", en: "mark")
    }
  }

  private func facets(of field: Field) -> [Message] {
    let facets = field.facets
    var found = [requirement(of: field), notApplicable(facets)].compactMap { $0 }
    found += sharing(field)
    found += figureFacets(facets)
    if let length = facets.maximumLength {
      found.append(Message(ja: "\(length)文字まで", en: "at most \(length) characters"))
    }
    if let lines = facets.maximumLines {
      found.append(Message(ja: "\(lines)行まで", en: "at most \(lines) lines"))
    }
    if let pattern = facets.pattern {
      found.append(Message(ja: "書き方 \(pattern.text)", en: "pattern \(pattern.text)"))
    }
    if facets.isOpen {
      found.append(Message(ja: "一覧にない値も可", en: "other values are accepted"))
    }
    if facets.unique == .error { found.append(Message(ja: "重複しない", en: "unique")) }
    if facets.unique == .warning {
      found.append(Message(ja: "重複は要確認", en: "a repetition is a warning"))
    }
    if facets.isInternal { found.append(Message(ja: "公開しない", en: "internal")) }
    if let stage = facets.judgedFrom {
      let name = schema.stages[stage]
      found.append(Message(ja: "「\(name)」から", en: "from stage '\(name)' on"))
    }
    if let role = facets.role { found.append(Message(ja: "役割 \(role)", en: "role \(role)")) }
    return found
  }

  /// In whose cell the field is written, or how its own may be.
  private func sharing(_ field: Field) -> [Message] {
    var found: [Message] = []
    if let main = field.facets.within.map({ schema.fields[$0].facets.ownLabel }) {
      let mark = field.facets.mark
      found.append(
        Message(
          ja: "「\(main)」のセルに\(mark.map { "\($0)印で" } ?? "")書く",
          en: "written in the cell of '\(main)'\(mark.map { " as \($0)" } ?? "")"
        )
      )
    }
    return found
      + field.facets.notations.map { notation in
        let example = schema.example(of: notation)
        return Message(ja: "「\(example)」とも書ける", en: "also written '\(example)'")
      }
  }

  private func requirement(of field: Field) -> Message? {
    switch field.facets.required {
    case .never: return nil
    case .always: return Message(ja: "必須", en: "required")
    case .when(let condition):
      let text = FormulaWording(schema: schema, group: field.group).text(condition)
      return Message(ja: "必須（\(text) のとき）", en: "required if \(text)")
    }
  }

  private func notApplicable(_ facets: Facets) -> Message? {
    switch facets.notApplicable {
    case .forbidden: nil
    case .allowed: Message(ja: "－可", en: "－ allowed")
    case .zero: Message(ja: "－可（0とみなす）", en: "－ allowed, counted as 0")
    }
  }

  private func figureFacets(_ facets: Facets) -> [Message] {
    var found: [Message] = []
    if let digits = facets.digits {
      found.append(
        digits == 0
          ? Message(ja: "整数", en: "whole")
          : Message(ja: "小数\(digits)位", en: "\(digits) decimal places")
      )
    }
    if let rounding = facets.rounding { found.append(.rounding(rounding)) }
    if !facets.words.isEmpty {
      let quoted = facets.words.map { Message(ja: "「\($0)」", en: "'\($0)'") }
      let list = Message.joined(quoted, by: Message(ja: "", en: " "))
      found.append(Message(ja: "\(list.ja)も可（数値なし）", en: "or \(list.en), which is no figure"))
    }
    return found + [bounds(facets)].compactMap { $0 }
  }

  /// The least and the largest figure, or how many codes there may be.
  private func bounds(_ facets: Facets) -> Message? {
    let unit = facets.isMultiple ? Message(ja: "個", en: " of them") : .nothing
    return switch (facets.minimum, facets.maximum) {
    case (let minimum?, let maximum?):
      Message(
        ja: "\(minimum)〜\(maximum)\(unit.ja)",
        en: "\(minimum) to \(maximum)\(unit.en)"
      )
    case (let minimum?, nil):
      Message(ja: "\(minimum)\(unit.ja)以上", en: "at least \(minimum)\(unit.en)")
    case (nil, let maximum?):
      Message(
        ja: "\(maximum)\(unit.ja)\(facets.isMultiple ? "まで" : "以下")",
        en: "at most \(maximum)\(unit.en)"
      )
    case (nil, nil): nil
    }
  }
}

extension Requirement {
  fileprivate var name: String {
    switch self {
    case .never: "never"
    case .always: "always"
    case .when: "when"
    }
  }
}

extension Message {
  static func rounding(_ rounding: FieldRounding) -> Message {
    switch rounding {
    case .step(let rounding): .rounding(rounding)
    case .printed(.half):
      Message(ja: "記入された桁に四捨五入", en: "rounded half up to the places written")
    case .printed(.down): Message(ja: "記入された桁に切捨て", en: "cut down to the places written")
    case .printed(.up): Message(ja: "記入された桁に切上げ", en: "rounded up to the places written")
    }
  }

  static func rounding(_ rounding: Rounding) -> Message {
    let step = rounding.step
    return switch rounding.mode {
    case .half: Message(ja: "\(step)に四捨五入", en: "rounded half up to \(step)")
    case .down: Message(ja: "\(step)に切捨て", en: "cut down to \(step)")
    case .up: Message(ja: "\(step)に切上げ", en: "rounded up to \(step)")
    }
  }

  fileprivate static func more(_ count: Int) -> Message {
    Message(ja: " など\(count)欄", en: " and \(count - 1) more")
  }
}
