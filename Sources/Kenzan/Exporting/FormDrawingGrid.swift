/// The rows and columns of a drawn form, in points, and how they fall onto pages.
struct FormGrid: Sendable {
  static let margins = SheetPage.Margins(left: 0.4, right: 0.4, top: 0.45, bottom: 0.6)
  private static let usualHeight = 17.25
  /// Of a column whose width the form does not say, in characters.
  private static let usualWidth = 8.0
  /// Printing never shrinks below 60 %, nor text below 8 points.
  static let smallestScale = 0.6
  static let smallestText = 8.0

  let columns: [Double]
  private(set) var rows: [Double] = []
  /// The areas of the fields on the sheet, by slot.
  private(set) var slots: [Int: CellRange] = [:]
  /// The rows after which a page ends; none where everything fits onto one.
  private(set) var breaks: [Int] = []
  private(set) var repeatedRows: ClosedRange<Int>?
  /// The size of ordinary text: larger where a wide form is shrunk to its page.
  let fontSize: Double

  private let formats: FormFormats
  var schema: FormSchema { formats.schema }
  private let purpose: FormDrawing.Purpose
  /// The rows of the sheet that a row of the layout became.
  private var parts: [ClosedRange<Int>] = []

  init(formats: FormFormats, entries: [FormEntry], purpose: FormDrawing.Purpose) {
    self.formats = formats
    self.purpose = purpose
    let layout = formats.schema.layout
    let count = max(layout.columnWidths.count, layout.areas.map(\.last.column).max() ?? 0)
    columns = (0..<count).map { column in
      let widths = layout.columnWidths
      let characters = widths.indices.contains(column) ? widths[column] : Self.usualWidth
      return SheetMetrics.drawn(SheetMetrics.points(characters: characters))
    }
    var page = SheetPage()
    page.paper = layout.paper
    page.orientation = layout.orientation
    page.margins = Self.margins
    let width = max(1, columns.reduce(0, +))
    let widthScale = max(Self.smallestScale, min(1, page.room.width / width))
    fontSize = max(10, (Self.smallestText / widthScale * 2).rounded(.up) / 2)
    fitRows(layout, entries)
    for place in layout.slots { slots[place.field] = area(place.area) }
    let least = min(widthScale, max(Self.smallestScale, Self.smallestText / fontSize))
    guard rows.reduce(0, +) > page.room.height / least else { return }
    repeatedRows = heading
    breaks = FormPages(rows: rows, blocks: blocks, heading: repeatedRows).breaks(
      room: page.room.height / widthScale
    )
  }

  /// The whole of the form: the print area.
  var area: CellRange? {
    guard let first = CellReference(row: 1, column: 1),
      let last = CellReference(row: rows.count, column: columns.count)
    else { return nil }
    return CellRange(first, last)
  }

  /// The rows of the sheet that rows of the layout became.
  func sheetRows(_ range: ClosedRange<Int>) -> ClosedRange<Int>? {
    guard parts.indices.contains(range.lowerBound - 1), parts.indices.contains(range.upperBound - 1)
    else { return nil }
    return parts[range.lowerBound - 1].lowerBound...parts[range.upperBound - 1].upperBound
  }

  /// Where an area of the layout lies on the sheet.
  func area(_ range: CellRange) -> CellRange? {
    guard parts.indices.contains(range.first.row - 1), parts.indices.contains(range.last.row - 1),
      let first = CellReference(
        row: parts[range.first.row - 1].lowerBound,
        column: range.first.column
      ),
      let last = CellReference(
        row: parts[range.last.row - 1].upperBound,
        column: range.last.column
      )
    else { return nil }
    return CellRange(first, last)
  }

  /// The width of an area of the layout.
  func width(_ range: CellRange) -> Double {
    (range.first.column...range.last.column).reduce(0) { sum, column in
      sum + (columns.indices.contains(column - 1) ? columns[column - 1] : 0)
    }
  }
}

// MARK: - Heights

extension FormGrid {
  private mutating func fitRows(_ layout: FormLayout, _ entries: [FormEntry]) {
    let count = max(layout.rowHeights.count, layout.areas.map(\.last.row).max() ?? 0)
    var heights = (0..<count).map { row in
      let stated = layout.rowHeights.indices.contains(row) ? layout.rowHeights[row] : nil
      // The room to write in is not needed any more where a list shows only what was written.
      let isTight = purpose == .standard && isListRow(row + 1, growing: true)
      return (isTight ? nil : stated) ?? Self.usualHeight * fontSize / 10
    }
    var needs = layout.labels.map { (area: $0.area, height: need(of: $0)) }
    for place in layout.slots where entries.indices.contains(place.field) {
      let field = schema.fields[place.field]
      needs.append((place.area, need(of: field, entries[place.field], in: place.area)))
    }
    // What stands in one row first: an area of several rows then asks only for what is missing.
    needs.sort { ($0.area.rowCount, $0.area.first) < ($1.area.rowCount, $1.area.first) }
    for (area, height) in needs {
      let span = (area.first.row - 1)..<area.last.row
      let missing = height - span.reduce(0) { $0 + heights[$1] }
      guard missing > 0 else { continue }
      for row in span { heights[row] += missing / Double(span.count) }
    }
    for height in heights {
      // More than Excel draws in one row goes into several.
      let pieces = max(1, (height / SheetMetrics.maximumRowHeight).rounded(.up))
      let first = rows.count + 1
      let piece = (height / pieces / 0.75).rounded(.up) * 0.75
      rows += Array(repeating: min(piece, SheetMetrics.maximumRowHeight), count: Int(pieces))
      parts.append(first...rows.count)
    }
  }

