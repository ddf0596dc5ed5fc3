/// Tells what a cell is to hold, by what Excel allows in it, by its format and by what stands there.
struct DraftValues {
  let file: SourceFile
  let sheet: Int
  private let worksheet: Worksheet
  private let layout: WorksheetLayout

  init(_ file: SourceFile, sheet: Int) {
    self.file = file
    self.sheet = sheet
    worksheet = file.worksheets[sheet]
    layout = worksheet.layout ?? WorksheetLayout()
  }

  /// What a cell shows of its field; its headings are looked at in `finish`.
  func content(at cell: CellReference, holding value: CellContent?) -> DraftContent {
    var content = DraftContent()
    let validations = layout.validations.filter { $0.areas.contains { $0.contains(cell) } }
    for validation in validations { apply(validation, to: &content) }
    applyFormat(at: cell, to: &content)
    if let value { apply(value, at: cell, to: &content) }
    return content
  }

  // MARK: - What Excel allows

  private func apply(_ validation: DataValidation, to content: inout DraftContent) {
    if !validation.prompt.isBlank { content.guidance = validation.prompt.trimmed }
    switch validation.kind {
    case .none: break
    case .list:
      content.type = .code
      content.choices = choices(of: validation.formulas.first ?? "")
      if content.choices.isEmpty {
        content.type = nil
        content.notes.append(.unreadableChoices(validation.formulas.first ?? ""))
      }
    case .whole, .decimal:
      content.type = .number
      if validation.kind == .whole { content.digits = 0 }
      let bounds = validation.formulas.map { ExactDecimal($0) }
      switch validation.comparison {
      case "between" where bounds.count == 2:
        // Bounds that nothing lies between are a slip of the form's author.
        if let low = bounds[0], let high = bounds[1], low > high { break }
        (content.minimum, content.maximum) = (bounds[0]?.description, bounds[1]?.description)
      case "greaterThanOrEqual": content.minimum = bounds.first.flatMap { $0?.description }
      case "lessThanOrEqual": content.maximum = bounds.first.flatMap { $0?.description }
      default: break
      }
    case .date: content.type = .date
    case .textLength:
      content.type = .text
      let bound =
        validation.comparison == "between" ? validation.formulas.last : validation.formulas.first
      if ["between", "lessThanOrEqual"].contains(validation.comparison) {
        content.maximumLength = bound.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
      }
    }
  }

  /// The choices of a list: written out, or in the cells that it refers to.
  private func choices(of formula: String) -> [String] {
    var texts: [String] = []
    if formula.hasPrefix("\""), formula.hasSuffix("\""), formula.count > 1 {
      texts = formula.dropFirst().dropLast().split(separator: ",").map { String($0).trimmed }
    } else if let (index, range) = cells(of: formula) {
      texts = file.worksheets[index].cells(in: range).map { $0.content.text.trimmed }
    }
    var seen: Set<String> = []
    return texts.filter { !$0.isEmpty && seen.insert($0.normalizedForMatching).inserted }
  }

  private func cells(of formula: String) -> (sheet: Int, CellRange)? {
    var text = formula.hasPrefix("=") ? String(formula.dropFirst()) : formula
    if let name = file.names.first(where: { $0.name.lowercased() == text.lowercased() }) {
      text = name.formula
    }
    guard let mark = text.lastIndex(of: "!") else { return CellRange(text).map { (sheet, $0) } }
    let name = text[..<mark].trimmingQuotes
    guard let range = CellRange(text[text.index(after: mark)...]),
      let index = file.worksheets.firstIndex(where: { $0.name.lowercased() == name.lowercased() })
    else { return nil }
    return (index, range)
  }

  // MARK: - How it is shown

  private func applyFormat(at cell: CellReference, to content: inout DraftContent) {
    let index = layout.styles[cell] ?? worksheet[cell]?.style
    guard content.type == nil || content.type == .number,
      let code = index.flatMap({
        worksheet.styles.indices.contains($0) ? worksheet.styles[$0] : nil
      })?
      .numberFormat,
      code != "General"
    else { return }
    if code == "@" {
      content.type = content.type ?? .text
      return
    }
    if NumberFormatCode.isDate(code) {
      if !NumberFormatCode.isElapsed(code) { content.type = content.type ?? .date }
      return
    }
    let format = CellNumberFormat(code)
    guard format.decimals != nil || format.isPercent else { return }
    content.type = .number
    content.digits = content.digits ?? format.decimals
    if format.isPercent { content.unit = "%" }
    if let unit = UnitTable.unit(in: format.literal) { content.unit = unit }
    if format.thousands > 0 { content.notes.append(.shownInThousands) }
  }

  // MARK: - What stands there

  private func apply(_ value: CellContent, at cell: CellReference, to content: inout DraftContent) {
    switch value {
    case .number(let number):
      content.values.append(value.text)
      guard content.type == nil || content.type == .number else { return }
      content.type = .number
      if content.digits == nil, let decimal = ExactDecimal(significant: number) {
        content.digits = decimal.scale > 0 ? decimal.scale : nil
      }
    case .date: content.type = content.type ?? .date
    case .text(let text):
      let text = text.trimmed
      if ValueReader.isNotApplicable(text) {
        content.isNotApplicable = true
        return
      }
      content.values.append(text)
      guard content.type == nil else { return }
      if let number = try? WrittenNumber(text), !text.unicodeScalars.contains("年") {
        content.type = .number
        if let unit = UnitTable.canonical(number.suffix) { content.unit = unit }
        if number.suffix.isEmpty || content.unit != nil { return }
      }
      content.type = .text
    case .uncalculated: content.type = content.type ?? .number
    case .boolean, .error, .invalid: break
    }
  }
}

extension DraftContent {
  /// Settles what the cell leaves open by the words of the headings, the innermost last.
  mutating func finish(headings: [String], isLarge: Bool) {
    for heading in headings.reversed() where unit == nil {
      unit = UnitTable.splitUnit(heading.normalizedForMatching).unit
    }
    if type == nil, unit != nil { type = .number }
    if type == nil {
      isGuessed = true
      let stage = headings.last.map { DraftYears.stage(of: $0) } ?? nil
      let word = headings.last.flatMap { DraftTerm.find($0) }
      if let stage, !stage.isEmpty || !YearMention.all(in: headings.last ?? "").isEmpty {
        type = .number
      } else if let own = word?.type {
        // A choice needs its choices.
        type = own == .code ? .text : own
      } else {
        type =
          headings.dropLast().last.flatMap { DraftTerm.find($0)?.type } == .number ? .number : .text
      }
      if type == .number, isLarge { type = .text }
    }
    if type != .number {
      unit = nil
      digits = nil
    }
    let name = DraftTerm.find(headings.last ?? "")?.name
    if type == .number, unit == nil, name == "rate" { unit = "%" }
  }
}

extension Substring {
  /// A worksheet's name without the quotation marks that Excel puts around some.
  fileprivate var trimmingQuotes: String {
    guard hasPrefix("'"), hasSuffix("'"), count >= 2 else { return String(self) }
    return String(dropFirst().dropLast()).replacing("''", with: "'")
  }
}

extension Message {
  fileprivate static func unreadableChoices(_ formula: String) -> Self {
    Self(
      ja: "選択肢のリスト（\(formula)）を読み取れません。codes を書いて code にしてください",
      en: "the list of choices (\(formula)) cannot be read; write codes and make it a code"
    )
  }

  fileprivate static let shownInThousands = Self(
    ja: "表示形式が1,000で割って見せています。単位と記入する値を確かめてください",
    en: "the number format shows thousands; look at the unit and at what is entered"
  )
}
