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
    return "\(Message.head(counts).ja)（シート\(sheets)件のうち\(open.count { $0.report != nil })件）"
  }

  /// How to answer, a line each.
  var advice: [String] {
    guard !open.isEmpty else { return ["直すところはありません。回答はいりません。"] }
    let unknown = department == nil ? ["どの部署のものか分からないファイルとシートです。提出元に確かめてください。"] : []
    let lines = [
      "要修正: 提出したファイルのシートを直して、ファイルごと再提出してください（この票や写しを直しても反映されません）。",
      "要確認: 誤りなら同じように直し、正しければ回答に「このままでよい」を選んで、理由・回答者・日付を記入してください。",
      "回答（直した、このままでよい、その他）を選んだら、この票も返してください。「その他」は理由に書いてください。",
    ]
    let open = "判定できません: 誤りという意味ではありません。足りない記入を補ってください。"
    return unknown + lines + (counts.unverifiable > 0 ? [open] : [])
  }

  static let clearTitle = "指摘のないシート"
}

extension ReturnSlip.Part {
  /// What people call it: its key and subject, or else its worksheet or file.
  var title: String {
    WorkbookText.shortened(report?.name ?? report?.sheet ?? path.fileName, to: 120)
  }

  /// Where it was handed in.
  var source: String {
    guard let sheet = report?.sheet, sheet != title else { return path.fileName }
    return "\(path.fileName)　シート「\(sheet)」"
  }

  /// How much there is to do in it.
  var summary: String {
    var counts = CheckReport.Counts()
    for item in items { counts.add(item.finding) }
    return items.isEmpty ? "指摘なし" : Message.head(counts).ja
  }
}

extension ReturnSlip.Item {
  var level: String { ReportLevel(finding).title.ja }

  /// The cell without its worksheet, which the part names.
  var cell: String? { finding.cell?.split(separator: "!").last.map(String.init) }

  /// Which field it is about, in the words of the form.
  var label: String { finding.label ?? (finding.cell == nil ? "全体" : "") }

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
  var message: String { finding.message.ja }

  /// What goes when it is put right.
  var consequences: [String] {
    CompactFindings.lines(of: [finding]).flatMap(\.consequences).map { consequence in
      "【\(consequence.level.title.ja)】\(consequence.message.ja)"
    }
  }

  /// What it may be answered with.
  var answers: [ReturnSlip.Answer] {
    ReturnSlip.Answer.allCases.filter { $0 != .stands || mayStand }
  }

  /// A figure as people write it, of a field that holds one; any other value as it stands.
  private func figure(_ text: String) -> String {
    guard finding.unit != nil || finding.difference != nil, let number = ExactDecimal(text) else {
      return WorkbookText.shortened(text, to: 80)
    }
    return FigureText.text(number, unit: finding.unit).ja
  }
}

extension ReturnSlip.Part {
  /// What is said without asking for an answer, a line each.
  var remarks: [String] {
    CompactFindings.lines(of: notes).map { "【\($0.level.title.ja)】\($0.message.ja)" }
  }
}
