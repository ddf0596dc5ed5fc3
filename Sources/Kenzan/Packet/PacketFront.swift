/// The first two pages of a packet: the cover with the contents, and the agenda.
struct PacketFront {
  let description: PacketDescription
  /// The papers behind these two, in order.
  let papers: [PacketPaper]
  /// The names of the projects by code, as their sheets say them.
  let projects: [String: CitedText]
  /// What is replaced since the papers were last handed out.
  var changes: PacketChanges?

  static let coverTab = "表紙"
  static let agendaTab = "次第"
  static let coverIdentity = PacketPaper.identity(of: coverTab)

  private static let title = StyleSheet.title.with { $0.fontSize = 18 }
  private static let heading = PaperCanvas.plain.with {
    $0.fontSize = 12
    $0.isBold = true
  }
  private static let link = PaperCanvas.plain.with { $0.isUnderlined = true }
  private static let page = PaperCanvas.plain.with { $0.horizontal = .right }

  /// Both, in front of the papers.
  var pages: [PacketPaper] {
    let agenda = agenda
    return [
      (Self.coverTab, cover(agendaPages: agenda.pages)), (Self.agendaTab, agenda),
    ].map { title, sheet in
      var paper = PacketPaper(title: title, sheet: sheet)
      paper.identity = PacketPaper.identity(of: title)
      return paper
    }
  }

  /// The cover; the contents lead to the tabs and give the pages of the whole book.
  private func cover(agendaPages: Int) -> WorkbookSheet {
    let sheet = cover(pages: 1, agendaPages: agendaPages)
    // Long contents take pages of their own, which shift all the others.
    return sheet.pages == 1 ? sheet : cover(pages: sheet.pages, agendaPages: agendaPages)
  }

  private func cover(pages: Int, agendaPages: Int) -> WorkbookSheet {
    var canvas = PaperCanvas(named: Self.coverTab, columns: [4, 12, 68, 9])
    canvas.skip(60)
    let origins = description.meetingOrigins
    canvas.add(.init(.text(description.meeting), span: 4, Self.title, from: origins), height: 36)
    canvas.add(.init(.text("会議資料"), span: 4, Self.title), height: 36)
    canvas.skip(18)
    let look = PaperCanvas.plain.with { $0.horizontal = .center }
    for line in [description.moment, description.place?.value].compactMap({ $0 }) {
      canvas.add(.init(.text(line), span: 4, look, from: origins), height: 21)
    }
    if let changes, changes.edition > 1 {
      canvas.add(.init(.text("第\(changes.edition)版"), span: 4, look), height: 21)
    }
    canvas.skip(36)
    canvas.add(.init(.text("目次"), span: 3, Self.heading), .init(.text("頁"), Self.page), height: 24)
    var page = pages + 1
    var tab = 1
    var agenda = PacketPaper(title: Self.agendaTab)
    agenda.identity = PacketPaper.identity(of: Self.agendaTab)
    add(agenda, pages: agendaPages, tab: tab, &page, to: &canvas)
    for paper in papers {
      if let sheet = paper.sheet {
        tab += 1
        add(paper, pages: sheet.pages, tab: tab, &page, to: &canvas)
      } else {
        add(paper, pages: 0, tab: nil, &page, to: &canvas)
      }
    }
    return canvas.finishedOnOnePage
  }

  private func add(
    _ paper: PacketPaper,
    pages: Int,
    tab: Int?,
    _ page: inout Int,
    to canvas: inout PaperCanvas
  ) {
    let isReplaced = changes?.papers.contains { $0.identity == paper.identity } == true
    let remarks = [paper.remark, isReplaced ? "差替え" : ""].filter { !$0.isEmpty }
    let text = paper.title + remarks.map { "（\($0)）" }.joined()
    let content = tab.map { SheetCell.Content.link(sheet: $0, text: text) } ?? .text(text)
    let look = tab == nil ? PaperCanvas.plain : Self.link
    let range = pages == 0 ? "" : pages == 1 ? "\(page)" : "\(page)～\(page + pages - 1)"
    let number = PaperCanvas.Block(.text(paper.number), span: 2, PaperCanvas.plain)
    if paper.depth > 0 {
      canvas.add(
        .init(.blank, PaperCanvas.plain),
        .init(number.content, PaperCanvas.plain),
        .init(content, look, from: paper.origins),
        .init(.text(range), Self.page)
      )
    } else {
      canvas.add(
        number,
        .init(content, look, from: paper.origins),
        .init(.text(range), Self.page),
        height: 21
      )
    }
    page += pages
  }

