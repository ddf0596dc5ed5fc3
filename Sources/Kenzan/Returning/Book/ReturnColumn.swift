/// The columns of the list in a slip; their headings are those by which answers are read back.
package enum ReturnColumn: String, CaseIterable, Sendable {
  case number = "番号"
  case level = "重さ"
  case place = "場所"
  case cell = "セル"
  case copy = "写し"
  case stated = "記入された値"
  case expected = "正しいと思われる値"
  case message = "何をするか"
  case answer = "回答"
  case reason = "理由"
  case by = "回答者"
  case date = "日付"
  // What an answer is about, in hidden columns.
  case schema = "kenzan.schema"
  case version = "kenzan.version"
  case year = "kenzan.year"
  case key = "kenzan.key"
  case rule = "kenzan.rule"
  case field = "kenzan.field"
  case value = "kenzan.value"
  case operands = "kenzan.operands"

  /// Those that people see.
  static let shown = allCases.filter { $0.weight > 0 }

  /// Those that a department fills in.
  static let answers: [ReturnColumn] = [.answer, .reason, .by, .date]

  /// The share of the page's width; none for what is hidden.
  var weight: Double {
    switch self {
    case .number: 24
    case .level: 38
    case .place: 80
    case .cell: 32
    case .copy: 28
    case .stated: 66
    case .expected: 74
    case .message: 222
    case .answer: 62
    case .reason: 90
    case .by: 44
    case .date: 50
    case .schema, .version, .year, .key, .rule, .field, .value, .operands: 0
    }
  }

  /// The column of a slip that holds what a table of accepted findings has in one of its own; `nil`
  /// for what a slip says otherwise.
  init?(_ column: AcceptedFindings.Column) {
    switch column {
    case .schema: self = .schema
    case .version: self = .version
    case .year: self = .year
    case .key: self = .key
    case .rule: self = .rule
    case .field: self = .field
    case .value: self = .value
    case .operands: self = .operands
    case .reason: self = .reason
    case .by: self = .by
    case .date: self = .date
    case .label, .message: return nil
    }
  }

  /// The column of the worksheet, from 1.
  var column: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}
