// 追加・削除: everything that is not a change of a value.
extension ComparisonBook {
  var places: SummaryTable {
    var rows = comparison.added.map { row("今回のみ", old: nil, new: $0) }
    rows += comparison.removed.map { row("前回のみ", old: $0, new: nil) }
    for sheets in comparison.unpaired { rows += self.rows(of: sheets) }
    rows += comparison.unread.map { row(of: $0, "読めない") }
    rows += comparison.ignoredByKind.map { row(of: $0, "提出物以外") }
    for gap in comparison.gaps {
      rows += Message.gap(gap).map { [.text("様式の違い"), .blank, .blank, .blank, .text($0.ja)] }
    }
    for sheet in comparison.sheets where comparison.isResubmission(sheet) {
      rows.append(row("再提出", old: sheet.old, new: sheet.new, Message.resubmission(sheet).ja))
    }
    var table = SummaryTable(
      title: "追加・削除",
      note: "変わらないシート\(comparison.counts.unchanged)件",
      columns: [
        column("区分", 9, .center), column("事業", 26), column("旧 ファイル", 26),
        column("新 ファイル", 26), column("説明", 48),
      ],
      rows: rows
    )
    if rows.isEmpty { table.remarks = ["追加、削除されたシートはありません。"] }
    return table
  }

  private func row(of place: UnreadPlace, _ kind: String) -> [SheetCell.Content] {
    let files = place.isOld ? [place.title, ""] : ["", place.title]
    return ([kind, ""] + files + [place.reason.ja]).map { .text($0) }
  }

  /// Places of one kind, the first of them by name.
  private func row(of places: [UnreadPlace], _ kind: String) -> [SheetCell.Content] {
    guard places.count > 1 else { return places.first.map { row(of: $0, kind) } ?? [] }
    let more = places.count - Self.named
    let names = places.prefix(Self.named).map(\.title) + (more > 0 ? ["ほか\(more)件"] : [])
    let list = names.joined(separator: "\n")
    let files = places[0].isOld ? [list, ""] : ["", list]
    return ([kind, ""] + files + ["\(places.count)件: \(places[0].kind.ja)"]).map { .text($0) }
  }

  /// So many places of one kind are named; programs read of all of them.
  private static let named = 5

  private func row(
    _ kind: String,
    old: SheetPlace?,
    new: SheetPlace?,
    _ remark: String = ""
  ) -> [SheetCell.Content] {
    let names = [old, new].map { $0.map { "\($0.path.fileName)「\($0.sheet)」" } ?? "" }
    return ([kind, (new ?? old)?.title ?? ""] + names + [remark]).map { .text($0) }
  }

  /// A row for each sheet of the larger side.
  private func rows(of sheets: UnpairedSheets) -> [[SheetCell.Content]] {
    (0..<max(sheets.old.count, sheets.new.count)).map { index in
      row(
        sheets.reason.title,
        old: sheets.old.indices.contains(index) ? sheets.old[index] : nil,
        new: sheets.new.indices.contains(index) ? sheets.new[index] : nil,
        index == 0 ? sheets.reason.text.ja : "同上"
      )
    }
  }
}

extension UnpairedSheets.Reason {
  fileprivate var title: String {
    switch self {
    case .withoutKey: "番号なし"
    case .repeated, .copies: "重複"
    case .merged: "統合"
    case .split: "分割"
    }
  }
}
