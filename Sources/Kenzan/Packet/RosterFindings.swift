/// What is wrong with a list of members, at its cells.
struct RosterFindings {
  let roster: Roster
  let part: RosterPart
  let columns: [Roster.Column: Int]
  /// The name of the table.
  let sheet: String

  var all: [Finding] { missingColumns + chair + names + kana + attendance + quorum }

  /// Without names there is no list; without 出欠 nobody knows who is absent.
  private var missingColumns: [Finding] {
    [Roster.Column.name, .attendance].filter { columns[$0] == nil }.map {
      finding(.packetFile, .error, nil, nil, .noColumn($0))
    }
  }

  private var chair: [Finding] {
    let chairs = roster.chairs(called: part.chair)
    guard chairs.count != 1, !roster.members.isEmpty else { return [] }
    guard let second = chairs.dropFirst().first else {
      return [finding(.packetChair, .warning, nil, nil, .noChair(part.chair))]
    }
    return [
      finding(
        .packetChair,
        .warning,
        .role,
        second,
        .chairs(chairs.map(\.name), place(.role, second))
      )
    ]
  }

  private var names: [Finding] {
    var seen: [String: Roster.Member] = [:]
    var findings: [Finding] = []
    for member in roster.members where columns[.name] != nil {
      let name = member.name.normalizedForMatching
      if name.isEmpty {
        findings.append(
          finding(.packetMember, .error, .name, member, .noName(place(.name, member)))
        )
      } else if let other = seen[name] {
        let message = Message.twice(member.name, place(.name, member), place(.name, other))
        findings.append(finding(.packetMember, .warning, .name, member, message))
      } else {
        seen[name] = member
      }
    }
    return findings
  }

  private var kana: [Finding] {
    guard part.order == .kana else { return [] }
    return roster.members.filter { $0.kana.isEmpty }.map { member in
      finding(.packetKana, .error, .kana, member, .noKana(member.name, place(.kana, member)))
    }
  }

  private var attendance: [Finding] {
    roster.members.filter { $0.attendance == .unknown }.map { member in
      let message = Message.attendance(member, place(.attendance, member))
      return finding(.packetAttendance, .error, .attendance, member, message)
    }
  }

  private var quorum: [Finding] {
    let needed = roster.needed(for: part.quorum)
    let present = roster.present.count
    guard present < needed, !roster.members.isEmpty else { return [] }
    var finding = finding(.packetQuorum, .warning, nil, nil, .noQuorum(present, needed))
    finding.value = String(present)
    finding.expected = String(needed)
    return [finding]
  }

  private func cell(_ column: Roster.Column, _ member: Roster.Member) -> CellReference? {
    columns[column].flatMap { CellReference(row: member.row, column: $0) }
  }

  private func place(_ column: Roster.Column, _ member: Roster.Member) -> String {
    cell(column, member)?.description ?? "\(member.row)行目"
  }

  private func finding(
    _ code: Finding.Code,
    _ severity: Severity,
    _ column: Roster.Column?,
    _ member: Roster.Member?,
    _ message: Message
  ) -> Finding {
    var finding = Finding(code, severity, label: column?.rawValue, message: message)
    if let column, let member {
      finding.cell = cell(column, member).map { "\(sheet)!\($0)" }
      if column == .attendance { finding.value = member.attendanceText }
    }
    return finding
  }
}

extension Message {
  fileprivate static func noColumn(_ column: Roster.Column) -> Message {
    let columns = Roster.Column.allCases.map(\.rawValue).joined(separator: "、")
    return Message(
      ja: "名簿の1行目に「\(column.rawValue)」という見出しがありません。見出しは \(columns) です。",
      en: "row 1 of the roster has no heading '\(column.rawValue)'; the headings are \(columns)"
    )
  }

  fileprivate static func noChair(_ chair: String?) -> Message {
    let ja = chair ?? "委員長（会長、座長、議長）"
    return Message(
      ja: "名簿の「役職」が\(ja)である委員がいません。役職を記入するか、<roster> の chair に呼び方を書いてください。",
      en: "no member of the roster has the role \(chair ?? "委員長, 会長, 座長 or 議長"); "
        + "enter it, or say in 'chair' of <roster> what the chair is called"
    )
  }

  fileprivate static func chairs(_ names: [String], _ place: String) -> Message {
    let list = names.joined(separator: "、")
    return Message(
      ja: "名簿に委員長が\(names.count)名います（\(list)、\(place)）。役職を確かめてください。",
      en: "the roster has \(names.count) chairs (\(list), \(place)); check their roles"
    )
  }

  fileprivate static func noName(_ place: String) -> Message {
    Message(
      ja: "\(place)「氏名」が空欄です。氏名を記入するか、行を削除してください。",
      en: "\(place) '氏名' is blank; enter the name or delete the row"
    )
  }

  fileprivate static func twice(_ name: String, _ place: String, _ other: String) -> Message {
    Message(
      ja: "\(place)の「\(name)」は\(other)にもあります。同じ方なら1行にし、同姓同名なら区別できる記入にしてください。",
      en: "'\(name)' in \(place) stands in \(other) too; delete one row, or tell the two apart"
    )
  }

  fileprivate static func noKana(_ name: String, _ place: String) -> Message {
    Message(
      ja: "\(place)「かな」が空欄のため、「\(name)」を五十音順に並べられません（末尾に置きました）。読みを記入してください。",
      en:
        "\(place) 'かな' is blank, so '\(name)' cannot be put in order and stands last; enter the reading"
    )
  }

  fileprivate static func attendance(_ member: Roster.Member, _ place: String) -> Message {
    let text = member.attendanceText
    return Message(
      ja: "\(place)「出欠」の「\(text)」は出席か欠席か分かりません（「\(member.name)」は数えていません）。出席、欠席のどちらかを記入してください。",
      en: "'\(text)' in \(place) '出欠' says neither 出席 nor 欠席, so '\(member.name)' is not counted; "
        + "enter one of the two"
    )
  }

  fileprivate static func noQuorum(_ present: Int, _ needed: Int) -> Message {
    Message(
      ja: "出席予定は\(present)名で、会議の成立に必要な\(needed)名に足りません。出欠を確かめるか、日程を見直してください。",
      en: "\(present) members attend, but \(needed) are needed; check the attendance or the date"
    )
  }
}
