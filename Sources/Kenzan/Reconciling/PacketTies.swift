/// The figures of the sheets beside what a packet prints of them: the third side.
package struct PacketTies: Sendable {
  /// What came of a figure.
  package enum State: String, Sendable, CaseIterable {
    case agrees
    case differs
    /// A printed cell that should show it holds no number.
    case unreadable
    /// The sheet itself states no amount.
    case unverifiable
    /// No cell of the packet shows it alone.
    case unprinted = "not-printed"
  }

  /// A figure with the printed cells that show it.
  package struct Tie: Sendable, Equatable {
    package var state: State
    /// The numbers of the printed figures in the packet.
    package var printed: [Int]
    /// What the first of them says, in yen.
    package var yen: ExactDecimal?
  }

  package let packet: PrintedPacket
  /// The printed cells that show one figure alone.
  let printed: [PrintedPacket.Figure]
  /// One for every figure of the sheets.
  package private(set) var ties: [Tie] = []
  package private(set) var findings: [Finding] = []

  private let ledger: Ledger
  let sheets: SheetFigures

  /// Whom the ledger agrees with.
  enum Side {
    case sheet, packet
  }

  init(
    _ packet: PrintedPacket,
    _ sheets: SheetFigures,
    ledger: Ledger,
    items: [ReconciledItem]
  ) {
    self.packet = packet
    printed = packet.figures
    self.sheets = sheets
    self.ledger = ledger
    if !packet.missingTabs.isEmpty {
      findings.append(
        Finding(.reconcilePacket, .warning, message: .missingTabs(packet.missingTabs))
      )
    }
    let places = PrintedPlaces(printed, sheets.sheets.map(\.path))
    var owners: [Int: Int] = [:]
    for (number, item) in items.enumerated() {
      for figure in item.figures { owners[figure] = number }
    }
    for (index, figure) in sheets.figures.enumerated() {
      let sheet = sheets.sheets[figure.sheet]
      let shown = figure.cell.map { cell in
        places.printed(path: sheet.path, sha256: sheet.sha256, cell: cell, label: figure.label)
      }
      add(index, shown ?? [], of: owners[index].map { items[$0] })
    }
  }

  /// How many figures are in a state.
  package func count(_ state: State) -> Int { ties.count { $0.state == state } }

  /// What the packet prints of an item in yen; `nil` unless every figure of it is printed.
  package func printed(of item: ReconciledItem) -> ExactDecimal? {
    guard !item.figures.isEmpty else { return nil }
    return item.figures.reduce(ExactDecimal.zero as ExactDecimal?) { sum, figure in
      guard let yen = ties[figure].yen else { return nil }
      return sum?.adding(yen)
    }
  }

  private mutating func add(_ number: Int, _ shown: [Int], of item: ReconciledItem?) {
    let figure = sheets.figures[number]
    let field = sheets.sheets[figure.sheet].record.schema.fields[figure.slot]
    let amounts = shown.map { index in
      printed[index].printed.flatMap { SheetFigures.yen($0, field) }
    }
    var tie = Tie(state: .agrees, printed: shown, yen: amounts.first ?? nil)
    defer { ties.append(tie) }
    guard !shown.isEmpty else {
      tie.state = .unprinted
      return
    }
    guard let yen = figure.yen else {
      tie.state = .unverifiable
      return
    }
    for (index, amount) in zip(shown, amounts) where amount != yen {
      // A cell that does not print a zero or 「－」 says the same as a zero.
      if amount == nil, yen == .zero { continue }
      tie.state = amount == nil ? .unreadable : .differs
      let tied = item.flatMap { side(of: $0, number, amount) }
      findings.append(finding(figure, field, printed[index], tied))
    }
    if tie.yen == nil, tie.state == .agrees { tie.yen = yen }
  }

  /// Whom the ledger agrees with; `nil` for both, none, and where it cannot be said.
  private func side(of item: ReconciledItem, _ figure: Int, _ printed: ExactDecimal?) -> Side? {
    guard item.doubts.isEmpty, !item.groups.isEmpty else { return nil }
    let search = ExplanationSearch(item: item, ledger: ledger, sheets: sheets)
    let tiesToSheet = [.matched, .withinRounding].contains(item.result)
    let tiesToPacket = printed.map { search.ties(figure, as: $0) } ?? false
    return tiesToSheet == tiesToPacket ? nil : tiesToSheet ? .sheet : .packet
  }
}
