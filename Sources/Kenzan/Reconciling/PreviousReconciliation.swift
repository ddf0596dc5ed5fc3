/// What an earlier run of `kenzan reconcile` found, and what finance answered, as its workbook says.
public struct PreviousReconciliation: Sendable {
  /// What a key had at a stage.
  package struct Row: Sendable, Equatable {
    package var key: String
    package var stage: String
    package var name: String
    package var department: String
    /// What the sheets stated, in yen; `nil` where the cell holds no number.
    package var stated: ExactDecimal?
    /// What the ledger had, in yen; `nil` where the cell holds no number.
    package var ledger: ExactDecimal?
    /// The class as it is written.
    package var result: String
    /// What finance wrote beside it; empty outside the list of exceptions.
    package var answer = ""
  }

  package let path: String
  package let sha256: String
  /// The title of the map.
  package let title: String
  /// Every key and stage.
  package let rows: [Row]
  /// The exceptions that finance wrote an answer to.
  package let answers: [Row]

  /// Reads the workbook of an earlier run.
  ///
  /// - Throws: an error without a line where the file cannot be read or is no such workbook.
  public init(path: String) throws(SchemaErrors) {
    let file = try SourceFile.named(by: "previous", path)
    guard let previous = Self(file) else {
      throw SchemaErrors(option: "previous", path, .noReconciliation(path))
    }
    self = previous
  }

  /// `nil` for what is no such workbook.
  package init?(_ file: SourceFile) {
    func rows(_ page: Page, _ headings: [Heading]) -> [Row]? {
      file.worksheets.first { $0.name == page.rawValue }
        .flatMap { HeadedRows($0, headings: headings.map(\.rawValue)) }?
        .rows.map(Row.init)
        // What has no stage is a total or a remark below the list.
        .filter { !$0.stage.isEmpty }
    }
    guard let title = file.properties[Self.property],
      let all = rows(.all, Heading.allCases.filter { $0 != .answer }),
      let exceptions = rows(.exceptions, Heading.allCases)
    else { return nil }
    path = file.path
    sha256 = file.sha256
    self.title = title
    self.rows = all
    answers = exceptions.filter { !$0.answer.isEmpty }
  }

  /// The property of the workbook that holds the title of the map.
  package static let property = "kenzan.reconciliation"

  /// The worksheets that are read back.
  package enum Page: String {
    case exceptions = "要確認"
    case all = "全件"
  }

  /// The headings by which they are read back.
  package enum Heading: String, CaseIterable {
    case key = "キー"
    case stage = "段階"
    case name = "名称"
    case department = "所属"
    case stated = "シート計（円）"
    case ledger = "台帳計（円）"
    case result = "区分"
    case answer = "回答"
  }
}

extension PreviousReconciliation.Row {
  fileprivate init(_ row: HeadedRows.Row) {
    func text(_ heading: PreviousReconciliation.Heading) -> String { row[heading.rawValue] }
    key = text(.key)
    stage = text(.stage)
    name = text(.name)
    department = text(.department)
    stated = row.number(PreviousReconciliation.Heading.stated.rawValue)
    ledger = row.number(PreviousReconciliation.Heading.ledger.rawValue)
    result = text(.result)
    answer = text(.answer)
  }
}

extension Message {
  fileprivate static func noReconciliation(_ path: String) -> Message {
    Message(
      ja: "--previous で指定したブックは、kenzan reconcile --out が書き出した突合結果ではありません。"
        + "前回の突合結果のブックを指定してください（要確認と全件のページと、その見出しが必要です）。",
      en:
        "'\(path)' of --previous is no workbook that 'kenzan reconcile --out' wrote; name the result "
        + "of an earlier run, with its pages 要確認 and 全件 and their headings"
    )
  }
}
