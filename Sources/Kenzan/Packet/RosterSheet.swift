/// The list of members as a page, with who is absent and whether the meeting can decide.
struct RosterSheet {
  let roster: Roster
  let part: RosterPart
  let title: String

  func sheet(named name: String) -> WorkbookSheet {
    var columns = [
      SummaryTable.Column(heading: "役職", weight: 20, kind: .center),
      SummaryTable.Column(heading: "氏名", weight: 22),
      SummaryTable.Column(heading: "団体名・職等", weight: 46),
      SummaryTable.Column(heading: "出欠", weight: 10, kind: .center),
    ]
    if part.order == .kana {
      columns.insert(SummaryTable.Column(heading: "ふりがな", weight: 22), at: 2)
    }
    let members = roster.ordered(by: part.order, chair: part.chair)
    var table = SummaryTable(
      title: title,
      note: note,
      columns: columns,
      rows: members.map { row(of: $0) },
      orientation: .portrait
    )
    table.hasFilter = false
    table.fontSize = 10.5
    table.minimumHeight = 24
    table.remarks = [quorum]
    return table.sheet(named: name)
  }

  private var note: String {
    switch part.order {
    case .kana: "（五十音順）"
    case .role: "（役職順）"
    case .file: ""
    }
  }

  private func row(of member: Roster.Member) -> [SheetCell.Content] {
    var row = [member.role, member.name, member.affiliation]
    if part.order == .kana { row.insert(member.kana, at: 2) }
    return (row + [attendance(of: member)]).map { .text($0) }
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
