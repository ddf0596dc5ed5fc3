/// One sheet on a page: a table of its findings, with room to answer on paper.
struct ReturnPageSheet {
  let slip: ReturnSlip
  /// Its place among the sheets in which something is to be answered.
  let index: Int

  private static let columns: [ReturnColumn] = [
    .number, .level, .place, .stated, .expected, .message, .answer, .reason,
  ]

  var html: String {
    let part = slip.open[index]
    let heads = Self.columns.map { column in
      HTMLText.element("th", ["scope": "col", "class": "\(column)"], text: Self.title(column))
    }
    let table = """
      <table>
      \(HTMLText.element("caption", text: "指摘　\(part.summary)"))
      <thead><tr>\(heads.joined())</tr></thead>
      \(part.items.map(rows).joined(separator: "\n"))
      </table>
      """
    let inner = [
      HTMLText.element("h3", text: part.title),
      HTMLText.element("p", ["class": "source"], text: source(of: part)), table,
      Self.list(part.remarks), next,
    ]
    return HTMLText.element(
      "section",
      ["class": "sheet", "id": ReturnPage.id(slip, index)],
      markup: "\n" + inner.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
    )
  }

  private func source(of part: ReturnSlip.Part) -> String {
    ["提出ファイル: \(part.source)", slip.due(of: part)].compactMap { $0 }.joined(separator: "　")
  }

  /// Lines below a sheet or a finding.
  static func list(_ lines: [String]) -> String {
    guard !lines.isEmpty else { return "" }
    let items = lines.map { HTMLText.element("li", text: $0) }
    return HTMLText.element("ul", ["class": "notes"], markup: items.joined())
  }

  private static func title(_ column: ReturnColumn) -> String {
    column == .reason ? "理由・回答者・日付" : column.rawValue
  }

  private func rows(_ item: ReturnSlip.Item) -> String {
    let cells = Self.columns.map { cell($0, of: item) }
    return HTMLText.element(
      "tbody",
      ["class": "\(item.finding.severity)"],
      markup: HTMLText.element("tr", markup: cells.joined())
    )
  }

  private func cell(_ column: ReturnColumn, of item: ReturnSlip.Item) -> String {
    let name: KeyValuePairs = ["class": "\(column)"]
    switch column {
    case .number:
      return HTMLText.element("th", ["scope": "row", "class": "number"], text: "\(item.number)")
    case .level: return HTMLText.element("td", name, text: item.level)
    case .place:
      let places = [item.label, item.cell].compactMap { $0 }.filter { !$0.isEmpty }
      return HTMLText.element("td", name, text: places.joined(separator: "\n"))
    case .stated:
      let markup = slip.open[index].struck(item)?.markup ?? HTMLText.escaped(item.stated)
      return HTMLText.element("td", name, markup: markup)
    case .expected: return HTMLText.element("td", name, text: item.expected)
    case .message:
      let text = HTMLText.escaped(item.message)
      let previous = item.previousAnswer.map {
        HTMLText.element("p", ["class": "previous"], text: $0)
      }
      let more = (previous ?? "") + Self.list(item.consequences)
      return HTMLText.element("td", name, markup: text + more)
    case .answer:
      let boxes = item.answers.map { "□" + $0.rawValue } + (item.same.map { ["番号\($0)で回答"] } ?? [])
      return HTMLText.element("td", name, text: boxes.joined(separator: "\n"))
    default: return HTMLText.element("td", name, text: "")
    }
  }

  /// To the sheet behind it, for those who go on by keyboard.
  private var next: String {
    guard slip.open.indices.contains(index + 1) else { return "" }
    let title = "次のシート: " + slip.open[index + 1].title
    let link = ReturnPage.link(to: ReturnPage.id(slip, index + 1), title)
    return HTMLText.element("p", ["class": "next"], markup: link)
  }
}

extension StruckText {
  /// Its runs, those struck out as such.
  fileprivate var markup: String {
    runs.map { run in
      run.isStruck ? HTMLText.element("s", text: run.text) : HTMLText.escaped(run.text)
    }.joined()
  }
}
