// What stands below the contents: what the sums stand on, and on what terms they may be used.
extension SummarySheets {
  /// One line below the contents.
  struct StatusLine {
    var head = ""
    var name: String
    var says = ""
    var isHeading = false
  }

  var status: [StatusLine] {
    let tally = tables.tally
    var lines = [
      StatusLine(name: "提出・読込の状況", isHeading: true),
      StatusLine(
        head: "\(tally.expected)件",
        name: "対象のシート",
        says: tally.isByRegister ? "台帳で提出が必要なもの" : "提出されたもの"
      ),
      StatusLine(head: "\(tally.counted)件", name: "集計したシート", says: "一覧と合計に入っているもの"),
    ]
    for reason in SubmissionTally.Reason.allCases {
      let exceptions = tally.exceptions.filter { $0.reason == reason }
      guard !exceptions.isEmpty else { continue }
      lines.append(
        StatusLine(
          head: "\(exceptions.count)件",
          name: reason.title.ja,
          says: reason.meaning.ja
        )
      )
      lines += exceptions.compactMap(line)
    }
    guard !terms.lines.isEmpty else { return lines }
    return lines + [StatusLine(name: "出典・利用条件", isHeading: true)]
      + terms.lines.map { StatusLine(name: $0.name, says: $0.says) }
  }

  /// Which sheet it is; for the public only what may be shown of it.
  private func line(of exception: SubmissionTally.Exception) -> StatusLine? {
    if audience == .staff || exception.reason == .missing {
      return StatusLine(head: exception.key, name: "　" + exception.name)
    }
    guard exception.reason == .double, let place = exception.place else { return nil }
    return StatusLine(name: "　" + shortTitle(of: place))
  }

  /// How many of the sheets a list stands on.
  func share(of table: String) -> String {
    let tally = tables.tally
    return tally.share(tables[table]?.sheets).ja + "のシートによる"
      + (tally.count(.double) > 0 ? "（重複\(tally.count(.double))件を含む）" : "")
  }
}
