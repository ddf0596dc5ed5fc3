/// The pages of a packet that show what sheets said before.
struct PrintedPages {
  private let shown: [PrintedPacket.Figure]
  private let places: PrintedPlaces

  /// Takes the packet, and the sheets that were compared.
  init(_ packet: PrintedPacket, _ sheets: [ComparedSheet]) {
    shown = packet.shown
    places = PrintedPlaces(shown, sheets.map(\.old.path))
  }

  /// The pages that show what a value was, in their order; none where the packet does not show it.
  func pages(of change: ValueChange, in sheet: ComparedSheet) -> [Int] {
    guard let old = change.old, let cell = old.cell else { return [] }
    let printed = places.printed(
      path: sheet.old.path,
      sha256: sheet.old.sha256,
      cell: cell,
      label: old.label
    )
    return Set(printed.compactMap { shown[$0].page }).sorted()
  }
}

extension SubmissionComparison {
  /// What the packet prints of the earlier sheets; `nil` where there is none.
  var printedPages: PrintedPages? { packet.map { PrintedPages($0, sheets) } }

  /// Whether there is a packet and it shows nothing that changed.
  public var isUnprinted: Bool {
    guard let pages = printedPages else { return false }
    return !sheets.contains { sheet in
      sheet.changes.contains { !$0.isInternal && !pages.pages(of: $0, in: sheet).isEmpty }
    }
  }
}
