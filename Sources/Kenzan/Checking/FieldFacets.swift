/// Checks what each field alone must satisfy: "not applicable", bounds, length, pattern, choices.
struct FieldFacets {
  let wording: Wording
  /// The codes of the findings that reading made, by slot; what is said once is not said again.
  let known: [Int: Set<Finding.Code>]

  /// The findings of every field, in slot order.
  func findings() -> [Finding] {
    let record = wording.record
    var findings: [Finding] = []
    for field in record.schema.fields {
      switch record[field.slot].state {
      case .blank, .unreadable, .words, .date, .year, .flag: continue
      case .notApplicable:
        // Said of the cell that the field is within, not of the field.
        let isOfCell = field.facets.within.map { record[$0].state == .notApplicable } ?? false
        if !isOfCell { findings += forbiddenNotApplicable(field) }
      case .number(let number): findings += outOfRange(number, field)
      case .text(let text): findings += wrongText(text, field)
      }
    }
    return findings
  }

  private func forbiddenNotApplicable(_ field: Field) -> [Finding] {
    guard field.facets.notApplicable == .forbidden else { return [] }
    return [finding(.notApplicable, field, .notApplicable(wording.place(field.slot)))]
  }

  private func outOfRange(_ number: ExactDecimal, _ field: Field) -> [Finding] {
    let facets = field.facets
    let isBelow = facets.minimum.map { number < $0 } ?? false
    let isAbove = facets.maximum.map { number > $0 } ?? false
    guard isBelow || isAbove, let bound = isBelow ? facets.minimum : facets.maximum else {
      return []
    }
    let (place, value) = (wording.place(field.slot), wording.value(field.slot))
    let text = FigureText.text(bound, digits: facets.digits ?? 0, unit: field.unit)
    let message: Message = isBelow ? .below(place, value, text) : .above(place, value, text)
    return [finding(.range, field, message, expected: bound.description)]
  }

  private func wrongText(_ text: String, _ field: Field) -> [Finding] {
    let facets = field.facets
    var place: Message { wording.place(field.slot) }
    var findings: [Finding] = []
    let values = facets.isMultiple ? CodeList.values(in: text) : [text]
    if facets.isMultiple { findings += wrongCount(values.count, field) }
    if !facets.isOpen, let list = wording.record.schema.codes(of: field),
      !values.allSatisfy({ value in list.codes.contains { $0.value == value } }),
      known[field.slot]?.contains(.code) != true
    {
      let value = wording.quoted(Wording.excerpt(text))
      findings.append(finding(.code, field, .noChoice(place, value, choices(of: list))))
    }
    if let maximum = facets.maximumLength, text.utf8.count > maximum,
      case let length = text.unicodeScalars.count(where: { !$0.isLineBreak }), length > maximum
    {
      findings.append(
        finding(
          .length,
          field,
          .tooLong(place, length, maximum, surplus: wording.quoted(text.surplus(over: maximum))),
          expected: String(maximum)
        )
      )
    }
    if let maximum = facets.maximumLines, case let lines = text.lineCount, lines > maximum {
      findings.append(
        finding(
          .lines,
          field,
          .tooManyLines(place, lines, maximum, next: wording.quoted(text.line(maximum))),
          expected: String(maximum)
        )
      )
    }
    if let pattern = facets.pattern { findings += mismatch(text, pattern, field) }
    return findings
  }

  /// More or fewer codes than may be chosen.
  private func wrongCount(_ count: Int, _ field: Field) -> [Finding] {
    var place: Message { wording.place(field.slot) }
    var value: Message { wording.value(field.slot) }
    if let minimum = field.facets.minimum, ExactDecimal(count) < minimum {
      let message = Message.tooFew(place, value, count, minimum)
      return [finding(.range, field, message, expected: minimum.description)]
    }
    if let maximum = field.facets.maximum, ExactDecimal(count) > maximum {
      let message = Message.tooMany(place, value, count, maximum)
      return [finding(.range, field, message, expected: maximum.description)]
    }
    return []
  }

  private func mismatch(_ text: String, _ pattern: TextPattern, _ field: Field) -> [Finding] {
    guard !pattern.matches(text) else { return [] }
    let (place, value) = (wording.place(field.slot), wording.value(field.slot))
    guard let guidance = field.facets.guidance else {
      return [finding(.pattern, field, .mismatch(place, value, pattern.text))]
    }
    // The form's own words serve people better than a pattern does.
    let message = Message.sentences([.mismatch(place, value), .guidance(guidance)])
    return [finding(.pattern, field, message)]
  }

  /// The choices as a reader sees them; of a long list the first few and how many there are.
  private func choices(of list: CodeList) -> Message {
    let labels = list.codes.map { wording.quoted($0.label) }
    guard labels.count > 8 else { return .list(labels) }
    return .list(Array(labels.prefix(5))) + .andMore(labels.count - 5)
  }

  private func finding(
    _ code: Finding.Code,
    _ field: Field,
    _ message: Message,
    expected: String? = nil
  ) -> Finding {
    Finding(code, .error, at: field.slot, of: wording, message: message, expected: expected)
  }
}

