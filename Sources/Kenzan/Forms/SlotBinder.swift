/// Decides for every slot of a sheet which cell it is read from, if that is certain.
struct SlotBinder {
  private let locator: SlotLocator
  private let slots: [FormMatcher.Slot]
  /// What the labels say, and what the names say, by slot.
  private let places: [SlotLocator.Place]
  private let targets: [NameTable.Target]
  /// The cells that names point to, by row.
  private let claims: [Int: [(cell: CellReference, slot: Int)]]

  private(set) var areas: [CellRange?]
  private(set) var doubts: [Int: SlotBinding.Doubt] = [:]
  private(set) var headless: [(slot: Int, label: Int)] = []

  init(_ locator: SlotLocator, names: NameTable) {
    self.locator = locator
    slots = locator.matcher.slots
    places = slots.map { locator.place(of: $0) }
    targets = slots.map { names[$0.field] }
    claims = targets.enumerated().reduce(into: [:]) { claims, target in
      guard case .cell(let cell) = target.element else { return }
      claims[cell.row, default: []].append((cell, target.offset))
    }
    areas = [CellRange?](repeating: nil, count: slots.count)
  }

  mutating func bind() {
    markMerged()
    for index in slots.indices where doubts[index] == nil {
      if case .cell(let place) = places[index] { bind(index, at: place) }
    }
    doubtNameless()
    // A name alone tells something only on a sheet where no name is known to be wrong.
    let trustsNames = doubts.isEmpty
    for index in slots.indices {
      switch places[index] {
      case .cell: continue
      case .lostHeading(let label, let place):
        bindHeadless(index, label: label, place: place, trustsName: trustsNames)
      case .doubtful: bindDoubtful(index, trustsName: trustsNames)
      }
    }
  }

  /// A merged area over several slots holds one value, and nothing says of which.
  private mutating func markMerged() {
    for merge in locator.alignment.merges.values.sorted(by: { $0.first < $1.first })
    where !merge.isSingleCell {
      let covered = places.indices.filter { index in
        if case .cell(let place) = places[index] { merge.contains(place) } else { false }
      }
      guard covered.count > 1 else { continue }
      for index in covered { doubts[index] = .merged(merge) }
    }
  }

  /// A slot whose headings put it into a cell: its name must say the same, and no other name.
  private mutating func bind(_ index: Int, at place: CellReference) {
    let area = locator.area(of: slots[index], at: place)
    if case .cell(let name) = targets[index], !area.contains(name) {
      doubts[index] = .displaced(name: name, headings: place)
    } else if let claim = claim(on: area, otherThan: index) {
      doubts[index] = .taken(claim.cell, by: claim.slot)
    } else if isUndisturbed(index, in: area) {
      areas[index] = area
    } else {
      doubts[index] = .unknown
    }
  }

  /// Without a name a slot is in doubt where others of its row or column are displaced.
  ///
  /// There, cells were moved without their headings, or headings without their cells.
  private mutating func doubtNameless() {
    var rows: Set<Int> = []
    var columns: Set<Int> = []
    for (index, doubt) in doubts {
      guard case .displaced = doubt else { continue }
      rows.insert(slots[index].area.first.row)
      columns.insert(slots[index].area.first.column)
    }
    guard !rows.isEmpty else { return }
    for index in slots.indices where areas[index] != nil && !hasName(index) {
      let drawn = slots[index].area.first
      guard rows.contains(drawn.row) || columns.contains(drawn.column) else { continue }
      areas[index] = nil
      doubts[index] = .unknown
    }
  }

  /// A heading whose text was merely deleted: name and all labels around must still agree.
  private mutating func bindHeadless(
    _ index: Int,
    label: Int,
    place: CellReference?,
    trustsName: Bool
  ) {
    guard case .changed(_, says: "") = locator.alignment.labels[label], let place, trustsName,
      targets[index] == .cell(place)
    else {
      doubts[index] = .heading(label, place)
      return
    }
    areas[index] = locator.area(of: slots[index], at: place)
    headless.append((index, label))
  }

  /// A slot that the labels leave several cells for: name or merged area must tell which.
  private mutating func bindDoubtful(_ index: Int, trustsName: Bool) {
    doubts[index] = .unknown
    guard trustsName else { return }
    let merged = locator.mergedPlace(of: slots[index])
    let named: CellReference? = if case .cell(let cell) = targets[index] { cell } else { nil }
    guard let cell = named ?? merged, merged == nil || merged == cell,
      locator.mayStand(slots[index], at: cell)
    else { return }
    let area = locator.area(of: slots[index], at: cell)
    guard claim(on: area, otherThan: index) == nil, isUndisturbed(index, in: area) else { return }
    areas[index] = area
    doubts[index] = nil
  }

  /// The first slot but one's own whose name points into an area.
  private func claim(
    on area: CellRange,
    otherThan index: Int
  ) -> (cell: CellReference, slot: Int)? {
    (area.first.row...area.last.row).lazy.flatMap { claims[$0] ?? [] }
      .filter { area.contains($0.cell) && $0.slot != index }
      .min { $0.slot < $1.slot }
  }

  private func hasName(_ index: Int) -> Bool {
    if case .cell = targets[index] { true } else { false }
  }

  /// Whether nothing around a slot speaks against its area.
  ///
  /// Without a name, the labels around it must all stand as drawn. With or without, no label may
  /// stand in the area, as one does where only some cells of a row were moved.
  private func isUndisturbed(_ index: Int, in area: CellRange) -> Bool {
    let alignment = locator.alignment
    if !hasName(index) {
      guard slots[index].neighbours.allSatisfy({ alignment.isFound($0) }) else { return false }
    }
    let labels = locator.matcher.labels
    return locator.worksheet.cells(in: area).allSatisfy { cell in
      guard case .text(let text) = cell.content, text.utf8.count <= 200 else { return true }
      let normalized = text.normalizedForMatching
      guard locator.matcher.labelTexts.contains(normalized) else { return true }
      return labels.indices.allSatisfy { label in
        guard labels[label].text == normalized else { return true }
        // A label that is missing elsewhere, or one that was found right here.
        guard case .found(let place) = alignment.labels[label] else { return false }
        return place != cell.reference
      }
    }
  }
}
