/// The grid of a draft: rows of elements as the schema language writes them.
struct DraftForm {
  /// Something that stands in a row.
  struct Element {
    var name: String
    var range: CellRange
    var text = ""
    var path: DraftPath?
    var alignment: PlacedLabel.Alignment?
    var isVertical = false
    var notes: [Message] = []
  }

  private let grid: DraftGrid
  private let years: DraftYears
  /// By row from 1: what begins in it, from left to right.
  private var rows: [[Element]] = []

  init(_ grid: DraftGrid, years: DraftYears, paths: [Int: DraftPath]) {
    self.grid = grid
    self.years = years
    rows = Array(repeating: [], count: grid.rowCount)
    for (index, area) in grid.areas.enumerated() where area.role != .gap {
      var element = Element(name: area.role.elementName, range: area.range)
      element.notes = [area.doubt].compactMap { $0 }
      if area.role == .slot {
        guard let path = paths[index] else { continue }
        element.path = path
      } else {
        element.text = years.placeholders(in: area.text)
        element.alignment = Self.alignment(of: area)
        element.isVertical = area.appearance.isVertical
        if years.hasLiteralYear(area.text) { element.notes.append(.literalYear(area.text)) }
      }
      rows[area.range.first.row - 1].append(element)
    }
    // Nothing is drawn below the last element.
    let last = rows.flatMap { $0 }.map(\.range.last.row).max() ?? 0
    rows = Array(rows.prefix(last))
  }

  /// How the text stands, where the element would place it otherwise.
  private static func alignment(of area: DraftArea) -> PlacedLabel.Alignment? {
    // Excel sets a text to the left unless its style says otherwise.
    let own = area.appearance.alignment ?? .left
    let usual: PlacedLabel.Alignment =
      switch area.role {
      case .title, .label: .center
      case .section, .note, .slot, .gap: .left
      }
    return own == usual ? nil : own
  }

  func write(to xml: inout DraftXML) {
    let attributes: KeyValuePairs<String, String?> = [
      "paper": (grid.layout.paper ?? .a4).rawValue,
      "orientation": (grid.layout.orientation ?? .portrait).rawValue,
      "columns": (1...grid.columnCount).map { width(ofColumn: $0) }.joined(separator: " "),
    ]
    xml.element("form", attributes) { xml in
      var row = 1
      while row <= rows.count {
        let repeated = repeatedRows(from: row)
        if let repeated {
          write(row, as: repeated, to: &xml)
          row += repeated.count
        } else {
          write(row, as: nil, to: &xml)
          row += 1
        }
      }
    }
  }

  // MARK: - Measures

  /// The width of a column in characters of the schema, with one decimal place.
  private func width(ofColumn column: Int) -> String {
    Self.tenths(min(255, max(0.1, grid.layout.width(ofColumn: column) / 5.5)))
  }

  private func height(ofRow row: Int) -> String? {
    let height = grid.layout.height(ofRow: row)
    return Self.tenths(min(409, max(1, height)))
  }

