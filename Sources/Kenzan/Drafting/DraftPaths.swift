/// Makes the way to each field of a form of the headings that it stands under.
struct DraftPaths {
  /// A field with its way.
  struct Entry {
    var area: Int
    var levels: [DraftLevel]
    var label: String
    /// The headings as they are written, the innermost last: they tell unit and type.
    var headings: [String]
    var section: Int?
  }

  private let grid: DraftGrid
  private let years: DraftYears
  private let heads: [Int: DraftHeads]
  private let bands: DraftBands
  /// Of the heads of one row: what they say besides the year, by year.
  private var stages: [Int: [Int: Set<String>]] = [:]

  init(_ grid: DraftGrid, years: DraftYears) {
    self.grid = grid
    self.years = years
    let finder = DraftHeadFinder(grid: grid)
    heads = Dictionary(
      uniqueKeysWithValues: grid.areas.indices.filter { grid.areas[$0].role == .slot }
        .map { ($0, finder.heads(of: $0)) }
    )
    bands = DraftBands(grid, heads: heads)
    for head in heads.values {
      for index in head.columns {
        guard let (offset, rest) = years.split(grid.areas[index].text) else { continue }
        let row = grid.areas[index].range.first.row
        stages[row, default: [:]][offset, default: []].insert(rest)
      }
    }
  }

  /// The slots from the top, then from the left.
  func entries() -> [Entry] {
    var entries = heads.keys.sorted().map { entry($0) }
    divideBySections(&entries)
    return entries
  }

  // MARK: - One field

  private func entry(_ area: Int) -> Entry {
    let head = heads[area] ?? DraftHeads()
    var blocks = head.blocks
    let corner = corner(of: head)
    if blocks.isEmpty, let corner, !isGeneric(corner) { blocks = [corner] }
    var levels: [DraftLevel] = []
    var row = head.row
    if let place = bands.places[area] {
      let table = blocks.popLast()
      let label = table.map { title($0) } ?? head.section.map { title($0) } ?? "明細"
      levels.append(
        .row(list: place.list, label: label, isSection: table == nil, number: place.row)
      )
      if let index = row, bands.ordinals.contains(index) { row = nil }
    }
    var year: DraftLevel?
    var labels: [(text: String, raw: String)] = []
    for index in [row].compactMap({ $0 }) + head.columns {
      let text = grid.areas[index].text
      guard let (offset, rest) = years.split(text), year == nil else {
        labels.append((title(index), text))
        continue
      }
      let isStage = isStage(rest, of: index)
      year = .year(offset: offset, stage: isStage ? DraftText.withoutBlanks(rest) : "")
      if !isStage, !rest.isEmpty { labels.append((Self.clean(rest), text)) }
    }
    let before = blocks.map { DraftLevel.group(area: $0, label: title($0)) }
    let headings =
      ([corner].compactMap { $0 } + head.blocks).map { grid.areas[$0].text }
      + [row].compactMap { $0.map { grid.areas[$0].text } }
      + head.columns.map { grid.areas[$0].text }
    if labels.isEmpty { labels = [(fallback(head, &levels, before), "")] }
    let leaf = labels.removeLast()
    let inner = labels.map { DraftLevel.group(area: nil, label: $0.text) }
    levels = before.filter { !levels.contains($0) } + levels + inner + [year].compactMap { $0 }
    return Entry(
      area: area,
      levels: levels,
      label: leaf.text,
      headings: headings,
      section: head.section
    )
  }

  /// What to call a field whose only headings are years, or that has none.
  private func fallback(
    _ head: DraftHeads,
    _ levels: inout [DraftLevel],
    _ before: [DraftLevel]
  ) -> String {
    if case .group(_, let label) = before.last { return label }
    if case .row(_, let label, _, _) = levels.last { return label }
    return head.section.map { title($0) } ?? "記入欄"
  }

  /// The heading in the corner of a table, over the headings of its rows.
  private func corner(of head: DraftHeads) -> Int? {
    guard let row = head.row, let column = head.columns.first,
      let index = grid.area(
        row: grid.areas[column].range.first.row,
        column: grid.areas[row].range.first.column
      ),
      grid.areas[index].role == .label, index != row,
      grid.areas[index].range.last.row < grid.areas[row].range.first.row
    else { return nil }
    return index
  }

  /// Whether the word in the corner of a table is about its rows, and does not name it.
  private func isGeneric(_ index: Int) -> Bool {
    let words = [
      "区分", "項目", "内容", "費目", "年度", "区分・年度", "指標", "No", "NO", "No.", "番号", "#", "視点", "評価項目", "",
    ]
    return words.contains(DraftTerm.core(of: grid.areas[index].text))
  }

  /// Whether what a head says besides its year is the stage of that year's figures, and no field.
  private func isStage(_ rest: String, of head: Int) -> Bool {
    guard let all = stages[grid.areas[head].range.first.row] else { return true }
    return all.values.allSatisfy { $0.count == 1 } && DraftYears.stage(of: rest) != nil
  }

  /// A heading as the label of a field: without numbering, unit and line breaks.
  private func title(_ index: Int) -> String { Self.clean(grid.areas[index].text) }

  static func clean(_ text: String) -> String {
    let text = DraftText.withoutBraces(text)
    let line = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.joined()
    var label = DraftText.withoutEnumerator(line)
    let (core, unit) = UnitTable.splitUnit(label.normalizedForMatching)
    if unit != nil {
      let scalars = Array(label.unicodeScalars)
      let open = scalars.lastIndex { "(（[［【〔".unicodeScalars.contains($0) }
      label = open.map { DraftText.string(scalars[..<$0]).trimmed } ?? core
    }
    while let last = label.unicodeScalars.last, last == ":" || last == "：" {
      label = String(label.dropLast())
    }
    let compact = DraftText.withoutBlanks(label)
    return compact.isEmpty ? text.trimmed : compact
  }

  // MARK: - Sections

  /// Puts the part of the form before fields that another part has as well.
  private func divideBySections(_ entries: inout [Entry]) {
    var sections: [String: Set<Int?>] = [:]
    func key(_ entry: Entry) -> String {
      let groups = entry.levels.map { level in
        switch level {
        case .group(_, let label): label
        case .row(_, let label, _, let number): "\(label)\(number)"
        case .year(let offset, _): "\(offset)"
        }
      }
      return (groups + [entry.label]).joined(separator: "／")
    }
    for entry in entries { sections[key(entry), default: []].insert(entry.section) }
    let divided = Set(sections.values.filter { $0.count > 1 }.flatMap { $0 }.compactMap { $0 })
    for index in entries.indices {
      guard let section = entries[index].section, divided.contains(section) else { continue }
      let level = DraftLevel.group(area: section, label: title(section))
      if case .row(_, let label, _, _) = entries[index].levels.first, label == title(section) {
        continue
      }
      entries[index].levels.insert(level, at: 0)
    }
  }
}
