/// How figures, lines and keys are named in messages.
struct ReconciliationWording {
  let ledger: Ledger
  let sheets: SheetFigures

  var map: LedgerMap { ledger.map }

  /// 「12 広報紙の発行」の支出済額.
  func subject(_ item: ReconciledItem) -> Message {
    let stage = map.stages[item.stage].label
    let name = Self.title(key: item.key.text, name: item.name)
    return Message(ja: "「\(name)」の\(stage)", en: "\(stage) of '\(name)'")
  }

  /// 12 広報紙の発行.
  static func title(key: String, name: String) -> String {
    // Most names are longer than their keys, and a search in vain is slow.
    let isNamed = name.isEmpty || name.utf8.count <= key.utf8.count && key.contains(name)
    return [key, isNamed ? "" : name].filter { !$0.isEmpty }.joined(separator: " ")
  }

  static func yen(_ amount: ExactDecimal) -> Message { FigureText.text(amount, unit: "円") }

  /// 2,540千円（a.xlsxのSheet1!F24）.
  func figure(_ index: Int) -> Message {
    let figure = sheets.figures[index]
    let place = place(of: figure)
    return amount(of: figure) + Message(ja: "（\(place.ja)）", en: " (\(place.en))")
  }

  /// 2,540千円.
  func amount(of figure: SheetFigure) -> Message {
    let number = ExactDecimal(figure.value).map { FigureText.text($0) }
    return (number ?? Message(both: figure.value)) + Message(both: figure.unit)
  }

  /// a.xlsxのSheet1!F24「事業経費／R6決算額」.
  func place(of figure: SheetFigure) -> Message {
    let file = sheets.sheets[figure.sheet].path.fileName
    let cell = figure.cell ?? sheets.sheets[figure.sheet].record.sheet
    return Message(
      ja: "\(file)の\(cell)「\(figure.label)」",
      en: "\(cell) '\(figure.label)' in \(file)"
    )
  }

  /// ledger.csv:12（1,234円）.
  func line(_ line: Ledger.Line, _ stage: Int) -> Message {
    let amount = Message.yen(map.stages[stage].value(of: line.amounts))
    let place = ledger.files[line.file].place(line: line.number)
    return Message(ja: "\(place)（\(amount.ja)）", en: "\(place) (\(amount.en))")
  }

  /// What both sides say: シートは2,540千円（…）、台帳は2,504,120円（12行）.
  func sides(_ item: ReconciledItem) -> Message {
    let stated = Self.yen(item.stated)
    let total = Message.yen(item.ledger)
    let shown = item.figures.prefix(3).map { figure($0) }
    let more = item.figures.count - shown.count
    let list = Message.list(
      shown + (more > 0 ? [Message(ja: "ほか\(more)件", en: "\(more) more")] : [])
    )
    let lines = item.lines.prefix(3).map { line($0, item.stage) }
    let rest = item.lineCount - lines.count
    let counted = Message(ja: "\(item.lineCount)行", en: "\(item.lineCount) lines")
    let others = Message(ja: "ほか\(rest)行", en: "\(rest) more")
    let places = lines.isEmpty ? counted : Message.list(lines + (rest > 0 ? [others] : []))
    return Message(
      ja: "シートは\(stated.ja)（\(list.ja)）、台帳は\(total.ja)（\(places.ja)）",
      en: "the sheets state \(stated.en) (\(list.en)), the ledger has \(total.en) (\(places.en))"
    )
  }

  /// シートが36,000円多い.
  func gap(_ residual: ExactDecimal) -> Message {
    let amount = Self.yen(residual.magnitude)
    return residual < .zero
      ? Message(ja: "シートが\(amount.ja)少ない", en: "the sheets are \(amount.en) below")
      : Message(ja: "シートが\(amount.ja)多い", en: "the sheets are \(amount.en) above")
  }
}
