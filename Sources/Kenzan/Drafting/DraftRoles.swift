/// Decides what every area of a form is: a heading, a place to fill in, a title.
///
/// The form may be filled in: then texts stand in slots, and only what surrounds them tells them
/// from headings. What is decided on weak grounds is marked for the author.
struct DraftRoles {
  private var grid: DraftGrid
  /// Cells that defined names point at.
  private let named: Set<CellReference>
  private let validated: [CellRange]
  /// Whether shading tells headings from the rest, and whether protection does.
  private let usesShading: Bool
  private let usesProtection: Bool
  /// How often a look is that of a certain heading, and how often that of a place to fill in.
  private var looks: [Look: (headings: Int, places: Int)] = [:]

  /// What of a cell's look a form gives to all headings alike.
  private struct Look: Hashable {
    var isBold: Bool
    var isShaded: Bool
    var fontSize: Double
    var alignment: PlacedLabel.Alignment?

    init(_ appearance: CellAppearance) {
      isBold = appearance.isBold
      isShaded = appearance.isShaded
      fontSize = appearance.fontSize
      alignment = appearance.alignment
    }
  }

  /// The grid with the roles of its areas.
  static func decide(_ grid: DraftGrid, named: Set<CellReference>) -> DraftGrid {
    var roles = DraftRoles(grid, named: named)
    roles.decideBlank()
    let open = roles.decideCertain()
    roles.learnLooks(open)
    roles.decideByNeighbours(open)
    roles.decideLines()
    return roles.grid
  }

  private init(_ grid: DraftGrid, named: Set<CellReference>) {
    self.grid = grid
    self.named = named
    validated = grid.layout.validations.flatMap(\.areas)
    let texts = grid.areas.filter { !$0.isBlank && $0.isBoxed }
    let shaded = texts.count(where: \.appearance.isShaded)
    usesShading = shaded > 0 && shaded < texts.count
    let sheet = grid.worksheet
    usesProtection =
      grid.layout.isProtected
      && grid.layout.styles.values.contains {
        sheet.styles.indices.contains($0) && sheet.styles[$0].unlocked
      }
  }

  private func isUnlocked(_ area: DraftArea) -> Bool {
    guard let index = grid.layout.styles[area.range.first] else { return false }
    let styles = grid.worksheet.styles
    return styles.indices.contains(index) && styles[index].unlocked
  }

  private func isValidated(_ area: DraftArea) -> Bool {
    validated.contains { $0.contains(area.range.first) }
  }

  // MARK: - Blank areas

  private mutating func decideBlank() {
    for index in grid.areas.indices where grid.areas[index].isBlank {
      let area = grid.areas[index]
      if usesProtection {
        grid.areas[index].role = isUnlocked(area) ? .slot : .gap
        continue
      }
      let style = grid.layout.styles[area.range.first]
      let styles = grid.worksheet.styles
      let isCrossed = style.map { styles.indices.contains($0) && styles[$0].crossedOut } ?? false
      let isOpen = isValidated(area) || named.contains(area.range.first)
      let isFramed = area.isBoxed || area.isUnderlined
      let isMeant = isOpen || isFramed && !area.appearance.isShaded && !isCrossed
      grid.areas[index].role = isMeant && !isCorner(area) ? .slot : .gap
    }
  }

  /// The blank corner of a table, between the headings of its columns and those of its rows.
  private func isCorner(_ area: DraftArea) -> Bool {
    guard let right = grid.area(row: area.range.first.row, column: area.range.last.column + 1),
      let below = grid.area(row: area.range.last.row + 1, column: area.range.first.column)
    else { return false }
    let (right_, below_) = (grid.areas[right], grid.areas[below])
    let isFirst =
      area.range.first.column == 1
      || grid.area(row: area.range.first.row, column: area.range.first.column - 1)
        .map { grid.areas[$0].range.last.row > area.range.last.row } ?? true
    return isFirst && !right_.isBlank && !below_.isBlank && isHeadingLike(right_)
      && isHeadingLike(below_)
  }

