/// The lines of one or more ledgers, added up by what tells them apart.
package struct Ledger: Sendable {
  /// What became of a row; every row is of exactly one kind.
  package enum RowKind: Int, Sendable, CaseIterable {
    /// It stands above the headings.
    case above
    /// Headings, or codes without any amount.
    case heading
    case blank
    /// A sum of other lines.
    case total
    /// Counted elsewhere, or not to be compared.
    case skipped
    /// Not understood; a finding says why.
    case unread
    /// A line that belongs to a key.
    case read
  }

  /// Rows by kind.
  package struct Rows: Sendable, Equatable {
    private var counts = [Int](repeating: 0, count: RowKind.allCases.count)

    package subscript(kind: RowKind) -> Int {
      get { counts[kind.rawValue] }
      set { counts[kind.rawValue] = newValue }
    }

    package var sum: Int { counts.reduce(0, +) }

    mutating func add(_ other: Rows) {
      for index in counts.indices { counts[index] += other.counts[index] }
    }
  }

  /// Sums of every amount by the kind of row.
  package struct AmountTable: Sendable, Equatable {
    private let width: Int
    private var sums: [Int128]

    init(width: Int) {
      self.width = width
      sums = [Int128](repeating: 0, count: width * RowKind.allCases.count)
    }

    package subscript(kind: RowKind, amount: Int) -> Int128 {
      get { sums[kind.rawValue * width + amount] }
      set { sums[kind.rawValue * width + amount] = newValue }
    }

    mutating func add(_ other: AmountTable) {
      for index in sums.indices { sums[index] += other.sums[index] }
    }
  }

  /// One file, with the proof that nothing of it was lost.
  package struct File: Sendable {
    package var path: String
    package var sha256: String?
    /// The worksheet that was read; `nil` for a CSV.
    package var sheet: String?
    /// How many rows the file has, counted apart from their kinds.
    package var seen = 0
    package var rows = Rows()
    package var findings: [Finding] = []
    /// How many findings of a code there are beyond those that are listed.
    package var unlisted: [Finding.Code: Int] = [:]
    /// The same before they are put into words.
    var notes = LedgerNotes()
    var index: [LineRun] = []
    /// What lines are read again with.
    var headings: [String] = []
    var text = LedgerText(hasMark: false)
    let source: LedgerSource

    init(path: String, source: LedgerSource) {
      self.path = path
      self.source = source
    }

    /// A row as findings and lines name it: `ledger.csv:12`, `Sheet1!A12`.
    package func place(line: Int) -> String {
      sheet.map { "\($0)!A\(line)" } ?? "\(path.fileName):\(line)"
    }
  }

  /// Where lines of one group stand that follow each other, so that they can be read again.
  struct LineRun: Sendable {
    var group: UInt32
    /// The number of the first, and how many there are.
    var line: UInt32
    var count: UInt32
    var offset: Int
  }

  /// Lines that agree in every column that matters.
  package struct Group: Sendable {
    package var file: Int
    /// The code of each of the map's dimensions, by its number in `codes`.
    package var codes: [Int]
    /// Why they are not compared, if they are not.
    package var reason: LedgerMap.Reason?
    package var lines: Int
    /// Whether a line of it could not be read.
    package var isDoubtful: Bool
    /// The first text in the column of names.
    package var name: String?
    /// The number of its code.
    var nameCode: Int?
  }

  /// One line, with what it says in yen.
  package struct Line: Sendable, Equatable {
    package var file: Int
    package var number: Int
    package var group: Int
    package var amounts: [Int64]
  }

  package let map: LedgerMap
  package internal(set) var files: [File] = []
  /// The values of every code column, by their numbers.
  package internal(set) var codes: [[LedgerCode]]
  package internal(set) var groups: [Group] = []
  /// The sum of every amount, group by group.
  var sums: [Int128] = []
  /// Sums of amounts by what became of their rows, counted apart from the groups.
  package internal(set) var amounts: AmountTable
  /// The sum of every amount that was read in any row.
  package internal(set) var seen: [Int128]
  /// How many rows were not read of which not even the key is known.
  package internal(set) var unknownRows = 0

  init(map: LedgerMap) {
    self.map = map
    codes = map.codes.map { _ in [] }
    seen = map.amounts.map { _ in 0 }
    amounts = AmountTable(width: map.amounts.count)
  }

  /// The sum of an amount in a group, in yen.
  package func sum(_ amount: Int, of group: Int) -> Int128 {
    sums[group * map.amounts.count + amount]
  }

  /// A stage of a group, in yen.
  package func sum(ofStage stage: Int, in group: Int) -> Int128 {
    var sum: Int128 = 0
    for (amount, factor) in map.stages[stage].factors.enumerated() where factor != 0 {
      sum += self.sum(amount, of: group) * Int128(factor)
    }
    return sum
  }

  /// The code of a column in a group; `nil` for a column that is no dimension.
  package func code(_ column: Int, of group: Int) -> LedgerCode? {
    guard let place = map.dimensions.firstIndex(of: column) else { return nil }
    return codes[column][groups[group].codes[place]]
  }

  /// A stage made of the sums of amounts.
  package func stage(_ stage: Int, of sums: [Int128]) -> Int128 {
    zip(map.stages[stage].factors, sums).reduce(0) { $0 + Int128($1.0) * $1.1 }
  }
}

extension LedgerMap.Stage {
  /// The stage on one line; `nil` where it cannot be held.
  package func value(of amounts: [Int64]) -> Int128 {
    zip(factors, amounts).reduce(0) { $0 + Int128($1.0) * Int128($1.1) }
  }
}
