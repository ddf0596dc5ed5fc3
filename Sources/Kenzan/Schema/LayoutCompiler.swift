import KenzanBridge

/// Places the labels and slots of a form on its grid.
struct LayoutCompiler {
  /// More rows than any form has.
  static let maximumRows = 20_000

  let resolver: NameResolver
  let year: FiscalYear
  var log: SchemaLog
  private var layout = FormLayout()
  /// By column: the last row that an element from above or from the left covers.
  private var coveredUntil: [Int] = []
  /// By column: the line of the element that covers it.
  private var coveredBy: [Int] = []
  /// The lines on which fields have their slots.
  private var slotLines: [Int: Int] = [:]
  private var row = 0

  init(resolver: NameResolver, year: FiscalYear, log: SchemaLog) {
    self.resolver = resolver
    self.year = year
    self.log = log
  }

  mutating func compile(_ form: XMLElement) -> FormLayout {
    layout.paper = form[attribute: "paper"].flatMap { .init(rawValue: $0) } ?? .a4
    layout.orientation = form[attribute: "orientation"].flatMap { .init(rawValue: $0) } ?? .portrait
    layout.columnWidths = form.words("columns").compactMap { Double($0) }
    guard layout.columnWidths.count <= CellReference.maximumColumn else {
      log.report(.limit, line: form.line, .tooManyColumns)
      return layout
    }
    let mistakes = log.errors.count
    coveredUntil = layout.columnWidths.map { _ in 0 }
    coveredBy = coveredUntil
    for element in form.children where element.name == "row" {
      for loop in loops(of: element, in: nil) {
        guard row < Self.maximumRows else {
          log.report(.limit, line: element.line, .tooManyRows)
          return layout
        }
        place(row: element, in: loop)
      }
    }
    if let column = coveredUntil.firstIndex(where: { $0 > row }) {
      log.report(.layout, line: coveredBy[column], .belowLastRow)
    }
    // A slot that could not be placed is not missing as well.
    if log.errors.count == mistakes { checkMissingSlots() }
    return layout
  }

  /// Every field needs a place: what a file holds could otherwise not be written.
  private mutating func checkMissingSlots() {
    let tree = resolver.tree
    // A field that is repeated for keys or rows is named once.
    var missing: [(line: Int, name: String?, paths: [String])] = []
    for field in tree.fields where slotLines[field.slot] == nil && field.facets.within == nil {
      let (line, name) = (tree.lines[field.slot], tree.segments[field.slot].last?.text)
      if let index = missing.firstIndex(where: { $0.line == line && $0.name == name }) {
        missing[index].paths.append(field.path.description)
      } else {
        missing.append((line, name, [field.path.description]))
      }
    }
    for field in missing {
      log.report(.layout, line: field.line, .noSlot(field.paths), subject: field.paths[0])
    }
  }
}

// MARK: - Rows and elements

extension LayoutCompiler {
  private mutating func place(row element: XMLElement, in loop: Placeholders.Loop?) {
    row += 1
    layout.rowHeights.append(element[attribute: "height"].flatMap { Double($0.trimmed) })
    var column = 0
    for child in element.children {
      for inner in loops(of: child, in: loop) {
        guard let area = area(of: child, from: &column) else { return }
        place(child, on: area, in: inner)
      }
    }
  }

  /// Takes the next free columns; `nil` after a mistake, which is reported.
  private mutating func area(of element: XMLElement, from column: inout Int) -> CellRange? {
    let span = element[attribute: "span"].flatMap { Int($0) } ?? 1
    let rows = element[attribute: "rows"].flatMap { Int($0) } ?? 1
    while column < coveredUntil.count, coveredUntil[column] >= row { column += 1 }
    let end = column + span
    guard end <= coveredUntil.count else {
      let free = coveredUntil.count - column
      log.report(.layout, line: element.line, .tooWide(span, free: free, of: coveredUntil.count))
      return nil
    }
    if let taken = (column..<end).first(where: { coveredUntil[$0] >= row }) {
      let message = Message.overlap(span, free: taken - column, with: coveredBy[taken])
      log.report(.layout, line: element.line, message)
      return nil
    }
    for index in column..<end {
      coveredUntil[index] = row + rows - 1
      coveredBy[index] = element.line
    }
    defer { column = end }
    guard let first = CellReference(row: row, column: column + 1),
      let last = CellReference(row: row + rows - 1, column: end)
    else {
      log.report(.limit, line: element.line, .tooManyRows)
      return nil
    }
    return CellRange(first, last)
  }

  private mutating func place(
    _ element: XMLElement,
    on area: CellRange,
    in loop: Placeholders.Loop?
  ) {
    let role: PlacedLabel.Role
    switch element.name {
    case "slot":
      placeSlot(element, on: area, in: loop)
      return
    case "title": role = .title
    case "section": role = .section
    case "label": role = .heading
    case "note": role = .note
    default: return
    }
    guard let text = expand(element.displayText, line: element.line, in: loop) else { return }
    var label = PlacedLabel(text: text, area: area, role: role)
    label.alignment = element[attribute: "align"].flatMap { .init(rawValue: $0) }
    label.isVertical = element[attribute: "vertical"] == "true"
    layout.labels.append(label)
  }