extension Unicode.Scalar {
  fileprivate var isLineBreak: Bool { self == "\n" || self == "\r" }
}

extension String {
  /// What stands behind so many characters, line breaks not counted; its beginning where it is long.
  fileprivate func surplus(over maximum: Int) -> String {
    var rest = UnicodeScalarView()
    rest.append(contentsOf: unicodeScalars.filter { !$0.isLineBreak }.dropFirst(maximum))
    return Wording.excerpt(String(rest))
  }

  /// A line, counted from 0; its beginning where it is long.
  fileprivate func line(_ index: Int) -> String {
    let lines = split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return Wording.excerpt(lines.indices.contains(index) ? String(lines[index]) : "")
  }

  /// How many lines a cell shows; an empty one at the end is none.
  fileprivate var lineCount: Int {
    var breaks = 0
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      // "\r\n" is one line break.
      if scalar.isLineBreak, !(scalar == "\n" && previous == "\r") { breaks += 1 }
      previous = scalar
    }
    return previous?.isLineBreak == true ? breaks : breaks + 1
  }
}

extension Message {
  fileprivate static func notApplicable(_ place: Message) -> Self {
    Self(
      ja: "\(place.ja)に「－」（該当なし）とありますが、この欄では使えません。値を記入してください。",
      en:
        "\(place.en) says '－' (not applicable), which this field does not accept. Enter its value."
    )
  }

  fileprivate static func below(_ place: Message, _ value: Message, _ minimum: Message) -> Self {
    Self(
      ja: "\(place.ja)は\(value.ja)ですが、\(minimum.ja)以上でなければなりません。記入を確かめてください。",
      en: "\(place.en) states \(value.en), but must be at least \(minimum.en). Check the entry."
    )
  }

  fileprivate static func above(_ place: Message, _ value: Message, _ maximum: Message) -> Self {
    Self(
      ja: "\(place.ja)は\(value.ja)ですが、\(maximum.ja)以下でなければなりません。記入を確かめてください。",
      en: "\(place.en) states \(value.en), but must be at most \(maximum.en). Check the entry."
    )
  }

  fileprivate static func tooFew(
    _ place: Message,
    _ value: Message,
    _ count: Int,
    _ minimum: ExactDecimal
  ) -> Self {
    Self(
      ja: "\(place.ja)は\(value.ja)の\(count)個ですが、\(minimum)個以上選ぶ欄です。選び足してください。",
      en:
        "\(place.en) has \(count) (\(value.en)), but at least \(minimum) are to be chosen. Add some."
    )
  }

  fileprivate static func tooMany(
    _ place: Message,
    _ value: Message,
    _ count: Int,
    _ maximum: ExactDecimal
  ) -> Self {
    Self(
      ja: "\(place.ja)は\(value.ja)の\(count)個ですが、\(maximum)個までの欄です。\(maximum)個以下にしてください。",
      en: "\(place.en) has \(count) (\(value.en)), but at most \(maximum) may be chosen. Drop some."
    )
  }

  fileprivate static func noChoice(
    _ place: Message,
    _ value: Message,
    _ choices: Message
  ) -> Self {
    Self(
      ja: "\(place.ja)の\(value.ja)は選択肢にありません。次から選んでください: \(choices.ja)。",
      en: "\(place.en) says \(value.en), which is not a choice. Choose one of \(choices.en)."
    )
  }

  fileprivate static func tooLong(
    _ place: Message,
    _ length: Int,
    _ maximum: Int,
    surplus: Message
  ) -> Self {
    Self(
      ja: "\(place.ja)は\(length)字あります。この欄は\(maximum)字までです。"
        + "\(surplus.ja)が入らないので、\(length - maximum)字減らしてください。",
      en:
        "\(place.en) has \(length) characters; this field holds \(maximum), so \(surplus.en) is too "
        + "much. Shorten it by \(length - maximum)."
    )
  }

  fileprivate static func tooManyLines(
    _ place: Message,
    _ lines: Int,
    _ maximum: Int,
    next: Message
  ) -> Self {
    Self(
      ja: "\(place.ja)は\(lines)行あります。この欄は\(maximum)行までです。"
        + "\(maximum + 1)行目\(next.ja)から後をつめて、行を減らしてください。",
      en: "\(place.en) has \(lines) lines; this field holds \(maximum). "
        + "Line \(maximum + 1) is \(next.en). Use fewer lines."
    )
  }

  fileprivate static func mismatch(_ place: Message, _ value: Message) -> Self {
    Self(
      ja: "\(place.ja)の\(value.ja)は決められた書き方に合いません。書き直してください。",
      en: "\(place.en) says \(value.en), which is not in the form asked for. Rewrite it."
    )
  }

  fileprivate static func mismatch(_ place: Message, _ value: Message, _ pattern: String) -> Self {
    Self(
      ja: "\(place.ja)の\(value.ja)は決められた書き方（\(pattern)）に合いません。書き直してください。",
      en: "\(place.en) says \(value.en), which does not have the form \(pattern). Rewrite it."
    )
  }

  fileprivate static func guidance(_ text: String) -> Self {
    Self(ja: "記入要領: \(text)", en: "The form says: \(text)")
  }
}
