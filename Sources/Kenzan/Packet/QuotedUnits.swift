/// The figures that the papers of one project quote, each with its units and where they stand.
struct QuotedUnits {
  struct Drift {
    var value: String
    var message: Message
  }

  private struct Quote {
    var unit: String
    var text: String
    var place: String
  }

  private var quotes: [Rational: [Quote]] = [:]
  private var order: [Rational] = []

  /// Takes in the figures of a sheet: those of fields with a unit, and those in its texts.
  mutating func add(_ record: Record, number: String, path: String) {
    let wording = Wording(record: record)
    for field in record.schema.fields {
      let value = record[field.slot]
      guard let cell = wording.cell(field.slot) else { continue }
      let place = "\(number)、\(path) \(cell)"
      if case .number(let figure) = value.state, let unit = field.unit {
        add(Rational(figure), unit, FigureText.text(figure, unit: unit).ja, place)
        continue
      }
      guard !value.raw.isEmpty else { continue }
      for found in QuoteScanner(value.raw).occurrences(of: [.anyFigure])
      where found.figure.approximations.isEmpty {
        add(found.figure.value, found.unit ?? "", found.excerpt, place)
      }
    }
  }

  /// Takes in the figures of a table.
  mutating func add(_ table: PacketTable, unit: String, number: String) {
    for row in table.rows {
      for case .number(let figure) in row.cells {
        let text = FigureText.text(figure, unit: unit).ja
        add(Rational(figure), unit, text, "\(number)「\(row.name)」")
      }
    }
  }

  /// Small figures are of many things, and a year is no figure.
  private mutating func add(_ value: Rational, _ unit: String, _ text: String, _ place: String) {
    guard value >= Rational(100), let unit = UnitTable.canonical(unit), unit != "年",
      unit != "%"
    else { return }
    if quotes[value] == nil { order.append(value) }
    guard quotes[value]?.contains(where: { $0.unit == unit }) != true else { return }
    quotes[value, default: []].append(Quote(unit: unit, text: text, place: place))
  }

  /// The figures with more than one unit, in the order of the papers.
  var drifts: [Drift] {
    order.compactMap { value in
      guard let quotes = quotes[value], quotes.count > 1 else { return nil }
      let list = quotes.map { Message(both: "\($0.text)（\($0.place)）") }
      return Drift(
        value: quotes.map(\.text).joined(separator: "／"),
        message: .drift(.list(list))
      )
    }
  }
}

extension Message {
  fileprivate static func drift(_ list: Message) -> Message {
    Message(
      ja: "同じ数値の単位が場所によって違います: \(list.ja)。同じものなら単位を揃えてください。",
      en: "one figure has different units: \(list.en); use one unit if it is the same thing"
    )
  }
}
