/// The column right of a form in which it checks itself while it is filled in.
///
/// Every check that Excel can hold has a cell of its own in a hidden column: ○ where it holds, ×
/// where it fails, nothing where it cannot be told. The column behind them says in words what is
/// wrong first in its row.
struct FormChecks {
  private struct Item {
    let check: Check
    let formula: String
    /// What the formula comes to for the values that are filled in.
    let result: String
  }

  private let schema: FormSchema
  private let record: Record
  private let grid: FormGrid
  private let items: [Int: [Item]]
  /// The first of the hidden columns.
  private let firstColumn: Int
  /// How many checks the fullest row has.
  private let width: Int

  /// Excel nests 64 deep; a row with more checks than this says less, but counts all.
  private static let maximumNesting = 50
  private static let maximumFormula = 7_500

  init(schema: FormSchema, grid: FormGrid, record: Record) {
    self.schema = schema
    self.record = record
    self.grid = grid
    let excel = ExcelText(schema: schema) { grid.slots[$0]?.first }
    var items: [Int: [Item]] = [:]
    for check in schema.checks where check.severity > .info {
      guard let row = grid.slots[check.stated]?.first.row,
        let formula = excel.formula(for: check)
      else { continue }
      let result = Self.result(check.judge(in: record).verdict)
      items[row, default: []].append(Item(check: check, formula: formula, result: result))
    }
    // What must be put right is said before what should be looked at.
    self.items = items.mapValues { row in
      row.filter { $0.check.severity == .error } + row.filter { $0.check.severity != .error }
    }
    firstColumn = grid.columns.count + 2
    width = items.values.map(\.count).max() ?? 0
  }

  private static func result(_ verdict: Judgement.Verdict) -> String {
    switch verdict {
    case .holds, .withinRounding: "○"
    case .fails: "×"
    case .skipped, .unverifiable: ""
    }
  }

  /// Draws the columns; the sheet stays as it is where no check can live in it.
  func draw(on sheet: inout WorkbookSheet) {
    guard !items.isEmpty else { return }
    for column in firstColumn..<(firstColumn + width) { sheet.hiddenColumns.insert(column) }
    sheet.columnWidths[firstColumn - 1] = 14
    sheet.columnWidths[wordsColumn] = 260
    put(.text("検算（印刷されません）"), 1, wordsColumn, Self.heading, on: &sheet)
    drawSummary(on: &sheet)
    for (row, checks) in items.sorted(by: { $0.key < $1.key }) {
      for (index, item) in checks.enumerated() {
        let content = SheetCell.Content.formula(item.formula, .text(item.result))
        put(content, row, firstColumn + index, Self.look, on: &sheet)
      }
      put(words(of: checks, row), row, wordsColumn, Self.look, on: &sheet)
    }
  }

  private var wordsColumn: Int { firstColumn + width }

  /// How many checks fail, in the second row: above it stands the heading.
  private func drawSummary(on sheet: inout WorkbookSheet) {
    guard items[2] == nil, let first = items.keys.min(), let last = items.keys.max(), first > 1,
      let top = CellReference(row: first, column: firstColumn),
      let bottom = CellReference(row: last, column: wordsColumn - 1)
    else { return }
    let count = "COUNTIF(\(CellRange(top, bottom).absolute),\"×\")"
    let fine = "いまのところ直すところはありません"
    let faults = items.values.joined().filter { $0.result == "×" }.count
    let formula = "IF(\(count)=0,\"\(fine)\",\(count)&\"か所を確かめてください\")"
    let result = faults == 0 ? fine : "\(faults)か所を確かめてください"
    put(.formula(formula, .text(result)), 2, wordsColumn, Self.look, on: &sheet)
  }

  /// The first problem of a row in words, ○ where all is well, nothing while something is missing.
  private func words(of items: [Item], _ row: Int) -> SheetCell.Content {
    let cells = items.indices.compactMap { CellReference(row: row, column: firstColumn + $0) }
    let needed = items.indices.filter { items[$0].check.when == nil }
    let deciding = (needed.isEmpty ? Array(items.indices) : needed).map { "\(cells[$0])=\"○\"" }
    let isFine = "\(needed.isEmpty ? "OR" : "AND")(\(deciding.joined(separator: ",")))"
    // A rule such as "no figure here yet" holds in a blank form, which deserves no mark.
    let stated = Set(items.map(\.check.stated)).sorted()
    let places = stated.compactMap { grid.slots[$0]?.first.description }.joined(separator: ",")
    var formula = "IF(AND(COUNTA(\(places))>0,\(isFine)),\"○\",\"\")"
    for index in items.indices.prefix(Self.maximumNesting).reversed() {
      let next =
        "IF(\(cells[index])=\"×\",\"\(Self.quoted(message(items[index].check)))\",\(formula))"
      guard next.utf16.count <= Self.maximumFormula else { break }
      formula = next
    }
    let isBegun = stated.contains { record[$0].state != .blank }
    let complete =
      isBegun
      && (needed.isEmpty
        ? items.contains { $0.result == "○" } : needed.allSatisfy { items[$0].result == "○" })
    let fault = items.prefix(Self.maximumNesting).first { $0.result == "×" }
    return .formula(formula, .text(fault.map { message($0.check) } ?? (complete ? "○" : "")))
  }

  /// Which figure, and what the rule demands of it.
  private func message(_ check: Check) -> String {
    let label = schema.fields[check.stated].label
    let level = check.severity == .error ? "要修正" : "要確認"
    let demand = check.message?.ja ?? "ほかの欄の記入と合っていません"
    return WorkbookText.shortened("【\(level)】\(label)：\(demand)", to: 200)
  }

  private static func quoted(_ text: String) -> String {
    text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
  }

  private func put(
    _ content: SheetCell.Content,
    _ row: Int,
    _ column: Int,
    _ look: CellLook,
    on sheet: inout WorkbookSheet
  ) {
    guard let cell = CellReference(row: row, column: column) else { return }
    sheet.cells.append(SheetCell(cell, content, look))
  }

  private static let look = CellLook().with {
    $0.fontSize = 9
    $0.color = 0xA00000
    $0.horizontal = .left
  }
  private static let heading = look.with {
    $0.isBold = true
    $0.color = 0x606060
  }
}
