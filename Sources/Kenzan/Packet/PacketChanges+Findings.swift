extension PacketChanges {
  /// What is to be replaced, a note for every paper; nothing where all is as before.
  func findings(of description: PacketDescription) -> [Finding] {
    var findings: [Finding] = []
    if previous.meeting != description.meeting {
      findings.append(
        Finding(
          .packetPrevious,
          .warning,
          cell: description.place(line: description.line),
          message: .otherMeeting(previous.path, previous.meeting, description.meeting)
        )
      )
    }
    findings += papers.map { paper in
      Finding(.packetReplaced, .info, message: .replaced(paper))
    }
    if !moved.isEmpty {
      findings.append(Finding(.packetReplaced, .info, message: .moved(moved)))
    }
    return findings
  }

  /// The list of replaced papers, which may be handed out with them.
  func table(of description: PacketDescription) -> SummaryTable {
    var rows = papers.flatMap { paper -> [[SheetCell.Content]] in
      let pages = Self.range(of: paper.pages)
      switch paper.kind {
      case .added: return [[paper.tab, pages, "", "", "追加"].map { .text($0) }]
      case .removed: return [[paper.tab, pages, "", "", "削除"].map { .text($0) }]
      case .changed(let cells) where cells.isEmpty:
        return [[paper.tab, pages, "資料番号", "", "番号の変更"].map { .text($0) }]
      case .changed(let cells):
        return cells.enumerated().map { index, cell in
          let head = index == 0 ? [paper.tab, pages] : ["", ""]
          let what = cell.label.isEmpty ? "\(cell.cell)" : "\(cell.label)（\(cell.cell)）"
          return (head + [what, cell.old, cell.new]).map { .text($0) }
        }
      }
    }
    rows += moved.map { [$0, "", "", "", "内容は同じで、頁番号だけが変わります"].map { .text($0) } }
    if rows.isEmpty { rows = [["変わったところはありません。", "", "", "", ""].map { .text($0) }] }
    return SummaryTable(
      title: "差替え一覧（第\(previous.edition)版から第\(edition)版）",
      note: description.meeting,
      columns: [
        SummaryTable.Column(heading: "資料", weight: 30),
        SummaryTable.Column(heading: "頁", weight: 8, kind: .center),
        SummaryTable.Column(heading: "項目（セル）", weight: 26),
        SummaryTable.Column(heading: "差替え前", weight: 34),
        SummaryTable.Column(heading: "差替え後", weight: 34),
      ],
      rows: rows
    )
  }

  /// Runs of pages: 3～5、8.
  static func range(of pages: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for page in pages.sorted() {
      if let last = runs.last, last.upperBound + 1 == page {
        runs[runs.count - 1] = last.lowerBound...page
      } else {
        runs.append(page...page)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)～\($0.upperBound)" }
      .joined(separator: "、")
  }
}

extension Message {
  fileprivate static func otherMeeting(_ path: String, _ old: String, _ new: String) -> Message {
    Message(
      ja: "--previous の「\(path)」は「\(old)」の資料で、この資料は「\(new)」です。前回配付した資料のブックか確かめてください。",
      en: "'\(path)' of --previous has the papers of '\(old)', not of '\(new)'; check which it is"
    )
  }

  fileprivate static func replaced(_ paper: PacketChanges.Paper) -> Message {
    let pages = PacketChanges.range(of: paper.pages)
    switch paper.kind {
    case .added:
      return Message(
        ja: "「\(paper.tab)」（\(pages)頁）を加えます。",
        en: "'\(paper.tab)' (page \(pages)) is new"
      )
    case .removed:
      return Message(
        ja: "「\(paper.tab)」（差替え前の\(pages)頁）を除きます。",
        en: "'\(paper.tab)' (page \(pages) before) is gone"
      )
    case .changed(let cells):
      let changes = cells.prefix(3).map { change(of: $0) }
      let more = cells.count - changes.count
      let list: Message =
        changes.isEmpty
        ? Message(ja: "資料番号だけが変わります。", en: "only its number is another")
        : Message.list(changes)
          + (more > 0
            ? Message(ja: "、ほか\(more)か所（内部資料の「差替え一覧」）", en: ", and \(more) more")
            : nothing)
      return Message(
        ja: "「\(paper.tab)」（\(pages)頁）を差し替えます: ",
        en: "'\(paper.tab)' (page \(pages)) is to be replaced: "
      ) + list
    }
  }

  private static func change(of cell: PacketChanges.Cell) -> Message {
    func short(_ text: String) -> String { WorkbookText.shortened(text, to: 40) }
    let label = cell.label.isEmpty ? "" : "「\(cell.label)」"
    return Message(
      ja: "\(cell.cell)\(label)「\(short(cell.old))」→「\(short(cell.new))」",
      en: "\(cell.cell)\(label) '\(short(cell.old))' -> '\(short(cell.new))'"
    )
  }

  fileprivate static func moved(_ tabs: [String]) -> Message {
    let list = tabs.map { "「\($0)」" }.joined(separator: "、")
    return Message(
      ja: "内容は同じで頁番号だけが変わる資料があります: \(list)。頁番号も揃えるときは配り直してください。",
      en: "the page numbers of these are others, though they say the same: \(list)"
    )
  }
}
