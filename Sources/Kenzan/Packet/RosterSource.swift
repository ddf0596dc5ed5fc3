/// The list of members as it was read, with the place of every entry.
struct RosterSource {
  let list: Roster
  let columns: [Roster.Column: Int]
  let part: RosterPart
  let file: SourceFile
  let sheet: String

  /// `nil` for a file without a table.
  init?(_ file: SourceFile, part: RosterPart) {
    guard let table = file.worksheets.first else { return nil }
    (list, columns) = Roster.read(table)
    self.part = part
    self.file = file
    sheet = table.name
  }

  /// Where the list says something of a member.
  func origin(of member: Roster.Member, _ column: Roster.Column) -> CellOrigin? {
    guard let number = columns[column], !member[column].isEmpty,
      let cell = CellReference(row: member.row, column: number)
    else { return nil }
    return file.origin(column.rawValue, member[column], cell)
  }

  /// Where the list says what it says of a member.
  func origins(of member: Roster.Member) -> [CellOrigin] {
    Roster.Column.allCases.compactMap { origin(of: member, $0) }
  }

  /// The rows of the list, for what is counted in them.
  func origin(of label: String, _ value: String) -> CellOrigin? {
    let rows = list.members.map(\.row)
    let column = columns[.attendance] ?? columns[.name] ?? 1
    guard let first = rows.min(), let last = rows.max(),
      let top = CellReference(row: first, column: column),
      let bottom = CellReference(row: last, column: column)
    else { return nil }
    var origin = file.origin(label, value, top)
    origin.place += ":\(bottom)"
    return origin
  }
}

extension SourceFile {
  /// Where the first worksheet of a CSV says something.
  func origin(_ label: String, _ value: String, _ cell: CellReference) -> CellOrigin {
    CellOrigin(
      label: label,
      value: value,
      path: path,
      sha256: sha256,
      place: "\(worksheets.first?.name ?? "")!\(cell)"
    )
  }
}

extension Roster.Member {
  /// What the list says under a heading.
  subscript(column: Roster.Column) -> String {
    switch column {
    case .role: role
    case .name: name
    case .kana: kana
    case .affiliation: affiliation
    case .attendance: attendanceText
    }
  }
}
