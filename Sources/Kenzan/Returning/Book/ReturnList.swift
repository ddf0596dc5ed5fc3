/// The list of a slip: what to do, with room for the answers, which alone may be typed into.
struct ReturnList {
  let slip: ReturnSlip
  let links: SourceLinks
  let copies: ReturnCopies

  private static let fontSize = 9.0
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
      for line in part.remarks { canvas.add(Self.wide(line, Self.small), height: 15) }
    }
    drawClear(on: &canvas)
    var sheet = canvas.finished(keeping: blocks)
    if !slip.open.isEmpty {
      sheet.frozen = CellReference(row: heads + 1, column: 1)
      drawTechnical(heads: heads, rows, on: &sheet)
      for (row, item, _) in rows { sheet.validations += Self.validations(row: row, item) }
      sheet.joinValidations()
    }
    sheet.isProtected = true
    return sheet
  }

  // MARK: - The head

  private func drawHead(on canvas: inout PaperCanvas) {
    canvas.add(Self.wide(ReturnSlip.title, Self.title), height: 27)
    let lines = [
      ("宛先", slip.addressee), ("年度・様式", slip.forms), ("件数", slip.summary),
    ].filter { !$0.1.isEmpty }
    for (name, text) in lines {
      canvas.add(
        .init(.text(name), span: 3, Self.name),
        .init(.text(text), span: ReturnColumn.shown.count - 3, Self.fact)
      )
    }
    if !slip.open.isEmpty {
      canvas.add(
        .init(.text("期限"), span: 3, Self.name),
        .init(.blank, span: ReturnColumn.shown.count - 3, Self.fact.with { $0.isUnlocked = true })
      )
    }
    for line in slip.advice { canvas.add(Self.wide(line, Self.small.with { $0.fontSize = 9.5 })) }
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
    let title = "\(part.title)　\(part.summary)"
    let source = links.content(
      part.source,
      path: part.path,
      cell: part.report.map { $0.sheet + "!A1" }
    )
    canvas.add(
      .init(.text(title), span: 7, Self.section),
      .init(source, span: 4, Self.section.with(Self.asLink)),
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
    for line in item.consequences {
      let line = WorkbookText.shortened("└ \(line)", to: 1_000)
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
    case .place:
      .init(place(of: item, part), item.cell == nil ? Self.cell : Self.cell.with(Self.asLink))
    case .copy: .init(copies.content("見る", to: item), Self.center.with(Self.asLink))
    case .stated: .init(.text(item.stated), Self.cell)
    case .expected: .init(.text(item.expected), Self.cell)
    case .answer, .by: .init(.blank, Self.answer.with { $0.horizontal = .center })
    case .reason: .init(.blank, Self.answer)
    case .date: .init(.blank, Self.answer.with { $0.numberFormat = StyleSheet.textFormat })
    default: .init(.blank, Self.cell)
    }
  }

  /// The field and its cell, as a link to the cell in the file that was handed in.
  private func place(of item: ReturnSlip.Item, _ part: ReturnSlip.Part) -> SheetCell.Content {
    guard let cell = item.cell else { return .text(item.label) }
    let text = item.label.isEmpty ? cell : "\(item.label)（\(cell)）"
    guard item.number <= Self.maximumLinks else { return .text(text) }
    return links.content(text, path: part.path, cell: item.finding.cell)
  }

  /// Each finding has two links, each sheet one.
  private static let maximumLinks = WorkbookLimits.maximumLinks / 3

  private func drawClear(on canvas: inout PaperCanvas) {
    let parts = slip.clear
    guard !parts.isEmpty else { return }
    canvas.skip(6)
    canvas.add(Self.wide("\(ReturnSlip.clearTitle)（\(parts.count)件）", Self.section), height: 21)
    for part in parts {
      canvas.add(
        .init(.text(part.title), span: 6, Self.cell),
        .init(.text(part.source), span: 3, Self.cell),
        .init(.text(part.summary), span: 2, Self.center)
      )
      for line in part.remarks { canvas.add(Self.wide(line, Self.small), height: 15) }
    }
  }
}

// MARK: - Answers

extension ReturnList {
  /// What the answers are about, in hidden columns beside the page.
  private func drawTechnical(
    heads: Int,
    _ rows: [(row: Int, item: ReturnSlip.Item, part: ReturnSlip.Part)],
    on sheet: inout WorkbookSheet
  ) {
    for source in AcceptedFindings.Column.allCases {
      guard let column = ReturnColumn(source), column.weight == 0 else { continue }
      sheet.hiddenColumns.insert(column.column)
      put(column.rawValue, row: heads, column, on: &sheet)
      for (row, item, part) in rows {
        let text = source.text(of: item.finding, in: part.report)
        if !text.isEmpty { put(text, row: row, column, on: &sheet) }
      }
    }
  }

  private func put(
    _ text: String,
    row: Int,
    _ column: ReturnColumn,
    on sheet: inout WorkbookSheet
  ) {
    guard let cell = CellReference(row: row, column: column.column) else { return }
    let text = WorkbookText.shortened(text, to: WorkbookText.maximumLength)
    sheet.cells.append(SheetCell(cell, .text(text), Self.technicalLook))
  }

  private static func validations(row: Int, _ item: ReturnSlip.Item) -> [SheetValidation] {
    ReturnColumn.answers.compactMap { column in
      guard let cell = CellReference(row: row, column: column.column) else { return nil }
      let area = CellRange(cell, cell)
      return switch column {
      case .answer: SheetValidation(area: area, list: ReturnBook.choices(of: item))
      case .date: SheetValidation(area: area, title: "日付", message: "令和7年5月1日、R7.5.1 のように")
      default: nil
      }
    }
  }
}

// MARK: - Looks

extension ReturnList {
  private static func wide(_ text: String, _ look: CellLook) -> PaperCanvas.Block {
    .init(.text(text), span: ReturnColumn.shown.count, look)
  }

  private static func asLink(_ look: inout CellLook) {
    look.isUnderlined = StyleSheet.link.isUnderlined
    look.color = StyleSheet.link.color
  }

  private static func level(of item: ReturnSlip.Item) -> CellLook {
    center.with {
      $0.isBold = item.finding.severity == .error
      switch item.finding.severity {
      case .error: $0.fill = StyleSheet.faultFill
      case .warning: $0.fill = StyleSheet.doubtFill
      case .info: $0.fill = StyleSheet.headingFill
      }
    }
  }

  private static let title = StyleSheet.title.with { $0.horizontal = .left }
  private static let name = StyleSheet.heading.with { $0.fontSize = 10 }
  private static let fact = StyleSheet.cell.with {
    $0.fontSize = 10
    $0.horizontal = .left
    $0.indent = 1
  }
  private static let heading = StyleSheet.heading.with {
    $0.fontSize = fontSize
    $0.isBold = true
  }
  private static let section = StyleSheet.section.with { $0.fontSize = 9.5 }
  private static let cell = StyleSheet.cell.with {
    $0.fontSize = fontSize
    $0.horizontal = .left
  }
  private static let center = cell.with { $0.horizontal = .center }
  private static let answer = cell.with { $0.isUnlocked = true }
  private static let small = StyleSheet.note.with { $0.fontSize = 8 }
  private static let consequence = StyleSheet.cell.with {
    $0.fontSize = 8
    $0.horizontal = .left
  }
  private static let technicalLook = CellLook().with { $0.numberFormat = StyleSheet.textFormat }
}
