/// What changed in the papers of a meeting since they were last handed out (差替え).
struct PacketChanges {
  /// One cell that says something else than before.
  struct Cell: Equatable {
    /// Its place on the page as it is now, or as it was where the row is gone.
    var cell: CellReference
    /// What it is, where the paper knows: 実績／平成30年度.
    var label = ""
    var old: String
    var new: String
  }

  struct Paper: Equatable {
    enum Kind: Equatable {
      /// Of a paper that only has another number now, no cell says anything else.
      case changed([Cell])
      case added
      case removed
    }

    var identity: String
    /// The text on its tab, as it is now or as it was.
    var tab: String
    /// The pages of the whole book that are to be replaced; those as they were of a paper that is gone.
    var pages: [Int]
    var kind: Kind
  }

  let previous: DistributedPacket
  /// In the order of the papers, those that are gone last.
  private(set) var papers: [Paper] = []
  /// The tabs of the papers that say the same as before on pages with other numbers.
  private(set) var moved: [String] = []

  /// Compares the papers, in their order, with those before; the cover only says what differs.
  init(from old: DistributedPacket, to new: DistributedPacket, order: [PacketPaper]) {
    previous = old
    for paper in order where paper.identity != PacketFront.coverIdentity {
      guard let drawn = new.papers[paper.identity], let sheet = paper.sheet else { continue }
      guard let before = old.papers[paper.identity] else {
        let pages = drawn.pages.indices.map { drawn.firstPage + $0 }
        papers.append(Paper(identity: paper.identity, tab: drawn.tab, pages: pages, kind: .added))
        continue
      }
      let cells = Self.cells(from: before.rows, to: drawn.rows, labels: sheet.origins)
      if cells.isEmpty, before.tab == drawn.tab {
        if before.firstPage != drawn.firstPage { moved.append(drawn.tab) }
        continue
      }
      papers.append(
        Paper(
          identity: paper.identity,
          tab: drawn.tab,
          pages: Self.pages(from: before, to: drawn),
          kind: .changed(cells)
        )
      )
    }
    let known = Set(order.map(\.identity))
    papers += old.papers.filter { !known.contains($0.key) }
      .sorted { ($0.value.firstPage, $0.key) < ($1.value.firstPage, $1.key) }
      .map { identity, paper in
        let pages = paper.pages.indices.map { paper.firstPage + $0 }
        return Paper(identity: identity, tab: paper.tab, pages: pages, kind: .removed)
      }
  }

  /// The edition that the papers are: the next where something changed.
  var edition: Int { previous.edition + (papers.isEmpty ? 0 : 1) }

  /// The edition in which a paper changed last.
  func edition(of identity: String) -> Int {
    let isReplaced =
      identity == PacketFront.coverIdentity || papers.contains { $0.identity == identity }
    return isReplaced ? edition : previous.papers[identity]?.edition ?? edition
  }

  /// The pages on which other rows stand than before; all of a paper that has another number, which
  /// stands on every page.
  private static func pages(
    from old: DistributedPacket.Paper,
    to new: DistributedPacket.Paper
  ) -> [Int] {
    let (before, after) = (old.pages, new.pages)
    return after.indices.filter { page in
      old.tab != new.tab || !before.indices.contains(page) || before[page] != after[page]
    }.map { new.firstPage + $0 }
  }

  /// The cells that differ, rows that were put in or taken out aligned.
  private static func cells(
    from old: [[Int: String]],
    to new: [[Int: String]],
    labels: [CellReference: [CellOrigin]]
  ) -> [Cell] {
    let difference = new.difference(from: old)
    let removed = Set(difference.removals.map(\.place))
    let inserted = Set(difference.insertions.map(\.place))
    var cells: [Cell] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      let (isGone, isNew) = (removed.contains(left), inserted.contains(right))
      let before = isGone && left < old.count ? old[left] : [:]
      let after = isNew && right < new.count ? new[right] : [:]
      let row = isNew ? right : left
      for column in Set(before.keys).union(after.keys).sorted() {
        guard before[column] != after[column],
          let cell = CellReference(row: row + 1, column: column)
        else { continue }
        cells.append(
          Cell(
            cell: cell,
            label: isNew ? labels[cell]?.first?.label ?? "" : "",
            old: before[column] ?? "",
            new: after[column] ?? ""
          )
        )
      }
      // Rows on both sides that neither went nor came stand beside one another.
      if isGone || !isNew { left += 1 }
      if isNew || !isGone { right += 1 }
    }
    return cells
  }
}

extension CollectionDifference.Change {
  fileprivate var place: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
