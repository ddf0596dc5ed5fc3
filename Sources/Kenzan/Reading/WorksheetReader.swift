import KenzanBridge
import KenzanScan

/// What a worksheet needs of its workbook.
struct WorksheetContext {
  let strings: SharedStrings
  let styles: StylesPart
  let is1904: Bool
  /// Whether the looks of worksheets are asked for.
  var readsLayout = false
}

/// Reads the part of one worksheet: its cells, and what of its shape bears on their meaning.
struct WorksheetReader {
  /// What the worksheet says about objects in other parts.
  struct Objects {
    /// Form controls, whose anchors the worksheet itself may state.
    var controls: [CellReference?] = []
    /// The relationship of the old drawing, which holds controls and notes.
    var legacyDrawing: String?
  }

  let part: PartReader
  let context: WorksheetContext
  let limits: Limits
  var worksheet: Worksheet
  var objects = Objects()
  var formulas = SharedFormulas()
  var totals: ReadingTotals
  private var row = 0
  private var rows = 0
  private var column = 0
  private var isSorted = true
  /// Whether the element of the rows was met.
  private(set) var hasRows = false
  /// What the cells may refer to.
  private let bounds: PlainCellBounds
  /// The text of the value in hand; one storage for all cells.
  private var value: [UInt8] = []

  init(
    _ part: PartReader,
    name: String,
    context: WorksheetContext,
    limits: Limits,
    totals: ReadingTotals
  ) {
    self.part = part
    self.context = context
    self.limits = limits
    self.totals = totals
    bounds = PlainCellBounds(
      namespace: Namespace.main,
      styles: context.styles.styles.count,
      strings: context.strings.texts.count,
      textBytes: limits.textBytes
    )
    worksheet = Worksheet(name: name)
    worksheet.styles = context.styles.styles
    if context.readsLayout {
      var layout = WorksheetLayout()
      layout.appearances = context.styles.appearances
      worksheet.layout = layout
    }
  }

  /// Reads the whole part.
  mutating func read() throws(ReadingError) {
    try part.expectRoot(Namespace.main, "worksheet")
    for name in ["MustUnderstand", "ProcessContent"]
    where part.attribute(name, in: Namespace.compatibility) != nil {
      throw part.damaged(ja: "拡張（\(name)）が必要です", en: "it needs an extension (\(name))")
    }
    try part.forEachChild(in: Namespace.main) { local throws(ReadingError) in
      switch local {
      case "cols": try readColumns()
      case "sheetData":
        hasRows = true
        try part.forEachChild(in: Namespace.main) { child throws(ReadingError) in
          if child == "row" { try readRow() }
        }
      case "mergeCells": try readMerges()
      case "controls", "oleObjects": try readControls()
      case "legacyDrawing":
        objects.legacyDrawing = part.attribute("id", in: Namespace.relationships)
      default: if worksheet.layout != nil { try readLayout(local) }
      }
    }
    for late in formulas.waiting {
      try keep(formula: formulas.formula(of: late), at: late.reference)
    }
    if !isSorted { sortCells() }
  }

  private mutating func readRow() throws(ReadingError) {
    row += 1
    rows += 1
    column = 0
    guard rows <= CellReference.maximumRow else { throw .beyond("\(rows)", part) }
    if let text = part.attribute("r") {
      guard let number = Int(text), number > 0 else {
        throw part.damaged(ja: "行番号「\(text)」", en: "row number '\(text)'")
      }
      row = number
    }
    guard row <= CellReference.maximumRow else { throw .beyond("\(row)", part) }
    if worksheet.layout != nil { noteHeight(ofRow: row) }
    if part.flag("hidden") || part.attribute("ht") == "0" { worksheet.hiddenRows.insert(row) }
    try part.forEachChild(
      in: Namespace.main,
      before: { () throws(ReadingError) in try readPlainCells() }
    ) { local throws(ReadingError) in
      if local == "c" { try readCell() }
    }
  }

  /// Reads the cells that come next and are written in the usual way, as nearly all are.
  private mutating func readPlainCells() throws(ReadingError) {
    while let cell = part.plainCell(row: row, within: bounds) {
      column = cell.column ?? column + 1
      guard let reference = CellReference(row: row, column: column) else {
        throw .beyond(CellReference.letters(of: column), part)
      }
      if let formula = cell.formula, !formula.isEmpty {
        try keep(formula: EscapedText.decode(formula), at: reference)
      }
      switch cell.content {
      case .result(let text):
        let content = CellContent.text(EscapedText.decode(text))
        try keep(checked(content, at: reference), style: cell.style, at: reference)
      case .blank: try keep(nil, style: cell.style, at: reference)
      case .number(let number):
        try keep(self.number(number, style: cell.style), style: cell.style, at: reference)
      case .shared(let index):
        if let text = context.strings.rich[index],
          let struck = text.struckText(inStruckCell: worksheet.styles[cell.style].struck)
        {
          worksheet.struckTexts[reference] = struck
        }
        try keep(.text(context.strings.texts[index]), style: cell.style, at: reference)
      }
    }
  }

