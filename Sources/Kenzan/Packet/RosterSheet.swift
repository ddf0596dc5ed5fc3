/// The list of members as a page, with who is absent and whether the meeting can decide.
struct RosterSheet {
  let source: RosterSource
  let title: String

  private var roster: Roster { source.list }
  private var part: RosterPart { source.part }

  func sheet(named name: String) -> WorkbookSheet {
    let columns = columns
    let members = roster.ordered(by: part.order, chair: part.chair)
    var table = SummaryTable(
      title: title,
      note: note,
      columns: columns.map(\.drawn),
      rows: members.map { member in columns.map { .text(text(of: $0.column, member)) } },
      orientation: .portrait
    )
    table.hasFilter = false
    table.fontSize = 10.5
    table.minimumHeight = 24
    table.remarks = [quorum]
    var sheet = table.sheet(named: name)
    for (row, member) in members.enumerated() {
      for (place, column) in columns.enumerated() {
        guard let cell = SummaryTable.cell(row: row, column: place),
          let origin = source.origin(of: member, column.column)
        else { continue }
        sheet.origins[cell] = [origin]
      }
    }
    if let cell = SummaryTable.cell(row: members.count, column: 0),
      let origin = source.origin(of: "出欠", quorum)
    {
      sheet.origins[cell] = [origin]
    }
    return sheet
  }

  private var columns: [(column: Roster.Column, drawn: SummaryTable.Column)] {
    var columns: [(column: Roster.Column, drawn: SummaryTable.Column)] = [
      (.role, SummaryTable.Column(heading: "役職", weight: 20, kind: .center)),
      (.name, SummaryTable.Column(heading: "氏名", weight: 22)),
      (.affiliation, SummaryTable.Column(heading: "団体名・職等", weight: 46)),
      (.attendance, SummaryTable.Column(heading: "出欠", weight: 10, kind: .center)),
    ]
    if part.order == .kana {
      columns.insert((.kana, SummaryTable.Column(heading: "ふりがな", weight: 22)), at: 2)
    }
    return columns
  }

  private var note: String {
    switch part.order {
    case .kana: "（五十音順）"
    case .role: "（役職順）"
    case .file: ""
    }
  }

  private func text(of column: Roster.Column, _ member: Roster.Member) -> String {
    column == .attendance ? attendance(of: member) : member[column]
  }

  /// Who comes is not marked; what nobody understands stands as it is written.
  private func attendance(of member: Roster.Member) -> String {
    switch member.attendance {
    case .present: ""
    case .absent: "欠席"
    case .unknown: member.attendanceText
    }
  }

  /// Who comes, and whether that is enough.
  private var quorum: String {
    let present = roster.present.count
    let absent = roster.members.count { $0.attendance == .absent }
    let needed = roster.needed(for: part.quorum)
    let kind =
      switch part.quorum {
      case .majority: "過半数"
      case .half: "半数以上"
      case .count: "定足数"
      }
    return "委員\(roster.members.count)名のうち、出席\(present)名、欠席\(absent)名。"
      + "会議の成立に必要な\(kind)（\(needed)名）を"
      + (present >= needed ? "満たしています。" : "満たしていません。")
  }
}
