/// What came of a key at one stage.
///
/// A key is compared with the keys that a crosswalk ties it to; all of them together are one item.
package struct ReconciledItem: Sendable {
  package enum Class: String, Sendable, CaseIterable {
    case matched
    case withinRounding = "within-rounding"
    case beyondRounding = "beyond-rounding"
    case onlyInSheets = "only-in-sheets"
    case onlyInLedger = "only-in-ledger"
    case partial
    case unverifiable

    /// What people call it.
    package var title: Message {
      switch self {
      case .matched: Message(ja: "一致", en: "matched")
      case .withinRounding: Message(ja: "端数の範囲内", en: "within rounding")
      case .beyondRounding: Message(ja: "不一致", en: "beyond rounding")
      case .onlyInSheets: Message(ja: "シートのみ", en: "only in the sheets")
      case .onlyInLedger: Message(ja: "台帳のみ（未提出）", en: "only in the ledger")
      case .partial: Message(ja: "一部のみ", en: "partial coverage")
      case .unverifiable: Message(ja: "判定不能", en: "unverifiable")
      }
    }
  }

  /// Why a key cannot be judged.
  package enum Doubt: Sendable, Equatable {
    /// A figure, by its number, is blank or unreadable.
    case figure(Int)
    /// A sheet does not say what its key is.
    case noKey(Int)
    /// The forms of the key's sheets do not ask for the stage.
    case notAsked
    /// Lines of the ledger could not be read.
    case lines
    /// A sum is too large to be held.
    case overflow
  }

  /// The keys of the sheets, in the order of their first figures.
  package var sheetKeys: [ReconciliationKey]
  package var ledgerKeys: [ReconciliationKey]
  package var stage: Int
  package var name: String
  package var department: String
  /// The figures that went in, by their numbers.
  package var figures: [Int]
  /// The groups of the ledger that went in, by their numbers.
  package var groups: [Int]
  /// How many lines of the ledger these have.
  package var lineCount: Int
  /// What the sheets state, in yen; the doubtful figures left out.
  package var stated: ExactDecimal
  /// What the ledger has, in yen.
  package var ledger: Int128
  package var result: Class
  /// Stated less ledger, in yen.
  package var residual: ExactDecimal
  /// How far the stated sum may be from what was meant, as declared and capped; `nil` if it is exact.
  package var width: ExactDecimal?
  /// The width before it was capped, where it was.
  package var uncappedWidth: ExactDecimal?
  package var doubts: [Doubt] = []
  /// The one explanation of the difference; never applied.
  package var explanation: Explanation?
  /// The lines that went in; only where the two sides differ.
  package var lines: [Ledger.Line] = []

  /// The key that the item goes by.
  package var key: ReconciliationKey {
    ledgerKeys.first ?? sheetKeys.first ?? ReconciliationKey([])
  }

  /// Whether finance must look at it.
  package var isException: Bool {
    switch result {
    case .matched, .withinRounding, .partial: false
    case .onlyInLedger: ledger != 0
    case .beyondRounding, .onlyInSheets, .unverifiable: true
    }
  }
}

/// What may have led to a difference; shown only where nothing else would explain it too.
package enum Explanation: Sendable, Equatable {
  /// A figure is a thousand times too large, or too small.
  case factor(figure: Int, meant: ExactDecimal)
  /// A figure has the wrong sign.
  case figureSign(figure: Int)
  /// Two neighbouring digits of a figure are swapped.
  case digits(figure: Int, meant: ExactDecimal)
  /// A figure is counted twice.
  case figureTwice(figure: Int)
  /// A figure is that of another year, whose column has the right one.
  case year(figure: Int, label: String, cell: String?)
  /// The sheets state another stage of the ledger.
  case stage(Int)
  /// A line of the ledger is in none of the sheets.
  case lineMissing(Ledger.Line)
  /// The ledger has a line twice.
  case lineTwice(Ledger.Line, Ledger.Line)
  /// A line of the ledger is counted twice in the sheets.
  case lineCountedTwice(Ledger.Line)
  /// A line of the ledger has the wrong sign.
  case lineSign(Ledger.Line)
  /// One side is with tax.
  case tax(rate: ExactDecimal, sheetsAreWithTax: Bool)
  /// Roundings alone, more of them than the map allows for.
  case roundings
}
