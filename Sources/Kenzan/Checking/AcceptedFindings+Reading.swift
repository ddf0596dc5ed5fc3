/// Why a table of accepted findings cannot be used: every mistake with its line.
public struct AcceptanceErrors: Error {
  /// The mistakes in the order of their lines.
  public let messages: [Message]
}

extension AcceptedFindings {
  /// The columns of the table, as `kenzan check --format exceptions` writes them.
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

  /// Reads a table (CSV in UTF-8 or CP932).
  public init(path: String) throws(AcceptanceErrors) {
    let file: SourceFile
    do throws(ReadingError) {
      file = try Reader.read(try SubmissionPaths.bytes(of: path), path: path)
    } catch {
      throw AcceptanceErrors(messages: [.file(path, error.message)])
    }
    try self.init(file)
  }

  package init(_ file: SourceFile) throws(AcceptanceErrors) {
    guard file.kind == .csv, let table = file.worksheets.first else {
      throw AcceptanceErrors(messages: [.noCSV(file.path)])
    }
    var lines = Dictionary(grouping: table.cells, by: \.reference.row)
    let columns = try Self.columns(of: lines.removeValue(forKey: 1) ?? [], file.path)
    var rows: [Row] = []
    var incomplete: [Finding] = []
    for (line, cells) in lines.sorted(by: { $0.key < $1.key }) {
      func text(_ column: Column) -> String {
        cells.first { $0.reference.column == columns[column] }?.content.text.trimmed ?? ""
      }
      if Column.allCases.allSatisfy({ text($0).isEmpty }) { continue }
      let lacking = [Column.reason, .by, .date].filter { column in
        column == .date ? WrittenDate(text(column)) == nil : text(column).isEmpty
      }
      if lacking.isEmpty {
        rows.append(Row(line: line, text: text))
      } else {
        let message = Message.incomplete(line, lacking.map(\.rawValue))
        var finding = Finding(.acceptIncomplete, .warning, message: message)
        finding.cell = "\(file.path.fileName):\(line)"
        incomplete.append(finding)
      }
    }
    self.init(path: file.path, sha256: file.sha256, rows: rows, incomplete: incomplete)
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

extension AcceptedFindings.Row {
  fileprivate init(line: Int, text: (AcceptedFindings.Column) -> String) {
    self.init(
      line: line,
      schema: text(.schema),
      version: text(.version),
      year: text(.year),
      key: text(.key),
      rule: text(.rule),
      field: text(.field),
      value: text(.value),
      operands: text(.operands),
      acceptance: Finding.Acceptance(reason: text(.reason), by: text(.by), date: text(.date))
    )
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
