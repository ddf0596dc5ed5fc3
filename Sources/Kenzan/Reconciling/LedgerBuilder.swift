internal import KenzanScan

/// Adds the rows of ledgers up, row by row.
///
/// A row costs no text: codes are numbered by their bytes, amounts are read from them, and lines with
/// the same codes share one group of sums.
struct LedgerBuilder {
  /// A row that is a sum, to be compared when all lines are known.
  struct TotalRow {
    var file: Int
    var line: Int
    var total: Int
    /// The codes of the columns in which its lines agree with it.
    var within: [Int]
    var amounts: [Int64]
    /// The amounts that it states, as bits.
    var stated: UInt64
  }

  /// Why a row is not read.
  enum Fault {
    case ragged(Int)
    case encoding(column: Int)
    case blankKey(column: Int)
    case amount(heading: String, text: String)
    case fraction(heading: String, text: String)
    case noAmount(heading: String)
    case undeclaredTotal(text: String)
  }

  /// How far the file in hand is.
  enum Progress {
    case headings
    case lines
    /// Without one of its columns nothing of it can be told.
    case refused
  }

  let map: LedgerMap
  /// How many yen one is in every amount of the map.
  private let yen: [Int64]
  var ledger: Ledger
  var codes: LedgerCodes
  var totalRows: [TotalRow] = []
  let dimensions: [Int]
  private let isDimension: [Bool]
  private let fillsDown: [Bool]
  let funds: [(whole: Int, factors: [Int])]
  var groups: TupleInterner
  var uniques: TupleInterner
  var uniqueLines: [(file: Int, line: Int)] = []

  // The file in hand; what grows with its rows is put into the ledger when it is at its end.
  var file = 0
  /// Where its next row begins; `nil` if none can be read any more.
  var place: RecordReader.Place?
  var seen = 0
  var rows = Ledger.Rows()
  var index: [Ledger.LineRun] = []
  /// Which of the rows seen was a line last.
  var lastLine = -1
  var progress = Progress.headings
  var layout = LedgerLayout()
  /// The text of every column in the row above, where that is a code and nothing more.
  private var plain: [UInt32?] = []
  var text = LedgerText(hasMark: false)
  private var filled: [LedgerCodeEntry?] = []
  var run = Run()
  // The row in hand.
  var row: [Int?] = []
  /// Whether nothing is written in a column of codes, nor repeated from above.
  var isBlankCode: [Bool] = []
  var amounts: [Int64] = []
  /// The amounts that are not blank, as bits.
  var stated: UInt64 = 0
  var tuple: [UInt32] = []
  /// The group of rows with the codes in hand, by why they are not compared; forgotten with a code.
  var knownGroups: [Int?] = []

  /// Lines of one group that follow each other.
  struct Run {
    var group = -1
    var lines = 0
    var sums: [Int64] = []
  }

  init(map: LedgerMap) {
    self.map = map
    ledger = Ledger(map: map)
    codes = LedgerCodes(map: map)
    yen = map.amounts.map(\.yen)
    dimensions = map.dimensions
    isDimension = map.codes.indices.map(map.dimensions.contains)
    fillsDown = map.codes.map(\.fillsDown)
    groups = TupleInterner(width: dimensions.count + 2)
    uniques = TupleInterner(width: max(1, map.unique.count))
    amounts = map.amounts.map { _ in 0 }
    run.sums = amounts
    row = map.codes.map { _ in nil }
    isBlankCode = map.codes.map { _ in true }
    funds = map.stages.indices.compactMap { whole in
      let sources = map.sources(of: whole)
      guard !sources.isEmpty else { return nil }
      let factors = map.amounts.indices.map { amount in
        sources.reduce(-map.stages[whole].factors[amount]) { $0 + map.stages[$1].factors[amount] }
      }
      return (whole, factors)
    }
  }

  /// Begins inside the file that another has in hand, whose headings are read.
  init(partOf other: LedgerBuilder, from offset: Int) {
    self.init(map: other.map)
    let file = other.ledger.files[other.file]
    var part = Ledger.File(path: file.path, source: file.source)
    part.sheet = file.sheet
    begin(part, hasMark: false)
    place = RecordReader.Place(offset: offset, line: 1)
    progress = other.progress
    layout = other.layout
    text = other.text
  }

  /// Where the rows of the file in hand come from.
  var source: LedgerSource { ledger.files[file].source }

  /// Begins with the rows of a further file.
  mutating func begin(_ file: Ledger.File, hasMark: Bool) {
    ledger.files.append(file)
    self.file = ledger.files.count - 1
    place = file.source.start
    codes.beginFile()
    progress = .headings
    text = LedgerText(hasMark: hasMark)
    seen = 0
    rows = Ledger.Rows()
    index = []
    lastLine = -1
    filled = map.codes.map { _ in nil }
    plain = map.codes.map { _ in nil }
    knownGroups = []
    run.group = -1
  }

