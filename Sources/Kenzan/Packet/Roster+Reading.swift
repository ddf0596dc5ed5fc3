extension Roster {
  /// The columns of the list.
  enum Column: String, CaseIterable {
    case role = "役職"
    case name = "氏名"
    case kana = "かな"
    case affiliation = "団体名・職等"
    case attendance = "出欠"

    /// What else the column may be headed with.
    var aliases: [String] {
      switch self {
      case .role: []
      case .name: ["名前"]
      case .kana: ["ふりがな", "フリガナ", "カナ", "よみ"]
      case .affiliation: ["団体名", "所属", "所属・職等", "所属団体"]
      case .attendance: []
      }
    }

    init?(heading: String) {
      let heading = heading.normalizedForMatching
      let column = Self.allCases.first { column in
        ([column.rawValue] + column.aliases).contains { $0.normalizedForMatching == heading }
      }
      guard let column else { return nil }
      self = column
    }
  }

  /// Reads the list; the columns that are missing are findings, and rows without any entry none.
  static func read(_ table: Worksheet) -> (roster: Roster, columns: [Column: Int]) {
    var columns: [Column: Int] = [:]
    var rows: [Int: Member] = [:]
    for cell in table.cells {
      guard case .text(let text) = cell.content, !text.isBlank else { continue }
      let (row, number) = (cell.reference.row, cell.reference.column)
      if row == 1 {
        if let column = Column(heading: text) { columns[column] = columns[column] ?? number }
      } else if let column = columns.first(where: { $0.value == number })?.key {
        rows[row, default: Member(row: row)].set(column, text.trimmed)
      }
    }
    return (Roster(members: rows.keys.sorted().compactMap { rows[$0] }), columns)
  }
}

extension Roster.Member {
  fileprivate mutating func set(_ column: Roster.Column, _ text: String) {
    switch column {
    case .role: role = text
    case .name: name = text
    case .kana: kana = text
    case .affiliation: affiliation = text
    case .attendance: attendanceText = text
    }
  }
}
