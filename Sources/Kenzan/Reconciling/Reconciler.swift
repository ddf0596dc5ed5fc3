/// Compares what sheets state with what the ledger has, key by key and stage by stage.
struct Reconciler {
  let map: LedgerMap
  let ledger: Ledger
  let sheets: SheetFigures
  private(set) var crosswalk: Crosswalk
  private(set) var items: [ReconciledItem] = []

  /// A key of one side, with what belongs to it.
  private struct Entry {
    var key: ReconciliationKey
    /// Groups of the ledger, or figures of the sheets.
    var members: [Int] = []
  }

  init(ledger: Ledger, sheets: SheetFigures, crosswalk: Crosswalk) {
    map = ledger.map
    self.ledger = ledger
    self.sheets = sheets
    self.crosswalk = crosswalk
    let (lines, lineOrder) = ledgerEntries()
    let (figures, figureOrder, keyless) = sheetEntries()
    self.crosswalk.check(sheets: Set(figureOrder), ledger: Set(lineOrder))
    let ties = KeyTies(sheets: figureOrder, ledger: lineOrder, crosswalk: crosswalk)
    for bundle in ties.bundles {
      let one = bundle.sheets.compactMap { figures[$0] }
      let two = bundle.ledger.compactMap { lines[$0] }
      for stage in map.compared { items.append(item(stage, one, two)) }
    }
    for figure in keyless {
      let key = ReconciliationKey(sheets.figures[figure].key)
      var item = item(sheets.figures[figure].stage, [Entry(key: key, members: [figure])], [])
      item.result = .unverifiable
      item.doubts.append(.noKey(figure))
      items.append(item)
    }
    explain()
  }

  private func ledgerEntries() -> ([String: Entry], [String]) {
    let places = map.key.map { map.dimensions.firstIndex(of: $0) ?? 0 }
    var entries: [String: Entry] = [:]
    var order: [String] = []
    for (index, group) in ledger.groups.enumerated() where group.reason == nil {
      let parts = zip(map.key, places).map { ledger.codes[$0][group.codes[$1]] }
      // A line without its key was not read; its group only says that somebody is in doubt.
      if parts.contains(where: \.isBlank) { continue }
      let key = ReconciliationKey(parts)
      if entries[key.id] == nil { order.append(key.id) }
      entries[key.id, default: Entry(key: key)].members.append(index)
    }
    return (entries, order)
  }

  private func sheetEntries() -> ([String: Entry], [String], [Int]) {
    var entries: [String: Entry] = [:]
    var order: [String] = []
    var keyless: [Int] = []
    for (index, figure) in sheets.figures.enumerated() where !figure.isRepeated {
      let asked = map.forms[figure.form].identify.keys
      guard asked.allSatisfy({ !figure.key[$0].isBlank }) else {
        keyless.append(index)
        continue
      }
      let key = ReconciliationKey(figure.key)
      if entries[key.id] == nil { order.append(key.id) }
      entries[key.id, default: Entry(key: key)].members.append(index)
    }
    return (entries, order, keyless)
  }

  // MARK: - One item

  private func item(_ stage: Int, _ one: [Entry], _ two: [Entry]) -> ReconciledItem {
    let all = one.flatMap(\.members)
    let figures = all.filter { sheets.figures[$0].stage == stage }
    let groups = two.flatMap(\.members)
    var sum = StatedSum()
    var doubts: [ReconciledItem.Doubt] = []
    for figure in figures {
      if let yen = sheets.figures[figure].yen {
        sum.add(yen, sheets.figures[figure].interval)
      } else {
        doubts.append(.figure(figure))
      }
    }
    let total = groups.reduce(Int128(0)) { $0 + ledger.sum(ofStage: stage, in: $1) }
    if groups.contains(where: { ledger.groups[$0].isDoubtful }) { doubts.append(.lines) }
    if !all.isEmpty, figures.isEmpty { doubts.append(.notAsked) }
    let exact = ExactDecimal(coefficient: total, scale: 0)
    if sum.isTooLarge || exact == nil { doubts.append(.overflow) }
    let limit = figures.compactMap { map.forms[sheets.figures[$0].form].width }.min()
    let interval = sum.capped(to: limit)
    var item = ReconciledItem(
      sheetKeys: one.map(\.key),
      ledgerKeys: two.map(\.key),
      stage: stage,
      name: Self.common(all.map { sheets.figures[$0].name })
        ?? groups.lazy.compactMap { ledger.groups[$0].name }.first ?? "",
      department: Self.common(all.map { sheets.figures[$0].department }) ?? "",
      figures: figures,
      groups: groups,
      lineCount: groups.reduce(0) { $0 + ledger.groups[$1].lines },
      stated: sum.stated,
      ledger: total,
      result: .matched,
      residual: exact.flatMap { sum.stated.subtracting($0) } ?? .zero,
      width: interval.single == nil ? interval.width?.decimal : nil,
      doubts: doubts
    )
    if let width = sum.width, width != item.width { item.uncappedWidth = width }
    item.result = result(of: item, interval, hasSheets: !all.isEmpty)
    return item
  }

  /// What all texts say that say anything; `nil` where they say several things.
  private static func common(_ texts: [String]) -> String? {
    let texts = Set(texts.filter { !$0.isEmpty })
    return texts.count == 1 ? texts.first : nil
  }

  private func result(
    of item: ReconciledItem,
    _ interval: Interval,
    hasSheets: Bool
  ) -> ReconciledItem.Class {
    guard item.doubts.isEmpty else { return .unverifiable }
    if !hasSheets { return .onlyInLedger }
    // A project that cost nothing has no line; both sides say the same.
    if item.ledgerKeys.isEmpty { return item.stated == .zero ? .matched : .onlyInSheets }
    if item.residual == .zero { return .matched }
    guard let total = Rational(item.ledger, over: 1) else { return .unverifiable }
    if interval.contains(total) { return .withinRounding }
    if map.coversInPart, item.residual < .zero { return .partial }
    return .beyondRounding
  }

  // MARK: - Explanations

  /// Looks for what may have led to each difference; the lines of all of them are read at once.
  private mutating func explain() {
    let differing = items.indices.filter { items[$0].result == .beyondRounding }
    guard !differing.isEmpty else { return }
    let lines = Dictionary(
      grouping: ledger.lines(of: Set(differing.flatMap { items[$0].groups })),
      by: \.group
    )
    for index in differing {
      items[index].lines = items[index].groups.flatMap { lines[$0] ?? [] }
        .sorted { ($0.file, $0.number) < ($1.file, $1.number) }
      let search = ExplanationSearch(item: items[index], ledger: ledger, sheets: sheets)
      let found = search.all
      items[index].explanation = found.count == 1 ? found[0] : nil
    }
  }
}
