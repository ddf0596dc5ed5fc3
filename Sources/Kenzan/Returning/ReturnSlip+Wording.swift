// What a slip says, on paper as on the page: it goes to departments, so it is in Japanese.
extension ReturnSlip {
  static let title = "指摘票"

  /// Whom it is for.
  var addressee: String { department ?? Self.nobody }

  /// What stands in the place of a department that nobody can tell.
  static let nobody = "部署不明"

  /// The years and forms of its sheets.
  var forms: String {
    parts.compactMap { part in
      part.record.map { "\($0.schema.year.title)　\($0.schema.title)" }
    }.unique.joined(separator: "、")
  }

  /// How much there is to do, and in how many sheets.
  var summary: String {
    let sheets = parts.count { $0.report != nil }
    guard !open.isEmpty else { return "指摘はありません（シート\(sheets)件）" }
    let unread = parts.count { $0.items.contains { $0.finding.code == .fileUnreadable } }
    let found = [
      sheets > 0 ? "シート\(sheets)件のうち\(open.count { $0.report != nil })件" : nil,
      unread > 0 ? "読み込めなかったファイル\(unread)件" : nil,
    ].compactMap { $0 }
    let places = found.isEmpty ? "" : "（\(found.joined(separator: "、"))）"
    return Message.head(counts).ja + places
  }

  /// What stands below its heading, each with its name.
  var facts: [(name: String, text: String)] {
    [
      ("年度・様式", forms), ("件数", summary),
      ("期限", due ?? ""), (SecretariatNotice.contactTitle, notice.contact),
    ].filter { !$0.1.isEmpty }
  }

  /// Until when it is to be answered; `nil` where nobody said.
  var due: String? {
    let days = deadlines
    guard let first = days.first else { return nil }
    return days.count == 1 ? first.deadlineText(asOf: asOf) : "シートごとに、見出しの行にあるとおりです"
  }

  /// Whether that day has passed, for every sheet.
  var isLate: Bool {
    asOf.map { day in !deadlines.isEmpty && deadlines.allSatisfy { $0 < day } } ?? false
  }

  /// The days until which its sheets are to be answered.
  private var deadlines: [CalendarDate] {
    guard !open.isEmpty else { return [] }
    return notice.deadline.map { [$0] } ?? open.compactMap(\.deadline).unique
  }

  /// The deadline of a sheet that has another than others.
  func due(of part: Part) -> String? {
    guard deadlines.count > 1 else { return nil }
    return part.deadline.map { "期限 " + $0.deadlineText(asOf: asOf) }
  }

  static let clearTitle = "指摘のないシート"

  /// The heading of the sheets in which nothing is to be done.
  var clearHeading: String {
    let hasRemarks = clear.contains { !$0.remarks.isEmpty }
    let note = hasRemarks ? "　└ の行は、すぐ上のシートについての参考です。直すことも、回答もいりません。" : ""
    return "\(Self.clearTitle)（\(clear.count)件）" + note
  }
}

extension ReturnSlip.Part {
  /// What people call it: its key and subject, or else its worksheet or file.
  var title: String {
    WorkbookText.shortened(report?.name ?? report?.sheet ?? path.fileName, to: 120)
  }

  /// Where it was handed in.
  var source: String {
    guard let sheet = report?.sheet, !sheet.isEmpty else { return path.fileName }
    return "\(path.fileName)　シート「\(sheet)」"
  }

  /// How much there is to do in it.
  var summary: String {
    guard report?.isCounted ?? true else { return "数えていません" }
    var counts = CheckReport.Counts()
    for item in items { counts.add(item.finding) }
    return items.isEmpty ? "指摘なし" : Message.head(counts).ja
  }

  /// What is said without asking for an answer, a line each.
  var remarks: [String] {
    let presumed =
      isPresumed ? ["読めないため、ファイルの名前や場所から宛先を決めました。ほかの部署のものなら、事務局へ知らせてください。"] : []
    return presumed
      + CompactFindings.lines(of: notes).map { "【\($0.level.title.ja)】\($0.message.ja)" }
  }
}

extension ReturnSlip.Item {
  var level: String { ReportLevel(finding).title.ja }

  /// The cell without its worksheet, which the part names.
  var cell: String? { finding.cell?.split(separator: "!").last.map(String.init) }

  /// Which field it is about, in the words of the form.
  var label: String { finding.label ?? (finding.field == nil ? "全体" : "") }

  /// What stands there.
  var stated: String {
    // What kind of fault a file has is said by the message.
    guard let value = finding.value, finding.code != .fileUnreadable else { return "" }
    return value.isEmpty ? "（空欄）" : figure(value)
  }

  /// What should stand there: the one change that mends it, or else what the other entries come to.
  var expected: String {
    let changes = finding.suggestions.map { change in
      let figure = figure(change.value)
      guard change.field != finding.field else { return figure }
      let operand = finding.related.first { $0.field == change.field }
      let cell = operand?.cell?.split(separator: "!").last.map { "（\($0)）" } ?? ""
      return "\(operand?.label ?? change.field.description)\(cell)が\(figure)"
    }
    if !changes.isEmpty { return changes.joined(separator: "\n") }
    guard let expected = finding.expected, !expected.isEmpty, !isBound else {
      return ""
    }
    return finding.code == .check ? "ほかの欄からは\n\(figure(expected))" : figure(expected)
  }

  /// What to do.
  var message: String {
    same.map { number in
      "番号\(number)と同じ指摘です（こちらが、番号\(number)でいうもう1枚のシートです）。番号\(number)に回答してください。"
        + "残さない方のシートはファイルから削除し、そのシートのほかの番号には「直した」と答えてください。"
    } ?? finding.message.ja
  }

  /// What was answered before; `nil` where nothing was.
  var previousAnswer: String? {
    previous.map { answer in
      let given = answer.row.acceptance
      let words = [answer.choice, given.reason, given.by, given.date].filter { !$0.isEmpty }
      return "前回の回答: " + words.joined(separator: "　")
    }
  }

  /// What goes when it is put right.
  var consequences: [String] {
    guard same == nil else { return [] }
    return CompactFindings.lines(of: [finding]).flatMap(\.consequences).map { consequence in
      "【\(consequence.level.title.ja)】\(consequence.message.ja)"
    }
  }

  /// What it may be answered with.
  var answers: [ReturnSlip.Answer] {
    guard same == nil else { return [] }
    return ReturnSlip.Answer.allCases.filter { $0 != .stands || mayStand }
  }

  /// A figure as people write it, of a field that holds one; any other value as it stands.
  private func figure(_ text: String) -> String {
    guard finding.unit != nil || finding.difference != nil, let number = ExactDecimal(text) else {
      return WorkbookText.shortened(text, to: 80)
    }
    return FigureText.text(number, unit: finding.unit).ja
  }
}