  private mutating func readCell() throws(ReadingError) {
    let reference = try nextReference()
    let type = part.attribute("t")
    let styleText = part.attribute("s")
    let style = styleText.map { Int($0) ?? -1 } ?? 0
    var inline: RichText?
    var others: [String] = []
    var hasValue = false
    var hasElements = false
    var hasFormula = false
    value.removeAll(keepingCapacity: true)
    try part.forEachChild(in: Namespace.main) { local throws(ReadingError) in
      switch local {
      case "v":
        if hasValue, others.count < 8 { others.append(String(decoding: value, as: UTF8.self)) }
        value.removeAll(keepingCapacity: true)
        hasValue = true
        if try readValue() { hasElements = true }
      case "f":
        hasFormula = true
        try readFormula(at: reference)
      case "is":
        if let inline, others.count < 8 { others.append(inline.text) }
        inline = try RichText(part, limits: limits)
      default: break
      }
    }
    guard value.count < limits.textBytes else { throw .cellCharacters(limits, at: "\(reference)") }
    var source = CellSource(
      type: type,
      value: hasValue ? value : nil,
      inline: inline,
      hasFormula: hasFormula,
      style: style
    )
    if !others.isEmpty || hasElements || inline != nil && type != "inlineStr" {
      if hasValue { others.append(String(decoding: value, as: UTF8.self)) }
      if let inline { others.append(inline.text) }
      source.contradiction = others.joined(separator: " | ")
    }
    try store(source, at: reference)
  }

  /// Reads the text of the value that has just begun; true where elements stand in it.
  private mutating func readValue() throws(ReadingError) -> Bool {
    let level = part.depth
    var hasElements = false
    while let event = try part.next() {
      switch event {
      case .text:
        part.appendPiece(to: &value)
        guard value.count <= limits.textBytes else { return hasElements }
      case .start: hasElements = true
      case .end: if part.depth < level { return hasElements }
      }
    }
    return hasElements
  }

  private mutating func store(
    _ source: CellSource,
    at reference: CellReference
  ) throws(ReadingError) {
    let content = try content(of: source).map { content throws(ReadingError) in
      try checked(content, at: reference)
    }
    if content != nil, let struck = struckText(of: source) {
      worksheet.struckTexts[reference] = struck
    }
    try keep(content, style: source.style, at: reference)
  }

  /// The content, if it is no text that is too long.
  private func checked(
    _ content: CellContent,
    at reference: CellReference
  ) throws(ReadingError) -> CellContent {
    if case .text(let text) = content, text.utf16Exceeds(limits.cellCharacters) {
      throw .cellCharacters(limits, at: "\(reference)")
    }
    return content
  }

  /// Keeps the formula of a cell.
  mutating func keep(formula: String, at reference: CellReference) throws(ReadingError) {
    try totals.count(formula: formula, within: limits)
    worksheet.formulas[reference] = formula
  }

  private mutating func keep(
    _ content: CellContent?,
    style: Int,
    at reference: CellReference
  ) throws(ReadingError) {
    if worksheet.layout != nil { noteLook(style, at: reference) }
    let knownStyle = worksheet.styles.indices.contains(style) ? style : 0
    guard let content else {
      if worksheet.styles[knownStyle].crossedOut { worksheet.blankStyles[reference] = knownStyle }
      return
    }
    if let last = worksheet.cells.last, last.reference >= reference { isSorted = false }
    worksheet.cells.append(Cell(reference, content, style: knownStyle))
    try totals.count(content, within: limits)
  }

  /// The place of the cell that has just begun: as stated, else right of the one before.
  private mutating func nextReference() throws(ReadingError) -> CellReference {
    column += 1
    guard let text = part.attribute("r") else {
      guard let reference = CellReference(row: row, column: column) else {
        throw .beyond(CellReference.letters(of: column), part)
      }
      return reference
    }
    guard let reference = CellReference(text), !text.contains("$") else {
      let digits = text.utf8.drop { $0.isLetter }
      let isLarge =
        digits.count < text.utf8.count && !digits.isEmpty && digits.allSatisfy(\.isDigit)
      throw isLarge
        ? .beyond(text, part)
        : part.damaged(ja: "セル番地「\(text)」", en: "cell reference '\(text)'")
    }
    guard reference.row == row else {
      throw part.damaged(ja: "\(row)行目にセル「\(text)」があります", en: "cell '\(text)' in row \(row)")
    }
    column = reference.column
    return reference
  }

  /// Puts the cells in order; of two that claim one place with different contents neither is believed.
  private mutating func sortCells() {
    var sorted: [Cell] = []
    sorted.reserveCapacity(worksheet.cells.count)
    for cell in worksheet.cells.sorted(by: { $0.reference < $1.reference }) {
      guard let last = sorted.last, last.reference == cell.reference else {
        sorted.append(cell)
        continue
      }
      guard last.content != cell.content else { continue }
      let both = last.content.rawText + " | " + cell.content.rawText
      sorted[sorted.count - 1] = Cell(cell.reference, .invalid(both), style: last.style)
    }
    worksheet.cells = sorted
  }
}

extension ReadingError {
  /// A place outside of every worksheet.
  fileprivate static func beyond(_ place: String, _ part: PartReader) -> Self {
    .limit(
      ja: "「\(part.part)」\(part.line)行目の「\(place)」は、Excelの最終行1,048,576・最終列XFDを超えています",
      en: "'\(place)' in '\(part.part)', line \(part.line), lies beyond row 1,048,576 or column XFD"
    )
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }

  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