  private func isHeadingLike(_ area: DraftArea) -> Bool {
    guard case .text = area.cell?.content else { return false }
    return usesShading ? area.appearance.isShaded : area.text.unicodeScalars.count <= 20
  }

  // MARK: - Texts

  /// Decides what the areas show by themselves, and returns the others.
  private mutating func decideCertain() -> [Int] {
    var open: [Int] = []
    for index in grid.areas.indices where !grid.areas[index].isBlank {
      let area = grid.areas[index]
      if let role = certainRole(of: area) {
        grid.areas[index].role = role
      } else {
        open.append(index)
      }
    }
    return open
  }

  private func certainRole(of area: DraftArea) -> DraftArea.Role? {
    guard let cell = area.cell else { return .gap }
    let isNumbering = DraftText.isOrdinal(area.text) && area.isBoxed
    if usesProtection, isUnlocked(area) { return .slot }
    if isValidated(area) || named.contains(cell.reference) { return .slot }
    switch cell.content {
    case .text: break
    case .number where isNumbering && isBesideRow(area): return .label
    // A formula without a result shows nothing, so only a frame makes a place of it.
    case .uncalculated where !area.isBoxed && !area.isUnderlined: return .gap
    case .number, .date, .boolean, .error, .uncalculated, .invalid:
      return area.isBoxed || area.isUnderlined ? .slot : .note
    }
    if usesProtection { return area.isBoxed ? .label : nil }
    if isAside(area) { return area.isBoxed ? nil : .note }
    guard area.isBoxed || area.isUnderlined else { return outsideRole(of: area) }
    if usesShading, area.appearance.isShaded { return .label }
    return nil
  }

  /// Whether a number counts the row that begins with it.
  private func isBesideRow(_ area: DraftArea) -> Bool {
    guard let right = grid.area(row: area.range.first.row, column: area.range.last.column + 1)
    else { return false }
    let left = grid.area(row: area.range.first.row, column: area.range.first.column - 1)
    let isFirst = left.map { grid.areas[$0].range.height > area.range.height } ?? true
    return isFirst && grid.areas[right].range.first.row == area.range.first.row
  }

  /// A text that no lines frame: it heads a line to write on, or a part of the form, or explains.
  private func outsideRole(of area: DraftArea) -> DraftArea.Role? {
    let row = area.range.first.row
    for gap in 1...2 {
      guard let next = grid.area(row: row, column: area.range.last.column + gap) else { continue }
      return grid.areas[next].role == .slot ? .label : .note
    }
    return .note
  }

  /// A sign between two places to fill in.
  static func isSign(_ text: String) -> Bool {
    ["~", "-", "/", "→", ":", "(", ")", "()", "%", ".", "年", "月", "日"]
      .contains(text.normalizedForMatching)
  }

  /// A text that begins as remarks do.
  static func isRemark(_ text: String) -> Bool {
    ["※", "注)", "(注", "注:", "*", "【注", "記入要領", "記入上の"].contains {
      text.normalizedForMatching.hasPrefix($0)
    }
  }
}

// MARK: - Texts that what surrounds them explains

extension DraftRoles {
  private mutating func decideByNeighbours(_ open: [Int]) {
    // First what is a heading by its words, so that the others have something to stand beside.
    for index in open {
      let area = grid.areas[index]
      let isFilledIn = looksFilledIn(area) || ValueReader.isNotApplicable(area.text)
      if isAside(area) {
        grid.areas[index].role = isFilledIn || isUnderUnit(area) ? .slot : .note
      } else if isHeadingByWords(area), !isFilledIn {
        grid.areas[index].role = .label
      }
    }
    for index in open where grid.areas[index].role == .gap {
      let area = grid.areas[index]
      let (asHeading, asValue) = points(area)
      if asHeading >= asValue {
        grid.areas[index].role = .label
      } else {
        grid.areas[index].role = .slot
      }
      if abs(asHeading - asValue) <= 1 {
        grid.areas[index].doubt =
          grid.areas[index].role == .slot ? .takenForValue(area.text) : .takenForHeading(area.text)
      }
    }
  }

