/// What the columns of a ledger are, and what of evaluation sheets is compared with them.
///
/// Columns, amounts and stages are named by their places in the arrays.
public struct LedgerMap: Sendable {
  /// The most amounts that a map may have; which of them a line has is kept in the bits of a word.
  static let maximumAmounts = 64

  /// A column of codes or of texts.
  package struct Code: Sendable {
    package var name: String
    package var heading: String
    /// Which of several columns with this heading it is, from 1.
    package var occurrence: Int
    /// Whether it holds texts, such as names, which have no numbers in them to be compared by.
    package var isText: Bool
    /// Whether a blank cell repeats the one above.
    package var fillsDown: Bool
    package var line: Int
  }

  /// A column of amounts, or several numbered ones.
  package struct Amount: Sendable {
    package var name: String
    package var heading: String
    package var occurrence: Int
    /// How many yen one of its units is.
    package var yen: Int64
    /// The lines whose amount it is; `nil` for all.
    package var condition: Condition?
    package var line: Int
  }

  /// What a code must look like.
  package struct Condition: Sendable {
    package var column: Int
    package var pattern: TextPattern
    /// The pattern as it is written.
    package var text: String
    package var line: Int

    /// Whether a value fits, as it is written or as it is compared.
    package func fits(_ value: LedgerCode) -> Bool {
      pattern.matches(value.text.normalizedForMatching) || pattern.matches(value.key)
    }
  }

  /// Rows that are the sum of lines.
  package struct Total: Sendable {
    package var condition: Condition
    /// The columns in which its lines agree with it.
    package var within: [Int]
  }

  /// Why lines are not added to a key.
  package enum Reason: String, Sendable, CaseIterable {
    /// 再掲: they stand elsewhere too.
    case `repeat`
    /// 他会計繰出金: another account spends them.
    case transfer
    /// They are not to be compared.
    case outside
  }

  package struct Skip: Sendable {
    package var condition: Condition
    package var reason: Reason
  }

  /// Accounts of which one side may be stated with tax.
  package struct Tax: Sendable {
    package var condition: Condition
    package var rate: ExactDecimal
  }

  /// A figure of the ledger, a sum of amounts with factors.
  package struct Stage: Sendable {
    package var name: String
    package var label: String
    /// The formula as it is written.
    package var formula: String
    /// The factor of every amount.
    package var factors: [Int]
    /// The stage of which it is a source of funds.
    package var whole: Int?
    package var line: Int
  }

  /// A list of sums.
  package struct Subtotal: Sendable, Equatable {
    package var label: String
    package var columns: [Int]
  }

  /// Which line of a form is compared with which stage.
  package struct Figure: Sendable {
    package var stage: Int
    /// The path of the field, perhaps with `*` for the rows of a list, and with `{year}`.
    package var field: String
    package var line: Int
  }

  /// A form whose sheets are compared.
  package struct Form: Sendable {
    package var schema: String
    package var name: String?
    package var department: String?
    package var rounding: Rounding.Mode?
    /// The largest width in yen that roundings of one key may add up to.
    package var width: Int?
    /// The fields of the parts of the key, by their places in it.
    package var identify: [Int: String]
    package var figures: [Figure]
    package var repeated: [(field: String, pattern: TextPattern)]
    package var line: Int
  }

  /// Whether settlements may still change.
  package enum Settlement: String, Sendable {
    case provisional, final

    /// 見込, 確定.
    package var title: Message {
      switch self {
      case .provisional: Message(ja: "見込", en: "provisional")
      case .final: Message(ja: "確定", en: "final")
      }
    }
  }

  /// The path of the file, as it was given.
  public let path: String
  package var sha256: String
  package var title: String
  /// The fiscal year of the ledger's figures.
  package var year: FiscalYear
  /// The day on which the ledger was taken: 2025-06-30.
  package var asOf: String?
  package var settlement: Settlement?
  /// The row of the headings, from 1.
  package var header = 1
  /// The worksheet of a workbook; the first unless said.
  package var sheet: String?
  package var codes: [Code] = []
  package var amounts: [Amount] = []
  package var totals: [Total] = []
  package var skips: [Skip] = []
  /// The columns in which no two lines may agree; empty where they may.
  package var unique: [Int] = []
  package var taxes: [Tax] = []
  package var stages: [Stage] = []
  /// The columns of the key.
  package var key: [Int] = []
  /// The column of the key's name.
  package var name: Int?
  /// Whether sheets cover keys only in part.
  package var coversInPart = false
  package var subtotals: [Subtotal] = []
  /// The paths of crosswalks, seen from where kenzan runs, with their lines in the map.
  package var crosswalks: [(path: String, line: Int)] = []
  package var forms: [Form] = []

  init(path: String, sha256: String, title: String, year: FiscalYear) {
    self.path = path
    self.sha256 = sha256
    self.title = title
    self.year = year
  }

  /// The stages that some form states, in their order.
  package var compared: [Int] {
    stages.indices.filter { stage in
      forms.contains { $0.figures.contains { $0.stage == stage } }
    }
  }

  /// The columns that tell lines apart for keys, subtotals and printed totals, in their order.
  package var dimensions: [Int] {
    let used = Set(
      key + subtotals.flatMap(\.columns) + totals.flatMap(\.within)
        + taxes.map(\.condition.column)
    )
    return codes.indices.filter { used.contains($0) }
  }

  /// The sources of funds of a stage.
  package func sources(of stage: Int) -> [Int] {
    stages.indices.filter { stages[$0].whole == stage }
  }
}
