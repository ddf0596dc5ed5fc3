internal import KenzanScan

/// What the map says of a text in a column of codes.
struct LedgerCodeEntry {
  /// Its number among the codes of the column; `nil` where it is no text in the file's encoding.
  var code: Int?
  var isBlank = false
  /// The total that it marks, by its number in the map.
  var total: Int?
  var reason: LedgerMap.Reason?
  /// Whether it looks like that of a total that the map does not declare.
  var looksLikeTotal = false
  /// The amounts of the map that it lets count, as bits.
  var amounts = UInt64.max

  /// Whether it is a code and nothing more, whatever row it stands in.
  var isPlain: Bool {
    code != nil && !isBlank && total == nil && reason == nil && !looksLikeTotal
      && amounts == UInt64.max
  }
}

/// The codes of every column: what is written, by bytes, to what is meant.
struct LedgerCodes {
  private let map: LedgerMap
  /// The numbers of codes by what they are compared by, for all files.
  private var keys: [[String: Int]]
  private(set) var codes: [[LedgerCode]]
  /// What stands in the file in hand.
  private var texts = TextInterner()
  private var entries: [LedgerCodeEntry] = []
  /// What the row in hand says in every column, by the numbers of the texts.
  private(set) var numbers: [UInt32]

  init(map: LedgerMap) {
    self.map = map
    keys = map.codes.map { _ in [:] }
    codes = map.codes.map { _ in [] }
    numbers = map.codes.map { _ in 0 }
  }

  /// Forgets the bytes of the file before.
  mutating func beginFile() {
    texts = TextInterner()
    entries = []
  }

  /// Takes a row in hand.
  mutating func read(
    _ bytes: [UInt8],
    _ fields: [RecordScan.Field],
    at places: [Int],
    _ text: inout LedgerText
  ) {
    texts.number(fields, at: places, in: bytes, into: &numbers)
    guard entries.count < texts.count else { return }
    for column in numbers.indices where numbers[column] == entries.count {
      let place = places[column]
      let field =
        fields.indices.contains(place) ? fields[place] : RecordScan.Field(start: 0, end: 0)
      entries.append(entry(column, text.text(bytes, field)))
    }
  }

  /// What the row in hand says in a column.
  func entry(_ column: Int) -> LedgerCodeEntry { entries[Int(numbers[column])] }

  /// The number of a code, a new one where it was never seen.
  mutating func number(of code: LedgerCode, in column: Int) -> Int {
    if let number = keys[column][code.key] { return number }
    keys[column][code.key] = codes[column].count
    codes[column].append(code)
    return codes[column].count - 1
  }

  private mutating func entry(_ column: Int, _ text: String?) -> LedgerCodeEntry {
    guard let text else { return LedgerCodeEntry() }
    let code = LedgerCode(text, isText: map.codes[column].isText)
    var entry = LedgerCodeEntry(code: number(of: code, in: column), isBlank: code.isBlank)
    entry.total = map.totals.firstIndex {
      $0.condition.column == column && $0.condition.fits(code)
    }
    entry.reason =
      map.skips.first {
        $0.condition.column == column && $0.condition.fits(code)
      }?.reason
    entry.looksLikeTotal = entry.total == nil && Self.looksLikeTotal(code)
    for (index, amount) in map.amounts.enumerated() {
      guard let condition = amount.condition, condition.column == column else { continue }
      if !condition.fits(code) { entry.amounts &= ~(1 << UInt64(index)) }
    }
    return entry
  }

  private static func looksLikeTotal(_ code: LedgerCode) -> Bool {
    // Most texts have no such sign, which no normalization makes.
    guard code.text.unicodeScalars.contains("計") else { return false }
    let text = code.text.normalizedForMatching
    if endings.contains(where: { text.hasSuffix($0) }) { return true }
    return text == "計" || levels.contains { text.hasSuffix($0 + "計") }
  }

  /// 統計 and 会計 end in 計 too.
  private static let endings = ["合計", "小計", "総計", "累計", "中計"]
  private static let levels = ["款", "項", "目", "節", "会計", "事業", "部", "課", "係", "頁", "ページ"]
}
