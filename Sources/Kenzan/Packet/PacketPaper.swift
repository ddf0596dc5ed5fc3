/// One paper of a packet: its number, what the contents call it, and its page.
package struct PacketPaper: Sendable, Equatable {
  /// Where a figure on the page comes from.
  package struct Source: Sendable, Equatable {
    /// The cell on the page.
    package var cell: CellReference
    package var label: String
    package var value: String
    package var path: String
    package var sha256: String
    /// The form and its version; blank for a table.
    package var schema: String
    /// The cell that was submitted: `Sheet1!F23`.
    package var origin: String
  }

  /// 資料4－1; the cover and the agenda have none.
  package var number = ""
  package var title: String
  /// What stands behind the title in the contents where there is no page: 別添, 未提出.
  package var remark = ""
  /// How deep it stands in the contents.
  package var depth = 0
  /// Its page, `nil` for a heading over others and for what comes from elsewhere.
  package var sheet: WorkbookSheet?
  package var sources: [Source] = []

  package init(number: String = "", title: String, sheet: WorkbookSheet? = nil) {
    self.number = number
    self.title = title
    self.sheet = sheet
  }
}

extension WorkbookSheet {
  /// How many pages it prints on.
  package var pages: Int { page.breaks.count + 1 }

  /// Says where pages end, where nobody did and the height is free.
  mutating func breakPages() {
    guard page.pagesTall == 0, page.breaks.isEmpty, let area = page.area else { return }
    let rows = (1...area.last.row).map { rowHeights[$0] ?? 15 }
    let pages = FormPages(
      rows: rows,
      blocks: rows.indices.map { ($0 + 1)...($0 + 1) },
      heading: page.repeatedRows
    )
    // The margins are not all that a printer leaves.
    page.breaks = pages.breaks(room: page.room.height * 0.97)
    if page.breaks.isEmpty { page.pagesTall = 1 }
  }
}
