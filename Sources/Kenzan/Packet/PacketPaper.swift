internal import KenzanBridge

/// One paper of a packet: its number, what the contents call it, and its page.
package struct PacketPaper: Sendable, Equatable {
  /// What tells it from the other papers, whatever its number: the digest of a name of its own.
  package var identity = ""
  /// 資料4－1; the cover and the agenda have none.
  package var number = ""
  package var title: String
  /// Where what it is called is said.
  package var origins: [CellOrigin] = []
  /// What stands behind the title in the contents where there is no page: 別添, 未提出.
  package var remark = ""
  /// How deep it stands in the contents.
  package var depth = 0
  /// Its page, `nil` for a heading over others and for what comes from elsewhere.
  package var sheet: WorkbookSheet?

  package init(number: String = "", title: String, sheet: WorkbookSheet? = nil) {
    self.number = number
    self.title = title
    self.sheet = sheet
  }

  /// The digest by which a paper is known again: a name in a workbook holds no more than a line.
  static func identity(of name: String) -> String {
    String(KenzanBridge.sha256(of: Array(name.utf8)).prefix(16))
  }
}

extension WorkbookSheet {
  /// Its cells that show something submitted, in order, each with where it was.
  var citations: [(cell: CellReference, origin: CellOrigin)] {
    origins.sorted { $0.key < $1.key }.flatMap { cell, origins in origins.map { (cell, $0) } }
  }

  /// Says where a text comes from that stands on the page as it is.
  mutating func cite(_ text: String, from origins: [CellOrigin]) {
    for cell in cells where cell.content == .text(text) && self.origins[cell.reference] == nil {
      self.origins[cell.reference] = origins
    }
  }

  /// How many pages it prints on.
  package var pages: Int { page.breaks.count + 1 }

  /// Says where pages end, where nobody did and the height is free.
  ///
  /// `blocks` are rows that belong together, in order; every other row stands for itself.
  mutating func breakPages(keeping blocks: [ClosedRange<Int>] = []) {
    guard page.pagesTall == 0, page.breaks.isEmpty, let area = page.area else { return }
    let rows = (1...area.last.row).map { rowHeights[$0] ?? 15 }
    let pages = FormPages(
      rows: rows,
      blocks: FormPages.blocks(rows: rows.count, joined: blocks),
      heading: page.repeatedRows
    )
    // The margins are not all that a printer leaves.
    page.breaks = pages.breaks(room: page.room.height * 0.97)
    if page.breaks.isEmpty { page.pagesTall = 1 }
  }
}