  /// The agenda with the papers that are handed out.
  private var agenda: WorkbookSheet {
    var canvas = PaperCanvas(named: Self.agendaTab, columns: [6, 6, 6, 6, 69])
    let origins = description.meetingOrigins
    canvas.add(.init(.text(description.meeting), span: 5, Self.title, from: origins), height: 36)
    canvas.skip(12)
    canvas.add(.init(.text("次　第"), span: 5, Self.title), height: 30)
    canvas.skip(12)
    let lines: [(String, String?)] = [
      ("日時", description.moment), ("場所", description.place?.value),
    ]
    for (name, text) in lines {
      guard let text else { continue }
      canvas.add(
        .init(.text(name), span: 3, PaperCanvas.plain),
        .init(.text(text), span: 2, PaperCanvas.plain, from: origins),
        height: 21
      )
    }
    canvas.skip(12)
    add(description.agenda, depth: 0, to: &canvas)
    canvas.skip(18)
    canvas.add(.init(.text("〔配付資料〕"), span: 5, Self.heading), height: 24)
    let common = common
    for paper in papers where !common.contains(Self.content(of: paper)) { add(paper, to: &canvas) }
    guard !common.isEmpty else { return canvas.finishedOnOnePage }
    canvas.add(
      .init(.text("\(groupNames)の内容"), span: 5, PaperCanvas.plain),
      height: 24
    )
    for content in common {
      canvas.add(
        .init(.blank, span: 2, PaperCanvas.plain),
        .init(.text("－\(content.place)"), PaperCanvas.plain),
        .init(
          .text(content.title),
          span: 2,
          PaperCanvas.plain,
          from: papers.filter { Self.content(of: $0) == content }.flatMap(\.origins)
        )
      )
    }
    return canvas.finishedOnOnePage
  }

  /// What is at a place of a project's papers.
  private struct Content: Hashable {
    var place: Int
    var title: String
  }

  /// The numbers of the projects' papers: 資料4.
  private var groups: [String] {
    papers.filter { $0.depth > 0 }.compactMap { paper in
      paper.number.split(separator: "－").first.map(String.init)
    }.unique
  }

  /// 資料4・資料5, or the first and the last of many.
  private var groupNames: String {
    guard groups.count > 4, let first = groups.first, let last = groups.last else {
      return groups.joined(separator: "・")
    }
    return "\(first)～\(last)"
  }

  private static func content(of paper: PacketPaper) -> Content {
    let place = paper.depth == 0 ? 0 : paper.number.split(separator: "－").last.flatMap { Int($0) }
    return Content(place: place ?? 0, title: paper.title + paper.remark)
  }

  /// What every project has at the same place, which is said once where there are several.
  private var common: [Content] {
    let count = groups.count
    guard count > 1 else { return [] }
    var counts: [Content: Int] = [:]
    for paper in papers where paper.depth > 0 { counts[Self.content(of: paper), default: 0] += 1 }
    return counts.filter { $0.value == count }.map(\.key).sorted { $0.place < $1.place }
  }

  private func add(
    _ items: [PacketDescription.Item],
    depth: Int,
    to canvas: inout PaperCanvas
  ) {
    for (index, item) in items.enumerated() {
      let number = Self.number(index + 1, depth: depth)
      let text =
        item.title.map { CitedText($0, from: [description.origin("議題", $0, line: item.line)]) }
        ?? item.project.flatMap { projects[$0] } ?? ""
      let title = SheetCell.Content.text(text.text)
      let look = depth == 0 ? Self.heading : PaperCanvas.plain
      switch min(depth, 2) {
      case 0:
        canvas.add(
          .init(.text(number), look),
          .init(title, span: 4, look, from: text.origins),
          height: 24
        )
      case 1:
        canvas.add(
          .init(.blank, look),
          .init(.text(number), look),
          .init(title, span: 3, look, from: text.origins)
        )
      default:
        canvas.add(
          .init(.blank, span: 2, look),
          .init(.text(number), look),
          .init(title, span: 2, look, from: text.origins)
        )
      }
      add(item.items, depth: depth + 1, to: &canvas)
    }
  }

  /// 1, (1), 1) as official letters number.
  private static func number(_ number: Int, depth: Int) -> String {
    switch depth {
    case 0: "\(number)"
    case 1: "(\(number))"
    default: "\(number))"
    }
  }

  private func add(_ paper: PacketPaper, to canvas: inout PaperCanvas) {
    let text = paper.remark.isEmpty ? paper.title : "\(paper.title)（\(paper.remark)）"
    if paper.depth == 0 {
      canvas.add(
        .init(.text(paper.number), span: 3, PaperCanvas.plain),
        .init(.text(text), span: 2, PaperCanvas.plain, from: paper.origins),
        height: 21
      )
    } else {
      canvas.add(
        .init(.blank, span: 2, PaperCanvas.plain),
        .init(.text(paper.number), span: 2, PaperCanvas.plain),
        .init(.text(text), PaperCanvas.plain, from: paper.origins)
      )
    }
  }
}