  /// Takes a row in, as one of the kinds.
  mutating func add(_ bytes: [UInt8], _ fields: [RecordScan.Field], line: Int, offset: Int) {
    seen += 1
    let kind = kind(of: bytes, fields, line: line, offset: offset)
    rows[kind] += 1
  }

  private mutating func kind(
    of bytes: [UInt8],
    _ fields: [RecordScan.Field],
    line: Int,
    offset: Int
  ) -> Ledger.RowKind {
    switch progress {
    case .lines: break
    case .headings:
      if seen < map.header { return .above }
      readHeadings(bytes, fields, line: line)
      return .heading
    case .refused:
      ledger.unknownRows += 1
      return .unread
    }
    if fields.count == layout.width, !hasMark(bytes, fields) {
      return kind(ofWhole: bytes, fields, line: line, offset: offset)
    }
    return kind(ofUneven: bytes, fields, line: line, offset: offset)
  }

  private func hasMark(_ bytes: [UInt8], _ fields: [RecordScan.Field]) -> Bool {
    guard let first = fields.first, !first.isEmpty, bytes[first.start] == 0xEF else { return false }
    return bytes[first.start..<first.end].starts(with: [0xEF, 0xBB, 0xBF])
  }

  /// What becomes of a row with a mark before it, or of another width than the headings.
  private mutating func kind(
    ofUneven bytes: [UInt8],
    _ fields: [RecordScan.Field],
    line: Int,
    offset: Int
  ) -> Ledger.RowKind {
    var fields = fields
    if hasMark(bytes, fields) {
      note(.ledgerMark, .warning, line: line) { .mark($0) }
      fields[0].start += 3
    }
    if fields.count != layout.width {
      if fields.allSatisfy(\.isEmpty) { return .blank }
      let isWide = fields.count > layout.width && fields[layout.width...].allSatisfy(\.isEmpty)
      let isSheet = ledger.files[file].sheet != nil
      guard isWide || isSheet else { return unread(.ragged(fields.count), line: line) }
      // A worksheet has no cells behind its last one.
      let end = RecordScan.Field(start: 0, end: 0)
      while fields.count < layout.width { fields.append(end) }
    }
    return kind(ofWhole: bytes, fields, line: line, offset: offset)
  }

  /// What becomes of a row that has all columns.
  private mutating func kind(
    ofWhole bytes: [UInt8],
    _ fields: [RecordScan.Field],
    line: Int,
    offset: Int
  ) -> Ledger.RowKind {
    codes.read(bytes, fields, at: layout.codes, &text)
    var marks = LedgerCodeEntry()
    var hasCode = false
    var fault: Fault?
    for column in row.indices {
      let number = codes.numbers[column]
      // In most columns a line of a ledger says what the line above says.
      if plain[column] == number {
        hasCode = true
        continue
      }
      let entry = codes.entry(column)
      plain[column] = entry.isPlain ? number : nil
      guard entry.code != nil else {
        fault = fault ?? .encoding(column: column)
        set(column, nil)
        continue
      }
      marks.total = marks.total ?? entry.total
      marks.amounts &= entry.amounts
      if entry.looksLikeTotal, fault == nil {
        let written = text.text(bytes, fields[layout.codes[column]])
        fault = .undeclaredTotal(text: written?.trimmed ?? "")
      }
      hasCode = hasCode || !entry.isBlank
      let isMark = entry.total != nil || entry.looksLikeTotal
      let meant = isMark || !fillsDown[column] ? entry : fill(column, entry)
      marks.reason = marks.reason ?? meant.reason
      set(column, meant.code)
      isBlankCode[column] = meant.isBlank
    }
    var hasAmount = false
    let amountFault = readAmounts(bytes, fields, allowed: marks.amounts, &hasAmount)
    if case .amount(let heading, let text) = amountFault,
      heading.normalizedForMatching == text.normalizedForMatching
    {
      return .heading
    }
    if !hasCode, !hasAmount, amountFault == nil { return .blank }
    if !hasAmount, amountFault == nil, fault == nil { return .heading }
    for index in amounts.indices { ledger.seen[index] += Int128(amounts[index]) }
    if let fault = amountFault ?? fault { return unread(fault, line: line) }
    if let total = marks.total { return keep(total, line: line) }
    return add(marks.reason, line: line, offset: offset)
  }

  /// Notes the code of a column of the row in hand.
  private mutating func set(_ column: Int, _ code: Int?) {
    guard row[column] != code else { return }
    row[column] = code
    if isDimension[column] { knownGroups.removeAll(keepingCapacity: true) }
  }

  /// What counts in a column whose cells may repeat the one above.
  private mutating func fill(_ column: Int, _ entry: LedgerCodeEntry) -> LedgerCodeEntry {
    if entry.isBlank { return filled[column] ?? entry }
    if filled[column]?.code != entry.code {
      filled[column] = entry
      // What stood below another code is no repetition any more.
      for later in map.codes.indices.dropFirst(column + 1) where fillsDown[later] {
        filled[later] = nil
        plain[later] = nil
      }
    }
    return entry
  }

