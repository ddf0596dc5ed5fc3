/// Who returned which form, member by member.
struct ReturnsSheet {
  let returns: [ReturnedWorksheets.Returns]
  let members: [Roster.Member]
  /// What the columns of the forms are headed with.
  let headings: [String]
  let title: String

  func sheet(named name: String) -> WorkbookSheet {
    let share = 60 / Double(max(headings.count, 1))
    var table = SummaryTable(
      title: title,
      note: "○ 提出　－ 未提出",
      columns: [
        SummaryTable.Column(heading: "委員", weight: 20),
        SummaryTable.Column(heading: "役職", weight: 18),
        SummaryTable.Column(heading: "出欠", weight: 9, kind: .center),
      ]
        + headings.map { SummaryTable.Column(heading: $0, weight: share, kind: .center) },
      rows: members.indices.map { row(of: $0) },
      orientation: headings.count > 4 ? .landscape : .portrait
    )
    table.hasFilter = false
    table.minimumHeight = 21
    table.fontSize = 10
    table.remarks = others
    var sheet = table.sheet(named: name)
    // Headings are names of projects.
    let lines = headings.map {
      SheetMetrics.height($0, width: table.widths(sheet.page.room.width)[3], fontSize: 10)
    }
    sheet.rowHeights[3] = max(30, ((lines.max() ?? 0) / 0.75).rounded(.up) * 0.75)
    return sheet
  }

  private func row(of place: Int) -> [SheetCell.Content] {
    let member = members[place]
    let attendance = member.attendance == .absent ? "欠席" : member.attendanceText
    let marks = returns.map { $0.members.contains(place) ? "○" : "－" }
    return ([member.name, member.role, attendance] + marks).map { .text($0) }
  }

  /// Who is not on the roster.
  private var others: [String] {
    let names = returns.flatMap(\.worksheets).filter { $0.member == nil }.map {
      $0.name.isBlank ? "（記名なし）" : $0.name
    }.unique
    guard !names.isEmpty else { return [] }
    return ["名簿にない方からの提出: " + names.joined(separator: "、")]
  }
}
