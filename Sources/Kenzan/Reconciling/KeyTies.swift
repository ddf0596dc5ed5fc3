/// Which keys of both sides belong together: the same ones, and those that a crosswalk ties.
struct KeyTies {
  /// Keys that are compared as one.
  struct Bundle {
    var sheets: [String] = []
    var ledger: [String] = []
  }

  /// In the order in which their first keys come, those of the ledger first.
  private(set) var bundles: [Bundle] = []

  init(sheets: [String], ledger: [String], crosswalk: Crosswalk) {
    // A key is a number: those of the ledger, then those of the sheets.
    var parents = Array(0..<ledger.count + sheets.count)
    func root(_ key: Int) -> Int {
      var key = key
      while parents[key] != key {
        parents[key] = parents[parents[key]]
        key = parents[key]
      }
      return key
    }
    func tie(_ one: Int, _ two: Int) {
      let (one, two) = (root(one), root(two))
      parents[max(one, two)] = min(one, two)
    }
    let ledgerNumbers = Dictionary(
      ledger.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    let sheetNumbers = Dictionary(
      sheets.enumerated().map { ($0.element, $0.offset + ledger.count) },
      uniquingKeysWith: { first, _ in first }
    )
    var tiedSheets: Set<String> = []
    var tiedLedger: Set<String> = []
    for link in crosswalk.links {
      let (sheet, line) = (ReconciliationKey(link.sheet).id, ReconciliationKey(link.ledger).id)
      tiedSheets.insert(sheet)
      tiedLedger.insert(line)
      if let one = sheetNumbers[sheet], let two = ledgerNumbers[line] { tie(one, two) }
    }
    // What the crosswalk places is not placed by its own number as well.
    for key in sheets where !tiedSheets.contains(key) && !tiedLedger.contains(key) {
      if let one = sheetNumbers[key], let two = ledgerNumbers[key] { tie(one, two) }
    }
    var places: [Int: Int] = [:]
    for key in parents.indices {
      let root = root(key)
      let place = places[root] ?? bundles.count
      if places.updateValue(place, forKey: root) == nil { bundles.append(Bundle()) }
      if key < ledger.count {
        bundles[place].ledger.append(ledger[key])
      } else {
        bundles[place].sheets.append(sheets[key - ledger.count])
      }
    }
  }
}
