// How to put things right and to answer, for somebody who never saw a slip before.
extension ReturnSlip {
  /// What is held in the hands.
  enum Medium {
    case workbook, page
  }

  /// What to do, a line each.
  func advice(on medium: Medium) -> [String] {
    guard !open.isEmpty else { return ["直すところはありません。回答はいりません。"] }
    let items = open.flatMap(\.items)
    let hasMore =
      items.contains { !$0.consequences.isEmpty || $0.previous != nil }
      || open.contains { !$0.remarks.isEmpty }
    let lines: [String?] = [
      medium == .page ? "この頁は印刷して使います（画面では記入できません）。" : nil,
      department == nil ? Self.nobodyKnows : nil,
      open.contains { $0.report != nil }
        ? "直し方: 提出したファイルを開き、見出しの行に示したシートのセルを直して、ほかのシートも入れたまま、ファイルごと再提出してください。"
        : "直し方: 提出したファイルを「何をするか」のとおりに直して、再提出してください。",
      medium == .workbook ? "　　　　この票と写しは、直しても提出したことにはなりません。" : nil,
      levels,
      answering(on: medium),
      items.count > 1
        ? "一つの誤りが、いくつもの番号になることがあります。番号の順に確かめ、先の番号を直して済んだものも「直した」と答えてください。" : nil,
      hasMore ? "└ の行は、すぐ上の指摘やシートについての補足です。回答はいりません。" : nil,
      medium == .workbook && items.contains { $0.cell != nil }
        ? "「セル」を押すと提出したファイルが（元の場所にあるときだけ）、「見る」を押すとこの票の写しが、そのセルで開きます。" : nil,
      namesRegister ? "「台帳」は事務局の提出管理表です。台帳を直すことになるときは、事務局へ知らせてください。" : nil,
    ]
    return lines.compactMap { $0 }
  }

  private static let nobodyKnows =
    "どの部署のものか分からないファイルとシートです。提出元に確かめてください（台帳の「読込不可」の行の担当課に部署を記入すると、次からその部署の票に載ります）。"

  /// What the levels that occur ask for.
  private var levels: String {
    let levels = Set(open.flatMap(\.items).map { ReportLevel($0.finding) })
    let hasFixed = open.flatMap(\.items).contains {
      ReportLevel($0.finding) == .warning && !$0.mayStand
    }
    let must = [ReportLevel.error, .unreadable].filter(levels.contains)
    let names = must.map(\.title.ja).joined(separator: "・")
    let parts = [
      must.isEmpty ? nil : "\(names)は、必ず直してください（直せない事情があるときだけ「その他」）。",
      levels.contains(.warning)
        ? "要確認は、誤りなら直し、正しければ「このままでよい」\(hasFixed ? "（選べないものは「その他」）" : "")と答えてください。" : nil,
      levels.contains(.unverifiable) ? "判定できませんは、誤りという意味ではありません。足りない記入を補ってください。" : nil,
    ]
    return parts.compactMap { $0 }.joined()
  }

  private func answering(on medium: Medium) -> String {
    let choice =
      switch medium {
      case .workbook: "回答の▼から選び"
      case .page: "□の一つに印（レ）を付け"
      }
    let soon = due == nil ? "" : isLate ? "できるだけ早く" : "期限までに"
    return "回答: 番号ごとに\(choice)（「直した」のほかは、理由・回答者・日付も記入）、"
      + "この票も\(soon)\(notice.contact.isEmpty ? "事務局" : "上の返し先（事務局）")へ返してください。"
  }

  private var namesRegister: Bool {
    open.flatMap(\.items).contains { $0.message.contains("台帳") }
  }
}