  private static func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
  }

  // MARK: - Rows

  /// Rows of a list that are one row of the schema.
  private struct Repetition {
    var count: Int
    /// The path of the list.
    var each: String
    /// Where in its paths the row's number stands.
    var place: Int
  }

  private func write(_ row: Int, as repetition: Repetition?, to xml: inout DraftXML) {
    let elements = rows[row - 1]
    for note in elements.flatMap(\.notes) { xml.ask(note) }
    let attributes: KeyValuePairs<String, String?> = [
      "each": repetition?.each, "height": height(ofRow: row),
    ]
    var texts: [String] = []
    var column = 1
    var index = 0
    while index < elements.count {
      let element = elements[index]
      column = gap(from: column, to: element.range.first.column, row: row, into: &texts)
      if let repetition, let path = element.path {
        texts.append(tag(element, path: path.looped(at: repetition.place)))
        index += 1
      } else if repetition != nil, DraftText.ordinal(element.text) == 1 {
        texts.append(tag(element, text: "{key}"))
        index += 1
      } else {
        let run = run(in: elements, from: index)
        texts.append(run.text)
        index += run.count
      }
      column = elements[index - 1].range.last.column + 1
    }
    xml.row(DraftXML.tag("row", attributes), texts, name: "row")
  }

  /// Leaves the columns empty that nothing covers, also not from above.
  private func gap(from start: Int, to end: Int, row: Int, into texts: inout [String]) -> Int {
    var free = 0
    for column in start..<max(start, end) {
      let above = grid.area(row: row, column: column).map { grid.areas[$0] }
      let isCovered = above.map { $0.role != .gap && $0.range.first.row < row } ?? false
      if isCovered {
        if free > 0 { texts.append(Self.gap(free)) }
        free = 0
      } else {
        free += 1
      }
    }
    if free > 0 { texts.append(Self.gap(free)) }
    return max(start, end)
  }

  private static func gap(_ span: Int) -> String {
    "<" + DraftXML.tag("gap", ["span": span > 1 ? String(span) : nil]) + "/>"
  }

  /// As many equal slots side by side as are one with the keys of a loop.
  private func run(in elements: [Element], from start: Int) -> (text: String, count: Int) {
    let first = elements[start]
    guard let path = first.path else { return (tag(first, text: first.text), 1) }
    var last = start
    var place: Int?
    while last + 1 < elements.count {
      let (one, other) = (elements[last], elements[last + 1])
      guard let onePath = one.path, let otherPath = other.path,
        other.range.first.column == one.range.last.column + 1,
        other.range.columnCount == first.range.columnCount,
        other.range.last.row == first.range.last.row,
        let next = onePath.placeOfNextKey(in: otherPath), place ?? next == next
      else { break }
      place = next
      last += 1
    }
    guard let place, let end = elements[last].path else { return (tag(first, path: path.text), 1) }
    let each = path.segments[place].range(to: end.segments[place])
    return (tag(first, path: path.looped(at: place), each: each), last - start + 1)
  }

  private func tag(_ element: Element, path: String, each: String? = nil) -> String {
    "<"
      + DraftXML.tag(
        "slot",
        [
          "field": path, "span": Self.count(element.range.columnCount),
          "rows": Self.count(element.range.height), "each": each,
        ]
      ) + "/>"
  }

  private func tag(_ element: Element, text: String) -> String {
    let attributes: KeyValuePairs<String, String?> = [
      "span": Self.count(element.range.columnCount), "rows": Self.count(element.range.height),
      "align": element.alignment?.rawValue, "vertical": element.isVertical ? "true" : nil,
    ]
    return "<\(DraftXML.tag(element.name, attributes))>\(DraftXML.escaped(text))</\(element.name)>"
  }

  private static func count(_ number: Int) -> String? { number > 1 ? String(number) : nil }
}

// MARK: - Rows of lists

extension DraftForm {
  /// The rows from here that are all rows of one list, each alike, if they can be written as one.
  private func repeatedRows(from row: Int) -> Repetition? {
    guard let path = rows[row - 1].lazy.compactMap(\.path).first,
      let place = path.segments.firstIndex(of: .key(.number(1))),
      isPlain(row)
    else { return nil }
    var count = 1
    while row + count <= rows.count, isPlain(row + count),
      isNext(row + count, after: row, number: count + 1, place: place)
    {
      count += 1
    }
    guard count > 1 else { return nil }
    let list = path.segments[..<place].map(\.text).joined(separator: ".")
    return list.contains("{") ? nil : Repetition(count: count, each: list, place: place)
  }

  /// Whether everything in a row is of one row, and nothing reaches into it.
  private func isPlain(_ row: Int) -> Bool {
    let elements = rows[row - 1]
    let begins = elements.allSatisfy { $0.range.height == 1 && $0.notes.isEmpty }
    let isFree = (1...grid.columnCount).allSatisfy { column in
      guard let index = grid.area(row: row, column: column) else { return true }
      return grid.areas[index].range.first.row == row || grid.areas[index].role == .gap
    }
    return begins && isFree && !elements.isEmpty
  }

  private func isNext(_ row: Int, after first: Int, number: Int, place: Int) -> Bool {
    let (one, other) = (rows[first - 1], rows[row - 1])
    guard one.count == other.count, height(ofRow: first) == height(ofRow: row) else { return false }
    return zip(one, other).allSatisfy { one, other in
      guard one.name == other.name, one.range.hasColumns(of: other.range) else { return false }
      guard let path = one.path else {
        return one.text == "1" && other.text == String(number)
      }
      guard var looped = Optional(path), looped.segments.indices.contains(place) else {
        return false
      }
      guard looped.segments[place] == .key(.number(1)) else { return false }
      looped.segments[place] = .key(.number(number))
      return looped == other.path
    }
  }
}

extension DraftArea.Role {
  fileprivate var elementName: String {
    switch self {
    case .title: "title"
    case .section: "section"
    case .label: "label"
    case .note: "note"
    case .slot: "slot"
    case .gap: "gap"
    }
  }
}

extension Message {
  fileprivate static func literalYear(_ text: String) -> Self {
    Self(
      ja: "「\(text.excerpt)」の年は毎年変わりますか。変わるなら {year.title} などの書き方に直してください",
      en:
        "does the year in '\(text.excerpt)' change every year? If so write it as {year.title} or the like"
    )
  }
}
