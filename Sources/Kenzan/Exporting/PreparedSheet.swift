internal import KenzanBridge

/// A worksheet as the bridge takes it: whatever can be worked out without the bridge, and beside it.
struct PreparedSheet: Sendable {
  struct Cell: Sendable {
    var reference: CellReference
    /// Of pieces of a text the formats are places among `looks` as well.
    var content: BridgeContent
    /// The place of its look among `looks`.
    var look: Int
    /// What is merged, where the cell is the first of it.
    var area: CellRange?
  }

  let sheet: WorkbookSheet
  /// The looks of the cells, each once, in the order in which they first occur.
  private(set) var looks: [CellLook] = []
  private(set) var cells: [Cell] = []

  /// Checks the sheet and puts it into the terms of the bridge.
  init(_ sheet: WorkbookSheet, in tabs: [Workbook.Tab]) throws(WorkbookError) {
    try WorkbookLimits.check(sheet, in: tabs)
    self.sheet = sheet
    let merges = Dictionary(
      sheet.merges.map { ($0.first, $0) },
      uniquingKeysWith: { one, _ in one }
    )
    var known: [CellLook: Int] = [:]
    cells.reserveCapacity(sheet.cells.count)
    for cell in sheet.cells {
      var look = place(of: cell.look, &known)
      var content = Self.bridged(cell.content, tabs)
      if case .struck(let text) = cell.content, !text.struck.isEmpty {
        let struck = place(of: cell.look.with { $0.isStruck = true }, &known)
        if text.kept.isEmpty {
          look = struck
        } else {
          let kept = look
          content = .runs(
            text.runs.map { (WorkbookText.escaped($0.text), $0.isStruck ? struck : kept) }
          )
        }
      }
      let area = merges[cell.reference]
      cells.append(Cell(reference: cell.reference, content: content, look: look, area: area))
    }
  }

  private mutating func place(of look: CellLook, _ known: inout [CellLook: Int]) -> Int {
    if let place = known[look] { return place }
    known[look] = looks.count
    looks.append(look)
    return looks.count - 1
  }

  private static func bridged(
    _ content: SheetCell.Content,
    _ tabs: [Workbook.Tab]
  ) -> BridgeContent {
    switch content {
    case .blank: .blank
    case .number(let number):
      number.excelValue.map { .number($0) } ?? .text(number.description)
    case .text(let text): text.isEmpty ? .blank : .text(WorkbookText.escaped(text))
    case .boolean(let value): .boolean(value)
    case .struck(let text): .text(WorkbookText.escaped(text.text))
    case .formula(let formula, .number(let number)):
      number.excelValue.map { .formulaNumber(WorkbookText.plain(formula), $0) }
        ?? .text(number.description)
    case .formula(let formula, .text(let text)):
      .formulaText(WorkbookText.plain(formula), WorkbookText.plain(WorkbookText.escaped(text)))
    case .link(let sheet, let text):
      .link(Workbook.quoted(tabs[sheet].name) + "!A1", WorkbookText.escaped(text))
    case .cell(let cell, let sheet, let text):
      .link("\(Workbook.quoted(tabs[sheet].name))!\(cell)", WorkbookText.escaped(text))
    case .file(let target, let text):
      .file(WorkbookText.plain(target), WorkbookText.escaped(text))
    }
  }
}
