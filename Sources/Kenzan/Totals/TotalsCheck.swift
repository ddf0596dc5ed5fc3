/// Compares the sums that a table states with those of the sheets.
struct TotalsCheck {
  let stated: StatedTotals
  let sums: GroupSums
  /// How many sheets were not read, so that nobody knows what they would add.
  let unread: Int

  /// What there is to say, in the order of the table, and then of what it lacks.
  var findings: [Finding] {
    var findings = stated.findings
    if stated.sums.isEmpty || stated.lines.isEmpty {
      return findings + [Finding(.totalsTable, .error, message: .noSums)]
    }
    var ties = 0
    for line in stated.lines {
      let group = sums.sum(of: line.group)
      if group.sheets == 0, line.sums.contains(where: { $0.isMoreThanNothing }) {
        findings.append(unmatched(line))
        continue
      }
      for index in line.sums.indices {
        switch finding(line, index, group) {
        case .tie: ties += 1
        case .none: break
        case .finding(let finding): findings.append(finding)
        }
      }
    }
    findings += missing()
    if ties > 0 {
      let sheets = sums.groups.values.reduce(0) { $0 + $1.sheets }
      findings.append(Finding(.totalsTied, .info, message: .tied(ties, sheets)))
    }
    return findings
  }

  private enum Outcome {
    case none, tie
    case finding(Finding)
  }

  // MARK: - Lines

  private func finding(_ line: StatedTotals.Line, _ index: Int, _ group: GroupSums.Group) -> Outcome
  {
    guard case .number(let number) = line.sums[index].state else { return .none }
    let slot = stated.sums[index]
    let field = stated.schema.fields[slot]
    let sum = group.sums[index]
    let about = About(line: line, field: field, group: groupText(line.group), sheets: group.sheets)
    guard sum.unreadable == 0, let figure = sum.figure else {
      let message = Message.unverifiable(about, place(line, index), sum.unreadable)
      return .finding(finding(line, index, .info, .unverifiable, message))
    }
    let own = Rational(number)
    guard own != figure.stated else { return .tie }
    guard let difference = own.subtracting(figure.stated) else { return .none }
    let printed = field.facets.rounding?.rounding(places: line.sums[index].decimalPlaces ?? 0)
      .flatMap { Interval(printing: own, by: $0) }
    let isWithin = (printed ?? Interval(own)).meets(figure.range)
    let texts = Texts(
      stated: text(own, field),
      sum: text(figure.stated, field),
      difference: text(difference.magnitude, field),
      isMore: !difference.isNegative
    )
    let notes = [
      sum.blanks > 0 ? Message.blanks(sum.blanks) : nil,
      unread > 0 ? Message.unread(unread) : nil,
    ].compactMap { $0 }
    let message =
      isWithin
      ? Message.withinRounding(about, place(line, index), texts)
      : Message.sentences([.differs(about, place(line, index), texts)] + notes + [.advice])
    var result = finding(
      line,
      index,
      isWithin ? .info : .error,
      isWithin ? .withinRounding : .fail,
      message
    )
    result.expected = figure.stated.decimal?.description
    result.difference = difference.decimal?.description
    return .finding(result)
  }

  private func finding(
    _ line: StatedTotals.Line,
    _ index: Int,
    _ severity: Severity,
    _ outcome: Finding.Outcome,
    _ message: Message
  ) -> Finding {
    let field = stated.schema.fields[stated.sums[index]]
    var value: String?
    if case .number(let number) = line.sums[index].state { value = number.description }
    return Finding(
      .totalsDiffer,
      severity,
      outcome: outcome,
      field: field.path,
      label: field.label,
      cell: line.sums[index].cell.map { "\(stated.sheet)!\($0)" },
      value: value,
      unit: field.unit,
      message: message
    )
  }

  private func place(_ line: StatedTotals.Line, _ index: Int) -> String {
    line.sums[index].cell?.description ?? ""
  }

  private func unmatched(_ line: StatedTotals.Line) -> Finding {
    let group = groupText(line.group)
    return Finding(
      .totalsUnmatched,
      .error,
      cell: "\(stated.sheet)!A\(line.row)",
      value: group.ja,
      message: .unmatched(line.row, group)
    )
  }

  // MARK: - Groups

  /// The groups of sheets that have no line, where lines say what every group comes to.
  private func missing() -> [Finding] {
    let lines = Set(stated.lines.map(\.group).filter { !$0.contains(nil) })
    guard !lines.isEmpty, !stated.groups.isEmpty else { return [] }
    let groups = sums.groups.filter { !lines.contains($0.key.map { $0 }) }
      .map { (text: groupText($0.key), group: $0.value) }
    return groups.sorted { $0.text.ja < $1.text.ja }.map { text, group in
      let sums = group.sums.enumerated().compactMap { index, sum in
        sum.figure.map { figure in
          let field = stated.schema.fields[stated.sums[index]]
          return Message(both: field.label + " ") + self.text(figure.stated, field)
        }
      }
      return Finding(
        .totalsMissing,
        .error,
        value: text.ja,
        message: .missing(text, group.sheets, Message.list(sums))
      )
    }
  }