  /// Lines of a file that was read before; none of a file that changed meanwhile.
  mutating func lines(of runs: [Ledger.LineRun], in file: Ledger.File) -> [Ledger.Line] {
    begin(file, hasMark: false)
    text = file.text
    layout = LedgerLayout(file.headings, map: map)
    let conditions = Set(map.amounts.compactMap { $0.condition?.column })
    var result: [Ledger.Line] = []
    guard var reader = try? LedgerRows(file.source, block: 1 << 16) else { return [] }
    for run in runs {
      let place = RecordReader.Place(offset: run.offset, line: Int(run.line))
      let stretch = RecordReader.Stretch(start: place, rows: Int(run.count))
      _ = try? reader.forEach(stretch) { bytes, fields, line, _ in
        var allowed = UInt64.max
        if !conditions.isEmpty { codes.read(bytes, fields, at: layout.codes, &text) }
        for column in conditions { allowed &= codes.entry(column).amounts }
        var hasAmount = false
        _ = readAmounts(bytes, fields, allowed: allowed, &hasAmount)
        let line = Ledger.Line(file: 0, number: line, group: Int(run.group), amounts: amounts)
        result.append(line)
      }
    }
    return result
  }

  private mutating func readAmounts(
    _ bytes: [UInt8],
    _ fields: [RecordScan.Field],
    allowed: UInt64,
    _ hasAmount: inout Bool
  ) -> Fault? {
    for index in amounts.indices { amounts[index] = 0 }
    stated = 0
    var fault: Fault?
    for index in layout.amounts.indices {
      let place = layout.amounts[index].place
      // A row of a worksheet that is read again ends with its last cell.
      guard place < fields.count else { break }
      let field = fields[place]
      if field.isEmpty { continue }
      switch scanAmount(bytes, field.start, field.end) {
      case .blank: continue
      case .value(let number):
        hasAmount = true
        if let problem = take(number, index, allowed) { fault = fault ?? problem }
      case .other:
        let problem = takeWritten(bytes, field, layout.amounts[index], allowed, &hasAmount)
        fault = fault ?? problem
      }
    }
    return fault
  }

  /// Takes a number into the amounts of one of the columns.
  private mutating func take(_ number: Int64, _ column: Int, _ allowed: UInt64) -> Fault? {
    var isTaken = number == 0 || layout.amounts[column].isUnconditional
    for index in layout.amounts[column].amounts.indices {
      let amount = layout.amounts[column].amounts[index]
      guard allowed & 1 << UInt64(amount) != 0 else { continue }
      let (yen, tooLarge) = number.multipliedReportingOverflow(by: yen[amount])
      let (sum, overflow) = amounts[amount].addingReportingOverflow(yen)
      if tooLarge || overflow {
        return .amount(heading: layout.amounts[column].heading, text: String(number))
      }
      amounts[amount] = sum
      stated |= 1 << UInt64(amount)
      isTaken = true
    }
    return isTaken ? nil : .noAmount(heading: layout.amounts[column].heading)
  }

  /// Takes what no program wrote as an amount, if it is one.
  private mutating func takeWritten(
    _ bytes: [UInt8],
    _ field: RecordScan.Field,
    _ column: LedgerLayout.AmountColumn,
    _ allowed: UInt64,
    _ hasAmount: inout Bool
  ) -> Fault? {
    guard let written = text.text(bytes, field) else {
      return .amount(heading: column.heading, text: "")
    }
    if written.isBlank || TidyFigure.isPlaceholder(written) { return nil }
    guard let value = WrittenNumber.amount(written) else {
      return .amount(heading: column.heading, text: written.trimmed)
    }
    hasAmount = true
    return take(value, written, column, allowed)
  }

  /// Takes a number that a person wrote: △1,234, １２３, 12.345 千円.
  private mutating func take(
    _ value: ExactDecimal,
    _ written: String,
    _ column: LedgerLayout.AmountColumn,
    _ allowed: UInt64
  ) -> Fault? {
    var isTaken = column.isUnconditional || value == .zero
    for amount in column.amounts where allowed & 1 << UInt64(amount) != 0 {
      guard let yen = value.multiplied(by: ExactDecimal(Int(map.amounts[amount].yen))),
        yen.scale == 0
      else { return .fraction(heading: column.heading, text: written.trimmed) }
      guard let whole = Int64(exactly: yen.coefficient) else {
        return .amount(heading: column.heading, text: written.trimmed)
      }
      let (sum, overflow) = amounts[amount].addingReportingOverflow(whole)
      if overflow { return .amount(heading: column.heading, text: written.trimmed) }
      amounts[amount] = sum
      stated |= 1 << UInt64(amount)
      isTaken = true
    }
    return isTaken ? nil : .noAmount(heading: column.heading)
  }
}
