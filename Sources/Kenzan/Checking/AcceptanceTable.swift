extension AcceptedFindings {
  /// The columns of a table, as `kenzan check --format exceptions` writes them.
  package enum Column: String, TableColumn {
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

    var isNeeded: Bool { self != .label && self != .message }
  }
}

/// Reads a table of accepted findings.
enum AcceptanceTable {
  typealias Column = AcceptedFindings.Column

  /// What the table accepts; a row without reason, name or date is said to have no effect.
  static func source(_ file: SourceFile) throws(AcceptanceErrors) -> AcceptedFindings.Source {
    let table: HeadedTable<Column>
    do throws(RegisterErrors) { table = try HeadedTable(file) } catch {
      throw AcceptanceErrors(messages: error.messages + [.begin])
    }
    var source = AcceptedFindings.Source(path: table.path, sha256: table.sha256)
    for line in table.lines where Column.allCases.contains(where: { !line[$0].isEmpty }) {
      source.take(line: line.number, text: { line[$0] }) { lacking in
        .incomplete(line.number, lacking.map(\.rawValue))
      }
    }
    return source
  }
}

extension Message {
  fileprivate static let begin = Message(
    ja: "承認の表は、「kenzan check … --format exceptions」が書き出す表に、理由、承認者、日付を記入して使います。",
    en: "begin a table of accepted findings with what 'kenzan check … --format exceptions' writes"
  )

  fileprivate static func incomplete(_ line: Int, _ names: [String]) -> Message {
    let list = names.joined(separator: "、")
    return Message(
      ja: "\(line)行目の承認は効力がありません。\(list)を記入してください（日付は 令和7年5月1日、R7.5.1、2025-05-01 のように）。",
      en: "line \(line) has no effect; enter \(list) (a date as 令和7年5月1日, R7.5.1 or 2025-05-01)"
    )
  }
}