  private func need(of label: PlacedLabel) -> Double {
    let look = look(of: label)
    if look.isStacked {
      return Double(label.text.count) * SheetMetrics.lineHeight(look.fontSize)
        + SheetMetrics.verticalPadding
    }
    let indent = Double(look.indent) * look.fontSize
    return SheetMetrics.height(
      label.text,
      width: width(label.area) - indent,
      fontSize: look.fontSize
    )
  }

  private func need(of field: Field, _ entry: FormEntry, in area: CellRange) -> Double {
    let look = look(of: field, entry, in: area)
    guard look.wraps else { return 0 }
    var texts = [entry.text]
    if purpose == .template { texts += schema.labels(of: field) }
    let heights = texts.map {
      SheetMetrics.height($0, width: width(area), fontSize: look.fontSize, isTyped: true)
    }
    return heights.max() ?? 0
  }
}

// MARK: - Looks

extension FormGrid {
  func look(of label: PlacedLabel) -> CellLook {
    var look =
      switch label.role {
      case .title: StyleSheet.title
      case .section: StyleSheet.section
      case .heading: StyleSheet.heading
      case .note: StyleSheet.note
      }
    // Beside a heading it stands in the table, alone in its row below or above one.
    if label.role == .note, isBesideHeading(label) { look.borders = .box(.thin) }
    look.fontSize *= fontSize / 10
    switch label.alignment {
    case .left?: look.horizontal = .left
    case .center?: look.horizontal = .center
    case .right?: look.horizontal = .right
    case nil: break
    }
    if look.horizontal != .left { look.indent = 0 }
    if label.role == .heading, label.isVertical || isStacked(label) {
      look.isStacked = true
      look.wraps = false
    }
    return look
  }

  private func isBesideHeading(_ note: PlacedLabel) -> Bool {
    schema.layout.labels.contains {
      $0.role == .heading && $0.area.coversRows(of: note.area)
        && $0.area.last.column + 1 == note.area.first.column
    }
  }

  /// Whether a heading is better written downwards: narrow, tall, and too long for one line.
  private func isStacked(_ label: PlacedLabel) -> Bool {
    let width = width(label.area)
    let needed = SheetMetrics.width(label.text, fontSize: fontSize)
    return label.area.rowCount > 2 && width < 3.6 * fontSize && needed > width
      && !label.text.contains("\n")
  }

  func look(of field: Field, _ entry: FormEntry, in area: CellRange) -> CellLook {
    var look = StyleSheet.slot
    let width = width(area)
    look.fontSize = fontSize
    look.numberFormat = entry.numberFormat ?? formats.format(of: field)
    switch field.type {
    case .number:
      look.horizontal = .right
      if case .text(let text) = entry.content, !entry.isNotApplicable {
        look.horizontal = entry.isShared ? .right : .left
        look.wraps = SheetMetrics.width(text, fontSize: fontSize) > width
      } else {
        look.wraps = false
        // Rather a little smaller than ###.
        look.shrinks = true
      }
    case .text:
      let isTall = area.rowCount == 1 && baseHeight(area) >= 28
      let lines = SheetMetrics.lines(entry.text, width: width, fontSize: fontSize, isTyped: true)
      if isTall || lines > 2 { look.vertical = .top }
      if width < 6 * fontSize { look.horizontal = .center }
    case .code:
      let longest = schema.labels(of: field) + [entry.text]
      let needed = longest.map { SheetMetrics.width($0, fontSize: fontSize) }.max() ?? 0
      if width < 12 * fontSize { look.horizontal = .center }
      // A little too long is shrunk, more is wrapped.
      look.wraps = needed * Self.smallestText / fontSize > width
      look.shrinks = !look.wraps
    case .date, .year, .flag:
      look.horizontal = .center
      look.wraps = false
      look.shrinks = true
    }
    if entry.isNotApplicable {
      look.horizontal = .center
      look.vertical = .center
    }
    look.diagonal = entry.diagonal
    // In a table the eye goes along the first lines.
    if isListRow(area.first.row, growing: false) { look.vertical = .top }
    return look
  }

  /// Whether a row of the layout is one of a list, or of a list that is drawn with its filled rows only.
  private func isListRow(_ row: Int, growing: Bool) -> Bool {
    schema.layout.repeats.contains { $0.rows.contains(row) && (!growing || $0.blank != nil) }
  }

  private func baseHeight(_ area: CellRange) -> Double {
    let row = area.first.row - 1
    let heights = schema.layout.rowHeights
    return (heights.indices.contains(row) ? heights[row] : nil) ?? Self.usualHeight
  }
}

extension CellRange {
  var rowCount: Int { last.row - first.row + 1 }
}

extension FormSchema {
  /// What a code field's drop-down offers.
  func labels(of field: Field) -> [String] {
    guard field.type == .code, !field.facets.isMultiple,
      let list = field.facets.codes.flatMap({ codes[$0] })
    else {
      return []
    }
    return list.codes.map(\.label)
  }
}
