/// Reads what a cell says as the value of a field.
///
/// Nothing is guessed: what could mean two things is left unread, with a remark that says why.
struct ValueReader: Sendable {
  /// One cell with everything that bears on its meaning.
  struct Source: Sendable {
    /// What stands there; `nil` for a blank cell.
    var content: CellContent?
    var style = CellStyle()
    var struck: StruckText?
    /// A CSV or XML instance knows no types, so numbers as text are nothing to note.
    var isUntyped = false
  }

  let schema: FormSchema
  private let matchers: [String: CodeMatcher]

  init(schema: FormSchema) {
    self.schema = schema
    matchers = schema.codes.mapValues(CodeMatcher.init)
  }

  /// Reads a cell for a field whose figures are in the unit, declared or written beside it, and for
  /// the fields within it.
  func read(_ source: Source, for field: Field, unit: String?) -> ValueReading {
    let guests = schema.within[field.slot] ?? []
    guard !guests.isEmpty || !field.facets.notations.isEmpty else {
      return readAlone(source, for: field, unit: unit)
    }
    return SharedCell(values: self, field: field, guests: guests.map { schema.fields[$0] })
      .read(source, unit: unit)
  }

  /// Reads a cell as nothing but the value of the field.
  func readAlone(_ source: Source, for field: Field, unit: String?) -> ValueReading {
    if field.type == .number, case .number(let number) = source.content,
      !source.style.crossedOut, !source.style.struck
    {
      return readStored(number, format: source.style.numberFormat, field: field, unit: unit)
    }
    let raw = source.content?.text ?? ""
    if let reading = readMarks(source, raw: raw) { return reading }
    switch source.content {
    case nil: return ValueReading(state: .blank, raw: raw)
    case .error(let text): return .unreadable(text, .errorValue(text))
    case .invalid(let text): return .unreadable(text, .invalid(text))
    case .uncalculated: return .unreadable("", .uncalculated)
    case .text, .number, .boolean, .date: break
    }
    return switch field.type {
    case .text: readText(source, raw: raw, field: field)
    case .number: readNumber(source, raw: raw, field: field, unit: unit)
    case .code: readCode(source, raw: raw, field: field)
    case .date: readDate(source, raw: raw, field: field)
    case .year: readYear(source, raw: raw)
    case .flag: readFlag(source, raw: raw)
    }
  }

  /// Blank cells, and what lines through a cell mean; `nil` where only the content counts.
  private func readMarks(_ source: Source, raw: String) -> ValueReading? {
    let isBlank = source.content == nil || source.content?.isBlankText == true
    if source.style.crossedOut {
      guard !isBlank, !Self.isNotApplicable(raw) else {
        return ValueReading(state: .notApplicable, raw: raw)
      }
      return .unreadable(raw, .crossedOut(raw))
    }
    if isBlank { return ValueReading(state: .blank, raw: raw) }
    var whole = StruckText()
    if source.style.struck { whole.add(raw, isStruck: true) }
    let struck = source.struck ?? whole
    guard !struck.struck.isBlank else { return nil }
    let remark = ValueRemark.struck(kept: struck.kept.trimmed, struck: struck.struck.trimmed)
    var reading = ValueReading.unreadable(raw, remark)
    reading.struck = struck
    return reading
  }

  // MARK: - Texts and codes

  private func readText(_ source: Source, raw: String, field: Field) -> ValueReading {
    switch source.content {
    case .date: return dateInstead(raw, field: field)
    case .number(let number):
      let text = Self.padded(raw, number: number, format: source.style.numberFormat)
      return ValueReading(state: .text(text), raw: raw)
    default: break
    }
    let isAllowed = field.facets.notApplicable != .forbidden
    // 課題 may well be なし; only a mere dash says that there is nothing to say.
    if isAllowed ? Self.isNotApplicable(raw) : Self.isDash(raw) {
      return ValueReading(state: .notApplicable, raw: raw)
    }
    var reading = ValueReading(state: .text(raw.trimmed.withPlainLineBreaks), raw: raw)
    if let plain = plainForm(of: raw, field) {
      reading.state = .text(plain)
      reading.remarks.append(.textVariant(raw.trimmed, plain))
    }
    let scalars = raw.unicodeScalars
    if scalars.contains(where: \.isForbiddenControl) { reading.remarks.append(.controlCharacters) }
    if scalars.contains(where: \.isPrivateUse) { reading.remarks.append(.privateUse) }
    return reading
  }

  /// ５－２－３ as 5-2-3, where a field demands a form that the text has but for width and spaces.
  private func plainForm(of raw: String, _ field: Field) -> String? {
    guard let pattern = field.facets.pattern, !pattern.matches(raw.trimmed.withPlainLineBreaks)
    else { return nil }
    let plain = raw.normalizedForMatching
    return pattern.matches(plain) ? plain : nil
  }

