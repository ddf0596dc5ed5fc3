/// The figures that the papers of one project quote, each with its units and where they stand.
struct QuotedFigures {
  /// Two quotes of what is probably one figure.
  struct Drift {
    enum Kind {
      /// 193件, 193事業
      case unit
      /// 77,475件, 77,457件
      case figure
    }

    var kind: Kind
    var value: String
    var message: Message
  }

  fileprivate struct Quote {
    var value: Rational
    var unit: String
    var text: String
    /// The number of its paper.
    var paper: String
    var place: String
    /// Whether a sentence says it, where nothing but the eye compares it.
    var isNarrative: Bool
  }

  private var quotes: [Quote] = []

  /// Takes in the figures of a sheet: those of fields with a unit, and those in its texts.
  mutating func add(_ record: Record, number: String, path: String) {
    let wording = Wording(record: record)
    for field in record.schema.fields {
      let value = record[field.slot]
      guard let cell = wording.cell(field.slot) else { continue }
      let place = "\(number)、\(path) \(cell)"
      if case .number(let figure) = value.state, let unit = field.unit {
        let text = FigureText.text(figure, unit: unit).ja
        add(Rational(figure), unit, text, number, place, isNarrative: false)
        continue
      }
      guard !value.raw.isEmpty else { continue }
      for found in QuoteScanner(value.raw).occurrences(of: [.anyFigure])
      where found.figure.approximations.isEmpty {
        let unit = found.unit ?? ""
        add(found.figure.value, unit, found.excerpt, number, place, isNarrative: true)
      }
    }
  }

  /// Takes in the figures of a table.
  mutating func add(_ table: PacketTable, unit: String, number: String) {
    for row in table.rows {
      for case .number(let figure) in row.cells {
        let text = FigureText.text(figure, unit: unit).ja
        let place = "\(number)「\(row.name)」"
        add(Rational(figure), unit, text, number, place, isNarrative: false)
      }
    }
  }

  /// Small figures are of many things, and a year is no figure.
  private mutating func add(
    _ value: Rational,
    _ unit: String,
    _ text: String,
    _ paper: String,
    _ place: String,
    isNarrative: Bool
  ) {
    guard value >= Rational(100), let unit = UnitTable.canonical(unit), unit != "年",
      unit != "%"
    else { return }
    quotes.append(
      Quote(
        value: value,
        unit: unit,
        text: text,
        paper: paper,
        place: place,
        isNarrative: isNarrative
      )
    )
  }

  /// What does not agree, in the order of the papers.
  var drifts: [Drift] { units + figures }

  /// The figures with more than one unit.
  private var units: [Drift] {
    var order: [Rational] = []
    var groups: [Rational: [Quote]] = [:]
    for quote in quotes {
      if groups[quote.value] == nil { order.append(quote.value) }
      guard groups[quote.value]?.contains(where: { $0.unit == quote.unit }) != true else {
        continue
      }
      groups[quote.value, default: []].append(quote)
    }
    return order.compactMap { groups[$0] }.filter { $0.count > 1 }.map { quotes in
      Drift(
        kind: .unit,
        value: quotes.map(\.text).joined(separator: "／"),
        message: .otherUnits(.list(quotes.map(\.words)))
      )
    }
  }

  /// Figures of four digits or more of which one is a slip of the other's digits: 77,475件 and 77,457件.
  private var figures: [Drift] {
    var papers: [Rational: [String]] = [:]
    for quote in quotes { papers[quote.value, default: []].append(quote.paper) }
    /// In papers of which none has both; or, of two swapped digits, where all the others agree.
    func isProbable(_ one: Rational, _ other: Rational) -> Bool {
      guard let slip = one.slip(of: other), slip == .digit || slip == .transposition else {
        return false
      }
      let (one, other) = (papers[one] ?? [], papers[other] ?? [])
      return Set(one).isDisjoint(with: other)
        || slip == .transposition && min(one.count, other.count) == 1
          && max(one.count, other.count) > 1
    }
    var seen: Set<Set<Rational>> = []
    var drifts: [Drift] = []
    let longer = quotes.filter { $0.value.isLong }
    for (index, quote) in longer.enumerated() {
      for other in longer[..<index]
      where quote.unit == other.unit && quote.value != other.value
        && (quote.isNarrative || other.isNarrative)
        && isProbable(quote.value, other.value)
        && seen.insert([quote.value, other.value]).inserted
      {
        drifts.append(
          Drift(
            kind: .figure,
            value: "\(other.text)／\(quote.text)",
            message: .otherFigure(other.words, quote.words)
          )
        )
      }
    }
    return drifts
  }
}

extension QuotedFigures.Quote {
  fileprivate var words: Message { Message(both: "\(text)（\(place)）") }
}

extension Rational {
  /// Whether four digits or more stand before the zeros at its end, so that two are hardly alike by
  /// chance.
  fileprivate var isLong: Bool {
    guard let whole = decimal(places: 0), Rational(whole) == self else { return false }
    var digits = whole.coefficient.magnitude
    while digits > 0, digits % 10 == 0 { digits /= 10 }
    return digits >= 1_000
  }

  /// What slip leads from one to the other.
  fileprivate func slip(of other: Rational) -> Slip? {
    guard let own = decimal(places: 0), let other = other.decimal(places: 0) else { return nil }
    return Slip.origins(of: own, digits: 0).first { $0.value == other }?.slip
  }
}

extension Message {
  fileprivate static func otherUnits(_ list: Message) -> Message {
    Message(
      ja: "同じ数値の単位が場所によって違います: \(list.ja)。同じものなら単位を揃えてください。",
      en: "one figure has different units: \(list.en); use one unit if it is the same thing"
    )
  }

  fileprivate static func otherFigure(_ one: Message, _ other: Message) -> Message {
    Message(
      ja: "よく似た数値が資料によって違います: \(one.ja)、\(other.ja)。同じものなら、どちらかの書き誤りです。元の数値を確かめて揃えてください。",
      en:
        "two papers have nearly the same figure: \(one.en), \(other.en); if it is one thing, one of "
        + "them is a slip: check it"
    )
  }
}
