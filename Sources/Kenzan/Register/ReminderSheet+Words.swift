// What a reminder says, a sentence to a line: no line then begins with a comma.
extension ReminderSheet {
  /// What has not come, and until when it is to come.
  var request: [String] {
    let returned = rows.count { $0.state == .returned }
    let missing = rows.count - returned
    let both = missing > 0 && returned > 0
    let lines = [
      missing > 0 ? "次の評価シート\(both ? "のうち" : "")\(missing)枚が、まだ届いていません。" : nil,
      unreadable.isEmpty || missing == 0
        ? nil : "（届いたファイルに読み込めないものがあり、その分も含みます。表の終わりを見てください。）",
      returned > 0
        ? "\(both ? "" : "次の評価シート")\(returned)枚は、直していただくためにお返ししたものです。" : nil,
    ]
    return (lines.compactMap { $0 } + plea).map { "　" + $0 }
  }

  private var plea: [String] {
    let late = asOf.map { day in rows.count { $0.isOverdue(on: day) } } ?? 0
    if let day = notice.deadline {
      let passed = late == rows.count ? "期限を過ぎています。" : "期限を過ぎたものが\(late)枚あります。"
      return ["\(late == 0 ? "" : passed)\(day.deadlineText(asOf: nil))までに提出してください。"]
    }
    guard rows.contains(where: { $0.deadline != nil }) else { return ["提出してください。"] }
    if late == 0 { return ["期限までに提出してください。"] }
    return late == rows.count
      ? ["期限を過ぎていますので、できるだけ早く提出してください。"]
      : ["期限までに提出してください。期限を過ぎたもの（\(late)枚）は、できるだけ早くお願いします。"]
  }

  func deadline(of row: Register.Row) -> String {
    guard let deadline = row.deadline else { return row[.deadline] }
    let isLate = asOf.map { row.isOverdue(on: $0) } ?? false
    return deadline.title + (isLate ? "\n期限超過" : "")
  }

  func task(of row: Register.Row) -> String {
    guard row.state == .returned else { return "お配りした様式に記入して提出" }
    let errors = row[.errors].isEmpty ? "指摘" : "要修正\(row[.errors])件"
    let doubts = ["", "0"].contains(row[.warnings]) ? "" : "、要確認\(row[.warnings])件"
    let file = row[.file].isEmpty ? [] : ["前の提出: " + place(of: row)]
    let task = "指摘票（\(errors)\(doubts)）を見て直し、ファイルごと再提出（指摘票も回答を記入して返送）"
    return ([task] + file).joined(separator: "\n")
  }

  /// The file and the worksheet of what was handed in.
  func place(of row: Register.Row) -> String {
    row[.file].fileName + (row[.sheet].isEmpty ? "" : "　シート「\(row[.sheet])」")
  }

  var notes: [String] {
    let office = notice.contact.isEmpty ? "事務局" : "下の問い合わせ先"
    return [
      "・ファイルの名前は自由です。「\(keyTitle)」は変えないでください（これで照合します）。",
      "・事業が終わった、担当が変わったなど、提出が要らないと思われるときは、\(office)へお知らせください。",
      "・行き違いで提出済みのときは、ご容赦ください。",
    ]
  }
}