  private func readCode(_ source: Source, raw: String, field: Field) -> ValueReading {
    if case .date = source.content { return dateInstead(raw, field: field) }
    var text = raw.trimmed
    if case .number(let number) = source.content {
      text = Self.padded(raw, number: number, format: source.style.numberFormat)
    }
    guard let matcher = field.facets.codes.flatMap({ matchers[$0] }) else {
      return readText(source, raw: raw, field: field)
    }
    if field.facets.isMultiple { return readCodes(text, raw: raw, by: matcher) }
    switch matcher.match(text) {
    case .exact(let code): return ValueReading(state: .text(code.value), raw: raw)
    case .variant(let code):
      let remark = ValueRemark.codeVariant(text, label: code.label)
      return ValueReading(state: .text(code.value), raw: raw, remarks: [remark])
    case .outdated(let code):
      let year = matcher.list.year ?? schema.year
      return .unreadable(raw, .outdatedCode(text, code, in: year))
    case .none: break
    }
    if Self.isNotApplicable(text) { return ValueReading(state: .notApplicable, raw: raw) }
    if field.facets.isOpen {
      var reading = readText(source, raw: raw, field: field)
      if case .text = reading.state { reading.remarks.append(.outsideList(text)) }
      return reading
    }
    return .unreadable(raw, unknownCode(text, by: matcher))
  }

  /// Several codes in one cell.
  private func readCodes(_ text: String, raw: String, by matcher: CodeMatcher) -> ValueReading {
    if Self.isNotApplicable(text) { return ValueReading(state: .notApplicable, raw: raw) }
    let list = matcher.list
    var splitter = CodeSplitter(text, matcher: matcher)
    switch splitter.outcome() {
    case .codes(let codes, let isExact):
      let value = list.value(of: codes)
      let remarks =
        isExact ? [] : [ValueRemark.codeVariant(text, label: list.label(ofSeveral: value))]
      return ValueReading(state: .text(value), raw: raw, remarks: remarks)
    case .ambiguous(let ways):
      let meanings = ways.map { list.label(ofSeveral: list.value(of: $0)) }
      return .unreadable(raw, .ambiguous(text, meanings: meanings))
    case .unknown(let parts):
      if let part = parts.first, parts.count == 1, case .outdated(let code) = matcher.match(part) {
        return .unreadable(raw, .outdatedCode(part, code, in: list.year ?? schema.year))
      }
      return .unreadable(raw, unknownCode(parts.joined(separator: "、"), by: matcher))
    }
  }

  private func unknownCode(_ text: String, by matcher: CodeMatcher) -> ValueRemark {
    let near = matcher.nearest(to: text)
    let options = near.isEmpty ? Array(matcher.list.codes.prefix(8)) : near
    return .unknownCode(
      text,
      options: options.map(\.label),
      areNear: !near.isEmpty,
      total: matcher.list.codes.count
    )
  }

  /// A date that a spreadsheet made of something like 5-2-3, with what was likely typed.
  private func dateInstead(_ raw: String, field: Field) -> ValueReading {
    guard let date = CalendarDate(isoPrefix: raw) else {
      return .unreadable(raw, .dateInstead(shown: raw, likely: []))
    }
    let short = date.year % 100
    var typed = ["-", "/"].flatMap { mark in
      [
        "\(short)\(mark)\(date.month)\(mark)\(date.day)",
        "\(date.month)\(mark)\(date.day)\(mark)\(short)",
        "\(date.month)\(mark)\(date.day)",
        "\(date.day)\(mark)\(date.month)",
      ]
    }
    if let matcher = field.facets.codes.flatMap({ matchers[$0] }) {
      typed = typed.filter { matcher.match($0) != .none }
    } else if let pattern = field.facets.pattern {
      typed = typed.filter { pattern.matches($0) }
    } else {
      typed = Array(typed.prefix(3))
    }
    var seen: Set<String> = []
    let likely = typed.filter { seen.insert($0).inserted }
    return .unreadable(raw, .dateInstead(shown: date.description, likely: likely))
  }

  // MARK: - Dates, years and marks