  /// Learns how headings look from those that are certain, and places to fill in from the others.
  private mutating func learnLooks(_ open: [Int]) {
    for (index, area) in grid.areas.enumerated() where area.isBoxed {
      let look = Look(area.appearance)
      if area.role == .slot { looks[look, default: (0, 0)].places += 1 }
      if open.contains(index), DraftTerm.isWord(area.text) {
        looks[look, default: (0, 0)].headings += 1
      }
    }
  }

  private func looksFilledIn(_ area: DraftArea) -> Bool {
    looks[Look(area.appearance)].map { Self.outweighs($0.places, $0.headings) } ?? false
  }

  private func looksLikeHeading(_ area: DraftArea) -> Bool {
    looks[Look(area.appearance)].map { Self.outweighs($0.headings, $0.places) } ?? false
  }

  /// Whether a look says something: where both are drawn alike it says nothing.
  private static func outweighs(_ count: Int, _ other: Int) -> Bool {
    count > other + 1 && count >= other * 4
  }

  /// A unit, a sign or a remark beside what is filled in; or a unit that was filled in itself.
  private func isAside(_ area: DraftArea) -> Bool {
    UnitTable.unit(in: area.text) != nil && !(usesShading && area.appearance.isShaded)
      || DraftRoles.isSign(area.text) || DraftRoles.isRemark(area.text)
  }

  /// Whether the column is one of units.
  private func isUnderUnit(_ area: DraftArea) -> Bool {
    guard let above = neighbour(area, rows: -1, columns: 0) else { return false }
    return above.width == area.width
      && (above.text.normalizedForMatching == "単位" || above.role == .slot)
  }

  private func isHeadingByWords(_ area: DraftArea) -> Bool {
    let text = area.text
    if DraftTerm.isWord(text) { return !usesShading || area.appearance.isShaded }
    if usesShading { return false }
    let years = YearMention.all(in: text)
    let isShort = text.unicodeScalars.count <= 16
    if DraftRoles.isPeriod(text) { return true }
    if isShort, UnitTable.splitUnit(text.normalizedForMatching).unit != nil { return true }
    return isShort && !years.isEmpty && DraftYears.stage(of: text) != nil
  }

  /// How much speaks for a heading, and how much for something filled in.
  private func points(_ area: DraftArea) -> (heading: Int, value: Int) {
    var (heading, value) = (0, 0)
    let length = area.text.unicodeScalars.count
    let left = neighbour(area, rows: 0, columns: -1)
    let above = neighbour(area, rows: -1, columns: 0)
    let right = neighbour(area, rows: 0, columns: 1)
    let below = neighbour(area, rows: 1, columns: 0)
    if looksLikeHeading(area) { heading += 3 }
    if looksFilledIn(area) { value += 3 }
    if area.appearance.isBold { heading += 1 }
    if usesShading { value += 2 }
    if DraftTerm.find(area.text) != nil, length <= 14 { heading += 2 }
    if length <= 8 { heading += 1 }
    if right?.role == .slot, right?.isBlank == true { heading += 2 }
    if below?.role == .slot, below?.isBlank == true, below?.range.columnCount == area.width,
      above?.role != .label || above?.width != area.width
    {
      heading += 1
    }
    if let left, left.role == .label, left.range.height == area.range.height, !isPeer(left, area) {
      value += 2
    }
    if above?.role == .label || above?.role == .slot, above?.width == area.width { value += 1 }
    if length > 20 { value += 2 }
    if area.text.contains("。") { value += 3 }
    if DraftRoles.isGrade(area.text) || DraftRoles.isFigure(area.text) { value += 3 }
    if DraftText.isOrdinal(area.text), isBesideRow(area) { heading += 4 }
    return (heading, value)
  }

  private func neighbour(_ area: DraftArea, rows: Int, columns: Int) -> DraftArea? {
    let row = rows > 0 ? area.range.last.row + 1 : area.range.first.row + rows
    let column = columns > 0 ? area.range.last.column + 1 : area.range.first.column + columns
    return grid.area(row: row, column: column).map { grid.areas[$0] }
  }

  /// Whether two neighbours look alike, as heads of columns do.
  private func isPeer(_ one: DraftArea, _ other: DraftArea) -> Bool {
    one.width == other.width && one.appearance == other.appearance
  }

