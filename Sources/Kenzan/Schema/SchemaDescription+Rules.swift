extension SchemaDescription {
  /// Every rule once, with the formula of its first check in the labels of the form.
  func ruleLines(in language: Language) -> [String] {
    var order: [String] = []
    var checks: [String: [Check]] = [:]
    for check in schema.checks {
      if checks[check.id] == nil { order.append(check.id) }
      checks[check.id, default: []].append(check)
    }
    return order.flatMap { rule(checks[$0] ?? [], in: language) } + quoteLines(in: language)
  }

  /// Every quote once: where it is looked for, in which words, and what the figure is.
  private func quoteLines(in language: Language) -> [String] {
    var order: [String] = []
    var quotes: [String: [Quote]] = [:]
    for quote in schema.quotes {
      if quotes[quote.id] == nil { order.append(quote.id) }
      quotes[quote.id, default: []].append(quote)
    }
    return order.flatMap { id -> [String] in
      guard let all = quotes[id], let first = all.first else { return [] }
      let wording = FormulaWording(schema: schema, group: first.groups.first)
      let severity = Message.severity(first.severity)[language]
      let count = all.count > 1 ? Message.places(all.count)[language] : ""
      let fields = first.narratives.map { "［\(schema.fields[$0].label)］" }.joined(separator: " ")
      let patterns = first.patterns.map { "「\($0.text)」" }.joined(separator: " ")
      var lines = ["\(id)  [\(severity)]\(count)"]
      lines.append("  " + Message.quoted(in: fields, as: patterns)[language])
      if let formula = first.formula { lines.append("  {n} = " + wording.text(formula)) }
      if let when = first.when { lines.append("  " + Message.when(wording.text(when))[language]) }
      return lines
    }
  }

  private func rule(_ checks: [Check], in language: Language) -> [String] {
    guard let first = checks.first else { return [] }
    let group = schema.fields[first.stated].group
    let wording = FormulaWording(schema: schema, group: group)
    let severity = Message.severity(first.severity)[language]
    let count = checks.count > 1 ? Message.places(checks.count)[language] : ""
    let formula = wording.text(.binary(first.comparison, first.left, first.right))
    var lines = ["\(first.id)  [\(severity)]\(count)", "  \(formula)"]
    if let when = first.when {
      lines.append("  " + Message.when(wording.text(when))[language])
    }
    if let rounding = first.rounding {
      let side = first.roundingSide == .left ? Message.left : Message.right
      lines.append("  \(side[language]): \(Message.rounding(rounding)[language])")
    }
    for (slot, rounding) in first.roundings.sorted(by: { $0.key < $1.key }) {
      let field = wording.text(.leaf(.field(slot)))
      lines.append("  \(field): \(Message.rounding(rounding)[language])")
    }
    if let note = excelNote(checks) { lines.append("  " + note[language]) }
    if let message = first.message { lines.append("  " + message[language]) }
    if let advice = first.advice { lines.append("  → " + advice[language]) }
    return lines
  }
}

extension SchemaDescription {
  /// Which of a rule's checks the blank form does without, because Excel cannot hold them.
  private func excelNote(_ checks: [Check]) -> Message? {
    guard !schema.layout.slots.isEmpty else { return nil }
    let cells = Dictionary(
      schema.layout.slots.map { ($0.field, $0.area.first) },
      uniquingKeysWith: { first, _ in first }
    )
    if checks.allSatisfy({ !$0.priors.isEmpty }) { return .needsPrior }
    let excel = ExcelText(schema: schema) { cells[$0] }
    let missing = checks.count { excel.formula(for: $0) == nil }
    guard missing > 0 else { return nil }
    return missing == checks.count ? .notInExcel : .notInExcel(missing)
  }
}

extension Message {
  fileprivate static let needsPrior = Message(
    ja: "前年度のシートと比べるため、Excelの様式の検査式には入りません（kenzan check --prior が確かめます）",
    en: "not in the blank form, as it asks for last year's sheet; kenzan check --prior checks it"
  )

  fileprivate static let notInExcel = Message(
    ja: "Excelの様式の検査式には入りません（kenzan が確かめます）",
    en: "not in the blank form, as Excel cannot hold it; kenzan checks it"
  )

  fileprivate static func notInExcel(_ count: Int) -> Message {
    Message(
      ja: "うち\(count)か所はExcelの様式の検査式には入りません（kenzan が確かめます）",
      en:
        "\(count) of them are not in the blank form, as Excel cannot hold them; kenzan checks them"
    )
  }

  fileprivate static let left = Message(ja: "左", en: "left side")
  fileprivate static let right = Message(ja: "右", en: "right side")

  fileprivate static func severity(_ severity: Severity) -> Message {
    switch severity {
    case .error: Message(ja: "要修正", en: "error")
    case .warning: Message(ja: "要確認", en: "warning")
    case .info: Message(ja: "参考", en: "info")
    }
  }

  fileprivate static func places(_ count: Int) -> Message {
    Message(ja: " \(count)か所", en: " \(count) places")
  }

  fileprivate static func quoted(in fields: String, as patterns: String) -> Message {
    Message(ja: "\(fields) の中の \(patterns)", en: "\(patterns) in \(fields)")
  }

  fileprivate static func when(_ condition: String) -> Message {
    Message(ja: "条件: \(condition)", en: "when \(condition)")
  }
}
