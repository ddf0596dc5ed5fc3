import Foundation

/// A random table of sheets as people and programs write them: most rows are right, and the others have
/// anything wrong with them, or anything rare.
struct RandomTable {
  /// The form of the rows.
  static let form = """
    <schema xmlns="urn:kenzan:schema:1" id="test.table" version="1" title="一覧" year="R7">
    <codes name="kind"><code value="1" label="直営"><alias>直轄</alias></code><code value="2" label="委託"/></codes>
    <codes name="others"><code value="甲"/><code value="乙"/></codes>
    <key>KEY</key>
    <subject>name</subject>
    <text name="number" label="番号" required="true"/>
    <text name="part" label="枝番"/>
    <text name="name" label="事業名" required="true" maxlength="12"/>
    <code name="kind" label="種別" codes="kind" required="true"/>
    <code name="other" label="区分" codes="others" open="true" na="true"/>
    <number name="budget" label="予算" unit="千円" digits="0" min="0" required="true"/>
    <number name="rate" label="率" digits="2" min="-0.5" max="1.5" na="true"/>
    <number name="count" label="件数"/>
    <text name="code" label="記号" unique="warning"/>
    <text name="sign" label="略号" pattern="[A-Z][0-9]{2}"/>
    <text name="note" label="備考" na="true"/>
    <date name="day" label="日付"/>
    <year name="since" label="開始年度"/>
    <flag name="new" label="新規"/>
    CHECK
    </schema>
    """

  static let heads = [
    "number", "枝番", "事業名", "種別", "other", "予算（千円）", "rate", "件数", "記号", "略号", "備考",
    "日付", "開始年度", "新規", "memo",
  ]

  private var random: SplitMix64
  private let rows: Int

  init(seed: UInt64, rows: Int) {
    random = SplitMix64(seed: seed)
    self.rows = rows
  }

  /// The bytes of a table, in one of the encodings, with one of the line ends.
  mutating func bytes() -> [UInt8] {
    let end = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
    let separator = [",", ",", ";", "\t"].randomElement(using: &random) ?? ","
    let encoding = Int.random(in: 0..<4, using: &random)
    var lines = [Self.heads.joined(separator: separator)]
    if chance(4) { lines.insert("一覧表（令和7年度）", at: 0) }
    if chance(6) { lines.append(",,,,,千円,％,,,,,,,,".replacing(",", with: separator)) }
    for _ in 0..<rows { lines.append(row(separator, end)) }
    let text = lines.joined(separator: end) + (chance(2) ? end : "")
    switch encoding {
    case 0: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case 1:
      let parts = text.split(separator: end, omittingEmptySubsequences: false).map { line in
        Array(line.data(using: .shiftJIS) ?? Data("K7,,外字なし,1,,5".utf8))
      }
      var bytes = Array(parts.joined(separator: Array(end.utf8)))
      // Now and then a byte that is no text, for which the file is refused.
      if chance(8), let place = bytes.indices.randomElement(using: &random) { bytes[place] = 0xFF }
      return bytes
    default:
      var bytes = Array(text.utf8)
      if chance(12), let place = bytes.indices.randomElement(using: &random) { bytes[place] = 0x80 }
      return bytes
    }
  }

  private mutating func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &random) == 0 }

  private mutating func one(of texts: [String]) -> String {
    texts.randomElement(using: &random) ?? ""
  }

  private mutating func row(_ separator: String, _ end: String) -> String {
    if chance(40) { return one(of: ["", "  ", separator, "\"\""]) }
    var cells = [
      key(), one(of: ["1", "2", "", "1"]), one(of: ["相談の事業", "道路", "A-1 橋", "ごみ・資源"]),
      one(of: ["1", "2", "直営", "委託"]), one(of: ["甲", "乙", "", "甲"]),
      one(of: ["0", "12", "3450", "99999999"]), one(of: ["0.5", "1.5", "-0.5", "0.25", "1", ""]),
      one(of: ["7", "", "1.25", "-3"]), "C\(Int.random(in: 0..<rows * 3, using: &random))",
      one(of: ["A12", "B07", ""]), one(of: ["", "特になし。", "よい", "見直し"]),
      one(of: ["2024-04-01", "2024/5/1", "2024.12.31", ""]), one(of: ["R5", "2020", ""]),
      one(of: ["○", "", "×"]), one(of: ["", "x", "自由"]),
    ]
    for column in cells.indices where chance(25) { cells[column] = odd(cells[column], end) }
    if chance(30) { cells.removeLast(Int.random(in: 1...6, using: &random)) }
    if chance(40) { cells.append(one(of: ["", "余分"])) }
    let quotes = chance(5)
    return cells.map { cell in
      let needsQuotes = [separator, "\"", "\n", "\r"].contains { cell.contains($0) }
      guard quotes || needsQuotes || chance(20) else { return cell }
      return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: separator)
  }

  /// A number of a sheet; some come twice, in the same or another spelling.
  private mutating func key() -> String {
    let number = Int.random(in: 0..<rows * 3, using: &random)
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return "Ｋ\(number)"
    case 1: return "K \(number)"
    case 2: return "が\(number)"
    case 3: return "か\u{3099}\(number)"
    case 4: return "ｶﾞ\(number)"
    case 5: return "ガ\(number)"
    default: return "K\(number)"
    }
  }

  private mutating func odd(_ text: String, _ end: String) -> String {
    one(of: [
      "", " ", "－", "-", "ー", "なし", "N/A", "該当なし", "△5", "１２３", "1,234", "１２３千円", "12.", ".5",
      "1e3", "-0", "007", "0.500", "1.505", "1234567890123456789", "未定", "99999999999999999999",
      "3", "直轄", "委 託", "②", "2024-02-30", "令和6年4月1日", "2024-4-1", "13", "令和5年度", "レ", "?",
      "a12", "Ａ１２", "A1", "長い名前のとても長い事業の名前", "行1\(end)行2", "\"引用\"", "a\"b", "外\u{E000}字",
      "制\u{7}御", "\u{200B}", "😀", "ﾊﾝｶｸ", "①㈱", text + " ", "　" + text, text, "が", "か\u{3099}",
      "a/b", "/", "A/1", "=1+1", "丙",
    ])
  }
}