  /// A grade or a mark.
  private static func isGrade(_ text: String) -> Bool {
    let text = text.normalizedForMatching
    return text.unicodeScalars.count == 1 && "ABCDES○×◎△●■✓レ✔".contains(text)
  }

  /// A part of a year: 4月, 上旬, 第1四半期.
  private static func isPeriod(_ text: String) -> Bool {
    let text = text.normalizedForMatching
    let digits = text.unicodeScalars.prefix { $0.asciiDigit != nil }.count
    let rest = String(text.dropFirst(digits))
    if (1...2).contains(digits), rest == "月" { return true }
    return ["上旬", "中旬", "下旬", "上半期", "下半期", "前期", "後期"].contains(text)
      || text.hasPrefix("第") && text.hasSuffix("四半期")
  }

  /// Whether the text is a figure, a code of digits, a telephone number.
  private static func isFigure(_ text: String) -> Bool {
    let text = text.normalizedForMatching
    return !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        $0.asciiDigit != nil || ",.-%△▲()".unicodeScalars.contains($0)
      }
  }

  // MARK: - Titles and sections

  /// Texts that have their line for themselves are titles, headings of parts, or remarks.
  private mutating func decideLines() {
    var hasTitle = false
    for index in grid.areas.indices where !grid.areas[index].isBlank {
      let area = grid.areas[index]
      guard area.role == .label || area.role == .note, stands(alone: index) else { continue }
      let length = area.text.unicodeScalars.count
      let isFirst = !grid.areas[..<index].contains { $0.role == .slot || $0.role == .section }
      let isLarge = area.appearance.fontSize >= 13 || area.appearance.isBold
      if !hasTitle, isFirst, length <= 60, !DraftRoles.isRemark(area.text),
        isLarge || area.text.contains("シート") || area.text.contains("票") || area.text.contains("表")
          || area.text.contains("書")
      {
        grid.areas[index].role = .title
        hasTitle = true
      } else if area.role == .label {
        if !headsBelow(area) { grid.areas[index].role = length <= 60 ? .section : .note }
      } else if length <= 40, isPartHeading(area) {
        grid.areas[index].role = .section
      }
    }
  }

  /// Whether nothing else stands in its rows but signs and remarks.
  private func stands(alone index: Int) -> Bool {
    let range = grid.areas[index].range
    var others: Set<Int> = []
    for row in range.first.row...range.last.row {
      for column in 1...grid.columnCount {
        if let other = grid.area(row: row, column: column), other != index { others.insert(other) }
      }
    }
    return others.allSatisfy { grid.areas[$0].role == .gap || grid.areas[$0].role == .note }
  }

  /// Whether exactly one place to fill in lies below a heading, as wide as it.
  private func headsBelow(_ area: DraftArea) -> Bool {
    guard area.isBoxed, let below = neighbour(area, rows: 1, columns: 0) else { return false }
    return below.role == .slot && below.range.first.column == area.range.first.column
      && below.width == area.width
  }

  private func isPartHeading(_ area: DraftArea) -> Bool {
    if UnitTable.unit(in: area.text) != nil || DraftRoles.isRemark(area.text) { return false }
    let text = area.text.normalizedForMatching
    let isMarked = ["【", "■", "◆", "●", "○", "□", "◇", "▼", "<", "["].contains {
      text.hasPrefix($0)
    }
    return isMarked || area.appearance.isBold || DraftTerm.isWord(area.text)
      || DraftText.withoutEnumerator(area.text) != area.text
  }
}

extension Message {
  fileprivate static func takenForValue(_ text: String) -> Self {
    Self(
      ja: "「\(text.excerpt)」を記入された値とみなし、記入欄にしました。見出しなら label に直します",
      en: "'\(text.excerpt)' was taken for something filled in; if it is a heading, make it a label"
    )
  }

  fileprivate static func takenForHeading(_ text: String) -> Self {
    Self(
      ja: "「\(text.excerpt)」を見出しとみなしました。記入された値なら slot に直します",
      en: "'\(text.excerpt)' was taken for a heading; if it was filled in, make it a slot"
    )
  }
}