  private func readDate(_ source: Source, raw: String, field: Field) -> ValueReading {
    if let words = field.facets.words(in: raw) {
      return ValueReading(state: .words(words), raw: raw)
    }
    if case .date = source.content, let date = CalendarDate(isoPrefix: raw) {
      return ValueReading(state: .date(date), raw: raw)
    }
    guard case .text = source.content, let written = WrittenDate(raw) else {
      return notApplicable(raw) ?? .unreadable(raw, .type(raw))
    }
    if let day = written.dayOfWeek, day != written.date.weekday {
      return .unreadable(raw, .dayOfWeek(written))
    }
    // Written as the form itself would show it there is no doubt about what was meant.
    let text = raw.normalizedForMatching
    let isUsual = text == written.date.description || text.hasPrefix(written.date.title)
    let isNoted = !source.isUntyped && !isUsual
    let remarks = isNoted ? [ValueRemark.dateAsText(raw, written.date.description)] : []
    return ValueReading(state: .date(written.date), raw: raw, remarks: remarks)
  }

  private func readYear(_ source: Source, raw: String) -> ValueReading {
    if case .date = source.content { return .unreadable(raw, .dateInstead(shown: raw, likely: [])) }
    guard let year = FiscalYear(written: raw) else {
      return notApplicable(raw) ?? .unreadable(raw, .type(raw))
    }
    let usual = [year.title, year.key, String(year.number), String(year.title.dropLast())]
    let isUsual = usual.contains(raw.normalizedForMatching)
    let remarks = isUsual ? [] : [ValueRemark.dateAsText(raw, year.title)]
    return ValueReading(state: .year(year), raw: raw, remarks: remarks)
  }

  private func readFlag(_ source: Source, raw: String) -> ValueReading {
    if case .boolean(let isSet) = source.content {
      return ValueReading(state: .flag(isSet), raw: raw)
    }
    switch raw.normalizedForMatching {
    case "○", "〇", "◯", "◎", "●", "レ", "✓", "✔", "☑", "■", "1", "TRUE", "true", "有", "はい", "x", "X":
      return ValueReading(state: .flag(true), raw: raw)
    case "×", "✕", "☐", "□", "0", "FALSE", "false", "無", "いいえ":
      return ValueReading(state: .flag(false), raw: raw)
    default: return notApplicable(raw) ?? .unreadable(raw, .type(raw))
    }
  }

  private func notApplicable(_ raw: String) -> ValueReading? {
    Self.isNotApplicable(raw) ? ValueReading(state: .notApplicable, raw: raw) : nil
  }
}

// MARK: - Words and marks

extension ValueReader {
  /// Whether the text says that the field does not apply.
  static func isNotApplicable(_ text: String) -> Bool {
    guard text.utf8.count <= 24 else { return false }
    return isDash(text) || wordsForNotApplicable.contains(text.normalizedForMatching)
  }

  static let wordsForNotApplicable: Set = [
    "なし", "無し", "該当なし", "該当無し", "N/A", "n/a", "皆増", "皆減",
  ]

  /// Whether the text is only a dash or slash, of whatever kind.
  static func isDash(_ text: String) -> Bool {
    guard text.utf8.count <= 24 else { return false }
    let scalars = text.normalizedForMatching.unicodeScalars
    return !scalars.isEmpty && scalars.count <= 4
      && scalars.allSatisfy { $0 == "-" || $0 == "/" || $0 == "\\" || $0 == "ー" }
  }

  /// A whole number with the zeros that its format puts in front: 0012.
  fileprivate static func padded(_ raw: String, number: Double, format: String) -> String {
    let digits = CellNumberFormat(format).minimumDigits
    guard digits > raw.utf8.count, number >= 0, raw.utf8.allSatisfy({ $0 != UInt8(ascii: ".") })
    else { return raw }
    return String(repeating: "0", count: digits - raw.utf8.count) + raw
  }
}

extension CellContent {
  /// What the cell says, as typed; a number at the 15 digits that Excel shows.
  var text: String {
    switch self {
    case .number(let number), .date(let number, nil):
      ExactDecimal(significant: number)?.description ?? "\(number)"
    case .text(let text), .error(let text), .invalid(let text), .date(_, let text?): text
    case .boolean(let value): value ? "TRUE" : "FALSE"
    case .uncalculated: ""
    }
  }

  /// Whether it is a text of spaces only: nothing was written.
  var isBlankText: Bool {
    if case .text(let text) = self { text.isBlank } else { false }
  }
}

extension String {
  /// Every line break as `\n`.
  fileprivate var withPlainLineBreaks: String {
    guard unicodeScalars.contains("\r") else { return self }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      if !(scalar == "\n" && previous == "\r") { result.append(scalar == "\r" ? "\n" : scalar) }
      previous = scalar
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate var isForbiddenControl: Bool {
    switch value {
    case 9, 10, 13: false
    case 0...0x1F, 0x7F...0x9F: true
    default: false
    }
  }

  fileprivate var isPrivateUse: Bool {
    switch value {
    case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD, 0xFFFD: true
    default: false
    }
  }
}