  /// A group as people name it: 総務省／行政管理局; 合計 where it is all.
  private func groupText(_ states: [FieldState?]) -> Message {
    let known = zip(stated.groups, states).filter { $1 != nil }
    guard !known.isEmpty else { return Message(ja: "合計", en: "all") }
    let parts = known.map { slot, state -> Message in
      let field = stated.schema.fields[slot]
      let state = state ?? .blank
      switch state {
      case .blank: return Message(ja: "「\(field.label)」が空欄", en: "'\(field.label)' blank")
      case .unreadable:
        return Message(ja: "「\(field.label)」が読取不可", en: "'\(field.label)' unreadable")
      default: break
      }
      let value = FieldValue(state: state, cell: nil, raw: "")
      let record = Record(schema: stated.schema, values: [], sheet: "")
      return Message(
        both: Wording(record: record).plainValue(value, of: field, in: stated.schema)
      )
    }
    return Message(
      ja: parts.map(\.ja).joined(separator: "／"),
      en: parts.map(\.en).joined(separator: " / ")
    )
  }

  private func text(_ number: Rational, _ field: Field) -> Message {
    guard let decimal = number.decimal else { return Message(both: number.text) }
    return FigureText.text(decimal, digits: field.facets.digits ?? 0, unit: field.unit)
  }
}

extension FieldValue {
  fileprivate var isMoreThanNothing: Bool {
    if case .number(let number) = state { number != .zero } else { false }
  }
}

/// What a message about a sum names.
private struct About {
  var line: StatedTotals.Line
  var field: Field
  var group: Message
  var sheets: Int

  /// 1,678.
  var count: String { FigureText.text(ExactDecimal(sheets)).ja }
}

private struct Texts {
  var stated: Message
  var sum: Message
  var difference: Message
  var isMore: Bool
}

extension Message {
  fileprivate static func differs(_ about: About, _ cell: String, _ texts: Texts) -> Message {
    let difference = Message(
      ja: "\(texts.difference.ja)\(texts.isMore ? "多い" : "少ない")",
      en: "\(texts.difference.en) too \(texts.isMore ? "much" : "little")"
    )
    return Message(
      ja:
        "\(cell)「\(about.field.label)」は\(texts.stated.ja)ですが、\(about.group.ja)のシート\(about.count)枚の合計は\(texts.sum.ja)です（\(difference.ja)）。",
      en:
        "\(cell) '\(about.field.label)' states \(texts.stated.en), but the \(about.count) sheets of "
        + "\(about.group.en) add up to \(texts.sum.en) (\(difference.en))."
    )
  }

  fileprivate static func blanks(_ count: Int) -> Message {
    Message(
      ja: "うち\(count)枚は空欄や「－」のため、合計に入っていません。",
      en: "\(count) of them say nothing there and are not in the sum."
    )
  }

  fileprivate static func unread(_ count: Int) -> Message {
    Message(
      ja: "このほか、読み込めなかったシートやファイルが\(count)件あります。",
      en: "There are \(count) further sheets or files that were not read."
    )
  }

  fileprivate static let advice = Message(
    ja: "合計表か、もとのシートの金額を確かめてください。",
    en: "Check the table of sums and the figures of the sheets."
  )

  fileprivate static func withinRounding(
    _ about: About,
    _ cell: String,
    _ texts: Texts
  ) -> Message {
    Message(
      ja:
        "\(cell)「\(about.field.label)」の\(texts.stated.ja)は、\(about.group.ja)のシート\(about.count)枚の合計\(texts.sum.ja)と、端数処理の範囲内で一致します。",
      en: "\(cell) '\(about.field.label)' states \(texts.stated.en), which ties with the "
        + "\(texts.sum.en) of the \(about.count) sheets of \(about.group.en) within rounding."
    )
  }

  fileprivate static func unverifiable(
    _ about: About,
    _ cell: String,
    _ unreadable: Int
  ) -> Message {
    Message(
      ja: unreadable > 0
        ? "\(cell)「\(about.field.label)」は、\(about.group.ja)のシート\(about.count)枚のうち\(unreadable)枚で読み取れないため確かめられません。誤りという意味ではありません。"
        : "\(cell)「\(about.field.label)」は、\(about.group.ja)の合計の桁が大きすぎるため確かめられません。",
      en: unreadable > 0
        ? "\(cell) '\(about.field.label)' cannot be verified, because \(unreadable) of the "
          + "\(about.count) sheets of \(about.group.en) cannot be read there; this does not mean wrong."
        : "\(cell) '\(about.field.label)' cannot be verified: the sum of \(about.group.en) is too large."
    )
  }

  fileprivate static func unmatched(_ row: Int, _ group: Message) -> Message {
    Message(
      ja: "\(row)行目の\(group.ja)に当たるシートがありません。提出されていないか、名前が違っていないか確かめてください。",
      en:
        "no sheet belongs to \(group.en) on line \(row); see whether it is missing or named otherwise"
    )
  }

  fileprivate static func missing(_ group: Message, _ count: Int, _ sums: Message) -> Message {
    let sheets = FigureText.text(ExactDecimal(count)).ja
    return Message(
      ja: "\(group.ja)のシートが\(sheets)枚ありますが、合計表に行がありません（\(sums.ja)）。行を加えるか、シートの記入を直してください。",
      en:
        "\(sheets) sheets are of \(group.en), which has no line in the table of sums (\(sums.en)); add one, "
        + "or correct the sheets"
    )
  }

  fileprivate static func tied(_ ties: Int, _ sheets: Int) -> Message {
    let (ties, sheets) = (
      FigureText.text(ExactDecimal(ties)), FigureText.text(ExactDecimal(sheets))
    )
    return Message(
      ja: "\(ties.ja)個の合計が、シート\(sheets.ja)枚の集計と一致しました。",
      en: "\(ties.en) sums tie with the \(sheets.en) sheets"
    )
  }

  fileprivate static let noSums = Message(
    ja: "合計する数値の欄の見出しか、合計の行がありません。1行目に、部署などの欄と数値の欄の名前を並べてください。",
    en:
      "has no column of a number field, or no line; head the columns with group fields and number fields"
  )
}