  private mutating func placeSlot(
    _ element: XMLElement,
    on area: CellRange,
    in loop: Placeholders.Loop?
  ) {
    let written = element[attribute: "field"] ?? ""
    guard let path = expand(written, line: element.line, in: loop) else { return }
    guard let slot = resolver.slot(of: path) else {
      let nearest = Spelling.nearest(
        to: path,
        among: resolver.tree.fields.map(\.path.description)
      )
      log.report(.unknown, line: element.line, .unknownField(path, nearest), subject: written)
      return
    }
    if let main = resolver.tree.fields[slot].facets.within {
      let message = Message.sharesCell(path, resolver.tree.fields[main].path)
      log.report(.layout, line: element.line, message, subject: written)
      return
    }
    if let first = slotLines.updateValue(element.line, forKey: slot) {
      log.report(.layout, line: element.line, .secondSlot(path, first), subject: written)
      return
    }
    layout.slots.append(PlacedSlot(field: slot, area: area))
  }
}

// MARK: - Loops

extension LayoutCompiler {
  /// The places in the loop that `each` asks for; the loop around, once, where there is none.
  private mutating func loops(
    of element: XMLElement,
    in loop: Placeholders.Loop?
  ) -> [Placeholders.Loop?] {
    guard let written = element[attribute: "each"] else { return [loop] }
    guard let each = expand(written, line: element.line, in: loop) else { return [] }
    let keys: [LoopKey]
    if let known = resolver.tree.keys[each] {
      keys = known
    } else {
      do throws(KeyError) {
        keys = try KeySequence.keys(of: each, in: year)
      } catch {
        let nearest = Spelling.nearest(to: each, among: resolver.tree.keys.keys)
        log.report(.keys, line: element.line, .badEach(error.message, nearest), subject: written)
        return []
      }
    }
    return keys.indices.map { Placeholders.Loop(keys: keys, position: $0) }
  }

  private mutating func expand(_ text: String, line: Int, in loop: Placeholders.Loop?) -> String? {
    log.expand(text, by: Placeholders(year: year, loop: loop), line: line)
  }
}

extension Message {
  fileprivate static let tooManyColumns = Message(
    ja: "columns が\(CellReference.maximumColumn)列を超えています。",
    en: "there are more than \(CellReference.maximumColumn) columns"
  )

  fileprivate static let tooManyRows = Message(
    ja: "様式が\(LayoutCompiler.maximumRows)行を超えます。",
    en: "the form has more than \(LayoutCompiler.maximumRows) rows"
  )

  fileprivate static let belowLastRow = Message(
    ja: "rows が大きすぎて、様式の最後の行より下まで届きます。row を足すか rows を減らしてください。",
    en: "with these 'rows' the element reaches below the last row; add a row or lessen 'rows'"
  )

  fileprivate static func tooWide(_ span: Int, free: Int, of columns: Int) -> Message {
    Message(
      ja: "この行では残り\(free)列ですが、span は\(span)列です（様式は全部で\(columns)列）。",
      en: "the element spans \(span) columns, but only \(free) of \(columns) are left in this row"
    )
  }

  fileprivate static func overlap(_ span: Int, free: Int, with line: Int) -> Message {
    Message(
      ja: "span \(span)列のうち\(free)列目の次が、\(line)行目の要素（rows で下に続くもの）と重なります。",
      en:
        "the element spans \(span) columns, but after \(free) stands the element of line \(line), "
        + "which reaches down by its 'rows'"
    )
  }

  fileprivate static func secondSlot(_ path: String, _ line: Int) -> Message {
    Message(
      ja: "欄「\(path)」の記入場所は\(line)行目にもあります。一つにしてください。",
      en: "the field '\(path)' already has its slot on line \(line)"
    )
  }

  fileprivate static func sharesCell(_ path: String, _ main: FieldPath) -> Message {
    Message(
      ja: "欄「\(path)」は「\(main)」のセルに書く欄（within）なので、記入場所は要りません。",
      en: "the field '\(path)' is written in the cell of '\(main)' ('within') and needs no slot"
    )
  }

  fileprivate static func unknownField(_ path: String, _ nearest: String?) -> Message {
    Message(
      ja: "slot の「\(path)」という欄がありません。" + Message.suggestion(nearest).ja,
      en: "there is no field '\(path)' for the slot" + Message.suggestion(nearest).en
    )
  }

  fileprivate static func noSlot(_ paths: [String]) -> Message {
    let more = paths.count - 1
    return Message(
      ja: "欄「\(paths[0])」\(more > 0 ? "など\(paths.count)個" : "")の記入場所（slot）が様式にありません。",
      en:
        "the field '\(paths[0])' \(more > 0 ? "and \(more) more have" : "has") no slot in the form"
    )
  }

  fileprivate static func badEach(_ message: Message, _ nearest: String?) -> Message {
    Message(
      ja: message.ja + Message.suggestion(nearest).ja,
      en: message.en + Message.suggestion(nearest).en
    )
  }
}
