/// The cells that the slots of a form are read from, and the slots whose places are in doubt.
struct SlotBinding: Sendable {
  /// Why a slot is not read.
  enum Doubt: Sendable, Hashable {
    /// Its name and its headings point to different cells.
    case displaced(name: CellReference, headings: CellReference)
    /// The name of another slot points to its cell too.
    case taken(CellReference, by: Int)
    /// One merged area covers several slots.
    case merged(CellRange)
    /// Its heading, an index into the matcher's labels, does not stand where it belongs.
    case heading(Int, CellReference?)
    /// Neither names nor labels make its place certain.
    case unknown
  }

  /// By slot of the matcher: the area that is read.
  private(set) var areas: [CellRange?]
  /// By slot of the matcher: why it is not read.
  private(set) var doubts: [Int: Doubt] = [:]
  /// Slots read although the text of their heading was deleted, with that label.
  private(set) var headless: [(slot: Int, label: Int)] = []

  /// Binds every slot to the cell as drawn.
  init(asDrawn matcher: FormMatcher) {
    areas = matcher.slots.map(\.area)
  }

  /// Binds the slots for which names and headings agree.
  init(_ locator: SlotLocator, names: NameTable) {
    let slots = locator.matcher.slots
    let places = slots.map { locator.place(of: $0) }
    let targets = slots.map { names[$0.field] }
    areas = [CellRange?](repeating: nil, count: slots.count)
    let claims = targets.enumerated().compactMap { index, target in
      if case .cell(let cell) = target { (cell: cell, slot: index) } else { nil }
    }
    markMerged(places, locator)
    for index in slots.indices where doubts[index] == nil {
      guard case .cell(let place) = places[index] else { continue }
      let area = locator.area(of: slots[index], at: place)
      if case .cell(let name) = targets[index], !area.contains(name) {
        doubts[index] = .displaced(name: name, headings: place)
      } else if let claim = claims.first(where: { area.contains($0.cell) && $0.slot != index }) {
        doubts[index] = .taken(claim.cell, by: claim.slot)
      } else {
        areas[index] = area
      }
    }
    // A name alone tells something only on a sheet where no name is known to be wrong.
    let trustsNames = doubts.isEmpty
    for index in slots.indices {
      switch places[index] {
      case .cell: continue
      case .lostHeading(let label, let place):
        bindHeadless(
          index,
          label: label,
          place: place,
          target: trustsNames ? targets[index] : .absent,
          locator: locator
        )
      case .doubtful:
        bindDoubtful(
          index,
          target: trustsNames ? targets[index] : .absent,
          isClaimed: { cell in claims.contains { $0.cell == cell && $0.slot != index } },
          mayUseMerges: trustsNames,
          locator: locator
        )
      }
    }
  }

  /// A heading whose text was merely deleted: name and all labels around must still agree.
  private mutating func bindHeadless(
    _ index: Int,
    label: Int,
    place: CellReference?,
    target: NameTable.Target,
    locator: SlotLocator
  ) {
    guard case .changed(_, says: "") = locator.alignment.labels[label], let place,
      target == .cell(place)
    else {
      doubts[index] = .heading(label, place)
      return
    }
    areas[index] = locator.area(of: locator.matcher.slots[index], at: place)
    headless.append((index, label))
  }

  private mutating func bindDoubtful(
    _ index: Int,
    target: NameTable.Target,
    isClaimed: (CellReference) -> Bool,
    mayUseMerges: Bool,
    locator: SlotLocator
  ) {
    let slot = locator.matcher.slots[index]
    let merged = mayUseMerges ? locator.mergedPlace(of: slot) : nil
    let named: CellReference? = if case .cell(let cell) = target { cell } else { nil }
    guard let cell = named ?? merged, merged == nil || merged == cell,
      locator.mayStand(slot, at: cell), !isClaimed(cell)
    else {
      doubts[index] = .unknown
      return
    }
    areas[index] = locator.area(of: slot, at: cell)
  }

  /// A merged area over several slots holds one value, and nothing says of which.
  private mutating func markMerged(_ places: [SlotLocator.Place], _ locator: SlotLocator) {
    for merge in locator.alignment.merges.values.sorted(by: { $0.first < $1.first })
    where !merge.isSingleCell {
      let covered = places.indices.filter { index in
        if case .cell(let place) = places[index] { merge.contains(place) } else { false }
      }
      guard covered.count > 1 else { continue }
      for index in covered { doubts[index] = .merged(merge) }
    }
  }
}
