extension AcceptedFindings {
  /// The columns of a table, as `kenzan check --format exceptions` writes them.
  package enum Column: String, CaseIterable {
    case schema = "様式"
    case version = "版"
    case year = "年度"
    case key = "番号"
    case rule = "規則"
    case field = "項目"
    case value = "値"
    case operands = "関係する値"
    case reason = "理由"
    case by = "承認者"
    case date = "日付"
    /// For people only.
    case label = "欄"
    case message = "指摘"

    fileprivate var isNeeded: Bool { self != .label && self != .message }
  }
}

/// Reads a table of accepted findings.
enum AcceptanceTable {
  typealias Column = AcceptedFindings.Column

  /// What the table accepts; a row without reason, name or date is said to have no effect.
  static func source(_ file: SourceFile) throws(AcceptanceErrors) -> AcceptedFindings.Source {
    var source = AcceptedFindings.Source(path: file.path, sha256: file.sha256)
    guard let table = file.worksheets.first else { return source }
    var lines = Dictionary(grouping: table.cells, by: \.reference.row)
    let columns = try columns(of: lines.removeValue(forKey: 1) ?? [], file.path)
    for (line, cells) in lines.sorted(by: { $0.key < $1.key }) {
      func text(_ column: Column) -> String {
        cells.first { $0.reference.column == columns[column] }?.content.text.trimmed ?? ""
      }
      if Column.allCases.allSatisfy({ text($0).isEmpty }) { continue }
      source.take(line: line, text: text) { .incomplete(line, $0.map(\.rawValue)) }
    }
    return source
  }

  /// Where every column stands; those for people only may be missing.
  private static func columns(
    of heads: [Cell],
    _ path: String
  ) throws(AcceptanceErrors) -> [Column: Int] {
    var columns: [Column: Int] = [:]
    for cell in heads {
      let head = cell.content.text.normalizedForMatching
      if let column = Column.allCases.first(where: { $0.rawValue == head }) {
        columns[column] = columns[column] ?? cell.reference.column
      }
    }
    let missing = Column.allCases.filter { $0.isNeeded && columns[$0] == nil }
    guard missing.isEmpty else {
      throw AcceptanceErrors(messages: [.missing(path, missing.map(\.rawValue))])
    }
    return columns
  }
}

extension Message {
  fileprivate static func missing(_ path: String, _ names: [String]) -> Message {
    let list = names.joined(separator: " ")
    return Message(
      ja:
        "「\(path)」の1行目に見出し \(list) がありません。「kenzan check … --format exceptions」が書き出す表に、理由、承認者、日付を記入して使います。",
      en: "the first line of '\(path)' lacks the headings \(list); begin with the table that "
        + "'kenzan check … --format exceptions' writes"
    )
  }

  fileprivate static func incomplete(_ line: Int, _ names: [String]) -> Message {
    let list = names.joined(separator: "、")
    return Message(
      ja: "\(line)行目の承認は効力がありません。\(list)を記入してください（日付は 令和7年5月1日、R7.5.1、2025-05-01 のように）。",
      en: "line \(line) has no effect; enter \(list) (a date as 令和7年5月1日, R7.5.1 or 2025-05-01)"
    )
  }
}
