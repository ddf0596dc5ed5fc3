/// The list of a slip: what to do, with room for the answers, which alone may be typed into.
struct ReturnList {
  let slip: ReturnSlip
  let links: SourceLinks
  let copies: ReturnCopies

  /// The least height of a row in which somebody may answer by hand.
  private static let answerHeight = 33.0

  /// The page, with the columns that are not shown behind it.
  var sheet: WorkbookSheet {
    var page = SheetPage()
    page.orientation = .landscape
    page.footer =
      "&L&8" + SheetPage.escaped("\(ReturnSlip.title)　\(slip.addressee)") + "&C&9&P／&N"
    var canvas = PaperCanvas(
      named: ReturnSlip.title,
      columns: ReturnColumn.shown.map(\.weight),
      page: page
    )
    var rows: [(row: Int, item: ReturnSlip.Item, part: ReturnSlip.Part)] = []
    var blocks: [ClosedRange<Int>] = []
    drawHead(on: &canvas)
    let heads = canvas.lastRow
    for part in slip.open {
      var first = canvas.lastRow + 1
      draw(part, on: &canvas)
      for item in part.items {
        rows.append((canvas.lastRow + 1, item, part))
        draw(item, of: part, on: &canvas)
        blocks.append(first...canvas.lastRow)
        first = canvas.lastRow + 1
      }
      draw(part.remarks, on: &canvas)
    }
    drawClear(on: &canvas)
    var sheet = canvas.finished(keeping: blocks)
    if !slip.open.isEmpty {
      sheet.frozen = CellReference(row: heads + 1, column: 1)
      rows.removeAll { $0.item.answers.isEmpty }
      drawTechnical(heads: heads, rows, on: &sheet)
      for (row, item, _) in rows { sheet.validations += Self.validations(row: row, item) }
      sheet.joinValidations()
    }
    sheet.isProtected = true
    return sheet
  }

  // MARK: - The head

  private func drawHead(on canvas: inout PaperCanvas) {
    canvas.add(
      .init(
        .text("\(ReturnSlip.title)　\(slip.addressee)"),
        span: ReturnColumn.message.column,
        Self.title
      ),
      .init(.text(slip.asOf?.title ?? ""), span: 4, Self.day),
      height: 27
    )
    for (name, text) in slip.facts {
      canvas.add(
        .init(.text(name), span: 3, Self.name),
        .init(.text(text), span: ReturnColumn.shown.count - 3, Self.fact)
      )
    }
    for line in slip.advice(on: .workbook) {
      canvas.add(Self.wide(line, Self.small.with { $0.fontSize = 9.5 }), height: 15)
    }
    canvas.skip(6)
    guard !slip.open.isEmpty else { return }
    canvas.add(
      ReturnColumn.shown.map { .init(.text($0.rawValue), Self.heading) },
      height: 27
    )
    canvas.repeatLastRow()
  }

  // MARK: - Sheets and findings

  private func draw(_ part: ReturnSlip.Part, on canvas: inout PaperCanvas) {
    let title = [part.title, part.summary, slip.due(of: part)].compactMap { $0 }
      .joined(separator: "　")
    let source = links.content(
      part.source,
      path: part.path,
      cell: part.report.map { $0.sheet + "!A1" }
    )
    canvas.add(
      .init(.text(title), span: ReturnColumn.message.column, Self.section),
      .init(source, span: 4, Self.source),
      height: 21
    )
  }

  private func draw(
    _ item: ReturnSlip.Item,
    of part: ReturnSlip.Part,
    on canvas: inout PaperCanvas
  ) {
    let column = ReturnColumn.message.column
    let texts = canvas.parts(of: item.message, column: column, fontSize: Self.fontSize)
    for (index, text) in texts.enumerated() {
      let blocks = ReturnColumn.shown.map { column -> PaperCanvas.Block in
        if column == .message { return .init(.text(text), Self.cell) }
        return index == 0 ? block(column, of: item, part) : .init(.blank, Self.cell)
      }
      canvas.add(blocks, height: index == 0 ? Self.answerHeight : 18)
    }
    for line in [item.previousAnswer].compactMap({ $0 }) + item.consequences {
      let line = WorkbookText.shortened("└ \(line)", to: Self.maximumLine)
      canvas.add(
        .init(.blank, span: 2, Self.consequence),
        .init(.text(line), span: ReturnColumn.shown.count - 2, Self.consequence),
        height: 15
      )
    }
  }

  private func block(
    _ column: ReturnColumn,
    of item: ReturnSlip.Item,
    _ part: ReturnSlip.Part
  ) -> PaperCanvas.Block {
    switch column {
    case .number: .init(.text(String(item.number)), Self.center)
    case .level: .init(.text(item.level), Self.level(of: item))
    case .place: .init(.text(item.label), Self.cell)
    case .cell: .init(link(to: item, part), Self.center.with(Self.asLink))
    case .copy: .init(copies.content("見る", to: item), Self.center.with(Self.asLink))
    case .stated: .init(part.struck(item)?.content ?? .text(item.stated), Self.cell)
    case .expected: .init(.text(item.expected), Self.cell)
    case _ where item.answers.isEmpty:
      .init(.text(column == .answer ? item.same.map { "番号\($0)で\n回答" } ?? "" : ""), Self.center)
    case .answer, .by: .init(.blank, Self.answer.with { $0.horizontal = .center })
    case .reason: .init(.blank, Self.answer)
    case .date: .init(.blank, Self.answer.with { $0.numberFormat = StyleSheet.textFormat })
    default: .init(.blank, Self.cell)
    }
  }

  /// The cell, as a link to it in the file that was handed in.
  private func link(to item: ReturnSlip.Item, _ part: ReturnSlip.Part) -> SheetCell.Content {
    guard let cell = item.cell else { return .blank }
    guard item.number <= Self.maximumLinks else { return .text(cell) }
    return links.content(cell, path: part.path, cell: item.finding.cell)
  }

  private static let maximumLine = 1_000

  /// Each finding has two links, each sheet one.
  private static let maximumLinks = WorkbookLimits.maximumLinks / 3

  /// Lines below a sheet; what no row is tall enough for ends with …: the copy has it whole.
  private func draw(_ remarks: [String], on canvas: inout PaperCanvas) {
    for line in remarks {
      let text = WorkbookText.shortened("└ \(line)", to: Self.maximumLine)
      canvas.add(
        .init(.blank, span: 2, Self.consequence),
        .init(.text(text), span: ReturnColumn.shown.count - 2, Self.consequence),
        height: 15
      )
    }
  }

  private func drawClear(on canvas: inout PaperCanvas) {
    let parts = slip.clear
    guard !parts.isEmpty else { return }
    canvas.skip(6)
    canvas.add(Self.wide(slip.clearHeading, Self.section), height: 21)
    for part in parts {
      canvas.add(
        .init(.text(part.title), span: ReturnColumn.expected.column, Self.cell),
        .init(.text(part.source), span: 3, Self.cell),
        .init(.text(part.summary), span: 2, Self.center)
      )
      draw(part.remarks, on: &canvas)
    }
  }
}
