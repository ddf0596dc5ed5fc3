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
    for element in form.children {
      guard placeRows(of: element) else {
        log.report(.limit, line: element.line, .tooManyRows)
        return layout
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
  /// Places a row, or rows that repeat together, once for each key; false beyond the last possible row.
  private mutating func placeRows(of element: XMLElement) -> Bool {
    let isBlock = element.name == "rows"
    let list = element[attribute: "each"].flatMap { each in
      resolver.tree.lists.firstIndex { $0.path.description == each }
    }
    let inner = isBlock ? element.children : []
    for child in inner + (list == nil ? [element] : []) where child[attribute: "blank"] != nil {
      log.report(.layout, line: child.line, .blankWithoutList)
    }
    let start = row + 1
    var height = 0
    for loop in loops(of: element, in: nil) {
      let (first, labels, slots) = (row + 1, layout.labels.count, layout.slots.count)
      for child in isBlock ? element.children : [element] {
        for inner in isBlock ? loops(of: child, in: loop) : [loop] {
          guard row < Self.maximumRows else { return false }
          place(row: child, in: inner)
        }
      }
      height = row - first + 1
      let areas = layout.labels[labels...].map(\.area) + layout.slots[slots...].map(\.area)
      if list != nil, areas.contains(where: { $0.last.row > row }) {
        log.report(.layout, line: element.line, .outOfRepeat)
        return true
      }
    }
    if let list, height > 0 {
      let blank = element[attribute: "blank"].flatMap { Int($0) }
      layout.add(RepeatedRows(list: list, rows: start...row, height: height, blank: blank))
    }
    return true
  }

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
    case "picture":
      placePicture(element, on: area, in: loop)
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
    var place = PlacedSlot(field: slot, area: area)
    place.notApplicable = element[attribute: "na"]?.trimmed
    if let sign = place.notApplicable {
      if resolver.tree.fields[slot].facets.notApplicable == .forbidden {
        log.report(.layout, line: element.line, .alwaysForbidden(path), subject: written)
      } else if !ValueReader.isNotApplicable(sign) {
        log.report(.layout, line: element.line, .noSign(sign), subject: written)
      }
    }
    layout.slots.append(place)
  }

  private mutating func placePicture(
    _ element: XMLElement,
    on area: CellRange,
    in loop: Placeholders.Loop?
  ) {
    let written = element[attribute: "name"] ?? ""
    guard let name = expand(written, line: element.line, in: loop) else { return }
    if let problem = NameGrammar.problem(segment: name) {
      log.report(.name, line: element.line, problem, subject: written)
    } else if layout.pictures.contains(where: { $0.name == name }) {
      log.report(.duplicate, line: element.line, .secondPicture(name), subject: written)
    }
    let isInternal = element[attribute: "visibility"] == "internal"
    layout.pictures.append(PlacedPicture(name: name, area: area, isInternal: isInternal))
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

  fileprivate static let outOfRepeat = Message(
    ja: "くり返す行の中の要素が、rows によってくり返しの外まで届きます。rows を減らしてください。",
    en: "an element of the repeated rows reaches out of them by its 'rows'"
  )

  fileprivate static let blankWithoutList = Message(
    ja: "blank は、each が list を指す行にだけ書けます（一覧の空行の数です）。",
    en: "'blank' stands only where 'each' names a list: it is how many blank rows of it are drawn"
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

  fileprivate static func secondPicture(_ name: String) -> Message {
    Message(
      ja: "画像の場所「\(name)」が二つあります。別の名前にしてください。",
      en: "there are two places for pictures with the name '\(name)'"
    )
  }

  fileprivate static func alwaysForbidden(_ path: String) -> Message {
    Message(
      ja: "slot の na を使うには、欄「\(path)」にも na=\"true\" が要ります。",
      en: "a slot can say 'na' only of a field that accepts it; give '\(path)' na=\"true\""
    )
  }

  fileprivate static func noSign(_ sign: String) -> Message {
    Message(
      ja: "slot の na には「該当なし」を表す記号（／、―、－、該当なしなど）を書きます。「\(sign)」は読み取れません。",
      en: "'na' of a slot is a sign for 'not applicable' (／, ―, －, 該当なし …), which '\(sign)' is not"
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
